"""German dates and times as press offices write them."""

from __future__ import annotations

import re
from datetime import date, datetime
from zoneinfo import ZoneInfo

_MONTHS = (
    "januar",
    "februar",
    "märz",
    "april",
    "mai",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "dezember",
)
_DATE = re.compile(rf"(?<!\d)(\d{{1,2}})\.\s?(?:(\d{{1,2}})\.|({'|'.join(_MONTHS)}))\s?(\d{{4}})(?!\d)", re.IGNORECASE)
_TIME = re.compile(r"(?<![\d.])(\d{1,2})(?:[:.](\d{2}))?\s*Uhr", re.IGNORECASE)


def find_date(text: str) -> date | None:
    """The first date in `text` (``14.02.2024``, ``14. Februar 2024``), or None where there is none in the calendar."""
    found = _DATE.search(text)
    if not found:
        return None
    month = int(found[2]) if found[2] else _MONTHS.index(found[3].lower()) + 1
    try:
        return date(int(found[4]), month, int(found[1]))
    except ValueError:
        return None


def find_moment(text: str) -> datetime | None:
    """The first date in `text` with the first time behind it (``11 Uhr``, ``11.30 Uhr``) in German legal time."""
    found, day = _DATE.search(text), find_date(text)
    if not found or not day:
        return None
    clock = _TIME.search(text, found.end()) or _TIME.search(text)
    if not clock:
        return None
    hour, minute = int(clock[1]), int(clock[2] or 0)
    if hour > 23 or minute > 59:
        return None
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=ZoneInfo("Europe/Berlin"))
