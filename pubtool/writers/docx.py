"""One Word file per edition, for systems and editors that take nothing else: real styles, language, alternative texts."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, assert_never

from pubtool.language.tags import direction, long_date
from pubtool.model import (
    EASY,
    Block,
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
from pubtool.writers.publication import Publication

if TYPE_CHECKING:
    from docx.document import Document
    from docx.styles.style import ParagraphStyle
    from docx.text.paragraph import Paragraph as WordParagraph

_FONT = "Arial"  # on every desk, sans serif, with Greek, Cyrillic and Arabic letters
_LINK_COLOUR, _NOTICE, _BOX = "0B4F8A", "FFF4D6", "EEF3F8"
_EPOCH = (1980, 1, 1, 0, 0, 0)
_WIDEST = 16.0
_DEEPEST = 8
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_DECORATIVE = "http://schemas.microsoft.com/office/drawing/2017/decorative"


def render_docx(publication: Publication) -> bytes:
    """The Word file of one edition. The same edition makes the same bytes."""
    from docx import Document as new_document

    document = new_document()
    writer = _Writer(document, publication)
    writer.write()
    stream = io.BytesIO()
    document.save(stream)
    return _timeless(stream.getvalue())


class _Writer:
    """Writes one document."""

    def __init__(self, document: Document, publication: Publication) -> None:
        self.document = document
        self.publication = publication
        self.easy = publication.edition.language == EASY
        self.rtl = publication.direction == "rtl"

    def write(self) -> None:
        """Everything, from the document's properties to the source link."""
        edition, labels = self.publication.edition, self.publication.labels
        self._properties()
        self._styles()
        publisher = field_segments(edition, "publisher") or _plain_line(self.publication.publisher.name)
        for found in (publisher, field_segments(edition, "kicker"), field_segments(edition, "category")):
            if found:
                self._paragraph(found, "Origin")
        for notice in self.publication.notices:
            self._paragraph(_plain_line(notice), "Notice")
        self._paragraph(field_segments(edition, "title"), "Title")
        day = self.publication.metadata.date
        for line in (_plain_line(long_date(day, edition.language)) if day else (), field_segments(edition, "ministry")):
            if line:
                self._paragraph(line, "Origin")
        corrected, words = self.publication.metadata.corrected, field_segments(edition, "correction")
        line = _plain_line(f"{labels['corrected'].format(date=long_date(corrected, edition.language))}." if corrected else None)
        if line or words:
            self._paragraph((*line, *words), "Notice")
        if lead := field_segments(edition, "lead"):
            self._paragraph(lead, "Lead", lines=self.easy)
        for block in edition.blocks:
            self._block(block)
        if tags := field_segments(edition, "tags"):
            self._paragraph(_plain_line(f"{labels['tags']}: " + ", ".join(plain(tag.content) for tag in tags)), "Origin")
        if contact := self.publication.publisher.contact:
            self._paragraph([Segment("", (Text(line),)) for line in (f"{labels['contact']}:", *contact)], "Contact", lines=True)
        if url := self.publication.metadata.url:
            self._paragraph([Segment("", (Link("", (Text(labels["source"]),), url),))], "Origin")

    # --- the document as a whole ------------------------------------------------------------------------------

    def _properties(self) -> None:
        edition, day = self.publication.edition, self.publication.metadata.date
        properties = self.document.core_properties
        properties.title = field_text(edition, "title") or ""
        properties.author = field_text(edition, "publisher") or self.publication.publisher.name or ""
        properties.language = self.publication.tag
        properties.keywords = ", ".join(plain(tag.content) for tag in field_segments(edition, "tags"))
        properties.subject = " ".join(self.publication.notices)
        properties.comments = ""
        moment = datetime(day.year, day.month, day.day, tzinfo=UTC) if day else datetime(*_EPOCH[:3], tzinfo=UTC)
        properties.created = properties.modified = moment
        properties.last_modified_by = ""
        properties.revision = 1
        package = self.document.part.package
        for id, relation in list(package.rels.items()):
            if relation.reltype.endswith("/thumbnail"):  # a picture of the empty template
                del package.rels[id]

    def _styles(self) -> None:
        from docx.enum.style import WD_STYLE_TYPE
        from docx.oxml import OxmlElement
        from docx.oxml.ns import qn
        from docx.shared import Cm, Pt, RGBColor

        styles = self.document.styles
        size = 14 if self.easy else 11
        defaults = styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
        language = defaults.find(qn("w:lang"))
        language.set(qn("w:bidi" if self.rtl else "w:val"), self.publication.tag)
        for name, base in (("Origin", "Normal"), ("Lead", "Normal"), ("Notice", "Normal"), ("Contact", "Normal")):
            styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH).base_style = styles[base]
        styles.add_style("Explanation", WD_STYLE_TYPE.PARAGRAPH).base_style = styles["Normal"]
        styles.add_style("Hyperlink", WD_STYLE_TYPE.CHARACTER)
        styles["Hyperlink"].font.underline = True
        styles["Hyperlink"].font.color.rgb = RGBColor.from_string(_LINK_COLOUR)
        sizes = {"Title": 1.9, "Heading 1": 1.35, "Heading 2": 1.2, "Lead": 1.1, "Origin": 0.95, "Caption": 0.95}
        for style in styles:
            if style.type != WD_STYLE_TYPE.PARAGRAPH:
                continue
            _set_font(style)
            style.font.size = Pt(round(size * sizes.get(style.name, 1)))
            style.font.color.rgb = RGBColor(0x1B, 0x1F, 0x24)
            style.font.italic = False
            large = OxmlElement("w:szCs")  # scripts such as Arabic have a size of their own
            large.set(qn("w:val"), str(round(size * sizes.get(style.name, 1)) * 2))
            for old in style.element.rPr.findall(qn("w:szCs")):
                style.element.rPr.remove(old)
            style.element.rPr.find(qn("w:sz")).addnext(large)
            style.font.cs_bold = style.font.bold
        normal = styles["Normal"].paragraph_format
        normal.line_spacing = 1.5 if self.easy else 1.25
        normal.space_after = Pt(size * 0.7)
        styles["Title"].font.bold = styles["Title"].font.cs_bold = True
        styles["Caption"].font.bold = False
        styles["Origin"].paragraph_format.space_after = Pt(size * 0.2)
        styles["Title"].paragraph_format.space_before = Pt(size * 0.7)
        styles["Lead"].paragraph_format.space_before = Pt(size)
        styles["Quote"].paragraph_format.left_indent = Pt(size * 2)
        styles["Quote"].paragraph_format.space_before = Pt(size * 0.7)
        page = self.document.sections[0]
        page.page_width, page.page_height = Cm(21), Cm(29.7)
        page.left_margin = page.right_margin = Cm(2.5)
        for name in ("Notice", "Contact", "Explanation"):
            shade = OxmlElement("w:shd")
            shade.set(qn("w:val"), "clear")
            shade.set(qn("w:fill"), _NOTICE if name == "Notice" else _BOX)
            styles[name].element.get_or_add_pPr().append(shade)
        for border in styles["Title"].element.iter(qn("w:pBdr")):
            border.getparent().remove(border)
            break

    # --- blocks -----------------------------------------------------------------------------------------------

    def _block(self, block: Block) -> None:
        match block:
            case Heading(level=level, segments=found):
                self._paragraph(found, f"Heading {max(level - 1, 1)}")
            case Paragraph(segments=found):
                self._paragraph(found, "Normal", lines=self.easy)
            case Quote(segments=found):
                self._paragraph(found, "Quote", lines=self.easy)
            case Contact(segments=found):
                self._paragraph(found, "Contact", lines=True)
            case Explanation(segments=found):
                self._paragraph(found, "Explanation", lines=True)
            case List():
                self._list(block, 0)
            case Table():
                self._table(block)
            case Figure():
                self._figure(block)
            case _:
                assert_never(block)

    def _paragraph(self, found: Iterable[Segment], style: str, *, lines: bool = False) -> WordParagraph:
        return self._fill(self.document.add_paragraph(style=style), found, lines=lines)

    def _fill(self, paragraph: WordParagraph, found: Iterable[Segment], *, lines: bool = False) -> WordParagraph:
        from docx.oxml import OxmlElement

        if self.rtl:
            paragraph._p.get_or_add_pPr().append(OxmlElement("w:bidi"))
        for number, segment in enumerate(segment for segment in found if segment.content):
            if number:
                if lines:
                    paragraph.add_run().add_break()
                else:
                    self._run(paragraph, " ", ())
            self._inline(paragraph, segment.content, ())
        return paragraph

    def _list(self, block: List, depth: int) -> None:
        number = self._numbering(block.ordered)
        for item in block.items:
            if item.segments:
                paragraph = self._paragraph(item.segments, "List Paragraph", lines=self.easy)
                properties: Any = paragraph._p.get_or_add_pPr()
                numbered = properties.get_or_add_numPr()
                numbered.get_or_add_ilvl().val = min(depth, _DEEPEST)
                numbered.get_or_add_numId().val = number
            for inner in item.lists:
                self._list(inner, depth + 1)

    def _numbering(self, ordered: bool) -> int:
        """A numbering of its own for each list, so that every one begins at 1 and an inner one belongs to its entry."""
        from docx.oxml import parse_xml

        numbering: Any = self.document.part.numbering_part.element
        abstract = len(numbering) + 100
        first = next(index for index, each in enumerate(numbering) if each.tag.endswith("}num"))
        numbering.insert(first, parse_xml(_abstract(abstract, ordered)))
        return int(numbering.add_num(abstract).numId)

    def _table(self, block: Table) -> None:
        from docx.oxml import OxmlElement
        from docx.oxml.ns import qn

        if block.caption:
            self._paragraph((block.caption,), "Caption")
        elif self.document.element.body[-2].tag == qn("w:tbl"):
            self.document.add_paragraph()  # two tables without anything between them would be one
        table = self.document.add_table(rows=0, cols=len(block.header), style="Table Grid")
        if self.rtl:
            table._tbl.tblPr.insert(1, OxmlElement("w:bidiVisual"))  # behind the style: the order is prescribed
        for number, row in enumerate((block.header, *block.rows)):
            cells = table.add_row().cells
            for cell, segment in zip(cells, row, strict=True):
                content: Content = (Emphasis("", segment.content),) if number == 0 and segment.content else segment.content
                self._fill(cell.paragraphs[0], [Segment("", content)]).paragraph_format.space_after = 0
        head = table.rows[0]._tr.get_or_add_trPr()
        mark = OxmlElement("w:tblHeader")  # read out with each cell, repeated on each page
        mark.set(qn("w:val"), "true")
        head.append(mark)

    def _figure(self, block: Figure) -> None:
        from docx.oxml import parse_xml
        from docx.shared import Cm

        picture = self.publication.pictures.get(block.src)
        if picture is not None:
            width = min(_WIDEST, picture.width / 40)
            paragraph = self.document.add_paragraph()
            shape = paragraph.add_run().add_picture(io.BytesIO(picture.content), width=Cm(width))
            properties = shape._inline.docPr
            properties.set("name", block.src.rpartition("/")[2])
            if block.alt is not None:
                properties.set("descr", plain(block.alt.content))
            else:
                properties.set("descr", "")
                properties.append(
                    parse_xml(
                        '<a:extLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
                        '<a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}">'
                        f'<d:decorative xmlns:d="{_DECORATIVE}" val="1"/></a:ext></a:extLst>'
                    )
                )
        words = (*block.caption, *((block.credit,) if block.credit else ()))
        if words:
            self._paragraph(words, "Caption")

    # --- inline -----------------------------------------------------------------------------------------------

    def _inline(self, paragraph: WordParagraph, content: Content, looks: Sequence[tuple[str, str]]) -> None:
        for part in content:
            match part:
                case Text(text):
                    self._run(paragraph, text, looks)
                case Emphasis(content=inner, strong=strong):
                    self._inline(paragraph, inner, (*looks, ("bold" if strong else "italic", "")))
                case Link(content=inner, href=href):
                    self._link(paragraph, inner, href, looks)
                case Term(content=inner):
                    self._inline(paragraph, inner, looks)
                case Foreign(content=inner, language=language):
                    self._inline(paragraph, inner, (*looks, ("language", speech_tag(language))))
                case _:
                    assert_never(part)

    def _link(self, paragraph: WordParagraph, content: Content, href: str, looks: Sequence[tuple[str, str]]) -> None:
        from docx.opc.constants import RELATIONSHIP_TYPE
        from docx.oxml import OxmlElement
        from docx.oxml.ns import qn

        link = OxmlElement("w:hyperlink")
        link.set(qn("r:id"), paragraph.part.relate_to(href, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
        before = len(paragraph._p)
        self._inline(paragraph, content, (*looks, ("link", "")))
        runs = list(paragraph._p)[before:]
        paragraph._p.append(link)
        for run in runs:
            link.append(run)

    def _run(self, paragraph: WordParagraph, text: str, looks: Sequence[tuple[str, str]]) -> None:
        from docx.oxml import OxmlElement
        from docx.oxml.ns import qn

        run = paragraph.add_run(text)
        rtl = self.rtl
        for name, value in looks:
            match name:
                case "bold":
                    run.bold = run.font.cs_bold = True
                case "italic":
                    run.italic = run.font.cs_italic = True
                case "link":
                    run.style = "Hyperlink"
                case "language":
                    mark = OxmlElement("w:lang")
                    rtl = direction(value) == "rtl"
                    mark.set(qn("w:bidi" if rtl else "w:val"), value)
                    run._r.get_or_add_rPr().append(mark)
        if rtl:
            run.font.rtl = True


def _set_font(style: ParagraphStyle) -> None:
    from docx.oxml.ns import qn

    style.font.name = _FONT
    fonts: Any = style.element.rPr.rFonts
    for name in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(name), _FONT)
    for name in ("w:asciiTheme", "w:hAnsiTheme", "w:cstheme", "w:eastAsiaTheme"):
        fonts.attrib.pop(qn(name), None)


def _abstract(id: int, ordered: bool) -> str:
    """The looks of a list, level by level (ISO/IEC 29500-1, 17.9.1)."""
    kind = "decimal" if ordered else "bullet"
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>'
        f'<w:lvlText w:val="{f"%{level + 1}." if ordered else "•"}"/><w:lvlJc w:val="start"/>'
        f'<w:pPr><w:ind w:start="{360 * (level + 1)}" w:hanging="360"/></w:pPr></w:lvl>'
        for level in range(_DEEPEST + 1)
    )
    return (
        f'<w:abstractNum xmlns:w="{_W}" w:abstractNumId="{id}"><w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
    )


def _plain_line(text: str | None) -> tuple[Segment, ...]:
    return (Segment("", (Text(text),)),) if text else ()


def _timeless(package: bytes) -> bytes:
    """`package` without the time at which it was made."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.infolist():
            new.writestr(zipfile.ZipInfo(member.filename, _EPOCH), old.read(member.filename), zipfile.ZIP_DEFLATED)
    return out.getvalue()
