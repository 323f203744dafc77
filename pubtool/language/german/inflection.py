"""The forms of a German word from its lemma: what a rewriting needs to put a word into another case, tense or number."""

from __future__ import annotations

import re

from pubtool.language.german import paradigms
from pubtool.language.german.morphology import IEREN_SLOTS, IRREGULAR_COMPARISON, is_ieren, noun_readings


def noun_forms(lemma: str) -> dict[str, tuple[str, ...]]:
    """The forms of the noun `lemma` by slot (:data:`NOUN_SLOTS`), the usual variant first; empty when it is unknown."""
    return paradigms.table().nouns.forms(lemma)


def noun_gender(lemma: str) -> str:
    """``M``, ``F``, ``N``, several letters where the word has several genders, or empty when unknown or plural only."""
    return next((reading.gender for reading in noun_readings(lemma) if reading.lemma == lemma), "")


def verb_forms(lemma: str) -> dict[str, tuple[str, ...]]:
    """The forms of the verb `lemma`; a separable one has them without its prefix, except infinitives and participles.

    The finite forms are under :data:`FINITE_SLOTS`. Empty when the verb is unknown.
    """
    table = paradigms.table()
    prefix = separable_prefix(lemma)
    base = lemma[len(prefix) :]
    found = dict(table.verbs.forms(base))
    if not found:
        if not is_ieren(base):
            return {}
        stem = base[:-2]
        for ending, slots in IEREN_SLOTS.items():
            for slot in slots:
                found[slot] = (stem + ending,)
        found["participle"] = (stem + "t",)
    joined = tuple("ge" + form for form in found.pop("ge-participle", ()))
    found["participle"] = tuple(prefix + form for form in (*joined, *found.get("participle", ())))
    found["infinitive"] = (lemma,)
    found["present participle"] = (lemma + "d",)
    found["zu-infinitive"] = (f"{prefix}zu{base}" if prefix else f"zu {lemma}",)
    return found


def separable_prefix(lemma: str) -> str:
    """The separable prefix of the verb `lemma`, or empty; ``vorstellen`` gives ``vor``."""
    table = paradigms.table()
    if table.verbs.forms(lemma):
        return ""
    for cut in range(len(lemma) - 3, 1, -1):
        if lemma[cut:] in table.separable.get(lemma[:cut], ()):
            return lemma[:cut]
    return ""


def auxiliary(lemma: str) -> str | None:
    """``haben``, ``sein`` or ``both`` (it depends on the meaning); None for a verb that the table does not have."""
    table = paradigms.table()
    if lemma in table.both:
        return "both"
    if lemma in table.sein:
        return "sein"
    return "haben" if verb_forms(lemma) else None


def adjective_form(lemma: str, ending: str, degree: str = "positive") -> str | None:
    """The form of the adjective `lemma` with `ending` (empty or one of :data:`ADJECTIVE_ENDINGS`), or None when unknown."""
    table = paradigms.table()
    stems = [stem for stem, found in table.adjectives.items() if found == lemma]
    if lemma in table.undeclined:
        return lemma if degree == "positive" else None
    if not stems:
        return None
    stem = min(stems, key=lambda s: (s == lemma, len(s))) if ending or degree == "comparative" else lemma
    if degree != "positive":
        if lemma in IRREGULAR_COMPARISON:
            stem = IRREGULAR_COMPARISON[lemma][0 if degree == "comparative" else 1]
        elif degree == "comparative":
            stem += "er"
        else:
            stem += "est" if re.search(r"(d|t|s|ß|x|z|sch)$", lemma) and not lemma.endswith("isch") else "st"
    if ending and stem.endswith("e"):
        stem = stem[:-1]
    return stem + ending
