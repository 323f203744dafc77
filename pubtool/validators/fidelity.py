"""Whether a PDF says what it should: its text in the order of its tags, compared with the text of the edition.

Text from right to left lies in a PDF from left to right, line by line (readers put it back in order). What must lie there
follows from the source by UAX #9 and is compared character for character; nothing is guessed back.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from pubtool.language.bidi import levels, line_levels, visual_order
from pubtool.language.reading import MARKS, comparable
from pubtool.language.tags import direction
from pubtool.validators.checks import Document
from pubtool.validators.content import Shown
from pubtool.validators.failure import Failure
from pubtool.validators.structure import BLOCKS, Node

Piece = tuple[str | None, ...]
"""The codes of one stretch of marked content on one line."""

_SILENT = frozenset(("Lbl", "Figure"))
"""Bullets and numbers of lists, and pictures, are no part of the text."""


def check_fidelity(document: Document, texts: Sequence[str], alternatives: Sequence[str]) -> Iterator[Failure]:
    """Compare paragraph by paragraph; the first that differs is named, with what stands there instead."""
    blocks = [node for node in document.root.walk() if node.tag in BLOCKS and node.tag not in _SILENT]
    found = [(node, lines) for node in blocks if _words(lines := _lines(document, node))]
    for number, text in enumerate(texts):
        if number >= len(found):
            yield Failure("pdf-text-missing", "pubtool", _short(text))
            return
        node, lines = found[number]
        if not says(lines, text, _base(document, node)):
            yield Failure("pdf-text-differs", "pubtool", f"{_short(text)} ≠ {_short(_words(lines))}")
            return
    for _, lines in found[len(texts) :]:
        yield Failure(
            "pdf-text-added", "pubtool", _short("".join(code or "" for line in lines for piece in line for code in piece))
        )
        return
    spoken = [comparable(node.alt or "") for node in document.root.walk() if node.tag == "Figure"]
    if spoken != [comparable(text) for text in alternatives]:
        yield Failure("pdf-alt-missing", "7.3", " | ".join(map(_short, alternatives)))


def check_languages(document: Document, languages: Sequence[str]) -> Iterator[Failure]:
    """Words in another language say so (WCAG 3.1.2); in no particular order, because the same words may be marked twice."""
    found = sorted(node.language for node in document.root.walk() if node.tag == "Span" and node.language)
    if found != sorted(languages):
        yield Failure("pdf-language-missing", "7.2", f"{', '.join(languages)} ≠ {', '.join(found)}")


def _words(lines: Sequence[Sequence[Piece]]) -> str:
    """What `lines` say as it stands in the file; what has no meaning is shown as U+FFFD."""
    return comparable("".join(code or "\ufffd" for line in lines for piece in line for code in piece))


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:59] + "…"


def _base(document: Document, node: Node) -> int:
    language = node.spoken_language(document.language) or "de"
    return int(direction(language) == "rtl")


def _lines(document: Document, node: Node) -> list[list[Piece]]:
    """The lines of a paragraph, each as its pieces in reading order: the codes of one stretch of marked content."""
    pieces: list[tuple[tuple[int, float], list[Shown]]] = []
    for mark in node.marks():
        if not 0 <= mark.page < len(document.pages):
            continue
        own = [shown for shown in document.pages[mark.page].shown if shown.mcid == mark.mcid and not shown.artifact]
        for height, shown in groupby(own, key=lambda each: round(each.y)):
            pieces.append(((mark.page, height), list(shown)))
    return [
        [tuple(code for shown in found for code in shown.codes) for _, found in line]
        for _, line in groupby(pieces, key=lambda each: each[0])
    ]


def says(lines: Sequence[Sequence[Piece]], text: str, base: int) -> bool:
    """Whether `lines` say `text`, which is one paragraph with the direction `base`; after a line end begins a new line."""
    sentences = text.split("\n")
    spaced = [each + " " for each in sentences[:-1]] + sentences[-1:]
    found = [level for each in spaced for level in levels(each, base)]
    text = "".join(spaced)
    if base == 0 and not any(found):
        return _words(lines) == comparable(text)
    # marks have done their work; spaces at the ends do not count
    kept = [(char, level) for char, level in zip(text, found, strict=True) if not MARKS.match(char)]
    at = 0
    for line in lines:
        pieces = [[MARKS.sub("", code or "\ufffd") for code in piece] for piece in line]
        length = sum(len(code) for piece in pieces for code in piece)
        part = kept[at : at + length]
        if len(part) == length - 1 and at + length > len(kept):
            part.append((" ", base))  # a paragraph may end with the space that its last line has
        if len(part) != length or not _line_says(pieces, "".join(c for c, _ in part), [n for _, n in part], base):
            return False
        at += length
    return "".join(char for char, _ in kept[at:]).strip(" ") == ""


def _line_says(pieces: Sequence[Sequence[str]], text: str, found: Sequence[int], base: int) -> bool:
    order = visual_order(line_levels(text, found, base))
    start = 0
    for piece in pieces:
        end = start + sum(len(code) for code in piece)
        wanted = "".join(text[i] for i in order if start <= i < end)
        at = 0
        for code in piece:
            here = wanted[at : at + len(code)]
            if code not in (here, here[::-1]):
                return False
            at += len(code)
        start = end
    return True
