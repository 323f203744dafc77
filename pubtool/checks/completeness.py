"""What an edition must have before a page or a PDF is made of it."""

from __future__ import annotations

from pubtool.model import Edition, Figure, Finding, Level, units


def check_pictures(edition: Edition) -> tuple[Finding, ...]:
    """An error for each picture without alternative text (WCAG 1.1.1); a note for each that is not shown yet."""
    found = []
    for unit in units(edition):
        if isinstance(unit, Figure):
            if unit.alt is None and not unit.decorative:
                found.append(
                    Finding("picture-without-alternative-text", Level.ERROR, edition.language, unit.id, {"match": unit.src})
                )
            else:
                found.append(Finding("picture-left-out", Level.NOTE, edition.language, unit.id, {"match": unit.src}))
    return tuple(found)
