"""The gate in a run: what fails is not written, and the run says why."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from pubtool.validators import Failure, verapdf
from tests.conftest import RELEASE, Project


@pytest.fixture
def office(project: Project) -> Project:
    project.write("b.txt", RELEASE)
    return project


@pytest.mark.tool("java")
def test_a_published_pdf_is_valid_and_says_so(office: Project) -> None:
    result = office.run("publish", "b.txt", "--no-easy")
    assert (result.code, "PDF valid" in result.out) == (0, True)
    assert b"<pdfuaid:part>1<" in (office.root / "output/public/b/de/b.pdf").read_bytes()
    result = office.run("validate", "output/public/b/de/b.pdf")
    assert (result.code, result.out) == (0, "output/public/b/de/b.pdf: valid (PDF/UA-1, PDF/A-2a)\n")


def test_without_java_nothing_is_claimed(office: Project) -> None:
    result = office.run("publish", "b.txt", "--no-easy", "--format", "json")
    edition = json.loads(result.out)["releases"][0]["editions"][0]
    assert edition["verdicts"] == [{"file": "de/b.pdf", "validator": "veraPDF", "result": "not validated"}]
    assert b"pdfuaid" not in (office.root / "output/public/b/de/b.pdf").read_bytes()


def test_a_pdf_that_fails_is_not_written(office: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    office.run("publish", "b.txt")
    assert (office.root / "output/public/b/de/b.pdf").exists()
    monkeypatch.setattr(verapdf, "available", lambda: True)
    found = [Failure("pdf-verapdf", "PDF/UA-1 7.1-3", "Content is neither tagged nor artifact")]
    monkeypatch.setattr(verapdf, "validate", lambda content, flavour: found)
    result = office.run("publish", "b.txt", "--with-drafts")
    assert result.code == 9
    assert "PDF/UA-1 7.1-3: Content is neither tagged nor artifact" in result.err
    assert not list((office.root / "output").rglob("*.pdf"))
    assert not (office.root / "output/public/b").exists()
    assert (office.root / "output/preview/b/de/b.html").exists()


def test_our_own_checks_stop_a_pdf_without_java(office: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pubtool.writers.pdf.design.INK", "#999999")
    monkeypatch.setattr("pubtool.writers.pdf.lines.readable", lambda text: text.replace("Bibliothek", "Bücherei"))
    result = office.run("publish", "b.txt", "--no-easy")
    assert (result.code, "another text" in result.err) == (9, True), result.err
    assert not list((office.root / "output").rglob("*.pdf"))


@pytest.mark.tool("java")
def test_java_starts_for_a_new_pdf_and_not_for_an_unchanged_one(office: Project) -> None:
    code = (
        "import sys; from pubtool.cli import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "print('java' if 'jpype' in sys.modules and sys.modules['jpype'].isJVMStarted() else 'no java', file=sys.stderr)"
    )
    for wanted in ("java", "no java"):
        command = [sys.executable, "-c", code, "publish", "b.txt", "--no-easy"]
        result = subprocess.run(command, cwd=office.root, capture_output=True, encoding="utf-8", check=True)
        assert result.stderr.strip().split("\n")[-1] == wanted


def test_an_office_has_its_colour_its_logo_and_its_corrections_in_the_pdf() -> None:
    from dataclasses import replace
    from datetime import date

    from pubtool.config import Design, Publisher
    from pubtool.gate import gated_pdf
    from pubtool.model import Field, Segment, Text
    from tests.pdf.fixtures import picture, publication

    found = publication("blocks")
    correction = Field("correction", (Segment("", (Text("Der Termin stimmte nicht."),)),))
    found = replace(
        found,
        metadata=replace(found.metadata, corrected=date(2025, 3, 20)),
        edition=replace(found.edition, fields=(*found.edition.fields, correction)),
        design=Design(accent="#8a2b0b"),
        logo=picture(400, 100, "#224466"),
    )
    content, verdicts, findings = gated_pdf(found, "de/x.pdf")
    assert findings == ()
    assert [verdict.result for verdict in verdicts] == ["not validated"]
    assert content is not None
    fields = tuple(field for field in found.edition.fields if field.id != "publisher")
    nameless = replace(found, edition=replace(found.edition, fields=fields), publisher=Publisher())
    assert gated_pdf(nameless, "de/x.pdf")[2] == (), "a logo that says nothing else has a text of its own"
