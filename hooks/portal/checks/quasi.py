"""Decides whether the details of a story, taken together, need a person's decision, and whether there is one."""

from __future__ import annotations

from collections.abc import Iterator

from portal.checks.context import Context
from portal.checks.privacy import Lines
from portal.checks.publications import Publication, Words, publications
from portal.model.place import Place
from portal.privacy.quasi import ENOUGH, Clue, Story, Telling, clues, kinds, weight
from portal.problems import Problem


def quasi_identifiers(context: Context) -> Iterator[Problem]:
    """QUASI: a story could single out a child; V007: its text changed after it was signed; V008: nothing to sign."""
    for publication in publications(context.library):
        yield from _judge(publication, open_stories(publication))


def open_stories(publication: Publication) -> list[Problem]:
    """QUASI for every story that needs a decision, whether there is one or not."""
    scene: list[Clue] | None = None
    found: list[Problem] = []
    for case in publication.cases():
        alone = [(words, each) for words, story in case for each in story.tellings if weight(each.clues) >= ENOUGH]
        told = [clue for _, story in case for clue in story.clues()]
        if alone:
            found += [_problem(publication, "paragraph", words, each, each.clues) for words, each in alone]
        elif told:
            if scene is None:
                scene = [clue for words in publication.scene() for clue in clues(words.text) if clue.kind == _PLACE]
            together = [*told, *scene]
            if weight(together) >= ENOUGH:
                words, telling = _first(case)
                found.append(_problem(publication, "case", words, telling, together))
    return found


_PLACE = "settlement"
"""The kind that holds for the whole of a publication with one case."""


def _first(case: list[tuple[Words, Story]]) -> tuple[Words, Telling]:
    """The paragraph that gives most away; of several the first."""
    tellings = [(words, each) for words, story in case for each in story.tellings]
    return max(tellings, key=lambda each: weight(each[1].clues))


def _problem(
    publication: Publication, scope: str, words: Words, telling: Telling, found: tuple[Clue, ...] | list[Clue]
) -> Problem:
    args: dict[str, str | int | tuple[str, ...]] = {
        "scope": scope,
        "kinds": tuple(kinds(found)),
        "file": publication.path,
    }
    return Problem("QUASI", words.place(*Lines.of(words.text).at(telling.start)), args)


def _judge(publication: Publication, found: list[Problem]) -> Iterator[Problem]:
    valid = bool(found)
    seal = publication.fingerprint() if any(True for _ in publication.reviews()) else ""
    for document, review in publication.reviews():
        place: Place = document.place("privacy_review")
        if not found:
            yield Problem("V008", place)
        elif review.text != seal:
            valid = False
            yield Problem("V007", place, {"file": publication.path})
    if not (valid and seal):
        yield from found
