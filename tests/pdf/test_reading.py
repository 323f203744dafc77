"""What other programs, and our own gate, read out of a PDF."""

from __future__ import annotations

import io
import re
import subprocess
import unicodedata
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from pubtool.model import EASY, Edition, Field, Metadata, Paragraph, Segment, Text, plain, segments
from pubtool.validators import validate_pdf
from pubtool.validators.checks import Document
from pubtool.validators.fidelity import says
from pubtool.writers.pdf import obstacle, render_pdf
from pubtool.writers.publication import Publication
from tests.pdf.fixtures import expected, publication
from tests.pdf.test_conformance import SAMPLE, sample

BIDI_MARKS = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def pdftotext(content: bytes, folder: Path) -> str:
    """The text as Poppler reads it, without what is above and below it, white space and directional marks."""
    path = folder / "x.pdf"
    path.write_bytes(content)
    found = subprocess.run(
        ["pdftotext", "-y", "70", "-H", "700", "-W", "600", str(path), "-"], capture_output=True, check=True
    ).stdout.decode()
    return squeezed(found)


def pdfium(content: bytes) -> str:
    """The text as PDFium, which Chrome and Edge use, reads it."""
    document = pypdfium2.PdfDocument(content)
    found = "".join(document[i].get_textpage().get_text_range() for i in range(len(document)))
    document.close()
    return squeezed(found)


def squeezed(text: str) -> str:
    """Without hyphens, too: pdftotext takes one at the end of a line for hyphenation."""
    return re.sub(r"[\s-]+", "", unicodedata.normalize("NFC", BIDI_MARKS.sub("", text)))


def paragraph(*texts: str, language: str = "de") -> Publication:
    """An edition of one paragraph."""
    found = tuple(Segment("", (Text(text),)) for text in texts)
    title = Field("title", (Segment("", (Text("Titel"),)),))
    return Publication("x", Metadata(), Edition(language, None, (title,), (Paragraph("u1", found),)))


@pytest.mark.tool("poppler")
@pytest.mark.parametrize("language", SAMPLE)
def test_pdftotext_reads_every_sentence_of_the_sample(language: str, tmp_path: Path) -> None:
    found = sample(language)
    text = pdftotext(render_pdf(found), tmp_path)
    assert [sentence for sentence in words_of(found) if sentence not in text] == []


def words_of(found: Publication) -> list[str]:
    """The sentences of an edition as they are compared."""
    return [squeezed(plain(segment.content)) for segment in segments(found.edition)]


@pytest.mark.tool("poppler")
@pytest.mark.parametrize("name", ["arabic", "persian"])
def test_pdftotext_reads_right_to_left(name: str, tmp_path: Path) -> None:
    found = publication(name)
    text = pdftotext(render_pdf(found), tmp_path)
    assert [sentence for sentence in words_of(found) if sentence not in text] == []


@pytest.mark.parametrize("name", ["arabic", "persian"])
def test_pdfium_reads_the_words_of_right_to_left_text(name: str) -> None:
    """PDFium turns brackets round and keeps no joiners, so letters and digits are compared, word by word."""
    found = publication(name)
    text = pdfium(render_pdf(found))
    words = {word for s in segments(found.edition) for word in re.findall(r"[\w\u064b-\u0652]+", plain(s.content))}
    assert [word for word in sorted(words) if unicodedata.normalize("NFC", word) not in text] == []
    if name == "persian":
        assert "نامه\u200cها" in text or "نامهها" in text


def test_a_joiner_is_kept_and_a_soft_hyphen_is_not() -> None:
    found = paragraph("می\u200cخواهم", language="fa")
    content = render_pdf(found)
    assert validate_pdf(content, expected(found)).failures == ()
    assert "200C" in to_unicode(content)
    content = render_pdf(paragraph("Biblio\u00adthek " * 40))
    assert "00AD" not in to_unicode(content)
    assert not re.search("<002D>|<2010>", to_unicode(content))


def to_unicode(content: bytes) -> str:
    """All ToUnicode maps of the first page."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        return "".join(font.ToUnicode.read_bytes().decode() for font in pdf.pages[0].Resources.Font.values())


def test_one_glyph_with_two_readings_has_two_codes() -> None:
    """Arabic yeh and Persian yeh are the same glyph inside a word, but not the same letter."""
    found = paragraph("بيت بیت", language="ar")
    content = render_pdf(found)
    assert validate_pdf(content, expected(found)).failures == ()
    assert "<064A>" in to_unicode(content)
    assert "<06CC>" in to_unicode(content)


LETTERS = st.characters(exclude_categories=("Cs", "Cn", "Co"))
MIXED = st.text(st.sampled_from("aB 1.,(é)\u00a0-ء ب\u064eلا۱٤א\u200cي«»"), max_size=60)


@given(st.lists(MIXED | st.text(LETTERS, max_size=40), min_size=1, max_size=3), st.sampled_from(["de", "ar", "fa", EASY]))
@settings(max_examples=150)
def test_any_text_is_read_as_it_was_written(texts: list[str], language: str) -> None:
    found = paragraph(*texts, language=language)
    assume(obstacle(found) is None)
    assert validate_pdf(render_pdf(found), expected(found)).failures == ()


@given(MIXED, MIXED)
def test_the_comparison_tells_texts_apart(one: str, other: str) -> None:
    """Without this, a gate that always says yes would pass the test above."""
    found = paragraph("x" + one, language="ar")
    assume(obstacle(found) is None)
    with pikepdf.open(io.BytesIO(render_pdf(found))) as pdf:
        document = Document(pdf)
        own = [node for node in document.root.walk() if node.tag == "P"][-1]
        from pubtool.language.reading import comparable, readable
        from pubtool.validators.fidelity import _lines

        lines = _lines(document, own)
    assert says(lines, readable("x" + one).strip(" "), 1)
    if comparable("x" + other) != comparable("x" + one):
        assert not says(lines, readable("x" + other).strip(" "), 1)
