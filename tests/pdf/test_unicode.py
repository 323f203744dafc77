"""Direction and line ends, by Unicode's own test files."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pubtool.language import linebreak
from pubtool.language.bidi import levels, line_levels, visual_order

FOLDER = Path("/usr/share/unicode")


def rows(name: str) -> Iterator[str]:
    """The lines of one of Unicode's files, without comments."""
    for line in (FOLDER / name).read_text(encoding="utf-8").split("\n"):
        if found := line.split("#")[0].strip():
            yield found


@pytest.mark.tool("unicode-data")
def test_bidi_character_test() -> None:
    count = 0
    for row in rows("BidiCharacterTest.txt"):
        codes, _, base, wanted, order = row.split(";")
        text = "".join(chr(int(code, 16)) for code in codes.split())
        found = line_levels(text, levels(text, int(base)), int(base))
        kept = [i for i, level in enumerate(wanted.split()) if level != "x"]  # X9 takes some characters away
        assert [str(found[i]) for i in kept] == [level for level in wanted.split() if level != "x"], row
        assert [kept[i] for i in visual_order([found[i] for i in kept])] == [int(i) for i in order.split()], row
        count += 1
    assert count > 90_000


@pytest.mark.tool("unicode-data")
def test_line_break_test() -> None:
    count = 0
    for row in rows("auxiliary/LineBreakTest.txt"):
        text, wanted = "", []
        for part in row.split():
            if part == "÷":
                wanted.append(len(text))
            elif part != "×":
                text += chr(int(part, 16))
        assert linebreak.opportunities(text) == [place for place in wanted if place], row
        count += 1
    assert count > 7_000


@given(st.text(st.characters(exclude_categories=("Cs",)), max_size=30) | st.text("aä 1-/„“.()\u00a0\u200bאب", max_size=30))
def test_the_quick_way_breaks_as_the_rules_do(text: str) -> None:
    assert linebreak.opportunities(text) == linebreak._break_list(text)


@given(st.text(st.characters(exclude_categories=("Cs",)), max_size=30), st.integers(0, 1))
def test_every_character_has_a_level_and_a_place(text: str, base: int) -> None:
    found = line_levels(text, levels(text, base), base)
    assert len(found) == len(text)
    assert sorted(visual_order(found)) == list(range(len(text)))
