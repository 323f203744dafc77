"""What a validator found."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Failure:
    """One requirement that a file does not meet.

    `rule` is the key of its sentence under ``[finding]``, `clause` the paragraph of the standard, `match` what was found,
    `page` the page it is on, counted from 1, or None where that makes no sense.
    """

    rule: str
    clause: str
    match: str = ""
    page: int | None = None
