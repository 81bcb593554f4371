"""Decides what a translated PO file changes: all of it or, where anything does not fit, nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from portal.load.outline import outline
from portal.load.settings import Settings
from portal.load.validate import near
from portal.model.library import Library
from portal.model.place import Place
from portal.model.targets import REFERENCE_KINDS, targets
from portal.problems import Problem
from portal.translations.messages import Message, for_language
from portal.translations.po import Entry, Translated
from portal.translations.rewriting import rewritten
from portal.translations.standing import Standing, standings
from portal.translations.texts import Text, texts

_MARKS = re.compile(r"\{[#.:][^{}\n]*\}|\[\^[^\]\s]+\]")
_LANGUAGE = re.compile(r"\blang=[\w-]+")
"""Attributes and footnotes: what a translation must hold exactly as its source does."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What an import does."""

    language: str
    files: Mapping[str, str]
    """Path → its new text."""
    finished: Sequence[Text]
    """Texts that follow their sources now, to be remembered."""
    waiting: Mapping[str, int]
    """Name of a text that cannot be written before it is whole → messages that are not translated yet."""
    taken: int
    """How many translations are new."""
    entries: Mapping[str, int]
    """Context of a message → its line in the PO file."""


def plan(po: Translated, name: str, library: Library, settings: Settings) -> Plan | list[Problem]:
    """What the PO file `name` changes, or everything in it that does not fit."""
    if po.language not in settings.languages:
        languages = ", ".join(settings.languages)
        return [Problem("T011", Place(name), {"language": po.language or "–", "known": languages})]
    known = {m.context: m for m in for_language(library, settings.languages, po.language, texts(library))}
    judge = _Judge(name, known, set(targets(library)))
    problems = [problem for entry in po.entries for problem in judge.entry(entry)]
    if problems:
        return problems
    files: dict[str, str] = {}
    finished: list[Text] = []
    waiting: dict[str, int] = {}
    unfit: list[Problem] = []
    for standing, messages in _by_text(known, judge.given, po.language, library, settings):
        text = standing.text
        done = {
            m.context: words for m in messages if m.context in judge.given and (words := judge.given[m.context].target)
        }
        change = rewritten(text, messages, done, library, source=standing.source, language=po.language)
        unfit += [Problem("T017", Place(name, judge.given[context].line)) for context in change.unfit]
        files |= change.files
        if change.waits:
            waiting[text.name] = change.waits
        if change.whole and (change.files or standing.outdated):
            finished.append(text)
    if unfit:
        return unfit
    lines = {context: entry.line for context, entry in judge.given.items()}
    return Plan(po.language, files, finished, waiting, len(judge.new), lines)


def _by_text(
    known: Mapping[str, Message], given: Mapping[str, Entry], language: str, library: Library, settings: Settings
) -> Iterator[tuple[Standing, list[Message]]]:
    """The texts of which the PO file holds anything, each with all its messages."""
    grouped: dict[str, list[Message]] = {}
    for message in known.values():
        grouped.setdefault(message.text.name, []).append(message)
    there = {name: messages for name, messages in grouped.items() if any(m.context in given for m in messages)}
    wanted = [messages[0].text for messages in there.values()]
    for standing in standings(library, settings.languages, wanted):
        if standing.language == language:
            yield standing, there[standing.text.name]


class _Judge:
    """Holds every entry of a PO file against the message that it should translate."""

    def __init__(self, name: str, known: Mapping[str, Message], references: set[str]) -> None:
        self.name = name
        self.known = known
        self.references = references
        self.given: dict[str, Entry] = {}
        self.new: set[str] = set()

    def entry(self, entry: Entry) -> Iterator[Problem]:
        at = Place(self.name, entry.line)
        message = self.known.get(entry.context)
        if message is None:
            yield Problem("T012", at, {"context": entry.context or "–", "suggestion": near(entry.context, self.known)})
        elif message.source != entry.source:
            yield Problem("T013", at, {"file": message.place.path, "line": message.place.line})
        else:
            self.given[entry.context] = entry
            if entry.target and entry.target != message.target:
                self.new.add(entry.context)
                yield from self.words(entry, at)

    def words(self, entry: Entry, at: Place) -> Iterator[Problem]:
        """What is wrong with the words of a new translation."""
        here, there = _addresses(entry.source), _addresses(entry.target)
        for lost in sorted(here - there):
            yield Problem("T014", at, {"target": lost})
        for foreign in sorted(there - here):
            reference = foreign.partition("#")[0]
            if reference.partition(":")[0] in REFERENCE_KINDS and reference not in self.references:
                meant = near(foreign, here - there) or near(reference, self.references)
                yield Problem("T015", at, {"target": foreign, "suggestion": meant})
        marks, others = _marks(entry.source), _marks(entry.target)
        if marks != others:
            missing, added = (", ".join(sorted(part)) or "–" for part in (marks - others, others - marks))
            yield Problem("T016", at, {"missing": missing, "added": added})


def _marks(words: str) -> set[str]:
    """What a translation has to keep; words that are foreign in one language are of another language in the next."""
    return {_LANGUAGE.sub("lang", mark) for mark in _MARKS.findall(words)}


def _addresses(words: str) -> set[str]:
    """Where the links and images of some Markdown lead."""
    return {link.target for link in outline(words, lambda line, column: Place("", line, column)).links}
