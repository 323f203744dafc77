"""Clauses of a German sentence, found by its topological fields.

German shows its structure: a conjunction or a relative word opens a subordinate clause and the finite verb closes it; the
finite verb of a main clause stands second. The sentence is read once from left to right with a stack of open clauses.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from pubtool.language.german.openers import (
    CLOSE_BRACKETS,
    COORDINATORS,
    FINITE,
    MAYBE_KOUS,
    OPEN_BRACKETS,
    RELATIVE,
    SURE_OPENERS,
    WITH_ZU,
    Words,
)
from pubtool.language.german.values import ClauseKind


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


class Reader(Words):
    """Reads the clauses of one sentence."""

    def __init__(self, forms: Sequence[str], tags: list[str], lemmas: Sequence[str], verbs: Sequence[frozenset[str]]) -> None:
        """As :class:`Words`."""
        super().__init__(forms, tags, lemmas, verbs)
        self.clauses: list[Open] = []
        self.stack: list[int] = []
        self.brackets: list[int] = []

    def read(self) -> list[Open]:
        """The clauses in the order in which they begin."""
        self._push(ClauseKind.MAIN, None)
        opened = self.opener(0, begins=True)
        if opened:
            self._push(opened[0], 0, opened[1])
        at = 0
        while at < self.size:
            if self.boundary(at):
                self._at_boundary(at)
            elif self.forms[at] in COORDINATORS and self.tags[at] in ("KON", "ADV", "KOUS") and at > 0:
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
        if (top.opener is not None and top.opener >= at) or not at:
            return None
        if self.boundary(at - 1) and self.forms[at - 1] not in CLOSE_BRACKETS:
            return None
        if tag == "KOUS" and form in SURE_OPENERS:
            return ClauseKind.CONJUNCTION
        if not top.complete:
            return None
        end = self.run_end[at]
        if form in MAYBE_KOUS and tag in ("KOUS", "APPR", "KOKOM", "PWAV") and form not in ("sowie", "seit", "während"):
            finites = self.finites_in(at + 1, end)
            linked = any(self.forms[i] in COORDINATORS for i in range(at, finites[0])) if finites else True
            # a second finite verb at the end, and nothing else that could have opened its clause
            if not linked and finites[0] > at + 1 and self.verb_final(at + 1, end):
                self.tags[at] = "KOUS"
                return ClauseKind.CONJUNCTION if form != "wie" else self.wie(at)
        if form in ("um", "ohne", "anstatt") and self.tags[at - 1] not in ("VVFIN", "APPR") and self.opens(at, 0, False):
            if top.finite is None or self.lemmas[top.finite] not in WITH_ZU:
                return ClauseKind.INFINITIVE
            self.tags[at] = "APPR"
        if form in RELATIVE and self.tags[at - 1] in ("NN", "NE") and tag in ("PRELS", "PRELAT", "ART", "PDS"):
            between = self.finites_in(at + 1, end)
            linked = any(self.forms[i] in COORDINATORS for i in range(at, between[0])) if between else True
            if between and not linked and self.verb_final(at + 1, end) and self._last_relative(at, between[0]):
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
            if (self.forms[i] in RELATIVE and self.tags[i - 1] in ("NN", "NE") and self.tags[i] in ("ART", "PRELS"))
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
        if tag in FINITE:
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
        if form in OPEN_BRACKETS:
            self._push(ClauseKind.MAIN, self.stack[-1])
            self.brackets.append(len(self.stack))
            self._take(at)
            self._open_next(at)
            return
        if form in CLOSE_BRACKETS:
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
        following = self.skip_quotes(at + 1)
        if following >= self.size:
            return
        opened = self.opener(following)
        if opened:
            if self.forms[following] in COORDINATORS or self.tags[following] == "KON":
                self._pop_complete()
            self._push(opened[0], self.stack[-1], opened[1])
            return
        end = self.run_end[following]
        finites = self.finites_in(following, end)
        if self.forms[at] in (";", ":", ".", "!", "?"):
            if finites and self.clauses[self.stack[self._floor() - 1]].finite is not None:
                self._new_main()
            return
        if self.forms[following] in COORDINATORS:
            return  # the coordinator decides
        if not finites:
            if self.zu_infinitive(following, end) and self._ends_with_zu(following, end):
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
        place = self.zu_place(start, end)
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
        finites = self.finites_in(at + 1, end)
        top = self._top
        if not finites or not top.complete:
            self._take(at)
            return
        verb_last = self.verb_final(at + 1, end)
        if top.kind is ClauseKind.MAIN:
            self._new_main()
        elif top.kind is ClauseKind.INFINITIVE and top.finite is None:
            self._pop_complete()
            if self._top.kind is ClauseKind.MAIN and self._top.complete:
                self._new_main()
        elif after_comma or (not verb_last and finites[0] - at <= 6):
            # the comma closes the subordinate clause: „…, obwohl es regnet, und hilft“
            self._pop_complete()
            if self._top.complete:
                self._new_main()
        else:
            kind, parent = top.kind, top.parent
            self.stack.pop()
            self._push(kind, parent)
        self._take(at)
