"""The lines in front of the prose of a plain-text release: which of them is the title, the date, the ministry?"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime

from pubtool.errors import EmbargoUnreadable
from pubtool.language.dates import find_date, find_moment

EMBARGO = re.compile(r"\W*(?:achtung\W+)?sperrfrist\b", re.IGNORECASE)
_RELEASE_WORD = re.compile(r"(?:presse|medien)(?:mitteilung|information|meldung)\b", re.IGNORECASE)
_OFFICE = re.compile(
    r"(?:\w*ministerium|senats\w+|staatskanzlei|landratsamt|landkreis|regierungspräsidium|bezirks\w+|\w*amt|behörde|stadt|gemeinde"
    r"|hansestadt|landeshauptstadt)\b",
    re.IGNORECASE,
)
_CAPTION = re.compile(
    r"\b(?:von links|von rechts|v\. ?l\.|im bild|auf dem (?:bild|foto))|^(?:foto|bild|abbildung)\b|©", re.IGNORECASE
)
_LONGEST_DATE_LINE = 45


@dataclass(slots=True)
class Header:
    """What the header says. `texts` has the fields by name, `caption` the words under a picture that is not there."""

    date: date | None = None
    embargo: datetime | None = None
    caption: str | None = None
    texts: dict[str, str] = field(default_factory=dict)


def read_header(lines: Iterable[str], body: str, path: str) -> Header:
    """Tell apart the `lines` before the prose; `body` is the whole text, in which a word in capitals may be spelt out.

    Raises EmbargoUnreadable when a line announces an embargo without a date and a time: publishing on a guess could
    break it.
    """
    header = Header()
    front: list[str] = []
    candidates: list[str] = []
    for line in lines:
        if EMBARGO.match(line):
            header.embargo = find_moment(line)
            if header.embargo is None:
                raise EmbargoUnreadable(path=path, line=line)
        elif _RELEASE_WORD.match(line) and "kicker" not in header.texts:
            header.texts["kicker"] = line
            header.date = header.date or find_date(line)
        elif header.date is None and len(line) <= _LONGEST_DATE_LINE and (day := find_date(line)):
            header.date = day
            front, candidates = candidates, []
        elif "category" not in header.texts and _is_capitals(line) and not _OFFICE.match(line):
            header.texts["category"] = _spelt_out(line, body)
        elif _CAPTION.search(line):
            header.caption = line
        else:
            candidates.append(line)
    _settle(header, front, candidates)
    return header


def _settle(header: Header, front: list[str], candidates: list[str]) -> None:
    """Hand out what has no sign of its own, by its place: publisher, date, title, ministry, second title."""
    if front and candidates and not (len(front) == 1 and all(map(_OFFICE.match, candidates))):
        header.texts["publisher"] = front.pop(0)
    rest = front + candidates
    if len(rest) > 1 and (office := next((line for line in rest if _OFFICE.match(line)), None)):
        header.texts["ministry"] = office
        rest.remove(office)
    if rest:
        header.texts["title"] = rest.pop(0)
    if rest:
        header.texts["lead"] = " ".join(rest)


def _is_capitals(line: str) -> bool:
    return line.upper() == line and sum(char.isalpha() for char in line) > 1


def _spelt_out(capitals: str, body: str) -> str:
    """`capitals` as the running text writes it; capitals are a look, and some screen readers spell them letter by letter."""
    found = [match[0] for match in re.finditer(rf"\b{re.escape(capitals)}\b", body, re.IGNORECASE) if match[0] != capitals]
    return found[0] if found else capitals
