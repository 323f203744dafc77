"""What case, gender and number a German noun can have, also where no table has the very word."""

from __future__ import annotations

import re
from functools import lru_cache

from pubtool.language.german import lists
from pubtool.language.german.inflection import noun_forms
from pubtool.language.german.morphology import adjective_readings, noun_readings, verb_readings
from pubtool.language.german.words import STRONG_ADJECTIVE, WEAK_ADJECTIVE, Readings

_SIGNS = re.compile(r"[\u00ad·‧•]")
_HYPHEN = re.compile(r"[-\u2010\u2011]")

# endings that decide the gender: (singular ending, plural ending, gender)
_SUFFIXES = (
    ("ung", "ungen", "F"), ("heit", "heiten", "F"), ("keit", "keiten", "F"), ("schaft", "schaften", "F"), ("ion", "ionen", "F"),
    ("tät", "täten", "F"), ("erin", "erinnen", "F"), ("ologie", "ologien", "F"), ("ologin", "ologinnen", "F"),
    ("erei", "ereien", "F"),
    ("ärin", "ärinnen", "F"), ("istin", "istinnen", "F"), ("antin", "antinnen", "F"), ("entin", "entinnen", "F"),
    ("orin", "orinnen", "F"), ("ling", "linge", "M"), ("ismus", "ismen", "M"), ("chen", "chen", "N"), ("ment", "mente", "N"),
)  # fmt: skip
_SHORTEST_HEAD = 4
_SHORT_HEADS = frozenset("rat weg amt tag hof bus rad akt ort tür uhr see bau gas tor bad zug not".split())
_NO_HEADS = frozenset("Lein Chen Ling Heit Keit Ung Igel Ende Eis Enge Erei Igkeit Ion Iste Äther Rinne Innen".split())


@lru_cache(maxsize=20_000)
def head(form: str) -> str:
    """The longest end of the compound `form` that is a noun of the table, or empty: ``regierung`` of „Landesregierung“."""
    form = _HYPHEN.split(_SIGNS.sub("", form))[-1]
    if not form or len(form) > 60:
        return ""
    form = form[0].upper() + form[1:]
    if noun_readings(form):
        return form
    longest = ""
    if form[-3:] in _SHORT_HEADS and len(form) > 6 and is_front(form[:-3]):
        return form[-3:].capitalize()
    for cut in range(2, len(form) - _SHORTEST_HEAD + 1):
        end = form[cut:].capitalize()
        if end not in _NO_HEADS and noun_readings(end):
            # „Pflege|hilfe“, not „Pfle|gehilfe“: what is left has to be a word, too
            if is_front(form[:cut]):
                return end
            longest = longest or end
    return longest if len(longest) > _SHORTEST_HEAD else ""


LINKS = ("", "s", "n", "en", "es", "er", "e", "ens")


@lru_cache(maxsize=20_000)
def is_front(front: str) -> bool:
    """Whether `front` can be the first part of a compound: a noun with or without a linking element, a stem, a prefix."""
    low = front.lower().rstrip("-‐‑")
    if low in lists.words("compound_fronts") or low in lists.words("other_fronts"):
        return True
    if len(low) < 3:
        return False
    for link in LINKS:
        if low.endswith(link) and len(low) - len(link) >= 3:
            stem = low[: len(low) - len(link)]
            if noun_readings(stem.capitalize()):
                return True
            if link == "s" and stem.endswith(("ung", "heit", "keit", "schaft", "ion", "tät", "ling")):
                return True
    if verb_readings(low + "en") or verb_readings(low + "n") or adjective_readings(low):
        return True
    if noun_readings(low.capitalize() + "e"):
        return True  # „Schul-“, „Sprach-“
    return len(low) > 6 and bool(_whole(low))


def _whole(low: str) -> str:
    """The head of a front that is a compound itself, with or without a linking s."""
    return head(low) if not low.endswith("s") else head(low[:-1]) or head(low)


@lru_cache(maxsize=20_000)
def lemma_and_readings(form: str) -> tuple[str, Readings]:
    """The lemma of the noun `form`, and what it can be; the readings are empty when nothing is known."""
    bare = _SIGNS.sub("", form)
    end = head(bare)
    found = noun_readings(end) if end else ()
    if found:
        if any(r.slot == "NP" for r in found):  # „dem Schuhe“ is of yesterday, „die Schuhe“ are meant
            found = tuple(r for r in found if r.slot != "DS" or r.lemma == end or noun_forms(r.lemma)["DS"][0] == end)
        best = [r for r in found if r.lemma == end] or list(found)
        front = bare[: len(bare) - len(end)]
        whole = front + (best[0].lemma if not front or front[-1] in "-‐‑" else best[0].lemma.lower())
        codes = frozenset((r.slot[0], gender, r.slot[1]) for r in found for gender in r.gender or "MFN")
        if any(len(r.gender) > 1 and "F" in r.gender and r.slot == "NS" for r in found):
            codes |= {(case, "F", "S") for case in "NGDA"}  # „der Band“: the table has the forms of one gender only
        return whole, codes
    low = bare.lower()
    for reading in adjective_readings(low):
        if reading.ending:
            both = STRONG_ADJECTIVE[reading.ending] | WEAK_ADJECTIVE.get(reading.ending, frozenset())
            return bare[0] + low[1 : len(low) - len(reading.ending)] + "e", both
    if any(verb.slot == "infinitive" for verb in verb_readings(low)):
        return bare, frozenset((case, "N", "S") for case in "NDA")
    if low.endswith("ns") and any(r.slot == "infinitive" for r in verb_readings(low[:-1])):
        return bare[:-1], frozenset((("G", "N", "S"),))
    for one, many, gender in _SUFFIXES:
        if low.endswith(one) and len(low) > len(one) + 2:
            if gender == "F" or one in ("chen",):
                cases = "NGDA" if gender == "F" else "NDA"
                plural = frozenset((c, gender, "P") for c in "NGDA") if one == many else frozenset()
                return bare, frozenset((c, gender, "S") for c in cases) | plural
            return bare, frozenset((c, gender, "S") for c in "NDA")
        if low.endswith(many):
            cases = "NGDA" if many.endswith("n") else "NGA"
            return bare[: len(bare) - len(many)] + one, frozenset((c, gender, "P") for c in cases)
        if gender != "F" and low.endswith(one + "s"):
            return bare[:-1], frozenset((("G", gender, "S"),))
    return bare, frozenset()
