"""``pubtool publish`` as a press office uses it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from pubtool.checks.standing import seen_digest
from pubtool.model import EASY, Review, SignOff
from pubtool.store.release import ReleaseStore
from pubtool.store.review import write_review
from tests.conftest import RELEASE, SAMPLE, Project

XLF = "translations/bibliothek/de-en.xlf"
EASY_MD = "translations/bibliothek/de-simple.md"
DE_MD = "translations/bibliothek/de.md"


def editions(project: Project, *arguments: str) -> dict[str, dict]:
    """The editions that ``--format json`` reports, by language."""
    result = project.run("publish", *arguments, "--format", "json")
    assert result.code in (0, 7, 8, 9), result.err
    return {edition["language"]: edition for edition in json.loads(result.out)["releases"][0]["editions"]}


def translate_all(project: Project, name: str = XLF) -> None:
    """Translate every sentence, as a person in a CAT tool."""
    text = project.read(name)
    numbers = iter(range(1, 1000))
    project.write(
        name,
        re.sub(
            r'state="initial">(\s*<source>.*?</source>\s*)<target/>',
            lambda m: f'state="translated">{m[1]}<target>Sentence {next(numbers)}.</target>',
            text,
            flags=re.DOTALL,
        ),
    )


def approve(project: Project, language: str, role: str = "editor", *, responsible: str | None = "Redaktion") -> None:
    """Write a sign-off for the edition as it is now."""
    store = ReleaseStore(project.root, "bibliothek")
    found = {edition.language: edition for edition in store.editions()}
    from datetime import date

    sign = SignOff(language, role, "Prüfgruppe", date(2025, 3, 15), seen_digest(found["de"], found[language]))
    project.write("translations/bibliothek/review.toml", write_review(None, Review((sign,), responsible)))


def test_the_sample(project: Project) -> None:
    project.write("integrationsmanagement.txt", SAMPLE.read_bytes())
    result = project.run("publish", "integrationsmanagement.txt", "--offline")
    assert result.code == 0, result.err
    for tree, languages in (("preview", ["de", "de-simple"]), ("public", ["de"])):
        folder = project.root / "output" / tree / "integrationsmanagement"
        assert sorted(p.name for p in folder.iterdir() if p.is_dir()) == languages
        for language in languages:
            assert (folder / language / "integrationsmanagement.html").exists()
            assert (folder / language / "integrationsmanagement.pdf").read_bytes().startswith(b"%PDF-1.")
    easy = project.read("output/preview/integrationsmanagement/de-simple/integrationsmanagement.html")
    assert "Leicht lesbarer Entwurf. Automatisch erstellt. Noch nicht geprüft." in easy
    assert '<html lang="de" dir="ltr">' in easy
    assert "Leichte Sprache" not in easy


def test_a_second_run_changes_no_byte_and_says_so(release: Project) -> None:
    before = release.snapshot()
    result = release.run("publish", "bibliothek.txt", "--to", "en")
    assert (result.code, release.snapshot()) == (0, before)
    assert "Nothing has changed" in result.out


def test_a_full_run_without_the_record_gives_the_same_bytes(release: Project) -> None:
    before = release.snapshot()
    record = "output/.cache/bibliothek.json"
    (release.root / record).unlink()
    assert release.run("publish", "bibliothek.txt", "--to", "en").code == 0
    after = release.snapshot()
    before.pop(record)
    after.pop(record)
    assert after == before


def test_open_sentences_are_counted_and_only_strict_minds(release: Project) -> None:
    result = release.run("publish", "bibliothek.txt", "--to", "en")
    assert (result.code, "12 of 12 open" in re.sub(r"\s+", " ", result.out)) == (0, True)
    assert release.run("publish", "bibliothek.txt", "--to", "en", "--strict").code == 8
    assert not (release.root / "output/preview/bibliothek/en").exists()


def test_half_a_translation_is_shown_with_the_german_rest_marked_as_german(release: Project) -> None:
    release.replace(
        XLF,
        "<source>Neue Bibliothek öffnet</source>\n    <target/>",
        "<source>Neue Bibliothek öffnet</source>\n    <target>New library opens</target>",
    )
    assert editions(release, "bibliothek.txt", "--to", "en")["en"]["open"] == 11
    page = release.read("output/preview/bibliothek/en/bibliothek.html")
    assert "<h1>New library opens</h1>" in page
    assert '<span lang="de" dir="ltr">Die Stadt Musterhausen eröffnet' in page
    assert "Some sentences have not been translated yet." in page


@pytest.mark.parametrize("name", [EASY_MD, XLF, DE_MD])
def test_a_hand_edit_survives_ten_runs(release: Project, name: str) -> None:
    if name == XLF:
        translate_all(release)
        release.replace(name, "Sentence 7.", "By hand.")
    else:
        release.replace(name, "Sie schließt um 18 Uhr.", "By hand.")
    for _ in range(10):
        assert release.run("publish", "bibliothek.txt", "--to", "en").code == 0
        assert release.read(name).count("By hand.") == 1
    language = {EASY_MD: "de-simple", XLF: "en", DE_MD: "de"}[name]
    assert "By hand." in release.read(f"output/preview/bibliothek/{language}/bibliothek.html")


@pytest.mark.parametrize("where", ["file", "de.md"])
def test_an_edited_sentence_makes_exactly_its_translations_stale(release: Project, where: str) -> None:
    assert release.run("publish", "bibliothek.txt", "--to", "en,tr").code == 0
    for name in (XLF, XLF.replace("-en", "-tr")):
        translate_all(release, name)
    release.replace(EASY_MD, "Der Bau hat 4,2 Millionen Euro gekostet.", "Der Bau war teuer.")
    found = editions(release, "bibliothek.txt", "--to", "en,tr")
    assert [(e["open"], e["stale"]) for e in found.values()] == [(0, 0)] * 4
    release.replace("bibliothek.txt" if where == "file" else DE_MD, "4,2 Millionen", "4,3 Millionen")
    found = editions(release, "bibliothek.txt", "--to", "en,tr")
    assert {k: (e["open"], e["stale"]) for k, e in found.items()} == {
        "de": (0, 0),
        "de-simple": (0, 1),
        "en": (0, 1),
        "tr": (0, 1),
    }
    for language in ("en", "tr"):
        text = release.read(f"translations/bibliothek/de-{language}.xlf")
        stale = re.findall(r'subState="pubtool:human.stale">\s*<source>(.*?)</source>', text)
        assert stale == ["Der Bau hat 4,3 Millionen Euro gekostet."]
        assert "<source>Der Bau hat 4,2 Millionen Euro gekostet.</source>" in text  # the old pair, as a match
    assert "Der Bau war teuer." in release.read(EASY_MD)
    # who looks at the stale sentence and changes it has dealt with it
    stale_target = re.search(r"4,3 Millionen Euro gekostet\.</source>\s*<target>(.*?)</target>", release.read(XLF))
    assert stale_target is not None
    release.replace(
        XLF,
        f"4,3 Millionen Euro gekostet.</source>\n    <target>{stale_target[1]}",
        "4,3 Millionen Euro gekostet.</source>\n    <target>It cost 4.3 million euros.",
    )
    release.replace(EASY_MD, "Der Bau war teuer.", "Der Bau war sehr teuer.")
    found = editions(release, "bibliothek.txt", "--to", "en,tr")
    assert {k: e["stale"] for k, e in found.items()} == {"de": 0, "de-simple": 0, "en": 0, "tr": 1}


def test_untouched_easy_text_follows_its_source(release: Project) -> None:
    release.replace("bibliothek.txt", "4,2 Millionen", "4,3 Millionen")
    assert editions(release, "bibliothek.txt")["de-simple"]["stale"] == 0
    assert "4,3 Millionen" in release.read(EASY_MD)
    assert "4,2" not in release.read(EASY_MD)


def test_both_sources_edited_is_a_conflict_that_writes_nothing(release: Project) -> None:
    release.replace(DE_MD, "um 9 Uhr", "um 10 Uhr")
    release.replace("bibliothek.txt", "um 18 Uhr", "um 19 Uhr")
    before = release.snapshot()
    result = release.run("publish", "bibliothek.txt", "--to", "en")
    assert result.code == 8
    assert "--reimport" in result.err
    after = release.snapshot()
    assert {k: v for k, v in after.items() if k != "translations/bibliothek/.lock"} == {
        k: v for k, v in before.items() if k != "translations/bibliothek/.lock"
    }


def test_reimport_takes_the_file_and_keeps_the_edited_source_beside_it(release: Project) -> None:
    release.replace(DE_MD, "um 9 Uhr", "um 10 Uhr")
    release.replace("bibliothek.txt", "um 18 Uhr", "um 19 Uhr")
    assert release.run("publish", "bibliothek.txt", "--reimport").code == 0
    assert "um 9 Uhr" in release.read(DE_MD)
    assert "um 19 Uhr" in release.read(DE_MD)
    kept = list((release.root / "translations/bibliothek").glob("de.*.md"))
    assert len(kept) == 1
    assert "um 10 Uhr" in kept[0].read_text(encoding="utf-8")


def test_no_reimport_keeps_the_edited_source_and_settles_the_conflict(release: Project) -> None:
    release.replace(DE_MD, "um 9 Uhr", "um 10 Uhr")
    release.replace("bibliothek.txt", "um 18 Uhr", "um 19 Uhr")
    assert release.run("publish", "bibliothek.txt", "--no-reimport").code == 0
    assert "um 10 Uhr" in release.read(DE_MD)
    assert release.run("publish", "bibliothek.txt").code == 0


def test_a_lost_state_loses_nothing_and_doubles_nothing(release: Project) -> None:
    translate_all(release)
    release.replace(EASY_MD, "Der Bau hat 4,2 Millionen Euro gekostet.", "Der Bau war teuer.")
    assert release.run("publish", "bibliothek.txt", "--to", "en").code == 0
    before = {name: release.read(name) for name in (EASY_MD, XLF, DE_MD)}
    (release.root / "translations/bibliothek/state.json").unlink()
    assert release.run("publish", "bibliothek.txt", "--to", "en").code == 0
    assert {name: release.read(name) for name in before} == before


def test_another_release_of_the_same_name_is_refused(release: Project) -> None:
    release.write(
        "sub/bibliothek.txt",
        "14.03.2025\n\nGanz anderer Titel\n\nHier steht ein vollkommen anderer Text über ein anderes Haus.",
    )
    result = release.run("publish", "sub/bibliothek.txt")
    assert result.code == 8
    assert "--slug" in result.err
    assert release.run("publish", "sub/bibliothek.txt", "--slug", "haus").code == 0
    assert "Neue Bibliothek" in release.read(DE_MD)


@pytest.mark.parametrize(
    ("name", "content", "word"),
    [
        ("fehlt.txt", None, "no such file"),
        ("leer.txt", b"", "no text"),
        ("bild.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\xff\xfe", "not a text file"),
        ("bild.png", b"\x89PNG", "cannot be read"),
        ("ordner", "folder", "folder"),
        ("kaputt.md", b"+++\ntitel = 'x'\n+++\n\nText.", "(“title”?)"),
        ("kaputt2.md", b"+++\ntitle = \n+++\n\nText.", "line 2"),
        ("embargo.txt", b"Sperrfrist: bald\n\nTitel\n\nDieser Satz hat deutlich mehr als nur acht Worte.", "embargo"),
    ],
)
def test_bad_input_is_one_clear_line_with_a_remedy(project: Project, name: str, content: bytes | str | None, word: str) -> None:
    if content == "folder":
        (project.root / name).mkdir()
    elif content is not None:
        project.write(name, content)
    result = project.run("publish", name)
    assert result.code == 3
    assert result.out == ""
    lines = result.err.strip().split("\n")
    assert len(lines) == 2
    assert lines[0].startswith("Error: ")
    assert name in lines[0]
    assert word in result.err
    assert lines[1].startswith("What to do: ")
    assert "Traceback" not in result.err
    assert not (project.root / "output").exists()


def test_a_file_without_read_permission(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path, *arguments: str, **_: str) -> object:
        if path.name == "geheim.txt":
            raise PermissionError
        return as_ever(path, *arguments, **_)

    project.write("geheim.txt", RELEASE)
    as_ever = Path.open
    monkeypatch.setattr(Path, "open", refuse)
    result = project.run("publish", "geheim.txt")
    assert result.code == 3
    assert "may not be read" in result.err


def test_one_bad_source_does_not_stop_the_others(project: Project) -> None:
    project.write("gut.txt", RELEASE)
    result = project.run("publish", "fehlt.txt", "gut.txt")
    assert result.code == 3
    assert (project.root / "output/public/gut/de/gut.html").exists()


def test_standard_input_needs_a_name(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    import io
    import sys
    from types import SimpleNamespace

    for slug in ([], ["--slug", "../x"], ["--slug", "flut"]):
        monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(RELEASE.encode())))
        assert project.run("publish", "-", *slug).code == (0 if "flut" in slug else 2)
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(RELEASE.encode())))
    assert project.run("publish", "-", "--slug", "flut").code == 0
    assert (project.root / "output/public/flut/index.html").exists()


@pytest.mark.parametrize("slug", ["memory", "", "A", "a/b", "..", "ä", "x y"])
def test_names_that_no_release_can_have(project: Project, slug: str) -> None:
    project.write("x.txt", RELEASE)
    assert project.run("publish", "x.txt", "--slug", slug).code == 2
    assert not (project.root / "translations").exists()


def test_an_embargo_in_the_future_keeps_everything_in_preview(project: Project) -> None:
    project.write("a.txt", "Sperrfrist: 14.02.2099, 11 Uhr\n\n" + RELEASE)
    result = project.run("publish", "a.txt", "--with-drafts")
    assert result.code == 0
    assert "14.02.2099, 11:00" in result.err
    assert (project.root / "output/preview/a/de/a.html").exists()
    assert not (project.root / "output/public/a").exists()


def test_the_end_of_an_embargo_is_noticed_without_any_edit(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    import datetime as clock

    from pubtool import freshness, stages

    project.write("a.txt", "Sperrfrist: 14.02.2099, 11 Uhr\n\n" + RELEASE)
    project.run("publish", "a.txt")

    class Later(clock.datetime):
        @classmethod
        def now(cls, tz: clock.tzinfo | None = None) -> clock.datetime:  # type: ignore[override]
            return clock.datetime(2099, 2, 14, 10, 1, tzinfo=clock.UTC)

    monkeypatch.setattr(freshness, "datetime", Later)
    monkeypatch.setattr(stages, "datetime", Later)
    project.run("publish", "a.txt")
    assert (project.root / "output/public/a/de/a.html").exists()


def test_with_drafts_puts_complete_drafts_into_public_with_their_notice(release: Project) -> None:
    release.run("publish", "bibliothek.txt", "--to", "en", "--with-drafts")
    public = release.root / "output/public/bibliothek"
    assert sorted(p.name for p in public.iterdir() if p.is_dir()) == ["de", "de-simple"]  # English has open sentences
    page = release.read("output/public/bibliothek/de-simple/bibliothek.html")
    assert "Noch nicht geprüft." in page
    assert '<meta name="robots" content="noindex">' in page
    release.run("publish", "bibliothek.txt", "--to", "en")
    assert sorted(p.name for p in public.iterdir() if p.is_dir()) == ["de"]


def test_only_a_complete_and_current_sign_off_makes_an_edition_public(release: Project) -> None:
    translate_all(release)
    release.run("publish", "bibliothek.txt", "--to", "en")
    page = "output/public/bibliothek/en/bibliothek.html"
    for role, responsible in (("spelling", "Redaktion"), ("editor", None)):
        approve(release, "en", role, responsible=responsible)
        release.run("publish", "bibliothek.txt", "--to", "en")
        assert not (release.root / page).exists()
    approve(release, "en")
    release.run("publish", "bibliothek.txt", "--to", "en")
    assert 'class="notice"' not in release.read(page)
    assert "noindex" not in release.read(page)
    release.replace(XLF, "Sentence 5.", "Sentence five.")
    release.run("publish", "bibliothek.txt", "--to", "en")
    assert not (release.root / page).exists()
    release.replace(XLF, "Sentence five.", "Sentence 5.")
    release.run("publish", "bibliothek.txt", "--to", "en")
    assert (release.root / page).exists()
    release.replace("bibliothek.txt", "um 9 Uhr", "um 8 Uhr")
    release.run("publish", "bibliothek.txt", "--to", "en")
    assert not (release.root / page).exists()


def test_leichte_sprache_needs_the_target_group(release: Project) -> None:
    page = "output/public/bibliothek/de-simple/bibliothek.html"
    approve(release, EASY, "editor")
    release.run("publish", "bibliothek.txt")
    assert not (release.root / page).exists()
    approve(release, EASY, "target-group")
    release.run("publish", "bibliothek.txt")
    assert "Entwurf" not in release.read(page)
    assert ">Leichte Sprache</a>" in release.read("output/public/bibliothek/de/bibliothek.html")


def test_a_picture_without_alternative_text_stops_the_release(project: Project) -> None:
    project.write("bild.md", "# Titel\n\nEin Satz.\n\n![](haus.jpg)\nDas Haus.\n")
    result = project.run("publish", "bild.md")
    assert result.code == 9
    assert "haus.jpg" in result.err
    assert not list((project.root / "output").rglob("*.html"))
    project.replace("translations/bild/de.md", "![](haus.jpg)", "![Ein rotes Haus](haus.jpg)")
    assert project.run("publish", "bild").code == 0


def test_the_manifest_names_every_file_with_its_digest(release: Project) -> None:
    import hashlib

    for tree in ("preview", "public"):
        folder = release.root / "output" / tree / "bibliothek"
        manifest = json.loads((folder / "manifest.json").read_bytes())
        named = {entry["path"]: entry["sha256"] for entry in manifest["files"]}
        found = {
            p.relative_to(folder).as_posix(): hashlib.sha256(p.read_bytes()).hexdigest()
            for p in folder.rglob("*")
            if p.is_file()
        }
        assert named == {k: v for k, v in found.items() if not k.endswith(".json")}


def test_json_is_one_document_and_nothing_else_on_standard_output(release: Project) -> None:
    result = release.run("publish", "bibliothek.txt", "--to", "en", "--format", "json")
    document = json.loads(result.out)
    assert (document["schema"], document["version"]) == ("pubtool/publish", 1)


def test_messages_are_german_under_a_german_locale(release: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_MESSAGES", "de_DE.UTF-8")
    assert "Ansehen: output/preview" in release.run("publish", "bibliothek.txt").out
    assert "Fehler: fehlt.txt" in release.run("publish", "fehlt.txt").err
    assert "Look at output/preview" in release.run("publish", "bibliothek.txt", "--lang", "en").out


def test_arabic_is_published_as_a_page_and_the_missing_pdf_is_said(release: Project) -> None:
    release.run("publish", "bibliothek.txt", "--to", "ar")
    name = XLF.replace("-en", "-ar")
    translate_all(release, name)
    release.write(name, release.read(name).replace("Sentence ", "جملة "))
    result = release.run("publish", "bibliothek.txt", "--to", "ar")
    assert result.code == 0
    assert "right-to-left" in result.err
    assert '<html lang="ar" dir="rtl">' in release.read("output/preview/bibliothek/ar/bibliothek.html")
    assert not (release.root / "output/preview/bibliothek/ar/bibliothek.pdf").exists()


def test_a_character_without_glyph_leaves_the_pdf_out_and_says_which(project: Project) -> None:
    project.write("x.txt", RELEASE.replace("Kommen Sie vorbei", "Kommen Sie 漢 vorbei"))
    result = project.run("publish", "x.txt", "--no-easy")
    assert "U+6F22" in result.err
    assert not list((project.root / "output").rglob("*.pdf"))
    assert (project.root / "output/public/x/de/x.html").exists()


def test_writing_where_one_may_not(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    project.write("a.txt", RELEASE)
    (project.root / "translations").write_text("a file in the way")
    result = project.run("publish", "a.txt")
    assert result.code == 5
    assert "translations" in result.err


def test_damaged_files_are_named_and_left_alone(release: Project) -> None:
    for name, content in (
        (XLF, b"<xliff"),
        (XLF, b"<!DOCTYPE x [<!ENTITY y 'z'>]><xliff>&y;</xliff>"),
        ("translations/bibliothek/state.json", b"{"),
        (DE_MD, b"\xff\xfe\xff"),
    ):
        kept = (release.root / name).read_bytes()
        release.write(name, content)
        result = release.run("publish", "bibliothek.txt", "--to", "en")
        assert result.code == 3, name
        assert Path(name).name in result.err
        assert (release.root / name).read_bytes() == content
        release.write(name, kept)


def test_a_broken_promise_of_ours_is_one_line_and_exit_70(release: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    from pubtool import pipeline

    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("boom")

    monkeypatch.setattr(pipeline, "publish", fail)
    result = release.run("publish", "bibliothek.txt")
    assert (result.code, result.err.count("\n")) == (70, 2)
    assert "RuntimeError: boom" in result.err


def test_a_language_once_begun_stays_with_the_release(release: Project) -> None:
    assert list(editions(release, "bibliothek")) == ["de", "de-simple", "en"]
    assert list(editions(release, "bibliothek.txt", "--to", "tr")) == ["de", "de-simple", "tr", "en"]


def test_a_release_of_the_same_office_and_file_name_is_another_release(project: Project) -> None:
    foot = "\n\nPressekontakt:\nJana Muster\nTelefon: 0700 123456\n"
    head = "Landratsamt Beispielkreis\n\nPressemitteilung\n\n14.03.2025\n\n"
    project.write("a/pm.txt", head + "Brücke frei\n\nDie Brücke über die Muster ist seit heute wieder frei befahrbar." + foot)
    project.write("b/pm.txt", head + "Schule neu\n\nDie Schule am Markt hat seit heute ein neues Dach aus Holz." + foot)
    assert project.run("publish", "a/pm.txt", "b/pm.txt").code == 8
    assert "Brücke" in project.read("translations/pm/de.md")


def test_a_changed_address_ends_the_sign_off(release: Project) -> None:
    release.replace(EASY_MD, "Die Bibliothek öffnet um 9 Uhr.", "[Die Bibliothek](https://stadt.example) öffnet um 9 Uhr.")
    approve(release, EASY, "target-group")
    release.run("publish", "bibliothek.txt")
    page = "output/public/bibliothek/de-simple/bibliothek.html"
    assert "https://stadt.example" in release.read(page)
    release.replace(EASY_MD, "https://stadt.example", "https://anders.example")
    release.run("publish", "bibliothek.txt")
    assert not (release.root / page).exists()


def test_a_dangerous_address_in_the_front_matter_is_dropped(project: Project) -> None:
    project.write("x.md", "+++\nurl = 'javascript:alert(1)'\n+++\n\n# Titel\n\nEin Satz.\n")
    project.run("publish", "x.md")
    assert "javascript" not in project.read("output/public/x/de/x.html")


def test_a_translation_into_another_language_than_its_name_says(release: Project) -> None:
    release.write(XLF.replace("-en", "-fr"), release.read(XLF))
    result = release.run("publish", "bibliothek.txt")
    assert (result.code, "“en”" in result.err) == (3, True)


def test_a_copy_by_a_file_manager_is_nobodys_translation(release: Project) -> None:
    release.write("translations/bibliothek/de-en (Kopie).xlf", release.read(XLF))
    assert release.run("publish", "bibliothek.txt").code == 0
    assert release.run("status").code == 0


def test_a_line_end_in_a_target_is_a_space(release: Project) -> None:
    translate_all(release)
    release.replace(XLF, "Sentence 7.", "Sentence\n      seven.")
    assert release.run("publish", "bibliothek.txt").err == ""
    assert "Sentence seven." in release.read("output/preview/bibliothek/en/bibliothek.html")


def test_a_deleted_easy_edition_is_drafted_anew(release: Project) -> None:
    (release.root / EASY_MD).unlink()
    assert release.run("publish", "bibliothek.txt").code == 0
    assert "Die Bibliothek öffnet um 9 Uhr." in release.read(EASY_MD)


def test_an_empty_title_stops_its_edition_only(release: Project) -> None:
    translate_all(release)
    text = release.read(XLF)
    start = text.index('<unit id="title"')
    release.write(XLF, text[:start] + text[start:].replace("<target>Sentence 1.</target>", "<target/>", 1))
    result = release.run("publish", "bibliothek.txt")
    assert (result.code, "no title" in result.err) == (9, True)
    assert not (release.root / "output/preview/bibliothek/en").exists()
    assert (release.root / "output/public/bibliothek/de/bibliothek.html").exists()


def test_what_does_not_fit_on_a_page_costs_the_pdf_and_no_more(project: Project) -> None:
    project.write("x.md", "# Titel\n\nEin Satz.\n\n| a | b |\n|---|---|\n| " + "Ein langer Satz. " * 900 + "| y |\n")
    result = project.run("publish", "x.md", "--no-easy")
    assert (result.code, "larger than a page" in result.err) == (0, True)
    assert (project.root / "output/public/x/de/x.html").exists()


def test_one_broken_release_does_not_hide_the_others_in_the_status(release: Project) -> None:
    release.write("zweite.txt", RELEASE.replace("Neue Bibliothek", "Neues Haus"))
    release.run("publish", "zweite.txt")
    release.write(DE_MD, "+++\n")
    result = release.run("status")
    assert (result.code, "zweite" in result.out) == (3, True)


def test_a_file_that_cannot_be_read_is_named(release: Project) -> None:
    (release.root / XLF).unlink()
    (release.root / XLF).mkdir()
    result = release.run("publish", "bibliothek.txt")
    assert (result.code, "de-en.xlf" in result.err) == (3, True)


def test_a_reader_that_goes_away_changes_nothing(release: Project) -> None:
    import os
    import subprocess
    import sys

    from tests.conftest import ROOT

    command = (
        f"{sys.executable} -c 'from pubtool.cli import main; main()' publish bibliothek.txt | true; exit ${{PIPESTATUS[0]}}"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    assert subprocess.run(["bash", "-c", command], cwd=release.root, env=environment, check=False).returncode == 0
