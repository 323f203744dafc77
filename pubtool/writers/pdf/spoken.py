"""What a PDF has to say, paragraph by paragraph, worked out from the edition alone.

The gate compares this with what it reads out of the file, so nothing here may come from the layout.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import assert_never

from pubtool.language.reading import readable
from pubtool.language.tags import long_date
from pubtool.model import (
    Block,
    Contact,
    Explanation,
    Figure,
    Heading,
    List,
    Paragraph,
    Quote,
    Segment,
    Table,
    field_segments,
    plain,
)
from pubtool.writers.publication import Publication


@dataclass(frozen=True, slots=True)
class Spoken:
    """`texts` are the paragraphs, headings, list entries and cells in reading order, `alternatives` those of pictures."""

    texts: tuple[str, ...]
    alternatives: tuple[str, ...]


def spoken(publication: Publication) -> Spoken:
    """Everything that a reader of the PDF of `publication` has to come across, in order."""
    texts = [*_opening(publication)]
    alternatives: list[str] = []
    for block in publication.edition.blocks:
        texts += _block(block)
        if isinstance(block, Figure) and block.src in publication.pictures and block.alt and not block.decorative:
            alternatives.append(plain(block.alt.content))
    texts += _closing(publication)
    return Spoken(_read(texts), _read(alternatives))


def _read(texts: list[str]) -> tuple[str, ...]:
    return tuple(found for text in texts if (found := readable(text).strip(" ")))


def _joined(segments: tuple[Segment, ...]) -> str:
    return " ".join(plain(segment.content) for segment in segments if segment.content)


def _opening(p: Publication) -> Iterator[str]:
    edition = p.edition
    yield _joined(field_segments(edition, "publisher")) or p.publisher.name or ""
    yield from p.notices
    yield " · ".join(_joined(found) for name in ("kicker", "category") if (found := field_segments(edition, name)))
    yield _joined(field_segments(edition, "title"))
    origin = [long_date(p.metadata.date, edition.language)] if p.metadata.date else []
    if ministry := field_segments(edition, "ministry"):
        origin.append(_joined(ministry))
    yield " · ".join(origin)
    yield _joined(field_segments(edition, "lead"))


def _closing(p: Publication) -> Iterator[str]:
    if tags := field_segments(p.edition, "tags"):
        yield f"{p.labels['tags']}: " + ", ".join(plain(tag.content) for tag in tags)
    if p.metadata.url:
        yield f"{p.labels['source']}: {p.metadata.url}"
    if p.publisher.contact:
        yield f"{p.labels['contact']}:"
        yield from p.publisher.contact


def _block(block: Block) -> Iterator[str]:
    match block:
        case Heading(segments=found) | Paragraph(segments=found) | Quote(segments=found):
            yield _joined(found)
        case Contact(segments=found):
            yield from (plain(segment.content) for segment in found)
        case Explanation(segments=found):
            yield plain(found[0].content)
            yield _joined(found[1:])
        case List(items=items):
            for item in items:
                yield _joined(item.segments)
                for inner in item.lists:
                    yield from _block(inner)
        case Table(header=header, rows=rows, caption=caption):
            if caption:
                yield plain(caption.content)
            yield from (plain(cell.content) for row in (header, *rows) for cell in row)
        case Figure(caption=caption, credit=credit):
            yield _joined((*caption, *((credit,) if credit else ())))
        case _:
            assert_never(block)
