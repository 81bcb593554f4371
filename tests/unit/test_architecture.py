"""The shape of the program: who imports whom, one table entry for each template, small files, a tidy top level."""

from __future__ import annotations

import ast
import re
import subprocess
from collections.abc import Iterator, Mapping
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

from portal.checks.table import CHECKS
from portal.cli.main import COMMANDS
from portal.compose.context import AREAS as NAVIGATION
from portal.compose.context import PUBLIC_AREAS
from portal.compose.items import SHEETS, sheets
from portal.model.kinds import CONTENT
from portal.model.targets import CATALOGUES, REFERENCE_KINDS
from portal.questions.kinds import KINDS
from portal.schema import MODELS
from portal.starter import STARTERS

ROOT = Path(__file__).parents[2]
HOOKS = ROOT / "hooks"
OVERRIDES = ROOT / "overrides"

LAYERS: tuple[frozenset[str], ...] = (
    frozenset({"portal.model"}),
    frozenset({"portal.problems", "portal.questions"}),
    frozenset({"portal.model.library", "portal.locale"}),
    frozenset({"portal.load", "portal.media", "portal.model.targets", "portal.privacy"}),
    frozenset({"portal.translations"}),
    frozenset({"portal.report", "portal.wording", "portal.model.retired", "portal.records"}),
    frozenset({"portal.checks", "portal.compose"}),
    frozenset({"portal.finish", "portal.site", "portal.schema", "portal.starter", "portal.statistics"})
    | {"portal.signature"},
    frozenset({"portal.exchange"}),
    frozenset({"portal.cli", "mkdocs_hook"}),
    frozenset({"portal.__main__"}),
)
"""Rooms of the program; each may use those above it in this table, and itself, never those beside or below."""

ONLY_IN: Mapping[str, str] = {
    "mkdocs": "mkdocs_hook",
    "yaml": "portal.load",
    "argparse": "portal.cli",
    "PIL": "portal.media",
    "font_roboto": "portal.media",
    "pypdf": "portal.media",
    "defusedxml": "portal.media",
    "cryptography": "portal.records",
}
"""Library → the only room that may import it."""

MOST_LINES = 400

TOP_LEVEL = {
    "mkdocs.yml", "pyproject.toml", "docs", "modules", "hooks", "overrides", "tests",
    "README.md", "LICENSE", "CHANGELOG.md", "CONTRIBUTING.md", "Makefile",
}  # fmt: skip
UNFINISHED = re.compile(rf"\b(?:{'TO' + 'DO'}|{'FIX' + 'ME'})\b|lorem {'ipsum'}", re.IGNORECASE)


def sources() -> list[Path]:
    return sorted(HOOKS.rglob("*.py"))


def module_name(path: Path) -> str:
    name = ".".join(path.relative_to(HOOKS).with_suffix("").parts)
    return name.removesuffix(".__init__")


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def running(node: ast.AST) -> Iterator[ast.AST]:
    """Every node below `node` but what stands under `if TYPE_CHECKING`, which never runs."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.If) and isinstance(child.test, ast.Name) and child.test.id == "TYPE_CHECKING":
            continue
        yield child
        yield from running(child)


def imports(path: Path) -> Iterator[str]:
    """The full names of the modules that a file imports."""
    for node in running(tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            inner = [f"{node.module}.{alias.name}" for alias in node.names]
            found = [name for name in inner if name in MODULES]
            yield from found or [node.module or ""]


MODULES = {module_name(path): path for path in sources() if path != HOOKS / "portal" / "__init__.py"}
EDGES = sorted((name, used) for name, path in MODULES.items() for used in set(imports(path)))


def room_of(name: str) -> str:
    """The longest entry of LAYERS that holds a module."""
    rooms = [room for layer in LAYERS for room in layer if f"{name}.".startswith(f"{room}.")]
    assert rooms, f"{name} has no place in LAYERS"
    return max(rooms, key=len)


def level(room: str) -> int:
    return next(number for number, layer in enumerate(LAYERS) if room in layer)


@pytest.mark.parametrize("name", MODULES)
def test_imports_go_one_way(name: str) -> None:
    own = room_of(name)
    inner = {room_of(used) for user, used in EDGES if user == name and used in MODULES} - {own}
    assert [room for room in inner if level(room) >= level(own)] == []


def test_no_circle_of_imports() -> None:
    graph = {name: {used for user, used in EDGES if user == name and used in MODULES} for name in MODULES}
    assert len(list(TopologicalSorter(graph).static_order())) == len(MODULES)


def test_every_room_exists() -> None:
    assert {room_of(name) for name in MODULES} == frozenset().union(*LAYERS)


@pytest.mark.parametrize("library", ONLY_IN)
def test_library_stays_in_its_room(library: str) -> None:
    users = {user for user, used in EDGES if used.partition(".")[0] == library}
    assert users
    assert [user for user in users if not f"{user}.".startswith(f"{ONLY_IN[library]}.")] == []


def test_only_the_command_line_prints() -> None:
    printing = {
        name for name, path in MODULES.items() for node in ast.walk(tree(path))
        if isinstance(node, ast.Name) and node.id == "print"
    }  # fmt: skip
    assert {room_of(name) for name in printing} == {"portal.cli"}


def test_the_hook_keeps_nothing_between_builds() -> None:
    module = tree(HOOKS / "mkdocs_hook.py")
    assert [node for node in ast.walk(module) if isinstance(node, ast.Global | ast.Nonlocal)] == []
    values = [node.value for node in module.body if isinstance(node, ast.Assign | ast.AnnAssign)]
    makers = {ast.unparse(value.func) if isinstance(value, ast.Call) else type(value).__name__ for value in values}
    assert makers <= {"logging.getLogger", "Path", "Constant"}


def written() -> list[Path]:
    front = [path for kind in ("html", "css", "mjs") for path in OVERRIDES.rglob(f"*.{kind}")]
    return [*sources(), *(ROOT / "tests").rglob("*.py"), *(ROOT / "tests").rglob("*.mjs"), *front]


def test_no_file_is_too_long() -> None:
    long = {path.relative_to(ROOT).as_posix(): len(path.read_bytes().splitlines()) for path in written()}
    assert {name: lines for name, lines in long.items() if lines > MOST_LINES} == {}


def test_every_file_begins_with_what_it_decides() -> None:
    silent = [path for path in sources() if not ast.get_docstring(tree(path))]
    assert [module_name(path) for path in silent] == []


def strings(*parts: str) -> set[str]:
    """Every constant text in the files of a room."""
    return {
        node.value for path in HOOKS.joinpath(*parts).rglob("*.py") for node in ast.walk(tree(path))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }  # fmt: skip


SHARED_BY_KINDS = {"question", "asked", "options", "section", "answers", "strings"}


def test_every_question_kind_has_a_template() -> None:
    assert {path.stem for path in (OVERRIDES / "quiz").glob("*.html")} - SHARED_BY_KINDS == set(KINDS)


def test_every_question_kind_is_marked_in_the_page() -> None:
    script = (OVERRIDES / "assets" / "portal" / "score.mjs").read_text(encoding="utf-8")
    table = script.partition("export const KINDS = {")[2].partition("\n};")[0]
    assert set(re.findall(r"^  (\w+)(?=[:(])(?!: null)", table, re.MULTILINE)) - {"__proto__"} == set(KINDS)


def test_every_question_kind_is_tried_in_the_tiny_site() -> None:
    quizzes = (ROOT / "tests" / "sites" / "tiny").rglob("quiz.yml")
    used = {kind for path in quizzes for kind in re.findall(r"kind: (\w+)", path.read_text(encoding="utf-8"))}
    assert used == set(KINDS)


@pytest.mark.parametrize("kind", CONTENT)
def test_every_content_kind_has_its_pages(kind: str) -> None:
    names = {sheet.template for sheet in sheets(kind)} | {f"catalogue_{CONTENT[kind].folder}.html"}
    assert [name for name in names if not (OVERRIDES / name).is_file()] == []


def test_tables_of_content_kinds_agree() -> None:
    assert set(SHEETS) - set(CONTENT) == set()
    wider = {"STARTERS": set(STARTERS), "MODELS": set(MODELS), "REFERENCE_KINDS": set(REFERENCE_KINDS)}
    assert {name: set(CONTENT) - keys for name, keys in wider.items() if set(CONTENT) - keys} == {}


def test_areas_of_pages_are_in_the_navigation() -> None:
    known = {area for area, _ in NAVIGATION}
    assert (PUBLIC_AREAS - {"home"}) | {kind.folder for kind in CONTENT.values()} <= known


def test_every_template_is_used_and_every_used_one_exists() -> None:
    named = {name for name in strings("portal", "compose") if re.fullmatch(r"[\w-]+\.html", name)}
    named |= {f"catalogue_{folder}.html" for folder in CATALOGUES}
    named |= {sheet.template for kind in CONTENT for sheet in sheets(kind)}
    assert {path.name for path in OVERRIDES.glob("*.html")} == named | {"main.html"}


def test_ids_of_the_frame_are_no_anchors_of_headings() -> None:
    """A heading becomes letters, digits, _ and -; so every id that a template writes holds a dot."""
    ids = {
        (path.name, name)
        for path in OVERRIDES.rglob("*.html")
        for name in re.findall(r' id="([^"]+)"', path.read_text("utf-8"))
    }
    assert {name for name in ids if "." not in re.sub(r"\{\{.*?\}\}", "", name[1])} == {("messages.html", "{{ code }}")}


def test_every_check_is_in_the_table() -> None:
    listed = {(check.__module__, check.__name__) for check in CHECKS}
    made = {
        (name, node.name) for name, path in MODULES.items() if room_of(name) == "portal.checks"
        for node in tree(path).body
        if isinstance(node, ast.FunctionDef) and node.returns and "Iterator[Problem]" in ast.unparse(node.returns)
        and not node.name.startswith("_")
    }  # fmt: skip
    assert made == listed


def test_every_starter_text_is_used() -> None:
    used = "".join(path.read_text(encoding="utf-8") for path in (HOOKS / "portal" / "starters").glob("*.yml"))
    used += (HOOKS / "portal" / "starter.py").read_text(encoding="utf-8")
    catalogue = (HOOKS / "portal" / "locale" / "en" / "commands.yml").read_text(encoding="utf-8")
    unused = [key for key in re.findall(r"^starter\.(\w+):", catalogue, re.MULTILINE) if f'"{key}"' not in used]
    assert [key for key in unused if f'"starter.{key}"' not in used] == []


def test_every_command_has_its_words() -> None:
    catalogue = (HOOKS / "portal" / "locale" / "en" / "commands.yml").read_text(encoding="utf-8")
    assert [name for name in COMMANDS if f"\ncli.{name}:" not in catalogue] == []


@cache
def tracked() -> list[str]:
    done = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True)
    return [name for name in done.stdout.split("\0") if name and (ROOT / name).exists()]


def test_top_level_holds_only_what_was_agreed() -> None:
    tops = {name.partition("/")[0] for name in tracked()}
    assert {top for top in tops if not top.startswith(".")} - TOP_LEVEL == set()


def test_nothing_built_is_tracked() -> None:
    assert [name for name in tracked() if re.search(r"(^|/)(site|\.portal|\.venv|__pycache__)/", name)] == []


def test_no_unfinished_words() -> None:
    names = [name for name in tracked() if not name.endswith((".png", ".jpg", ".woff2", ".ico"))]
    found = [
        f"{name}:{number}" for name in names
        for number, line in enumerate((ROOT / name).read_text(encoding="utf-8", errors="replace").splitlines(), 1)
        if UNFINISHED.search(line)
    ]  # fmt: skip
    assert found == []


def test_files_of_tests_have_names_of_their_own() -> None:
    """Of two with one name pytest silently runs only one."""
    names = [path.name for path in (ROOT / "tests").rglob("test_*.py")]
    assert sorted({name for name in names if names.count(name) > 1}) == []
