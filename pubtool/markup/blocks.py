"""The block half of our Markdown: tokens to blocks, blocks to lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, assert_never

from pubtool.markup.content import normal
from pubtool.markup.inline import LEVELS, content_of, inline_tokens, parse_inline, write_inline
from pubtool.markup.rules import add_rules
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
    map_block,
    plain,
    unit_segments,
)

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    parser = MarkdownIt("zero").enable(["heading", "list", "blockquote", "table"])
    # inline content is read line by line with a parser of its own, so that emphasis cannot reach over a line end
    parser.core.ruler.enableOnly(["normalize", "block"])
    add_rules(parser)
    return parser


@cache
def _foreign_parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    parser = MarkdownIt("zero").enable(["heading", "lheading", "hr", "list", "blockquote", "table"])
    parser.core.ruler.enableOnly(["normalize", "block"])
    add_rules(parser)
    return parser


@dataclass(frozen=True, slots=True)
class Blocks:
    """What the body of a file holds: its blocks and, by the index of the block behind them, its comments."""

    blocks: tuple[Block, ...]
    comments: dict[int, str]


def parse_blocks(text: str, *, joined: bool = False) -> Blocks:
    """Read `text`; blocks without an id line have the id "".

    With `joined` the lines of a paragraph are one text, as in Markdown that is not ours, and lines of ``===``,
    ``---`` are headings and rules; otherwise each line is a segment.
    """
    tokens = (_foreign_parser() if joined else _parser()).parse(text)
    return _Reader(tokens, joined).read()


_KINDS: dict[str, type[Paragraph | Contact | Explanation]] = {"contact": Contact, "explanation": Explanation}


class _Reader:
    """Walks over the tokens of one file."""

    def __init__(self, tokens: Sequence[Token], joined: bool) -> None:
        self.tokens = tokens
        self.joined = joined
        self.at = 0
        self.mark: dict[str, object] = {}
        self.caption: Segment | None = None

    def read(self) -> Blocks:
        blocks: list[Block] = []
        comments: dict[int, str] = {}
        while self.at < len(self.tokens):
            token = self.tokens[self.at]
            if token.type == "comment":
                index = len(blocks)
                comments[index] = "\n".join(filter(None, (comments.get(index), token.content)))
                self.at += 1
                continue
            block = self._block()
            if block is None:
                continue
            if isinstance(block, Table):
                block = replace(block, caption=self._take_caption())
            elif caption := self._take_caption():
                blocks.append(Paragraph("", (caption,)))
            blocks.append(block)
        if caption := self._take_caption():
            blocks.append(Paragraph("", (caption,)))
        return Blocks(tuple(blocks), comments)

    def _take_caption(self) -> Segment | None:
        caption, self.caption = self.caption, None
        return caption

    def _take_mark(self) -> tuple[str, list[str]]:
        mark, self.mark = self.mark, {}
        return str(mark.get("id", "")), list(mark.get("classes", []))  # type: ignore[call-overload]

    def _inside(self) -> list[Token]:
        """The tokens inside the element that opens here; moves behind it."""
        start, depth = self.at + 1, 0
        while True:
            depth += self.tokens[self.at].nesting
            self.at += 1
            if depth == 0:
                return list(self.tokens[start : self.at - 1])

    def _block(self) -> Block | None:
        token = self.tokens[self.at]
        if token.type == "id_line":
            self.mark = token.meta
            self.at += 1
            return None
        id, classes = self._take_mark()
        match token.type:
            case "heading_open":
                segments = self._lines(self._inside())
                return Heading(id, max(int(token.tag[1]), 1), segments) if segments else None
            case "paragraph_open":
                return self._paragraph(id, classes, self._inside())
            case "blockquote_open":
                segments = self._lines(self._inside())
                return Quote(id, segments) if segments else None
            case "bullet_list_open" | "ordered_list_open":
                inside = self._inside()
                if token.type == "ordered_list_open" and not _counts_from_one(inside):
                    return self._no_list(id, inside)
                return self._list(id, token.type == "ordered_list_open", inside)
            case "table_open":
                return _table(id, self._inside())
            case _:
                self.at += 1
                return None

    def _lines(self, tokens: Sequence[Token]) -> tuple[Segment, ...]:
        lines: list[str] = []
        for token in tokens:
            if token.type == "inline":
                own = [line.strip() for line in token.content.split("\n")]
                lines += [" ".join(own)] if self.joined else own
        return tuple(Segment("", content) for line in lines if (content := parse_inline(line)))

    def _paragraph(self, id: str, classes: list[str], tokens: list[Token]) -> Block | None:
        lines = [line.strip() for line in tokens[0].content.split("\n")]
        first = inline_tokens(lines[0])
        if len(first) == 1 and first[0].type == "image":
            return self._figure(id, classes, first[0], lines[1:])
        if len(lines) == 1 and not self.caption and (caption := _span_of(lines[0], "caption")):
            self.caption = caption
            return None
        kind = next((kind for name, kind in _KINDS.items() if name in classes), Paragraph)
        # whoever has typed a contact or an explanation: its lines are lines
        segments = self._lines(tokens) if kind is Paragraph else _Reader((), False)._lines(tokens)
        return kind(id, segments) if segments else None

    def _figure(self, id: str, classes: list[str], image: Token, lines: list[str]) -> Figure:
        alt = normal(content_of(image.children or []))
        caption, credit = [], None
        for line in lines:
            segment = Segment("", parse_inline(line))
            if found := _span_of(line, "credit"):
                credit = found
            elif segment.content:
                caption.append(segment)
        return Figure(
            id,
            str(image.attrGet("src") or ""),
            Segment("", alt) if alt else None,
            tuple(caption),
            credit,
            decorative="decorative" in classes,
        )

    def _list(self, id: str, ordered: bool, tokens: list[Token]) -> List | None:
        items = []
        inside = _Reader(tokens, self.joined)
        while inside.at < len(tokens):
            items.append(_Reader(inside._inside(), self.joined)._item())
        return List(id, ordered, tuple(items)) if items else None

    def _no_list(self, id: str, tokens: list[Token]) -> Paragraph:
        """Lines such as „3. Oktober ist frei.“, which Markdown takes for a list: their numbers are words."""
        out: list[Segment] = []
        mark = ""
        for token in tokens:
            if token.type == "list_item_open":
                mark = f"{token.info}{token.markup} "
            elif token.type == "inline":
                lines = [line.strip() for line in token.content.split("\n")]
                lines = [" ".join(lines)] if self.joined else lines
                out += [Segment("", content) for line in (mark + lines[0], *lines[1:]) if (content := parse_inline(line))]
                mark = ""
        return Paragraph(id, tuple(out))

    def _item(self) -> Item:
        segments: list[Segment] = []
        lists: list[List] = []
        while self.at < len(self.tokens):
            if self.tokens[self.at].type == "comment":
                self.at += 1
                continue
            block = self._block()
            if isinstance(block, List):
                lists.append(block)
            elif isinstance(block, Heading | Paragraph | Quote | Contact | Explanation):
                segments += block.segments
            elif isinstance(block, Figure | Table):
                segments += [segment for segment in unit_segments(block) if segment.content]
        return Item(tuple(segments), tuple(lists))


def _counts_from_one(tokens: Sequence[Token]) -> bool:
    depth, numbers = 0, []
    for token in tokens:
        if token.type == "list_item_open" and depth == 0:
            numbers.append(token.info)
        depth += token.nesting
    return numbers == [str(number) for number in range(1, len(numbers) + 1)]


def _span_of(line: str, name: str) -> Segment | None:
    """The content of a line that is one span of class `name` and nothing else."""
    tokens = inline_tokens(line)
    if len(tokens) > 2 and tokens[0].type == "span_open" and tokens[0].attrGet("class") == name:
        depth = 0
        for index, token in enumerate(tokens):
            depth += token.nesting
            if depth == 0:
                return Segment("", normal(content_of(tokens[1:-1]))) if index == len(tokens) - 1 else None
    return None


def _table(id: str, tokens: list[Token]) -> Table:
    rows: list[list[Segment]] = []
    for token in tokens:
        if token.type == "tr_open":
            rows.append([])
        elif token.type == "inline":
            rows[-1].append(Segment("", parse_inline(token.content)))
    header, *body = rows
    return Table(id, tuple(header), tuple(map(tuple, body)))


# --- writing ---------------------------------------------------------------------------------------------------


def write_block(block: Block) -> str:
    """`block` as lines that :func:`parse_blocks` reads back as the same block, without a line end behind them."""
    for level in (None, *range(1, LEVELS)):
        text = "\n".join(_write(block, level))
        if _same(parse_blocks(text).blocks, block):
            return text
    raise AssertionError(f"no Markdown for {block!r}")


def _same(found: tuple[Block, ...], block: Block) -> bool:
    bare = map_block(block, lambda segment: Segment("", normal(segment.content)))
    return found == (bare,)


def _write(block: Block, level: int | None) -> Iterator[str]:
    match block:
        case Heading(level=depth, segments=segments):
            yield from _mark(block.id)
            yield f"{'#' * depth} " + " ".join(_line(segment.content, level) for segment in segments)
        case Paragraph(segments=segments):
            yield from _mark(block.id)
            yield from (_line(segment.content, level) for segment in segments)
        case Contact(segments=segments):
            yield from _mark(block.id, "contact")
            yield from (_line(segment.content, level) for segment in segments)
        case Explanation(segments=segments):
            yield from _mark(block.id, "explanation")
            yield from (_line(segment.content, level) for segment in segments)
        case Quote(segments=segments):
            yield from _mark(block.id)
            yield from (f"> {_line(segment.content, level)}" for segment in segments)
        case List(ordered=ordered, items=items):
            yield from _mark(block.id)
            for number, item in enumerate(items, 1):
                marker = f"{number}. " if ordered else "- "
                lines = [_line(segment.content, level) for segment in item.segments]
                lines += [line for inner in item.lists for line in _write(inner, level)]
                yield (marker + (lines[0] if lines else "")).rstrip(" ")
                yield from (" " * len(marker) + line for line in lines[1:])
        case Table(header=header, rows=rows, caption=caption):
            if caption:
                yield f"[{_line(caption.content, level)}]{{.caption}}"
                yield ""
            yield from _mark(block.id)
            yield _row(header, level)
            yield "|" + " --- |" * len(header)
            yield from (_row(row, level) for row in rows)
        case Figure(src=src, alt=alt, caption=lines_, credit=credit, decorative=decorative):
            yield from _mark(block.id, "decorative" if decorative else "")
            yield (
                f"![{_line(alt.content, level) if alt else ''}](<{src}>)"
                if " " in src
                else (f"![{_line(alt.content, level) if alt else ''}]({src})")
            )
            yield from (_line(segment.content, level) for segment in lines_)
            if credit:
                yield f"[{_line(credit.content, level)}]{{.credit}}"
        case _:
            assert_never(block)


def _mark(id: str, kind: str = "") -> Iterator[str]:
    if id or kind:
        yield "{" + " ".join(filter(None, (id and f"#{id}", kind and f".{kind}"))) + "}"


def _line(content: Content, level: int | None) -> str:
    """One line; a line that would open a block where it stands is escaped at once, its neighbours are not."""
    if level is not None:
        return write_inline(content, level)
    line = write_inline(content)
    bare = (Segment("", normal(content)),)
    for strength in range(1, LEVELS):
        probe = parse_blocks(f"x\n{line}\nx").blocks
        alone = parse_blocks(f"{line}\nx").blocks
        expected = (Segment("", parse_inline("x")),)
        if probe == (Paragraph("", expected + bare + expected),) and alone == (Paragraph("", bare + expected),):
            return line
        line = write_inline(content, strength)
    return line


def _row(cells: Sequence[Segment], level: int | None) -> str:
    return "| " + " | ".join(_cell(cell.content, level) for cell in cells) + " |"


def _cell(content: Content, level: int | None) -> str:
    if not plain(content):
        return ""
    if "|" in plain(content) or "\\" in plain(content):
        level = LEVELS - 1
    return write_inline(content, level)
