"""Decides what hosts that are configured by files in the site are told: the headers of every answer, the missing page.

Only the public edition has such files: the others belong behind passwords, which these hosts are not set up for here.
"""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

from portal.compose.policy import HEADERS
from portal.load.settings import Settings
from portal.model.base import Audience

FOR_EVER = "max-age=31536000, immutable"
"""How long a browser may keep a file with a digest of its content in its name."""
_DIGEST = r"\.[0-9a-f]{8}\.(css|js)$"
_PACKED = "text/html text/css text/plain text/javascript application/javascript application/json image/svg+xml"


def netlify(base: str) -> str:
    """`_headers`, as Netlify, Cloudflare Pages and others of their kind read it."""
    # Both would join two values of one header, so what holds for pages is left at what they say by themselves.
    blocks = [(f"{base}*", HEADERS), (f"{base}assets/*", {"Cache-Control": FOR_EVER})]
    return "".join(f"{at}\n" + "".join(f"  {name}: {value}\n" for name, value in said.items()) for at, said in blocks)


def apache(base: str) -> str:
    """`.htaccess`; everything in it is allowed where `AllowOverride FileInfo` is."""
    lines = [
        "# Made by the portal. A file of your own in its place is kept when the site is built again.",
        f"ErrorDocument 404 {base}404.html",
        "AddDefaultCharset utf-8",
        "<IfModule mod_alias.c>",
        r'RedirectMatch 404 "/\.(?!well-known/)"',
        "</IfModule>",
        "<IfModule mod_headers.c>",
        *(f'Header always set {name} "{value}"' for name, value in HEADERS.items()),
        'Header always set Cache-Control "no-cache"',
        f'<FilesMatch "{_DIGEST}">',
        f'Header always set Cache-Control "{FOR_EVER}"',
        "</FilesMatch>",
        "</IfModule>",
        "<IfModule mod_deflate.c>",
        "<IfModule mod_filter.c>",
        f"AddOutputFilterByType DEFLATE {_PACKED}",
        "</IfModule>",
        "</IfModule>",
    ]
    return "\n".join(lines) + "\n"


HOSTS = {"_headers": netlify, ".htaccess": apache}
"""Name of the file → its text for a site that is served at `base`."""


def base_of(site_url: str) -> str:
    """The path at which a site is served, / or /folder/."""
    return urlsplit(site_url).path.rstrip("/") + "/"


def write_host_files(folder: Path, settings: Settings) -> None:
    """Write them into a finished site of the public edition."""
    if settings.edition is Audience.PUBLIC:
        for name, text in HOSTS.items():
            (folder / name).write_text(text(base_of(settings.site_url)), "utf-8")
