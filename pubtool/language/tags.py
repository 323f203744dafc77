"""Names, direction and date style of a language, from Unicode's CLDR (through Babel)."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pubtool.model import EASY, speech_tag


def _locale(language: str):  # type: ignore[no-untyped-def]  # Babel's own type, without importing it early
    from babel import Locale

    return Locale.parse(speech_tag(language), sep="-")


def direction(language: str) -> Literal["ltr", "rtl"]:
    """The writing direction of `language`, as HTML's ``dir`` wants it."""
    return "rtl" if _locale(language).text_direction == "rtl" else "ltr"


def own_name(language: str) -> str:
    """What its readers call the language: ``Türkçe``, ``العربية``. The easy edition is named by its strings file."""
    if language == EASY:
        raise ValueError("Leichte Sprache is not a language of CLDR")
    name: str = _locale(language).get_display_name()
    return name[0].upper() + name[1:]


def long_date(day: date, language: str) -> str:
    """`day` with the month written out, as `language` writes it: ``14. Februar 2024``, ``14 February 2024``."""
    from babel.dates import format_date

    # British rather than American order: our English readers live in Europe
    locale = "en_GB" if language == "en" else _locale(language)
    return format_date(day, "long", locale=locale)


def same_language(one: str, other: str) -> bool:
    """Whether two tags name one language to a reader: ``de-DE`` is ``de``, and an empty or broken tag is nobody's."""
    return one.strip().casefold().split("-")[0].split("_")[0] in ("", other.casefold().split("-")[0])
