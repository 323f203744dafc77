"""The German analysis on sentences of our own."""

from __future__ import annotations

import subprocess
import sys
import threading

import pytest

from pubtool.language.german import analyse
from pubtool.language.german.analysis import analyse_anew
from pubtool.language.german.features import genitives, konjunktive, negations, passives, preterites, subordinate
from pubtool.language.german.repair import repair
from pubtool.language.german.values import ClauseKind, Expression, Mood, Sentence, Tense, VerbGroup, Voice


def sentence(text: str) -> Sentence:
    (found,) = analyse(text).sentences
    return found


def verbs(text: str, clause: int = 0) -> VerbGroup:
    found = sentence(text).clauses[clause].verbs
    assert found is not None
    return found


def words(found: Sentence, tokens: tuple[int, ...] | range) -> str:
    return " ".join(found.tokens[at].text for at in tokens)


def test_tokens() -> None:
    text = (
        "Am 14. Februar kamen rund 1.200 Bürger*innen mit Ein- und Ausgang z. B. nach Baden-Württemberg, "
        "Bundes·land oder www.land.de/x?y=1, z.B. um 11.30 Uhr für 50% (info@land.de) zu CDU/CSU."
    )
    found = [token.text for token in sentence(text).tokens]
    for word in (
        "14.",
        "1.200",
        "Bürger*innen",
        "Ein-",
        "z. B.",
        "Baden-Württemberg",
        "Bundes·land",
        "www.land.de/x?y=1",
        "z.B.",
        "11.30",
        "50",
        "%",
        "info@land.de",
        "CDU/CSU",
    ):
        assert word in found


@pytest.mark.parametrize(
    ("text", "expression", "value"),
    [
        ("Am 14. Februar 2024 ist Wahl.", Expression.DATE, "2024-02-14"),
        ("Am 14.02.2024 ist Wahl.", Expression.DATE, "2024-02-14"),
        ("Am 14. Februar ist Wahl.", Expression.DATE, "--02-14"),
        ("Es beginnt um 11.30 Uhr.", Expression.TIME, "11:30"),
        ("Es beginnt um 9 Uhr.", Expression.TIME, "09:00"),
        ("Das kostet 3,25 Mio. Euro.", Expression.MONEY, "3250000 EUR"),
        ("Das kostet 20.000 €.", Expression.MONEY, "20000 EUR"),
        ("Das sind 3,5 Prozent.", Expression.PERCENT, "3.5"),
        ("Es kamen 1.200 Gäste.", Expression.NUMBER, "1200"),
        ("Es kamen zwei Gäste.", Expression.NUMBER, "2"),
    ],
)
def test_figures(text: str, expression: Expression, value: str) -> None:
    (figure,) = sentence(text).figures
    assert (figure.expression, figure.value) == (expression, value)


def test_a_name_is_known_everywhere_in_the_text() -> None:
    found = analyse("Leidig lobte das Team. Das freute Dr. Ute Leidig. Ich bin es leidig. Leidigs Idee siegte.")
    tags = [[token.tag for token in s.tokens if token.text.startswith("Leidig")] for s in found.sentences]
    assert tags == [["NE"], ["NE"], [], ["NE"]]
    assert found.sentences[0].tokens[0].name
    assert next(t for t in found.sentences[2].tokens if t.text == "leidig").tag == "ADJD"


def test_the_table_corrects_the_tagger() -> None:
    found = sentence("Das Land weitet das Programm aus und stockt die Mittel auf.")
    assert [t.tag for t in found.tokens if t.text in ("weitet", "stockt", "aus", "auf")] == ["VVFIN", "PTKVZ", "VVFIN", "PTKVZ"]


@pytest.mark.parametrize(
    ("text", "lemma", "tense", "voice", "modal"),
    [
        ("Sie stellt den Plan vor.", "vorstellen", Tense.PRESENT, Voice.ACTIVE, None),
        ("Sie hat den Plan vorgestellt.", "vorstellen", Tense.PERFECT, Voice.ACTIVE, None),
        ("Sie hatte den Plan vorgestellt.", "vorstellen", Tense.PLUPERFECT, Voice.ACTIVE, None),
        ("Sie wird den Plan vorstellen.", "vorstellen", Tense.FUTURE, Voice.ACTIVE, None),
        ("Der Plan wird vorgestellt.", "vorstellen", Tense.PRESENT, Voice.PASSIVE, None),
        ("Der Plan wurde vorgestellt.", "vorstellen", Tense.PRETERITE, Voice.PASSIVE, None),
        ("Der Plan ist vorgestellt worden.", "vorstellen", Tense.PERFECT, Voice.PASSIVE, None),
        ("Der Plan soll vorgestellt werden.", "vorstellen", Tense.PRESENT, Voice.PASSIVE, "sollen"),
        ("Der Plan wird bald vorgestellt werden.", "vorstellen", Tense.FUTURE, Voice.PASSIVE, None),
        ("Das Bad ist geöffnet.", "öffnen", Tense.PRESENT, Voice.STATE, None),
        ("Die Gäste sind gekommen.", "kommen", Tense.PERFECT, Voice.ACTIVE, None),
        ("Sie muss den Plan ändern.", "ändern", Tense.PRESENT, Voice.ACTIVE, "müssen"),
        ("Der Plan ist bis Mai zu ändern.", "ändern", Tense.PRESENT, Voice.ACTIVE, "sein zu"),
        ("Er bekommt den Plan erklärt.", "erklären", Tense.PRESENT, Voice.RECIPIENT, None),
        ("Die Stadt wird den Preis erhalten.", "erhalten", Tense.FUTURE, Voice.ACTIVE, None),
        ("Das Denkmal wird erhalten.", "erhalten", Tense.PRESENT, Voice.PASSIVE, None),
        (
            "Alle müssen ihre Anträge, soweit sie da sind, bis zum 31. März einreichen.",
            "einreichen",
            Tense.PRESENT,
            Voice.ACTIVE,
            "müssen",
        ),
        ("Das Fest findet an vielen Orten in der Stadt statt.", "stattfinden", Tense.PRESENT, Voice.ACTIVE, None),
        ("Zu den Fragen diskutierte Ministerin Vogt mit Gästen.", "diskutieren", Tense.PRETERITE, Voice.ACTIVE, None),
        ("Ausgezeichnet wurde die Arbeit zweier Frauen.", "auszeichnen", Tense.PRETERITE, Voice.PASSIVE, None),
        ("Die Halle wird, auch an den Seiten, geräumt.", "räumen", Tense.PRESENT, Voice.PASSIVE, None),
    ],
)
def test_verb_groups(text: str, lemma: str, tense: Tense, voice: Voice, modal: str | None) -> None:
    found = verbs(text)
    assert (found.lemma, found.tense, found.voice, found.modal) == (lemma, tense, voice, modal)


@pytest.mark.parametrize(
    ("text", "clause", "mood"),
    [
        ("Er kommt.", 0, Mood.INDICATIVE),
        ("Er komme, sagt sie.", 0, Mood.SUBJUNCTIVE1),
        ("Er käme gern.", 0, Mood.SUBJUNCTIVE2),
        ("Ich komme.", 0, Mood.INDICATIVE),
        ("Ich frage nach und gehe dann.", 1, Mood.INDICATIVE),
        ("Sie teilte das Brot.", 0, None),
        ("Wenn sie das Brot teilte, würden alle satt.", 1, Mood.SUBJUNCTIVE2),
        ("Die Kosten dürften steigen.", 0, Mood.SUBJUNCTIVE2),
        ("Sollte es regnen, fällt das Fest aus.", 0, Mood.SUBJUNCTIVE2),
        ("Sie bräuchte Hilfe.", 0, Mood.SUBJUNCTIVE2),
        ("Bitte kommen Sie vorbei!", 0, Mood.IMPERATIVE),
        ("Seien Sie pünktlich.", 0, Mood.IMPERATIVE),
        ("Kommen Sie?", 0, Mood.INDICATIVE),
        ("Sie kommen.", 0, Mood.INDICATIVE),
    ],
)
def test_moods(text: str, clause: int, mood: Mood | None) -> None:
    assert verbs(text, clause).mood is mood


def shape(text: str) -> list[tuple[ClauseKind, int | None, str]]:
    found = sentence(text)
    signs = ",.?!„“–()"
    return [(c.kind, c.parent, " ".join(w for w in words(found, c.tokens).split() if w not in signs)) for c in found.clauses]


def test_nested_clauses() -> None:
    assert shape("Der Mann, der, als er kam, lachte, ist krank und geht nach Hause.") == [
        (ClauseKind.MAIN, None, "Der Mann ist krank"),
        (ClauseKind.RELATIVE, 0, "der lachte"),
        (ClauseKind.CONJUNCTION, 1, "als er kam"),
        (ClauseKind.MAIN, None, "und geht nach Hause"),
    ]


def test_a_comma_closes_a_subordinate_clause() -> None:
    assert [kind for kind, _, _ in shape("Sie kommt, obwohl es regnet, und hilft.")] == [
        ClauseKind.MAIN,
        ClauseKind.CONJUNCTION,
        ClauseKind.MAIN,
    ]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Sie sagt, dass er kommt.", ["conjunction"]),
        ("Wer kommt, bekommt Kuchen.", ["interrogative"]),
        ("Sie weiß, wie das geht.", ["interrogative"]),
        ("Sie hofft, bald zu kommen.", ["infinitive"]),
        ("Um zu helfen, kommt sie.", ["infinitive"]),
        ("Das Haus, in dem sie wohnt, ist alt.", ["relative"]),
        ("Die Frau, deren Kind spielt, liest.", ["relative"]),
        ("Während der Ferien ist zu.", []),
        ("Während sie liest, spielt er.", ["conjunction"]),
        ("Damit endet die Sperre.", []),
        ("Damit es endet, hilft sie.", ["conjunction"]),
        ("Die Stadt, der Kreis und das Land zahlen.", []),
        ("Es regnet, das Haus ist aber trocken.", []),
        ("Die Schule in der Au, das Bad und die Halle sind geschlossen.", []),
        ("Die Schule in der Au, das Bad und die Halle müssen schließen.", []),
        ("Es gelingt, weil Land, Kreise, Städte und Gemeinden an einem Strang ziehen.", ["conjunction"]),
        ("Firmen, die ausbilden oder ausbilden wollen, melden sich.", ["relative", "relative"]),
        ("Je mehr kommen, desto besser ist es.", ["conjunction"]),
        ("Es gibt viele Menschen die das Angebot nutzen.", ["relative"]),
    ],
)
def test_subordinate_clauses(text: str, kinds: list[str]) -> None:
    assert [c.kind.value for c in subordinate(sentence(text))] == kinds


def test_topological_fields() -> None:
    found = sentence("Am Montag hat die Ministerin den Plan vorgestellt trotz Kritik.")
    (clause,) = found.clauses
    assert words(found, clause.forefield) == "Am Montag"
    assert words(found, clause.left) == "hat"
    assert words(found, clause.middlefield) == "die Ministerin den Plan"
    assert words(found, clause.right) == "vorgestellt"
    assert words(found, clause.afterfield) == "trotz Kritik"


def roles(text: str) -> tuple[str | None, str | None]:
    found = sentence(text)
    clause = found.clauses[0]

    def name(index: int | None) -> str | None:
        return None if index is None else found.tokens[found.phrases[index].head].text

    return name(clause.subject), name(clause.object)


@pytest.mark.parametrize(
    ("text", "subject", "object"),
    [
        ("Den Mann beißt der Hund.", "Hund", "Mann"),
        ("Der Minister lobt die Stadt.", "Minister", "Stadt"),
        ("Die Gemeinden zahlt das Land.", "Land", "Gemeinden"),
        ("Die Stadt lobt die Ministerin.", None, None),  # who praises whom cannot be known
        ("Wir helfen.", "Wir", None),
        ("Hans ist ein Künstler.", None, None),  # two nominatives
        ("Er ist ein Künstler.", "Er", None),
        ("Habe den Brief geschrieben.", None, "Brief"),
        ("Es regnet.", "Es", None),
        ("Der Frau wird geholfen.", None, None),
    ],
)
def test_subject_and_object_only_where_they_can_be_known(text: str, subject: str | None, object: str | None) -> None:
    assert roles(text) == (subject, object)


def phrase(text: str, head: str) -> tuple[str | None, str | None, str | None]:
    found = sentence(text)
    (one,) = (p for p in found.phrases if found.tokens[p.head].text == head)
    return one.case, one.gender, one.number


@pytest.mark.parametrize(
    ("text", "head", "wanted"),
    [
        ("Sie hilft dem Kind.", "Kind", ("D", "N", "S")),
        ("Sie sieht den Hund.", "Hund", ("A", "M", "S")),
        ("Sie geht mit den Kindern.", "Kindern", ("D", "N", "P")),
        ("Das Dach des Hauses ist neu.", "Hauses", ("G", "N", "S")),
        ("Die Zahl neuer Wohnungen steigt.", "Wohnungen", ("G", "F", "P")),
        ("Der Bau der Brücke dauert.", "Brücke", ("G", "F", "S")),
        ("Die Brücke steht.", "Brücke", (None, "F", "S")),
        ("Auf der Ebene der Länder gilt das.", "Ebene", ("D", "F", "S")),
    ],
)
def test_noun_phrases(text: str, head: str, wanted: tuple[str | None, str | None, str | None]) -> None:
    assert phrase(text, head) == wanted


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Berlins neue Brücke ist schön.", ["Berlins"]),
        ("Die Wahl Merkels war knapp.", ["Merkels"]),
        ("Hans kommt aus Paris.", []),
        ("Er gibt das Geld der Stadt.", []),
        ("Die Zahl der von der Stadt gebauten Häuser steigt.", ["der von der Stadt gebauten Häuser"]),
        ("Wegen des Regens bleibt es zu.", ["des Regens"]),
        ("Bei einer vom Land bezahlten Feier kam Freude auf.", []),
        ("Ich bin der Meinung, dass das reicht.", ["der Meinung"]),
    ],
)
def test_genitives(text: str, found: list[str]) -> None:
    one = sentence(text)
    assert [words(one, span) for span in genitives(one)] == found


def test_features_give_the_words_they_mean() -> None:
    one = sentence("Das Fest wurde nicht gefeiert, weil die Gäste fehlten und er krank gewesen sei.")
    assert [words(one, span) for span in passives(one)] == ["wurde gefeiert"]
    assert [words(one, span) for span in preterites(one)] == ["fehlten"]
    assert [words(one, span) for span in konjunktive(one)] == ["sei"]
    assert words(one, negations(one)) == "nicht"


def test_an_unclosed_quotation_swallows_nothing() -> None:
    found = analyse("Sie sagt: „Das ist gut. Er nickt. Alle gehen.")
    assert len(found.sentences) == 3


def test_paragraphs_end_sentences() -> None:
    found = analyse("Neue Brücke in Ulm\n\nDie Brücke ist fertig. Sie ist\nlang.")
    assert [found.text[s.start : s.end] for s in found.sentences] == [
        "Neue Brücke in Ulm",
        "Die Brücke ist fertig.",
        "Sie ist\nlang.",
    ]


def test_results_are_remembered_but_not_those_of_huge_texts(monkeypatch: pytest.MonkeyPatch) -> None:
    assert analyse("Das ist neu.") is analyse("Das ist neu.")
    monkeypatch.setattr("pubtool.language.german.analysis.KEPT", 100)
    long = "Das ist neu. " * 10
    assert analyse(long) is not analyse(long)


def test_nothing_gives_nothing() -> None:
    assert analyse("").sentences == ()
    assert analyse(" \n\t ").sentences == ()


def test_hostile_texts_take_linear_time() -> None:
    for text in (
        "a" * 20_000,
        "und der Mann " * 2_000,
        "a." * 5_000,
        "(" * 2_000,
        "und geht, " * 2_000,
        "als er, " * 3_000,
        "um " * 3_000,
    ):
        assert analyse(text).sentences


def test_threads_see_the_same() -> None:
    texts = [f"Der Bau der Brücke Nummer {n} wurde von der Stadt bezahlt." for n in range(8)]
    results: dict[int, object] = {}

    def work(number: int) -> None:
        results[number] = [analyse_anew(text) for text in texts]

    threads = [threading.Thread(target=work, args=(n,)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all(results[n] == results[0] for n in range(4))


def test_nothing_is_loaded_before_it_is_needed() -> None:
    script = (
        "import sys; import pubtool.language.german; from pubtool.language.sentences import sentence_starts;"
        "sentence_starts('Eins. Zwei.', 'de'); print([m for m in ('HanTa', 'numpy', 'sentencex') if m in sys.modules])"
    )
    assert subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout.strip() == "[]"


def test_a_bracket_is_closed_behind_commas() -> None:
    forms = "alle müssen anträge , auch alte , bis märz einreichen .".split()
    tags = "PIS VMFIN NN $, ADV ADJA $, APPR NN VVFIN $.".split()
    repair(forms, tags, lambda at: "müssen")
    assert tags[-2] == "VVINF"


def test_the_last_verb_behind_an_opener_is_finite() -> None:
    forms = "weil sie kommen .".split()
    tags = "KOUS PPER VVINF $.".split()
    repair(forms, tags, lambda at: "")
    assert tags[2] == "VVFIN"
