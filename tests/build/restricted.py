"""A portal in which something of every kind is for fewer people than everybody, with a canary in each place of it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from building import buildable
from canary import Flock, plant, write
from canary import read as read_data
from PIL import Image, PngImagePlugin

from made import docx, paragraph
from portal.load.settings import CONFIG
from portal.model.base import Audience
from portal.model.library import Library
from portal.model.scenario import FILE_PREFIX, Scenario
from portal.model.walk import named
from portal.site import read_site
from sample import apply

PUBLIC, GROUP, TEAM, EXPERT = Audience
AUDIENCE = "audience: public\n"
CHANGES = [
    {"file": CONFIG, "replace": "docs_dir: docs", "with": "docs_dir: docs\nsite_url: https://portal.example.org/net/"},
    # A module and its parts as their folder says; a lesson, a quiz, a scenario, a protocol, a practice, a leaflet.
    {"file": "modules/safe-report/folder.yml", "write": "audience: expert\n"},
    {"file": "modules/safe-report/module.yml", "replace": AUDIENCE, "with": ""},
    {"file": "modules/good-talk/quiz.yml", "append": "audience: team\n"},
    {"file": "modules/good-talk/scenario-silent-child.yml", "append": "audience: expert\n"},
    {
        "file": "modules/good-talk/module.yml",
        "replace": "- id: plain-words\n",
        "with": "- id: plain-words\n    audience: resource_group\n",
    },
    {"file": "docs/protocols/folder.yml", "write": "audience: team\n"},
    {"file": "docs/protocols/safeguarding.yml", "replace": AUDIENCE, "with": ""},
    {"file": "docs/practices/quiet-room.yml", "replace": AUDIENCE, "with": "audience: resource_group\n"},
    {"file": "docs/awareness/afraid.yml", "replace": AUDIENCE, "with": "audience: expert\n"},
    {"file": "docs/paths.yml", "replace": "- id: case-worker\n", "with": "- id: case-worker\n    audience: expert\n"},
    # Parts of lists: a term, a centre, a contact of another centre, a helpline, a door.
    {"file": "docs/glossary.yml", "replace": "- id: report\n", "with": "- id: report\n    audience: team\n"},
    {
        "file": "docs/centres.yml",
        "replace": "      - kind: web\n",
        "with": "      - {kind: web, audience: resource_group, value: https://a.example.org}\n      - kind: web\n",
    },
    {
        "file": "docs/helplines.yml",
        "replace": '- id: "116111"\n    number: "116 111"\n',
        "with": '- id: own-line\n    audience: expert\n    number: "116 117"\n',
    },
    {
        "file": "docs/practices/quiet-room.yml",
        "replace": "    licence: CC BY 4.0\n    file:",
        "with": "    audience: team\n    licence: CC BY 4.0\n    file:",
    },
    {"file": "docs/practices/files/folder.yml", "write": "audience: team\n"},
    {"file": "docs/awareness/afraid.yml", "replace": '"116111"', "with": "own-line"},
    {"file": "docs/home.yml", "replace": "- id: training\n", "with": "- id: training\n    audience: team\n"},
    # What everybody reads refers to all of it.
    {
        "file": "modules/good-talk/01-listening.bg.md",
        "append": "\nВижте [повече](module:safe-report), [още](page:about/team) и [сигнал](term:report).\n",
    },
    {"file": "docs/home.yml", "replace": "to: page:help", "with": "to: protocol:safeguarding"},
]
SECOND_CENTRE = {"id": "hill", "audience": "team", "contacts": [{"kind": "web", "value": "https://example.org"}]}
PROSE = {
    "modules/safe-report/0*.md": EXPERT,
    "modules/good-talk/02-*.md": GROUP,
    "docs/protocols/*.md": TEAM,
    "docs/practices/*.md": GROUP,
    "docs/awareness/*.md": EXPERT,
}
PAGE = """---
title: {}
summary: {}.
legal_checked_on: 2026-11-24
legal_reviewed_by: {}
{}---

## {} {{#{}}}

{}
"""


def restricted(into: Path) -> tuple[Path, Flock, dict[str, str]]:
    """The portal, its canaries, and the new ids of what they were put into: `<kind>:<old>` → new."""
    root, flock = buildable(into), Flock()
    apply(CHANGES, root)
    centres = root / "docs" / "centres.yml"
    data = read_data(centres.read_text("utf-8"))
    data["centres"].append({**data["centres"][0], **SECOND_CENTRE})
    write(centres, data, flock)
    for page, circle in (("team", TEAM), ("inner/plan", GROUP)):
        _page(root, page, circle, flock)
    apply([{"file": "docs/about/inner/folder.yml", "write": "audience: resource_group\n"}], root)
    for pattern, circle in PROSE.items():
        for path in sorted(root.glob(pattern)):
            _prose(path, circle, flock)
    reading = read_site(root)
    assert reading.library is not None
    assert reading.buildable, reading.problems
    return root, flock, _renamed(root, _facts(root, reading.library, flock))


def _page(root: Path, name: str, circle: Audience, flock: Flock) -> None:
    own = "" if "/" in name else f"audience: {circle}\n"
    for language in ("bg", "en"):
        words = [flock.word(circle, f"PageHead.{key}") for key in ("title", "summary", "legal_reviewed_by")]
        anchor = flock.once(circle, "anchor of a page", name)
        text = PAGE.format(*words, own, flock.word(circle, "heading of a page"), anchor, flock.word(circle, "page"))
        apply([{"file": f"docs/about/{name}.{language}.md", "write": text}], root)
        _prose(root / "docs" / "about" / f"{name}.{language}.md", circle, flock)


def _prose(path: Path, circle: Audience, flock: Flock) -> None:
    """Everything that prose can hold, with a picture of its own, all at the end of a Markdown file."""

    def word(place: str) -> str:
        return flock.word(circle, f"{place} in prose")

    text = path.as_posix().rpartition(".")[0].rpartition(".")[0]
    anchor = flock.once(circle, "anchor in prose", text)
    picture = f"{flock.name(circle, 'file name of a picture')}.png"
    info = PngImagePlugin.PngInfo()
    info.add_itxt("Title", f"{flock.word(None, 'metadata of a picture')} ")
    Image.new("L", (1, 1)).save(path.with_name(picture), pnginfo=info)
    drawing = f"{flock.name(circle, 'file name of a drawing')}.svg"
    title = f"<title>{word('drawing')}</title>"
    path.with_name(drawing).write_text(f"<svg xmlns='http://www.w3.org/2000/svg'>{title}</svg>", "utf-8")
    sheet = f"{flock.name(circle, 'file name of an attachment')}.docx"
    path.with_name(sheet).write_bytes(docx(paragraph(word("attachment"))))
    path.with_name(f"{flock.name(None, 'attachment that nothing uses')}.docx").write_bytes(
        docx(paragraph(flock.word(None, "attachment that nothing uses")))
    )
    path.with_name(f"{flock.name(None, 'file that nothing uses')}.txt").write_text(
        flock.word(None, "file that nothing uses"), "utf-8"
    )
    release = flock.word(None, "comment in prose")
    with path.open("a", encoding="utf-8") as file:
        file.write(
            f"\n### {word('heading')} {{#{anchor}}}\n\n"
            f'<!-- privacy:allow-next-line PHONE reason="{release}" -->\nОфисът вдига на 0887 000 111.\n\n'
            f"![{word('alternative text')}]({picture})\n\n![{word('alternative text')}]({drawing})\n\n"
            f'!!! tip "{word("title of a box")}"\n    {word("box")}\n\n'
            f"[{word('words of a link')}](https://{flock.name(circle, 'address of a link')}.example.org/)\n\n"
            f"[{word('words of an attachment')}]({sheet})\n\n"
            f"`{word('code')}`\n\n| {word('table')} |\n|---|\n| {word('table')} |\n\n"
            f"{word('text')}[^1]\n\n[^1]: {word('footnote')}\n"
        )


def _facts(root: Path, library: Library, flock: Flock) -> dict[str, str]:
    """Canaries in all YAML files; the new ids."""
    readers = library.readers()
    new: dict[str, str] = {}
    files: dict[str, Any] = {}
    ids: dict[str, dict[str, str]] = {}
    for document in library.documents():
        folder = document.path.rpartition("/")[0]
        files[document.path] = read_data((root / document.path).read_text("utf-8"))
        new |= plant(
            document.value, files[document.path], readers.get(document.path, PUBLIC), flock, ids.setdefault(folder, {})
        )
        if isinstance(document.value, Scenario):
            _reconnect(files[document.path], ids[folder])
    for document in library.documents():
        for lesson in files[document.path].get("lessons", ()):
            if "scenario" in lesson:
                lesson["scenario"] = new.get(f"scenario:{lesson['scenario']}", lesson["scenario"])
        for way, kind, name in named(document.value):
            if f"{kind}:{name}" in new:
                _put(files[document.path], way, new[f"{kind}:{name}"])
        write(root / document.path, files[document.path], flock)
    return new


def _reconnect(data: Any, ids: dict[str, str]) -> None:
    """A scenario whose choices lead to its passages again, by their new ids."""
    data["start"] = ids.get(data["start"], data["start"])
    for choice in (choice for node in data["nodes"] for choice in node.get("choices", ())):
        choice["to"] = ids.get(choice["to"], choice["to"])


def _put(data: Any, way: tuple[str | int, ...], value: str) -> None:
    for step in way[:-1]:
        data = data[step]
    data[way[-1]] = value


def _renamed(root: Path, new: dict[str, str]) -> dict[str, str]:
    """The new ids in references and in the names of files and folders."""
    for path in [*root.glob("docs/**/*.*"), *root.glob("modules/**/*.*")]:
        if path.suffix in {".yml", ".md"}:
            path.write_text(_REFERENCE.sub(lambda found: _reference(found, new), path.read_text("utf-8")), "utf-8")
    for name, word in new.items():
        kind, _, old = name.partition(":")
        pattern = {
            "lesson": f"modules/*/??-{old}.*",
            "module": f"modules/{old}",
            "scenario": f"modules/*/{FILE_PREFIX}{old}.yml",
        }.get(kind, f"docs/{kind}*/{old}.*")
        for path in sorted(root.glob(pattern)):
            path.rename(path.with_name(path.name.replace(old, word, 1)))
    return new


_REFERENCE = re.compile(
    r"\b(module|lesson|quiz|final-test|scenario|protocol|practice|awareness|term):([a-z0-9-]+)(?:/([a-z0-9-]+))?"
)


def _reference(found: re.Match[str], new: dict[str, str]) -> str:
    kind, name, part = found.groups()
    first = new.get(f"{'module' if kind in {'lesson', 'quiz', 'final-test', 'scenario'} else kind}:{name}", name)
    return f"{kind}:{first}" + (f"/{new.get(f'{kind}:{part}', part)}" if part else "")
