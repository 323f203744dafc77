"""XLIFF 2.1, one file per target language: what translators open in their CAT tool.

Norm: OASIS XLIFF Version 2.1 (13 February 2018). Every unit is one of ours, every segment a sentence; inline elements
are spanning codes (``<pc>``) that refer to the source by id. ``subState`` says who made a target (``pubtool:machine``)
and whether its source has changed since (``pubtool:machine.stale``). Targets whose source sentence is gone move into a
second ``<file id="retired">`` and come back when the sentence does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, assert_never

from lxml import etree

from pubtool.errors import Reason, TranslationFileInvalid
from pubtool.markup import joined, one_line
from pubtool.model import Content, Emphasis, Foreign, Inline, Link, Origin, State, Term, Text
from pubtool.store.xml import indent, parse_xml, secure_parser

_CORE = "urn:oasis:names:tc:xliff:document:2.0"
_MATCHES = "urn:oasis:names:tc:xliff:matches:2.0"
_RETIRED = "retired"
_FOREIGN = "pubtool:lang-"
_PREFIXES: Any = {None: _CORE, "mtc": _MATCHES}
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


@dataclass(frozen=True, slots=True)
class Pair:
    """One segment with its two sides. `was` is the source text that a stale target was made from."""

    id: str
    source: Content
    target: Content = ()
    state: State = State.INITIAL
    origin: Origin | None = None
    stale: bool = False
    was: Content | None = None


@dataclass(frozen=True, slots=True)
class PairUnit:
    """One unit. `extra` keeps what other tools have put into it (notes, metadata), as XML."""

    id: str
    kind: str
    pairs: tuple[Pair, ...]
    extra: tuple[bytes, ...] = ()


@dataclass(frozen=True, slots=True)
class Xliff:
    """One file: the units of the release, and targets whose source sentence is no longer in it."""

    language: str
    units: tuple[PairUnit, ...]
    retired: tuple[Pair, ...] = ()


# --- reading ---------------------------------------------------------------------------------------------------


def parse_xliff(content: bytes, path: str, expected: str | None = None) -> Xliff:
    """Read one file. Raises TranslationFileInvalid for anything but XLIFF 2.x into the language `expected`."""
    root = parse_xml(content, path)
    language = root.get("trgLang")
    if root.tag != f"{{{_CORE}}}xliff" or not language:
        raise TranslationFileInvalid(path=path, line=root.sourceline, reason=Reason("no_xliff"))
    if expected not in (None, language):
        reason = Reason("other_language", found=language, wanted=expected)
        raise TranslationFileInvalid(path=path, line=root.sourceline, reason=reason)
    found: list[PairUnit] = []
    retired: list[Pair] = []
    for file in root.iterchildren(f"{{{_CORE}}}file"):
        for unit in file.iter(f"{{{_CORE}}}unit"):
            if file.get("id") == _RETIRED:
                retired += _pairs(unit, path)
            else:
                found.append(PairUnit(unit.get("id", ""), unit.get("name", ""), tuple(_pairs(unit, path)), tuple(_extra(unit))))
    return Xliff(language, tuple(found), tuple(retired))


def _extra(unit: etree._Element) -> Iterator[bytes]:
    for child in unit:
        if not isinstance(child.tag, str) or child.tag in (f"{{{_CORE}}}segment", f"{{{_CORE}}}ignorable"):
            continue
        if child.tag == f"{{{_MATCHES}}}matches":
            for match in [each for each in child if each.get("origin") == "pubtool"]:
                child.remove(match)
            if not len(child):
                continue
        yield etree.tostring(child, with_tail=False)


def _pairs(unit: etree._Element, path: str) -> Iterator[Pair]:
    old = {
        match.get("ref", "").lstrip("#"): match.find(f"{{{_CORE}}}source")
        for match in unit.findall(f"{{{_MATCHES}}}matches/{{{_MATCHES}}}match[@origin='pubtool']")
    }
    for segment in unit.iterchildren(f"{{{_CORE}}}segment"):
        source = segment.find(f"{{{_CORE}}}source")
        id = segment.get("id")
        if source is None or not id:
            raise TranslationFileInvalid(path=path, line=segment.sourceline, reason=Reason("segment_bare"))
        target = _content(segment.find(f"{{{_CORE}}}target"))
        name = segment.get("state", "initial").upper()
        if name not in State.__members__:
            raise TranslationFileInvalid(
                path=path, line=segment.sourceline, reason=Reason("no_state", state=segment.get("state"))
            )
        state = State[name]
        prefix, _, value = segment.get("subState", "").partition(":")
        origin, _, stale = value.partition(".")
        ours = prefix == "pubtool" and origin in tuple(Origin)
        if target and state is State.INITIAL:
            state = State.TRANSLATED  # somebody typed a translation and left the state alone
        yield Pair(
            id,
            _content(source),
            target,
            state,
            Origin(origin) if ours else None,
            stale == "stale",
            _content(old[id]) if old.get(id) is not None else None,
        )


def _content(element: etree._Element | None) -> Content:
    return () if element is None else joined(_inlines(element))


def _inlines(element: etree._Element) -> Content:
    out: list[Inline] = [Text(one_line(element.text or ""))]
    for child in element:
        if isinstance(child.tag, str):
            out += _inline(child, _inlines(child))
        out.append(Text(one_line(child.tail or "")))
    return tuple(out)


def _inline(child: etree._Element, content: Content) -> Content:
    """The element that a code stands for; the words of a code that is not ours are kept without it."""
    if child.tag == f"{{{_CORE}}}cp":
        return ()
    id = child.get("id", "").rpartition("-")[2]
    kind = child.get("subType", "") if child.tag == f"{{{_CORE}}}pc" else ""
    if kind.startswith(_FOREIGN):
        return (Foreign(id, content, kind.removeprefix(_FOREIGN)),)
    match kind:
        case "xlf:b":
            return (Emphasis(id, content),)
        case "xlf:i":
            return (Emphasis(id, content, strong=False),)
        case "pubtool:link":
            return (Link(id, content, child.get("dispStart", "")),)
        case "pubtool:term":
            return (Term(id, content),)
        case _:
            return content


# --- writing ---------------------------------------------------------------------------------------------------


def write_xliff(xliff: Xliff, original: str) -> bytes:
    """The file for `xliff`; `original` is the name of the source file that it belongs to."""
    root = etree.Element(
        f"{{{_CORE}}}xliff",
        {"version": "2.1", "srcLang": "de", "trgLang": xliff.language},
        nsmap=_PREFIXES,
    )
    file = etree.SubElement(root, f"{{{_CORE}}}file", {"id": "release", "original": original, "canResegment": "no"})
    file.set(_SPACE, "preserve")
    for unit in xliff.units:
        file.append(_unit(unit.id, unit.kind, unit.pairs, unit.extra))
    if xliff.retired:
        file = etree.SubElement(root, f"{{{_CORE}}}file", {"id": _RETIRED, "original": original, "translate": "no"})
        file.set(_SPACE, "preserve")
        for number, pair in enumerate(xliff.retired, 1):
            file.append(_unit(f"r{number}", _RETIRED, (pair,), ()))
    indent(root, _CONTAINERS)
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + etree.tostring(root, encoding="UTF-8") + b"\n"


def _unit(id: str, kind: str, pairs: Iterable[Pair], extra: Iterable[bytes]) -> etree._Element:
    unit = etree.Element(f"{{{_CORE}}}unit", {"id": id, "name": kind}, nsmap=_PREFIXES)
    others = [etree.fromstring(each, secure_parser()) for each in extra]
    pairs = list(pairs)
    old = [pair for pair in pairs if pair.stale and pair.was and pair.target]
    if old:
        matches = next((each for each in others if each.tag == f"{{{_MATCHES}}}matches"), None)
        if matches is None:
            matches = etree.Element(f"{{{_MATCHES}}}matches")
            others.insert(0, matches)
        for pair in old:
            match = etree.SubElement(matches, f"{{{_MATCHES}}}match", {"ref": f"#{pair.id}", "origin": "pubtool"})
            _fill(etree.SubElement(match, f"{{{_CORE}}}source"), pair.was or (), pair.id)
            _fill(etree.SubElement(match, f"{{{_CORE}}}target"), pair.target, pair.id)
    unit.extend(others)
    for pair in pairs:
        segment = etree.SubElement(unit, f"{{{_CORE}}}segment", {"id": pair.id, "state": pair.state.name.lower()})
        if pair.origin and pair.state > State.INITIAL:
            segment.set("subState", f"pubtool:{pair.origin.value}{'.stale' if pair.stale else ''}")
        _fill(etree.SubElement(segment, f"{{{_CORE}}}source"), pair.source, pair.id)
        # OmegaT does not show a segment that has no target, so there always is one
        _fill(etree.SubElement(segment, f"{{{_CORE}}}target"), pair.target, pair.id)
    return unit


def _fill(element: etree._Element, content: Content, segment: str) -> None:
    last: etree._Element | None = None
    for part in content:
        if isinstance(part, Text):
            if last is None:
                element.text = (element.text or "") + part.text
            else:
                last.tail = (last.tail or "") + part.text
            continue
        last = etree.SubElement(element, f"{{{_CORE}}}pc", {"id": f"{segment}-{part.id}"})
        match part:
            case Emphasis(strong=strong):
                kind = ("fmt", "xlf:b" if strong else "xlf:i")
            case Link(href=href):
                kind = ("link", "pubtool:link")
                last.set("dispStart", href)
            case Term():
                kind = ("other", "pubtool:term")
            case Foreign(language=language):
                kind = ("other", _FOREIGN + language)
            case _:
                assert_never(part)
        last.set("type", kind[0])
        last.set("subType", kind[1])
        _fill(last, part.content, segment)


_CONTAINERS = {f"{{{_CORE}}}{name}" for name in ("xliff", "file", "unit", "segment", "notes")} | {
    f"{{{_MATCHES}}}{name}" for name in ("matches", "match")
}
