"""One self-contained page per edition, and the page that leads to them: no script, no request, one style sheet inside."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, assert_never

from markupsafe import Markup, escape

from pubtool.config import Design
from pubtool.language.tags import direction, long_date
from pubtool.model import (
    EASY,
    Contact,
    Content,
    Emphasis,
    Explanation,
    Figure,
    Foreign,
    Heading,
    Link,
    List,
    Paragraph,
    Quote,
    Segment,
    Table,
    Term,
    Text,
    field_segments,
    field_text,
    plain,
    speech_tag,
)
from pubtool.writers.publication import Picture, Publication, shown_name

if TYPE_CHECKING:
    from jinja2 import Environment

_HERE = Path(__file__).parent


@cache
def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(_HERE), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters["inline"] = inline_html
    environment.filters["sentences"] = _sentences
    environment.filters["address"] = _address
    environment.filters["source"] = _source
    environment.filters["alt"] = _alt
    environment.tests["kind"] = lambda block, name: type(block).__name__ == name
    return environment


@cache
def _style(design: Design) -> tuple[str, str]:
    """The style sheet and the source expression that allows it (CSP Level 3, hash-source)."""
    css = (_HERE / "page.css").read_text(encoding="utf-8").strip()
    if design.accent:  # behind ours, so that it wins; the easy edition is always light
        css += f"\n@media (prefers-color-scheme: light) {{ :root {{ --accent: {design.accent}; }} }}"
        css += f"\n:root:has(.easy) {{ --accent: {design.accent}; }}"
    if design.accent_dark:
        css += f"\n@media (prefers-color-scheme: dark) {{ :root:not(:has(.easy)) {{ --accent: {design.accent_dark}; }} }}"
    value = base64.b64encode(hashlib.sha256(css.encode()).digest()).decode()
    return css, f"'sha256-{value}'"


def render_page(publication: Publication) -> bytes:
    """The page of one edition as UTF-8; its pictures are inside it."""
    return _render("page.html", publication, embedded=True, **_parts(publication))


def render_withdrawn(publication: Publication) -> bytes:
    """The page that takes the place of one that was withdrawn: its address must not lead nowhere."""
    edition, day = publication.edition, publication.metadata.withdrawn
    assert day is not None
    return _render(
        "withdrawn.html",
        publication,
        easy=edition.language == EASY,
        title=field_text(edition, "title") or "",
        withdrawn=long_date(day, edition.language),
    )


def render_body(publication: Publication) -> bytes:
    """The article alone, for a content management system: no head, no style sheet, pictures as files beside it."""
    return _render("body.html", publication, embedded=False, **_parts(publication))


def _parts(publication: Publication) -> dict[str, object]:
    edition, day, corrected = publication.edition, publication.metadata.date, publication.metadata.corrected
    return {
        "corrected": long_date(corrected, edition.language) if corrected else None,
        "easy": edition.language == EASY,
        "field": {unit.id: unit.segments for unit in edition.fields},
        "title": field_text(edition, "title") or "",
        "date": (day.isoformat(), long_date(day, edition.language)) if day else None,
        "tags": field_segments(edition, "tags"),
    }


def render_index(publication: Publication) -> bytes:
    """The page from which a reader chooses a version; `publication` is that of the source."""
    return _render("index.html", publication, title=field_text(publication.edition, "title") or "")


def _render(template: str, publication: Publication, **values: object) -> bytes:
    css, allowed = _style(publication.design)
    pictures = "; img-src data:" if publication.pictures or publication.logo else ""
    page = _environment().get_template(template)
    return page.render(
        p=publication,
        t=publication.labels,
        css=Markup(css),
        csp=f"default-src 'none'; style-src {allowed}{pictures}; base-uri 'none'; form-action 'none'",
        speech_tag=speech_tag,
        direction=direction,
        **values,
    ).encode()


def inline_html(content: Content) -> Markup:
    """Inline content as HTML; everything that is text is escaped."""
    return Markup("").join(_inline(part) for part in content)


def _inline(part: Text | Emphasis | Link | Term | Foreign) -> Markup:
    match part:
        case Text(text):
            return escape(text)
        case Emphasis(content=content, strong=strong):
            name = "strong" if strong else "em"
            return Markup("<{0}>{1}</{0}>").format(Markup(name), inline_html(content))
        case Link(content=content, href=href):
            return Markup('<a href="{}">{}</a>').format(href, inline_html(content))
        case Term(content=content):
            return Markup("<dfn>{}</dfn>").format(inline_html(content))
        case Foreign(content=content, language=language):
            tag = speech_tag(language)
            return Markup('<span lang="{}" dir="{}">{}</span>').format(tag, direction(tag), inline_html(content))
        case _:
            assert_never(part)


def _sentences(segments: Sequence[Segment], easy: bool) -> Markup:
    """Running text: one line per sentence in the easy edition (BITV 2.0 Anlage 2 Teil 2 Nr. 10), else joined."""
    parts = [inline_html(segment.content) for segment in segments if segment.content]
    return Markup("<br>\n" if easy else " ").join(parts)


def _source(picture: Picture, src: str, embedded: bool) -> str:
    """The picture itself, or the file that goes out with the page."""
    if not embedded:
        return f"../{shown_name(src, picture)}"
    return f"data:{picture.kind};base64,{base64.b64encode(picture.content).decode()}"


def _alt(segment: Segment | None) -> Markup:
    """The attributes that say what a picture shows; German words in a translation are marked as German (WCAG 3.1.2)."""
    if segment is None:
        return Markup('alt=""')
    only = segment.content[0] if len(segment.content) == 1 else None
    language = Markup(' lang="{}"').format(speech_tag(only.language)) if isinstance(only, Foreign) else ""
    return Markup('alt="{}"{}').format(plain(segment.content), language)


def _address(line: str) -> Markup:
    """A line of a contact; a mail address in it is a link."""
    found = re.search(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", line)
    if not found:
        return escape(line)
    before, mail, after = line[: found.start()], found[0], line[found.end() :]
    return Markup('{}<a href="mailto:{}">{}</a>{}').format(before, mail, mail, after)


BLOCKS = (Contact, Explanation, Figure, Heading, List, Paragraph, Quote, Table)
"""The block types that ``page.html`` knows; a test compares them with the model."""
