"""``pubtool.toml`` and ``pubtool init``."""

from __future__ import annotations

import re
import subprocess

import pytest

from tests.conftest import RELEASE, Project
from tests.flow.test_pictures import photograph

OFFICE = """languages = ["en", "ar"]
engines = ["memory"]

[publisher]
name = "Kreis Beispiel"
contact = ["Pressestelle", "Telefon: 0700 123456", "presse@kreis.example"]
imprint = "https://kreis.example/impressum"
accessibility = "https://kreis.example/barrierefreiheit"
feedback = "mailto:barriere@kreis.example"
"""


@pytest.fixture
def office(project: Project) -> Project:
    project.write("pubtool.toml", OFFICE)
    project.write("b.txt", RELEASE.replace("Stadt Musterhausen\n\n", ""))
    return project


def test_the_office_stands_on_every_page(office: Project) -> None:
    result = office.run("publish", "b.txt")
    assert result.code == 0, result.err
    page = office.read("output/public/b/de/b.html")
    assert '<p class="publisher" lang="de">Kreis Beispiel</p>' in page
    assert "Pressekontakt:" in page
    assert '<a href="mailto:presse@kreis.example">presse@kreis.example</a>' in page
    assert '<a href="https://kreis.example/barrierefreiheit" hreflang="de">Erklärung zur Barrierefreiheit</a>' in page
    assert ">Barriere melden</a>" in page
    for language in ("en", "ar"):
        assert (office.root / f"translations/b/de-{language}.xlf").exists()


@pytest.mark.tool("poppler")
def test_the_press_contact_stands_in_the_pdf(office: Project) -> None:
    office.run("publish", "b.txt")
    command = ["pdftotext", str(office.root / "output/public/b/de/b.pdf"), "-"]
    text = subprocess.run(command, capture_output=True, encoding="utf-8", check=True).stdout
    assert "Kreis Beispiel" in text
    assert "Telefon: 0700 123456" in text


def test_a_contact_of_the_releases_own_stands_alone(office: Project) -> None:
    office.write("b.txt", RELEASE + "\nPressekontakt\nKreis Beispiel\nTelefon: 0700 999\n")
    assert office.run("publish", "b.txt").code == 0
    page = office.read("output/public/b/de/b.html")
    assert "0700 999" in page and "0700 123456" not in page


def test_a_changed_setting_is_noticed(office: Project) -> None:
    office.run("publish", "b.txt")
    office.replace("pubtool.toml", "0700 123456", "0700 654321")
    office.run("publish", "b.txt")
    assert "0700 654321" in office.read("output/public/b/de/b.html")


def test_each_public_page_names_its_own_address(office: Project) -> None:
    office.write("pubtool.toml", 'base_url = "https://presse.kreis.example/mitteilungen/"\n' + OFFICE)
    assert office.run("publish", "b.txt").code == 0
    link = '<link rel="canonical" href="https://presse.kreis.example/mitteilungen/b/de/b.html">'
    assert link in office.read("output/public/b/de/b.html")
    assert "canonical" not in office.read("output/preview/b/de/b.html")


def test_colours_and_logo_of_the_office(office: Project) -> None:
    office.write("wappen.png", photograph(300, 100, "PNG"))
    office.write("pubtool.toml", OFFICE + '\n[design]\naccent = "#8A1538"\nlogo = "wappen.png"\n')
    assert office.run("publish", "b.txt").code == 0
    page = office.read("output/public/b/de/b.html")
    assert "--accent: #8a1538" in page
    assert re.search(r'<img class="logo" src="data:image/png;base64,[^"]+" alt="" width="300" height="100">', page)
    office.write("wappen.png", photograph(200, 100, "PNG"))
    office.run("publish", "b.txt")
    assert 'width="200"' in office.read("output/public/b/de/b.html")


@pytest.mark.parametrize(
    ("design", "message"),
    [
        ('accent = "#999999"', "contrast of 2.55:1 on #eef3f8"),
        ('accent_dark = "#333333"', "contrast of 1.22:1 on #1f252c"),
        ('accent = "rot"', "is a colour such as"),
        ('logo = "fehlt.png"', "a file that is not there: fehlt.png"),
    ],
)
def test_a_design_that_cannot_be_is_refused_with_the_reason(office: Project, design: str, message: str) -> None:
    office.write("pubtool.toml", OFFICE + f"\n[design]\n{design}\n")
    result = office.run("publish", "b.txt")
    assert (result.code, message in result.err) == (4, True), result.err


def test_a_wrong_setting_is_explained_in_german(office: Project) -> None:
    office.write("pubtool.toml", "langauges = ['en']\n")
    result = office.run("publish", "b.txt", "--lang", "de")
    assert "pubtool.toml, Zeile 1: „langauges“ ist keine Einstellung (meinen Sie „languages“?)." in result.err


def test_a_logo_that_is_no_picture_is_refused(office: Project) -> None:
    office.write("wappen.png", "kein Bild")
    office.write("pubtool.toml", OFFICE + '\n[design]\nlogo = "wappen.png"\n')
    assert office.run("publish", "b.txt").code == 4


def test_drafts_with_notice(office: Project) -> None:
    office.write("pubtool.toml", OFFICE + '\n[publish]\ndrafts = "with-notice"\n')
    office.run("publish", "b.txt")
    assert (office.root / "output/public/b/de-simple/b.html").exists()


@pytest.mark.parametrize(
    ("old", "new", "line", "word"),
    [
        ("languages =", "langages =", 1, "(“languages”?)"),
        ("imprint =", "impressum =", 7, "is not a setting"),
        ('"ar"', '"xx"', 1, "“xx”"),
        ('"https://kreis.example/impressum"', '"javascript:alert(1)"', 7, "https://"),
        ('["memory"]', '"memory"', 2, "list"),
        ("[publisher]", "[publisher", 4, ""),
        ('name = "Kreis Beispiel"', "name = 5", 5, "quotation marks"),
    ],
)
def test_a_mistake_is_named_with_its_line(office: Project, old: str, new: str, line: int, word: str) -> None:
    office.replace("pubtool.toml", old, new)
    result = office.run("publish", "b.txt")
    assert result.code == 4
    assert f"pubtool.toml, line {line}: " in result.err
    assert word in result.err
    assert not (office.root / "output").exists()


def test_init_writes_what_it_was_told_and_says_what_leaves_the_house(project: Project) -> None:
    result = project.run(
        "init",
        "--name",
        "Kreis Beispiel",
        "--contact",
        "Pressestelle",
        "--contact",
        "Telefon: 1",
        "--feedback",
        "mailto:a@b.example",
        "--to",
        "en,tr",
    )
    assert result.code == 0
    assert "Engine memory: nothing leaves this machine." in result.err
    project.write("b.txt", RELEASE)
    assert project.run("publish", "b.txt").code == 0
    assert "Telefon: 1" in project.read("output/public/b/de/b.html")
    assert (project.root / "translations/b/de-tr.xlf").exists()


def test_init_overwrites_nothing(office: Project) -> None:
    result = office.run("init", "--name", "X")
    assert result.code == 8
    assert office.read("pubtool.toml") == OFFICE


def test_init_leaves_no_file_that_publish_would_refuse(project: Project) -> None:
    assert project.run("init", "--imprint", "unser Impressum").code == 4
    assert not (project.root / "pubtool.toml").exists()
