"""Decides which problems exist and how severe each is; their words stand in `portal/locale/`."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum


class Severity(StrEnum):
    """What a problem means for the build."""

    ERROR = "error"
    """Nothing is built until it is mended."""
    REVIEW = "review"
    """A person must decide, in the file, before the text is published."""
    NOTE = "note"
    """Good to know; the build goes on."""


_ERRORS = """
C001 C002 C003 C004
F001 F002 F003 F004 F005 F007 F008 F009 F010 F011 F012 F013 F014 F015
Y001 Y002 Y003 Y004 Y005 Y006 Y007 Y008 Y009 Y010 Y011 Y012 Y013 Y014 Y015 Y019
S001 S002 S003 S004 S005 S006 S007 S008 S009 S010 S011 S012 S013 S014 S015 S016 S017
S018
I001 I002 I003
P001 P002 P004
R001 R002 R003 R004 R005 R006 R007 R008
Q001 Q002 Q003 Q004 Q005
N001 N002 N003 N004 N005 N006 N007
K001 K002 K003 K004
J001 J002 J003 J004 J005 J006 J007
B001 B002 B003
M001 M002 M003 M004 M005 M006 M007 M008 M009 M010 M011
V001 V002 V003 V004 V005 V006 V007 V008
D003 D004 D005 D006 D007
D011
E001 E002 E003 E004
W001 W002 W003 W004 W005 W006 W007 W008 W009
T002 T004 T005 T010 T011 T012 T013 T014 T015 T016 T017
A001 A002 A003 A004 A005 A006 A007 A008 A009 A010 A011 A012
G001 G002 G003
EGN LNCH PHONE EMAIL IBAN ID_CARD CAR_PLATE BIRTH_DATE FULL_NAME ADDRESS SOCIAL_HANDLE CASE_NUMBER
SCHOOL_WITH_CHILD LEAK
""".split()
_NOTES = """
D001 D002 F006 P003 P005 O001 O002 R009
D008 D009
D010
T001 T003
H001
L001 L002 L003 L004 L005 L006 L007 L008 L009 L010
W010
""".split()

CODES: Mapping[str, Severity] = {
    **dict.fromkeys(_ERRORS, Severity.ERROR),
    "INITIALS": Severity.REVIEW,
    "QUASI": Severity.REVIEW,
    "SCAN": Severity.REVIEW,
    **dict.fromkeys(_NOTES, Severity.NOTE),
}
"""Code → severity. By the first letter: A attachments and pictures, B keys and certificates, C configuration, D dates
and retired texts, E editions, F files, G drawings, H contributed texts, I ids, J paths by role, K final tests,
L language, M Markdown, N scenarios, O objectives and time, P parity of languages, Q questions, R references, S shape,
T translations, V privacy, W the finished site, Y YAML; in full words what could identify somebody."""
