"""Hints that a word is not German: an English spelling, a learned ending. Hints, not proofs."""

from __future__ import annotations

import re
from functools import lru_cache

from pubtool.language.german.morphology import adjective_readings, noun_readings, verb_readings

_LEARNED = re.compile(
    r"(?:ismus|ismen|ierung|ierungen|isierung|tät|täten|thek|theken|ologie|ologe|ologin|itis|skop|graphie|phobie|thermie|"
    r"kratie|manie|zid|eur|eure|eurin|age|agen|esse|enz|enzen|anz|anzen)$"
)
_LEARNED_START = re.compile(
    r"(?:anti|hyper|inter|makro|mikro|meta|multi|neuro|öko|para|poly|post|prä|pseudo|quasi|trans|ultra)"
)
_ENGLISH = re.compile(
    r"(?:[^s]ing$|tion$|ness$|ship$|ware$|line$|ee[^n]|oo[^rt]|ou[^r]|ea[^un]|w[hr]|gh|ck?s$|(?<!s)th|y$|ity$|ly$|sh)"
)
_LOANS = re.compile(
    r"(?:shop|shops|ness|ship|hotline|ware|board|tool|tools|management|marketing|coaching|meeting|event|events|newsletter|website|"
    r"homepage|feedback|flyer|download|lockdown|streaming|sharing|workshops?|start-?up|start-?ups|pitch|award|awards|kick-?off)$"
)
_USUAL = frozenset(
    "Team Computer Internet Euro Baby Hobby Party Handy Boot Moos Zoo Tee See Idee Armee Allee Kaffee Meer Theater".split()
)


@lru_cache(maxsize=20_000)
def is_foreign(form: str, tag: str) -> bool:
    """Whether the word `form` with the STTS `tag` looks foreign or learned."""
    if tag == "FM":
        return True
    low = form.lower()
    if len(low) < 4 or form in _USUAL or tag == "NE" or len(low) > 60:
        return False
    if _LEARNED.search(low) or (len(low) > 8 and _LEARNED_START.match(low)):
        return True
    if _LOANS.search(low):
        return True
    known = noun_readings(form) if form[0].isupper() else adjective_readings(low) or verb_readings(low)
    return not known and bool(_ENGLISH.search(low)) and not low.endswith(("ung", "ling", "linge", "isch", "lich"))
