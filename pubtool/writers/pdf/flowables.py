"""Paragraphs and pictures for ReportLab's frames, each of which knows the element it belongs to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from reportlab.platypus import Flowable

from pubtool.writers.pdf.canvas import Pen
from pubtool.writers.pdf.design import Style, fill
from pubtool.writers.pdf.fonts import DocumentFonts
from pubtool.writers.pdf.lines import Line, Part, Run, break_lines
from pubtool.writers.pdf.structure import Element, bounding_box
from pubtool.writers.publication import Picture

Sentence = Sequence[Run]


@dataclass(frozen=True, slots=True)
class Setting:
    """What all text of a document has in common; `base` is 1 from right to left, `arabic` tells the script."""

    fonts: DocumentFonts
    base: int
    arabic: bool


_Flowable: Any = Flowable  # what we need of it is not in its type stubs


class Text(_Flowable):  # type: ignore[misc]
    """One paragraph: sentences that begin a line each. `indent` is that of lists, `label` a bullet or number before it.

    `above` and `below` say whether the paragraph continues a coloured box that others have begun or go on with.
    """

    def __init__(
        self,
        sentences: Sequence[Sentence],
        style: Style,
        setting: Setting,
        *,
        base: int | None = None,
        indent: float = 0,
        label: Run | None = None,
        above: bool = False,
        below: bool = False,
        outline: tuple[int, str] | None = None,
    ) -> None:
        super().__init__()
        self.sentences, self.style, self.setting = sentences, style, setting
        self.base = setting.base if base is None else base
        self.indent, self.label, self.outline = indent, label, outline
        self.above, self.below = above, below
        self._lines: list[tuple[Line, int]] = []
        self._wrapped: float | None = None

    # --- layout -----------------------------------------------------------------------------------------------

    def getSpaceBefore(self) -> float:
        """The room above it; none inside a box."""
        return 0 if self.above else self.style.before

    def getSpaceAfter(self) -> float:
        """The room under it; none inside a box."""
        return 0 if self.below else self.style.after

    def wrap(self, available: float, _height: float) -> tuple[float, float]:
        """Break the lines, once, and say how much room they take."""
        if self._wrapped is None:
            self._wrapped = available
            sides = 2 * self._inset + (self.style.box.bar_width if self.style.box and self.style.box.bar else 0)
            width = available - self.indent - sides
            last = len(self.sentences) - 1
            for number, runs in enumerate(self.sentences):
                broken = break_lines(
                    runs,
                    width,
                    self.style.size,
                    self.setting.fonts,
                    base=self.base,
                    arabic=self.setting.arabic,
                    ends_with_space=number < last,
                )
                self._lines += [(line, number) for line in broken]
        self.width, self.height = available, self._height(len(self._lines))
        return self.width, self.height

    @property
    def _padding(self) -> float:
        return self.style.box.padding if self.style.box else 0

    @property
    def _inset(self) -> float:
        return self.style.box.inset if self.style.box else 0

    def _height(self, lines: int) -> float:
        edges = (not self.above) + (not self.below)
        begun = self._lines[lines - 1][1] - self._lines[0][1] if lines else 0
        return float(lines * self.style.leading + begun * self.style.apart + edges * self._padding)

    def least(self, available: float) -> float:
        """The height of the smallest part that may stand at the foot of a page."""
        self.wrap(available, 0)
        return self._height(next(iter(self._breaks()), len(self._lines)))

    def _breaks(self) -> list[int]:
        """After how many lines a page may end: between sentences in the easy design, else two lines from either end."""
        count = len(self._lines)
        if self.style.whole_sentences:
            return [i for i in range(1, count) if self._lines[i][1] != self._lines[i - 1][1]]
        return list(range(2, count - 1))

    def split(self, available: float, height: float) -> list[Text]:
        """Two paragraphs, the first of which fits into `height`; none where the paragraph must not be split there."""
        self.wrap(available, height)
        fitting = [n for n in self._breaks() if self._height(n) <= height + 0.01]
        if not fitting:
            too_high = [n for n in range(1, len(self._lines)) if self._height(n) <= height + 0.01]
            if self._frame_is_too_small(height) and too_high:
                fitting = too_high
            else:
                return []
        at = fitting[-1]
        first, second = self._part(self._lines[:at]), self._part(self._lines[at:])
        first.below = second.above = False
        second.label = second.outline = None
        return [first, second]

    def _frame_is_too_small(self, height: float) -> bool:
        """Whether even an empty page has no room for what must not be split."""
        frame = getattr(self, "_frame", None)
        return frame is not None and bool(frame._atTop) and self.least(self._wrapped or 0) > height

    def _part(self, lines: list[tuple[Line, int]]) -> Text:
        out = Text(
            self.sentences,
            self.style,
            self.setting,
            base=self.base,
            indent=self.indent,
            label=self.label,
            above=self.above,
            below=self.below,
            outline=self.outline,
        )
        out._lines, out._wrapped = lines, self._wrapped
        return out

    # --- drawing ----------------------------------------------------------------------------------------------

    def draw(self) -> None:
        """Box, text, underlines and links."""
        canvas = self.canv
        mirrored = self.setting.base == 1
        left = 0 if mirrored else self.indent
        right = self.width - (self.indent if mirrored else 0)
        self._box(canvas, left, right, mirrored)
        bar = self.style.box.bar_width if self.style.box and self.style.box.bar else 0
        left += self._inset + (0 if mirrored else bar)
        right -= self._inset + (bar if mirrored else 0)
        top = self.height - (0 if self.above else self._padding)
        # the middle of the letters stands in the middle of the line
        baseline = top - self.style.leading / 2 - self.style.size * 0.36
        if self.outline:
            self._outline(canvas, top)
        links = Links([run for sentence in self.sentences for run in sentence], self.style.size)
        with canvas.text() as pen:
            if self.label:
                self._label(pen, left, right, baseline, mirrored)
            before = self._lines[0][1] if self._lines else 0
            for line, sentence in self._lines:
                baseline -= (sentence - before) * self.style.apart
                before = sentence
                x = right - line.width if mirrored else left
                draw_line(pen, line, x, baseline, self.style.size)
                links.note(line, x, baseline)
                baseline -= self.style.leading
        links.draw(canvas)

    def _box(self, canvas: Any, left: float, right: float, mirrored: bool) -> None:
        box = self.style.box
        if box is None:
            return
        if box.colour:
            canvas._code.append(f"{fill(box.colour)} {left:.2f} 0 {right - left:.2f} {self.height:.2f} re f")
        if box.bar:
            x = right - box.bar_width if mirrored else left
            canvas._code.append(f"{fill(box.bar)} {x:.2f} 0 {box.bar_width:.2f} {self.height:.2f} re f")

    def _outline(self, canvas: Any, top: float) -> None:
        assert self.outline is not None
        level, title = self.outline
        key = f"h{len(canvas._outlines) + 1}"
        canvas._outlines.append(key)
        canvas.bookmarkHorizontal(key, 0, top)
        canvas.addOutlineEntry(title, key, level, closed=False)

    def _label(self, pen: Pen, left: float, right: float, baseline: float, mirrored: bool) -> None:
        assert self.label is not None
        (line,) = break_lines(
            [self.label], 1000, self.style.size, self.setting.fonts, base=self.base, arabic=False, ends_with_space=False
        )
        gap = self.style.size * 0.55
        draw_line(pen, line, right + gap if mirrored else left - gap - line.width, baseline, self.style.size)


class Links:
    """The links in some lines: underlined, and to be clicked on. `runs` are all words of the paragraph."""

    def __init__(self, runs: Sequence[Run], size: float) -> None:
        self._runs = runs
        self._size = size
        self._found: list[tuple[Run, float, float, float]] = []

    def note(self, line: Line, x: float, baseline: float) -> None:
        """Remember where the links of a line are that starts at `x`."""
        last: Part | None = None
        for i in line.visual:
            part = line.parts[i]
            if part.run.href or part.run.underlined:
                if last is not None and last.run is part.run:  # one line under all words of a link
                    run, start, y, _ = self._found.pop()
                    self._found.append((run, start, y, x + part.x + part.width - part.tail - start))
                else:
                    self._found.append((part.run, x + part.x, baseline, part.width - part.tail))
            last = part

    def draw(self, canvas: Any) -> None:
        """Draw the lines under the words, and put the links on the page."""
        size = self._size
        for run, x, baseline, width in self._found:
            canvas._code.append(f"{run.colour} {x:.2f} {baseline - size * 0.14:.2f} {width:.2f} {size * 0.055:.2f} re f")
            if run.href and run.element:
                x0, y0 = canvas.absolutePosition(x, baseline - size * 0.3)
                contents = "".join(each.text for each in self._runs if each.element is run.element)
                canvas.link(run.element, run.href, contents or run.href, (x0, y0, x0 + width, y0 + size * 1.3))


def draw_line(pen: Pen, line: Line, x: float, y: float, size: float) -> None:
    """Write one line: elements one after the other as they are read, the words of each from left to right.

    Glyphs from left to right is how right-to-left text is kept in PDF, and what readers put back in order.
    """
    parts = line.parts
    if isinstance(line.visual, range):
        pen.move(x, y)
        at = 0
        while at < len(parts):
            stop = at + 1
            first = parts[at]
            while stop < len(parts) and parts[stop].run is first.run and parts[stop].font is first.font:
                stop += 1
            run = first.run
            pen.show(run.element, first.font, size, run.colour, " ".join(part.body for part in parts[at:stop]))
            at = stop
        return
    at = 0
    while at < len(parts):
        stop = at + 1
        while stop < len(parts) and parts[stop].run.element is parts[at].run.element:
            stop += 1
        for i in line.visual:
            if at <= i < stop:
                pen.move(x + parts[i].x, y)
                pen.show(parts[i].run.element, parts[i].font, size, parts[i].run.colour, parts[i].body)
        at = stop


class Figure(_Flowable):  # type: ignore[misc]
    """A picture as wide as the text, or as its pixels allow; without an element it decorates."""

    def __init__(self, picture: Picture, element: Element | None, after: float, highest: float, *, mirrored: bool) -> None:
        super().__init__()
        self.picture, self.element, self.after = picture, element, after
        self.highest, self.mirrored = highest, mirrored

    def getSpaceAfter(self) -> float:
        """The room under it."""
        return self.after

    def wrap(self, available: float, _height: float) -> tuple[float, float]:
        """At most `highest` points high and, so that it stays sharp, at least 100 pixels to the inch."""
        scale = min(available / self.picture.width, self.highest / self.picture.height, 0.72)
        self.available = available
        self.width, self.height = self.picture.width * scale, self.picture.height * scale
        return available, self.height

    def least(self, available: float) -> float:
        """Its height: a picture is not split."""
        return self.wrap(available, 0)[1]

    def draw(self) -> None:
        """The picture, at the side where lines start."""
        x = self.available - self.width if self.mirrored else 0.0
        if self.element is not None:
            left, bottom = self.canv.absolutePosition(x, 0)
            self.element.attributes = bounding_box(left, bottom, self.width, self.height)
        self.canv.figure(self.element, self.picture, x, 0, self.width, self.height)
