"""Markdown as other tools write it: a paragraph may run over several lines."""

from __future__ import annotations

from dataclasses import replace

from pubtool.language.dates import find_date
from pubtool.markup import parse_document
from pubtool.model import FIELDS, Block, Edition, Emphasis, Field, Heading, Imported, Paragraph, plain
from pubtool.readers.embargo import find_embargo
from pubtool.readers.header import DATE_LINE, RELEASE_WORD
from pubtool.readers.segments import in_sentences, sentences

_LONGEST_KICKER = 80


def read_markdown(text: str, path: str) -> Imported:
    """The release in `text`. The first heading of level 1 is the title unless the front matter has one; the same with the first
    paragraph and the lead.

    Raises FrontMatterInvalid for front matter that is not the TOML we know.
    """
    document = parse_document(text, path, joined=True)
    metadata = document.metadata
    if metadata.embargo is None:  # front matter has the last word
        metadata = replace(metadata, embargo=find_embargo(text, path))
    fields = {unit.id: unit for unit in document.edition.fields}
    blocks: list[Block] = []
    for block in document.edition.blocks:
        if isinstance(block, Heading) and block.level == 1 and "title" not in fields:
            fields["title"] = Field("title", block.segments)
        else:
            blocks.append(in_sentences(replace(block, id="")))
    while blocks and isinstance(first := blocks[0], Paragraph) and "lead" not in fields:
        line = " ".join(plain(segment.content) for segment in first.segments)
        if metadata.date is None and DATE_LINE.fullmatch(line) and (day := find_date(line)):
            metadata = replace(metadata, date=day)
        elif "kicker" not in fields and len(line) <= _LONGEST_KICKER and RELEASE_WORD.match(line):
            fields["kicker"] = Field("kicker", first.segments)
        else:
            break
        del blocks[0]
    if "lead" in fields:
        lead = fields["lead"]
        fields["lead"] = replace(lead, segments=tuple(part for segment in lead.segments for part in sentences(segment.content)))
    elif blocks and isinstance(first := blocks[0], Paragraph):
        bold = all(len(s.content) == 1 and isinstance(s.content[0], Emphasis) for s in first.segments)
        lead_segments = (replace(s, content=s.content[0].content) if bold else s for s in first.segments)  # type: ignore[union-attr]
        fields["lead"] = Field("lead", tuple(lead_segments))
        del blocks[0]
    ordered = tuple(fields[name] for name in FIELDS if name in fields)
    return Imported(metadata, Edition("de", None, ordered, without_gaps(blocks)), digest="")


def without_gaps(blocks: list[Block]) -> tuple[Block, ...]:
    """`blocks` with heading levels that start at 2 and never skip one (WCAG 1.3.1, ISO 14289-1 7.4.2)."""
    out: list[Block] = []
    stack: list[int] = []
    for block in blocks:
        if isinstance(block, Heading):
            while stack and stack[-1] >= block.level:
                stack.pop()
            stack.append(block.level)
            block = replace(block, level=min(len(stack) + 1, 6))
        out.append(block)
    return tuple(out)
