"""One release from its source to its outputs; the stages themselves are in :mod:`pubtool.stages`, imported when needed."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from pubtool.config import Config
from pubtool.freshness import find_report, keep_record, memory_files, run_key
from pubtool.report import Report
from pubtool.store.project import translated_into

if TYPE_CHECKING:
    from pubtool.model import Imported

Progress = Callable[[str, str], None]
"""Told the stage and the language that are about to be worked on."""

Ask = Callable[[str], str | None]
"""Asked what a picture shows; answers with its alternative text, "" for a decorative picture, None for no answer."""


@dataclass(frozen=True, slots=True)
class SourceFile:
    """The bytes of a release, the name they came under, whose ending says how to read them, and where they lay."""

    name: str
    content: bytes
    folder: Path | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """The report of a run; `fresh` says that nothing had to be done."""

    report: Report
    fresh: bool


def publish(
    root: Path,
    slug: str,
    source: SourceFile | None,
    config: Config,
    progress: Progress = lambda *_: None,
    *,
    alts: Mapping[str, str] = MappingProxyType({}),
    ask: Ask | None = None,
) -> Outcome:
    """Bring the release up to date and write everything that can be made of it under ``output/``.

    `source` is the file it comes from; None means the release as it lies in ``translations/``. `alts` are alternative texts
    by the name of the picture, an empty one for a decorative picture; `ask` is asked for those that are missing. Raises a
    PubtoolError for what stops the whole release. What stops one edition is a finding of level error; the other editions
    are written.
    """
    # a language that the release has been translated into stays with it, whether or not it is named again
    languages = tuple(dict.fromkeys((*config.targets, *translated_into(root, slug))))
    config = replace(config, targets=languages)
    key = run_key(root, config, hashlib.sha256(source.content).hexdigest() if source else None)
    memories = memory_files(root, config.targets)
    known = find_report(root, slug, key, memories, source.folder if source else None)
    if known and not alts and not (ask and known.lacks_alternative_text):
        return Outcome(known, fresh=True)
    from pubtool.pictures import missing_alts
    from pubtool.readers import read_bytes
    from pubtool.readers.pictures import with_pictures
    from pubtool.stages import Run
    from pubtool.store.release import ReleaseStore

    progress("read", "de")
    imported: Imported | None = None
    beside: dict[str, str] = {}
    if source:
        imported, beside = with_pictures(read_bytes(source.content, source.name), source.folder)
    store = ReleaseStore(root, slug)
    release = store.sync(imported, reimport=config.reimport)
    if answers := missing_alts(release.source, alts, ask):
        release = store.describe(answers)
    run = Run(root, store, release, config, progress)
    report = run.publish(imported.findings if imported else ())
    keep_record(root, slug, key, memories, store.seen(), beside, release.metadata.embargo, run.embargoed)
    return Outcome(report, fresh=False)
