"""Dates, times, sums, shares and numbers, over the tokens that make them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal, InvalidOperation

from pubtool.language.german.values import Expression, Figure, Kind, Token
from pubtool.language.german.words import MONTHS, NUMBER_WORDS

_SHORT_MONTHS = {month[:3]: number for number, month in enumerate(MONTHS, 1)} | {"mär": 3}
_DATE = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2})?$")
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}$")
_TIME = re.compile(r"(\d{1,2})[:.](\d{2})$")
_SCALES = {"mio.": 10**6, "million": 10**6, "millionen": 10**6, "mrd.": 10**9, "milliarde": 10**9, "milliarden": 10**9,
           "tsd.": 1000, "tausend": 1000, "hundert": 100}  # fmt: skip
_CURRENCIES = {"euro": "EUR", "€": "EUR", "eur": "EUR", "cent": "EUR cent", "dollar": "USD", "$": "USD", "franken": "CHF",
               "pfund": "GBP", "£": "GBP"}  # fmt: skip


def number(form: str) -> Decimal | None:
    """The value of a German number in figures or as a word up to twelve: „1.200“, „3,25“, „zwei“."""
    low = form.lower()
    if low in NUMBER_WORDS and low != "ein":
        return Decimal(NUMBER_WORDS[low])
    plain = re.sub(r"[.\u00a0\u202f’']", "", low).replace(",", ".").replace("−", "-").replace("+", "")
    try:
        return Decimal(plain) if re.fullmatch(r"-?\d{1,40}(?:\.\d{1,20})?", plain) else None
    except InvalidOperation:
        return None


def figures(tokens: Sequence[Token]) -> tuple[Figure, ...]:
    """Every figure of one sentence in order; none overlaps another."""
    out, at = [], 0
    while at < len(tokens):
        found = _date(tokens, at) or _time(tokens, at) or _quantity(tokens, at)
        if found:
            out.append(found)
            at = found.last + 1
        else:
            at += 1
    return tuple(out)


def _low(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].text.lower() if at < len(tokens) else ""


def _month(word: str) -> int | None:
    return (
        _SHORT_MONTHS.get(word[:3])
        if word in MONTHS or word.rstrip(".") in _SHORT_MONTHS or word in ("sept.", "febr.")
        else None
    )


def _date(tokens: Sequence[Token], at: int) -> Figure | None:
    token = tokens[at]
    if token.kind is Kind.DATE:
        found = _DATE.match(token.text)
        if not found:
            return Figure(Expression.DATE, at, at, token.text if _ISO.match(token.text) else None)
        day, month, year = int(found[1]), int(found[2]), found[3]
        if not year and re.fullmatch(r"\d{4}", _low(tokens, at + 1)):
            return Figure(Expression.DATE, at, at + 1, _iso(day, month, _low(tokens, at + 1)))
        return Figure(Expression.DATE, at, at, _iso(day, month, "20" + year if year and len(year) == 2 else year))
    named = _month(_low(tokens, at + 1))
    if token.kind is Kind.NUMBER and re.fullmatch(r"\d{1,2}\.", token.text) and named:
        year = _low(tokens, at + 2) if re.fullmatch(r"[12]\d{3}", _low(tokens, at + 2)) else None
        return Figure(Expression.DATE, at, at + (2 if year else 1), _iso(int(token.text[:-1]), named, year))
    return None


def _iso(day: int, month: int, year: str | None) -> str | None:
    if not (1 <= day <= 31 and 1 <= month <= 12):
        return None
    return f"{year or '-'}-{month:02}-{day:02}"


def _time(tokens: Sequence[Token], at: int) -> Figure | None:
    token = tokens[at]
    clock = _low(tokens, at + 1) == "uhr"
    if token.kind is Kind.TIME and (found := _TIME.match(token.text)):
        return Figure(Expression.TIME, at, at + clock, f"{int(found[1]):02}:{found[2]}" if int(found[1]) <= 24 else None)
    if token.kind is Kind.NUMBER and clock and re.fullmatch(r"\d{1,2}", token.text):
        minutes = _low(tokens, at + 2)
        if re.fullmatch(r"[0-5]\d", minutes):
            return Figure(Expression.TIME, at, at + 2, f"{int(token.text):02}:{minutes}")
        return Figure(Expression.TIME, at, at + 1, f"{int(token.text):02}:00" if int(token.text) <= 24 else None)
    return None


def _quantity(tokens: Sequence[Token], at: int) -> Figure | None:
    token = tokens[at]
    before = token.text in ("€", "$", "£") and at + 1 < len(tokens) and tokens[at + 1].kind is Kind.NUMBER
    place = at + 1 if before else at
    value = number(tokens[place].text) if tokens[place].kind is Kind.NUMBER or tokens[place].tag == "CARD" else None
    if value is None:
        return None
    last = place
    if (scale := _SCALES.get(_low(tokens, last + 1))) is not None:
        value, last = value * scale, last + 1
    unit = _low(tokens, last + 1)
    plain = format(value.normalize() if value else value, "f")
    if before or unit in _CURRENCIES:
        currency = _CURRENCIES[token.text if before else unit]
        return Figure(Expression.MONEY, at, last if before else last + 1, f"{plain} {currency}")
    if unit in ("%", "prozent", "v.h."):
        return Figure(Expression.PERCENT, at, last + 1, plain)
    return Figure(Expression.NUMBER, at, last, plain)
