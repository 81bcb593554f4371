"""Decides what is done with a file that was handed in: opened when it is sealed, read either way.

`overrides/assets/portal/opening.mjs` is the twin.
"""

from __future__ import annotations

from portal.records.container import FORMAT as SEALED
from portal.records.container import unseal
from portal.records.evidence import Opened
from portal.records.faults import Fault
from portal.records.hostile import plain, read_json, way_to
from portal.records.keys import ExpertKey
from portal.records.record import as_record, read_record


def open_record(file: str, data: bytes, key: ExpertKey | None) -> Opened:
    """The record in a file, sealed or not, or why there is none. Never raises, whatever the file holds.

    Without a key a sealed file is one for another key, which is named.
    """
    found = read_json(data)
    if isinstance(found, Fault):
        return Opened(file, found)
    if not isinstance(found, dict) or found.get("format") != SEALED:
        return Opened(file, as_record(found))
    if key is None:
        named = found.get("key")
        return Opened(file, Fault("other_key", plain(named) if isinstance(named, str) else ""), sealed=True)
    text = unseal(data.decode("utf-8-sig"), key)
    if isinstance(text, Fault):
        # The way to a wrong value can hold a name that a stranger made up.
        return Opened(file, Fault(text.code, way_to(text.detail.split(".")) if text.detail else ""), sealed=True)
    return Opened(file, read_record(text.encode()), sealed=True)
