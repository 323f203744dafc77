"""The file ``pubtool/data/morphology.txt``: stems with classes of endings, the forms of every word in small space.

It is made by ``tools/build_morphology.py``; its source and licence are in its head. It opens in some 20 ms, once, when a
word is first asked for.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

_FILE = Path(__file__).parents[2] / "data" / "morphology.txt"

NOUN_SLOTS = ("NS", "GS", "DS", "AS", "NP", "GP", "DP", "AP")
"""Case (nominative, genitive, dative, accusative) and number of the eight forms of a noun."""

_TENSES = ("present", "past", "subjunctive1", "subjunctive2")
_PERSONS = ("1S", "2S", "3S", "1P", "2P", "3P")
FINITE_SLOTS = tuple(f"{tense} {person}" for tense in _TENSES for person in _PERSONS)
"""Tense or mood, person and number of the 24 finite forms: ``past 3P``."""

VERB_SLOTS = ("ge-participle", "participle", *FINITE_SLOTS)
"""A participle with ge- is kept without it, as it hides the stem; then one without, and the finite forms."""
_Paradigm = tuple[str, str, dict[str, tuple[str, ...]], dict[str, tuple[str, ...]]]
"""Head (the gender), the lemma's ending, slots by ending, endings by slot."""


class Paradigms:
    """Stems with classes of endings: the forms of every word in small space."""

    def __init__(self, classes: str, stems: str, slots: tuple[str, ...]) -> None:
        self._rows = classes.split("\n")
        parts = stems.split()
        self._stems = dict(zip(parts[::2], parts[1::2], strict=True))
        self._slots = slots
        self._parsed: dict[str, _Paradigm] = {}

    def _paradigm(self, id: str) -> _Paradigm:
        found = self._parsed.get(id)
        if found is None:
            head, lemma, *forms = self._rows[int(id)].split(",")
            by_ending: dict[str, tuple[str, ...]] = {}
            by_slot = {}
            for slot, form in zip(self._slots, forms, strict=True):
                if form != "-":
                    by_slot[slot] = tuple(form.split("/"))
                    for ending in by_slot[slot]:
                        by_ending[ending] = (*by_ending.get(ending, ()), slot)
            found = self._parsed[id] = (head, lemma, by_ending, by_slot)
        return found

    def readings(self, form: str) -> list[tuple[str, str, str]]:
        """Head (gender), lemma and slot of each way to read `form`."""
        out = []
        for cut in range(len(form), -1, -1):
            ids = self._stems.get(form[:cut] or "_")
            if ids:
                for id in ids.split(","):
                    head, lemma, by_ending, _ = self._paradigm(id)
                    out += [(head, form[:cut] + lemma, slot) for slot in by_ending.get(form[cut:], ())]
        return out

    def forms(self, lemma: str) -> dict[str, tuple[str, ...]]:
        """The forms of `lemma` by slot, the usual variant first; empty when the table does not have it."""
        for cut in range(len(lemma), -1, -1):
            for id in self._stems.get(lemma[:cut] or "_", "").split(","):
                if id:
                    _, ending, _, by_slot = self._paradigm(id)
                    if ending == lemma[cut:]:
                        return {slot: tuple(lemma[:cut] + e for e in endings) for slot, endings in by_slot.items()}
        return {}


class Table:
    """Everything that the file holds."""

    def __init__(self) -> None:
        text = _FILE.read_text(encoding="utf-8")
        parts: dict[str, str] = {}
        for section in text.split("\n@")[1:]:
            name, _, body = section.partition("\n")
            parts[name] = body.strip("\n")
        self.nouns = Paradigms(parts["noun-classes"], parts["noun-stems"], NOUN_SLOTS)
        self.verbs = Paradigms(parts["verb-classes"], parts["verb-stems"], VERB_SLOTS)
        self.separable: dict[str, set[str]] = {}
        for verb in parts["separable"].split():
            prefix, _, base = verb.partition("|")
            self.separable.setdefault(prefix, set()).add(base)
        self.sein = frozenset(parts["sein"].split())
        self.both = frozenset(parts["both"].split())
        self.undeclined, self.adjectives = set(), {}
        for entry in parts["adjectives"].split():
            if entry.startswith("="):
                self.undeclined.add(entry[1:])
            else:
                lemma, _, stem = entry.partition("=")
                self.adjectives[stem or lemma] = lemma
        # nobel has the stem nobl-: both are looked up
        self.adjectives |= {lemma: lemma for lemma in list(self.adjectives.values())}


@cache
def table() -> Table:
    """The table; opened once."""
    return Table()
