"""Noun phrases: where they begin and end, and which case, gender and number their words leave possible."""

from __future__ import annotations

from collections.abc import Sequence

from pubtool.language.german import words
from pubtool.language.german.morphology import adjective_readings
from pubtool.language.german.nouns import lemma_and_readings
from pubtool.language.german.values import Kind, NounPhrase, Token
from pubtool.language.german.words import ANY_READING, Readings

_DETERMINER_TAGS = frozenset(("ART", "PDAT", "PIAT", "PPOSAT", "PWAT"))
_PRONOUN_TAGS = frozenset(("PPER", "PIS", "PDS", "PRELS", "PWS", "PPOSS", "PRF"))
_NOUNS = frozenset(("NN", "NE"))
_ENDINGS = ("em", "en", "er", "es", "e")
_DATIVE_VERBS = frozenset(
    """geben helfen danken gehören gefallen folgen zustimmen widersprechen schenken zeigen gratulieren dienen fehlen nutzen
    bieten anbieten ermöglichen entsprechen begegnen vertrauen zuhören beitreten angehören entgegenkommen gelingen drohen schaden
    übergeben überreichen mitteilen erklären verleihen zukommen zugutekommen bereitstellen widmen empfehlen erlauben untersagen
    vorstellen gewähren zuordnen zuweisen""".split()
)
"""Verbs that take a dative: behind a noun, „der Frau“ may be theirs."""

_OPINIONS = frozenset(("Meinung", "Ansicht", "Auffassung", "Überzeugung"))
_ONLY_GENITIVE = frozenset(
    ("des", "eines", "keines", "meines", "deines", "seines", "ihres", "unseres", "unsres", "eures", "irgendeines")
)
_SURE_DATIVES = frozenset("dem einem keinem diesem jedem seinem ihrem unserem meinem ihm ihnen mir dir".split())
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
        return {"er": frozenset((("N", "M", "S"),)), "es": frozenset((("N", "N", "S"), ("A", "N", "S")))}.get(ending, ANY_READING)
    both = words.WEAK_ADJECTIVE.get(ending, frozenset()) | words.STRONG_ADJECTIVE[ending]
    return both or ANY_READING


def _name(form: str) -> Readings:
    """A name: any gender, and a genitive where it ends in s."""
    cases = "NDAG" if form.endswith(_NAMES_IN_S) or form[-1] in "’'" else "NDA"
    return frozenset((c, g, "S") for c in cases for g in "MFN")


class Chunker:
    """Finds the phrases of one sentence."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        """`tokens` are tagged."""
        self.tokens = tokens
        self.forms = [token.text.lower() for token in tokens]
        self.phrases: list[NounPhrase] = []

    def read(self) -> tuple[NounPhrase, ...]:
        """Every phrase in order."""
        at = 0
        while at < len(self.tokens):
            at = self._phrase(at)
        return tuple(self.phrases)

    def _tag(self, at: int) -> str:
        return self.tokens[at].tag if at < len(self.tokens) else ""

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
        if tag in _PRONOUN_TAGS and self._tag(at + 1) not in ("ADJA", "NN"):
            self._pronoun(at, preposition)
            return at + 1
        if tag == "PRELAT" or (tag in ("PDS", "PIS", "PPOSS", "PRELS") and tag not in _DETERMINER_TAGS):
            at += 1  # „dessen Haus“: a genitive that agrees with nothing
            if tag != "PRELAT":
                self._pronoun(at - 1, preposition)
                return at
        determiner: int | None = None
        while self._tag(at) in _DETERMINER_TAGS or (
            determiner is None and self._tag(at) == "PIS" and self.forms[at] in words.DETERMINERS
        ):
            if determiner is None or self.forms[at] in words.DETERMINERS:
                determiner = at
            at += 1
        adjectives, at = self._adjectives(at)
        if determiner is not None and not adjectives and self._tag(at) not in _NOUNS:
            wide = self._wide_attribute(at)
            if wide is not None:
                self._wide(preposition, determiner, at, wide)
                return wide + 1
        if determiner is None and not adjectives and self._tag(at) == "NE" and self._saxon(at):
            while not self._genitive_form(at):
                at += 1
            first = start if preposition is None else preposition + 1
            self.phrases.append(NounPhrase(first, at, at, frozenset(("G", g, "S") for g in "MFN"), None, True))
            return at + 1
        head = None
        while self._tag(at) in _NOUNS or (head is not None and self._tag(at) in ("FM", "CARD") and self._tag(at - 1) == "NE"):
            if head is not None and self._tag(head) == "NN" and self._tag(at) == "NE" and self._saxon(at):
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
            if tag == "ADJA" and self._tag(place + 1) == "NN" and self._tag(place - 1) not in ("ART", "APPR", "APPRART", "PPOSAT"):
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

    def _genitive_form(self, at: int) -> bool:
        text = self.tokens[at].text
        if len(text) < 4 or not text.endswith(("s", "’", "'")) or is_name_in_s(text):
            return False
        return text[-1] != "s" or self.tokens[at].lemma == text[:-1]

    def _saxon(self, at: int) -> bool:
        """Whether names from `at` on are a genitive before its noun: „Berlins neue Brücke“, „Eva Muellers Haus“."""
        for place in range(at, min(at + 4, len(self.tokens))):
            if self._tag(place) != "NE":
                return False
            if self._genitive_form(place):
                after = self._tag(place + 1)
                return after in ("NN", "ADJA", "TRUNC", "CARD") or (place > at or self._follows_a_noun(at)) and after != "NE"
        return False

    def _apposes(self, at: int) -> bool:
        """Whether the noun at `at` may stand before another: „Minister Herr“, „Uhr“, „Million Euro“, „Stadt Ulm“."""
        text = self.tokens[at].text
        return self.tokens[at].kind is Kind.ABBREVIATION or text in (
            "Herr", "Herrn", "Frau", "Millionen", "Million", "Milliarden", "Milliarde", "Prozent", "Euro", "Meter", "Kilometer",
            "Minister", "Ministerin", "Staatssekretär", "Staatssekretärin", "Professor", "Professorin", "Doktor", "Präsident",
            "Präsidentin", "Bürgermeister", "Bürgermeisterin", "Thema", "Projekt", "Programm", "Ende", "Anfang", "Mitte", "Tonnen",
            "Liter", "Kilo", "Stück", "Dutzend", "Art", "Uhr",
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
            if self._tag(ahead) == "ADJA" and (found or ahead == at or self._tag(ahead + 1) in ("NN", "NE", "ADJA", "KON", "$,")):
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
            readings &= words.DETERMINERS.get(article, ANY_READING)
        elif preposition is not None and self.forms[preposition] in words.CONTRACTED:
            article = "dem"
        if head is None and determiner is not None and not readings:
            readings = words.DETERMINERS.get(article or "", ANY_READING)
        for at in adjectives[-1:]:
            narrowed = readings & _adjective(self.tokens[at].text, article)
            readings = narrowed or readings
        if head is not None:
            token = self.tokens[head]
            own = _name(token.text) if token.tag == "NE" else lemma_and_readings(token.text)[1]
            if token.tag == "NE" and determiner is not None:
                own = ANY_READING
            if own:
                narrowed = readings & own
                # the table may have one gender of two: the article knows better; a bare adjective does not
                loose = frozenset((c, g, n) for c, g, n in readings if any((c, n) == (o[0], o[2]) for o in own))
                readings = narrowed or (loose or readings if determiner is not None else own)
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
        genitive = self._is_genitive(first, head, readings, preposition)
        self.phrases.append(NounPhrase(first, last, head, readings, preposition, genitive))

    # --- genitives

    def _is_genitive(self, first: int, head: int, readings: Readings, preposition: int | None) -> bool:
        cases = {case for case, _, _ in readings}
        token = self.tokens[head]
        if first != head and self.forms[first] in _ONLY_GENITIVE:
            return True
        if "G" not in cases:
            return False
        if preposition is not None:
            governed = words.PREPOSITIONS.get(self.forms[preposition], "")
            if "G" not in governed:
                return False
            if cases == {"G"} or governed == "G":
                return first != head or token.tag == "NN" and governed == "G"
            # „wegen der Lage“: both cases look alike, the genitive is the rule
            return first != head and self.tokens[first].tag in (*_DETERMINER_TAGS, "ADJA")
        if cases == {"G"}:
            return first != head
        if token.tag not in _NOUNS and self.tokens[first].tag not in _DETERMINER_TAGS:
            return False
        if first == head:
            return False  # a bare noun shows no case
        if self.forms[first] == "der" and token.text in _OPINIONS:
            return any(t.lemma == "sein" for t in self.tokens[max(0, first - 12) : head + 12])
        return self._follows_a_noun(first) and "D" not in cases or (
            "D" in cases and self._follows_a_noun(first) and not self._dative_near(first)
        )

    def _follows_a_noun(self, first: int) -> bool:
        if not first:
            return False
        before = self.tokens[first - 1]
        if before.tag in ("NN", "NE", "CARD", "TRUNC") or (before.tag in ("PIS", "PDS") and before.text.lower() not in ("das", "es")):
            return True
        if before.text in ("“", "”", '"', "«", ")") and first > 1:
            return self.tokens[first - 2].tag in ("NN", "NE")
        if before.tag == "KON" or before.text == ",":
            # „die Rechte der Frauen und der Männer“
            last = self.phrases[-1] if self.phrases else None
            return bool(last and last.genitive and last.last == first - 2)
        return before.tag == "ADJA" and first > 1 and self._tag(first - 2) in _DETERMINER_TAGS  # „die größte der Städte“

    def _dative_near(self, first: int) -> bool:
        """Whether a verb of the clause wants a dative, and the phrase may be that: „gab das Geld der Stadt“."""
        if self.tokens[first].tag not in _DETERMINER_TAGS or self._in_forefield(first):
            return False
        for step in (-1, 1):
            at = first
            while 0 <= at < len(self.tokens) and abs(at - first) < 25 and self.tokens[at].tag not in ("$,", "$."):
                token = self.tokens[at]
                if token.tag.startswith("VV") and self._verb(at) in _DATIVE_VERBS:
                    # „den Kindern der Stadt“: a dative there is already
                    return not self._other_dative(first)
                at += step
        return False

    def _in_forefield(self, first: int) -> bool:
        """Whether the finite verb of a main clause is still to come: only one phrase stands before it, with its genitives."""
        for at in range(first - 1, max(-1, first - 25), -1):
            tag = self.tokens[at].tag
            if tag.startswith(("KOU", "PREL", "PW")) or tag.endswith("FIN"):
                return False
            if tag in ("$,", "$."):
                return tag == "$." and any(self._tag(i).endswith("FIN") for i in range(first, first + 12))
        return any(self._tag(i).endswith("FIN") for i in range(first, min(first + 12, len(self.tokens))))

    def _other_dative(self, first: int) -> bool:
        for at in range(max(1, first - 12), min(first + 15, len(self.tokens))):
            if self.forms[at] in _SURE_DATIVES and self._tag(at - 1) not in ("APPR", "APPRART"):
                return True
        return any(
            p.preposition is None and not p.genitive and {c for c, _, _ in p.readings} in ({"D"}, {"D", "G"})
            for p in self.phrases[-2:]
        )

    def _verb(self, at: int) -> str:
        """The lemma of the verb at `at`, with the separated prefix of its clause."""
        lemma = self.tokens[at].lemma
        for place in range(at + 1, min(at + 25, len(self.tokens))):
            if self._tag(place) == "PTKVZ":
                return self.forms[place] + lemma
        return lemma


_REAL_S = frozenset(
    """Paris Hans Jens Klaus Lars Niels Nils Lukas Jonas Tobias Thomas Andreas Matthias Mathias Markus Marcus Julius Felix Max
    Johannes Hannes Elias Niklas Nicolas Boris Iris Doris Agnes Ines Phyllis Charles James Moses Jesus Mars Brüssel Worms Neuss
    Texas Kansas Arkansas Honduras Zypern Athens Bahamas Laos Cottbus Vilnius Tunis Damaskus Reims Calais Cannes Orleans Dallas
    Rubens Siemens Mercedes Adidas Airbus Lufthansa Haas Gauß Strauss Strauß Weiss Weiß Fuchs Marx Heinz Fritz Moritz Franz
    Sachs Lutz Götz Vereinigtes Carlos Columbus Aristoteles Sokrates Herkules Zeus Dennis Chris Maas Peters Martens Behrens
    Hinrichs Jacobs Harms Caritas Diakonie Islands Open Times News Business Sports Games Series Awards Holdings Los Las Les Des
    Christus Pius Marius Vitus Titus Urs Reims Alois Yves Louis Francis Ellis Davis Lewis Williams Jones Hughes Adams Roberts Edwards
    Richards Phillips Collins Rogers Stevens Simmons Brooks Nicaragua Ludwigs Kaufhaus Swiss Walls Wales Niederlandes Alpes Philippines
    US USA EOS""".split()
)


def is_name_in_s(text: str) -> bool:
    """Whether the name `text` ends in s by itself: „Paris“, „Hans“."""
    return text in _REAL_S or text.isupper() or text.endswith(("ss", "ius"))
