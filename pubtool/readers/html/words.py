"""Inline HTML to content: white space as a browser collapses it, nothing invisible, small raised figures kept small."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from pubtool.language.tags import same_language
from pubtool.markup import clean, cut, joined, normal, safe_href
from pubtool.model import Content, Emphasis, Foreign, Inline, Link, Text, plain

if TYPE_CHECKING:
    from lxml.html import HtmlElement

NEVER = frozenset(
    "script style template noscript svg math canvas iframe object embed video audio form button input select textarea"
    " dialog nav link meta head map del s strike".split()
)
"""Elements that hold no words of the text."""

BLOCKS = frozenset(
    "address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer h1 h2 h3 h4 h5 h6"
    " header hr html li main menu ol p picture pre section summary table tbody td tfoot th thead tr ul".split()
)
"""Elements that begin and end a line."""

BREAK = "\n"
"""A ``br``, until it is known what its paragraph is; line ends of the file have become spaces by then."""

_SPACE = re.compile(r"[ \t\n\r\f]+")
_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]")
_RAISED = str.maketrans("0123456789+-−()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁽⁾ⁿ")
_LOWERED = str.maketrans("0123456789+-−()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₍₎")


class Words:
    """Reads inline content. `base` is the address that relative ones start from, `language` that of the page."""

    def __init__(self, base: str | None, language: str) -> None:
        self.base = base
        self.language = language

    def of(self, element: HtmlElement) -> Content:
        """Everything inside `element` on one line."""
        return one_line(self.run(element))

    def run(self, element: HtmlElement) -> list[Inline]:
        """The children of `element`; a block among them is parted from its neighbours."""
        run: list[Inline] = [collapsed(element.text)]
        for child in element:
            if isinstance(child.tag, str) and child.tag not in NEVER:
                run += [Text(" "), *self.run(child), Text(" ")] if child.tag in BLOCKS else self.element(child)
            run.append(collapsed(child.tail))
        return run

    def element(self, element: HtmlElement) -> list[Inline]:
        """One inline element; what has no counterpart in the model leaves its words."""
        inner = self.run(element)
        match element.tag:
            case "br":
                return [Text(BREAK)]
            case "strong" | "b":
                return [Emphasis("", tuple(inner))]
            case "em" | "i":
                return [Emphasis("", tuple(inner), strong=False)]
            case "sup" | "sub":
                return [Text(_small(plain(tuple(inner)), raised=element.tag == "sup"))]
            case "q":
                return [Text("„"), *inner, Text("“")]
            case "a" if href := safe_href(self.address(element.get("href")) or ""):
                return [Link("", tuple(inner), href)]
            case _:
                language = element.get("lang") or element.get("xml:lang")
                if language and element.tag != "a" and not same_language(language, self.language):
                    return [Foreign("", tuple(inner), language)]
                return inner

    def address(self, href: str | None) -> str | None:
        """`href` made absolute where the base is known; None for a place in the page."""
        href = (href or "").strip()
        if not href or href.startswith("#"):
            return None
        try:
            return urljoin(self.base, href) if self.base else href
        except ValueError:  # such as "http://[": no address
            return None


def collapsed(text: str | None) -> Text:
    """`text` with its white space as a browser shows it (CSS Text 3, 4.1.1) and without soft hyphens."""
    return Text(_SPACE.sub(" ", _INVISIBLE.sub("", clean(text or ""))))


def one_line(content: Iterable[Inline]) -> Content:
    """`content` on one line: breaks are spaces, and no space follows another across the borders of elements."""
    squeezed = joined(_squeezed(joined(tuple(content)), after_space=True)[0])
    return cut(squeezed, 0, len(plain(squeezed)))


def _squeezed(content: Content, *, after_space: bool) -> tuple[Content, bool]:
    out: list[Inline] = []
    for part in content:
        if isinstance(part, Text):
            text = _SPACE.sub(" ", part.text)
            text = text[1:] if after_space and text.startswith(" ") else text
            after_space = text.endswith(" ") if text else after_space
            out.append(Text(text))
        else:
            inner, after_space = _squeezed(part.content, after_space=after_space)
            out.append(replace(part, content=inner))
    return tuple(out), after_space


def split_at(content: Content, pattern: str) -> list[Content]:
    """The parts of `content` between the matches of `pattern`, with their markup."""
    text = plain(content)
    starts, ends = [0], []
    for found in re.finditer(pattern, text):
        ends.append(found.start())
        starts.append(found.end())
    return [cut(content, start, end) for start, end in zip(starts, [*ends, len(text)], strict=True)]


def bare(content: Content) -> Content:
    """`content` without emphasis: a heading or the head of a table is strong already."""
    out: list[Inline] = []
    for part in content:
        if isinstance(part, Text):
            out.append(part)
        else:
            inner = bare(part.content)
            out += inner if isinstance(part, Emphasis) else (replace(part, content=inner),)
    return normal(tuple(out))


def spaced(parts: Sequence[Content]) -> Content:
    """`parts` on one line with a space between them."""
    out: list[Inline] = []
    for part in parts:
        if part:
            out += [Text(" "), *part] if out else part
    return normal(tuple(out))


def labelled(label: Content, words: Content) -> Content:
    """A name and its value on one line: “**Ort:** Rathaus”."""
    if not label:
        return words
    end = "" if plain(label).endswith((":", "?", "!", ".")) else ":"
    return normal((Emphasis("", (*label, Text(end))), Text(" "), *words))


def _small(text: str, *, raised: bool) -> str:
    """Raised or lowered figures keep their height where Unicode has them: 10⁶ is not 106."""
    small = text.translate(_RAISED if raised else _LOWERED)
    return small if all(one != other for one, other in zip(text, small, strict=True)) else text
