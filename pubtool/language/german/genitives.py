"""Which noun phrases stand in the genitive: the article shows it, or the phrase follows a noun that no verb explains."""

from __future__ import annotations

from collections.abc import Sequence

from pubtool.language.german import lists, words
from pubtool.language.german.values import NounPhrase, Token
from pubtool.language.german.words import Readings

DETERMINER_TAGS = frozenset(("ART", "PDAT", "PIAT", "PPOSAT", "PWAT"))
NOUN_TAGS = frozenset(("NN", "NE"))
_OPINIONS = frozenset(("Meinung", "Ansicht", "Auffassung", "Überzeugung"))
_ONLY_GENITIVE = frozenset(
    ("des", "eines", "keines", "meines", "deines", "seines", "ihres", "unseres", "unsres", "eures", "irgendeines")
)
_SURE_DATIVES = frozenset("dem einem keinem diesem jedem seinem ihrem unserem meinem ihm ihnen mir dir".split())


class Genitives:
    """Looks at phrases of one sentence while they are found."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        """`tokens` are tagged."""
        self.tokens = tokens
        self.forms = [token.text.lower() for token in tokens]
        self.phrases: list[NounPhrase] = []

    def _tag(self, at: int) -> str:
        return self.tokens[at].tag if at < len(self.tokens) else ""

    def genitive_form(self, at: int) -> bool:
        """Whether the name at `at` has a genitive ending."""
        text = self.tokens[at].text
        if len(text) < 4 or not text.endswith(("s", "’", "'")) or is_name_in_s(text):
            return False
        return text[-1] != "s" or self.tokens[at].lemma == text[:-1]

    def saxon(self, at: int) -> bool:
        """Whether names from `at` on are a genitive before its noun: „Berlins neue Brücke“, „Eva Muellers Haus“."""
        for place in range(at, min(at + 4, len(self.tokens))):
            if self._tag(place) != "NE":
                return False
            if self.genitive_form(place):
                after = self._tag(place + 1)
                return after in ("NN", "ADJA", "TRUNC", "CARD") or ((place > at or self.follows_a_noun(at)) and after != "NE")
        return False

    def is_genitive(self, first: int, head: int, readings: Readings, preposition: int | None) -> bool:
        """Whether the phrase from `first` with its `head` stands in the genitive."""
        cases = {case for case, _, _ in readings}
        token = self.tokens[head]
        if first != head and self.forms[first] in _ONLY_GENITIVE:
            return True
        if self.forms[head] in ("aller", "beider", "vieler", "einiger", "mehrerer") and token.tag == "PIS":
            return self.follows_a_noun(first)  # „zur Freude aller“
        if "G" not in cases:
            return False
        if preposition is not None:
            governed = words.PREPOSITIONS.get(self.forms[preposition], "")
            if "G" not in governed:
                return False
            if cases == {"G"} or governed == "G":
                return first != head or (token.tag == "NN" and governed == "G")
            # „wegen der Lage“: both cases look alike, the genitive is the rule
            return first != head and self.tokens[first].tag in (*DETERMINER_TAGS, "ADJA")
        if cases == {"G"}:
            return first != head
        if token.tag not in NOUN_TAGS and self.tokens[first].tag not in DETERMINER_TAGS:
            return False
        if first == head:
            return False  # a bare noun shows no case
        if self.forms[first] == "der" and token.text in _OPINIONS:
            return any(t.lemma == "sein" for t in self.tokens[max(0, first - 12) : head + 12])
        return (self.follows_a_noun(first) and "D" not in cases) or (
            "D" in cases and self.follows_a_noun(first) and not self._dative_near(first)
        )

    def follows_a_noun(self, first: int) -> bool:
        """Whether a phrase that begins at `first` stands behind a noun that it could belong to."""
        if not first:
            return False
        before = self.tokens[first - 1]
        if before.tag in ("NN", "NE", "CARD", "TRUNC") or (
            before.tag in ("PIS", "PDS") and before.text.lower() not in ("das", "es")
        ):
            return True
        if before.text in ("“", "”", '"', "«", ")") and first > 1:
            return self.tokens[first - 2].tag in ("NN", "NE")
        if before.tag == "KON" or before.text == ",":
            # „die Rechte der Frauen und der Männer“
            last = self.phrases[-1] if self.phrases else None
            return bool(last and last.genitive and last.last == first - 2)
        return before.tag == "ADJA" and first > 1 and self._tag(first - 2) in DETERMINER_TAGS  # „die größte der Städte“

    def _dative_near(self, first: int) -> bool:
        """Whether a verb of the clause wants a dative, and the phrase may be that: „gab das Geld der Stadt“."""
        if self.tokens[first].tag not in DETERMINER_TAGS or self._in_forefield(first):
            return False
        for step in (-1, 1):
            at = first
            while 0 <= at < len(self.tokens) and abs(at - first) < 25 and self.tokens[at].tag not in ("$,", "$."):
                token = self.tokens[at]
                if token.tag.startswith("VV") and self._verb(at) in lists.words("dative_verbs"):
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
                break
        for at in range(first, min(first + 12, len(self.tokens))):
            if self._tag(at).endswith("FIN") or self._tag(at) in ("$,", "$."):
                return self._tag(at).endswith("FIN")
        return False

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


def is_name_in_s(text: str) -> bool:
    """Whether the name `text` ends in s by itself: „Paris“, „Hans“."""
    return text in lists.words("names_in_s") or text.isupper() or text.endswith(("ss", "ius"))
