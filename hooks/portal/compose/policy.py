"""Decides what a browser may do with a page of the portal: load and run what the site itself holds, and nothing else.

The policy stands in every page, so that it also holds on hosts whose headers cannot be set and on a USB stick, and in
the headers of every web server we know how to tell. It needs no hash and no exception, because no page holds a script
or a style of its own.
"""

from __future__ import annotations

from collections.abc import Mapping

_ALLOWED: Mapping[str, str] = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "worker-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'none'",
}
"""Directives of Content Security Policy Level 3. Of pages opened from a folder, 'self' allows Chromium the files of the
folder (tried), and Firefox does not apply the policy to files at all (`subjectToCSP` in its nsCSPService.cpp)."""

POLICY = "; ".join(f"{name} {sources}" for name, sources in _ALLOWED.items())
"""As a page says it by itself."""

HEADERS: Mapping[str, str] = {
    # Who may show a page in a frame is heard in a header only.
    "Content-Security-Policy": f"{POLICY}; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Strict-Transport-Security": "max-age=31536000",
}
"""What a web server should say with every answer; the sample configurations in `portal/servers` say the same."""
