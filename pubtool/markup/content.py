"""Taking inline content apart and putting it together again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import quote

from pubtool.model import SAFE_SCHEMES, Content, Emphasis, Foreign, Inline, Link, Term, Text, plain

_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_LINE_ENDS = re.compile("\r\n?|[\x85\u2028\u2029]")


def clean(text: str) -> str:
    """`text` with one kind of line end and without characters that XML or a text file cannot carry."""
    return _UNWRITABLE.sub("", _LINE_ENDS.sub("\n", text)).replace("\t", " ")


def one_line(text: str) -> str:
    """`text` cleaned, with a space for each line end and the indentation behind it."""
    return re.sub(r" *\n\s*", " ", clean(text))


def safe_href(href: str) -> str | None:
    """`href` as a URL may be written (RFC 3986), or None when it is not a link to the web, mail or telephone."""
    href = href.strip()
    if not href.lower().startswith(SAFE_SCHEMES):
        return None
    return re.sub(r"[\s\x00-\x20\"<>\\^`{|}]", lambda found: quote(found[0]), href)


def normal(content: Content) -> Content:
    """`content` in the one form that equal content has: texts joined, nothing empty, ids numbered in reading order."""
    return _numbered(joined(content), iter(range(1, 10**9)))


def joined(content: Content) -> Content:
    """`content` with neighbouring texts joined and nothing empty in it; ids stay as they are."""
    out: list[Inline] = []
    for part in content:
        if not isinstance(part, Text):
            inner = joined(part.content)
            if inner:
                out.append(replace(part, content=inner))
        elif part.text:
            if out and isinstance(out[-1], Text):
                out[-1] = Text(out[-1].text + part.text)
            else:
                out.append(part)
    return tuple(out)


def _numbered(content: Content, numbers: Iterator[int]) -> Content:
    # the number is taken before the content is walked: an outer element comes before its inner ones
    return tuple(
        part if isinstance(part, Text) else replace(part, id=str(next(numbers)), content=_numbered(part.content, numbers))
        for part in content
    )


def cut(content: Content, start: int, end: int) -> Content:
    """The characters `start` to `end` of `content` with their markup, white space at both ends removed."""
    text = plain(content)
    end = min(end, len(text))
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return normal(_cut(content, start, end))


def _cut(content: Content, start: int, end: int) -> Content:
    out: list[Inline] = []
    at = 0
    for part in content:
        length = len(plain((part,)))
        low, high = max(start - at, 0), min(end - at, length)
        at += length
        if low >= high:
            continue
        out.append(
            Text(part.text[low:high]) if isinstance(part, Text) else replace(part, content=_cut(part.content, low, high))
        )
    return tuple(out)


def refit(target: Content, source: Content) -> Content:
    """`target` with the ids and addresses of `source`'s inline elements.

    An element is matched by id and kind, else by kind in reading order; one that the source does not have is unwrapped,
    its words stay. So a translation can neither invent a link nor change an address.
    """
    free = list(_elements(source))
    by_id = {(part.id, _kind(part)): part for part in free}
    exact = [part for part in _elements(target) if (part.id, _kind(part)) in by_id]
    for part in exact:
        match = by_id.get((part.id, _kind(part)))
        if match in free:
            free.remove(match)
    used: set[str] = set()

    def fit(content: Content) -> Content:
        out: list[Inline] = []
        for part in content:
            if isinstance(part, Text):
                out.append(part)
                continue
            match = by_id.get((part.id, _kind(part)))
            if match is None or match.id in used:
                match = next((each for each in free if _kind(each) == _kind(part)), None)
                if match is not None:
                    free.remove(match)
            inner = fit(part.content)
            if match is None:
                out.extend(inner)
                continue
            used.add(match.id)
            if isinstance(part, Link) and isinstance(match, Link):
                out.append(replace(part, id=match.id, href=match.href, content=inner))
            else:
                out.append(replace(part, id=match.id, content=inner))
        return tuple(out)

    return joined(fit(target))


def _elements(content: Content) -> Iterator[Emphasis | Link | Term | Foreign]:
    for part in content:
        if not isinstance(part, Text):
            yield part
            yield from _elements(part.content)


def _kind(part: Inline) -> tuple[object, ...]:
    match part:
        case Emphasis(strong=strong):
            return (Emphasis, strong)
        case Foreign(language=language):
            return (Foreign, language)
        case _:
            return (type(part),)
