"""Decides what a new text begins as: a draft in every language that passes the checks as it is."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from portal.load.files import relative
from portal.load.settings import Settings
from portal.load.yaml_text import parse_yaml
from portal.locale.catalogue import Catalogue, section_names
from portal.model.base import ID_PATTERN
from portal.model.kinds import CONTENT
from portal.model.library import Library, ModuleItem
from portal.model.scenario import FILE_PREFIX

_STARTERS = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "starters"),
    undefined=StrictUndefined,
    keep_trailing_newline=True,
    autoescape=False,  # noqa: S701 - the result is YAML, not HTML
)


class Refused(Exception):  # noqa: N818 - reads as what it says: except Refused
    """A new text cannot be made; `reason` is a string key of the catalogue, `values` fill it in."""

    def __init__(self, reason: str, **values: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.values = values


@dataclass(frozen=True, slots=True)
class Site:
    """What a starter needs to know about the portal."""

    settings: Settings
    library: Library
    catalogues: Mapping[str, Catalogue]

    def text(self, key: str, indent: int = 2) -> str:
        """A starter text in every language, as lines of YAML."""
        lines = (
            f"{' ' * indent}{code}: {json.dumps(self.catalogues[code].t(f'starter.{key}'), ensure_ascii=False)}"
            for code in self.settings.languages
        )
        return "\n".join(lines)

    def render(self, starter: str, **values: object) -> str:
        """A YAML starter filled in."""
        vocabulary = self.library.vocabulary
        helplines = self.library.helplines
        common = {
            "text": self.text,
            "today": datetime.date.today().isoformat(),
            "role": vocabulary.value.roles[0].id if vocabulary else "specialist",
            "service": vocabulary.value.services[0].id if vocabulary else "A1",
            "helpline": json.dumps(helplines.value.helplines[0].id) if helplines else '"112"',
        }
        return _STARTERS.get_template(starter).render(common | values)

    def audience(self, path: str) -> str:
        """For whom a new text at `path` is: as its folder says."""
        return self.library.folders.audience(path).value

    def prose(self, base: str, kind: str = "") -> dict[str, str]:
        """The Markdown of a new text: file name → content."""
        sections = [section.id for section in CONTENT[kind].sections if section.required] if kind else []
        files = {}
        for code in self.settings.languages:
            catalogue = self.catalogues[code]
            headings = (
                section_names(catalogue, kind, sections).values() if sections else [catalogue.t("starter.heading")]
            )
            paragraph = catalogue.t("starter.paragraph")
            files[f"{base}.{code}.md"] = "\n\n".join(f"## {heading}\n\n{paragraph}" for heading in headings) + "\n"
        return files


Files = Mapping[str, str]
"""Path relative to the project root → content."""


def _module(site: Site, name: str) -> Files:
    taken = [module.value.number for module in site.library.modules.values()]
    folder = f"modules/{name}"
    path = f"{folder}/module.yml"
    return {
        path: site.render("module.yml", id=name, number=max(taken, default=0) + 1, audience=site.audience(path)),
        **{f"{folder}/{file}": text for file, text in site.prose("01-first-lesson").items()},
    }


def _scenario(site: Site, name: str) -> Files:
    module, scenario = _inside("scenario", site, name)
    objective = module.value.objectives[0].id
    path = f"modules/{module.value.id}/{FILE_PREFIX}{scenario}.yml"
    return {path: site.render("scenario.yml", id=scenario, objective=objective)}


def _existing_module(site: Site, name: str) -> ModuleItem:
    module = site.library.modules.get(name)
    if module is None:
        raise Refused("new.no_module", module=name, known=", ".join(site.library.modules) or "–")
    return module


def _inside(kind: str, site: Site, name: str) -> tuple[ModuleItem, str]:
    """The module that MODULE/ID names, and the id."""
    module, _, part = name.partition("/")
    if not part:
        raise Refused("new.lesson_form", kind=kind, id=name)
    return _existing_module(site, module), part


def _lesson(site: Site, name: str) -> Files:
    module, lesson = _inside("lesson", site, name)
    module_id = module.value.id
    if any(known.id == lesson for known in module.value.lessons):
        raise Refused("new.exists", path=f"{module_id}/{lesson}")
    number = len(module.value.lessons) + 1
    path = module.document.path
    text = (site.settings.root / path).read_bytes().decode()
    return {
        path: _append_lesson(text, lesson, site),
        **{f"modules/{module_id}/{file}": content for file, content in site.prose(f"{number:02}-{lesson}").items()},
    }


def _append_lesson(text: str, lesson: str, site: Site) -> str:
    """The text of a module with one more lesson at the end of its list; every other character stays.

    Raises Refused where the lessons are not written one below the other.
    """
    lines = text.split("\n")
    begin = next((n for n, line in enumerate(lines) if re.match(r"lessons:\s*(#|$)", line)), len(lines))
    last = begin
    for number, line in enumerate(lines[begin + 1 :], begin + 1):
        if line.strip() and line[0] in " -":
            last = number
        elif line.strip() and line[0] != "#":
            break
    item = next((found for line in lines[begin + 1 : last + 1] if (found := re.match(r"( *)- ", line))), None)
    if item is None:
        raise Refused("new.lessons_missing")
    space = item.group(1)
    title = site.text("lesson", len(space) + 4)
    added = f"{space}- id: {lesson}\n{space}  title:\n{title}\n{space}  minutes: 20\n{space}  status: draft"
    line_end = "\r" if lines[begin].endswith("\r") else ""
    longer = "\n".join([*lines[: last + 1], *(line + line_end for line in added.split("\n")), *lines[last + 1 :]])
    if not _only_adds(text, longer, lesson):
        raise Refused("new.lessons_missing")
    return longer


def _only_adds(before: str, after: str, lesson: str) -> bool:
    """Whether the YAML says the same as before, and one lesson more."""
    old, new = (parse_yaml(text.removeprefix("\ufeff"), "module.yml") for text in (before, after))
    if new.problems or not isinstance(new.data, dict):
        return False
    added = new.data["lessons"][-1]
    return added["id"] == lesson and new.data == {**old.data, "lessons": [*old.data["lessons"], added]}


def _quiz(site: Site, name: str) -> Files:
    module = _existing_module(site, name)
    objective = module.value.objectives[0].id
    return {f"modules/{name}/quiz.yml": site.render("quiz.yml", objective=objective)}


def _final_test(site: Site, name: str) -> Files:
    objectives = [objective.id for objective in _existing_module(site, name).value.objectives]
    return {f"modules/{name}/final-test.yml": site.render("final-test.yml", objectives=objectives)}


def _next(codes: list[str], form: str) -> str:
    """The code after the highest of `codes`."""
    numbers = [int(found.group()) for code in codes if (found := re.search(r"\d+$", code))]
    return form.format(max(numbers, default=0) + 1)


def _item(kind: str, code_form: str = "") -> Callable[[Site, str], Files]:
    def make(site: Site, name: str) -> Files:
        folder = f"docs/{CONTENT[kind].folder}"
        if name in {"index", "folder"}:
            # The page with the list; the file in which the folder says for whom it is.
            raise Refused("new.exists", path=f"{folder}/{name}")
        codes = [str(getattr(item.value, "code", "")) for item in site.library.items.get(kind, {}).values()]
        form = code_form.replace("YEAR", str(datetime.date.today().year))
        path = f"{folder}/{name}.yml"
        return {
            path: site.render(f"{kind}.yml", id=name, code=_next(codes, form), audience=site.audience(path)),
            **{
                f"{folder}/{file}": text
                for file, text in site.prose(name, kind if CONTENT[kind].sections else "").items()
            },
        }

    return make


STARTERS: Mapping[str, Callable[[Site, str], Files]] = {
    "module": _module,
    "lesson": _lesson,
    "quiz": _quiz,
    "scenario": _scenario,
    "final-test": _final_test,
    "protocol": _item("protocol", "{:02}"),
    "practice": _item("practice", "BP-YEAR-{:03}"),
    "awareness": _item("awareness"),
}
"""What `portal new` can make."""


_INSIDE = {"lesson", "scenario"}
"""Kinds that are named MODULE/ID."""


def make(kind: str, name: str, site: Site) -> list[str]:
    """Write the files of a new text; their paths. Raises Refused and then writes nothing."""
    parts = name.split("/") if kind in _INSIDE else [name]
    if len(parts) > 2 or not all(re.fullmatch(ID_PATTERN, part) and len(part) <= 40 for part in parts):
        raise Refused("new.bad_id", id=name)
    files = STARTERS[kind](site, name)
    root = site.settings.root
    changed = {path for path in files if path.endswith("/module.yml") and kind == "lesson"}
    for path in files:
        if (root / path).exists() and path not in changed:
            raise Refused("new.exists", path=relative(root / path, root))
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(text.encode())
    return list(files)
