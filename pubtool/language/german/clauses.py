"""Clauses of a German sentence, found by its topological fields.

German shows its structure: a conjunction or a relative word opens a subordinate clause and the finite verb closes it; the
finite verb of a main clause stands second. The sentence is read once from left to right with a stack of open clauses.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from pubtool.language.german.values import ClauseKind

_FINITE = frozenset(("VVFIN", "VAFIN", "VMFIN", "VVIMP", "VAIMP"))
_OPEN_BRACKETS = frozenset("([")
_CLOSE_BRACKETS = frozenset(")]")
_DASHES = frozenset(("–", "—", "-", "--", "•"))
_QUOTES = frozenset(("„", "“", "”", '"', "»", "«", "‚", "‘", "``", "''", "›", "‹", "'"))
_RELATIVE = frozenset(
    """der die das den dem dessen deren denen denen derer welcher welche welches welchem welchen""".split()
)
_BEFORE_OPENER = frozenset(
    """auch nur erst selbst besonders vor allem insbesondere gerade schon vorausgesetzt je nachdem zumal ausser außer kurz
    lange gleich immer sogar so und zwar etwa vielleicht wohl ganz genau gleichgültig egal anstatt statt ohne als
    bereits allein doch eben jedenfalls zumindest wie""".split()
)
_SURE_OPENERS = frozenset("dass daß weil obwohl obgleich sodass falls sofern nachdem ob wenn".split())
_MAYBE_KOUS = frozenset("da damit während bis seit seitdem sowie indem als wie bevor ehe sobald solange soweit zumal".split())
_ASKING = frozenset(
    """wissen fragen zeigen erklären sehen lernen erfahren verstehen überlegen klären prüfen untersuchen beschreiben erläutern
    erzählen entscheiden beobachten darstellen berichten begreifen vergessen herausfinden merken wundern bestimmen""".split()
)
_WITH_ZU = frozenset("scheinen brauchen pflegen drohen versprechen versuchen beginnen anfangen hoffen".split())
_ANTECEDENTS = frozenset("alles nichts etwas vieles einiges manches weniges das genau einzige beste erste schönste".split())
_COORDINATORS = frozenset(("und", "oder", "aber", "sondern", "denn", "doch", "jedoch", "sowie", "bzw.", "beziehungsweise", "&"))


@dataclass(slots=True)
class Open:
    """A clause while it is being read."""

    kind: ClauseKind
    parent: int | None
    opener: int | None = None
    finite: int | None = None
    infinitive: int | None = None
    tokens: list[int] = field(default_factory=list)

    @property
    def complete(self) -> bool:
        """Whether its verb has been read."""
        return self.finite is not None or (self.kind is ClauseKind.INFINITIVE and self.infinitive is not None)


class Reader:
    """Reads one sentence; `tags` are mended where the structure shows that the tagger was wrong."""

    def __init__(self, forms: Sequence[str], tags: list[str], lemmas: Sequence[str], verbs: Sequence[frozenset[str]]) -> None:
        """`forms` in lower case; `verbs` says for each token which of finite, infinitive, participle it can be."""
        self.forms, self.tags, self.lemmas, self.verbs = forms, tags, lemmas, verbs
        self.size = len(forms)
        self.clauses: list[Open] = []
        self.stack: list[int] = []
        self.brackets: list[int] = []
        # where the run without a boundary that holds a token ends, once for all tokens: no quadratic searching
        self.run_end = [self.size] * (self.size + 1)
        for at in range(self.size - 1, -1, -1):
            self.run_end[at] = at if self._boundary(at) else self.run_end[at + 1]

    # --- looking at tokens

    def _boundary(self, at: int) -> bool:
        tag, form = self.tags[at], self.forms[at]
        if tag in ("$,", "$."):
            return form in (",", ";", ":", ".", "!", "?")
        if form == "-" and 0 < at < self.size - 1:  # „Flat - TV“: a hyphen with spaces around it
            return not (self.tags[at - 1] in ("NN", "NE", "CARD", "XY", "TRUNC") and self.tags[at + 1] in ("NN", "NE", "XY", "FM"))
        return form in _OPEN_BRACKETS or form in _CLOSE_BRACKETS or form in _DASHES

    def _finite(self, at: int) -> bool:
        return self.tags[at] in _FINITE

    def _finites(self, start: int, end: int) -> list[int]:
        # runs are sentences' parts; the limit keeps a text without punctuation from costing quadratic time
        return [at for at in range(start, min(end, start + 120)) if self._finite(at)]

    def _skip_quotes(self, at: int) -> int:
        while at < self.size and self.forms[at] in _QUOTES:
            at += 1
        return at

    def _verb_final(self, start: int, end: int) -> bool:
        """Whether the first finite verb between `start` and `end` ends its clause, so that the clause is subordinate."""
        finites = self._finites(start, end)
        if not finites:
            return False
        after = self._skip_quotes(finites[0] + 1)
        if after >= end or self.forms[after] in ("und", "oder", "sondern") or self.tags[after] == "KOUS":
            return True
        # „hat kommen müssen“; „gearbeitet hat in Berlin“ is rarer than a main clause
        rest = self.tags[after:end]
        if rest and all(tag in ("VVINF", "VMINF", "VAINF", "VVPP", "VAPP") for tag in rest):
            return True
        # „die gebaut werden auf dem Platz“: the verbs stand together before the finite one
        before = finites[0] - 1
        return (
            before > start
            and self.tags[before] in ("VVPP", "VVINF", "VAPP", "VAINF", "VMINF")
            and self.tags[finites[0]] in ("VAFIN", "VMFIN")
            and self.tags[after] in ("APPR", "APPRART", "KOKOM", "APPRART")
        )

    def opener(self, at: int, begins: bool = False) -> tuple[ClauseKind, int] | None:
        """The kind and the opening word of a subordinate clause that begins at `at`, or None."""
        at = self._skip_quotes(at)
        for skipped in range(4):
            word = at + skipped
            if word >= self.size or self._boundary(word):
                return None
            found = self._opens(word, skipped, begins)
            if found:
                return found, word
            if not (self.tags[word] in ("APPR", "ADV", "KON") or self.forms[word] in _BEFORE_OPENER):
                return None
            if self.tags[word] == "APPR" and skipped and self.tags[word - 1] == "APPR":
                return None
        return None

    def _opens(self, at: int, skipped: int, begins: bool) -> ClauseKind | None:
        form, tag = self.forms[at], self.tags[at]
        end = self.run_end[at]
        after_preposition = skipped > 0 and self.tags[at - 1] == "APPR"
        if form in _SURE_OPENERS and tag != "KOKOM":
            return ClauseKind.CONJUNCTION
        if form in ("um", "ohne", "statt", "anstatt", "außer") and not skipped:
            end = self._past_commas(at + 1)
            if self._zu_infinitive(at + 1, end) and not self._finites(at + 1, self._zu_place(at + 1, end)):
                self.tags[at] = "KOUI"
                return ClauseKind.INFINITIVE
            return None
        if form == "je" and self._verb_final(at + 1, end):  # „je mehr …, desto“
            self.tags[at] = "KOUS"
            return ClauseKind.CONJUNCTION
        if form in _MAYBE_KOUS and not after_preposition:
            if self._subordinating(at, end):
                if form == "wie":
                    return self._wie(at)
                self.tags[at] = "KOUS"
                return ClauseKind.CONJUNCTION
            return None
        if tag == "KOUS" and form not in ("als", "wie"):
            return ClauseKind.CONJUNCTION
        if form in _RELATIVE and not begins:
            return self._relative(at, end, after_preposition)
        if tag in ("PWS", "PWAV", "PWAT") or form in ("was", "wer", "wo", "wobei", "wodurch", "womit", "wofür", "warum"):
            if form in ("was", "wer", "wen", "wem") and tag not in ("PWS", "PRELS", "PWAV"):
                return None
            if self._subordinating(at, end) or (begins is False and not self._finites(at, end) and end < self.size):
                relative = form in ("was", "wo", "wobei", "wodurch", "womit", "wofür", "worauf", "woran", "worin", "wozu")
                asked = any(self.lemmas[i] in _ASKING for i in range(max(0, at - 12), at))
                antecedent = at > 1 and self.forms[at - 2] in _ANTECEDENTS
                if relative and not begins and (antecedent or not asked):
                    if form == "was":
                        self.tags[at] = "PRELS"
                    return ClauseKind.RELATIVE
                return ClauseKind.INTERROGATIVE
        return None

    def _wie(self, at: int) -> ClauseKind:
        if any(self.lemmas[i] in _ASKING for i in range(max(0, at - 12), at)):
            self.tags[at] = "PWAV"
            return ClauseKind.INTERROGATIVE
        self.tags[at] = "KOUS"
        return ClauseKind.CONJUNCTION

    def _subordinating(self, at: int, end: int) -> bool:
        """Whether the words from `at` on are a clause whose finite verb stands last, or broken off by another clause."""
        if self._finites(at + 1, end):
            return self._verb_final(at + 1, end) and not self._finite(at + 1 if at + 2 < end else end - 1) or (
                self.forms[at] in ("da", "damit", "bevor", "als", "indem", "sobald", "solange")
                and self.tags[at] == "KOUS"
                and not self._finite(min(at + 1, self.size - 1))
            )
        # „als er, ohne zu fragen, ging“
        return (
            end < self.size
            and self.tags[at] == "KOUS"
            and self.forms[end] == ","
            and self.opener(end + 1) is not None
            and self.forms[at] not in ("wie", "als", "bis", "seit")
        )

    def _relative(self, at: int, end: int, after_preposition: bool) -> ClauseKind | None:
        form = self.forms[at]
        if self.tags[at] in ("PDAT",) and form not in ("dessen", "deren"):
            return None
        if form.startswith("welch") and self.tags[min(at + 1, self.size - 1)] in ("NN", "ADJA"):
            self.tags[at] = "PWAT"
            return ClauseKind.INTERROGATIVE
        finites = self._finites(at + 1, end)
        if not finites:
            broken = end < self.size and self.forms[end] in (",", "–", "(")
            if self.tags[at] in ("PRELS", "PRELAT") and broken:
                return ClauseKind.RELATIVE
            return None
        if finites[0] == at + 1 and self._skip_quotes(at + 2) < end:
            return None  # „das ist …“
        if after_preposition and form in ("dem", "der", "den", "die", "das") and self.tags[at + 1] in ("NN", "NE", "ADJA", "CARD"):
            # „mit der Regierung spricht“: only the verb's place tells it from „…, mit der Regierung spricht er“
            if self.tags[at] not in ("PRELS", "PRELAT") and not self._verb_final(at + 1, end):
                return None
        elif self.tags[at] not in ("PRELS", "PRELAT") and not self._verb_final(at + 1, end):
            return None
        elif self.tags[at] in ("PRELS", "PRELAT") and not self._verb_final(at + 1, end):
            # „die USA und Polen hatten …“
            if finites[0] - at <= 1 or self.tags[at + 1] in ("NN", "NE", "ADJA") and form not in ("dessen", "deren"):
                return None
        self.tags[at] = "PRELAT" if form in ("dessen", "deren") else "PRELS"
        return ClauseKind.RELATIVE

    def _past_commas(self, at: int) -> int:
        """Where the words from `at` on meet a finite verb, an opening word or the end, commas of a list overlooked."""
        limit = min(self.size, at + 60)
        while at < limit and self.tags[at] != "$." and not self._finite(at):
            if self.forms[at] == "," and self.tags[min(at + 1, self.size - 1)] in ("KOUS", "PRELS", "PRELAT", "KOUI", "PWS", "PWAV"):
                return at
            at += 1
        return at

    def _zu_place(self, start: int, end: int) -> int:
        for at in range(start, min(end, start + 60)):
            if self.tags[at] in ("VVIZU", "PTKZU"):
                return at
        return end

    def _zu_infinitive(self, start: int, end: int) -> bool:
        place = self._zu_place(start, end)
        return place < end and (self.tags[place] == "VVIZU" or (place + 1 < end and "infinitive" in self.verbs[place + 1]))

    # --- reading

    def read(self) -> list[Open]:
        """The clauses in the order in which they begin."""
        self._push(ClauseKind.MAIN, None)
        opened = self.opener(0, begins=True)
        if opened:
            self._push(opened[0], 0, opened[1])
        at = 0
        while at < self.size:
            if self._boundary(at):
                self._at_boundary(at)
            elif self.forms[at] in _COORDINATORS and self.tags[at] in ("KON", "ADV", "KOUS") and at > 0:
                self._at_coordinator(at)
            elif missing := self._without_comma(at):
                self._pop_complete()
                self._push(missing, self.stack[-1], at)
                self._take(at)
            else:
                self._take(at)
            at += 1
        return self.clauses

    def _without_comma(self, at: int) -> ClauseKind | None:
        """The kind of a clause that begins at `at` though no comma says so: „der Lärm der dort verursacht wird“."""
        form, tag, top = self.forms[at], self.tags[at], self._top
        if top.opener is not None and at - 3 <= top.opener <= at or not at:
            return None
        if self._boundary(at - 1) and self.forms[at - 1] not in _CLOSE_BRACKETS:
            return None
        if tag == "KOUS" and form in _SURE_OPENERS:
            return ClauseKind.CONJUNCTION
        if not top.complete:
            return None
        end = self.run_end[at]
        if form in _MAYBE_KOUS and tag in ("KOUS", "APPR", "KOKOM", "PWAV") and form not in ("sowie", "seit", "während"):
            finites = self._finites(at + 1, end)
            linked = any(self.forms[i] in _COORDINATORS for i in range(at, finites[0])) if finites else True
            # a second finite verb at the end, and nothing else that could have opened its clause
            if not linked and finites[0] > at + 1 and self._verb_final(at + 1, end):
                self.tags[at] = "KOUS"
                return ClauseKind.CONJUNCTION if form != "wie" else self._wie(at)
        if form in ("um", "ohne", "anstatt") and self.tags[at - 1] not in ("VVFIN", "APPR") and self._opens(at, 0, False):
            if top.finite is None or self.lemmas[top.finite] not in _WITH_ZU:
                return ClauseKind.INFINITIVE
            self.tags[at] = "APPR"
        if form in _RELATIVE and self.tags[at - 1] in ("NN", "NE") and tag in ("PRELS", "PRELAT", "ART", "PDS"):
            between = self._finites(at + 1, end)
            linked = any(self.forms[i] in _COORDINATORS for i in range(at, between[0])) if between else True
            if between and not linked and self._verb_final(at + 1, end) and self._last_relative(at, between[0]):
                self.tags[at] = "PRELS"
                return ClauseKind.RELATIVE
        return None

    def _last_relative(self, at: int, verb: int) -> bool:
        """Whether no better relative pronoun stands between `at` and the finite verb at `verb`."""
        if self.tags[at] in ("PRELS", "PRELAT"):
            return True
        later = [
            i
            for i in range(at + 1, verb)
            if (self.forms[i] in _RELATIVE and self.tags[i - 1] in ("NN", "NE") and self.tags[i] in ("ART", "PRELS"))
            or self.tags[i] in ("PWS", "PWAV", "KOUS", "PRELS")
        ]
        noun_follows = self.tags[at + 1] in ("NN", "ADJA", "NE")
        return not later or not noun_follows

    @property
    def _top(self) -> Open:
        return self.clauses[self.stack[-1]]

    def _push(self, kind: ClauseKind, parent: int | None, opener: int | None = None) -> None:
        self.clauses.append(Open(kind, parent, opener))
        self.stack.append(len(self.clauses) - 1)

    def _floor(self) -> int:
        return self.brackets[-1] if self.brackets else 1

    def _pop_complete(self) -> int:
        """Leave the subordinate clauses whose verb has been read; the last one left is returned, or -1."""
        left = -1
        while len(self.stack) > self._floor() and self._top.kind is not ClauseKind.MAIN and self._top.complete:
            left = self.stack.pop()
        return left

    def _new_main(self) -> None:
        """A further main clause beside the open one."""
        while len(self.stack) > self._floor():
            self.stack.pop()
        parent = self._top.parent
        self.stack.pop()
        self._push(ClauseKind.MAIN, parent)

    def _take(self, at: int) -> None:
        clause = self._top
        tag = self.tags[at]
        if tag in _FINITE:
            if clause.finite is None:
                clause.finite = at
            else:
                # a verb too many: a comma is missing before it
                self._pop_complete()
                if self._top.finite is not None and self._top.kind is ClauseKind.MAIN and at + 1 < self.run_end[at]:
                    self._new_main()
                clause = self._top
                if clause.finite is None:
                    clause.finite = at
        elif tag == "VVIZU" or (tag.endswith("INF") and at and self.tags[at - 1] == "PTKZU"):
            clause.infinitive = at
        clause.tokens.append(at)

    def _at_boundary(self, at: int) -> None:
        form = self.forms[at]
        if form in _OPEN_BRACKETS:
            self._push(ClauseKind.MAIN, self.stack[-1])
            self.brackets.append(len(self.stack))
            self._take(at)
            self._open_next(at)
            return
        if form in _CLOSE_BRACKETS:
            if self.brackets:
                depth = self.brackets.pop()
                del self.stack[depth:]
                self._take(at)
                self.stack.pop()
            else:
                self._take(at)
            return
        self._take(at)
        self._open_next(at)

    def _open_next(self, at: int) -> None:
        """Decide what begins behind the boundary `at`."""
        following = self._skip_quotes(at + 1)
        if following >= self.size:
            return
        opened = self.opener(following)
        if opened:
            if self.forms[following] in _COORDINATORS or self.tags[following] == "KON":
                self._pop_complete()
            self._push(opened[0], self.stack[-1], opened[1])
            return
        end = self.run_end[following]
        finites = self._finites(following, end)
        if self.forms[at] in (";", ":", ".", "!", "?"):
            if finites and self.clauses[self.stack[self._floor() - 1]].finite is not None:
                self._new_main()
            return
        if self.forms[following] in _COORDINATORS:
            return  # the coordinator decides
        if not finites:
            if self._zu_infinitive(following, end) and self._ends_with_zu(following, end):
                self._pop_complete()
                self._push(ClauseKind.INFINITIVE, self.stack[-1])
            elif self._top.complete and self._rest_needed():
                self._pop_complete()
            return
        self._pop_complete()
        if self._top.kind is ClauseKind.MAIN and self._top.finite is not None:
            self._new_main()

    def _rest_needed(self) -> bool:
        """Whether an open clause below still waits for its verb."""
        return any(not self.clauses[index].complete for index in self.stack[:-1]) or self._top.kind is not ClauseKind.MAIN

    def _ends_with_zu(self, start: int, end: int) -> bool:
        place = self._zu_place(start, end)
        last = place if self.tags[place] == "VVIZU" else place + 1
        rest = [tag for tag in self.tags[last + 1 : end] if tag not in ("$(",)]
        return not rest or all(tag.startswith("V") or tag in ("KON",) for tag in rest[:1])

    def _at_coordinator(self, at: int) -> None:
        opened = self.opener(at + 1)
        after_comma = at > 0 and self.forms[at - 1] in (",", "–", ";")
        if opened and not (self._top.opener is not None and self._top.opener >= at):
            before = self._pop_complete()
            parent = self.clauses[before].parent if before >= 0 else self.stack[-1]
            self._push(opened[0], parent, opened[1])
            self._take(at)
            return
        end = self.run_end[at + 1]
        finites = self._finites(at + 1, end)
        top = self._top
        if not finites or not top.complete:
            if after_comma and top.complete and not finites:
                pass
            self._take(at)
            return
        first = finites[0]
        verb_last = self._verb_final(at + 1, end)
        if top.kind is ClauseKind.MAIN:
            self._new_main()
        elif top.kind is ClauseKind.INFINITIVE and top.finite is None:
            self._pop_complete()
            if self._top.kind is ClauseKind.MAIN and self._top.complete:
                self._new_main()
        elif after_comma or (not verb_last and first - at <= 6):
            # the comma closes the subordinate clause: „…, obwohl es regnet, und hilft“
            self._pop_complete()
            if self._top.complete:
                self._new_main()
        else:
            kind, parent = top.kind, top.parent
            self.stack.pop()
            self._push(kind, parent)
        self._take(at)
