"""Finding an embargo, wherever an office writes it. Publishing too early cannot be taken back, so doubt stops."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime

from pubtool.errors import EmbargoUnreadable
from pubtool.language.dates import find_date, find_moment

WORD = re.compile(
    r"\bsperrfrist|\bsperrvermerk|\bembargo\s*(?::|bis)|\bgesperrt bis|\bnicht zur veröffentlichung vor"
    r"|^\W*frei (?:ab|zur veröffentlichung)",
    re.IGNORECASE | re.MULTILINE,
)
_SHORT = 120
_WINDOW = 100


def find_embargo(text: str, path: str) -> datetime | None:
    """The moment until which `text` must not be published, in German legal time; None when it announces none.

    A long paragraph that merely uses the word, with no date behind it, announces nothing. Raises EmbargoUnreadable for an
    announcement whose date and time cannot both be read.
    """
    for line, moment in _announcements(text):
        if moment is None:
            raise EmbargoUnreadable(path=path, line=line[:_SHORT])
        return moment
    return None


def latest_embargo(text: str) -> datetime | None:
    """The latest embargo that is announced anywhere in `text`; what cannot be read may be about something else."""
    return max((moment for _, moment in _announcements(text) if moment), default=None)


def _announcements(text: str) -> Iterator[tuple[str, datetime | None]]:
    """The lines that announce an embargo, with the moment that they name."""
    for found in WORD.finditer(text):
        start = text.rfind("\n", 0, found.start()) + 1
        end = text.find("\n", found.end())
        line = text[start : end if end >= 0 else len(text)].strip()
        window = " ".join(text[found.start() : found.start() + _WINDOW].split())
        if len(line) > _SHORT and not find_date(window):
            continue
        yield line, find_moment(window) or find_moment(line)
