"""``pubtool review approve``."""

from __future__ import annotations

import pytest

from tests.conftest import Project
from tests.flow.test_publish import translate_all

SIGN = ("review", "approve", "bibliothek")
PAGE = "output/public/bibliothek/en/bibliothek.html"


@pytest.fixture
def translated(release: Project, monkeypatch: pytest.MonkeyPatch) -> Project:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1773788400")
    translate_all(release)
    release.run("publish", "bibliothek")
    return release


def test_an_approved_edition_goes_out_without_its_notice(translated: Project) -> None:
    assert not (translated.root / PAGE).exists()
    assert translated.run(*SIGN, "en", "--as", "M. Muster", "--responsible", "J. Beispiel").code == 0
    assert translated.run("publish", "bibliothek").code == 0
    assert 'class="notice"' not in translated.read(PAGE)
    review = translated.read("translations/bibliothek/review.toml")
    assert 'by = "M. Muster"' in review and "when = 2026-03-18" in review and 'responsible = "J. Beispiel"' in review


def test_a_later_edit_takes_it_back(translated: Project) -> None:
    translated.run(*SIGN, "en", "--as", "M. Muster", "--responsible", "J. Beispiel")
    translated.replace("translations/bibliothek/de-en.xlf", "Sentence 4.", "Sentence four.")
    translated.run("publish", "bibliothek")
    assert not (translated.root / PAGE).exists()


def test_nobody_approves_what_is_not_there(release: Project) -> None:
    result = release.run(*SIGN, "en", "--as", "M. Muster", "--responsible", "J. Beispiel", "--lang", "de")
    assert (result.code, "offen 12" in result.err) == (8, True)
    assert not (release.root / "translations/bibliothek/review.toml").exists()


def test_leichte_sprache_needs_its_target_group(translated: Project) -> None:
    assert translated.run(*SIGN, "de-simple", "--as", "Redaktion", "--responsible", "J. Beispiel").code == 2
    told = (*SIGN, "de-simple", "--as", "Prüfgruppe", "--role", "target-group", "--responsible", "J. Beispiel")
    assert translated.run(*told).code == 0
    translated.run("publish", "bibliothek")
    assert ">Leichte Sprache<" in translated.read("output/public/bibliothek/index.html")


def test_spelling_approves_nothing(translated: Project) -> None:
    assert translated.run(*SIGN, "en", "--as", "K. Komma", "--role", "spelling", "--responsible", "J. Beispiel").code == 0
    translated.run("publish", "bibliothek")
    assert not (translated.root / PAGE).exists()


@pytest.mark.parametrize(
    ("arguments", "word"), [(("en", "--as", "X"), "--responsible"), (("fr", "--as", "X"), "en"), (("de", "--as", "X"), "en")]
)
def test_what_is_missing_is_said(translated: Project, arguments: tuple[str, ...], word: str) -> None:
    result = translated.run(*SIGN, *arguments)
    assert (result.code, word in result.err) == (2, True)
