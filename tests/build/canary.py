"""Words that must not fly: one in every place of every restricted text, and a nose for them in whatever shape.

A canary is `занзибар` or `zanzibar` (where only Latin letters may stand) with a number of its own, so that a leak names
the place it comes from.
"""

from __future__ import annotations

import base64
import binascii
import datetime
import gzip
import html
import io
import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import NoneType
from typing import Annotated, Any, get_args, get_origin
from urllib.parse import unquote_to_bytes

import yaml
from pydantic import BaseModel

from portal.model.base import ID_PATTERN, Attached, Audience, Names, Restricted
from portal.model.directory import Helpline

HELPLINE_ID = next(mark.pattern for mark in Helpline.model_fields["id"].metadata if getattr(mark, "pattern", None))
WORD, LATIN = "занзибар", "zanzibar"
NUMBER = "116 999 "
"""How the number of a helpline begins, which holds no letters."""
_CANARY = re.compile(rf"(?:{WORD}|{LATIN}|{NUMBER.replace(' ', ' ?')})(\d+)", re.IGNORECASE)
REFERENCES = {"Door.to", "Lesson.scenario", "Scenario.start", "Choice.to", "Node.choices", "Node.ending"}
"""Keys that name something, or exclude each other, and therefore get no canary of their own."""
_NEW: dict[str, Any] = {
    "texts": {"bg": "дума", "en": "word"},
    "lists": {"bg": ["дума"], "en": ["word"]},
    "text": "дума",
    "address": "",
    "date": datetime.date(2026, 11, 24),
    "id": "word",
}
_FORMS = ("my-text", "1.0", "A1", "BP-2026-009", "https://example.org", "07")
"""One value for every form that a key may ask for."""


@dataclass
class Flock:
    """The canaries of one site."""

    circles: dict[int, Audience | None] = field(default_factory=dict)
    """Number → for whom its place is; None where no edition may have it, as in a comment."""
    places: dict[int, str] = field(default_factory=dict)
    shared: dict[str, str] = field(default_factory=dict)

    def new(self, circle: Audience | None, place: str) -> int:
        """The number of a new canary."""
        number = len(self.circles) + 1
        self.circles[number], self.places[number] = circle, place
        return number

    def word(self, circle: Audience | None, place: str) -> str:
        return f"{WORD}{self.new(circle, place)}"

    def name(self, circle: Audience | None, place: str) -> str:
        return f"{LATIN}{self.new(circle, place)}"

    def once(self, circle: Audience, place: str, key: str) -> str:
        """A name that is the same in every language of one text, which `key` stands for."""
        if key not in self.shared:
            self.shared[key] = self.name(circle, place)
        return self.shared[key]

    def above(self, edition: Audience) -> set[int]:
        """The canaries that `edition` must not hold."""
        return {number for number, circle in self.circles.items() if circle is None or not circle.within(edition)}

    def named(self, numbers: set[int]) -> list[str]:
        return sorted({self.places[number] for number in numbers})


def plant(
    value: BaseModel, data: dict[str, Any], around: Audience, flock: Flock, ids: dict[str, str]
) -> dict[str, str]:
    """Put a canary into every text in `data`, from which `value` was read, that is for fewer than everybody.

    Keys that may be left out are written too. Ids defined there get a canary in front, also where the same file names
    them, or one that comes after with the same `ids` (old → new). What comes back are these ids: `<kind>:<old>` → new.
    """
    planting = _Planting(flock, ids)
    planting.model(value, data, around)
    return planting.defined


ONLY_WHEN = {"retired", "privacy_review"}
"""Keys that may stand only in a text of a certain state, and are not made up: retired, or telling a story."""


@dataclass
class _Planting:
    flock: Flock
    ids: dict[str, str]
    defined: dict[str, str] = field(default_factory=dict)

    def model(self, value: BaseModel, data: dict[str, Any], around: Audience) -> None:
        circle = value.audience if isinstance(value, Restricted) else around
        if circle is Audience.PUBLIC:
            for name, info in type(value).model_fields.items():
                for part, inner in zip(*_models(getattr(value, name), data.get(info.alias or name)), strict=True):
                    self.model(part, inner, circle)
            return
        for name, info in type(value).model_fields.items():
            key, here = info.alias or name, f"{type(value).__name__}.{name}"
            shape = "" if here in REFERENCES else _shape(info.annotation, info.metadata)
            if key not in data and name not in ONLY_WHEN:
                made = self.invented(shape, circle, here)
                if made is not None:
                    data[key] = made
            elif key not in data:
                continue
            elif _models(getattr(value, name), data[key])[0]:
                for part, inner in zip(*_models(getattr(value, name), data[key]), strict=True):
                    self.model(part, inner, circle)
            else:
                data[key] = self.marked(data[key], shape, circle, here)

    def marked(self, value: Any, shape: Any, circle: Audience, place: str) -> Any:
        """A value with a canary in it."""
        if isinstance(shape, list):
            return [self.marked(item, shape[0], circle, place) for item in value]
        if shape in ("texts", "lists"):
            inner = {code: "text" if isinstance(words, str) else ["text"] for code, words in value.items()}
            return {code: self.marked(words, inner[code], circle, place) for code, words in value.items()}
        makers: dict[Any, Callable[[], Any]] = {
            "text": lambda: f"{self.flock.word(circle, place)} {value}",
            "address": lambda: f"https://{self.flock.name(circle, place)}.example.org/",
            "number": lambda: f"{NUMBER}{self.flock.new(circle, place)}",
            "id": lambda: self.renamed(value, circle, place),
        }
        return makers.get(shape, lambda: value)()

    def renamed(self, value: str, circle: Audience, place: str) -> str:
        """An id with a canary in front where it is defined, and the same one where it is used."""
        if place.endswith(".id"):
            new = self.ids[value] = f"{self.flock.name(circle, place)}-{value}"
            self.defined[f"{place.removesuffix('.id').lower()}:{value}"] = new
        return self.ids.get(value, value)

    def invented(self, shape: Any, circle: Audience, place: str) -> Any:
        """A value for a key that was left out, or None where there is nothing to hide in it."""
        if isinstance(shape, list):
            made = self.invented(shape[0], circle, place) if shape[0] != "id" else None
            return None if made is None else [made]
        if isinstance(shape, type):
            fields = {}
            for name, info in shape.model_fields.items():
                inner = self.invented(_shape(info.annotation, info.metadata), circle, f"{shape.__name__}.{name}")
                if inner is None and info.is_required():
                    inner = _example(info.annotation, info.metadata)
                if inner is not None:
                    fields[info.alias or name] = inner
            return fields
        new = _NEW.get(shape)
        return None if new is None else self.marked(new, shape, circle, place)


def _models(value: Any, data: Any) -> tuple[list[BaseModel], list[dict[str, Any]]]:
    """The models in the value of a field, and the data they came from."""
    if isinstance(value, BaseModel) and isinstance(data, dict):
        return [value], [data]
    if isinstance(value, list) and isinstance(data, list) and value and isinstance(value[0], BaseModel):
        return value, data
    return [], []


def _shape(annotation: Any, metadata: list[Any] | tuple[Any, ...]) -> Any:  # noqa: PLR0911 - one answer for each shape
    """What a field holds: text, texts or lists (by language), address, number, id, date, a model, a list of those."""
    if get_origin(annotation) is Annotated:
        inner, *marks = get_args(annotation)
        return _shape(inner, marks)
    optional = [one for one in get_args(annotation) if one is not NoneType]
    if NoneType in get_args(annotation):
        return _shape(optional[0], metadata)
    if get_origin(annotation) is list:
        return [_shape(get_args(annotation)[0], ())]
    if get_origin(annotation) is dict:
        return "lists" if get_origin(get_args(annotation)[1]) is list else "texts"
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    if annotation is datetime.date:
        return "date"
    if annotation is not str or any(isinstance(mark, Names | Attached) for mark in metadata):
        return ""
    pattern = next((mark.pattern for mark in metadata if getattr(mark, "pattern", None)), "")
    if pattern in {ID_PATTERN, HELPLINE_ID}:
        return "id"
    if pattern and re.search(pattern, f"{NUMBER}1"):
        return "address" if re.search(pattern, "https://a.example.org/") else "number"
    if pattern and re.search(pattern, "https://a.example.org/"):
        return "address"
    return "" if pattern else "text"


def _example(annotation: Any, metadata: list[Any]) -> Any:
    """A value for a key that must be there and holds no text."""
    if annotation is str:
        pattern = next(mark.pattern for mark in metadata if getattr(mark, "pattern", None))
        return next(form for form in _FORMS if re.search(pattern, form))
    return get_args(annotation)[0]


class _Words(yaml.SafeLoader):
    """Reads on and off as the words they are, as the portal does."""


_Words.yaml_implicit_resolvers = {
    letter: [(tag, pattern) for tag, pattern in known if tag != "tag:yaml.org,2002:bool" or letter in "tTfF"]
    for letter, known in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def read(text: str) -> Any:
    """The data of a YAML file."""
    return yaml.load(text, Loader=_Words)


class _Plain(yaml.SafeDumper):
    """Writes what stands twice twice, without an alias."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def write(path: Path, data: dict[str, Any], flock: Flock) -> None:
    """Write a YAML file with canaries, and one more in a comment, which no edition may have."""
    text = yaml.dump(data, Dumper=_Plain, allow_unicode=True, sort_keys=False, width=1000)
    path.write_text(f"# {flock.word(None, f'comment in {path.name}')}\n{text}", "utf-8")


def found(content: bytes, name: str = "") -> set[int]:
    """The numbers of all canaries in a file, however they are written down."""
    return {int(number) for text in _readings(content, name) for number in _CANARY.findall(text)}


def _readings(content: bytes, name: str) -> Iterator[str]:
    text = content.decode("utf-8", errors="replace")
    decoded = unquote_to_bytes(content).decode("utf-8", errors="replace")
    yield from (unquote_to_bytes(name).decode("utf-8", errors="replace"), text, decoded)
    yield from (html.unescape(text), html.unescape(decoded))
    yield re.sub(r"\\u([0-9a-fA-F]{4})", lambda escape: chr(int(escape.group(1), 16)), text)
    for encoding in ("utf-16-le", "utf-16-be", "cp1251"):
        for word in (WORD, LATIN):
            for match in re.finditer(re.escape(word.encode(encoding)), content):
                yield content[match.start() : match.start() + 40].decode(encoding, errors="replace")
    for run in re.findall(rb"[A-Za-z0-9+/_-]{16,}", content):
        for start in range(4):
            yield _from_base64(run[start:])
    yield from _unpacked(content)


def _from_base64(run: bytes) -> str:
    plain = run.translate(bytes.maketrans(b"-_", b"+/"))
    try:
        return base64.b64decode(plain + b"=" * (-len(plain) % 4)).decode("utf-8", errors="replace")
    except binascii.Error:
        return ""


def _unpacked(content: bytes) -> Iterator[str]:
    """What the members of an archive read as."""
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for member in archive.namelist():
                yield from _readings(archive.read(member), member)
    elif content.startswith(b"\x1f\x8b"):
        yield from _readings(gzip.decompress(content), "")
