"""Inline content as runs of words that look alike; links and foreign words get structure elements of their own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import assert_never

from pubtool.model import Content, Emphasis, Foreign, Link, Segment, Term, Text, speech_tag
from pubtool.writers.pdf.design import Design, Style, fill
from pubtool.writers.pdf.lines import Run
from pubtool.writers.pdf.structure import Element

_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")


class Words:
    """Makes runs for one document in `language`."""

    def __init__(self, language: str, design: Design) -> None:
        self.language, self.design = language, design

    def _runs(self, content: Content, element: Element, style: Style, base: Run | None = None) -> Iterator[Run]:
        """Inline content as runs; links and foreign words get elements of their own."""
        look = base or Run("", element, self.language, fill(style.colour), style.bold)
        for part in content:
            match part:
                case Text(text):
                    yield replace(look, text=text)
                case Emphasis(content=inner, strong=strong):
                    yield from self._runs(
                        inner, element, style, replace(look, bold=look.bold or strong, italic=look.italic or not strong)
                    )
                case Link(content=inner, href=href):
                    link = Element("Link", look.element, inline=True)
                    own = replace(look, element=link, href=href, underlined=True, colour=fill(self.design.accent))
                    yield from self._runs(inner, link, style, own)
                case Term(content=inner):
                    yield from self._runs(inner, element, style, look)
                case Foreign(content=inner, language=language):
                    tag = speech_tag(language)
                    span = Element("Span", look.element, tag, inline=True)
                    yield from self._runs(inner, span, style, replace(look, element=span, language=tag))
                case _:
                    assert_never(part)

    def _sentences(self, segments: Iterable[Segment], element: Element, style: Style) -> list[list[Run]]:
        """One list of runs for each sentence that begins a line; all of them in one list but in the easy edition."""
        found = [list(self._runs(segment.content, element, style)) for segment in segments if segment.content]
        if style.whole_sentences:
            return found or [[]]
        return [joined(found, element)]

    def _plain(self, text: str, element: Element, style: Style) -> list[Run]:
        return [Run(text, element, self.language, fill(style.colour), style.bold)]

    def _linked(self, text: str, element: Element, style: Style) -> list[Run]:
        """A line of an address; a mail address in it is a link."""
        found = _MAIL.search(text)
        look = Run("", element, element.language or self.language, fill(style.colour), style.bold)
        if not found:
            return [replace(look, text=text)]
        link = Element("Link", element, inline=True)
        mail = replace(
            look, text=found[0], element=link, href=f"mailto:{found[0]}", underlined=True, colour=fill(self.design.accent)
        )
        return [replace(look, text=text[: found.start()]), mail, replace(look, text=text[found.end() :])]

    def _each(self, segments: Iterable[Segment], element: Element, style: Style) -> list[list[Run]]:
        return [list(self._runs(segment.content, element, style)) for segment in segments]

    def _dotted(self, groups: Sequence[Sequence[Run]], element: Element, style: Style) -> list[Run]:
        out: list[Run] = []
        for group in groups:
            if out:
                out += self._plain(" · ", element, style)
            out += group
        return out


def joined(groups: Sequence[Sequence[Run]], element: Element) -> list[Run]:
    """Sentences one after the other, with a space between them."""
    out: list[Run] = []
    for group in groups:
        if not any(run.text for run in group):
            continue
        if out:
            out.append(replace(out[-1], text=" ", element=element, href=None, underlined=False))
        out += group
    return out
