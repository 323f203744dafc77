"""Where a German sentence ends, inside one paragraph.

A full stop ends a sentence unless it belongs to an abbreviation, an ordinal, an initial or a date. Quotation marks do not
decide: an opening mark goes with the sentence behind it, a closing one with the sentence before it, and one that is never
closed swallows nothing.
"""

from __future__ import annotations

import re

from pubtool.language.german import lists
from pubtool.language.german.abbreviations import PATTERN, may_end_a_sentence

_OPENING = "„‚»«›‹\"([“'–-•*"
_CLOSING = "“”\"»«›‹’'‘)]"
_END = re.compile(rf"[.!?…]+[{re.escape(_CLOSING)}]*(?=\s)")
_NEXT = re.compile(rf"\s+(?:[–-]\s+)?([{re.escape(_OPENING)}]*)\s?(\S+)")
_ABBREVIATION = re.compile(rf"(?:^|[\s(\[/„»–-])((?:{PATTERN}))$")
_INITIAL = re.compile(r"(?:^|[\s(.„-])([A-ZÄÖÜ]|[a-zäöü])\.$")
_ORDINAL = re.compile(r"(?:^|[\s(„/])(\d{1,3}|[IVX]{1,5})\.$")
_LIST_NUMBER = re.compile(r"(?:^|[.!?]\s+)\d{1,3}\.$")
_DASH = re.compile(r"[–-]\s")


def starts(text: str) -> list[int]:
    """The offsets in `text`, a single paragraph, at which a sentence begins; the first is 0."""
    out = [0]
    for end in _END.finditer(text):
        following = _NEXT.match(text, end.end(), end.end() + 400)
        if not following:
            continue
        # the words just before the end are enough: abbreviations are short
        before = text[max(out[-1], end.start() - 40) : end.start() + 1]
        if _ends(before, end[0], following[1], following[2]):
            offset = following.start(1)
            dash = _DASH.search(text, end.end(), offset)
            out.append(dash.start() if dash else offset)
    return out


def _ends(before: str, mark: str, opening: str, word: str) -> bool:
    """Whether `mark` ends a sentence between the text `before` it (with its first sign) and the next `word`."""
    bare = word.strip(_OPENING + _CLOSING + ".,;:!?…")
    first = bare[:1]
    if not bare:
        return mark[0] in ".!?" and word[:1] not in ",;.!?…:" and not word.startswith(("…", ")"))
    if first.islower() or word[0] in ",;)":
        return False
    starter = bare.lower() in lists.words("sentence_starters")
    if mark[0] in "!?":
        return True
    if mark[0] == "…" or mark.startswith(".."):
        return first.isupper()
    if len(mark) > 1:  # a closing bracket or quotation mark: „(z. B.)“ is rare, „Er kam.“ is not
        return not (_ABBREVIATION.search(before) or mark.endswith(")")) or starter
    if found := _ABBREVIATION.search(before):
        return may_end_a_sentence(found[1]) and (starter or bool(opening))
    if found := _INITIAL.search(before):  # „z.“ begins „z. B.“
        return found[1].isupper() and starter and bare.lower() not in ("von", "zu", "zum", "zur", "vom")
    if _ORDINAL.search(before):
        return starter and not _LIST_NUMBER.search(before)
    return True
