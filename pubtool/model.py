"""The values that every part of pubtool shares: a release, its editions, their blocks and sentences.

Everything here is frozen. A change makes a new value: ``replace(segment, state=State.REVIEWED)``.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import IntEnum, StrEnum
from typing import assert_never

EASY = "de-simple"
"""The tag of Leichte Sprache in file names and metadata; pages and PDFs say plain ``de`` (:func:`speech_tag`)."""

Day = date  # a field of that name hides the type

PICTURES = "pictures"
"""The folder, beside ``de.md``, that the pictures of a release lie in; a figure's `src` begins with it."""

SAFE_SCHEMES = ("http://", "https://", "mailto:", "tel:")
"""What a link may start with. Anything else (``javascript:``, ``data:``, ``file:``) stays plain text."""


class State(IntEnum):
    """How far a segment is, in XLIFF's own words and order."""

    INITIAL = 0
    TRANSLATED = 1
    REVIEWED = 2
    FINAL = 3


class Origin(StrEnum):
    """Who made the text of a segment."""

    HUMAN = "human"
    MEMORY = "memory"
    MACHINE = "machine"
    RULES = "rules"


class Level(StrEnum):
    """How much a finding weighs. An error keeps the edition out of ``output/``."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Text:
    """Characters without markup; never empty."""

    text: str


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Bold (`strong`) or italic words."""

    id: str
    content: Content
    strong: bool = True


@dataclass(frozen=True, slots=True)
class Link:
    """A hyperlink. Its address belongs to the source: a translation refers to it by `id`."""

    id: str
    content: Content
    href: str


@dataclass(frozen=True, slots=True)
class Term:
    """A word that the termbase or the lexicon explains."""

    id: str
    content: Content


@dataclass(frozen=True, slots=True)
class Foreign:
    """Words in another language than their edition (WCAG 3.1.2); `language` is a BCP 47 tag."""

    id: str
    content: Content
    language: str


Inline = Text | Emphasis | Link | Term | Foreign
Content = tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Segment:
    """One sentence, or what stands for one (a heading, a cell, an alternative text).

    In a translation it has the id of its source segment. In Leichte Sprache it has its own id and names the source
    segments it came from. `source_digest` is the digest of the source text it was made from; when that text has
    changed since, the segment is stale.
    """

    id: str
    content: Content = ()
    state: State = State.FINAL
    origin: Origin = Origin.HUMAN
    derived_from: tuple[str, ...] = ()
    source_digest: str | None = None
    rules: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Field:
    """A part of the release outside its body that has a language: title, kicker, lead, tags …"""

    id: str
    segments: tuple[Segment, ...]


FIELDS = ("kicker", "category", "title", "publisher", "ministry", "lead", "tags", "correction")
"""The names a field can have, in the order they are read in."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside the body; the title has level 1, so `level` is 2 to 6."""

    id: str
    level: int
    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Sentences that belong together."""

    id: str
    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a list, with the lists inside it."""

    segments: tuple[Segment, ...]
    lists: tuple[List, ...] = ()


@dataclass(frozen=True, slots=True)
class List:
    """A bulleted or numbered list. The segments of an inner list belong to the inner list's own unit."""

    id: str
    ordered: bool
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation that stands by itself."""

    id: str
    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A simple table: one header row, no merged cells, one segment per cell, all rows of the same length."""

    id: str
    header: tuple[Segment, ...]
    rows: tuple[tuple[Segment, ...], ...]
    caption: Segment | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture with its words. `alt` is None when nobody has written it; a decorative picture needs none."""

    id: str
    src: str
    alt: Segment | None
    caption: tuple[Segment, ...] = ()
    credit: Segment | None = None
    decorative: bool = False

    @property
    def described(self) -> bool:
        """Whether somebody who does not see the picture gets what it says (WCAG 1.1.1)."""
        return self.alt is not None or self.decorative


@dataclass(frozen=True, slots=True)
class Contact:
    """Whom to ask: lines of names, telephone numbers and addresses."""

    id: str
    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """A box that explains a word; the first segment is the word."""

    id: str
    segments: tuple[Segment, ...]


Block = Heading | Paragraph | List | Quote | Table | Figure | Contact | Explanation
Unit = Field | Block
"""What has an id and segments of its own: XLIFF calls it a unit, too."""


@dataclass(frozen=True, slots=True)
class Edition:
    """The release in one language (or in Leichte Sprache)."""

    language: str
    derived_from: str | None
    fields: tuple[Field, ...]
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a release has that belongs to no language. What the reader could not find is None.

    `corrected` is the day of a corrected version, `withdrawn` the day on which the release was taken back.
    """

    date: date | None = None
    url: str | None = None
    embargo: datetime | None = None
    language: str = "de"
    corrected: Day | None = None
    withdrawn: Day | None = None


@dataclass(frozen=True, slots=True)
class Release:
    """One press release."""

    slug: str
    metadata: Metadata
    source: Edition


@dataclass(frozen=True, slots=True)
class SignOff:
    """A person's or a group's word for one edition; `digest` is that of what they saw."""

    edition: str
    role: str
    by: str
    when: date
    digest: str


@dataclass(frozen=True, slots=True)
class Review:
    """Every sign-off of a release, and the editor who answers for it."""

    signoffs: tuple[SignOff, ...] = ()
    responsible: str | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """Something a person should look at. `place` names the edition and the unit; `values` fill the message."""

    rule: str
    level: Level
    language: str
    place: str
    values: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Imported:
    """A release as a reader found it in a file: nothing in it has an id yet. `digest` is SHA-256 of the file.

    `pictures` are those that the file itself holds, by the `src` of their figures.
    """

    metadata: Metadata
    source: Edition
    digest: str
    findings: tuple[Finding, ...] = ()
    pictures: Mapping[str, bytes] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Candidate:
    """What an engine proposes for a source segment, and the digest of the very text that it was shown."""

    content: Content
    origin: Origin
    engine: str
    source_digest: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a validator says of one file: ``passed``, ``failed`` or ``not validated``."""

    file: str
    validator: str
    result: str


# --- reading content -------------------------------------------------------------------------------------------


def plain(content: Content) -> str:
    """The characters of `content` without its markup."""
    return "".join(part.text if isinstance(part, Text) else plain(part.content) for part in content)


def _canonical(content: Content, hrefs: bool) -> str:
    out = []
    for part in content:
        match part:
            case Text(text):
                out.append(text.replace("\x00", ""))
                continue
            case Emphasis(strong=strong):
                mark = "b" if strong else "i"
            case Link(href=href):
                mark = f"a {href}" if hrefs else "a"
            case Term():
                mark = "term"
            case Foreign(language=language):
                mark = f"lang {language}"
            case _:
                assert_never(part)
        out.append(f"\x00{mark}\x01{_canonical(part.content, hrefs)}\x02")
    return "".join(out)


def digest(content: Content, *, hrefs: bool = False) -> str:
    """16 hexadecimal digits that stand for the wording and markup of `content`.

    Ids do not count. Addresses count only with `hrefs`: a corrected link does not make a translation stale.
    """
    return hashlib.sha256(_canonical(content, hrefs).encode()).hexdigest()[:16]


def joint_digest(digests: Mapping[str, str], ids: Iterable[str]) -> str | None:
    """One value for several source segments together, from their digests by id; None when `ids` is empty."""
    return "+".join(digests.get(id, "gone") for id in ids) or None


def speech_tag(language: str) -> str:
    """The tag for ``lang`` and ``hreflang``: Leichte Sprache is German to a screen reader and a search engine."""
    return "de" if language == EASY else language


# --- walking through an edition --------------------------------------------------------------------------------


def unit_segments(unit: Unit) -> tuple[Segment, ...]:
    """The segments of one unit in reading order, without those of lists inside it (they are units themselves)."""
    match unit:
        case List(items=items):
            return tuple(segment for item in items for segment in item.segments)
        case Table(header=header, rows=rows, caption=caption):
            cells = (*header, *(cell for row in rows for cell in row))
            return (caption, *cells) if caption else cells
        case Figure(alt=alt, caption=lines, credit=credit):
            return tuple(segment for segment in (alt, *lines, credit) if segment is not None)
        case Field() | Heading() | Paragraph() | Quote() | Contact() | Explanation():
            return unit.segments
        case _:
            assert_never(unit)


def _inside(block: Block) -> Iterator[Block]:
    yield block
    if isinstance(block, List):
        for item in block.items:
            for inner in item.lists:
                yield from _inside(inner)


def units(edition: Edition) -> Iterator[Unit]:
    """Every field and block of `edition`, lists inside lists included, in reading order."""
    yield from edition.fields
    for block in edition.blocks:
        yield from _inside(block)


def segments(edition: Edition) -> Iterator[Segment]:
    """Every segment of `edition` in reading order."""
    for unit in units(edition):
        yield from unit_segments(unit)


def digests(edition: Edition) -> dict[str, str]:
    """The digest of each segment of `edition` by its id."""
    return {segment.id: digest(segment.content) for segment in segments(edition)}


def stale_segments(edition: Edition, source: Edition) -> tuple[Segment, ...]:
    """The segments of `edition` whose source text has changed since they were made."""
    now = digests(source)

    def current(segment: Segment) -> str | None:
        return joint_digest(now, segment.derived_from) if edition.language == EASY else now.get(segment.id)

    return tuple(s for s in segments(edition) if s.source_digest is not None and s.source_digest != current(s))


def open_segments(edition: Edition) -> tuple[Segment, ...]:
    """The segments that still wait for a translation; one that a person left empty on purpose does not."""
    return tuple(segment for segment in segments(edition) if segment.state is State.INITIAL)


def field_segments(edition: Edition, name: str) -> tuple[Segment, ...]:
    """The segments of the field `name`; empty when the edition has no such field."""
    return next((unit.segments for unit in edition.fields if unit.id == name), ())


def field_text(edition: Edition, name: str) -> str | None:
    """The field `name` as plain text, or None."""
    found = field_segments(edition, name)
    return " ".join(plain(segment.content) for segment in found) if found else None


def _map_block(block: Block, change: Callable[[Segment], Segment], rename: Callable[[Block], str]) -> Block:
    id = rename(block)
    match block:
        case List(items=items):
            return replace(
                block,
                id=id,
                items=tuple(
                    Item(
                        tuple(map(change, item.segments)),
                        tuple(
                            inner for inner in (_map_block(x, change, rename) for x in item.lists) if isinstance(inner, List)
                        ),
                    )
                    for item in items
                ),
            )
        case Table(header=header, rows=rows, caption=caption):
            # reading order matters: callers hand out ids while they walk
            return replace(
                block,
                id=id,
                caption=change(caption) if caption else None,
                header=tuple(map(change, header)),
                rows=tuple(tuple(map(change, row)) for row in rows),
            )
        case Figure(alt=alt, caption=lines, credit=credit):
            return replace(
                block,
                id=id,
                alt=change(alt) if alt else None,
                caption=tuple(map(change, lines)),
                credit=change(credit) if credit else None,
            )
        case Heading() | Paragraph() | Quote() | Contact() | Explanation():
            return replace(block, id=id, segments=tuple(map(change, block.segments)))
        case _:
            assert_never(block)


def map_block(
    block: Block, change: Callable[[Segment], Segment], rename: Callable[[Block], str] = lambda unit: unit.id
) -> Block:
    """`block` with `change` applied to each of its segments and `rename` giving the ids, inner lists included."""
    return _map_block(block, change, rename)


def block_segments(block: Block) -> tuple[Segment, ...]:
    """The segments of `block` and of every list inside it, in the order in which :func:`map_block` visits them."""
    out: list[Segment] = []

    def note(segment: Segment) -> Segment:
        out.append(segment)
        return segment

    map_block(block, note)
    return tuple(out)


def map_edition(
    edition: Edition, change: Callable[[Segment], Segment], rename: Callable[[Block], str] = lambda unit: unit.id
) -> Edition:
    """`edition` with `change` applied to each segment and `rename` giving each block its id."""
    return replace(
        edition,
        fields=tuple(replace(unit, segments=tuple(map(change, unit.segments))) for unit in edition.fields),
        blocks=tuple(_map_block(block, change, rename) for block in edition.blocks),
    )
