"""A whole file in our Markdown: TOML front matter, then blocks."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from pubtool.errors import CommentMisplaced, FrontMatterInvalid, Reason
from pubtool.markup.blocks import parse_blocks, write_block
from pubtool.markup.content import clean, safe_href
from pubtool.markup.inline import parse_inline, write_inline
from pubtool.model import FIELDS, Content, Edition, Field, Metadata, Segment

if TYPE_CHECKING:
    import tomlkit

_FENCE = "+++"
_DAYS = ("date", "corrected", "withdrawn")
_KEYS = (*_DAYS, "url", "embargo", "imported", *FIELDS)


@dataclass(frozen=True, slots=True)
class Document:
    """An edition as it stands in a file, with what the file holds beside it.

    `imported` is the digest of the file that the source was read from. `comments` are kept by the index of the block
    they stand in front of; `front_matter` keeps the comments and the order of the TOML.
    """

    edition: Edition
    metadata: Metadata = field(default_factory=Metadata)
    imported: str | None = None
    comments: dict[int, str] = field(default_factory=dict)
    front_matter: tomlkit.TOMLDocument | None = None


def parse_document(text: str, path: str, language: str = "de", *, joined: bool = False) -> Document:
    """Read `text`; `path` is for messages. With `joined` a paragraph is one text however many lines it has.

    Raises FrontMatterInvalid with the line for TOML that is broken, a value of the wrong kind, or an unknown key.
    """
    lines = clean(text).split("\n")
    front, body = _split(lines, path)
    toml = _toml("\n".join(front), path)
    if joined:
        body = re.sub(r"<!--.*?-->", "", "\n".join(body), flags=re.DOTALL).split("\n")
    else:
        _check_comments(body, len(lines) - len(body), path)
    blocks = parse_blocks("\n".join(body), joined=joined)
    fields = tuple(Field(name, _field_segments(toml[name], joined)) for name in FIELDS if toml.get(name))
    embargo = toml.get("embargo")
    days = {key: date(found.year, found.month, found.day) for key in _DAYS if (found := toml.get(key))}
    return Document(
        Edition(language, None, fields, blocks.blocks),
        Metadata(
            date=days.get("date"),
            url=safe_href(str(toml["url"])) if "url" in toml else None,
            embargo=datetime.fromisoformat(embargo.isoformat()) if embargo else None,
            corrected=days.get("corrected"),
            withdrawn=days.get("withdrawn"),
        ),
        str(toml["imported"]) if "imported" in toml else None,
        blocks.comments,
        toml,
    )


def _check_comments(body: list[str], above: int, path: str) -> None:
    """A remark that would be published, or lost when its line is written again, stops instead."""
    inside = False
    for number, line in enumerate(body, above + 1):
        opens = re.search(r"(?<!\\)<!--", line) if not inside else None
        if opens and line[: opens.start()].strip(" >-*0123456789."):
            raise CommentMisplaced(path=path, line=number)
        inside = (inside or bool(opens)) and not line.rstrip().endswith("-->")
        if inside and number == above + len(body):
            raise CommentMisplaced(path=path, line=number)


def _split(lines: list[str], path: str) -> tuple[list[str], list[str]]:
    if not lines or lines[0].rstrip() != _FENCE:
        return [], lines
    for number, line in enumerate(lines[1:], 1):
        if line.rstrip() == _FENCE:
            # blank lines keep the line numbers of the body right
            return lines[1:number], lines[number + 1 :]
    raise FrontMatterInvalid(path=path, line=1, reason=Reason("fence_missing"))


def _toml(text: str, path: str) -> tomlkit.TOMLDocument:
    import tomlkit
    from tomlkit.exceptions import ParseError, TOMLKitError

    try:
        toml = tomlkit.parse(text)
    except ParseError as error:
        raise FrontMatterInvalid(path=path, line=error.line + 1, reason=str(error).split(" at line")[0]) from error
    except TOMLKitError as error:
        raise FrontMatterInvalid(path=path, line=1, reason=str(error)) from error
    for key, value in toml.items():
        line = next((n for n, row in enumerate(text.split("\n"), 2) if row.split("=")[0].strip() == key), 1)
        if key not in _KEYS:
            near = difflib.get_close_matches(key, _KEYS, 1)
            reason = Reason("key_nearly" if near else "key_unknown", key=key, near=near[0] if near else "")
            raise FrontMatterInvalid(path=path, line=line, reason=reason)
        if not _fits(key, value):
            raise FrontMatterInvalid(path=path, line=line, reason=Reason("value_wrong", key=key))
    return toml


def _fits(key: str, value: Any) -> bool:
    if key in _DAYS:
        return isinstance(value, date) and not isinstance(value, datetime)
    if key == "embargo":
        return isinstance(value, datetime) and value.tzinfo is not None
    if key == "tags":
        return isinstance(value, list) and all(isinstance(tag, str) for tag in value)
    return isinstance(value, str)


def _field_segments(value: Any, joined: bool) -> tuple[Segment, ...]:
    lines = list(value) if isinstance(value, list) else str(value).split("\n")
    if joined and not isinstance(value, list):
        lines = [" ".join(line.strip() for line in lines)]
    return tuple(Segment("", content) for line in lines if (content := parse_inline(line.strip())))


def write_document(document: Document) -> str:
    """The file for `document`; reading it gives the same edition, metadata and comments back."""
    import tomlkit

    toml = document.front_matter if document.front_matter is not None else tomlkit.document()
    metadata = document.metadata
    _put(toml, "date", metadata.date)
    _put(toml, "url", metadata.url)
    _put(toml, "embargo", metadata.embargo)
    _put(toml, "corrected", metadata.corrected)
    _put(toml, "withdrawn", metadata.withdrawn)
    _put(toml, "imported", document.imported)
    by_name = {unit.id: unit for unit in document.edition.fields}
    for name in FIELDS:
        unit = by_name.get(name)
        _put(toml, name, _toml_value(name, [segment.content for segment in unit.segments]) if unit else None)
    parts = [f"{_FENCE}\n{tomlkit.dumps(toml).strip()}\n{_FENCE}\n"] if len(toml) else []
    for index, block in enumerate(document.edition.blocks):
        if index in document.comments:
            parts.append(document.comments[index] + "\n")
        parts.append(write_block(block) + "\n")
    if len(document.edition.blocks) in document.comments:
        parts.append(document.comments[len(document.edition.blocks)] + "\n")
    return "\n".join(parts)


def _put(toml: tomlkit.TOMLDocument, key: str, value: Any) -> None:
    if value is None:
        toml.pop(key, None)
    elif toml.get(key) != value:
        toml[key] = value


def _toml_value(name: str, contents: list[Content]) -> Any:
    import tomlkit

    lines = [write_inline(content) for content in contents]
    if name == "tags":
        return lines
    text = "\n".join(lines)
    literal = ("\\" in text or '"' in text) and "'" not in text
    if len(lines) > 1:
        raw = tomlkit.string(f"{text}\n", literal=literal, multiline=True).as_string()
        # TOML drops a line end right behind the opening quotes: each sentence has a line of its own
        return tomlkit.value(f"{raw[:3]}\n{raw[3:]}")
    return tomlkit.string(text, literal=literal)
