"""Decides the address of every page and file in the site.

Addresses end in `.html` and links are relative, so that the site also opens from a folder, without a server.
"""

from __future__ import annotations

import posixpath

from portal.load.settings import Settings


def page_address(path: str, language: str, settings: Settings) -> str:
    """Where a page comes out, relative to the site: the default language at the top, others in a folder each."""
    prefix = "" if language == settings.default else f"{language}/"
    return f"{prefix}{path}.html"


def relative(here: str, there: str) -> str:
    """The link from the page at address `here` to the address `there` (which may end in `#anchor`)."""
    path, mark, anchor = there.partition("#")
    if path == here and anchor:
        return f"#{anchor}"
    return posixpath.relpath(path, posixpath.dirname(here) or ".") + mark + anchor
