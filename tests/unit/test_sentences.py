"""Sentence ends inside a paragraph."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pubtool.language.sentences import sentence_starts


@pytest.mark.parametrize(
    "marked",
    [
        "Er kommt am 3. Mai. |Sie bleibt.",
        "Dr. Eva Beispiel sagt Ja. |Prof. Dr. Max Muster sagt Nein.",
        "„Eins. |Zwei. |Drei“, sagt sie. |Vier.",
        "Sie sagt: „Eins.“ |Er schweigt.",
        "„Wer kommt?“ |„Niemand.“",
        "Das gilt z. B. für Kinder, d. h. für alle. |Auch hier.",
        "„Ein Zitat, das nie endet. |Der nächste Satz. |Noch einer.",
        "Sie fragt: »Warum?« |Er weiß es.",
        "Ein Satz",
        "Am Samstag, 21. Juni, ist Fest. |Alle kommen.",
        "Im 19. Jahrhundert war das neu. |Der 1. FC Köln gewinnt im 1. Quartal.",
        "Es waren 45. |Das ist viel.",
        "Die Fa. Meyer zahlt das inkl. MwSt am Ende. |Gut.",
        "Dipl.-Ing. Max Müller kommt. |Er bleibt.",
        "Er sagte es.¹ Dann ging er.",  # rather too long than torn inside a word
        "Rund 1.200 Personen kamen. |Das kostete 3,25 Mio. Euro.",
    ],
)
def test_boundaries(marked: str) -> None:
    text = marked.replace("|", "")
    starts = sentence_starts(text, "de")
    found = "|".join(text[a:b] for a, b in zip(starts, [*starts[1:], len(text)], strict=True))
    assert found == marked


@given(st.text(st.sampled_from('Aa. „“!?"\n3'), max_size=60))
def test_starts_are_increasing_offsets_and_nothing_is_lost(text: str) -> None:
    starts = sentence_starts(text, "de")
    assert starts[0] == 0
    assert starts == sorted(set(starts))
    assert all(start < max(len(text), 1) for start in starts)
