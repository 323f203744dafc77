"""Every fixture and the sample in all its languages, before veraPDF, a second validator and our own checks."""

from __future__ import annotations

import io
import re
import subprocess
import sys
from pathlib import Path

import page
import pikepdf
import pytest

from pubtool.data import strings
from pubtool.model import EASY
from pubtool.store.release import ReleaseStore
from pubtool.validators import validate_pdf
from pubtool.writers.pdf import render_pdf
from pubtool.writers.publication import Publication
from tests.conftest import ROOT
from tests.pdf.fixtures import BODIES, LANGUAGES, expected, publication

SAMPLE = ("de", "de-simple", "en", "fr", "tr", "uk", "ar")
CASES = [
    *((name, None) for name in BODIES),
    *((name, EASY) for name in BODIES if name not in LANGUAGES and name != "pages"),
]  # fmt: skip
NOTICE = "Leicht lesbarer Entwurf. Noch nicht geprüft."


def sample(language: str) -> Publication:
    """The sample in one of its languages."""
    editions = {edition.language: edition for edition in ReleaseStore(ROOT, "integrationsmanagement").editions()}
    found = publication("blocks")
    notice = () if language == "de" else (strings(language)["notice"]["machine"],)
    return Publication("x", found.metadata, editions[language], notice, publisher=found.publisher)


def failures(found: Publication) -> list[tuple[str, str, str]]:
    """What anybody finds wrong with the PDF of `found`."""
    content = render_pdf(found)
    result = validate_pdf(content, expected(found))
    assert result.verapdf
    assert result.claims == ("PDF/UA-1", "PDF/A-2a")
    second = page.validate_pdf_bytes(content, profile="ua1").failures
    return [
        *((each.rule, each.clause, each.match) for each in result.failures),
        *(("page-validation", each.rule_id, each.message) for each in second),
    ]


@pytest.mark.tool("java")
@pytest.mark.parametrize("language", SAMPLE)
def test_the_sample_has_no_failure(language: str) -> None:
    assert failures(sample(language)) == []


@pytest.mark.tool("java")
@pytest.mark.parametrize(("name", "language"), CASES)
def test_every_fixture_has_no_failure(name: str, language: str | None) -> None:
    assert failures(publication(name, language, NOTICE)) == []


@pytest.mark.parametrize("name", ["blocks", "pictures", "scripts", "arabic"])
def test_the_same_edition_makes_the_same_bytes_in_another_process(name: str) -> None:
    code = (
        "import sys; from tests.pdf.fixtures import publication; from pubtool.writers.pdf import render_pdf; "
        f"sys.stdout.buffer.write(render_pdf(publication({name!r})))"
    )
    result = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=True)
    assert result.stdout == render_pdf(publication(name)) == render_pdf(publication(name))


def test_without_a_validator_nothing_is_claimed() -> None:
    content = render_pdf(publication("blocks"), claims=False)
    assert b"pdfuaid" not in content
    result = validate_pdf(content, expected(publication("blocks")))
    assert (result.failures, result.verapdf, result.result) == ((), False, "not validated")


def test_sixty_pages_and_more() -> None:
    with pikepdf.open(io.BytesIO(render_pdf(publication("pages")))) as pdf:
        assert len(pdf.pages) >= 60
        assert len(pdf.Root.Outlines.First.First.Dest) == 5


@pytest.mark.parametrize("notices", [(), (NOTICE,)])
def test_the_status_is_in_the_metadata_until_the_sign_off(notices: tuple[str, ...]) -> None:
    content = render_pdf(publication("blocks", None, *notices)).decode("latin-1").encode("latin-1").decode("utf-8", "replace")
    assert re.findall("<pubtool:status>(.*?)</", content) == ["draft" if notices else "final"]
    assert re.findall("<pubtool:notice>(.*?)</", content) == list(notices)


def test_the_worktree_has_the_sample() -> None:
    assert (Path(ROOT) / "translations" / "integrationsmanagement" / "de.md").exists()
