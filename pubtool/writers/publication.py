"""What a writer is given: one edition and everything that stands around it on a page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath

from pubtool.config import Design, Publisher
from pubtool.data import strings
from pubtool.language.tags import direction, own_name
from pubtool.model import EASY, Edition, Foreign, Metadata, Segment, State, map_edition, segments, speech_tag


@dataclass(frozen=True, slots=True)
class Alternate:
    """Another edition of the same release, as a link: `href` is relative to the page."""

    language: str
    name: str
    href: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture ready for page and PDF: sRGB, upright, without transparency or hidden metadata, no larger than they need.

    `kind` is ``image/jpeg`` or ``image/png``; `width` and `height` are in pixels.
    """

    content: bytes
    kind: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Publication:
    """One edition on its way out. `notices` are texts in the reader's language; `draft` keeps search engines off.

    `pictures` are by the `src` of their figures; a figure whose picture is not among them has only its words. `address` is
    where the page will be on the web.
    """

    slug: str
    metadata: Metadata
    edition: Edition
    notices: tuple[str, ...] = ()
    alternates: tuple[Alternate, ...] = ()
    publisher: Publisher = field(default_factory=Publisher)
    draft: bool = True
    pdf_bytes: int | None = None
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    address: str | None = None
    design: Design = field(default_factory=Design)
    logo: Picture | None = None

    @property
    def tag(self) -> str:
        """The language for ``lang``."""
        return speech_tag(self.edition.language)

    @property
    def direction(self) -> str:
        """``ltr`` or ``rtl``."""
        return direction(self.edition.language)

    @property
    def labels(self) -> dict[str, str]:
        """The texts around the edition, in its language."""
        table: dict[str, str] = strings(self.edition.language)["page"]
        return table


def shown_name(src: str, picture: Picture) -> str:
    """The path, in a release's output folder, of the file of a picture as we show it."""
    return str(PurePosixPath(src).with_suffix(".png" if picture.kind == "image/png" else ".jpg"))


def edition_name(language: str, *, approved: bool) -> str:
    """What readers see in the language chooser; a draft is never called Leichte Sprache."""
    if language == EASY:
        return str(strings(EASY)["name" if approved else "draft_name"])
    return own_name(language)


def with_source_words(edition: Edition, source: Edition) -> Edition:
    """`edition` with the German words, marked as German, where nothing has been translated yet."""
    originals = {segment.id: segment.content for segment in segments(source)}

    def fill(segment: Segment) -> Segment:
        if segment.state is State.INITIAL and originals.get(segment.id):
            return replace(segment, content=(Foreign("", originals[segment.id], speech_tag(source.language)),))
        return segment

    return map_edition(edition, fill)
