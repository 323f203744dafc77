"""Pictures in a page: their real address, their alternative text, their caption and who made them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from pubtool.model import Figure, Segment, Text
from pubtool.readers.html.words import Words, collapsed

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_LAZY = ("data-src", "data-original", "data-lazy-src", "data-full")
_PLACEHOLDER = ("data:image/gif", "data:image/svg")
_CAPTION_CLASS = re.compile(
    r"caption|picture-?text|bildtext|bildunterschrift|legend|image-?text|copyright|credit|bildnachweis|bildquelle",
    re.IGNORECASE,
)
_BOX_CLASS = re.compile(r"image|img|picture|bild|figure|media|photo|foto|gallery|galerie|visual|caption", re.IGNORECASE)
_FILE_NAME = re.compile(r"\S+\.(?:jpe?g|png|gif|webp|tiff?|bmp|svg)|(?:IMG|DSCN?|P)[-_]?\d+", re.IGNORECASE)
_SMALLEST = 32
_LONGEST_CAPTION = 600


def figure_of(image: HtmlElement, words: Words) -> Figure | None:
    """The picture of an ``img``; None for a tracking pixel, an icon, or one without an address.

    An empty ``alt`` says that it is decorative (HTML 4.8.4.4.4); a missing one, or a file's name, says nothing.
    """
    sizes = [(image.get(name) or "").strip().removesuffix("px") for name in ("width", "height")]
    src = words.address(best_source(image))
    if not src or any(size.isdecimal() and int(size) < _SMALLEST for size in sizes):  # an icon, a pixel, a ruled line
        return None
    alt = image.get("alt")
    text = collapsed(alt).text.strip()
    if text and _names_file(text, src):
        alt, text = None, ""
    decorative = (alt is not None and not text) or image.get("role") in ("presentation", "none")
    return Figure("", src, Segment("", (Text(text),)) if text and not decorative else None, decorative=decorative)


def best_source(image: HtmlElement) -> str | None:
    """The address of the real picture: lazy loading hides it behind a placeholder, ``srcset`` has it in several sizes."""
    for name in _LAZY:
        if found := image.get(name):
            return str(found)
    src = str(image.get("src") or "")
    if src and not src.startswith(_PLACEHOLDER):
        return src
    holders = [image, *(parent.iterchildren("source") if (parent := image.getparent()) is not None else ())]
    sets = [holder.get(name) or "" for holder in holders for name in ("srcset", "data-srcset")]
    candidates = [part.split() for value in sets for part in re.split(r",\s+", value) if part.strip()]
    return max(candidates, key=_size)[0] if candidates else None


def _size(candidate: list[str]) -> float:
    found = re.fullmatch(r"([\d.]+)[wx]", candidate[1]) if len(candidate) > 1 else None
    return float(found[1]) if found else 1.0


def is_caption(element: HtmlElement) -> bool:
    """Whether `element` holds words about the picture beside it."""
    if element.tag == "figcaption":
        return True
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    return (
        element.tag in ("p", "div", "span", "dd", "small")
        and bool(_CAPTION_CLASS.search(names))
        and element.find(".//img") is None
        and not any(is_caption(outer) for outer in element.iterancestors("figcaption", "p", "div", "dd"))
    )


def is_picture_box(element: HtmlElement) -> bool:
    """Whether `element` is there for one picture and the words about it."""
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    if element.tag not in ("div", "dl", "section", "p", "aside") or not _BOX_CLASS.search(names):
        return False
    if len(list(element.iter("img"))) != 1 or element.find(".//figure") is not None:
        return False
    headed = any(element.find(f".//h{level}") is not None for level in (1, 2, 3))
    return not headed and len(" ".join(element.text_content().split())) <= _LONGEST_CAPTION


def _names_file(words: str, src: str) -> bool:
    """Whether what stands for alternative text is what a camera or a CMS put there."""
    name = urlsplit(src).path.rpartition("/")[2].casefold()
    return words.casefold() in (name, name.rpartition(".")[0]) or bool(_FILE_NAME.fullmatch(words))
