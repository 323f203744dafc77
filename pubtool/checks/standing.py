"""Whether an edition may go out: computed from its segments and its sign-offs, never stored."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from pubtool.errors import EditionMissing, EditionUnfinished, ResponsibleMissing, RoleInsufficient
from pubtool.model import EASY, Edition, Origin, Review, SignOff, digest, open_segments, segments, stale_segments

TARGET_GROUP = "target-group"
"""The role of the people with learning difficulties who test Leichte Sprache (rule P01)."""

SPELLING = "spelling"
"""A role that corrects letters and answers for nothing: it does not end a notice."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How an edition stands. `notices` are the keys of the texts that its readers must see."""

    total: int
    open: int
    stale: int
    approved: bool
    when: date | None = None
    notices: tuple[str, ...] = ()


def seen_digest(source: Edition, edition: Edition) -> str:
    """What a sign-off refers to: every text and address of both editions in order, no ids, no looks."""
    parts = [digest(segment.content, hrefs=True) for each in (source, edition) for segment in segments(each)]
    return hashlib.sha256(" ".join(parts).encode()).hexdigest()


def standing(source: Edition, edition: Edition, review: Review) -> Standing:
    """How `edition` stands. The source stands by itself: whoever publishes it has approved it.

    Approved is an edition with nothing open or stale, a responsible editor, and a current sign-off: for Leichte Sprache
    from the target group, for a translation from anybody who did more than correct its spelling.
    """
    total = len(tuple(segments(edition)))
    if edition.language == source.language:
        return Standing(total, 0, 0, approved=True)
    unfinished, stale = len(open_segments(edition)), len(stale_segments(edition, source))
    current = [
        each for each in review.signoffs if each.edition == edition.language and each.digest == seen_digest(source, edition)
    ]
    counted = [each for each in current if (each.role == TARGET_GROUP if edition.language == EASY else each.role != SPELLING)]
    approved = bool(counted) and bool(review.responsible) and not unfinished and not stale
    if approved:
        return Standing(total, 0, 0, approved=True, when=max(each.when for each in counted))
    notices = [_by_origin(edition)]
    if unfinished:
        notices.append("open")
    if stale:
        notices.append("stale")
    return Standing(total, unfinished, stale, approved=False, notices=tuple(notices))


def approve(
    editions: Mapping[str, Edition],
    language: str,
    review: Review,
    *,
    by: str,
    role: str,
    responsible: str | None,
    when: date,
) -> tuple[SignOff, str]:
    """The sign-off of an edition as it is now, and who answers for it.

    Raises EditionMissing, EditionUnfinished for one with open or stale sentences (a person cannot have approved what is not
    there), RoleInsufficient for Leichte Sprache without its target group, ResponsibleMissing.
    """
    source = next(each for each in editions.values() if each.derived_from is None and each.language != EASY)
    if language == source.language or language not in editions:
        raise EditionMissing(language=language, known=", ".join(tag for tag in editions if tag != source.language) or "–")
    edition = editions[language]
    unfinished, stale = len(open_segments(edition)), len(stale_segments(edition, source))
    if unfinished or stale:
        raise EditionUnfinished(language=language, open=unfinished, stale=stale)
    if language == EASY and role not in (TARGET_GROUP, SPELLING):
        raise RoleInsufficient(role=TARGET_GROUP)
    person = responsible or review.responsible
    if not person:
        raise ResponsibleMissing
    return SignOff(language, role, by, when, seen_digest(source, edition)), person


def _by_origin(edition: Edition) -> str:
    origins = {segment.origin for segment in segments(edition)}
    if edition.language == EASY:
        return "rules" if Origin.RULES in origins else "easy"
    return "machine" if Origin.MACHINE in origins else "draft"
