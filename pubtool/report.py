"""What a run says of itself: the closing table, ``report.json`` and ``--format json`` are all made of this."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields
from typing import Any

from pubtool.errors import worst
from pubtool.model import Finding, Level, Verdict

SCHEMA, VERSION = "pubtool/report", 1


@dataclass(frozen=True, slots=True)
class EditionReport:
    """One edition: how far it is, where it went, what was found.

    `tree` is ``public``, ``preview``, or None for an edition of which nothing was written. `work` is the file in which
    a person goes on, relative to the project.
    """

    language: str
    name: str
    segments: int
    open: int
    stale: int
    approved: bool
    tree: str | None
    files: tuple[str, ...]
    verdicts: tuple[Verdict, ...]
    engines: dict[str, int]
    work: str


@dataclass(frozen=True, slots=True)
class Report:
    """One release. `failed_engines` names what should be run again."""

    slug: str
    title: str
    editions: tuple[EditionReport, ...]
    findings: tuple[Finding, ...]
    failed_engines: tuple[str, ...] = ()

    @property
    def lacks_alternative_text(self) -> bool:
        """Whether a person could let the release go on by describing a picture."""
        return any(finding.rule == "picture-without-alternative-text" for finding in self.findings)

    def exit_code(self, *, strict: bool) -> int:
        """0, or 9 for an edition that was stopped, 7 for an engine that failed, 8 with `strict` for open, stale or
        unapproved work; 9 before 7 before 8.
        """
        codes = []
        if any(finding.level is Level.ERROR for finding in self.findings):
            codes.append(9)
        if self.failed_engines:
            codes.append(7)
        if strict and any(each.open or each.stale or not each.approved for each in self.editions):
            codes.append(8)
        return worst(codes)

    def as_dict(self) -> dict[str, Any]:
        """The document behind ``report.json``."""
        return {"schema": SCHEMA, "version": VERSION, **asdict(self)}


def dump_report(report: Report) -> bytes:
    """``report.json``."""
    return (json.dumps(report.as_dict(), ensure_ascii=False, indent=1) + "\n").encode()


def load_report(content: bytes) -> Report:
    """The report in ``report.json``. Raises ValueError, KeyError or TypeError for anything else."""
    raw = json.loads(content)
    if (raw["schema"], raw["version"]) != (SCHEMA, VERSION):
        raise ValueError("another version of the report")
    editions = tuple(
        EditionReport(
            **{
                **{each.name: edition[each.name] for each in fields(EditionReport)},
                "files": tuple(edition["files"]),
                "verdicts": tuple(Verdict(**verdict) for verdict in edition["verdicts"]),
            }
        )
        for edition in raw["editions"]
    )
    findings = tuple(Finding(**{**finding, "level": Level(finding["level"])}) for finding in raw["findings"])
    return Report(raw["slug"], raw["title"], editions, findings, tuple(raw["failed_engines"]))
