"""Decides how one page of a finished site becomes a file that can be sent: all in it, nothing asked of a network.

It is made from the site and not from the texts, so that what is sent is what was judged: the edition has been cut, the
privacy gate has passed, and the record tells that nothing was changed since. The file carries a policy of its own that
lets a browser run and load nothing but what is in it.
"""

from __future__ import annotations

import base64
import hashlib
import html
import posixpath
import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from portal.compose.addresses import page_address
from portal.finish.record import Record
from portal.load.settings import Settings
from portal.locale.catalogue import Catalogue
from portal.model.base import Audience
from portal.model.kinds import CONTENT

PAGES = {"module": "modules/{}/print", **{kind.name: f"{kind.folder}/{{}}" for kind in CONTENT.values()}}
"""Kind of text → the path of the page that a handout of it is made from."""
_ACTING = {"data-quiz": "quiz", "data-scenario": "scenario"}
"""Mark of a part that a script brings to life → the script, also where the page on the site goes without it."""
_LEFT_OUT = {"skip", "header", "crumb", "actions", "module-fold", "elsewhere"}
"""Classes of what only leads to other pages."""
_POLICY = "default-src 'none'; img-src data:; base-uri 'none'; form-action 'none'"
_IMAGES = {
    ".gif": "image/gif", ".jpeg": "image/jpeg", ".jpg": "image/jpeg", ".png": "image/png", ".svg": "image/svg+xml",
    ".webp": "image/webp",
}  # fmt: skip
"""Ending → media type of every picture that a site can hold."""
_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())


def candidates(name: str, language: str, record: Record, settings: Settings) -> dict[str, str]:
    """Reference → address of every page of the site that `name` (an id, or kind:id) can mean."""
    kind, _, own = name.rpartition(":")
    pages = {f"{each}:{own}": page_address(path.format(own), language, settings) for each, path in PAGES.items()}
    return {
        reference: address
        for reference, address in pages.items()
        if address in record.files and own != "index" and reference.startswith(f"{kind}:" if kind else "")
    }


def ids(language: str, record: Record, settings: Settings) -> set[str]:
    """The ids of all texts in the site that there can be a handout of."""
    patterns = [re.compile(page_address(path.format("([a-z0-9-]+)"), language, settings)) for path in PAGES.values()]
    return {found.group(1) for a in record.files for each in patterns if (found := each.fullmatch(a))} - {"index"}


def handout_name(reference: str, language: str, record: Record) -> str:
    """What the file is called; where it is not for everybody, also for whom."""
    own = reference.partition(":")[2]
    return (
        "-".join([own, *([record.edition.value] if record.edition is not Audience.PUBLIC else []), language]) + ".html"
    )


def handout(site: Path, address: str, record: Record, settings: Settings, words: Catalogue) -> bytes:
    """The page at `address` of the finished `site` as one file, in the language of `words`."""
    page = _Page(site, address, _base(settings), _acting(record), _head(address, record, settings, words))
    page.feed((site / address).read_text("utf-8"))
    page.close()
    return page.whole().encode()


def _base(settings: Settings) -> str:
    """The full address of the site, ready for an address in it to be joined on; nothing when it is not known."""
    return f"{settings.site_url.rstrip('/')}/" if settings.site_url else ""


def _acting(record: Record) -> dict[str, str]:
    """Mark of a part that acts → the address of its script in the site."""
    scripts = {name: re.compile(rf"assets/{name}\.[0-9a-f]+\.js") for name in _ACTING.values()}
    return {
        mark: address
        for mark, name in _ACTING.items() for address in record.files if scripts[name].fullmatch(address)
    }  # fmt: skip


def _head(address: str, record: Record, settings: Settings, words: Catalogue) -> str:
    """What stands above the text: whose it is, of which day, for whom, and where a newer one would be."""
    name = settings.site_names[words.language]
    copy = html.escape(words.t("handout.copy", name=name, date=words.date(record.made_on)))
    lines = [f'<p class="handout-copy">{copy}</p>\n']
    if settings.site_url:
        newest = urljoin(_base(settings), address)
        link = f'<a href="{html.escape(newest)}">{html.escape(newest)}</a>'
        lines.append(f"<p>{html.escape(words.t('handout.newest', address='{}')).format(link)}</p>\n")
    if record.edition is not Audience.PUBLIC:
        edition, whose = words.t(f"edition.{record.edition}"), words.t("edition.internal")
        lines.append(f'<p class="notice"><b>{html.escape(edition)}</b> – {html.escape(whose)}</p>\n')
    return "".join(lines)


def _digest(text: str) -> str:
    """How a policy names a script or style sheet (CSP, source-hash)."""
    return "'sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() + "'"


@dataclass
class _Page(HTMLParser):
    """Writes a page anew, tag by tag, with what it loads in the place of the links to it."""

    site: Path
    address: str
    site_url: str
    acting: dict[str, str]
    head: str
    out: list[str] = field(default_factory=list)
    scripts: dict[str, None] = field(default_factory=dict)
    """Addresses, in the order in which they run."""
    hashes: dict[str, list[str]] = field(default_factory=lambda: {"script": [], "style": []})
    links: list[str] = field(default_factory=list)
    """The end tags of the links that are open."""
    skipped: list[str] = field(default_factory=list)
    """Name of the element that is left out, once for every one of the same name that is open in it."""

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=False)

    def whole(self) -> str:
        """The finished file."""
        script, style = (" ".join(self.hashes[kind]) or "'none'" for kind in ("script", "style"))
        policy = f"default-src 'none'; img-src data:; style-src {style}; script-src {script}"
        meta = (
            f"<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}; base-uri 'none'; form-action 'none'\">"
        )
        return "".join(self.out).replace('<meta charset="utf-8">', f'<meta charset="utf-8">\n{meta}', 1)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = {name: value or "" for name, value in attrs}
        self.scripts |= {self.acting[mark]: None for mark in self.acting if mark in known}
        if self.skipped:
            self.skipped += [tag] if tag == self.skipped[0] else []
        elif tag == "nav" or _LEFT_OUT & set(known.get("class", "").split()):
            self.skipped += [tag] if tag not in _VOID else []
        elif (rewrite := _REWRITES.get(tag)) is not None:
            rewrite(self, known)
        else:
            self.same()
            if tag == "main":
                self.out.append(f"\n{self.head}")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if not self.skipped:
            self.same()

    def handle_endtag(self, tag: str) -> None:
        if self.skipped:
            self.skipped.pop() if tag == self.skipped[0] else None
        else:
            if tag == "body":
                self._run()
            self.out.append(self.links.pop() if tag == "a" else f"</{tag}>")

    def handle_data(self, data: str) -> None:
        self.put(data)

    def handle_entityref(self, name: str) -> None:
        self.put(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self.put(f"&#{name};")

    def handle_decl(self, decl: str) -> None:
        self.put(f"<!{decl}>")

    def put(self, text: str) -> None:
        """Words of the page, as they are."""
        if not self.skipped:
            self.out.append(text)

    def same(self) -> None:
        """The tag as it stands in the page."""
        self.out.append(self.get_starttag_text() or "")

    def local(self, link: str) -> str | None:
        """The address in the site that a link leads to; None for one that leads out of the site or nowhere else."""
        parts = urlsplit(link)
        if parts.scheme or parts.netloc or not parts.path:
            return None
        return posixpath.normpath(posixpath.join(posixpath.dirname(self.address), unquote(parts.path)))

    def link(self, known: dict[str, str]) -> None:
        """<a>: as it is when it works without the site, else with the full address, else words."""
        href = known.get("href", "")
        there = self.local(href)
        if there is None:
            self.same()
        elif self.site_url:
            _, mark, anchor = href.partition("#")
            full = html.escape(urljoin(self.site_url, there) + mark + anchor)
            self.out.append(f'<a href="{full}" rel="noreferrer">')
        else:
            self.out.append("<span>")
        self.links.append("</span>" if self.out[-1] == "<span>" else "</a>")

    def image(self, known: dict[str, str]) -> None:
        """<img>: with its bytes."""
        there = self.local(known.get("src", ""))
        if there is not None:
            kind = _IMAGES[posixpath.splitext(there)[1].lower()]
            content = base64.b64encode((self.site / there).read_bytes()).decode()
            known = known | {"src": f"data:{kind};base64,{content}"}
        attributes = "".join(f' {name}="{html.escape(value)}"' for name, value in known.items())
        self.out.append(f"<img{attributes}>")

    def resource(self, known: dict[str, str]) -> None:
        """<link>: a style sheet with its text; the empty icon stays, so that no browser asks for one."""
        there = self.local(known.get("href", ""))
        if known.get("rel") == "stylesheet" and there is not None:
            text = (self.site / there).read_text("utf-8")
            self.hashes["style"].append(_digest(text))
            self.out.append(f"<style>{text}</style>")
        elif known.get("rel") == "icon":
            self.same()

    def script(self, known: dict[str, str]) -> None:
        """<script>: one with an address runs at the end of the page; data stays where it is."""
        there = self.local(known.get("src", ""))
        if there is None:
            self.same()
        else:
            self.scripts[there] = None
            self.skipped.append("script")

    def meta(self, known: dict[str, str]) -> None:
        """<meta>: what tells others of the page, or what it may load, is said anew or not at all."""
        if "property" not in known and "http-equiv" not in known:
            self.same()

    def _run(self) -> None:
        for address in self.scripts:
            text = (self.site / address).read_text("utf-8").replace("</", r"<\/")
            self.hashes["script"].append(_digest(text))
            self.out.append(f"<script>{text}</script>\n")


_REWRITES = {"a": _Page.link, "img": _Page.image, "link": _Page.resource, "script": _Page.script, "meta": _Page.meta}
"""Tags that do not stay as they are."""
