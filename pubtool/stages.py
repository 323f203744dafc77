"""The stages of one release in order: simplify, translate, check, write. The module that knows every part."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from pubtool.checks.completeness import check_pictures, check_title
from pubtool.checks.standing import Standing, standing
from pubtool.config import Config, Publisher
from pubtool.data import strings
from pubtool.easy.engines import Simplifier, load_simplifier, simplify
from pubtool.engines import is_remote
from pubtool.errors import EngineFailed
from pubtool.model import (
    EASY,
    Candidate,
    Contact,
    Edition,
    Figure,
    Finding,
    Level,
    Release,
    Verdict,
    field_text,
    open_segments,
    segments,
    units,
)
from pubtool.pictures import load_logo, load_pictures
from pubtool.report import EditionReport, Report, dump_report
from pubtool.store.easy import EASY_FILE
from pubtool.store.memory import approved_pairs, remember_pairs
from pubtool.store.release import ReleaseStore
from pubtool.store.source import SOURCE
from pubtool.translation.engines import EngineSettings, LanguagePair, Translator, ask, load_engines
from pubtool.writers.output import PREVIEW, PUBLIC, place
from pubtool.writers.publication import Alternate, Picture, Publication, edition_name, shown_name, with_source_words

_TYPES = {
    ".html": "text/html",
    ".pdf": "application/pdf",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".jpg": "image/jpeg",
    ".png": "image/png",
}


@dataclass(slots=True)
class _Draft:
    """One edition on its way through the stages."""

    edition: Edition
    standing: Standing
    findings: list[Finding] = field(default_factory=list)
    engines: dict[str, int] = field(default_factory=dict)
    verdicts: tuple[Verdict, ...] = ()

    @property
    def stopped(self) -> bool:
        return any(finding.level is Level.ERROR for finding in self.findings)

    @property
    def empty(self) -> bool:
        """Whether there is nothing in the edition's own language yet."""
        return self.standing.total > 0 and self.standing.open == self.standing.total


class Run:
    """One release going through the stages."""

    def __init__(
        self, root: Path, store: ReleaseStore, release: Release, config: Config, progress: Callable[[str, str], None]
    ) -> None:
        self.root = root
        self.store = store
        self.release = release
        self.config = config
        self.progress = progress
        self.review = store.review()
        self.findings: list[Finding] = []
        self.failed: list[str] = []
        self.pictures: dict[str, Picture] = {}
        self.logo: Picture | None = None
        # looked at once: a run must not change its mind in the middle
        self.embargoed = under_embargo(release)

    def publish(self, found: tuple[Finding, ...]) -> Report:
        """Make every edition, write what may be written, and report; `found` is what the reader noticed."""
        self.findings += found
        if self.embargoed:
            until = self.release.metadata.embargo
            assert until is not None
            self.findings.append(Finding("embargo", Level.NOTE, "de", SOURCE, {"match": f"{until:%d.%m.%Y, %H:%M}"}))
        if day := self.release.metadata.withdrawn:
            self.findings.append(withdrawal(self.store.slug, day))
        drafts = [self._checked(self.release.source)]
        if self.config.simplifier and (easy := self._easy(self.config.simplifier)):
            drafts.append(easy)
        engines = load_engines(self.config.engines, EngineSettings(self.root)) if self.config.targets else []
        drafts += [self._translated(language, engines) for language in self.config.targets]
        self.pictures, missing = load_pictures(self.store, [draft.edition for draft in drafts])
        for draft in drafts:  # every edition that shows the picture waits for it
            shown = {unit.src for unit in units(draft.edition) if isinstance(unit, Figure)}
            draft.findings += (
                replace(each, language=draft.edition.language) for each in missing if each.values["match"] in shown
            )
        self.logo = load_logo(self.root, self.config.design.logo)
        return self._write(drafts)

    # --- stages -----------------------------------------------------------------------------------------------

    def _checked(self, edition: Edition) -> _Draft:
        draft = _Draft(edition, standing(self.release.source, edition, self.review))
        draft.findings += (*check_title(edition), *check_pictures(edition))
        return draft

    def _easy(self, name: str) -> _Draft | None:
        self.progress("easy", EASY)
        simplifier = load_simplifier(name)
        if self._refused(simplifier, EASY, self.findings):
            return None
        generated = simplify(simplifier, self.release.source)
        return self._checked(self.store.easy(self.release.source, generated))

    def _refused(self, engine: Translator | Simplifier, language: str, findings: list[Finding]) -> bool:
        """Whether text must not leave this machine for `engine`, which is decided here and not in the plug-in."""
        refused = is_remote(engine) and (self.config.offline or self.embargoed)
        if refused:
            findings.append(Finding("engine-refused", Level.WARNING, language, "engine", {"match": engine.name}))
        return refused

    def _translated(self, language: str, engines: list[Translator]) -> _Draft:
        self.progress("translate", language)
        pair = LanguagePair("de", language)
        wanted = {segment.id for segment in open_segments(self.store.target(self.release.source, language))}
        candidates: dict[str, Candidate] = {}
        findings: list[Finding] = []
        for engine in engines:
            left = [s for s in segments(self.release.source) if s.id in wanted and s.id not in candidates]
            if not left or not engine.supports(pair):
                continue
            if self._refused(engine, language, findings):
                continue
            try:
                candidates |= ask(engine, left, pair)
            except EngineFailed as error:
                self.failed.append(engine.name)
                values = {"match": engine.name, "reason": str(error.values["reason"])}
                findings.append(Finding("engine-failed", Level.WARNING, language, "engine", values))
        edition = self.store.update_target(self.release.source, language, candidates)
        remember_pairs(self.root, language, approved_pairs(self.release.source, edition))
        draft = self._checked(edition)
        draft.findings += findings
        for candidate in candidates.values():
            draft.engines[candidate.engine] = draft.engines.get(candidate.engine, 0) + 1
        return draft

    # --- output -----------------------------------------------------------------------------------------------

    def _goes_public(self, draft: _Draft) -> bool:
        if draft.stopped or self.embargoed:
            return False
        return draft.standing.approved or (self.config.drafts and not draft.standing.open)

    def _write(self, drafts: list[_Draft]) -> Report:
        self.progress("write", "")
        shown = [draft for draft in drafts if not draft.stopped and not draft.empty]
        trees: dict[str, dict[str, bytes]] = {PREVIEW: {}, PUBLIC: {}}
        pdfs = {draft.edition.language: self._pdf(draft) for draft in shown}
        for tree, members in ((PREVIEW, shown), (PUBLIC, [draft for draft in shown if self._goes_public(draft)])):
            trees[tree] = self._tree(tree, members, pdfs)
        report = self._report(drafts, shown, pdfs)
        trees[PREVIEW]["report.json"] = dump_report(report)
        with self.store.folder.lock():
            for tree in (PUBLIC, PREVIEW):
                place(self.root, tree, self.store.slug, trees[tree])
        return report

    def _publication(self, draft: _Draft, tree: str, members: list[_Draft], pdf: bytes | None) -> Publication:
        language, base = draft.edition.language, self.config.base_url
        return Publication(
            self.store.slug,
            self.release.metadata,
            with_source_words(draft.edition, self.release.source),
            tuple(strings(language)["notice"][key] for key in draft.standing.notices),
            self._links([each for each in members if each is not draft], "../"),
            publisher=self._publisher(draft.edition),
            draft=tree == PREVIEW or not draft.standing.approved,
            pdf_bytes=len(pdf) if pdf is not None else None,
            fonts=self.config.fonts,
            pictures=self.pictures,
            address=f"{base}/{self.store.slug}/{language}/{self.store.slug}.html" if base and tree == PUBLIC else None,
            design=self.config.design,
            logo=self.logo,
        )

    def _publisher(self, edition: Edition) -> Publisher:
        """The office; a release that says itself whom to ask does not need it a second time."""
        own = any(isinstance(block, Contact) for block in edition.blocks)
        return replace(self.config.publisher, contact=()) if own else self.config.publisher

    def _pdf(self, draft: _Draft) -> bytes | None:
        """The PDF of an edition; None, and findings, for one that nobody should get to see."""
        from pubtool.gate import gated_pdf

        language = draft.edition.language
        self.progress("write", language)
        name = f"{language}/{self.store.slug}.pdf"
        content, draft.verdicts, findings = gated_pdf(self._publication(draft, PREVIEW, [], None), name)
        draft.findings += findings
        return content

    def _tree(self, tree: str, members: list[_Draft], pdfs: Mapping[str, bytes | None]) -> dict[str, bytes]:
        from pubtool.writers.docx import render_docx
        from pubtool.writers.html import render_body, render_index, render_page

        if not members:
            return {}
        if tree == PUBLIC and self.release.metadata.withdrawn:
            return self._withdrawn(members)
        files: dict[str, bytes] = {}
        status: dict[str, str] = {}
        slug = self.store.slug
        for draft in members:
            language = draft.edition.language
            pdf = pdfs[language]
            publication = self._publication(draft, tree, members, pdf)
            files[f"{language}/{slug}.html"] = render_page(publication)
            files[f"{language}/{slug}.docx"] = render_docx(publication)
            files[f"{language}/body.html"] = render_body(publication)
            if pdf is not None:
                files[f"{language}/{slug}.pdf"] = pdf
            status[language] = "approved" if draft.standing.approved else "draft"
        shown = {unit.src for draft in members for unit in units(draft.edition) if isinstance(unit, Figure)}
        for src in sorted(shown & set(self.pictures)):
            files[shown_name(src, self.pictures[src])] = self.pictures[src].content
        index = self._publication(members[0], tree, members, None)
        files["index.html"] = render_index(replace(index, alternates=self._links(members)))
        files["manifest.json"] = manifest(slug, files, status)
        return files

    def _links(self, members: list[_Draft], up: str = "") -> tuple[Alternate, ...]:
        """Links to `members` from the page above them, or from one beside them with `up`."""
        return tuple(
            Alternate(
                each.edition.language,
                edition_name(each.edition.language, approved=each.standing.approved),
                f"{up}{each.edition.language}/{self.store.slug}.html",
            )
            for each in members
        )

    def _withdrawn(self, members: list[_Draft]) -> dict[str, bytes]:
        """What takes the place of the pages of a release that was taken back: the same addresses, nothing but a note."""
        from pubtool.writers.html import render_withdrawn

        slug = self.store.slug
        files = {
            f"{draft.edition.language}/{slug}.html": render_withdrawn(
                replace(self._publication(draft, PUBLIC, members, None), draft=True)
            )
            for draft in members
        }
        first = self._publication(members[0], PUBLIC, members, None)
        files["index.html"] = render_withdrawn(replace(first, alternates=self._links(members), draft=True))
        files["manifest.json"] = manifest(slug, files, {draft.edition.language: "withdrawn" for draft in members})
        return files

    def _report(
        self,
        drafts: list[_Draft],
        shown: list[_Draft],
        pdfs: Mapping[str, bytes | None],
    ) -> Report:
        slug = self.store.slug
        editions = []
        for draft in drafts:
            language = draft.edition.language
            if draft in shown:
                files = ("html", "pdf", "docx") if pdfs[language] is not None else ("html", "docx")
                tree = PUBLIC if self._goes_public(draft) and not self.release.metadata.withdrawn else PREVIEW
                more = {"tree": tree, "files": files, "verdicts": draft.verdicts}
            else:
                more = {}
            editions.append(edition_report(slug, language, draft.standing, engines=draft.engines, **more))
        findings = (*self.findings, *(finding for draft in drafts for finding in draft.findings))
        title = field_text(self.release.source, "title") or slug
        return Report(slug, title, tuple(editions), findings, tuple(dict.fromkeys(self.failed)))


def under_embargo(release: Release) -> bool:
    """Whether the release may not be published yet, by the real clock."""
    embargo = release.metadata.embargo
    return embargo is not None and datetime.now(UTC) < embargo


def manifest(slug: str, files: Mapping[str, bytes], status: Mapping[str, str]) -> bytes:
    """``manifest.json``: every file of one folder with its language, status and SHA-256, for whoever uploads it."""
    entries = [
        {
            "path": name,
            "language": language if (language := name.partition("/")[0]) in status else None,
            "status": status.get(name.partition("/")[0]),
            "type": _TYPES[Path(name).suffix],
            "bytes": len(content),
            "sha256": hashlib.sha256(content).hexdigest(),
        }
        for name, content in sorted(files.items())
    ]
    document = {"schema": "pubtool/manifest", "version": 1, "slug": slug, "files": entries}
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


def survey(root: Path, slug: str) -> Report:
    """How the editions of a release stand as they lie in ``translations/``; nothing is made, asked or written."""
    store = ReleaseStore(root, slug)
    source, *others = store.editions()
    review = store.review()
    editions = []
    findings = [withdrawal(slug, day)] if (day := store.metadata().withdrawn) else []
    for edition in (source, *others):
        found = standing(source, edition, review)
        editions.append(edition_report(slug, edition.language, found))
        findings += (*check_title(edition), *check_pictures(edition))
    return Report(slug, field_text(source, "title") or slug, tuple(editions), tuple(findings))


def withdrawal(slug: str, day: date) -> Finding:
    """The note that a release was taken back on `day`."""
    return Finding("withdrawn", Level.NOTE, "de", SOURCE, {"match": f"{day:%d.%m.%Y}", "slug": slug})


def edition_report(slug: str, language: str, found: Standing, **more: Any) -> EditionReport:
    """The report of one edition; `more` is what only a run that wrote something knows."""
    work = {"de": SOURCE, EASY: EASY_FILE}.get(language, f"de-{language}.xlf")
    known = {"tree": None, "files": (), "verdicts": (), "engines": {}} | more
    return EditionReport(
        language,
        edition_name(language, approved=found.approved),
        found.total,
        found.open,
        found.stale,
        found.approved,
        work=f"translations/{slug}/{work}",
        **known,
    )
