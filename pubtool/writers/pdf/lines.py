"""Words into lines: one sentence, or a whole paragraph, at a given width.

The text is ordered by UAX #9 and broken by UAX #14. A line keeps the space that it ends with, so that whoever reads the
lines one after the other reads a space there, and no hyphen is ever added.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from pubtool.language.bidi import levels, visual_order
from pubtool.language.linebreak import opportunities
from pubtool.language.reading import MARKS, readable
from pubtool.writers.pdf.fonts import DocumentFont, DocumentFonts, Stretch
from pubtool.writers.pdf.structure import Element


@dataclass(frozen=True, slots=True)
class Run:
    """Words that look alike and belong to the same element, or to none and are an artifact.

    `colour` is the operator that sets it.
    """

    text: str
    element: Element | None
    language: str
    colour: str
    bold: bool = False
    italic: bool = False
    underlined: bool = False
    href: str | None = None


@dataclass(slots=True)
class Part:
    """A stretch of one line in one font, one direction and one run; `x` is where it starts, from the line's left end."""

    run: Run
    font: DocumentFont
    body: str
    width: float
    tail: float
    level: int
    text: str
    x: float = 0

    @property
    def blank(self) -> bool:
        """Whether there are only spaces in it."""
        return not self.text.strip(" ")


@dataclass(slots=True)
class Line:
    """One line, its parts in reading order; `width` is without the spaces at its end."""

    parts: list[Part]
    width: float
    visual: Sequence[int] = field(default_factory=tuple)


def break_lines(
    runs: Sequence[Run], width: float, size: float, fonts: DocumentFonts, *, base: int, arabic: bool, ends_with_space: bool
) -> list[Line]:
    """The lines of `runs` at `width` points; at least one. `base` is 1 for a paragraph from right to left.

    With `ends_with_space` the last line ends with a space, too, because something follows it.
    """
    words, ordered = _measured(runs, size, fonts, base, arabic, ends_with_space)
    lines: list[Line] = []
    parts: list[Part] = []
    filled = tail = 0.0
    for word in words:
        if len(word) == 1:
            wide, own_tail = word[0].width, word[0].tail
        else:
            wide, own_tail = sum(part.width for part in word), _tail(word)
        if parts and filled + wide - own_tail > width + 0.01:
            lines.append(_line(parts, filled - tail, base, ordered))
            parts, filled = [], 0.0
        if wide - own_tail > width + 0.01:
            word, full = _broken(word, width, size)
            lines += [_line(each, sum(part.width for part in each), base, ordered) for each in full]
            wide, own_tail = sum(part.width for part in word), _tail(word)
        parts += word
        filled += wide
        tail = own_tail
    if parts or not lines:
        lines.append(_line(parts, filled - tail, base, ordered))
    return lines


def widest_word(runs: Sequence[Run], size: float, fonts: DocumentFonts, *, base: int, arabic: bool) -> float:
    """The width of the longest stretch of `runs` in which no line may end, in points."""
    words, _ = _measured(runs, size, fonts, base, arabic, False)
    return max((sum(part.width for part in word) - _tail(word) for word in words), default=0)


def _measured(
    runs: Sequence[Run], size: float, fonts: DocumentFonts, base: int, arabic: bool, ends_with_space: bool
) -> tuple[Iterator[list[Part]], bool]:
    """The words of `runs`, and whether they have to be put in visual order."""
    runs = _trimmed(runs, ends_with_space)
    text = "".join(run.text for run in runs)
    found = levels(text, base)
    ordered = base == 1 or any(found)
    return _words(text, runs, found, size, fonts, arabic, ordered), ordered


def _trimmed(runs: Sequence[Run], ends_with_space: bool) -> list[Run]:
    """`runs` as they are read: no space at the start, never two in a row, one at the end only where it is asked for."""
    out: list[Run] = []
    for run in runs:
        text = readable(run.text)
        if not out or out[-1].text.endswith(" "):
            text = text.lstrip(" ")
        if text:
            out.append(run if text == run.text else replace(run, text=text))
    if out:
        text = out[-1].text.rstrip(" ") + (" " if ends_with_space else "")
        out[-1:] = [replace(out[-1], text=text)] if text else []
    return out


def _tail(word: Sequence[Part]) -> float:
    """The width of the spaces at the end of a word."""
    tail = 0.0
    for part in reversed(word):
        tail += part.tail
        if not part.blank:
            break
    return tail


def _words(
    text: str, runs: Sequence[Run], found: Sequence[int], size: float, fonts: DocumentFonts, arabic: bool, ordered: bool
) -> Iterator[list[Part]]:
    """Each word with its parts: a line may end between two words and nowhere else."""
    starts = _starts(runs)
    run, place = 0, 0
    known: dict[str, tuple[Stretch, ...]] = {}
    looks = -1
    for end in opportunities(text):
        if end < len(text) and text[end - 1] in "-\u2010" and text[end].isalpha() and text[end - 2 : end - 1] in ("", " "):
            continue  # „-innen“ stays together (LB20a, which Unicode 16 has added)
        word: list[Part] = []
        while place < end:
            while starts[run + 1] <= place:
                run += 1
            stop = min(end, starts[run + 1])
            if ordered:
                stop = next((i for i in range(place + 1, stop) if found[i] != found[place]), stop)
                word += _parts(text[place:stop], runs[run], found[place], size, fonts, arabic)
            else:  # nearly all words come this way
                own = runs[run]
                if looks != run:
                    looks, known = run, fonts.known(own.bold, own.italic, arabic, False, own.language)
                stretches = known.get(piece := text[place:stop])
                if stretches is None:
                    stretches = fonts.encode(piece, own.bold, own.italic, arabic, False, own.language)
                for stretch, font, (body, width, tail) in stretches:
                    word.append(Part(own, font, body, width * size, tail * size, 0, stretch))
            place = stop
        if word:
            yield word


def _starts(runs: Sequence[Run]) -> list[int]:
    out = [0]
    for run in runs:
        out.append(out[-1] + len(run.text))
    return out


def _parts(text: str, run: Run, level: int, size: float, fonts: DocumentFonts, arabic: bool) -> Iterator[Part]:
    """The parts of one word that has to be put in order: spaces by themselves, because at the end of a line they change
    sides (L1).
    """
    text = MARKS.sub("", text)
    core = text.rstrip(" ")
    for piece in filter(None, (core, text[len(core) :])):
        found = fonts.encode(piece, run.bold, run.italic, arabic, level % 2 == 1, run.language)
        for stretch, font, (body, width, tail) in found:
            yield Part(run, font, body, width * size, tail * size, level, stretch)


def _broken(word: list[Part], width: float, size: float) -> tuple[list[Part], list[list[Part]]]:
    """A word that is wider than a line, cut where the line is full: what is left of it, and the full lines before."""
    full: list[list[Part]] = []
    rest: list[Part] = []
    filled = 0.0
    for part in word:
        text = part.text
        while text:
            piece = _fitting(part, text, width - filled, size)
            if rest and filled + piece.width - piece.tail > width:
                full.append(rest)
                rest, filled = [], 0.0
                continue
            text = text[len(piece.text) :]
            rest.append(piece)
            filled += piece.width
    return rest, full


def _fitting(part: Part, text: str, room: float, size: float) -> Part:
    """As much of `text` as has room, one character with its marks at least."""
    fits = len(text)
    while True:
        encoded = part.font.encode(text[:fits], part.level % 2 == 1, part.run.language)
        wide = max((encoded.width - encoded.tail) * size, 0.001)
        shorter = _before_marks(text, min(fits - 1, int(fits * max(room, 0) / wide))) if wide > room else 0
        if not shorter:
            if wide > room:
                first = next((i for i in range(1, len(text)) if unicodedata.category(text[i])[0] != "M"), len(text))
                fits = min(fits, first)
                encoded = part.font.encode(text[:fits], part.level % 2 == 1, part.run.language)
            return Part(part.run, part.font, encoded.body, encoded.width * size, encoded.tail * size, part.level, text[:fits])
        fits = shorter


def _before_marks(text: str, place: int) -> int:
    """`place`, or the next place before it where no mark is cut off its letter; 0 where there is none."""
    while place > 0 and unicodedata.category(text[place])[0] == "M":
        place -= 1
    return max(place, 0)


def _line(parts: list[Part], width: float, base: int, ordered: bool) -> Line:
    """A line with the places of its parts."""
    if not ordered:
        x = 0.0
        for part in parts:
            part.x = x
            x += part.width
        return Line(parts, width, range(len(parts)))
    found = [part.level for part in parts]
    for i in range(len(parts) - 1, -1, -1):  # L1
        if not parts[i].blank:
            break
        found[i] = base
    first = 0
    for i, level in enumerate(found):  # the leftmost word of what runs from left to right, if other text goes on after it
        if level % 2:
            if i > first and base:
                parts[first].body = (
                    parts[first].font.encode(parts[first].text, False, parts[first].run.language, marked=True).body
                )
            first = i + 1
    order = visual_order(found)
    # spaces at the end hang over the edge where the line ends
    tail = _tail(parts)
    x = -tail if base else 0.0
    for i in order:
        parts[i].x = x
        x += parts[i].width
    return Line(parts, width, order)
