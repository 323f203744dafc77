"""Blocks of a page or a Word file to a release: what stands before the prose are fields, the first prose is the lead."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from pubtool.markup import normal
from pubtool.model import (
    FIELDS,
    Block,
    Contact,
    Content,
    Edition,
    Emphasis,
    Field,
    Figure,
    Finding,
    Heading,
    Imported,
    Level,
    Metadata,
    Paragraph,
    Segment,
    Text,
    block_segments,
    plain,
)
from pubtool.readers.captions import split_credit
from pubtool.readers.embargo import find_embargo
from pubtool.readers.foot import Foot, with_contacts
from pubtool.readers.header import DATE_LINE, RELEASE_WORD, Header, is_office, is_prose, read_header
from pubtool.readers.markdown import without_gaps
from pubtool.readers.segments import in_sentences, sentences
from pubtool.readers.text import inline

_LONGEST_CAPTION = 300
_FEWEST_WORDS = 4


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a release from elsewhere than its text: a page's metadata, a Word file's properties."""

    title: str | None = None
    date: date | None = None
    url: str | None = None
    publisher: str | None = None
    category: str | None = None
    tags: tuple[str, ...] = ()


def release_of(blocks: Sequence[Block], known: Known, path: str) -> Imported:
    """The release that `blocks` are; a line break still parts two segments of a paragraph.

    Raises EmbargoUnreadable when a line announces an embargo that cannot be read.
    """
    blocks = list(_with_captions(blocks))
    text = "\n".join(plain(segment.content) for block in blocks for segment in block_segments(block))
    place = _title_place(blocks, known.title)
    start = next((n for n, block in enumerate(blocks) if _is_text(block, place, n)), len(blocks))
    header_blocks = [block for block in blocks[:start] if not isinstance(block, Figure)]
    lines = [plain(segment.content) for block in header_blocks for segment in block_segments(block)]
    if place is None:  # the last bold line before the text; a letterhead may be bold, too, but stands above
        heads = [n for n, block in enumerate(blocks[:start]) if isinstance(block, Heading) and _may_be_title(block)]
        place = heads[-1] if heads else None
    title = block_segments(blocks[place]) if place is not None else ()
    header = read_header(lines, text, plain(title[0].content) if title else None)
    foot = Foot()
    body: list[Block] = [block for block in blocks[:start] if isinstance(block, Figure)]
    rest = list(blocks[start:])
    # a name or an office under the title is no lead
    lead = [Segment("", (Text(line),)) for line in header.second_titles if len(line.split()) >= _FEWEST_WORDS]
    body += [Paragraph("", (Segment("", (Text(line),)),)) for line in header.second_titles if len(line.split()) < _FEWEST_WORDS]
    if not lead and rest and isinstance(first := rest[0], Paragraph):
        rest = rest[1:]
        lead += sentences(_flowing(first))
    for block in with_contacts(rest):
        if not (isinstance(block, Paragraph) and foot.take([segment.content for segment in block.segments])):
            body.append(block if isinstance(block, Contact) else in_sentences(_one_paragraph(block)))
    fields = _fields(header, known, foot, title)
    if lead:
        fields["lead"] = tuple(lead)
    findings = tuple(Finding("caption-without-picture", Level.WARNING, "de", path, {"match": each}) for each in header.captions)
    findings += tuple(Finding("header-line-left-out", Level.WARNING, "de", path, {"match": each}) for each in header.left_out)
    body[:0] = [Paragraph("", sentences((Text(caption),))) for caption in header.captions]
    ordered = tuple(Field(name, fields[name]) for name in FIELDS if fields.get(name))
    metadata = Metadata(known.date or header.date or foot.date, known.url or foot.url, find_embargo(text, path))
    blocks = without_gaps([*body, *foot.contacts])
    return Imported(metadata, Edition("de", None, ordered, tuple(map(_reachable, blocks))), "", findings)


def _title_place(blocks: Sequence[Block], title: str | None) -> int | None:
    """Where the title stands: the block that repeats what the page calls itself, else the first heading of level 1."""
    wanted = letters(title or "")
    heads = [
        (number, letters(plain(block.segments[0].content)), block)
        for number, block in enumerate(blocks)
        if isinstance(block, Heading | Paragraph) and len(block.segments) == 1
    ]
    for number, text, _ in heads:
        # a page's own title often has the name of the office behind it
        if len(text) > 3 and (text == wanted or (wanted.startswith(text) and len(text) * 2 > len(wanted))):
            return number
    return next((number for number, _, block in heads if isinstance(block, Heading) and block.level == 1), None)


def _may_be_title(heading: Heading) -> bool:
    text = plain(heading.segments[0].content)
    return not (is_office(text) or DATE_LINE.fullmatch(text) or RELEASE_WORD.match(text))


def letters(text: str) -> str:
    """What two spellings of one title have in common."""
    return "".join(char for char in text.casefold() if char.isalnum())


def _is_text(block: Block, title: int | None, number: int) -> bool:
    """Whether the text of the release has begun with `block`; without a known `title`, a heading may still become it."""
    if title is not None and number <= title:
        return False
    if isinstance(block, Paragraph):
        return is_prose([plain(segment.content) for segment in block.segments])
    return not isinstance(block, Figure | Contact) and not (title is None and isinstance(block, Heading))


def _reachable(block: Block) -> Block:
    """A contact whose plain mail addresses are links, as in plain text."""
    if not isinstance(block, Contact):
        return block
    lines = (
        replace(line, content=inline(plain(line.content))) if all(isinstance(part, Text) for part in line.content) else line
        for line in block.segments
    )
    return replace(block, segments=tuple(lines))


def _with_captions(blocks: Sequence[Block]) -> Iterator[Block]:
    """`blocks` with a line “Foto: …” behind a picture as that picture's credit."""
    held: Figure | None = None
    for number, block in enumerate(blocks):
        if held and not held.caption and _is_caption(block, blocks[number + 1 : number + 2]):
            held = replace(held, caption=block_segments(block))
            continue
        if held and held.credit is None and isinstance(block, Paragraph):
            caption, credit = split_credit([segment.content for segment in block.segments])
            if credit and sum(len(plain(line.content)) for line in caption) <= _LONGEST_CAPTION:
                yield replace(held, caption=(*held.caption, *caption), credit=credit)
                held = None
                continue
        if held:
            yield held
        held = block if isinstance(block, Figure) else None
        if held is None:
            yield block
    if held:
        yield held


def _is_caption(block: Block, behind: Sequence[Block]) -> bool:
    """Whether `block`, a paragraph behind a picture, is followed by nothing but a credit."""
    if not isinstance(block, Paragraph) or not behind or not isinstance(behind[0], Paragraph):
        return False
    words, credit = split_credit([segment.content for segment in behind[0].segments])
    short = sum(len(plain(line.content)) for line in block.segments) <= _LONGEST_CAPTION
    return short and credit is not None and not words and split_credit([s.content for s in block.segments])[1] is None


def _flowing(block: Paragraph) -> Content:
    """Running text, in which a line break means nothing."""
    content = normal(tuple(part for segment in block.segments for part in (Text(" "), *segment.content))[1:])
    # bold from end to end is the look of a lead, no emphasis
    return content[0].content if len(content) == 1 and isinstance(content[0], Emphasis) else content


def _one_paragraph(block: Block) -> Block:
    return replace(block, segments=(Segment("", _flowing(block)),)) if isinstance(block, Paragraph) else block


def _fields(header: Header, known: Known, foot: Foot, title: tuple[Segment, ...]) -> dict[str, tuple[Segment, ...]]:
    texts = {"publisher": known.publisher, "category": known.category} | header.texts
    if not title and "title" not in header.texts:
        texts["title"] = known.title
    fields: dict[str, tuple[Segment, ...]] = {name: (Segment("", (Text(text),)),) for name, text in texts.items() if text}
    if title:
        fields["title"] = title
    fields["tags"] = tuple(Segment("", (Text(tag),)) for tag in foot.tags or known.tags)
    return fields
