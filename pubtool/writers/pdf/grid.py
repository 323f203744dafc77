"""Tables: columns as wide as their words ask for, rows that stay whole, the head again on every page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from reportlab.platypus import Flowable

from pubtool.writers.pdf.design import LINE, TINT, Style, fill
from pubtool.writers.pdf.flowables import Links, Sentence, Setting, draw_line
from pubtool.writers.pdf.lines import Line, break_lines, widest_word

_PAD_X, _PAD_Y = 6.0, 5.0
_WIDEST = 100_000.0
_Flowable: Any = Flowable


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of one row, each a sentence whose runs know the cell's element; `head` is set apart and repeated."""

    cells: tuple[Sentence, ...]
    head: bool = False


@dataclass(slots=True)
class _Set:
    """A row with its lines broken."""

    row: Row
    lines: list[list[Line]]
    repeated: bool = False


class Grid(_Flowable):  # type: ignore[misc]
    """One table, or the part of it that is on one page."""

    def __init__(self, rows: Sequence[Row], style: Style, setting: Setting, after: float) -> None:
        super().__init__()
        self.rows, self.style, self.setting, self.after = rows, style, setting, after
        self._set: list[_Set] = []
        self._widths: list[float] = []

    def getSpaceAfter(self) -> float:
        """The room under it."""
        return self.after

    def wrap(self, available: float, _height: float) -> tuple[float, float]:
        """Find the widths of the columns and break the lines of every cell."""
        if not self._set:
            self._widths = self._columns(available)
            self._set = [
                _Set(row, [self._break(c, w) for c, w in zip(row.cells, self._widths, strict=True)]) for row in self.rows
            ]
        self.width = sum(self._widths)
        self.available = available
        self.height = sum(map(self._high, self._set))
        return available, self.height

    def _break(self, cell: Sentence, width: float) -> list[Line]:
        setting = self.setting
        return break_lines(
            cell,
            width - 2 * _PAD_X,
            self.style.size,
            setting.fonts,
            base=setting.base,
            arabic=setting.arabic,
            ends_with_space=False,
        )

    def _columns(self, available: float) -> list[float]:
        """Each column at least as wide as its longest word, the rest by how much text there is."""
        columns = list(zip(*(row.cells for row in self.rows), strict=True))
        natural = [max(self._break(cell, _WIDEST)[0].width for cell in column) + 2 * _PAD_X + 1 for column in columns]
        if sum(natural) <= available:
            return natural
        least = [min(self._longest(column), available / 2) + 2 * _PAD_X + 1 for column in columns]
        if sum(least) >= available:
            return [available * each / sum(least) for each in least]
        left = available - sum(least)
        wish = [n - m for n, m in zip(natural, least, strict=True)]
        return [m + left * w / sum(wish) for m, w in zip(least, wish, strict=True)]

    def _longest(self, column: Sequence[Sentence]) -> float:
        s = self.setting
        return max(widest_word(cell, self.style.size, s.fonts, base=s.base, arabic=s.arabic) for cell in column)

    def _high(self, each: _Set) -> float:
        return max(len(lines) for lines in each.lines) * self.style.leading + 2 * _PAD_Y

    def least(self, available: float) -> float:
        """The height of the head with the first row under it."""
        self.wrap(available, 0)
        return sum(map(self._high, self._set[:2]))

    def split(self, available: float, height: float) -> list[Grid]:
        """Two tables, the second with the head again; a row that is higher than a page is cut between its lines."""
        self.wrap(available, height)
        head = [each for each in self._set if each.row.head]
        used, at = 0.0, 0
        while at < len(self._set) and used + self._high(self._set[at]) <= height + 0.01:
            used += self._high(self._set[at])
            at += 1
        if at <= len(head):
            frame = getattr(self, "_frame", None)
            lines = int((height - used - 2 * _PAD_Y) / self.style.leading)
            if at < len(head) or frame is None or not frame._atTop or lines < 1:
                return []
            row = self._set[at]
            upper = _Set(row.row, [each[:lines] for each in row.lines])
            lower = _Set(row.row, [each[lines:] for each in row.lines])
            first, second = [*self._set[:at], upper], [lower, *self._set[at + 1 :]]
        else:
            first, second = self._set[:at], self._set[at:]
        again = [_Set(each.row, each.lines, repeated=True) for each in head]
        return [self._part(first, 0), self._part([*again, *second], self.after)]

    def _part(self, rows: list[_Set], after: float) -> Grid:
        out = Grid(self.rows, self.style, self.setting, after)
        out._set, out._widths = rows, self._widths
        return out

    def draw(self) -> None:
        """Row by row, with a line under each; the head stands on a tint."""
        canvas = self.canv
        mirrored = self.setting.base == 1
        edge = self.available if mirrored else 0.0
        left = edge - self.width if mirrored else 0.0
        y = self.height
        for each in self._set:
            high = self._high(each)
            if each.row.head:
                canvas._code.append(f"{fill(TINT)} {left:.2f} {y - high:.2f} {self.width:.2f} {high:.2f} re f")
            self._row(canvas, each, edge, y, mirrored)
            y -= high
            canvas._code.append(f"{fill(LINE)} {left:.2f} {y - 0.4:.2f} {self.width:.2f} 0.8 re f")

    def _row(self, canvas: Any, each: _Set, edge: float, top: float, mirrored: bool) -> None:
        baseline = top - _PAD_Y - self.style.leading / 2 - self.style.size * 0.36
        x = edge
        found = []
        with canvas.text() as pen:
            for cell, lines, width in zip(each.row.cells, each.lines, self._widths, strict=True):
                x = x - width if mirrored else x
                links = Links(cell, self.style.size)
                for n, line in enumerate(lines):
                    start = x + width - _PAD_X - line.width if mirrored else x + _PAD_X
                    shown = _silent(line) if each.repeated else line
                    draw_line(pen, shown, start, baseline - n * self.style.leading, self.style.size)
                    links.note(shown, start, baseline - n * self.style.leading)
                found.append(links)
                x = x if mirrored else x + width
        for links in found:
            links.draw(canvas)


def _silent(line: Line) -> Line:
    """The line as an artifact: a head that is repeated is read only once."""
    return Line([replace(part, run=replace(part.run, element=None)) for part in line.parts], line.width, line.visual)
