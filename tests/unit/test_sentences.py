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
        "gez. H. Tammen",
        "Er sagte es.¹ Dann ging er.",  # rather too long than torn inside a word
        "Rund 1.200 Personen kamen. |Das kostete 3,25 Mio. Euro.",
        "Er kam am 3. Dezember. |Danach ging er. |Nr. 5 lebt auf S. 12 des Buchs.",
        "Eingeladen sind u. a. Dr. Ute Leidig, Staatssekretärin a. D. Müller und Prof. Dr. h. c. Roth. |Alle kommen.",
        "Das regelt Art. 5 Abs. 2 Satz 1 GG. |Es gilt i. d. R. nur hier.",
        "Mehr unter www.land.de. |Dort gibt es Karten.",
        "Es gibt Brot, Käse usw. |Danach wird getanzt.",
        "Die Müller GmbH & Co. KG baut. |Sie zahlt 5 Mio. Euro.",
        "Der Umsatz lag bei 5 Mio. |Das ist viel.",
        "Im 2. Weltkrieg brannte es. |Ludwig XIV. war König. |Er starb.",
        "„Ja!“, sagte sie. |„Nein.“ |Er ging.",
        "»Kommen Sie!« |Er winkte. |„Wer?“, fragte sie.",
        "Sie fragt: „Warum? |Weil es regnet.“ |Ende.",
        "Beginn ist um 20 Uhr. |Am 5. Mai um 11.30 Uhr endet es.",
        "Die Zahl stieg auf 1.200. |Im Jahr 2023 waren es 900.",
        "Das Gesetz gilt ab 1. Januar 2025. |Bis dahin bleibt alles gleich.",
        "Er sagte … |Dann ging er.",
        "Am 1.1.2024 war Neujahr. |Am 24.12. ist Heiligabend.",
        "Platz 1 ging an Ulm, Platz 2. an Aalen!",
        "(Das ist neu.) |Sie weiß es.",
        "Kosten: rund 2,5 Mrd. Euro (s. S. 5). |Gut.",
        "Frau J. Müller und Herr K. H. Maier kommen. |Sie essen z. B. Brot.",
        "Wir suchen eine/n Mitarbeiter/in (m/w/d). |Bewerben Sie sich!",
        "Das Projekt läuft bis Ende 2025. |2026 beginnt das nächste.",
        "Die A 81 ist gesperrt! |Grund: ein Unfall.",
        "Es kamen Vertreter von CDU, SPD etc. |Alle waren da.",
        "Im Kapitel III. der Satzung steht es.",
        "Die 3. und 4. Klasse fährt weg. |Sie freut sich.",
        "Tel. 0711 123-0, Fax 0711 123-1. |Anrufe lohnen.",
        "Der Verein wurde im 19. Jh. gegründet. |Er lebt.",
        "Bundeskanzler a. D. |Er war da.",
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
