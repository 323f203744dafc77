"""Taking a release back, and saying that one was corrected."""

from __future__ import annotations

import pytest

from pubtool.data import strings
from tests.conftest import Project

PAGE = "output/public/bibliothek/de/bibliothek.html"


@pytest.fixture
def withdrawn(release: Project, monkeypatch: pytest.MonkeyPatch) -> Project:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1773788400")  # 18 March 2026 in Germany, the day before in UTC
    assert release.run("withdraw", "bibliothek").code == 0
    return release


def public(project: Project) -> list[str]:
    folder = project.root / "output/public/bibliothek"
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_the_address_stays_and_says_what_happened(withdrawn: Project) -> None:
    assert public(withdrawn) == ["de/bibliothek.html", "index.html", "manifest.json"]
    page = withdrawn.read(PAGE)
    assert "Diese Pressemitteilung wurde am 18. März 2026 zurückgezogen." in page
    assert "4,2 Millionen" not in page and 'content="noindex"' in page
    assert '"status": "withdrawn"' in withdrawn.read("output/public/bibliothek/manifest.json")


def test_nothing_in_translations_is_lost(withdrawn: Project) -> None:
    text = withdrawn.read("translations/bibliothek/de.md")
    assert "withdrawn = 2026-03-18" in text and "4,2 Millionen" in text
    assert (withdrawn.root / "output/preview/bibliothek/de/bibliothek.pdf").exists()


def test_it_stays_withdrawn_when_its_file_changes(withdrawn: Project) -> None:
    withdrawn.replace("bibliothek.txt", "4,2 Millionen", "4,3 Millionen")
    result = withdrawn.run("publish", "bibliothek.txt")
    assert result.code == 0 and "Withdrawn on 18.03.2026" in result.err
    assert "(public)" not in result.out
    assert "Withdrawn on 18.03.2026" in withdrawn.run("status").err
    assert "zurückgezogen" in withdrawn.read(PAGE)
    assert "4,3 Millionen" in withdrawn.read("translations/bibliothek/de.md")


def test_undo_brings_everything_back(release: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    before = release.snapshot()
    release.run("withdraw", "bibliothek")
    assert release.run("withdraw", "bibliothek", "--undo").code == 0
    after = release.snapshot()
    changed = {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}
    assert changed <= {"translations/bibliothek/state.json", "output/.cache/bibliothek.json"}


def test_an_unknown_release_cannot_be_withdrawn(project: Project) -> None:
    assert project.run("withdraw", "gibtsnicht").code == 3


@pytest.mark.parametrize("language", ["de", "de-simple", "en", "fr", "tr", "uk", "ar"])
def test_every_language_can_say_it(language: str) -> None:
    table = strings(language)["page"]
    assert table["withdrawn"].count("{date}") == table["corrected"].count("{date}") == 1


def test_a_correction_is_said_under_the_title(release: Project) -> None:
    release.replace(
        "translations/bibliothek/de.md",
        "date = 2025-03-14\n",
        'date = 2025-03-14\ncorrected = 2025-03-16\ncorrection = "In der ersten Fassung fehlte der Preis."\n',
    )
    assert release.run("publish", "bibliothek", "--to", "en").code == 0
    page = release.read(PAGE)
    assert "<strong>Korrigierte Fassung vom 16. März 2025.</strong> In der ersten Fassung fehlte der Preis." in page
    assert "In der ersten Fassung fehlte der Preis." in release.read("translations/bibliothek/de-en.xlf")
    assert "Korrigierte Fassung vom 16. März 2025" in release.read("output/public/bibliothek/de/body.html")
