"""What every template can ask for: words of the interface, addresses, references, texts of the library."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any
from urllib.parse import quote

from markdown import Markdown
from markupsafe import Markup

from portal.compose.addresses import page_address, relative
from portal.compose.assets import Assets
from portal.compose.phrases import Phrase, phrase, view
from portal.compose.pictures import with_sizes
from portal.compose.references import rewrite
from portal.compose.safe_markdown import EXTENSION_CONFIGS, EXTENSIONS
from portal.compose.staged import Outdated
from portal.load.settings import Settings
from portal.locale.catalogue import Catalogue
from portal.media.screen import Size
from portal.model.base import Audience, Origin, Reviewed
from portal.model.document import Link
from portal.model.glossary import Term
from portal.model.library import Library
from portal.model.media import linked_path, published_address, suffix_of
from portal.model.retired import Retired
from portal.model.targets import Target
from portal.report.status import StatusReport

_TAG = re.compile(r"<[^>]*>")
_HEADING = re.compile(r"^(</?h)([1-5])\b")
_OWN_ANCHOR = re.compile(r'( id="| href="#)')


@lru_cache(maxsize=1)
def _markdown() -> Markdown:
    return Markdown(extensions=list(EXTENSIONS), extension_configs=EXTENSION_CONFIGS, output_format="html")


@dataclass(frozen=True, slots=True)
class Frame:
    """One language of one edition, seen from one page."""

    settings: Settings
    library: Library
    """Only what the edition contains."""
    targets: Mapping[str, Target]
    """Only what can be reached in the edition."""
    withheld: Mapping[str, Audience]
    """References that lead to a wider edition → whose edition that is."""
    catalogues: Mapping[str, Catalogue]
    language: str
    """The reader's language."""
    assets: Assets
    stale: Mapping[tuple[str, str], Outdated] = field(default_factory=dict)
    """Name of a text and language → that its translation follows an older text; only where it does."""
    status: StatusReport | None = None
    """How the texts of the edition stand; only in the editions of the team and above."""
    path: str = "index"
    """The page the frame is seen from."""
    retired: Mapping[str, Retired] = field(default_factory=dict)
    """References to texts that are no longer valid → what readers are told there."""
    pictures: Mapping[str, Size] = field(default_factory=dict)
    """Address of a picture → its size."""
    base: str = ""
    """Where links start, for a page that is served at any address: / or /folder/. Else links are relative."""

    @property
    def catalogue(self) -> Catalogue:
        return self.catalogues[self.language]

    def at(self, path: str, base: str = "") -> Frame:
        """The same frame seen from another page."""
        return replace(self, path=path, base=base)

    def t(self, key: str, **values: object) -> str:
        """A text of the interface."""
        return self.catalogue.t(key, **values)

    def date(self, day: datetime.date) -> Markup:
        """A date in words, readable by machines too."""
        return Markup('<time datetime="{}">{}</time>').format(day.isoformat(), self.catalogue.date(day))

    def language_name(self, language: str) -> str:
        """What a language is called in the reader's language (CLDR)."""
        return str(self.catalogue.locale.languages.get(language) or self.settings.language_names[language])

    def overdue(self, entry: Reviewed) -> datetime.date | None:
        """The day on which a text should have been reviewed, when that day is past."""
        due = entry.review_due()
        return due if due < self.settings.today else None

    def outdated(self, *names: str) -> Outdated | None:
        """The oldest translation among the texts of a page that their sources have outrun."""
        found = [self.stale[name, self.language] for name in names if (name, self.language) in self.stale]
        return min(found, key=lambda outdated: outdated.day, default=None)

    def contributor(self, entry: Reviewed) -> str | None:
        """Who sent a contributed text; None for one of the team."""
        return self.say(entry.owner).text if entry.origin is Origin.CONTRIBUTED else None

    def minutes(self, count: int) -> str:
        return self.catalogue.minutes(count)

    def link(self, address: str) -> str:
        """A link from this page to an address in the site."""
        if self.base:
            return self.base + address
        return relative(page_address(self.path, self.language, self.settings), address)

    def full_address(self, path: str) -> str:
        """The address of a page as it is typed anywhere, or nothing when that of the site is not known."""
        base = self.settings.site_url
        return f"{base.rstrip('/')}/{page_address(path, self.language, self.settings)}" if base else ""

    def page(self, path: str, language: str | None = None) -> str:
        """A link to a page, in the reader's language unless another is named; `path` may end in `#anchor`."""
        base, mark, anchor = path.partition("#")
        return self.link(page_address(base, language or self.language, self.settings) + mark + anchor)

    def asset(self, name: str) -> str:
        """A link to a style sheet or script."""
        return self.link(self.assets.address(name))

    def say(self, text: Mapping[str, str]) -> Phrase:
        """A text in several languages for this reader."""
        return phrase(text, self.language, self.settings.languages, self.convert)

    def view(self, value: Any) -> Any:
        """A model for a template."""
        return view(value, self.say, self.language)

    def convert(self, words: str) -> str:
        """Markdown of a text value → HTML, with its references resolved."""
        if "](" in words:
            words = rewrite(words, self.resolve, self.instead, mark_terms=False)
        return _markdown().reset().convert(words)

    def print_body(self, markdown: str, prefix: str) -> Markup:
        """The body of a lesson inside a longer page: headings one level down, ids with `prefix` in front."""
        html = self.sized(_markdown().reset().convert(markdown))
        return Markup(_TAG.sub(lambda tag: _inside(tag.group(), prefix), html))  # noqa: S704 - SafeMarkdown

    def sized(self, html: str) -> Markup:
        """The body of this page as rendered from Markdown, its pictures with their sizes."""
        here = page_address(self.path, self.language, self.settings)
        return Markup(with_sizes(html, here, self.pictures))  # noqa: S704 - SafeMarkdown

    def resolve(self, reference: str) -> str | None:
        """The link a reference stands for, or None when it leads nowhere in this edition."""
        name, _, anchor = reference.partition("#")
        target = self.targets.get(name)
        if target is None:
            return self.page(self.retired[name].paths[0]) if name in self.retired else None
        anchor = anchor or target.anchor
        return self.page(f"{target.path}#{anchor}" if anchor else target.path)

    def instead(self, link: Link) -> str:
        """What stands for a link that leads nowhere in this edition: its words, and whose edition it needs.

        The words of a term are no promise of more to read, so they need no note.
        """
        reference = link.target.partition("#")[0]
        audience = None if reference.startswith("term:") else self.withheld.get(reference)
        return f"{link.label} ({self.t(f'withheld.{audience}')})" if audience else link.label

    def file(self, target: str, source: str) -> str:
        """A link to an image or attachment that a text at `source` names."""
        return quote(self.link(published_address(linked_path(target, source))))

    def described(self, target: str, source: str) -> str:
        """What readers are told of an attachment before they open it, e.g. PDF, 120 KB; nothing for one unknown."""
        size = self.library.attachments.get(linked_path(target, source))
        return "" if size is None else f"{suffix_of(target)[1:].upper()}, {self.catalogue.size(size)}"

    def material(self, entry: Any, source: str) -> Markup:
        """The title of something with a file (`title`, `file`), as a link when there is one."""
        described = self.described(entry.file, source) if entry.file is not None else ""
        if not described:
            return Markup("{}").format(entry.title)
        return Markup('<a href="{}">{} ({})</a>').format(self.file(entry.file, source), entry.title, described)

    def ref(self, reference: str) -> Markup:
        """A reference as a link with the title of what it leads to; nothing when it leads nowhere."""
        target = self.targets.get(reference)
        if target is None or target.title is None:
            return Markup()
        return Markup('<a href="{}">{}</a>').format(self.resolve(reference), self.say(target.title))

    def has(self, reference: str) -> bool:
        """Whether a reference leads somewhere in this edition."""
        return reference in self.targets

    def roles(self, names: Iterable[str]) -> Markup:
        """The names of roles as one enumeration that begins with a capital letter."""
        vocabulary = self.library.vocabulary
        titles = {role.id: role.title for role in vocabulary.value.roles} if vocabulary else {}
        shown = [self.say(titles[name]) for name in names if name in titles]
        return Markup(", ").join([shown[0].capitalised(), *shown[1:]] if shown else [])

    def service(self, code: str) -> Phrase | str:
        """The name of a service."""
        vocabulary = self.library.vocabulary
        found = next((s for s in vocabulary.value.services if s.id == code), None) if vocabulary else None
        return self.say(found.title) if found else code

    def term(self, name: str) -> Any:
        """A glossary term as `explained`, or None."""
        glossary = self.library.glossary
        found = next((term for term in glossary.value.terms if term.id == name), None) if glossary else None
        return self.explained(found) if found else None

    def explained(self, term: Term) -> Any:
        """A glossary term for a template, with its `others`: the words for it elsewhere, as (language, words)."""
        languages = [code for code in self.settings.languages if code != self.language and term.term.get(code)]
        shown = self.view(term)
        shown.others = [(code, term.term[code]) for code in languages]
        return shown

    @property
    def helplines(self) -> list[Any]:
        """All helplines."""
        document = self.library.helplines
        return [self.view(line) for line in document.value.helplines] if document else []

    @property
    def centres(self) -> list[Any]:
        """All centres."""
        document = self.library.centres
        return [self.view(centre) for centre in document.value.centres] if document else []


def _inside(tag: str, prefix: str) -> str:
    """A tag as it stands inside a longer page."""
    lower = _HEADING.sub(lambda found: f"{found.group(1)}{int(found.group(2)) + 1}", tag)
    return _OWN_ANCHOR.sub(rf"\1{prefix}.", lower)
