"""German words and signs with their places. Every character that is not a space belongs to one token."""

from __future__ import annotations

import re

from pubtool.language.german.abbreviations import PATTERN
from pubtool.language.german.values import Kind, Token

_LETTER = r"[^\W\d_]"
_WORD = rf"(?:{_LETTER}|[\u00ad\u0300-\u036f])"
# hyphen, non-breaking hyphen, Mediopunkt and its look-alikes, apostrophe, the signs of gender
_JOINT = r"[-\u2010\u2011·‧•’'&/]"
_GENDER = rf"(?:[*:_]|/-?){_WORD}+"

_TOKEN = re.compile(
    rf"""
    (?P<address>(?:https?://|www\.)[^\s<>"„“”»«]*[^\s<>"„“”»«.,;:!?)\]]
        |(?<![\w.+-])[\w.+-]{{1,64}}@[\w-]{{1,63}}(?:\.[\w-]{{1,63}}){{1,4}}|(?<!\w)@\w{{2,}}|(?<!\w)\#\w{{2,}}
        |(?<![\w.])(?:[a-z0-9-]{{1,63}}\.){{1,4}}(?:de|com|org|net|eu|info|gov|ch|at)(?:/[^\s<>"„“”»«]*[^\s<>"„“”»«.,;:!?)\]])?(?![\w]))
  | (?P<date>\d{{1,2}}\.\d{{1,2}}\.(?:\d{{4}}|\d{{2}}\b)|\d{{1,2}}\.\d{{1,2}}\.(?=\s|$|[,;)–-])|\d{{4}}-\d{{2}}-\d{{2}})
  | (?P<time>\d{{1,2}}:\d{{2}}(?::\d{{2}})?(?!\d)|\d{{1,2}}\.\d{{2}}(?=\s?Uhr))
  | (?P<abbreviation>(?<!\w)(?:{PATTERN})(?!\w))
  | (?P<compound>\d+(?:[.,]\d+){{0,3}}(?:-|\u2011)?{_WORD}[\w]*(?:{_JOINT}[\w]+)*-?)
  | (?P<number>[+−]?\d{{1,3}}(?:[.\u00a0\u202f’']\d{{3}}){{1,8}}(?:,\d+)?(?!\d)|[+−]?\d+(?:,\d+)?|[½¼¾⅓⅔])
  | (?P<word>-?{_WORD}+(?:(?:{_JOINT}(?:{_WORD}|\d)+|\d+{_WORD}*|{_GENDER})*)-?(?:{_JOINT}(?={_LETTER}))?)
  | (?P<punctuation>\.{{2,}}|-{{2,}}|…|``|''|[.,;:!?„“”"»«›‹‚‘’'()\[\]{{}}–—/·•*-])
  | (?P<symbol>\S)
    """,
    re.VERBOSE,
)
_ORDINAL_NEXT = re.compile(r"\.(?=\s+\S)")


def tokenize(text: str, start: int, end: int) -> list[Token]:
    """The tokens of the sentence `text[start:end]`, untagged; offsets are those of `text`."""
    out = []
    at = start
    while found := _TOKEN.search(text, at, end):
        kind, stop = found.lastgroup or "symbol", found.end()
        if kind == "number" and _ORDINAL_NEXT.match(text, stop, end) and found[0].isdigit() and len(found[0]) <= 3:
            stop += 1  # inside a sentence a full stop behind a number makes an ordinal
        out.append(Token(found.start(), stop, text[found.start() : stop], _KINDS[kind]))
        at = stop
    return out


_KINDS = {
    "address": Kind.ADDRESS,
    "date": Kind.DATE,
    "time": Kind.TIME,
    "abbreviation": Kind.ABBREVIATION,
    "compound": Kind.WORD,
    "number": Kind.NUMBER,
    "word": Kind.WORD,
    "punctuation": Kind.PUNCTUATION,
    "symbol": Kind.SYMBOL,
}
