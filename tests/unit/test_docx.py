"""The Word file of an edition: what our own Word reader finds in it is the edition again, and it is accessible."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from docx import Document as open_word
from docx.oxml.ns import qn
from lxml import etree

from pubtool.model import Edition, Figure, Metadata, plain, segments
from pubtool.readers import read_bytes
from pubtool.readers.markdown import read_markdown
from pubtool.store.release import ReleaseStore
from pubtool.writers.docx import render_docx
from pubtool.writers.pictures import prepare
from pubtool.writers.publication import Publication
from tests.conftest import ROOT
from tests.flow.test_pictures import photograph

EVERYTHING = (Path(__file__).parents[1] / "real" / "alles.md").read_text(encoding="utf-8")


def publication(edition: Edition, **more: object) -> Publication:
    figures = [block.src for block in edition.blocks if isinstance(block, Figure)]
    return Publication(
        "probe", Metadata(date(2026, 3, 12)), edition, pictures=dict.fromkeys(figures, prepare(photograph())), **more
    )  # type: ignore[arg-type]


def everything() -> Edition:
    return read_markdown(EVERYTHING, "alles.md").source


def texts(edition: Edition) -> str:
    return " ".join(" ".join(plain(segment.content) for segment in segments(edition)).split())


def xml(content: bytes, part: str = "word/document.xml") -> etree._Element:
    return etree.fromstring(zipfile.ZipFile(io.BytesIO(content)).read(part))


def test_a_word_reader_finds_the_structure_again() -> None:
    edition = everything()
    found = read_bytes(render_docx(publication(edition)), "probe.docx")
    body = [type(block).__name__ for block in edition.blocks]
    assert [type(block).__name__ for block in found.source.blocks] == [
        name.replace("Explanation", "Paragraph") for name in body
    ]


@pytest.mark.parametrize("language", ["de", "de-simple", "en", "fr", "tr", "uk", "ar"])
def test_every_word_of_the_sample_is_there_in_order(language: str) -> None:
    store = ReleaseStore(ROOT, "integrationsmanagement")
    edition = next(each for each in store.editions() if each.language == language)
    word = xml(render_docx(publication(edition)))
    found = " ".join("".join(node.itertext()) for node in word.iter(qn("w:p")))
    at = 0
    for block in edition.blocks:
        for segment in segments(replace(edition, fields=(), blocks=(block,))):
            at = found.index(plain(segment.content), at)


def test_the_language_is_said(language: str = "fr") -> None:
    content = render_docx(publication(replace(everything(), language=language)))
    assert xml(content, "word/styles.xml").find(f".//{qn('w:lang')}").get(qn("w:val")) == "fr"
    assert open_word(io.BytesIO(content)).core_properties.language == "fr"
    runs = xml(content).iter(qn("w:lang"))
    assert "en" in {run.get(qn("w:val")) for run in runs}


def test_right_to_left_is_marked_everywhere() -> None:
    content = render_docx(publication(replace(everything(), language="ar")))
    word = xml(content)
    assert all(
        p.find(f"{qn('w:pPr')}/{qn('w:bidi')}") is not None for p in word.iter(qn("w:p")) if p.findtext(f".//{qn('w:t')}")
    )
    assert all(t.find(f".//{qn('w:bidiVisual')}") is not None for t in word.iter(qn("w:tbl")))
    assert xml(content, "word/styles.xml").find(f".//{qn('w:lang')}").get(qn("w:bidi")) == "ar"


def test_the_head_of_a_table_is_marked_and_pictures_are_described() -> None:
    word = xml(render_docx(publication(everything())))
    assert all(t.find(f"{qn('w:tr')}/{qn('w:trPr')}/{qn('w:tblHeader')}") is not None for t in word.iter(qn("w:tbl")))
    described = [each.get("descr") for each in word.iter(qn("wp:docPr"))]
    alts = [plain(b.alt.content) if b.alt else "" for b in everything().blocks if isinstance(b, Figure)]
    assert described == alts


def test_every_numbered_list_begins_at_one() -> None:
    text = "# T\n\n1. eins\n2. zwei\n\nDazwischen steht Text.\n\n1. eins\n2. zwei\n"
    edition = read_markdown(text, "x.md").source
    word = xml(render_docx(publication(edition)))
    numbers = [each.get(qn("w:val")) for each in word.iter(qn("w:numId"))]
    assert len(set(numbers)) == 2 and numbers[0] == numbers[1] != numbers[2] == numbers[3]


def test_a_draft_says_so() -> None:
    content = render_docx(publication(everything(), notices=("Noch nicht geprüft.",)))
    document = open_word(io.BytesIO(content))
    assert "Noch nicht geprüft." in [p.text for p in document.paragraphs if p.style is not None and p.style.name == "Notice"]
    assert document.core_properties.subject == "Noch nicht geprüft."


def test_the_same_edition_makes_the_same_bytes() -> None:
    assert render_docx(publication(everything())) == render_docx(publication(everything()))
