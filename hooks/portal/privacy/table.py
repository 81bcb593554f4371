"""Which detectors there are. A new family of identifiers is one new file and one line here."""

from __future__ import annotations

from portal.privacy import (
    address,
    birth_date,
    car_plate,
    case_number,
    egn,
    email,
    full_name,
    iban,
    id_card,
    lnch,
    phone,
    school_with_child,
    social_handle,
)
from portal.privacy.detector import Detector
from portal.problems import Severity

DETECTORS: tuple[Detector, ...] = (
    Detector("LNCH", lnch.find),
    Detector("EGN", egn.find),
    Detector("IBAN", iban.find, releasable=True),
    Detector("EMAIL", email.find, releasable=True),
    Detector("PHONE", phone.find, releasable=True),
    Detector("ID_CARD", id_card.find),
    Detector("CAR_PLATE", car_plate.find),
    Detector("BIRTH_DATE", birth_date.find),
    Detector("CASE_NUMBER", case_number.find, releasable=True),
    Detector("SOCIAL_HANDLE", social_handle.find, releasable=True),
    Detector("ADDRESS", address.find, releasable=True),
    Detector("SCHOOL_WITH_CHILD", school_with_child.find),
    Detector("LNCH", lnch.find_bare),
    Detector("ID_CARD", id_card.find_bare),
    Detector("FULL_NAME", full_name.find, releasable=True),
    Detector("FULL_NAME", full_name.find_initials, severity=Severity.REVIEW, releasable=True),
)
"""In order of precedence: of two findings of the same stretch the earlier detector wins."""
