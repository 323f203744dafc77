"""The lines in front of the prose of a plain-text release: which of them is the title, the date, the ministry?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from pubtool.language.dates import find_date
from pubtool.readers.embargo import WORD as EMBARGO

RELEASE_WORD = re.compile(
    r"\W*(?:(?:presse|medien)[- ]?(?:mitteilung|information|info|meldung|dienst|erklärung)(?:en)?\b|(?:nr\.?|nummer):?\s*\d)",
    re.IGNORECASE,
)
_OFFICE = re.compile(
    r"\b(?:\w*ministerium|senat(?:s\w+)?|staatskanzlei|landratsamt|landkreis|kreis|regierung|regierungspräsidium|bezirksamt|polizei\w*"
    r"|pressestelle|(?!ehrenamt|gesamt|insgesamt)\w*amt|\w*behörde|stadt|\w*gemeinde|hansestadt|landeshauptstadt|universität|agentur)\b",
    re.IGNORECASE,
)
_SMALL_WORDS = frozenset(
    [
        "für",
        "und",
        "der",
        "des",
        "die",
        "das",
        "dem",
        "den",
        "in",
        "im",
        "von",
        "vom",
        "am",
        "an",
        "bei",
        "zu",
        "zur",
        "zum",
        "a.",
        "d.",
    ]
)
_CAPTION = re.compile(
    r"\b(?:von links|von rechts|v\. ?l\.|im bild|auf dem (?:bild|foto))|^(?:foto|bild|abbildung)\b|©", re.IGNORECASE
)
_LETTERHEAD = re.compile(
    r"(?<!\d)\d{5}\s+\w"  # a postal address
    r"|^(?:\w+\s){0,2}\w*(?:straße|str\.|weg|platz|markt|allee|ring|gasse|ufer|damm)\s\d{1,4}\s?[a-z]?$"
    r"|^(?:(?:der|die)\s(?:ober)?(?:bürgermeister|landrat|landrätin|minister|präsident|senator)\w*|rathaus|landratsamt)$"
    r"|^(?:tel(?:efon)?|fax|telefax|mobil|e-?mail|internet|web)\b|@|^www\.|^https?://",
    re.IGNORECASE,
)
_DATE = (
    r"(?:(?:mo|diens|mitt|donners|frei|sams|sonn)\w*,?\s+)?(?:den|am|vom|der)?\s*\d{1,2}\.\s?(?:\d{1,2}\.|[A-Za-zä]+)\s?\d{4}"
)
DATE_LINE = re.compile(
    rf"\W*(?:(?:datum|stand|(?:veröffentlicht|erschienen)(?:\s+am)?)\s*:?\s*)?(?:(?P<place>[^\d]{{2,80}}?)\s*[,|–/-]\s*)?{_DATE}(?:\s*[,|–/-]?\s*\d{{1,2}}(?:(?:[:.]\d{{2}})?\s*Uhr|:\d{{2}}))?(?:\s*/\s*\w+)?\W*",
    re.IGNORECASE,
)
_LONGEST_CATEGORY = 3
_LONGEST_EMBARGO = 60
_FEW_WORDS = 8


@dataclass(slots=True)
class Header:
    """What the header says.

    `texts` has the fields by name; `captions` are the words under pictures that are not there, `left_out` what belongs to a
    letterhead and to no field.
    """

    date: date | None = None
    captions: list[str] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)
    left_out: list[str] = field(default_factory=list)
    second_titles: list[str] = field(default_factory=list)


def is_prose(lines: Sequence[str]) -> bool:
    """Whether `lines` are running text: sentences, and not the short lines of a header that ends in a sentence."""
    text = " ".join(lines).strip("*")
    header = bool(EMBARGO.search(text)) and len(lines[0]) <= _LONGEST_EMBARGO
    return bool(re.search(r"[.!?][“”\"»«)]*$", text)) and len(text.split()) > _FEW_WORDS and not header


def read_header(lines: Iterable[str], body: str, title: str | None = None) -> Header:
    """Tell apart the `lines` before the prose; `body` is the whole text, in which a word in capitals may be spelt out.

    `title` is the line that is known to be the title; without it, one is chosen.
    """
    header = Header()
    offices: list[str] = []
    before: list[str] = []
    candidates: list[str] = []
    for line in _apart(lines, title):
        if line == title and "title" not in header.texts:
            header.texts["title"] = line
            before, candidates = before + candidates, []
            continue
        dated = DATE_LINE.fullmatch(line) if header.date is None else None
        if not any(map(str.isalnum, line)):
            continue  # a ruled line
        if RELEASE_WORD.match(line):
            header.texts["kicker"] = " · ".join(filter(None, (header.texts.get("kicker"), line)))
            header.date = header.date or find_date(line)
        elif EMBARGO.search(line):
            header.date = header.date or (find_date(line) if DATE_LINE.match(line) else None)
        elif dated and (day := find_date(line)):
            header.date = day
            if dated["place"] and is_office(dated["place"]):
                offices.append(dated["place"].strip())
            if title is None:
                before, candidates = before + candidates, []
        elif _CAPTION.search(line):
            header.captions.append(line)
        elif _LETTERHEAD.search(line):
            header.left_out.append(line)
        elif is_office(line):
            offices.append(_spelt_out(line, body) if _is_capitals(line) else line)
        elif "category" not in header.texts and _is_capitals(line) and len(line.split()) <= _LONGEST_CATEGORY:
            header.texts["category"] = _spelt_out(line, body)
        else:
            candidates.append(line)
    if title is None:
        _settle(header, offices, before, candidates)
    else:
        _settle_around(header, offices, before, candidates)
    return header


def _apart(lines: Iterable[str], title: str | None) -> Iterator[str]:
    """`lines`, and what stands on one line between dots or bars one by one if a date is among it."""
    for line in lines:
        parts = re.split(r"\s+[·|•]\s+", line)
        if title is not None and line != title and any(DATE_LINE.fullmatch(part) for part in parts):
            yield from parts
        else:
            yield line


def is_office(line: str) -> bool:
    """Whether `line` is the name of an office and not a sentence about one: it has no verb and no adjective."""
    words = re.findall(r"[^\W\d_]+\.?", line)
    return bool(_OFFICE.search(line)) and all(word[0].isupper() or word in _SMALL_WORDS for word in words)


def _settle(header: Header, offices: list[str], before: list[str], candidates: list[str]) -> None:
    """Hand out what has no sign of its own, by its place: publisher, date, title, second title."""
    if not before and not candidates and offices:
        candidates.append(offices.pop())
    if before and candidates:
        header.texts["publisher"] = before.pop(0)
    names = ["publisher", "ministry"] if len(offices) > 1 and "publisher" not in header.texts else ["ministry"]
    for name, office in zip(names, offices, strict=False):
        header.texts[name] = office
    rest = before + candidates + offices[len(names) :]
    if len(rest) > 1 and len(rest[0].split()) <= 2 < len(rest[1].split()) and "category" not in header.texts:
        header.texts["category"] = rest.pop(0)
    if rest:
        header.texts["title"] = rest.pop(0)
    header.second_titles = rest


def _settle_around(header: Header, offices: list[str], before: list[str], candidates: list[str]) -> None:
    """The same where the title is known: what stands over it leads to it, what stands under it goes on from it."""
    for name, office in zip(["ministry", "publisher"], reversed(offices), strict=False):
        header.texts[name] = office
    header.left_out += offices[:-2]
    free = [name for name in ("kicker", "category") if name not in header.texts][: len(before)]
    header.texts |= dict(zip(free, reversed(before), strict=False))
    header.left_out += before[: len(before) - len(free)]
    header.second_titles = candidates


def _is_capitals(line: str) -> bool:
    return line.upper() == line and sum(char.isalpha() for char in line) > 1


def _spelt_out(capitals: str, body: str) -> str:
    """`capitals` as the running text writes it; capitals are a look, and some screen readers spell them letter by letter."""
    found = [match[0] for match in re.finditer(rf"\b{re.escape(capitals)}\b", body, re.IGNORECASE) if match[0] != capitals]
    return found[0] if found else capitals
