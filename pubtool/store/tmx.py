"""Translation memories, TMX 1.4b, one file per language pair, sorted so that git shows what was added.

A memory also keeps who made a translation and how far it was checked (``x-origin``, ``x-state``), because a machine's
sentence stays a machine's sentence when it is found again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import assert_never

from lxml import etree

from pubtool.errors import Reason, TranslationFileInvalid
from pubtool.markup import normal, one_line
from pubtool.model import Content, Emphasis, Foreign, Inline, Link, Origin, State, Term, Text, digest, plain
from pubtool.store.xml import indent, parse_xml

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_FOREIGN = "x-lang-"
_CONTAINERS = frozenset({"tmx", "body", "tu", "tuv"})


@dataclass(frozen=True, slots=True)
class Remembered:
    """One pair of a memory."""

    source: Content
    target: Content
    state: State
    origin: Origin


def parse_tmx(content: bytes, path: str, language: str) -> tuple[Remembered, ...]:
    """The pairs from German to `language`. Raises TranslationFileInvalid for anything but TMX."""
    root = parse_xml(content, path)
    if root.tag != "tmx":
        raise TranslationFileInvalid(path=path, line=root.sourceline, reason=Reason("no_tmx"))
    return tuple(_pairs(root, language))


def _pairs(root: etree._Element, language: str) -> Iterator[Remembered]:
    for unit in root.iter("tu"):
        sides = {variant.get(_LANG, "").lower(): variant for variant in unit.iterchildren("tuv")}
        source, target = sides.get("de"), sides.get(language.lower())
        if source is None or target is None:
            continue
        notes = {prop.get("type"): prop.text for prop in target.iterchildren("prop")}
        yield Remembered(
            _content(source.find("seg")),
            _content(target.find("seg")),
            State[(notes.get("x-state") or "translated").upper()],
            Origin(notes.get("x-origin") or "human"),
        )


def write_tmx(pairs: Iterable[Remembered], language: str) -> bytes:
    """The file for `pairs`: one entry for each source text and translation, the better checked one first."""
    unique = {(digest(pair.source), digest(pair.target)): pair for pair in sorted(pairs, key=lambda pair: pair.state)}
    root = etree.Element("tmx", {"version": "1.4"})
    etree.SubElement(
        root,
        "header",
        {
            "creationtool": "pubtool",
            "creationtoolversion": "1",
            "segtype": "sentence",
            "o-tmf": "pubtool",
            "adminlang": "en",
            "srclang": "de",
            "datatype": "unknown",
        },
    )
    body = etree.SubElement(root, "body")
    for pair in sorted(unique.values(), key=lambda each: (plain(each.source), -each.state, plain(each.target))):
        unit = etree.SubElement(body, "tu")
        _fill(etree.SubElement(etree.SubElement(unit, "tuv", {_LANG: "de"}), "seg"), pair.source)
        target = etree.SubElement(unit, "tuv", {_LANG: language})
        etree.SubElement(target, "prop", {"type": "x-origin"}).text = pair.origin.value
        etree.SubElement(target, "prop", {"type": "x-state"}).text = pair.state.name.lower()
        _fill(etree.SubElement(target, "seg"), pair.target)
    indent(root, _CONTAINERS)
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + etree.tostring(root, encoding="UTF-8") + b"\n"


def _kind(part: Emphasis | Link | Term | Foreign) -> str:
    match part:
        case Emphasis(strong=strong):
            return "bold" if strong else "italic"
        case Link():
            return "link"
        case Term():
            return "x-term"
        case Foreign(language=language):
            return _FOREIGN + language
        case _:
            assert_never(part)


def _fill(seg: etree._Element, content: Content) -> None:
    _Filler(seg).fill(content)


class _Filler:
    """Writes content as text with begin and end codes, which is all that TMX has."""

    def __init__(self, seg: etree._Element) -> None:
        self.seg = seg
        self.last: etree._Element | None = None
        self.number = 0

    def fill(self, content: Content) -> None:
        for part in content:
            if isinstance(part, Text):
                self._text(part.text)
                continue
            self.number += 1
            number = str(self.number)
            begin = etree.SubElement(self.seg, "bpt", {"i": number, "type": _kind(part)})
            begin.text = part.href if isinstance(part, Link) else None
            self.last = begin
            self.fill(part.content)
            self.last = etree.SubElement(self.seg, "ept", {"i": number})

    def _text(self, text: str) -> None:
        if self.last is None:
            self.seg.text = (self.seg.text or "") + text
        else:
            self.last.tail = (self.last.tail or "") + text


def _content(seg: etree._Element | None) -> Content:
    if seg is None:
        return ()
    stack: list[tuple[etree._Element | None, list[Inline]]] = [(None, [Text(one_line(seg.text or ""))])]
    for child in seg:
        if child.tag == "bpt":
            stack.append((child, []))
        elif child.tag == "ept" and len(stack) > 1:
            begin, inner = stack.pop()
            assert begin is not None
            stack[-1][1].extend(_inline(begin, tuple(inner)))
        elif child.tag in ("hi", "sub"):
            stack[-1][1].extend(_content(child))
        stack[-1][1].append(Text(one_line(child.tail or "")))
    while len(stack) > 1:  # a code that never ends stands for nothing
        _, inner = stack.pop()
        stack[-1][1].extend(inner)
    return normal(tuple(stack[0][1]))


def _inline(begin: etree._Element, content: Content) -> Content:
    kind = begin.get("type", "")
    if kind.startswith(_FOREIGN):
        return (Foreign("", content, kind.removeprefix(_FOREIGN)),)
    match kind:
        case "bold":
            return (Emphasis("", content),)
        case "italic":
            return (Emphasis("", content, strong=False),)
        case "link":
            return (Link("", content, begin.text or ""),)
        case "x-term":
            return (Term("", content),)
        case _:
            return content
