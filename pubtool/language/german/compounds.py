"""The parts of a German compound: „Landes|regierung“, with the linking element.

A part counts when the tables have it in a form that stands inside compounds, and a cut when HanTa sees a morpheme end there or
both sides are nouns beyond doubt. Where that does not decide, there is no answer: a wrong hyphen is worse than none. Names and
titles are left whole.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from pubtool.language.german import tagger
from pubtool.language.german.lists import words
from pubtool.language.german.morphology import adjective_readings, noun_readings, verb_readings
from pubtool.language.german.values import Token

SHORTEST = 8
"""Words with fewer letters are not taken apart."""

_ATOM = 10
"""A word of the table with so many letters or fewer stays whole inside a compound: Haushalt, Bahnhof, Landkreis."""


@dataclass(frozen=True, slots=True)
class Compound:
    """`parts` are pieces of the word as it is written; `links` the linking element at the end of each but the last."""

    parts: tuple[str, ...]
    links: tuple[str, ...]


_TITLE = re.compile(
    r"(?:minister|ministerin|präsident|präsidentin|sekretär|sekretärin|bürgermeister|bürgermeisterin|kanzler|kanzlerin|direktor|"
    r"direktorin|professor|professorin|landrat|landrätin|stadtrat|stadträtin|vorsitzende[rn]?|beauftragte[rn]?|"
    r"abgeordnete[rn]?|dezernent|dezernentin)(?:s|en|nen|innen)?$"
)
_SUFFIXED = ("ung", "heit", "keit", "schaft", "ion", "tät", "ling", "tum", "ing", "um", "ment")


@lru_cache(maxsize=50_000)
def _front(piece: str) -> tuple[float, str] | None:
    """What it costs to take `piece` (lower case) for a part before another, and its linking element; None when it cannot be."""
    if piece in words("no_compound_front") or len(piece) < 3:
        return None
    if piece in words("compound_fronts"):
        return 0.2, ""
    for link in ("", "s"):
        if piece.endswith(link) and piece.removesuffix(link) in words("whole_compounds"):
            return 0.0, link
    capital = piece.capitalize()
    best: tuple[float, str] | None = None
    for reading in noun_readings(capital):
        low = reading.lemma.lower()
        link = piece[len(low) :] if piece.startswith(low) else ""
        if reading.slot in ("NS", "NP") or (reading.slot == "GS" and link in ("s", "es", "n", "en", "ens", "ns")):
            best = min(best or (9.0, ""), (0.0, link))
    if best:
        return best
    if piece.endswith("s"):
        stem = piece[:-1]
        if stem.endswith(_SUFFIXED) and (noun_readings(stem.capitalize()) or len(stem) > 6):
            return (0.0 if noun_readings(stem.capitalize()) else 0.6), "s"
        linked = words("linked_with_s")
        if stem in linked or any(stem.endswith(x) and _front(stem.removesuffix(x)) for x in linked if len(x) > 5):
            return 0.0, "s"
        if noun_readings(stem.capitalize()) and any(
            r.gender != "F" and r.slot == "NS" for r in noun_readings(stem.capitalize())
        ):
            return 0.3, "s"
        if any(r.slot == "infinitive" for r in verb_readings(stem)):
            return 0.3, "s"  # Lebens-, Schaffens-
    if len(piece) >= 4 and any(r.slot == "NS" for r in noun_readings(capital + "e")):
        return 0.4, ""  # Schul-, Sprach-, Kontroll-
    verbal = piece + "n" if piece.endswith(("er", "el")) else piece + "en"
    if len(piece) >= 3 and any(r.slot == "infinitive" for r in verb_readings(verbal)):
        return 0.6, ""  # Wohn-, Fahr-, Förder-
    if piece.endswith("e") and len(piece) > 4 and any(r.slot == "infinitive" for r in verb_readings(piece + "n")):
        return 0.5, "e"  # Pflege-, Lade-
    if len(piece) >= 5 and any(not r.ending and not r.verb for r in adjective_readings(piece)):
        return 0.8, ""
    if piece.endswith("en") and any(r.ending == "en" for r in adjective_readings(piece)) and len(piece) > 6:
        return 0.9, "en"  # Kranken-, Behinderten-
    return None


@lru_cache(maxsize=50_000)
def _last(piece: str) -> float | None:
    """What it costs to take `piece` for the last part; None when it is no noun."""
    if piece in words("no_compound_head") or len(piece) < 3:
        return None
    capital = piece.capitalize()
    if any(
        piece.endswith(end) and piece.removesuffix(end) in words("whole_compounds") for end in ("", "s", "es", "e", "en", "n")
    ):
        return -0.3  # „Haupt|bahnhof“ rather than „Hauptbahn|hof“
    if noun_readings(capital):
        return 0.0 if len(piece) > 3 else 0.4
    if any(r.slot == "infinitive" and not r.prefix for r in verb_readings(piece)) and len(piece) > 5:
        return 0.8
    if piece.endswith(("ung", "ungen", "heit", "heiten", "keit", "keiten", "tion", "tionen")) and len(piece) > 7:
        return 0.7
    return None


def _cuts(word: str) -> frozenset[int]:
    """Where HanTa sees one stem end and another begin; a linking element belongs to the part before it."""
    out, at = set(), 0
    for piece, kind in tagger.morphemes(word, "NN"):
        if at and not kind.startswith(("SUF", "FUGE")):
            out.add(at)
        at += len(piece)
    return frozenset(out)


def _derived(word: str) -> bool:
    """Whether `word` comes from a verb as a whole: Rechtfertigung from rechtfertigen, das Festhalten."""
    verbs = [word, word.removesuffix("s")]
    for end in ("ung", "ungen"):
        if word.endswith(end):
            verbs += [word.removesuffix(end) + "en", word.removesuffix(end) + "n"]
    # verbs in -ieren are taken for verbs whatever stands before them: „landesregieren“
    known = (verb for verb in verbs if not verb.endswith("ieren"))
    return any(reading.slot == "infinitive" for verb in known for reading in verb_readings(verb))


@lru_cache(maxsize=20_000)
def _best(word: str) -> tuple[tuple[int, ...], tuple[str, ...]] | None:
    """The cuts of `word` (lower case) and the linking elements, or None."""
    size = len(word)
    if _derived(word):
        return None
    seen = _cuts(word)
    # cheapest way to divide the first n letters into parts that stand before another
    ways: list[tuple[float, tuple[int, ...], tuple[str, ...]] | None] = [None] * (size + 1)
    ways[0] = (0.0, (), ())
    for end in range(3, size - 2):
        for start in range(end - 2):
            before = ways[start]
            if before is None:
                continue
            piece = word[start:end]
            found = _front(piece)
            if found is None or (len(piece) > _ATOM and _divisible(piece.removesuffix(found[1]))):
                continue
            cost = before[0] + 1 + found[0] + (0 if end in seen else 0.9)
            known = ways[end]
            if known is None or cost < known[0]:
                ways[end] = (cost, (*before[1], end), (*before[2], found[1]))
    best: tuple[float, tuple[int, ...], tuple[str, ...]] | None = None
    for start in range(3, size - 2):
        before = ways[start]
        rest = _last(word[start:])
        if before is None or rest is None:
            continue
        if (size - start > _ATOM and _divisible(word[start:])) or (rest >= 0.7 and start not in seen):
            continue
        cost = before[0] + 1 + rest
        if best is None or cost < best[0]:
            best = (cost, before[1], before[2])
    if best is None or not all(_sure(word, cut, best[1], seen) for cut in best[1]):
        return None
    if noun_readings(word.capitalize()) and not (set(best[1]) <= seen or word[: best[1][0]] in words("compound_fronts")):
        return None  # a word of the table („Verbraucher“) is divided only where HanTa divides it, too
    if word[best[1][-1] :] in words("place_heads") and (_front(word[: best[1][0]]) or (0,))[0] >= 0.8:
        return None
    return best[1], best[2]


@lru_cache(maxsize=20_000)
def _divisible(piece: str) -> bool:
    return _ATOM < len(piece) <= tagger.LONGEST and piece not in words("whole_compounds") and _best(piece) is not None


def _sure(word: str, cut: int, cuts: tuple[int, ...], seen: frozenset[int]) -> bool:
    """Whether the cut is HanTa's, too, or both sides are long and nouns by the table."""
    if cut in seen:
        return True
    before = max((c for c in cuts if c < cut), default=0)
    after = min((c for c in cuts if c > cut), default=len(word))
    front = _front(word[before:cut])
    noun = noun_readings(word[cut:after].capitalize()) or _front(word[cut:after])
    if front and front[1] == "en" and cut - before >= 9:
        return bool(noun)  # Arbeitslosen-, Behinderten-: HanTa cuts them into smaller pieces
    return bool(front and front[0] < 0.4 and cut - before >= 4 and after - cut >= 4 and noun)


_SIGN = re.compile(r"[-‐‑·‧•\u00ad]")


def split(form: str) -> Compound | None:
    """The parts of the noun `form`, or None when it is no compound or nothing is sure.

    Written hyphens and Mediopunkte are not looked at: give their parts one by one.
    """
    word = form.lower()
    if len(word) < SHORTEST or len(word) > tagger.LONGEST or not word.isalpha() or form.isupper() or _TITLE.search(word):
        return None
    found = _best(word)
    if found is None or (len(word) <= _ATOM and noun_readings(form)):
        return None
    cuts, links = found
    places = (0, *cuts, len(word))
    return Compound(tuple(form[a:b] for a, b in pairwise(places)), links)


def compound(token: Token) -> Compound | None:
    """The parts of `token`, or None: only nouns that are no names are taken apart."""
    if token.tag != "NN" or token.name or _SIGN.search(token.text):
        return None
    return split(token.text)
