"""What editors do to ``de-simple.md`` and ``de.md``, and what the next run makes of it."""

from __future__ import annotations

from tests.conftest import RELEASE, Project

EASY_MD = "translations/bibliothek/de-simple.md"
DE_MD = "translations/bibliothek/de.md"


def run(project: Project) -> None:
    assert project.run("publish", "bibliothek.txt").code == 0
    before = project.snapshot()
    (project.root / "output/.cache/bibliothek.json").unlink()
    assert project.run("publish", "bibliothek.txt").code == 0
    assert project.snapshot() == before, "a second run changed something"


def test_a_deleted_sentence_stays_out_until_its_source_changes(release: Project) -> None:
    release.replace(EASY_MD, "Sie schließt um 18 Uhr.\n", "")
    run(release)
    assert "18 Uhr" not in release.read(EASY_MD)
    release.replace("bibliothek.txt", "9 Uhr", "10 Uhr")
    run(release)
    assert "10 Uhr" in release.read(EASY_MD)
    assert "18 Uhr" not in release.read(EASY_MD)
    release.replace("bibliothek.txt", "18 Uhr", "19 Uhr")
    run(release)
    assert "19 Uhr" in release.read(EASY_MD)


def test_a_deleted_block_stays_out_until_its_source_changes(release: Project) -> None:
    text = release.read(EASY_MD)
    start = text.index("{#e3}")
    release.write(EASY_MD, text[:start].rstrip() + "\n")
    run(release)
    assert "{#e3}" not in release.read(EASY_MD)
    release.replace("bibliothek.txt", "18 Uhr", "19 Uhr")
    run(release)
    assert "19 Uhr" in release.read(EASY_MD)


def test_moved_blocks_stay_where_they_were_put(release: Project) -> None:
    front, one, two, three = release.read(EASY_MD).split("\n\n")
    release.write(EASY_MD, "\n\n".join([front, three.strip(), one, two]) + "\n")
    run(release)
    found = [line for line in release.read(EASY_MD).split("\n") if line.startswith("{#")]
    assert found == ["{#e3}", "{#e1}", "{#e2}"]


def test_a_paragraph_made_a_list_stays_a_list(release: Project) -> None:
    release.replace(
        EASY_MD,
        "Die Bibliothek öffnet um 9 Uhr.\nSie schließt um 18 Uhr.",
        "- Die Bibliothek öffnet um 9 Uhr.\n- Sie schließt um 18 Uhr.",
    )
    run(release)
    assert "- Die Bibliothek öffnet um 9 Uhr." in release.read(EASY_MD)
    assert "<li>" in release.read("output/preview/bibliothek/de-simple/bibliothek.html")


def test_comments_survive(release: Project) -> None:
    release.replace(EASY_MD, "{#e2}", "<!-- Prüfgruppe fragen -->\n{#e2}")
    release.replace("bibliothek.txt", "18 Uhr", "19 Uhr")
    run(release)
    text = release.read(EASY_MD)
    assert text.index("<!-- Prüfgruppe fragen -->") < text.index("{#e2}")
    assert "19 Uhr" in text
    assert "Prüfgruppe" not in release.read("output/preview/bibliothek/de-simple/bibliothek.html")


def test_an_added_paragraph_gets_an_id_and_belongs_to_its_author(release: Project) -> None:
    release.write(EASY_MD, release.read(EASY_MD) + "\nEine Bibliothek ist ein Haus mit Büchern.\n")
    run(release)
    assert "{#e4}\nEine Bibliothek ist ein Haus mit Büchern." in release.read(EASY_MD)
    release.replace("bibliothek.txt", "18 Uhr", "19 Uhr")
    run(release)
    assert release.read(EASY_MD).count("Haus mit Büchern") == 1


def test_new_sentences_are_drafted_beside_an_editors_text(release: Project) -> None:
    release.replace(EASY_MD, "Sie schließt um 18 Uhr.", "Um 18 Uhr ist Schluss.")
    release.replace(
        "bibliothek.txt", "Die Bibliothek öffnet um 9 Uhr.", "Die Bibliothek öffnet um 9 Uhr. Am Sonntag ist sie zu."
    )
    run(release)
    lines = release.read(EASY_MD).split("\n")
    place = lines.index("Die Bibliothek öffnet um 9 Uhr.")
    assert lines[place + 1 : place + 3] == ["Am Sonntag ist sie zu.", "Um 18 Uhr ist Schluss."]


def test_a_block_added_to_the_source_by_hand_gets_an_id_that_was_never_used(release: Project) -> None:
    release.replace(DE_MD, "{#u3}\n", "Ein neuer Absatz.\n\n{#u3}\n")
    run(release)
    assert "{#u5}\nEin neuer Absatz." in release.read(DE_MD) or "{#u4}\nEin neuer Absatz." in release.read(DE_MD)
    release.replace(DE_MD, "Ein neuer Absatz.\n", "")
    run(release)
    release.replace(DE_MD, "{#u3}\n", "Noch ein Absatz.\n\n{#u3}\n")
    run(release)
    ids = [line for line in release.read(DE_MD).split("\n") if line.startswith("{#")]
    assert len(ids) == len(set(ids)) == 4


def test_a_moved_sentence_keeps_its_translation(release: Project) -> None:
    xlf = "translations/bibliothek/de-en.xlf"
    source = "<source>Die Bibliothek öffnet um 9 Uhr.</source>\n    "
    release.replace(xlf, source + "<target/>", source + "<target>It opens at nine.</target>")
    text = release.read("bibliothek.txt").replace("Die Bibliothek öffnet um 9 Uhr. ", "")
    release.write("bibliothek.txt", text.replace("Kommen Sie vorbei", "Die Bibliothek öffnet um 9 Uhr. Kommen Sie vorbei"))
    assert release.run("publish", "bibliothek.txt", "--to", "en").code == 0
    assert source + "<target>It opens at nine.</target>" in release.read(xlf)
    assert "stale" not in release.read(xlf)


def test_a_removed_sentence_takes_its_translation_into_retirement_and_back(release: Project) -> None:
    xlf = "translations/bibliothek/de-en.xlf"
    source = "<source>Die Bibliothek öffnet um 9 Uhr.</source>\n    "
    release.replace(xlf, source + "<target/>", source + "<target>It opens at nine.</target>")
    whole = release.read("bibliothek.txt")
    release.write("bibliothek.txt", whole.replace("Die Bibliothek öffnet um 9 Uhr. ", ""))
    release.run("publish", "bibliothek.txt", "--to", "en")
    text = release.read(xlf)
    assert text.index('<file id="retired"') < text.index("It opens at nine.")
    release.write("bibliothek.txt", whole)
    release.run("publish", "bibliothek.txt", "--to", "en")
    assert "retired" not in release.read(xlf)
    assert release.read(xlf).count("It opens at nine.") == 1


def test_what_other_tools_put_into_the_xliff_stays(release: Project) -> None:
    xlf = "translations/bibliothek/de-en.xlf"
    note = '<notes>\n    <note id="n1">Ist das der Name des Hauses?</note>\n   </notes>'
    release.replace(xlf, '<unit id="title" name="field">', f'<unit id="title" name="field">\n   {note}')
    release.replace("bibliothek.txt", "18 Uhr", "19 Uhr")
    release.run("publish", "bibliothek.txt", "--to", "en")
    assert "Ist das der Name des Hauses?" in release.read(xlf)


def test_reviewed_sentences_enter_the_memory_and_serve_the_next_release(release: Project) -> None:
    xlf = "translations/bibliothek/de-en.xlf"
    for source, target, state in (
        ("Die Bibliothek öffnet um 9 Uhr.", "It opens at nine.", "reviewed"),
        ("Sie schließt um 18 Uhr.", "It closes at six.", "translated"),
    ):
        text = release.read(xlf)
        old = f'state="initial">\n    <source>{source}</source>\n    <target/>'
        assert old in text
        release.write(xlf, text.replace(old, f'state="{state}">\n    <source>{source}</source>\n    <target>{target}</target>'))
    release.run("publish", "bibliothek.txt", "--to", "en")
    memory = release.read("translations/memory/de-en.tmx")
    assert "It opens at nine." in memory
    assert "It closes at six." not in memory
    release.write(
        "zweite.txt",
        "15.03.2025\n\nNoch ein Titel\n\nDie Bibliothek öffnet um 9 Uhr. Das ist heute beschlossen worden, wie die Stadt mitteilt.",
    )
    release.run("publish", "zweite.txt", "--to", "en")
    second = release.read("translations/zweite/de-en.xlf")
    assert 'state="translated" subState="pubtool:memory"' in second
    assert "It opens at nine." in second


def test_a_sentence_carried_into_a_new_block_is_not_drafted_again(release: Project) -> None:
    release.replace(
        EASY_MD,
        "Die Bibliothek öffnet um 9 Uhr.\nSie schließt um 18 Uhr.",
        "Die Bibliothek öffnet um 9 Uhr.\n\nSie schließt um 18 Uhr.",
    )
    run(release)
    assert release.read(EASY_MD).count("18 Uhr") == 1
    release.replace("bibliothek.txt", "18 Uhr", "19 Uhr")
    run(release)
    assert "19 Uhr" not in release.read(EASY_MD)
    assert release.read(EASY_MD).count("18 Uhr") == 1
    assert "The German text" not in release.read("output/preview/bibliothek/de-simple/bibliothek.html")
    assert "Dieser Text ist noch alt." in release.read("output/preview/bibliothek/de-simple/bibliothek.html")


def test_a_free_rewrite_without_ids_gets_back_only_what_changed(release: Project) -> None:
    front = release.read(EASY_MD).split("\n\n")[0]
    release.write(EASY_MD, front + "\n\nEs gibt eine neue Bibliothek.\n\nAlle dürfen kommen.\n")
    run(release)
    release.replace("bibliothek.txt", "Sie schließt um 18 Uhr.", "Sie schließt um 19 Uhr.")
    run(release)
    text = release.read(EASY_MD)
    assert "Sie schließt um 19 Uhr." in text
    assert "9 Uhr.\nSie" not in text
    assert "Platz für alle" not in text
    assert text.count("Es gibt eine neue Bibliothek.") == 1


def test_a_lost_state_and_lost_ids_double_nothing(release: Project) -> None:
    import re

    release.write(EASY_MD, re.sub(r"\{#e\d+\}\n", "", release.read(EASY_MD)))
    (release.root / "translations/bibliothek/state.json").unlink()
    run(release)
    assert release.read(EASY_MD).count("um 9 Uhr") == 1


def test_a_comment_above_a_new_block_stays_above_it(release: Project) -> None:
    release.replace(EASY_MD, "{#e2}", "<!-- neu -->\n\nEin neuer Absatz.\n\n{#e2}")
    run(release)
    assert "<!-- neu -->\n\n{#e4}\nEin neuer Absatz." in release.read(EASY_MD)


def test_a_remark_inside_a_line_is_neither_published_nor_lost(release: Project) -> None:
    for remark in ("Sie schließt <!-- prüfen! --> um 18 Uhr.", "<!-- ohne Ende"):
        kept = release.read(EASY_MD)
        release.write(EASY_MD, kept.replace("Sie schließt um 18 Uhr.", remark))
        result = release.run("publish", "bibliothek.txt")
        assert (result.code, "de-simple.md, line " in result.err) == (3, True)
        assert remark in release.read(EASY_MD)
        release.write(EASY_MD, kept)


def test_a_wording_that_was_ours_once_is_a_persons_when_they_choose_it(project: Project) -> None:
    one, other = RELEASE, RELEASE.replace("4,2 Millionen", "4,2 Mio.")
    for text in (other, one, other):
        project.write("bibliothek.txt", text)
        assert project.run("publish", "bibliothek.txt").code == 0
    project.replace("translations/bibliothek/de-simple.md", "4,2 Mio.", "4,2 Millionen")
    for _ in range(2):
        assert project.run("publish", "bibliothek").code == 0
        assert "4,2 Millionen" in project.read("translations/bibliothek/de-simple.md")
