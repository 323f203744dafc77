"""Noun phrases: where they begin and end, and which case, gender and number their words leave possible."""

from __future__ import annotations

from pubtool.language.german import words
from pubtool.language.german.genitives import DETERMINER_TAGS, NOUN_TAGS, Genitives
from pubtool.language.german.morphology import adjective_readings
from pubtool.language.german.nouns import lemma_and_readings
from pubtool.language.german.values import Kind, NounPhrase
from pubtool.language.german.words import ANY_READING, Readings

_PRONOUN_TAGS = frozenset(("PPER", "PIS", "PDS", "PRELS", "PWS", "PPOSS", "PRF"))
_ENDINGS = ("em", "en", "er", "es", "e")
_NAMES_IN_S = ("s", "ß", "x", "z")


def adjective_ending(form: str) -> str:
    """The ending of a declined adjective in lower case."""
    return next((ending for ending in _ENDINGS if form.endswith(ending) and len(form) > len(ending) + 1), "")


def _toponym(text: str) -> bool:
    """„Berliner“, „New Yorker“: an adjective in -er that is not declined."""
    return text[0].isupper() and text.endswith("er")


def _adjective(text: str, determiner: str | None) -> Readings:
    """What the adjective `text` can be behind `determiner` (lower case), or without one."""
    form = text.lower()
    # „Berliner“ is not declined, „1.“ shows nothing
    ending = "" if _toponym(text) else adjective_ending(form)
    if not ending:
        return ANY_READING
    if determiner is None:
        return words.STRONG_ADJECTIVE[ending]
    if determiner in words.BARE:
        return {"er": frozenset((("N", "M", "S"),)), "es": frozenset((("N", "N", "S"), ("A", "N", "S")))}.get(
            ending, ANY_READING
        )
    both = words.WEAK_ADJECTIVE.get(ending, frozenset()) | words.STRONG_ADJECTIVE[ending]
    return both or ANY_READING


def _name(form: str) -> Readings:
    """A name: any gender, and a genitive where it ends in s."""
    cases = "NDAG" if form.endswith(_NAMES_IN_S) or form[-1] in "’'" else "NDA"
    return frozenset((c, g, "S") for c in cases for g in "MFN")


class Chunker(Genitives):
    """Finds the phrases of one sentence."""

    def read(self) -> tuple[NounPhrase, ...]:
        """Every phrase in order."""
        at = 0
        while at < len(self.tokens):
            at = self._phrase(at)
        return tuple(self.phrases)

    def _phrase(self, at: int) -> int:
        """Read a phrase that begins at `at` if there is one; the place to go on is returned."""
        start = at
        preposition: int | None = None
        if self._tag(at) in ("APPR", "APPRART"):
            preposition, at = at, at + 1
            while self._tag(at) == "APPR":  # „bis zu den“
                preposition, at = at, at + 1
            if self._tag(at) == "APPRART":
                preposition, at = at, at + 1
        tag = self._tag(at)
        if tag in ("PPER", "PRF") or (tag in _PRONOUN_TAGS and self._tag(at + 1) not in ("ADJA", "NN")):
            self._pronoun(at, preposition)
            return at + 1
        if tag == "PRELAT" or (tag in ("PDS", "PIS", "PPOSS", "PRELS") and tag not in DETERMINER_TAGS):
            at += 1  # „dessen Haus“: a genitive that agrees with nothing
            if tag != "PRELAT":
                self._pronoun(at - 1, preposition)
                return at
        determiner: int | None = None
        while self._tag(at) in DETERMINER_TAGS or (
            determiner is None and self._tag(at) == "PIS" and self.forms[at] in words.DETERMINERS
        ):
            if determiner is None or self.forms[at] in words.DETERMINERS:
                determiner = at
            at += 1
        adjectives, at = self._adjectives(at)
        if determiner is not None and not adjectives and self._tag(at) not in NOUN_TAGS:
            wide = self._wide_attribute(at)
            if wide is not None:
                self._wide(preposition, determiner, at, wide)
                return wide + 1
        if determiner is None and not adjectives and self._tag(at) == "NE" and self.saxon(at):
            while not self.genitive_form(at):
                at += 1
            first = start if preposition is None else preposition + 1
            self.phrases.append(NounPhrase(first, at, at, frozenset(("G", g, "S") for g in "MFN"), None, True))
            return at + 1
        head = None
        while self._tag(at) in NOUN_TAGS or (
            head is not None and self._tag(at) in ("FM", "CARD") and self._tag(at - 1) == "NE"
        ):
            if head is not None and self._tag(head) == "NN" and self._tag(at) == "NE" and self.saxon(at):
                break  # „die Wahl Merkels“
            if head is None or self._tag(at) != "NE" or self._tag(head) == "NE":
                if head is not None and self._tag(head) == "NN" and self._tag(at) == "NN" and not self._apposes(head):
                    break
                head = at if head is None or self._tag(at) == "NN" else head
            at += 1
        if head is None:
            if determiner is not None or adjectives:
                last = adjectives[-1] if adjectives else determiner
                assert last is not None
                nominal = self._readings(preposition, determiner, adjectives, None)
                self._add(preposition if preposition is not None else start, last, last, nominal, preposition)
                return max(at, start + 1)
            return max(at, start + 1) if preposition is None else max(at, preposition + 1)
        readings = self._readings(preposition, determiner, adjectives, head)
        first = min(x for x in (determiner, *adjectives[:1], head) if x is not None)
        self._add(first, at - 1, head, readings, preposition)
        return at

    def _wide_attribute(self, at: int) -> int | None:
        """The noun of „die [in Ulm von allen lang ersehnte] Brücke“ when an attribute of several words begins at `at`."""
        if self._tag(at) not in ("APPR", "APPRART", "ADV", "ADJD", "NN", "PTKNEG", "CARD", "PRF", "ART", "PAV", "PPER"):
            return None
        for place in range(at + 1, min(at + 10, len(self.tokens) - 1)):
            tag = self._tag(place)
            if tag.startswith(("V", "$", "KOU", "PREL")):
                return None
            if (
                tag == "ADJA"
                and self._tag(place + 1) == "NN"
                and self._tag(place - 1) not in ("ART", "APPR", "APPRART", "PPOSAT")
            ):
                verbal = any(reading.verb for reading in adjective_readings(self.forms[place]))
                aged = self._tag(place - 1) in ("CARD", "APPR") or self.forms[place][:1].isdigit()
                return place + 1 if verbal or aged else None
            if tag == "ADJA" and self.forms[place][:1].isdigit() and self._tag(place + 1) == "NN":
                return place + 1
        return None

    def _wide(self, preposition: int | None, determiner: int, at: int, noun: int) -> None:
        """Note the outer phrase, then those inside its attribute."""
        readings = self._readings(preposition, determiner, [noun - 1], noun)
        self._add(determiner, noun, noun, readings, preposition)
        inner = at
        while inner < noun - 1:
            inner = self._phrase(inner)

    def _apposes(self, at: int) -> bool:
        """Whether the noun at `at` may stand before another: „Minister Herr“, „Uhr“, „Million Euro“, „Stadt Ulm“."""
        text = self.tokens[at].text
        return self.tokens[at].kind is Kind.ABBREVIATION or text in (
            "Herr", "Herrn", "Frau", "Millionen", "Million", "Milliarden", "Milliarde", "Prozent", "Euro", "Meter", "Kilometer",
            "Minister", "Ministerin", "Staatssekretär", "Staatssekretärin", "Professor", "Professorin", "Doktor", "Präsident",
            "Präsidentin", "Bürgermeister", "Bürgermeisterin", "Thema", "Projekt", "Programm", "Ende", "Anfang", "Mitte",
            "Tonnen", "Liter", "Kilo", "Stück", "Dutzend", "Art", "Uhr",
        )  # fmt: skip

    def _adjectives(self, at: int) -> tuple[list[int], int]:
        """The adjectives and numbers from `at` on, with „und“, commas and adverbs between them."""
        found: list[int] = []
        if self._tag(at) == "NE" and self._tag(at + 1) == "ADJA" and _toponym(self.tokens[at + 1].text):
            at += 1  # „die New Yorker Börse“
        while True:
            ahead = at
            while self._tag(ahead) in ("ADV", "ADJD", "PTKNEG", "CARD", "TRUNC", "PTKA") and ahead - at < 4:
                ahead += 1
            if found and (self._tag(ahead) == "KON" or self.forms[ahead : ahead + 1] == [","]):
                ahead += 1
                while self._tag(ahead) in ("ADV", "ADJD", "PIAT", "ART") and self._tag(ahead + 1) == "ADJA":
                    ahead += 1
                    break
            if self._tag(ahead) == "ADJA" and (
                found or ahead == at or self._tag(ahead + 1) in ("NN", "NE", "ADJA", "KON", "$,")
            ):
                found.append(ahead)
                at = ahead + 1
                continue
            # a number or a truncated word directly before the noun
            while self._tag(at) in ("CARD", "TRUNC", "PIAT") or (
                self._tag(at) == "KON" and at and self._tag(at - 1) == "TRUNC"
            ):
                at += 1
            return found, at

    def _readings(self, preposition: int | None, determiner: int | None, adjectives: list[int], head: int | None) -> Readings:
        readings = ANY_READING
        if preposition is not None:
            form = self.forms[preposition]
            if form in words.CONTRACTED:
                readings = words.CONTRACTED[form][1]
            elif form in words.PREPOSITIONS:
                readings = frozenset(r for r in readings if r[0] in words.PREPOSITIONS[form])
        article: str | None = None
        if determiner is not None:
            article = self.forms[determiner]
            own = words.DETERMINERS.get(article, ANY_READING)
            readings = readings & own or own
        elif preposition is not None and self.forms[preposition] in words.CONTRACTED:
            article = "dem"
        for at in adjectives[-1:]:
            narrowed = readings & _adjective(self.tokens[at].text, article)
            readings = narrowed or readings
        if head is not None:
            token = self.tokens[head]
            noun = _name(token.text) if token.tag == "NE" else lemma_and_readings(token.text)[1]
            if token.tag == "NN" and self._tag(head + 1) == "NE" and noun:
                # „den Minister Adler“, „für Präsident Braun“: a title before a name is often not declined
                noun |= {(case, g, n) for _, g, n in noun for case in "NDA" if n == "S"}
            if noun and not (token.tag == "NE" and determiner is not None):
                narrowed = readings & noun
                # the table may have one gender of two: the article knows better; a bare adjective does not
                loose = frozenset((c, g, n) for c, g, n in readings if any((c, n) == (o[0], o[2]) for o in noun))
                readings = narrowed or (loose or readings if determiner is not None else noun)
        return readings

    def _pronoun(self, at: int, preposition: int | None) -> None:
        form = self.forms[at]
        if form in words.PRONOUNS:
            readings = frozenset(r for r in ANY_READING if r[0] in words.PRONOUNS[form])
        else:
            readings = words.DETERMINERS.get(form, ANY_READING)
        if preposition is not None and self.forms[preposition] in words.PREPOSITIONS:
            governed = words.PREPOSITIONS[self.forms[preposition]]
            readings = frozenset(r for r in readings if r[0] in governed) or readings
        self._add(at, at, at, readings, preposition)

    def _add(self, first: int, last: int, head: int, readings: Readings, preposition: int | None) -> None:
        genitive = self.is_genitive(first, head, readings, preposition)
        if genitive:
            readings = frozenset(r for r in readings if r[0] == "G") or readings
        elif preposition is None and not self.follows_a_noun(first):
            readings = frozenset(r for r in readings if r[0] != "G") or readings  # a genitive needs its noun
        self.phrases.append(NounPhrase(first, last, head, readings, preposition, genitive))
