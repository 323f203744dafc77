"""The PDFs say what the editions say, and claim nothing more."""

from __future__ import annotations

import io
import re
import subprocess
from pathlib import Path

import pytest
from pypdf import PdfReader

from pubtool.model import Edition, Field, Metadata, Paragraph, Segment, Text, plain, segments
from pubtool.readers import read
from pubtool.writers.pdf import obstacle, render_pdf
from pubtool.writers.publication import Publication
from tests.conftest import SAMPLE


def publication(edition: Edition, *notices: str) -> Publication:
    return Publication("x", Metadata(), edition, notices)


def squeezed(text: str) -> str:
    """`text` without white space and hyphens, which a line end may have swallowed."""
    return re.sub(r"[\s-]+", "", text)


@pytest.fixture(scope="module")
def sample() -> Edition:
    return read(SAMPLE).source


@pytest.mark.tool("poppler")
@pytest.mark.parametrize("language", ["de", "de-simple"])
def test_no_letter_is_lost(sample: Edition, language: str, tmp_path: Path) -> None:
    """Several documents in one process, because embedded fonts of one have been mistaken for another's."""
    from dataclasses import replace

    edition = replace(sample, language=language)
    for notice in ("Noch nicht geprüft.", "Übung: ÄÖÜẞ äöüß 0123456789 „Zitat“ – €"):
        path = tmp_path / "x.pdf"
        path.write_bytes(render_pdf(publication(edition, notice)))
        text = subprocess.run(["pdftotext", str(path), "-"], capture_output=True, text=True, check=True).stdout
        text = squeezed(re.sub(r"Seite \d+\s*\f", "", text))
        assert squeezed(notice) in text
        for segment in segments(edition):
            if plain(segment.content) != "Integration":  # the category is not printed
                assert squeezed(plain(segment.content)) in text


def test_the_same_edition_makes_the_same_bytes(sample: Edition) -> None:
    assert render_pdf(publication(sample)) == render_pdf(publication(sample))


def test_an_untagged_pdf_claims_no_conformance(sample: Edition) -> None:
    content = render_pdf(publication(sample))
    reader = PdfReader(io.BytesIO(content))
    assert b"pdfuaid" not in content
    assert b"pdfaid" not in content
    assert "/MarkInfo" not in reader.trailer["/Root"]
    assert reader.trailer["/Root"]["/Lang"] == "de"
    assert reader.metadata is not None
    assert reader.metadata.title == "Integrationsmanagement in Brüssel vorgestellt"


@pytest.mark.parametrize(
    ("text", "rule"),
    [("Ğışç Ідентифікація Ελλάδα", None), ("漢字", "characters-without-glyph"), ("😀", "characters-without-glyph")],
)
def test_what_the_font_cannot_draw_is_said(text: str, rule: str | None) -> None:
    edition = Edition(
        "de", None, (Field("title", (Segment("", (Text("Titel"),)),)),), (Paragraph("u1", (Segment("", (Text(text),)),)),)
    )
    found = obstacle(publication(edition))
    assert (found.rule if found else None) == rule
