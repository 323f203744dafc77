"""The inline half of our Markdown."""

from __future__ import annotations

import re
import string
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, assert_never

from pubtool.markup.content import normal, safe_href
from pubtool.model import Content, Emphasis, Foreign, Inline, Link, Term, Text

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

LEVELS = 3
"""How hard :func:`write_inline` can escape: not at all, by backslash where it may matter, by entity everywhere."""

_INLINE_MARKS = re.compile(r"[\\*_\[\]<{]|&(?=[#\w]+;)|!(?=\[)")
_INNER_STAR = re.compile(r"(?<=\w)\*(?=\w)")
"""A star inside a word is a letter of that word (Bürger*innen), not the beginning of emphasis."""
_COMMENT = re.compile(r"(?<!\\)<!--")
_LINE_START = re.compile(r"^(?:(?P<number>\d{1,9})(?=[.)])|(?=[-+#>|~=:]))")


@cache
def inline_parser() -> MarkdownIt:
    """A parser for the inline markup alone: no code, no HTML, addresses left as they are written."""
    from markdown_it import MarkdownIt
    from mdit_py_plugins.attrs import attrs_plugin

    parser = MarkdownIt("zero").enable(["escape", "entity", "emphasis", "link", "image", "autolink"])
    parser.use(attrs_plugin, spans=True, after=())
    # addresses are neither rewritten nor judged here: safe_href does that
    parser.normalizeLink = _as_it_is  # type: ignore[method-assign]
    parser.normalizeLinkText = _as_it_is  # type: ignore[method-assign, assignment]
    parser.validateLink = bool  # type: ignore[method-assign, assignment]
    return parser


def _as_it_is(url: str) -> str:
    return url


def parse_inline(line: str) -> Content:
    """The content of one line. A link to anything but the web, mail or telephone stays plain text."""
    return normal(content_of(inline_tokens(line)))


def inline_tokens(line: str) -> list[Token]:
    """The parser's tokens of one line."""
    return inline_parser().parseInline(_INNER_STAR.sub(r"\\*", line))[0].children or []


def content_of(tokens: Sequence[Token]) -> Content:
    """The content that `tokens` stand for; its ids are not numbered yet."""
    stack: list[tuple[Token | None, list[Inline]]] = [(None, [])]
    for token in tokens:
        if token.nesting == 1:
            stack.append((token, []))
        elif token.nesting == -1:
            opening, inner = stack.pop()
            assert opening is not None
            stack[-1][1].extend(_element(opening, tuple(inner)))
        elif token.type == "image":
            stack[-1][1].extend(content_of(token.children or []))
        elif token.type in ("softbreak", "hardbreak"):
            stack[-1][1].append(Text(" "))
        elif token.content:
            stack[-1][1].append(Text(token.content))
    return tuple(stack[0][1])


def _element(token: Token, content: Content) -> Content:
    if token.type == "strong_open":
        return (Emphasis("", content),)
    if token.type == "em_open":
        return (Emphasis("", content, strong=False),)
    if href := safe_href(str(token.attrGet("href") or "")):
        content = (Link("", content, href),)
    classes = str(token.attrGet("class") or "").split()
    language = token.attrGet("lang")
    if "term" in classes:
        content = (Term("", content),)
    if "strong" in classes:
        content = (Emphasis("", content),)
    if "em" in classes:
        content = (Emphasis("", content, strong=False),)
    if language:
        content = (Foreign("", content, str(language)),)
    return content


def write_inline(content: Content, level: int | None = None) -> str:
    """`content` as Markdown that :func:`parse_inline` reads back as the same content.

    Escapes only when reading back shows that it must; `level` (0 to ``LEVELS`` - 1) asks for a given strength, which
    the block writer uses when a line means something else in its place.
    """
    if level is not None:
        return _write(content, level, spans=level == LEVELS - 1)
    for strength in range(LEVELS):
        for spans in (False, True):
            line = _write(content, strength, spans)
            # whoever reads the line takes the white space off its ends first
            if parse_inline(line.strip()) == normal(content) and not _COMMENT.search(line):
                return line
    raise AssertionError(f"no Markdown for {content!r}")


def _write(content: Content, level: int, spans: bool, first: bool = True) -> str:
    out = []
    for part in content:
        if isinstance(part, Text):
            out.append(_escape(part.text, level, first))
        else:
            inner = _write(part.content, level, spans, first=False)
            match part:
                case Emphasis(strong=strong):
                    mark = "**" if strong else "*"
                    out.append(f"[{inner}]{{.{'strong' if strong else 'em'}}}" if spans else f"{mark}{inner}{mark}")
                case Link(href=href):
                    # a link in brackets and parentheses cannot hold another pair of brackets
                    out.append(f'[{inner}]{{href="{href}"}}' if spans else f"[{inner}]({_address(href)})")
                case Term():
                    out.append(f"[{inner}]{{.term}}")
                case Foreign(language=language):
                    out.append(f"[{inner}]{{lang={language}}}")
                case _:
                    assert_never(part)
        first = False
    return "".join(out)


def _address(href: str) -> str:
    return href if re.fullmatch(r"[^()&]+", href) else "<" + href.replace("&", "&amp;") + ">"


def _escape(text: str, level: int, first: bool) -> str:
    if level == 0:
        return text
    if level == 1:
        text = _INLINE_MARKS.sub(lambda found: "\\" + found[0], text)
        if first:
            text = _LINE_START.sub(lambda found: (found["number"] or "") + "\\", text, count=1)
        return text
    risky = frozenset(string.punctuation)
    out = "".join(f"&#{ord(char)};" if char in risky else char for char in text)
    # markdown-it strips every kind of white space at the ends of a line
    head, tail = len(out) - len(out.lstrip()), len(out.rstrip())
    if head == len(out):
        return _entities(out)
    return _entities(out[:head]) + out[head:tail] + _entities(out[tail:])


def _entities(space: str) -> str:
    return "".join(f"&#{ord(char)};" for char in space)
