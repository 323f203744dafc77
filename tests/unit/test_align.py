"""Which sentence of yesterday is which of today."""

from __future__ import annotations

from pubtool.model import Edition, Field, Paragraph, Segment, Text, plain, segments
from pubtool.store.align import Known, KnownUnit, known_units, with_block_ids, with_segment_ids


def edition(*paragraphs: tuple[str, list[str]]) -> Edition:
    title = Field("title", (Segment("", (Text("Titel"),)),))
    return Edition(
        "de", None, (title,), tuple(Paragraph(id, tuple(Segment("", (Text(t),)) for t in lines)) for id, lines in paragraphs)
    )


def identified(before: Edition, after: Edition) -> dict[str, str]:
    """The ids of `after` by text, when `before` has s1, s2 … in reading order."""
    old = with_segment_ids(before, (), (f"s{n}" for n in range(1, 100)))
    known = known_units(old)
    named = with_block_ids(after, known, (f"u{n}" for n in range(50, 100)))
    found = with_segment_ids(named, known, (f"n{n}" for n in range(1, 100)))
    return {plain(s.content): s.id for s in segments(found)}


BEFORE = edition(("u1", ["Eins.", "Zwei.", "Drei."]), ("u2", ["Vier."]))


def test_unchanged_sentences_keep_their_ids_around_a_new_one() -> None:
    found = identified(BEFORE, edition(("u1", ["Eins.", "Neu.", "Zwei.", "Drei."]), ("u2", ["Vier."])))
    assert [found[t] for t in ("Eins.", "Zwei.", "Drei.", "Vier.")] == ["s2", "s3", "s4", "s5"]
    assert found["Neu."].startswith("n")


def test_a_changed_sentence_keeps_the_id_of_its_place() -> None:
    assert identified(BEFORE, edition(("u1", ["Eins.", "Ganz anders.", "Drei."]), ("u2", ["Vier."])))["Ganz anders."] == "s3"


def test_a_moved_sentence_keeps_its_id() -> None:
    assert identified(BEFORE, edition(("u1", ["Eins.", "Drei."]), ("u2", ["Vier.", "Zwei."])))["Zwei."] == "s3"


def test_the_id_of_a_split_sentence_goes_to_the_more_similar_half() -> None:
    before = edition(("u1", ["Die Brücke ist frei, und der Radweg ist neu gebaut worden."]))
    found = identified(before, edition(("u1", ["Frei.", "Der Radweg ist neu gebaut worden."])))
    assert found["Der Radweg ist neu gebaut worden."] == "s2"


def test_a_block_without_id_is_the_one_it_shares_a_sentence_with() -> None:
    known = (KnownUnit("u7", (Known("s1", "x"),)), *known_units(edition(("u8", ["Eins.", "Zwei."]))))
    found = with_block_ids(edition(("", ["Neu."]), ("", ["Zwei.", "Drei."])), known, iter(["u9", "u10"]))
    assert [block.id for block in found.blocks] == ["u9", "u8"]


def test_a_doubled_id_is_given_to_the_first_only() -> None:
    found = with_block_ids(edition(("u1", ["Eins."]), ("u1", ["Zwei."])), (), iter(["u2"]))
    assert [block.id for block in found.blocks] == ["u1", "u2"]
