"""Tables in a page: which of them hold data, and their cells in a grid without merged ones."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from pubtool.model import Block, Content, Item, List, Paragraph, Segment, Table
from pubtool.readers.html.words import Words, bare, labelled, spaced

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_LONGEST_CELL = 200
_WIDEST_SPAN = 100


def rows_of(table: HtmlElement) -> list[HtmlElement]:
    """The rows of `table` that are not those of a table inside it and not empty."""
    rows = (row for row in table.iter("tr") if next(row.iterancestors("table")) is table)
    return [row for row in rows if cells_of(row)]


def cells_of(row: HtmlElement) -> list[HtmlElement]:
    """The cells of one row."""
    return list(row.iterchildren("td", "th"))


def holds_data(table: HtmlElement) -> bool:
    """Whether `table` has rows and columns of values; one that only arranges the page is read cell by cell."""
    rows = rows_of(table)
    if table.get("role") in ("presentation", "none") or len(rows) < 2 or max(len(cells_of(row)) for row in rows) < 2:
        return False
    if any(table.find(f".//{name}") is not None for name in ("table", "h1", "h2", "h3", "ul", "blockquote")):
        return False
    if any(table.find(f".//{name}") is not None for name in ("th", "caption", "thead")):
        return True
    return max(len(" ".join(cell.text_content().split())) for row in rows for cell in cells_of(row)) <= _LONGEST_CELL


def data_blocks(table: HtmlElement, words: Words, caption: Content) -> Iterator[Block]:
    """`table` with its head in one row. One of names and values, without a head, is a list: it has no columns to name."""
    rows = rows_of(table)
    grid = _grid(rows, words)
    if (own := table.find("caption")) is not None:
        caption = words.of(own) or caption
    heads = sum(1 for row in rows if row.getparent().tag == "thead")
    named = all(cells_of(row)[0].tag == "th" for row in rows)
    headed = heads or all(cell.tag == "th" for cell in cells_of(rows[0]))
    if named and not headed and len(grid[0]) == 2:
        if caption:
            yield Paragraph("", (Segment("", caption),))
        yield List("", False, tuple(Item((Segment("", labelled(bare(name), value)),)) for name, value in grid))
        return
    heads = min(max(heads, 1), len(grid) - 1)
    header = [spaced(list(dict.fromkeys(row[column] for row in grid[:heads]))) for column in range(len(grid[0]))]
    body = tuple(tuple(Segment("", cell) for cell in row) for row in grid[heads:])
    head = tuple(Segment("", bare(cell)) for cell in header)
    yield Table("", head, body, Segment("", bare(caption)) if caption else None)


def _grid(rows: Sequence[HtmlElement], words: Words) -> list[list[Content]]:
    """The cells, with the words of a merged one in each place that it covers: read aloud, none may be missing."""
    grid: list[dict[int, Content]] = [{} for _ in rows]
    for number, row in enumerate(rows):
        column = 0
        for cell in cells_of(row):
            while column in grid[number]:
                column += 1
            content = words.of(cell)
            wide, high = _span(cell, "colspan"), _span(cell, "rowspan")
            for down in range(number, min(number + high, len(rows))):
                for right in range(column, column + wide):
                    grid[down].setdefault(right, content)
            column += wide
    width = max(max(row, default=0) for row in grid) + 1
    return [[row.get(column, ()) for column in range(width)] for row in grid]


def _span(cell: HtmlElement, name: str) -> int:
    value = cell.get(name) or "1"
    return min(max(int(value), 1), _WIDEST_SPAN) if value.isdecimal() else 1
