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
    EASY,
    Block,
    Contact,
    Content,
    Explanation,
    Figure,
    Foreign,
    Heading,
    List,
    Paragraph,
    Quote,
    Segment,
    Table,
    Text,
    Unit,
    field_segments,
    plain,
    speech_tag,
    unit_segments,
    units,
)
from pubtool.writers.publication import Publication


@dataclass(frozen=True, slots=True)
class Spoken:
    """`texts` are the paragraphs, headings, list entries and cells in reading order, `alternatives` those of pictures.

    In the easy edition a line end in a text says that the next sentence begins a line.
    `languages` are those of the words in other languages than the edition.
    """

    texts: tuple[str, ...]
    alternatives: tuple[str, ...]
    languages: tuple[str, ...]


def spoken(publication: Publication) -> Spoken:
    """Everything that a reader of the PDF of `publication` has to come across, in order."""
    texts = [*_opening(publication)]
    named = field_segments(publication.edition, "publisher") or publication.publisher.name
    alternatives = [publication.labels["logo"]] if publication.logo and not named else []
    between = "\n" if publication.edition.language == EASY else " "
    for block in publication.edition.blocks:
        texts += _block(block, between)
        if isinstance(block, Figure) and block.src in publication.pictures and block.alt and not block.decorative:
            alternatives.append(plain(block.alt.content))
    texts += _closing(publication)
    shown = (content for unit in units(publication.edition) for content in _shown(unit))
    languages = tuple(language for content in shown for language in _languages(content))
    return Spoken(_read(texts), _read(alternatives), languages)


def _read(texts: list[str]) -> tuple[str, ...]:
    sentences = ([readable(each).strip(" ") for each in text.split("\n")] for text in texts)
    return tuple(found for each in sentences if (found := "\n".join(filter(None, each))))


def _shown(unit: Unit) -> Iterator[Content]:
    """What of a unit is set as text: everything but the alternative text of a picture."""
    left_out = unit.alt if isinstance(unit, Figure) else None
    return (segment.content for segment in unit_segments(unit) if segment is not left_out)


def _languages(content: Content) -> Iterator[str]:
    for part in content:
        if isinstance(part, Foreign) and plain(part.content):
            yield speech_tag(part.language)
        if not isinstance(part, Text):
            yield from _languages(part.content)


def _joined(segments: tuple[Segment, ...], between: str = " ") -> str:
    """One text; line ends of its own are spaces."""
    return between.join(plain(segment.content).replace("\n", " ") for segment in segments if segment.content)


def _opening(p: Publication) -> Iterator[str]:
    edition = p.edition
    between = "\n" if edition.language == EASY else " "
    yield _joined(field_segments(edition, "publisher"), between) or p.publisher.name or ""
    yield from p.notices
    yield " · ".join(_joined(found) for name in ("kicker", "category") if (found := field_segments(edition, name)))
    yield _joined(field_segments(edition, "title"))
    origin = [long_date(p.metadata.date, edition.language)] if p.metadata.date else []
    if ministry := field_segments(edition, "ministry"):
        origin.append(_joined(ministry))
    yield " · ".join(origin)
    corrected = p.metadata.corrected
    said = [f"{p.labels['corrected'].format(date=long_date(corrected, edition.language))}."] if corrected else []
    yield between.join(each for each in (*said, _joined(field_segments(edition, "correction"), between)) if each)
    yield _joined(field_segments(edition, "lead"), between)


def _closing(p: Publication) -> Iterator[str]:
    if tags := field_segments(p.edition, "tags"):
        yield f"{p.labels['tags']}: " + ", ".join(plain(tag.content) for tag in tags)
    if p.metadata.url:
        yield f"{p.labels['source']}: {p.metadata.url}"
    if p.publisher.contact:
        yield f"{p.labels['contact']}:"
        yield from p.publisher.contact


def _block(block: Block, between: str) -> Iterator[str]:
    match block:
        case Heading(segments=found):
            yield _joined(found)
        case Paragraph(segments=found) | Quote(segments=found):
            yield _joined(found, between)
        case Contact(segments=found):
            yield from (plain(segment.content) for segment in found)
        case Explanation(segments=found):
            yield plain(found[0].content)
            yield _joined(found[1:], between)
        case List(items=items):
            for item in items:
                yield _joined(item.segments, between)
                for inner in item.lists:
                    yield from _block(inner, between)
        case Table(header=header, rows=rows, caption=caption):
            if caption:
                yield plain(caption.content)
            yield from (plain(cell.content) for row in (header, *rows) for cell in row)
        case Figure(caption=caption, credit=credit):
            yield _joined((*caption, *((credit,) if credit else ())), between)
        case _:
            assert_never(block)
