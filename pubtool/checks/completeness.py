"""What an edition must have before a page or a PDF is made of it."""

from __future__ import annotations

from pubtool.model import EASY, Edition, Figure, Finding, Level, State, field_segments, plain, units


def check_title(edition: Edition) -> tuple[Finding, ...]:
    """An error for an edition whose title is empty (WCAG 2.4.2); one that waits for its translation is not empty."""
    found = field_segments(edition, "title")
    if any(segment.state is State.INITIAL or plain(segment.content).strip() for segment in found):
        return ()
    return (Finding("title-empty", Level.ERROR, edition.language, "title"),)


def check_pictures(edition: Edition) -> tuple[Finding, ...]:
    """An error for each picture without alternative text that is not marked as decorative (WCAG 1.1.1)."""
    file = {EASY: "de-simple.md"}.get(edition.language, "de.md")
    return tuple(
        Finding(
            "picture-without-alternative-text",
            Level.ERROR,
            edition.language,
            unit.id,
            {"match": unit.src, "name": unit.src.rpartition("/")[2], "file": file},
        )
        for unit in units(edition)
        if isinstance(unit, Figure) and not unit.described
    )
