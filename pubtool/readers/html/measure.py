"""What there is to tell an article by: running text, names of elements, phrases.

Names and phrases by which the surroundings of articles are known are in ``data/portals.toml``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from pubtool.data import load
from pubtool.readers.html.words import BLOCKS, NEVER

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_PART = re.compile(r"[A-ZÄÖÜ]?[a-zäöüß]+|[A-ZÄÖÜ]+(?![a-zäöüß])|\d+")
_SENTENCE = 40
_SHORT_SENTENCE = 15


@cache
def named(kind: str) -> frozenset[str]:
    """The names, or parts of names, of one kind."""
    return frozenset(load("portals.toml")["names"][kind])


@cache
def phrase(kind: str) -> re.Pattern[str]:
    """What matches a whole text of one kind."""
    return re.compile(rf"\W*(?:{'|'.join(load('portals.toml')['phrases'][kind])})\W*", re.IGNORECASE)


def prose(element: HtmlElement) -> int:
    """How many characters of running text there are in `element`: sentences, and not the words of links."""
    return sum(len(text) for text in stretches(element) if len(text) > _SENTENCE or is_sentence(text))


def is_sentence(text: str) -> bool:
    """Whether `text` ends like a sentence and is long enough for one."""
    return len(text) > _SHORT_SENTENCE and text.rstrip('“"»«) ')[-1:] in (".", "!", "?", ":")


def stretches(element: HtmlElement) -> Iterator[str]:
    """The texts between the borders of blocks, without the words of links."""
    run: list[str] = []
    for border, text in _walk(element, linked=False):
        if border:
            yield " ".join("".join(run).split())
            run = []
        run.append(text)
    yield " ".join("".join(run).split())


def unlinked(element: HtmlElement) -> str:
    """The words inside `element` that are not those of links, on one line."""
    return " ".join("".join(text for _, text in _walk(element, linked=False)).split())


def _walk(element: HtmlElement, *, linked: bool) -> Iterator[tuple[bool, str]]:
    if not isinstance(element.tag, str) or (element.tag in NEVER and element.tag != "form"):
        return
    linked = linked or element.tag == "a"
    border = element.tag in BLOCKS
    yield border, "" if linked else element.text or ""
    for child in element:
        yield from _walk(child, linked=linked)
        yield False, "" if linked else child.tail or ""
    yield border, ""


def text_of(element: HtmlElement) -> str:
    """The words inside `element` on one line."""
    return " ".join(element.text_content().split())


def parts_of(element: HtmlElement) -> set[str]:
    """The parts of the names that `element` has: ``newsRelated-list`` has news, related, list."""
    names = [element.get(name) or "" for name in ("class", "id", "itemprop", "data-automation-id")]
    names += [element.tag] if "-" in element.tag else []  # a custom element has a telling name
    return {part.casefold() for part in _PART.findall(" ".join(names))}
