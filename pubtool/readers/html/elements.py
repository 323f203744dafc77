"""HTML elements to blocks. Whatever is not one of our blocks leaves only its words behind, so no markup gets through."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from pubtool.markup import joined
from pubtool.model import (
    Block,
    Contact,
    Content,
    Emphasis,
    Figure,
    Heading,
    Inline,
    Item,
    List,
    Paragraph,
    Quote,
    Segment,
    block_segments,
    plain,
)
from pubtool.readers.captions import split_credit
from pubtool.readers.foot import reaches
from pubtool.readers.html.measure import named, parts_of, text_of
from pubtool.readers.html.pictures import figure_of, is_caption, is_picture_box
from pubtool.readers.html.tables import cells_of, data_blocks, holds_data, rows_of
from pubtool.readers.html.words import BLOCKS, NEVER, Words, bare, collapsed, labelled, one_line, spaced, split_at

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_LONGEST_BOLD_HEADING = 14
_JOINERS = "\u200c\u200d"  # some editors leave one where a paragraph is empty
_LONGEST_CONTACT = 600


class Elements:
    """Reads the blocks of a page; no segment is a sentence yet, a line break parts two segments of a paragraph."""

    def __init__(self, base: str | None = None, language: str = "de") -> None:
        self.words = Words(base, language)
        self.depth = 1
        """The level of the last heading: a bold line or a summary is one below."""

    def blocks(self, element: HtmlElement) -> list[Block]:
        """The blocks inside `element` in reading order."""
        return list(self._inside(element))

    def _inside(self, element: HtmlElement) -> Iterator[Block]:
        """Inline stretches between the blocks inside `element` are paragraphs of their own (HTML 3.2.5.4)."""
        run: list[Inline] = [collapsed(element.text)]
        waiting: list[Figure] = []  # a picture inside a sentence must not part it
        for child in element:
            if isinstance(child.tag, str) and child.tag not in NEVER:
                if any(each.tag in BLOCKS for each in child.iter()):
                    yield from (*self._paragraphs(run), *waiting)
                    run, waiting = [], []
                    yield from self._block(child)
                else:
                    figures = [figure for image in child.iter("img") if (figure := figure_of(image, self.words))]
                    if plain(tuple(run)).strip():
                        waiting += figures
                    else:
                        yield from figures
                    run += self.words.element(child)
            run.append(collapsed(child.tail))
        yield from (*self._paragraphs(run), *waiting)

    def _block(self, element: HtmlElement) -> Iterator[Block]:
        match str(element.tag):
            case "h1" | "h2" | "h3" | "h4" | "h5" | "h6" as tag:
                self.depth = int(tag[1])
                yield from (figure for image in element.iter("img") if (figure := figure_of(image, self.words)))
                yield from _heading(bare(self.words.of(element)), self.depth)
            case "ul" | "ol" | "menu" as tag:
                if found := self._list(element, ordered=tag == "ol"):
                    yield found
            case "dl" if not is_picture_box(element):
                yield from self._definitions(element)
            case "table":
                yield from self._table(element, ())
            case "figure":
                yield from self._figures(element)
            case "blockquote":
                if lines := self._lines(element):
                    yield Quote("", lines)
            case "address":
                yield from self._contact(element)
            case "p" | "div" | "section" | "dl" if _is_contact(element):
                yield from self._contact(element)
            case "details":
                yield from self._details(element)
            case _:
                yield from self._figures(element) if is_picture_box(element) else self._inside(element)

    def _paragraphs(self, run: Sequence[Inline]) -> Iterator[Block]:
        """The paragraphs in `run`: two breaks part them, as editors without a paragraph key do."""
        for part in split_at(joined(tuple(run)), r"\s*\n\s*\n\s*"):
            lines = [line for each in split_at(part, r"\n") if plain(line := one_line(each)).strip(_JOINERS)]
            if len(lines) == 1 and _is_bold(lines[0]) and _may_head(lines[0]):
                yield Heading("", min(self.depth + 1, 6), (Segment("", bare(lines[0])),))
            elif lines:
                yield Paragraph("", tuple(Segment("", line) for line in lines))

    def _lines(self, element: HtmlElement) -> tuple[Segment, ...]:
        return tuple(line for block in self._inside(element) for line in block_segments(block))

    def _list(self, element: HtmlElement, *, ordered: bool) -> List | None:
        items: list[Item] = []
        for child in element:
            if child.tag == "li":
                found = list(self._inside(child))
                lists = tuple(block for block in found if isinstance(block, List))
                words = spaced([s.content for block in found if not isinstance(block, List) for s in block_segments(block)])
                if words or lists:
                    items.append(Item((Segment("", words),) if words else (), lists))
            elif child.tag in ("ul", "ol") and (inner := self._list(child, ordered=child.tag == "ol")):
                # a list straight inside a list belongs to the entry before it
                before = items.pop() if items else Item(())
                items.append(replace(before, lists=(*before.lists, inner)))
        return List("", ordered, tuple(items)) if items else None

    def _definitions(self, element: HtmlElement) -> Iterator[Block]:
        items: list[Item] = []
        name: Content = ()
        for child in element.iter("dt", "dd"):
            words = self.words.of(child)
            if child.tag == "dt":
                name = bare(words)
            elif words:
                items.append(Item((Segment("", labelled(name, words)),)))
                name = ()
        if items:
            yield List("", False, tuple(items))

    def _contact(self, element: HtmlElement) -> Iterator[Block]:
        found = list(self._inside(element))
        yield from (block for block in found if isinstance(block, Heading))
        if lines := tuple(line for block in found if not isinstance(block, Heading) for line in block_segments(block)):
            yield Contact("", lines)

    def _details(self, element: HtmlElement) -> Iterator[Block]:
        depth = self.depth
        summary = element.find("summary")
        if summary is not None:
            self.depth = min(depth + 1, 6)
            yield from _heading(bare(self.words.of(summary)), self.depth)
            summary.drop_tree()
        yield from self._inside(element)
        self.depth = depth

    def _table(self, element: HtmlElement, caption: Content) -> Iterator[Block]:
        if holds_data(element):
            yield from data_blocks(element, self.words, caption)
            return
        for row in rows_of(element):
            for cell in cells_of(row):
                yield from self._inside(cell)

    def _figures(self, element: HtmlElement) -> Iterator[Block]:
        """The pictures of a figure with their words; a table or a quotation in a figure takes the caption."""
        captions = [each for each in element.iter("figcaption", "p", "div", "span", "dd", "small") if is_caption(each)]
        for each in captions:
            for credit in each.xpath(".//small | .//*[contains(@class, 'redit') or contains(@class, 'opyright')]"):
                credit.addprevious(credit.makeelement("br"))  # a line of its own, whatever the white space
        lines = [line.content for each in captions for line in self._lines(each)]
        for each in captions:
            each.drop_tree()
        table = element.find(".//table")
        if table is not None:
            yield from self._table(table, spaced(lines))
            return
        found = list(self._inside(element))
        figures = [block for block in found if isinstance(block, Figure)]
        if figures and not lines and element.tag != "figure":  # a picture and the only words beside it
            lines = [line.content for block in found if not isinstance(block, Figure) for line in block_segments(block)]
            found = list(figures)
        if figures and lines:
            caption, credit = split_credit(lines)
            found[found.index(figures[-1])] = replace(figures[-1], caption=caption, credit=credit)
            lines = []
        quotes = [block for block in found if isinstance(block, Quote)]
        if len(quotes) == 1 and lines:  # who said it
            found[found.index(quotes[0])] = Quote("", (*quotes[0].segments, *(Segment("", line) for line in lines)))
            lines = []
        yield from found
        if lines:
            yield Paragraph("", tuple(Segment("", line) for line in lines))


def _is_contact(element: HtmlElement) -> bool:
    text = text_of(element)
    return len(text) <= _LONGEST_CONTACT and not named("contacts").isdisjoint(parts_of(element)) and reaches(text)


def _heading(content: Content, level: int) -> Iterator[Block]:
    if content:
        yield Heading("", level, (Segment("", content),))


def _is_bold(content: Content) -> bool:
    return len(content) == 1 and isinstance(content[0], Emphasis) and content[0].strong


def _may_head(content: Content) -> bool:
    """Whether a bold line by itself is a heading: short, without the mark of a sentence at its end."""
    text = plain(content)
    return len(text.split()) <= _LONGEST_BOLD_HEADING and not re.search(r"[.!:;,…][“”\"»«)]*$", text)
