"""One PDF per edition, with ReportLab."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, assert_never
from xml.sax.saxutils import escape, quoteattr

from pubtool.language.tags import long_date
from pubtool.model import (
    EASY,
    Block,
    Contact,
    Content,
    Emphasis,
    Explanation,
    Figure,
    Finding,
    Foreign,
    Heading,
    Level,
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
    segments,
)
from pubtool.writers.pdf.fonts import font_family, missing_glyphs
from pubtool.writers.publication import Publication

if TYPE_CHECKING:
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import Flowable

_INK, _SOFT, _LINK, _TINT, _NOTICE = "#1b1f24", "#454c55", "#0b4f8a", "#eef3f8", "#fff4d6"


class PdfImpossible(Exception):
    """Something in the edition, such as a table cell longer than a page, cannot be laid out."""


def obstacle(publication: Publication) -> Finding | None:
    """Why no PDF of this edition can be made; None when nothing stands in the way."""
    language = publication.edition.language
    if publication.direction == "rtl":
        return Finding("direction-unsupported", Level.WARNING, language, "pdf")
    missing = missing_glyphs(_text(publication))
    if missing:
        shown = ", ".join(f"U+{ord(char):04X}" for char in missing[:5])
        return Finding("characters-without-glyph", Level.WARNING, language, "pdf", {"match": shown})
    return None


def _text(publication: Publication) -> str:
    labels = publication.labels
    around = [*publication.notices, labels["source"], labels["tags"], labels["page_number"], "0123456789 ·–•:,"]
    if publication.metadata.date:
        around.append(long_date(publication.metadata.date, publication.edition.language))
    around += [
        publication.metadata.url or "",
        labels["contact"],
        publication.publisher.name or "",
        *publication.publisher.contact,
    ]
    return "".join(around) + "".join(plain(segment.content) for segment in segments(publication.edition))


def render_pdf(publication: Publication) -> bytes:
    """The PDF of one edition. The same edition makes the same bytes."""
    from reportlab import rl_config
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.units import mm
    from reportlab.platypus import SimpleDocTemplate
    from reportlab.platypus.doctemplate import LayoutError

    rl_config.useA85 = 0
    edition = publication.edition
    stream = io.BytesIO()
    document = SimpleDocTemplate(
        stream,
        pagesize=A4,
        leftMargin=28 * mm,
        rightMargin=28 * mm,
        topMargin=24 * mm,
        bottomMargin=24 * mm,
        title=field_text(edition, "title"),
        author=field_text(edition, "publisher") or publication.publisher.name or "",
        subject=" ".join(publication.notices),
        creator="pubtool",
        lang=publication.tag,
        invariant=1,
    )
    styles = _Styles(font_family(_text(publication)), easy=edition.language == EASY)

    def foot(canvas: Any, page: Any) -> None:
        canvas.setFont(styles.family, 9)
        canvas.setFillColor(_SOFT)
        canvas.drawCentredString(A4[0] / 2, 14 * mm, publication.labels["page_number"].format(number=page.page))

    try:
        document.build(list(_story(publication, styles)), onFirstPage=foot, onLaterPages=foot)
    except LayoutError as error:
        raise PdfImpossible from error
    return stream.getvalue()


class _Styles:
    """The looks of one document: 11 pt and tight, or 14 pt and wide for the easy edition."""

    def __init__(self, family: str, *, easy: bool) -> None:
        self.family = family
        self.easy = easy
        self.size = 14.0 if easy else 11.0
        self.text = self._style(1, after=0.7)
        self.lead = self._style(1.12, after=1.1)
        self.soft = self._style(0.95, after=1, color=_SOFT)
        self.title = self._style(1.9, after=0.5, leading=1.2, bold=True)
        self.notice = self._style(1, after=1.4, background=_NOTICE)
        self.box = self._style(1, after=1.2, background=_TINT)
        self.quote = self._style(1, after=1, indent=1.5)

    def heading(self, level: int) -> ParagraphStyle:
        """The style of a heading inside the text."""
        return self._style({2: 1.35, 3: 1.15}.get(level, 1), before=1.1, after=0.4, leading=1.25, bold=True)

    def _style(
        self,
        scale: float,
        *,
        before: float = 0,
        after: float = 0,
        leading: float = 1.5,
        color: str = _INK,
        background: str | None = None,
        indent: float = 0,
        bold: bool = False,
    ) -> ParagraphStyle:
        from reportlab.lib.colors import HexColor
        from reportlab.lib.styles import ParagraphStyle

        size = self.size * scale
        return ParagraphStyle(
            f"{scale} {before} {after}",
            fontName=f"{self.family}-Bold" if bold else self.family,
            fontSize=size,
            leading=size * leading,
            spaceBefore=before * size,
            spaceAfter=after * size,
            textColor=HexColor(color),
            backColor=HexColor(background) if background else None,
            borderPadding=size * 0.6 if background else 0,
            leftIndent=indent * size,
            allowWidows=0,
            allowOrphans=0,
        )


def _story(publication: Publication, styles: _Styles) -> Iterator[Flowable]:
    from reportlab.platypus import Paragraph as Flow

    edition, labels = publication.edition, publication.labels
    for name in ("publisher", "kicker"):
        if found := field_segments(edition, name):
            yield Flow(_joined(found), styles.soft)
        elif name == "publisher" and publication.publisher.name:
            yield Flow(escape(publication.publisher.name), styles.soft)
    for notice in publication.notices:
        yield Flow(escape(notice), styles.notice)
    yield Flow(_joined(field_segments(edition, "title")), styles.title)
    origin = [_joined(field_segments(edition, "ministry"))] if field_segments(edition, "ministry") else []
    if publication.metadata.date:
        origin.insert(0, escape(long_date(publication.metadata.date, edition.language)))
    if origin:
        yield Flow(" · ".join(origin), styles.soft)
    if lead := field_segments(edition, "lead"):
        yield Flow(_running(lead, styles.easy), styles.lead)
    for block in edition.blocks:
        yield from _block(block, styles)
    if tags := field_segments(edition, "tags"):
        yield Flow(f"{escape(labels['tags'])}: " + ", ".join(_inline(tag.content) for tag in tags), styles.soft)
    if publication.publisher.contact:
        yield Flow("<br/>".join(map(escape, (f"{labels['contact']}:", *publication.publisher.contact))), styles.box)
    if url := publication.metadata.url:
        yield Flow(f"{escape(labels['source'])}: <a href={quoteattr(url)} color='{_LINK}'>{escape(url)}</a>", styles.soft)


def _block(block: Block, styles: _Styles) -> Iterator[Flowable]:
    from reportlab.platypus import CondPageBreak, ListFlowable
    from reportlab.platypus import Paragraph as Flow

    match block:
        case Heading(level=level, segments=found):
            # room for the heading and a few lines; keepWithNext would carry a whole paragraph over with it
            yield CondPageBreak(styles.size * 8)
            yield Flow(_joined(found), styles.heading(level))
        case Paragraph(segments=found):
            yield Flow(_running(found, styles.easy), styles.text)
        case Quote(segments=found):
            yield Flow(_running(found, styles.easy), styles.quote)
        case Contact(segments=found) | Explanation(segments=found):
            yield Flow("<br/>".join(_inline(segment.content) for segment in found), styles.box)
        case List(ordered=ordered, items=items):
            rows = [
                [
                    Flow(_running(item.segments, styles.easy), styles.text),
                    *(f for inner in item.lists for f in _block(inner, styles)),
                ]
                for item in items
            ]
            mark: dict[str, Any] = {"bulletType": "1"} if ordered else {"bulletType": "bullet", "start": "•"}
            yield ListFlowable(
                rows, bulletFontName=styles.family, bulletFontSize=styles.size, leftIndent=styles.size * 1.6, **mark
            )
        case Table():
            yield from _table(block, styles)
        case Figure(caption=caption, credit=credit):
            if caption or credit:
                yield Flow(_joined((*caption, *((credit,) if credit else ()))), styles.soft)
        case _:
            assert_never(block)


def _table(table: Table, styles: _Styles) -> Iterator[Flowable]:
    from reportlab.platypus import Paragraph as Flow
    from reportlab.platypus import Table as Grid

    if table.caption:
        yield Flow(_inline(table.caption.content), styles.soft)
    head = [Flow(f"<b>{_inline(cell.content)}</b>", styles.text) for cell in table.header]
    body = [[Flow(_inline(cell.content), styles.text) for cell in row] for row in table.rows]
    yield Grid(
        [head, *body],
        style=[("GRID", (0, 0), (-1, -1), 0.5, _SOFT), ("VALIGN", (0, 0), (-1, -1), "TOP")],
        repeatRows=1,
        spaceAfter=12,
    )


def _running(found: Sequence[Segment], easy: bool) -> str:
    """Sentences: one to a line in the easy edition, else one after the other."""
    return ("<br/>" if easy else " ").join(_inline(segment.content) for segment in found if segment.content)


def _joined(found: Sequence[Segment]) -> str:
    return " ".join(_inline(segment.content) for segment in found)


def _inline(content: Content) -> str:
    """Inline content in ReportLab's paragraph markup."""
    out = []
    for part in content:
        match part:
            case Text(text):
                out.append(escape(text))
            case Emphasis(content=inner, strong=strong):
                mark = "b" if strong else "i"
                out.append(f"<{mark}>{_inline(inner)}</{mark}>")
            case Link(content=inner, href=href):
                out.append(f"<a href={quoteattr(href)} color='{_LINK}'><u>{_inline(inner)}</u></a>")
            case Term(content=inner) | Foreign(content=inner):
                out.append(_inline(inner))
            case _:
                assert_never(part)
    return "".join(out)
