"""PDFs of ours with one thing broken in each: the gate has to notice every one of them."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, String

from pubtool.validators import validate_pdf
from pubtool.writers.pdf import render_pdf
from tests.pdf.fixtures import expected, publication

NOTICE = "Entwurf. Noch nicht geprüft."
Mutation = Callable[[Pdf], None]
MUTANTS: dict[str, tuple[str, Mutation]] = {}


def mutant(rule: str) -> Callable[[Mutation], Mutation]:
    """Register a way to break a PDF, and the rule that it has to break."""

    def register(mutation: Mutation) -> Mutation:
        MUTANTS[mutation.__name__] = (rule, mutation)
        return mutation

    return register


def elements(pdf: Pdf, tag: str | None = None) -> list[Any]:
    """Every structure element in reading order."""

    def walk(kid: Any) -> Iterator[Any]:
        if isinstance(kid, Array):
            for each in kid:
                yield from walk(each)
        elif isinstance(kid, Dictionary) and "/S" in kid:
            yield kid
            yield from walk(kid.get("/K"))

    return [e for e in walk(pdf.Root.StructTreeRoot.K) if tag is None or f"/{tag}" == e.S]


def edit(pdf: Pdf, old: str, new: str, page: int = 0, count: int = 1) -> None:
    """Change the content of a page by a regular expression."""
    stream = pdf.pages[page].Contents
    text, found = re.subn(old, new, stream.read_bytes().decode("latin-1"), count=count, flags=re.DOTALL)
    assert found, old
    stream.write(text.encode("latin-1"))


def xmp(pdf: Pdf, old: str, new: str) -> None:
    """Change the XMP packet by a regular expression."""
    text, found = re.subn(old, new, pdf.Root.Metadata.read_bytes().decode(), flags=re.DOTALL)
    assert found, old
    pdf.Root.Metadata.write(text.encode())


# --- pictures


@mutant("pdf-alt-missing")
def alternative_text_removed(pdf: Pdf) -> None:
    del elements(pdf, "Figure")[0]["/Alt"]


@mutant("pdf-alt-missing")
def alternative_text_emptied(pdf: Pdf) -> None:
    elements(pdf, "Figure")[0].Alt = String(" ")


@mutant("pdf-alt-missing")
def alternative_texts_swapped(pdf: Pdf) -> None:
    one, other = elements(pdf, "Figure")[:2]
    one.Alt, other.Alt = other.Alt, one.Alt


@mutant("pdf-figure-place")
def place_of_a_picture_lost(pdf: Pdf) -> None:
    del elements(pdf, "Figure")[0]["/A"]


# --- elements


@mutant("pdf-heading-order")
def heading_skips_a_level(pdf: Pdf) -> None:
    elements(pdf, "H2")[0].S = Name.H3


@mutant("pdf-heading-order")
def no_heading_at_all(pdf: Pdf) -> None:
    for level in range(1, 7):
        for each in elements(pdf, f"H{level}"):
            each.S = Name.P


@mutant("pdf-element-misplaced")
def list_entry_became_a_paragraph(pdf: Pdf) -> None:
    elements(pdf, "LI")[0].S = Name.P


@mutant("pdf-element-misplaced")
def body_of_an_entry_outside_of_it(pdf: Pdf) -> None:
    entry = elements(pdf, "LI")[0]
    entry.P.K.append(entry.K[1])
    del entry.K[1]


@mutant("pdf-table-headless")
def head_of_a_table_became_cells(pdf: Pdf) -> None:
    for each in elements(pdf, "TH"):
        each.S = Name.TD


@mutant("pdf-table-headless")
def scope_of_a_head_lost(pdf: Pdf) -> None:
    del elements(pdf, "TH")[1]["/A"]


@mutant("pdf-table-irregular")
def cell_dropped(pdf: Pdf) -> None:
    del elements(pdf, "TR")[1].K[0]


# --- content


@mutant("pdf-content-lost")
def element_taken_out_of_the_tree(pdf: Pdf) -> None:
    document = elements(pdf, "Document")[0]
    del document.K[2]


@mutant("pdf-content-missing")
def element_names_content_that_is_not_there(pdf: Pdf) -> None:
    elements(pdf, "H1")[0].K.append(999)


@mutant("pdf-content-misplaced")
def content_belongs_to_two_elements(pdf: Pdf) -> None:
    first, second = elements(pdf, "P")[:2]
    first.K.append(second.K[0])


@mutant("pdf-content-untagged")
def tag_dropped(pdf: Pdf) -> None:
    edit(pdf, r"/H1 <</MCID \d+>> BDC\n(.*?)\nEMC", r"\1")


@mutant("pdf-content-lost")
def number_of_marked_content_changed(pdf: Pdf) -> None:
    edit(pdf, r"/H1 <</MCID \d+>>", "/H1 <</MCID 777>>")


@mutant("pdf-text-differs")
def heading_became_an_artifact(pdf: Pdf) -> None:
    edit(pdf, r"/H1 <</MCID \d+>> BDC", "/Artifact BMC")


@mutant("pdf-content-nested")
def artifact_around_a_paragraph(pdf: Pdf) -> None:
    edit(pdf, r"BT\n(.*?/P <</MCID.*?)\nET\n", r"/Artifact BMC BT\n\1\nET EMC\n")


@mutant("pdf-content-untagged")
def line_drawn_outside_of_everything(pdf: Pdf) -> None:
    stream = pdf.pages[0].Contents
    stream.write(stream.read_bytes() + b"\n0 g 10 10 100 1 re f")


@mutant("pdf-content-untagged")
def artifact_marks_forgotten(pdf: Pdf) -> None:
    edit(pdf, "/Artifact BMC\n", "\n", count=0)
    edit(pdf, "\nEMC\nBT\n", "\nBT\n", count=0)


# --- text


@mutant("pdf-text-differs")
def space_at_the_end_of_a_line_lost(pdf: Pdf) -> None:
    space = next(code for code, text in codes(pdf) if text == " ")
    text = pdf.pages[0].Contents.read_bytes().decode("latin-1")
    # the last space of a line stands before the pen moves to the next one
    found = [m for m in re.finditer(rf"<([0-9A-F]*){space}>\]TJ\n1 0 0 1", text) if len(m[1]) % 4 == 0]
    assert found
    match = found[-1]
    pdf.pages[0].Contents.write((text[: match.start()] + f"<{match[1]}>]TJ\n1 0 0 1" + text[match.end() :]).encode("latin-1"))


def codes(pdf: Pdf) -> list[tuple[str, str]]:
    """The codes of the text font and what they mean."""
    cmap = pdf.pages[0].Resources.Font.F2.ToUnicode.read_bytes().decode()
    rows = re.findall(r"^<([0-9A-F]{4})> <([0-9A-F]+)>$", cmap, re.MULTILINE)
    return [(code, bytes.fromhex(value).decode("utf-16-be")) for code, value in rows]


@mutant("pdf-text-differs")
def letter_means_another(pdf: Pdf) -> None:
    stream = pdf.pages[0].Resources.Font.F2.ToUnicode
    stream.write(stream.read_bytes().replace(b"<0065>", b"<0061>"))


@mutant("pdf-glyph-unmapped")
def letter_means_nothing(pdf: Pdf) -> None:
    stream = pdf.pages[0].Resources.Font.F2.ToUnicode
    stream.write(re.sub(rb"<[0-9A-F]{4}> <0065>\n", b"", stream.read_bytes()))


@mutant("pdf-glyph-unmapped")
def no_letter_means_anything(pdf: Pdf) -> None:
    del pdf.pages[0].Resources.Font.F2["/ToUnicode"]


@mutant("pdf-text-differs")
def hyphen_added(pdf: Pdf) -> None:
    edit(pdf, r"(/H1 .*?\[)", r"\1<0001>")


@mutant("pdf-text-differs")
def words_left_out(pdf: Pdf) -> None:
    edit(pdf, r"(/H1 <</MCID \d+>> BDC.*?)\[[^]]*\]TJ", r"\1[]TJ")


@mutant("pdf-text-differs")
def paragraphs_swapped(pdf: Pdf) -> None:
    kids = elements(pdf, "Document")[0].K
    kids[2], kids[3] = kids[3], kids[2]


@mutant("pdf-text-added")
def text_added(pdf: Pdf) -> None:
    document = elements(pdf, "Document")[0]
    page = pdf.pages[-1]
    number = len(pdf.Root.StructTreeRoot.ParentTree.Nums[2 * len(pdf.pages) - 1])
    stream = page.Contents
    more = f"\nBT /P <</MCID {number}>> BDC /F1 11 Tf 0 g 1 0 0 1 80 80 Tm [<0001>]TJ EMC ET".encode()
    stream.write(stream.read_bytes() + more)
    extra = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.P, P=document, Pg=page.obj, K=number))
    document.K.append(extra)
    pdf.Root.StructTreeRoot.ParentTree.Nums[2 * len(pdf.pages) - 1].append(extra)


@mutant("pdf-text-missing")
def end_of_the_document_lost(pdf: Pdf) -> None:
    section = elements(pdf, "Document")[0].K[-1]
    del section.K[-1]


@mutant("pdf-contrast")
def text_too_pale(pdf: Pdf) -> None:
    edit(pdf, r"0\.1059 0\.1216 0\.1412 rg", "0.6 0.6 0.6 rg", count=0)


@mutant("pdf-contrast")
def ground_too_dark(pdf: Pdf) -> None:
    edit(pdf, r"1 0\.9569 0\.8392 rg", "0.3 0.3 0.3 rg")


# --- ways back


@mutant("pdf-parent-tree")
def parent_tree_swapped(pdf: Pdf) -> None:
    page = pdf.Root.StructTreeRoot.ParentTree.Nums[1]
    page[0], page[4] = page[4], page[0]


@mutant("pdf-parent-tree")
def parent_tree_removed(pdf: Pdf) -> None:
    del pdf.Root.StructTreeRoot["/ParentTree"]


@mutant("pdf-parent-tree")
def page_has_no_parents(pdf: Pdf) -> None:
    del pdf.pages[0].obj["/StructParents"]


@mutant("pdf-link-untagged")
def link_without_element(pdf: Pdf) -> None:
    link = elements(pdf, "Link")[0]
    link.K = Array([kid for kid in link.K if not isinstance(kid, Dictionary) or kid.get("/Type") != "/OBJR"])


@mutant("pdf-link-untagged")
def link_leads_back_to_another(pdf: Pdf) -> None:
    pdf.pages[0].obj.Annots[0].StructParent = 0


@mutant("pdf-link-silent")
def link_says_nothing(pdf: Pdf) -> None:
    del pdf.pages[0].obj.Annots[0]["/Contents"]


@mutant("pdf-tab-order")
def tab_order_lost(pdf: Pdf) -> None:
    del pdf.pages[0].obj["/Tabs"]


# --- the document


@mutant("pdf-language-missing")
def language_lost(pdf: Pdf) -> None:
    del pdf.Root["/Lang"]


@mutant("pdf-language-missing")
def another_language(pdf: Pdf) -> None:
    pdf.Root.Lang = String("en")


@mutant("pdf-language-missing")
def language_of_foreign_words_lost(pdf: Pdf) -> None:
    del elements(pdf, "Span")[0]["/Lang"]


@mutant("pdf-untagged")
def marking_denied(pdf: Pdf) -> None:
    del pdf.Root["/MarkInfo"]


@mutant("pdf-untagged")
def structure_tree_lost(pdf: Pdf) -> None:
    del pdf.Root["/StructTreeRoot"]


@mutant("pdf-title-missing")
def title_not_shown(pdf: Pdf) -> None:
    pdf.Root.ViewerPreferences.DisplayDocTitle = False


@mutant("pdf-title-missing")
def title_lost(pdf: Pdf) -> None:
    xmp(pdf, "<dc:title>.*?</dc:title>", "")


@mutant("pdf-status")
def draft_passes_for_final(pdf: Pdf) -> None:
    xmp(pdf, "<pubtool:status>draft", "<pubtool:status>final")


@mutant("pdf-direction")
def wrong_direction(pdf: Pdf) -> None:
    pdf.Root.ViewerPreferences.Direction = Name.R2L


WITH_JAVA: dict[str, Mutation] = {
    "claim_removed": lambda pdf: xmp(pdf, "<pdfuaid:part>1</pdfuaid:part>", ""),
    "font_not_embedded": lambda pdf: pdf.pages[0].Resources.Font.F1.DescendantFonts[0].FontDescriptor.__delitem__("/FontFile2"),
    "widths_wrong": lambda pdf: pdf.pages[0].Resources.Font.F1.DescendantFonts[0].W[1].__setitem__(0, 1),
    "output_intent_lost": lambda pdf: pdf.Root.__delitem__("/OutputIntents"),
}  # fmt: skip
"""What only veraPDF notices."""


@pytest.fixture(scope="module")
def healthy() -> bytes:
    return render_pdf(publication("everything", None, NOTICE))


def broken(content: bytes, mutation: Mutation) -> bytes:
    with pikepdf.open(io.BytesIO(content)) as pdf:
        mutation(pdf)
        stream = io.BytesIO()
        pdf.save(stream)
    return stream.getvalue()


def rules(content: bytes) -> list[str]:
    return [failure.rule for failure in validate_pdf(content, expected(publication("everything", None, NOTICE))).failures]


def test_there_are_enough() -> None:
    assert len(MUTANTS) + len(WITH_JAVA) >= 25


def test_the_healthy_one_passes_and_saving_it_again_breaks_nothing(healthy: bytes) -> None:
    assert rules(healthy) == []
    assert rules(broken(healthy, lambda pdf: None)) == []


@pytest.mark.parametrize("name", MUTANTS)
def test_every_mutant_is_noticed_without_java(healthy: bytes, name: str) -> None:
    rule, mutation = MUTANTS[name]
    assert rule in rules(broken(healthy, mutation))


@pytest.mark.tool("java")
@pytest.mark.parametrize("name", WITH_JAVA)
def test_verapdf_notices_the_others(healthy: bytes, name: str) -> None:
    assert set(rules(broken(healthy, WITH_JAVA[name]))) == {"pdf-verapdf"}


def test_what_is_no_pdf_is_refused() -> None:
    for content in (b"", b"%PDF-1.7\n", b"Hallo"):
        assert rules(content) == ["pdf-unreadable"]
