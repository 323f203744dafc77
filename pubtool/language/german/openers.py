"""The words that open a subordinate clause, and what the rest of the sentence says for or against it."""

from __future__ import annotations

from collections.abc import Sequence

from pubtool.language.german import lists
from pubtool.language.german.values import ClauseKind

FINITE = frozenset(("VVFIN", "VAFIN", "VMFIN", "VVIMP", "VAIMP"))
OPEN_BRACKETS = frozenset("([")
CLOSE_BRACKETS = frozenset(")]")
DASHES = frozenset(("–", "—", "-", "--", "•"))
QUOTES = frozenset(("„", "“", "”", '"', "»", "«", "‚", "‘", "``", "''", "›", "‹", "'"))
RELATIVE = frozenset("""der die das den dem dessen deren denen denen derer welcher welche welches welchem welchen""".split())
SURE_OPENERS = frozenset("dass daß weil obwohl obgleich sodass falls sofern nachdem ob wenn".split())
MAYBE_KOUS = frozenset("da damit während bis seit seitdem sowie indem als wie bevor ehe sobald solange soweit zumal".split())
WITH_ZU = frozenset("scheinen brauchen pflegen drohen versprechen versuchen beginnen anfangen hoffen".split())
ANTECEDENTS = frozenset("alles nichts etwas vieles einiges manches weniges das genau einzige beste erste schönste".split())
COORDINATORS = frozenset(("und", "oder", "aber", "sondern", "denn", "doch", "jedoch", "sowie", "bzw.", "beziehungsweise", "&"))


class Words:
    """The words of one sentence with their tags; tags are mended where an opening word shows that the tagger was wrong."""

    def __init__(self, forms: Sequence[str], tags: list[str], lemmas: Sequence[str], verbs: Sequence[frozenset[str]]) -> None:
        """`forms` in lower case; `verbs` says for each token which of finite, infinitive, participle it can be."""
        self.forms, self.tags, self.lemmas, self.verbs = forms, tags, lemmas, verbs
        self.size = len(forms)
        # where the run without a boundary that holds a token ends, once for all tokens: no quadratic searching
        self.run_end = [self.size] * (self.size + 1)
        for at in range(self.size - 1, -1, -1):
            self.run_end[at] = at if self.boundary(at) else self.run_end[at + 1]

    def boundary(self, at: int) -> bool:
        """Whether the token at `at` divides the sentence: a comma, a dash, a bracket …"""
        tag, form = self.tags[at], self.forms[at]
        if tag in ("$,", "$."):
            return form in (",", ";", ":", ".", "!", "?")
        if form == "-" and 0 < at < self.size - 1:  # „Flat - TV“: a hyphen with spaces around it
            return not (
                self.tags[at - 1] in ("NN", "NE", "CARD", "XY", "TRUNC") and self.tags[at + 1] in ("NN", "NE", "XY", "FM")
            )
        return form in OPEN_BRACKETS or form in CLOSE_BRACKETS or form in DASHES

    def is_finite(self, at: int) -> bool:
        """Whether the token at `at` is a finite verb."""
        return self.tags[at] in FINITE

    def finites_in(self, start: int, end: int) -> list[int]:
        """The finite verbs from `start` to before `end`."""
        # runs are sentences' parts; the limit keeps a text without punctuation from costing quadratic time
        return [at for at in range(start, min(end, start + 120)) if self.is_finite(at)]

    def skip_quotes(self, at: int) -> int:
        """The place behind the quotation marks at `at`."""
        while at < self.size and self.forms[at] in QUOTES:
            at += 1
        return at

    def verb_final(self, start: int, end: int) -> bool:
        """Whether the first finite verb between `start` and `end` ends its clause, so that the clause is subordinate."""
        finites = self.finites_in(start, end)
        if not finites:
            return False
        after = self.skip_quotes(finites[0] + 1)
        if after >= end or self.forms[after] in ("und", "oder", "sondern") or self.tags[after] == "KOUS":
            return True
        # „hat kommen müssen“, but „sind geschlossen“ is a main clause
        rest = self.tags[after:end]
        if len(rest) > 1 and all(tag in ("VVINF", "VMINF", "VAINF") for tag in rest):
            return True
        # „die gebaut werden auf dem Platz“: the verbs stand together before the finite one
        before = finites[0] - 1
        return (
            before > start
            and self.tags[before] in ("VVPP", "VVINF", "VAPP", "VAINF", "VMINF")
            and self.tags[finites[0]] in ("VAFIN", "VMFIN")
            and self.tags[after] in ("APPR", "APPRART", "KOKOM")
        )

    def opener(self, at: int, begins: bool = False) -> tuple[ClauseKind, int] | None:
        """The kind and the opening word of a subordinate clause that begins at `at`, or None."""
        at = self.skip_quotes(at)
        for skipped in range(4):
            word = at + skipped
            if word >= self.size or self.boundary(word):
                return None
            found = self.opens(word, skipped, begins)
            if found:
                return found, word
            if not (self.tags[word] in ("APPR", "ADV", "KON") or self.forms[word] in lists.words("before_opener")):
                return None
            if self.tags[word] == "APPR" and skipped and self.tags[word - 1] == "APPR":
                return None
        return None

    def opens(self, at: int, skipped: int, begins: bool) -> ClauseKind | None:
        """The kind of clause that the word at `at` opens, with `skipped` words before it; None when it opens none."""
        form, tag = self.forms[at], self.tags[at]
        end = self.run_end[at]
        after_preposition = skipped > 0 and self.tags[at - 1] == "APPR"
        if form in SURE_OPENERS and tag != "KOKOM":
            return ClauseKind.CONJUNCTION
        if form in ("um", "ohne", "statt", "anstatt", "außer") and not skipped:
            end = self._past_commas(at + 1)
            if self.zu_infinitive(at + 1, end) and not self.finites_in(at + 1, self.zu_place(at + 1, end)):
                self.tags[at] = "KOUI"
                return ClauseKind.INFINITIVE
            return None
        if form == "je" and self.verb_final(at + 1, end):  # „je mehr …, desto“
            self.tags[at] = "KOUS"
            return ClauseKind.CONJUNCTION
        if form in MAYBE_KOUS and not after_preposition:
            if self._subordinating(at, end):
                if form == "wie":
                    return self.wie(at)
                self.tags[at] = "KOUS"
                return ClauseKind.CONJUNCTION
            return None
        if tag == "KOUS" and form not in ("als", "wie"):
            return ClauseKind.CONJUNCTION
        if form in RELATIVE and not begins:
            return self._relative(at, end, after_preposition)
        if tag in ("PWS", "PWAV", "PWAT") or form in ("was", "wer", "wo", "wobei", "wodurch", "womit", "wofür", "warum"):
            if form in ("was", "wer", "wen", "wem") and tag not in ("PWS", "PRELS", "PWAV"):
                return None
            if self._subordinating(at, end) or (begins is False and not self.finites_in(at, end) and end < self.size):
                relative = form in ("was", "wo", "wobei", "wodurch", "womit", "wofür", "worauf", "woran", "worin", "wozu")
                asked = any(self.lemmas[i] in lists.words("asking_verbs") for i in range(max(0, at - 12), at))
                antecedent = at > 1 and self.forms[at - 2] in ANTECEDENTS
                if relative and not begins and (antecedent or not asked):
                    if form == "was":
                        self.tags[at] = "PRELS"
                    return ClauseKind.RELATIVE
                return ClauseKind.INTERROGATIVE
        return None

    def wie(self, at: int) -> ClauseKind:
        """The kind of a clause with „wie“: a question behind „wissen“, otherwise a comparison."""
        if any(self.lemmas[i] in lists.words("asking_verbs") for i in range(max(0, at - 12), at)):
            self.tags[at] = "PWAV"
            return ClauseKind.INTERROGATIVE
        self.tags[at] = "KOUS"
        return ClauseKind.CONJUNCTION

    def _subordinating(self, at: int, end: int) -> bool:
        """Whether the words from `at` on are a clause whose finite verb stands last, or broken off by another clause."""
        if self.is_finite(end - 1) and end + 1 < self.size and self.forms[end] == "," and self.is_finite(end + 1):
            return True  # „Wer kommt, bekommt Kuchen“
        if self.finites_in(at + 1, end):
            return (self.verb_final(at + 1, end) and not self.is_finite(at + 1 if at + 2 < end else end - 1)) or (
                self.forms[at] in ("da", "damit", "bevor", "als", "indem", "sobald", "solange")
                and self.tags[at] == "KOUS"
                and not self.is_finite(min(at + 1, self.size - 1))
            )
        # „als er, ohne zu fragen, ging“
        return (
            end < self.size
            and self.tags[at] == "KOUS"
            and self.forms[end] == ","
            and self.tags[min(self.skip_quotes(end + 1), self.size - 1)] in ("KOUS", "KOUI", "PRELS", "APPR")
            and self.forms[at] not in ("wie", "als", "bis", "seit")
        )

    def _relative(self, at: int, end: int, after_preposition: bool) -> ClauseKind | None:
        form = self.forms[at]
        if self.tags[at] in ("PDAT",) and form not in ("dessen", "deren"):
            return None
        if form.startswith("welch") and self.tags[min(at + 1, self.size - 1)] in ("NN", "ADJA"):
            self.tags[at] = "PWAT"
            return ClauseKind.INTERROGATIVE
        finites = self.finites_in(at + 1, end)
        if not finites:
            broken = end < self.size and self.forms[end] in (",", "–", "(")
            if self.tags[at] in ("PRELS", "PRELAT") and broken:
                return ClauseKind.RELATIVE
            return None
        if finites[0] == at + 1 and self.skip_quotes(at + 2) < end and self.forms[at + 2] not in ("und", "oder"):
            return None  # „das ist …“
        if (
            after_preposition
            and form in ("dem", "der", "den", "die", "das")
            and self.tags[at + 1] in ("NN", "NE", "ADJA", "CARD")
        ):
            # „mit der Regierung spricht“: only the verb's place tells it from „…, mit der Regierung spricht er“
            if self.tags[at] not in ("PRELS", "PRELAT") and not self.verb_final(at + 1, end):
                return None
        elif self.tags[at] not in ("PRELS", "PRELAT") and not self.verb_final(at + 1, end):
            return None
        elif not self.verb_final(at + 1, end) and (
            finites[0] - at <= 1 or (self.tags[at + 1] in ("NN", "NE", "ADJA") and form not in ("dessen", "deren"))
        ):
            return None  # „die USA und Polen hatten …“
        self.tags[at] = "PRELAT" if form in ("dessen", "deren") else "PRELS"
        return ClauseKind.RELATIVE

    def _past_commas(self, at: int) -> int:
        """Where the words from `at` on meet a finite verb, an opening word or the end, commas of a list overlooked."""
        limit = min(self.size, at + 60)
        while at < limit and self.tags[at] != "$." and not self.is_finite(at):
            if self.forms[at] == "," and self.tags[min(at + 1, self.size - 1)] in (
                "KOUS",
                "PRELS",
                "PRELAT",
                "KOUI",
                "PWS",
                "PWAV",
            ):
                return at
            at += 1
        return at

    def zu_place(self, start: int, end: int) -> int:
        """Where the first „zu“ with an infinitive stands, or `end`."""
        for at in range(start, min(end, start + 60)):
            if self.tags[at] in ("VVIZU", "PTKZU"):
                return at
        return end

    def zu_infinitive(self, start: int, end: int) -> bool:
        """Whether an infinitive with „zu“ stands between `start` and `end`."""
        place = self.zu_place(start, end)
        return place < end and (self.tags[place] == "VVIZU" or (place + 1 < end and "infinitive" in self.verbs[place + 1]))
