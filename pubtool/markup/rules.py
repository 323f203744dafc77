"""Two block rules of our own for markdown-it: the id line and the comment."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.ruler import RuleOptionsType
    from markdown_it.rules_block import StateBlock

ID_LINE = re.compile(r"\{(?:#(?P<id>[a-z]+[0-9]+)?)?(?P<classes>(?: ?\.[a-z]+)*)\}\s*")
"""``{#u7}``, ``{#u7 .contact}`` or, where nobody has given an id yet, ``{.contact}``."""

_ENDS: RuleOptionsType = {"alt": ["paragraph", "blockquote", "list", "table"]}


def add_rules(parser: MarkdownIt) -> None:
    """Teach `parser` id lines and comments; both end a paragraph, so that they work inside lists, too."""
    parser.block.ruler.before("paragraph", "id_line", _id_line, _ENDS)
    parser.block.ruler.before("paragraph", "comment", _comment, _ENDS)
    # lists and quotations look for what ends them among the rules in front of them
    for name in ("comment", "id_line"):
        rules = parser.block.ruler.__rules__
        rules.insert(0, rules.pop(next(i for i, rule in enumerate(rules) if rule.name == name)))
    parser.block.ruler.__cache__ = None


def _line(state: StateBlock, number: int) -> str:
    return state.src[state.bMarks[number] + state.tShift[number] : state.eMarks[number]]


def _id_line(state: StateBlock, start: int, _end: int, silent: bool) -> bool:
    found = ID_LINE.fullmatch(_line(state, start))
    if not found or not (found["id"] or found["classes"]):
        return False
    if not silent:
        token = state.push("id_line", "", 0)
        token.meta = {"id": found["id"] or "", "classes": found["classes"].replace(".", " ").split()}
        state.line = start + 1
    return True


def _comment(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    if not _line(state, start).startswith("<!--"):
        return False
    for last in range(start, end):
        if _line(state, last).rstrip().endswith("-->"):
            break
    else:
        return False
    if not silent:
        token = state.push("comment", "", 0)
        token.content = "\n".join(_line(state, number).rstrip() for number in range(start, last + 1))
        state.line = last + 1
    return True
