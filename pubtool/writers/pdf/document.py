"""One PDF per edition: PDF/UA-1 and PDF/A-2a, on ReportLab's pages and frames."""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Callable
from functools import partial
from typing import Any

from pubtool.model import EASY, Finding, Level, field_segments, field_text, plain
from pubtool.writers.pdf.spoken import spoken
from pubtool.writers.publication import Publication


class PdfImpossible(Exception):
    """Something in the edition cannot be laid out on pages."""


def obstacle(publication: Publication) -> Finding | None:
    """Why no PDF of this edition can be made: a character that no font has. None when nothing stands in the way."""
    from pubtool.writers.pdf.faces import package_for
    from pubtool.writers.pdf.fonts import DocumentFonts

    text = "".join((*spoken(publication).texts, publication.labels["page_number"], "0123456789•…·"))
    missing = DocumentFonts(publication.fonts).missing(text)
    if not missing:
        return None
    char = missing[0]
    name = f"U+{ord(char):04X} {unicodedata.name(char, '')}".strip()
    values = {"match": name, "count": str(len(missing))}
    language = publication.edition.language
    if package := package_for(char):
        return Finding("characters-without-glyph", Level.ERROR, language, "pdf", {**values, "package": package})
    return Finding("characters-without-any-font", Level.ERROR, language, "pdf", values)


def render_pdf(publication: Publication, *, claims: bool = True) -> bytes:
    """The PDF of one edition. The same edition makes the same bytes.

    `claims` says whether it may call itself PDF/UA-1; without a validator it may not. Raises PdfImpossible for what has no
    room on any page.
    """
    from reportlab import rl_config
    from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate
    from reportlab.platypus.doctemplate import LayoutError

    from pubtool.writers.pdf.canvas import TaggedCanvas
    from pubtool.writers.pdf.design import A4, STANDARD
    from pubtool.writers.pdf.design import EASY as EASY_DESIGN
    from pubtool.writers.pdf.fonts import DocumentFonts
    from pubtool.writers.pdf.metadata import Description, Information, output_intents, xmp
    from pubtool.writers.pdf.objects import Verbatim
    from pubtool.writers.pdf.story import Story, make_setting
    from pubtool.writers.pdf.structure import StructureTree

    rl_config.useA85 = 0
    edition = publication.edition
    description = Description(
        field_text(edition, "title") or publication.slug,
        publication.tag,
        field_text(edition, "publisher") or publication.publisher.name,
        publication.metadata.date,
        publication.notices,
        tuple(plain(tag.content) for tag in field_segments(edition, "tags")),
        claims,
    )
    fonts, tree = DocumentFonts(publication.fonts), StructureTree()
    design = (EASY_DESIGN if edition.language == EASY else STANDARD).in_colour(publication.design.accent)
    setting = make_setting(publication, fonts)
    direction = " /Direction /R2L" if setting.base else ""
    catalog = {
        "Metadata": xmp(description),
        "MarkInfo": Verbatim("<< /Marked true >>"),
        "ViewerPreferences": Verbatim(f"<< /DisplayDocTitle true{direction} >>"),
        "OutputIntents": output_intents(),
        "PageLabels": Verbatim("<< /Nums [0 << /S /D >>] >>"),
    }
    top, right, bottom, left = design.margins
    frame = Frame(left, bottom, A4[0] - left - right, A4[1] - top - bottom, 0, 0, 0, 0)
    stream = io.BytesIO()
    document = BaseDocTemplate(
        stream,
        pagesize=A4,
        pageTemplates=[PageTemplate("page", [frame], onPage=_page(publication, design, setting))],
        lang=publication.tag,
        invariant=1,
        pageCompression=1,
    )

    def make_canvas(*args: Any, **kwargs: Any) -> TaggedCanvas:
        canvas = TaggedCanvas(*args, fonts=fonts, tree=tree, catalog=catalog, pdfVersion=(1, 7), **kwargs)
        canvas._doc.info = Information(description)
        return canvas

    try:
        document.build(Story(publication, tree.root, design, setting).flowables(), canvasmaker=make_canvas)
    except LayoutError as error:
        raise PdfImpossible from error
    return stream.getvalue()


def _page(publication: Publication, design: Any, setting: Any) -> Callable[[Any, Any], None]:
    """What every page carries: a bar of colour, its number, from the second page on the title."""
    from pubtool.writers.pdf.canvas import PAGE_FOOTER, PAGE_HEADER
    from pubtool.writers.pdf.design import A4, LINE, fill
    from pubtool.writers.pdf.flowables import draw_line
    from pubtool.writers.pdf.lines import Run, break_lines

    foot = design.foot
    top, right, bottom, left = design.margins
    title = field_text(publication.edition, "title") or ""

    def draw(canvas: Any, page: Any) -> None:
        set_line = partial(_set_line, canvas)
        canvas._code.append(f"{fill(design.accent)} 0 {A4[1] - 7} {A4[0]} 7 re f")
        if page.page > 1:
            canvas._code.append(f"{fill(LINE)} {left} {A4[1] - top + 22:.2f} {A4[0] - left - right:.2f} 0.6 re f")
            set_line(title, PAGE_HEADER, A4[1] - top + 29, ends=False)
        number = publication.labels["page_number"].format(number=page.page)
        set_line(number, PAGE_FOOTER, bottom - 34, ends=True)

    def _set_line(canvas: Any, text: str, artifact: str, y: float, *, ends: bool) -> None:
        run = Run(text, None, publication.tag, fill(foot.colour))
        width = A4[0] - left - right
        lines = break_lines(
            [run], width, foot.size, setting.fonts, base=setting.base, arabic=setting.arabic, ends_with_space=False
        )
        line = lines[0]
        at_right = ends != bool(setting.base)
        with canvas.text(artifact) as pen:
            draw_line(pen, line, A4[0] - right - line.width if at_right else left, y, foot.size)

    return draw
