"""The German morphology table and what follows from it: forms, lemmas, compounds."""

from __future__ import annotations

import pytest

from pubtool.language.german.abbreviations import expansion, may_end_a_sentence
from pubtool.language.german.compounds import compound, split
from pubtool.language.german.foreign import is_foreign
from pubtool.language.german.inflection import (
    adjective_form,
    auxiliary,
    noun_forms,
    noun_gender,
    separable_prefix,
    verb_forms,
)
from pubtool.language.german.morphology import adjective_readings, noun_readings, verb_readings
from pubtool.language.german.nouns import lemma_and_readings
from pubtool.language.german.values import Kind, Token
from tests.conftest import ROOT


def slots(form: str) -> set[tuple[str, str]]:
    return {(reading.lemma, reading.slot) for reading in verb_readings(form)}


def test_the_table_names_its_source_and_its_licence() -> None:
    head = (ROOT / "pubtool" / "data" / "morphology.txt").read_text(encoding="utf-8")[:800]
    assert "german-pos-dict" in head
    assert "CC BY-SA" in head or "Attribution-ShareAlike 4.0" in head
    assert "Attribution-ShareAlike 4.0" in (ROOT / "pubtool" / "data" / "morphology.LICENSE.txt").read_text(encoding="utf-8")
    assert (ROOT / "pubtool" / "data" / "morphology.txt").stat().st_size < 4_000_000


@pytest.mark.parametrize(
    ("form", "lemma", "slot"),
    [
        ("Häuser", "Haus", "NP"),
        ("Jahres", "Jahr", "GS"),
        ("Jahrs", "Jahr", "GS"),
        ("Kindern", "Kind", "DP"),
        ("Herrn", "Herr", "DS"),
        ("Läden", "Laden", "NP"),
    ],
)
def test_nouns(form: str, lemma: str, slot: str) -> None:
    assert (lemma, slot) in {(reading.lemma, reading.slot) for reading in noun_readings(form)}


@pytest.mark.parametrize(
    ("form", "lemma", "slot"),
    [
        ("ging", "gehen", "past 3S"),
        ("gegangen", "gehen", "participle"),
        ("vorgestellt", "vorstellen", "participle"),
        ("vorzustellen", "vorstellen", "zu-infinitive"),
        ("teilnahm", "teilnehmen", "past 3S"),
        ("unterstützte", "unterstützen", "past 3S"),
        ("übersetzt", "übersetzen", "participle"),
        ("übergesetzt", "übersetzen", "participle"),
        ("wußte", "wissen", "past 3S"),
        ("muss", "müssen", "present 3S"),
        ("mussten", "müssen", "past 3P"),
        ("schoss", "schießen", "past 3S"),
        ("hing", "hängen", "past 3S"),
        ("hängte", "hängen", "past 3S"),
        ("digitalisierte", "digitalisieren", "past 3S"),
        ("erstrahlt", "erstrahlen", "present 3S"),
        ("mitgestaltet", "mitgestalten", "participle"),
        ("würde", "werden", "subjunctive2 3S"),
        ("sei", "sein", "subjunctive1 3S"),
        ("laufend", "laufen", "present participle"),
    ],
)
def test_verbs(form: str, lemma: str, slot: str) -> None:
    assert (lemma, slot) in slots(form)


def test_unterstützen_is_not_separable() -> None:
    assert separable_prefix("unterstützen") == ""
    assert separable_prefix("vorstellen") == "vor"
    assert separable_prefix("teilnehmen") == "teil"
    assert verb_forms("übersetzen")["past 3S"] == ("übersetzte",)


@pytest.mark.parametrize(
    ("form", "lemma", "degree", "ending"),
    [
        ("guten", "gut", "positive", "en"),
        ("bessere", "gut", "comparative", "e"),
        ("dunklen", "dunkel", "positive", "en"),
        ("schönste", "schön", "superlative", "e"),
        ("höherer", "hoch", "comparative", "er"),
        ("vorgestellten", "vorgestellt", "positive", "en"),
        ("leise", "leise", "positive", ""),
    ],
)
def test_adjectives(form: str, lemma: str, degree: str, ending: str) -> None:
    assert (lemma, degree, ending) in {(a.lemma, a.degree, a.ending) for a in adjective_readings(form)}


def test_forms_are_made_from_lemmas() -> None:
    assert noun_forms("Haus")["DP"] == ("Häusern",)
    assert noun_forms("Jahr")["GS"] == ("Jahres", "Jahrs")
    assert noun_forms("Kind")["DS"][0] == "Kind"
    assert noun_forms("Gibtesnicht") == {}
    assert noun_gender("Regierung") == "F"
    assert noun_gender("Rahmen") == "M"
    assert verb_forms("vorstellen")["past 3S"] == ("stellte",)
    assert verb_forms("vorstellen")["participle"] == ("vorgestellt",)
    assert verb_forms("gehen")["participle"] == ("gegangen",)
    assert verb_forms("gefallen")["participle"] == ("gefallen",)
    assert verb_forms("priorisieren")["present 3S"] == ("priorisiert",)
    assert verb_forms("gibtesnicht") == {}
    assert adjective_form("dunkel", "en") == "dunklen"
    assert adjective_form("groß", "e", "superlative") == "größte"
    assert adjective_form("klar", "er", "comparative") == "klarerer"
    assert adjective_form("lila", "es") is None


@pytest.mark.parametrize(
    ("verb", "wanted"),
    [
        ("kommen", "sein"),
        ("passieren", "sein"),
        ("zurücktreten", "sein"),
        ("unterschreiben", "haben"),
        ("fahren", "both"),
        ("vorstellen", "haben"),
        ("gibtesnicht", None),
    ],
)
def test_auxiliaries(verb: str, wanted: str | None) -> None:
    assert auxiliary(verb) == wanted


def test_a_compound_is_declined_like_its_last_part() -> None:
    lemma, readings = lemma_and_readings("Landesregierungen")
    assert lemma == "Landesregierung"
    assert {(gender, number) for _, gender, number in readings} == {("F", "P")}
    # not Pfle + Gehilfe
    assert {gender for _, gender, _ in lemma_and_readings("Pflegehilfe")[1]} == {"F"}


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("Landesregierung", ("Landes", "regierung")),
        ("Kinderbetreuungskosten", ("Kinder", "betreuungs", "kosten")),
        ("Haushaltsmittel", ("Haushalts", "mittel")),
        ("Wasserstoffstrategie", ("Wasserstoff", "strategie")),
        ("Verbraucherschutz", ("Verbraucher", "schutz")),
    ],
)
def test_compounds(word: str, parts: tuple[str, ...]) -> None:
    found = split(word)
    assert found is not None
    assert found.parts == parts
    assert len(found.links) == len(parts) - 1


@pytest.mark.parametrize(
    "word",
    [
        "Verantwortung",
        "Wissenschaft",
        "Teilnehmerinnen",
        "Staatssekretärin",
        "Oberbürgermeister",
        "Schwarzenbach",
        "UNTERNEHMEN",
        "Haus",
        "",
        "a" * 5000,
    ],
)
def test_what_stays_whole(word: str) -> None:
    assert split(word) is None


def test_names_are_never_divided() -> None:
    word = "Steinmetz"
    assert compound(Token(0, len(word), word, Kind.WORD, "NN", word, name=True)) is None
    assert compound(Token(0, 16, "Landesregierung", Kind.WORD, "NE", "Landesregierung")) is None


def test_the_linking_element_is_named() -> None:
    found = split("Landesregierung")
    assert found is not None
    assert found.links == ("es",)


def test_abbreviations() -> None:
    assert expansion("z. B.") == expansion("z.B.") == "zum Beispiel"
    assert expansion("xyz.") is None
    assert may_end_a_sentence("usw.")
    assert not may_end_a_sentence("Dr.")


def test_foreign_words_are_hinted_at() -> None:
    assert is_foreign("Workshop", "NN")
    assert is_foreign("nice", "FM")
    assert is_foreign("Föderalismus", "NN")
    assert not is_foreign("Haus", "NN")
    assert not is_foreign("Team", "NN")
    assert not is_foreign("Washington", "NE")
