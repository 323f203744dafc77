"""How pages look: two designs, standard and easy, on A4.

Easy: at least 14 pt, one and a half lines apart, each sentence on a line of its own (BITV 2.0 Anlage 2 Teil 2). Every
colour of text has a contrast of at least 7:1 against what it stands on (WCAG 2.2, 1.4.6); a test computes it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

A4 = (595.276, 841.89)
PAPER, INK, SOFT, ACCENT, LINE = "#ffffff", "#1b1f24", "#454c55", "#0b4f8a", "#c9ced6"
TINT, NOTICE, NOTICE_INK, NOTICE_LINE = "#eef3f8", "#fff4d6", "#3d2c00", "#b07d00"

PAIRS = ((INK, PAPER), (SOFT, PAPER), (ACCENT, PAPER), (INK, TINT), (SOFT, TINT), (ACCENT, TINT), (NOTICE_INK, NOTICE))
"""Every colour that text has, with what it stands on."""


def fill(colour: str) -> str:
    """The operator that fills with `colour`."""
    return " ".join(f"{int(colour[i : i + 2], 16) / 255:.4g}" for i in (1, 3, 5)) + " rg"


@dataclass(frozen=True, slots=True)
class Box:
    """A field of colour behind a paragraph, perhaps with a bar at the side where lines start.

    `padding` is the room above and below the text, `inset` that at its sides.
    """

    colour: str | None = None
    bar: str | None = None
    padding: float = 0
    inset: float = 0
    bar_width: float = 3


@dataclass(frozen=True, slots=True)
class Style:
    """How one kind of paragraph is set; lengths in points, `before` and `after` towards its neighbours.

    With `whole_sentences` each sentence begins a line, `apart` from the one before, and is not divided between pages.
    """

    size: float
    leading: float
    colour: str = INK
    bold: bool = False
    before: float = 0
    after: float = 0
    whole_sentences: bool = False
    apart: float = 0
    box: Box | None = None


@dataclass(frozen=True, slots=True)
class Design:
    """All styles of one document; `indent` is that of a list, `accent` the colour of links, bullets and bars."""

    name: str
    margins: tuple[float, float, float, float]
    text: Style
    lead: Style
    soft: Style
    publisher: Style
    kicker: Style
    title: Style
    notice: Style
    quote: Style
    box: Style
    box_head: Style
    caption: Style
    cell: Style
    foot: Style
    headings: tuple[Style, ...]
    indent: float
    accent: str = ACCENT

    def in_colour(self, accent: str | None) -> Design:
        """The same design in an office's own colour."""
        if accent is None:
            return self
        box = self.quote.box
        quote = replace(self.quote, box=replace(box, bar=accent) if box else None)
        return replace(self, accent=accent, publisher=replace(self.publisher, colour=accent), quote=quote)

    @property
    def measure(self) -> float:
        """The width of a line of text."""
        _, right, _, left = self.margins
        return A4[0] - left - right

    def heading(self, level: int) -> Style:
        """The style of a heading of level 2 or more."""
        return self.headings[min(level, len(self.headings) + 1) - 2]


def _design(name: str, size: float, spacing: float, margins: tuple[float, float, float, float], *, whole: bool) -> Design:
    def style(
        scale: float = 1,
        lines: float = spacing,
        *,
        colour: str = INK,
        bold: bool = False,
        before: float = 0,
        after: float = 0,
        box: Box | None = None,
        whole_sentences: bool = whole,
    ) -> Style:
        own = round(size * scale, 2)
        return Style(
            own,
            round(own * lines, 2),
            colour,
            bold,
            before * size,
            after * size,
            whole_sentences,
            size * 0.3 * whole_sentences,
            box,
        )

    smallest = 14 / size if whole else 0.0
    return Design(
        name,
        margins,
        text=style(after=0.75),
        lead=style(1.12, after=1.2, bold=True),
        soft=style(max(0.95, smallest), colour=SOFT, after=1.1),
        publisher=style(max(1.05, smallest), 1.3, colour=ACCENT, bold=True, after=1.3),
        kicker=style(max(0.95, smallest), 1.3, colour=SOFT, bold=True, after=0.35),
        title=style(2.1 if not whole else 1.75, 1.22, bold=True, after=0.7),
        notice=style(max(0.95, smallest), 1.4, colour=NOTICE_INK, bold=True, after=1.6, box=Box(NOTICE, NOTICE_LINE, 9, 11, 4)),
        quote=style(after=1, before=0.3, box=Box(None, ACCENT, 2, 11)),
        box=style(after=1.2, box=Box(TINT, None, 10, 12)),
        box_head=style(1.05, 1.3, bold=True, box=Box(TINT, None, 10, 12)),
        caption=style(max(0.9, smallest), 1.4, colour=SOFT, after=1.2),
        cell=style(max(0.95, smallest), 1.4),
        foot=Style(9, 12, SOFT),
        headings=(
            style(1.4, 1.3, bold=True, before=1.4, after=0.45),
            style(1.15, 1.3, bold=True, before=1.1, after=0.35),
            style(1, 1.3, bold=True, before=0.9, after=0.3),
        ),
        indent=size * 1.7,
    )


STANDARD = _design("standard", 11, 1.5, (76, 82, 76, 82), whole=False)
"""About 75 characters to a line."""

EASY = _design("easy", 14, 1.55, (76, 76, 76, 76), whole=True)
"""No size below 14 pt but the number of the page."""
