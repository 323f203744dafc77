"""The pictures of a release between the people who describe them and the writers who show them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath

from pubtool.errors import LogoUnreadable, PictureDescribed, PictureUnknown
from pubtool.model import PICTURES, Edition, Figure, Finding, Level, plain, units
from pubtool.pipeline import Ask
from pubtool.readers.pictures import picture_name
from pubtool.store.release import ReleaseStore
from pubtool.writers.pictures import PictureUnreadable, prepare
from pubtool.writers.publication import Picture


def missing_alts(source: Edition, given: Mapping[str, str], ask: Ask | None) -> dict[str, str]:
    """Alternative texts for the pictures of `source` that have none, by `src`: those `given` by name, else what `ask` says.

    Raises PictureUnknown for a name that no picture has, and PictureDescribed for one that has another text already.
    """
    figures = list({unit.src: unit for unit in units(source) if isinstance(unit, Figure)}.values())
    by_name = {name: next((each for each in figures if _is_called(each, name)), None) for name in given}
    answers: dict[str, str] = {}
    for name, figure in by_name.items():
        if figure is None:
            known = ", ".join(PurePosixPath(each.src).name for each in figures) or "–"
            raise PictureUnknown(name=name, known=known)
        if not figure.described:
            answers[figure.src] = given[name]
        elif (plain(figure.alt.content) if figure.alt else "") != given[name].strip():
            raise PictureDescribed(name=name)
    for figure in figures:
        if ask and not figure.described and figure.src not in answers and (answer := ask(figure.src)) is not None:
            answers[figure.src] = answer
    return answers


def _is_called(figure: Figure, name: str) -> bool:
    return figure.src == name or PurePosixPath(figure.src).name in (name, picture_name(name))


def load_logo(root: Path, name: str | None) -> Picture | None:
    """The office's logo. Raises LogoUnreadable for a file that is no picture."""
    if name is None:
        return None
    try:
        return prepare((root / name).read_bytes())
    except (OSError, PictureUnreadable) as error:
        raise LogoUnreadable(path=name) from error


def load_pictures(store: ReleaseStore, editions: Iterable[Edition]) -> tuple[dict[str, Picture], list[Finding]]:
    """The pictures of all figures by `src`, ready for the writers, and what is missing or cannot be shown."""
    pictures: dict[str, Picture] = {}
    findings: dict[str, Finding] = {}
    for edition in editions:
        for unit in units(edition):
            if not isinstance(unit, Figure) or unit.src in pictures or unit.src in findings:
                continue
            content = store.picture(unit.src)
            values = {"match": unit.src, "slug": store.slug}
            if content is None:
                # what is on the web is not fetched; what should be here and is not must not go out as a hole
                level = Level.ERROR if unit.src.startswith(f"{PICTURES}/") else Level.WARNING
                findings[unit.src] = Finding("picture-missing", level, edition.language, unit.id, values)
                continue
            try:
                pictures[unit.src] = prepare(content)
            except PictureUnreadable:
                findings[unit.src] = Finding("picture-unreadable", Level.WARNING, edition.language, unit.id, values)
    return pictures, list(findings.values())
