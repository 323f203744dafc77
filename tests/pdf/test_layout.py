"""How pages are laid out: by looking at what lies where on them."""

from __future__ import annotations

import io
from itertools import pairwise

import pikepdf
import pytest

from pubtool.colours import contrast
from pubtool.language.reading import comparable
from pubtool.model import EASY, plain, segments
from pubtool.validators.checks import Document
from pubtool.validators.structure import Node
from pubtool.writers.pdf import design, render_pdf
from pubtool.writers.pdf.design import PAIRS, STANDARD
from tests.pdf.fixtures import PICTURES, publication


def pages_of(content: bytes) -> list[tuple[Node, list[tuple[int, float, float]]]]:
    """Every paragraph with page, height and size of each stretch of its text."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        document = Document(pdf)
        out = []
        for node in document.root.walk():
            marks = (
                {(mark.page, mark.mcid) for mark in node.marks()} if node.tag not in ("Document", "Sect", "L", "LI") else set()
            )
            shown = [
                (n, s.y, s.size)
                for n, page in enumerate(document.pages)
                for s in page.shown
                if (n, s.mcid) in marks and not s.artifact
            ]
            if shown:
                out.append((node, shown))
        return out


def test_the_colours_of_text_have_a_contrast_of_seven() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert [pair for pair in PAIRS if contrast(*pair) < 7] == []


def test_every_colour_that_is_used_is_among_them() -> None:
    styles = [getattr(STANDARD, name) for name in STANDARD.__dataclass_fields__]
    used = [s for each in styles for s in (each if isinstance(each, tuple) else (each,)) if isinstance(s, design.Style)]
    for style in used:
        ground = style.box.colour if style.box and style.box.colour else design.PAPER
        assert (style.colour, ground) in PAIRS


def test_easy_text_is_large_and_wide() -> None:
    found = pages_of(render_pdf(publication("blocks", EASY)))
    assert min(size for _, shown in found for _, _, size in shown) >= 14
    for style in (design.EASY.text, design.EASY.lead, design.EASY.quote, design.EASY.box):
        assert style.leading >= 1.5 * style.size


def test_no_easy_sentence_runs_across_pages() -> None:
    found = publication("pages", EASY)
    sentences = {comparable(plain(segment.content)) for segment in segments(found.edition)}
    broken = 0
    with pikepdf.open(io.BytesIO(render_pdf(found))) as pdf:
        document = Document(pdf)
        for node in document.root.walk():
            by_page: dict[int, str] = {}
            for mark in node.marks() if node.tag == "P" else ():
                text = "".join(c or "" for s in document.pages[mark.page].shown if s.mcid == mark.mcid for c in s.codes)
                by_page[mark.page] = by_page.get(mark.page, "") + text
            broken += len(by_page) > 1
            if len(by_page) > 1:
                assert all(any(comparable(text).endswith(end) for end in sentences) for text in by_page.values())
    assert broken > 10, "otherwise nothing was tested"


@pytest.mark.parametrize("language", [None, EASY])
def test_a_heading_stays_with_what_follows(language: str | None) -> None:
    found = pages_of(render_pdf(publication("pages", language)))
    for (node, shown), (_, following) in pairwise(found):
        if node.tag == "H2":
            assert shown[-1][0] == following[0][0]


def test_a_picture_stays_with_its_caption_and_inside_the_text() -> None:
    with pikepdf.open(io.BytesIO(render_pdf(publication("pictures")))) as pdf:
        document = Document(pdf)
        nodes = list(document.root.walk())
        for figure, caption in pairwise(nodes):
            if figure.tag == "Figure":
                left, bottom, right, top = (float(value) for value in figure.attributes[0]["/BBox"])
                assert 0 <= left < right <= 595
                assert 0 <= bottom < top <= 842
                if caption.tag == "Caption":
                    assert next(figure.marks()).page == next(caption.marks()).page
        images = {int(x.Width) for page in pdf.pages for x in page.Resources.get("/XObject", {}).values()}
    assert images == {picture.width for picture in PICTURES.values()}


def test_right_to_left_pages_are_mirrored() -> None:
    left = pages_of(render_pdf(publication("blocks")))
    assert left
    with pikepdf.open(io.BytesIO(render_pdf(publication("arabic")))) as pdf:
        page = Document(pdf).pages[0]
        titles = [shown.x for shown in page.shown if shown.size > 20]
    assert min(titles) > 200, "a short title stands at the right"


def test_a_word_longer_than_a_line_is_cut_and_nothing_leaves_the_page() -> None:
    content = render_pdf(publication("links"))
    with pikepdf.open(io.BytesIO(content)) as pdf:
        for page in pdf.pages:
            for annotation in page.obj.get("/Annots", []):
                assert float(annotation.Rect[2]) <= 595.3 - 82 + 1
