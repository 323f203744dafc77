"""Paragraphs to sentences: the breaks made here are stored, and people may move them."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from pubtool.language.sentences import sentence_starts
from pubtool.markup import cut
from pubtool.model import (
    Block,
    Contact,
    Content,
    Explanation,
    Figure,
    Heading,
    Item,
    List,
    Paragraph,
    Quote,
    Segment,
    Table,
    plain,
)


def sentences(content: Content, language: str = "de") -> tuple[Segment, ...]:
    """One segment for each sentence of `content`; markup that spans several sentences is in each of them."""
    text = plain(content)
    starts = [*sentence_starts(text, language), len(text)]
    return tuple(Segment("", part) for start, end in pairwise(starts) if (part := cut(content, start, end)))


def in_sentences(block: Block) -> Block:
    """`block` with running text split; a heading, a cell, an alternative text and a contact line stay one segment."""
    match block:
        case Paragraph() | Quote():
            return replace(block, segments=_split(block.segments))
        case List(items=items):
            return replace(block, items=tuple(_item(item) for item in items))
        case Figure(caption=caption):
            return replace(block, caption=_split(caption))
        case Heading() | Table() | Contact() | Explanation():
            return block


def _split(segments: tuple[Segment, ...]) -> tuple[Segment, ...]:
    return tuple(part for segment in segments for part in sentences(segment.content))


def _item(item: Item) -> Item:
    inner = (in_sentences(each) for each in item.lists)
    return Item(_split(item.segments), tuple(each for each in inner if isinstance(each, List)))
