"""One release in ``translations/``: every merge of its files, under its lock, state first."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from pubtool.errors import SourceMissing, SourceNotText
from pubtool.markup import Document
from pubtool.model import (
    PICTURES,
    Candidate,
    Edition,
    Figure,
    Imported,
    Metadata,
    Release,
    Review,
    SignOff,
    digest,
    plain,
    units,
)
from pubtool.store.align import Known, KnownUnit
from pubtool.store.easy import EASY_FILE, merge_easy, read_easy
from pubtool.store.folder import Folder
from pubtool.store.project import translated_into
from pubtool.store.review import REVIEW_FILE, parse_review, write_review
from pubtool.store.source import SOURCE, fingerprint, merge_source, with_alts
from pubtool.store.state import Counter, State, dump_state, load_state
from pubtool.store.target import TargetMerge, merge_target
from pubtool.store.xliff import Xliff, parse_xliff, write_xliff

STATE_FILE = "state.json"


class ReleaseStore:
    """Reads and writes the files of one release. Editions come back as values; merges never lose a person's text."""

    def __init__(self, root: Path, slug: str) -> None:
        self.folder = Folder(root, slug)
        self.root = root
        self.slug = slug
        self._before: Mapping[str, str] = {}

    def exists(self) -> bool:
        """Whether the release has been imported."""
        return (self.folder.path / SOURCE).exists()

    def sync(
        self,
        imported: Imported | None,
        *,
        reimport: bool | None = None,
        amend: Callable[[Document], Document] = lambda document: document,
    ) -> Release:
        """The release, brought up to date with the file it was imported from (None: with nobody but its editors).

        `amend` changes what ``de.md`` says. Raises SourceConflict and SlugTaken (see
        :func:`~pubtool.store.source.merge_source`).
        """
        with self.folder.lock():
            state = self._state()
            translated = self._translated()
            merged = None

            def change(old: bytes | None) -> bytes | None:
                nonlocal merged
                if old is None and imported is None:
                    raise SourceMissing(path=self._path(SOURCE))
                merged = merge_source(
                    self._text(SOURCE, old),
                    state,
                    imported,
                    path=self._path(SOURCE),
                    slug=self.slug,
                    translated=translated,
                    counter=_counter(state, translated),
                    reimport=reimport,
                    amend=amend,
                )
                if merged.aside is not None:
                    kept = merged.aside.encode()
                    self.folder.update(f"de.{fingerprint(merged.aside)[:8]}.md", lambda there: there or kept)
                self._save(merged.state)
                return merged.text.encode()

            # the easy edition and the translations still compare with the source as they last saw it
            self._before = {entry.id: entry.digest for entry in state.entries("de").values()}
            self.folder.update(SOURCE, change)
            assert merged is not None
            self._save(merged.state.settled())
            release = Release(self.slug, merged.document.metadata, merged.document.edition)
            if imported is not None:
                self._keep_pictures(release.source, imported.pictures, merged.state.settled())
            return release

    def describe(self, alts: Mapping[str, str]) -> Release:
        """The release with alternative texts for pictures that have none, by `src`; "" makes a picture decorative."""
        return self.sync(None, amend=lambda document: replace(document, edition=with_alts(document.edition, alts)))

    def withdraw(self, day: date | None) -> Release:
        """The release, withdrawn on `day`, or not withdrawn any more."""
        return self.sync(None, amend=lambda document: replace(document, metadata=replace(document.metadata, withdrawn=day)))

    def sign(self, signoff: SignOff, responsible: str) -> None:
        """Add a sign-off to ``review.toml``."""

        def add(old: bytes | None) -> bytes:
            review = parse_review(old, self._path(REVIEW_FILE))
            kept = tuple(each for each in review.signoffs if each != signoff)
            return write_review(old, Review((*kept, signoff), responsible))

        with self.folder.lock():
            self.folder.update(REVIEW_FILE, add)

    def picture(self, src: str) -> bytes | None:
        """The bytes of a figure's picture; None where `src` is not in the release's own folder, or there is no such file."""
        folder, _, name = src.partition("/")
        return self.folder.read(src) if folder == PICTURES and name and "/" not in name and "\\" not in name else None

    def _keep_pictures(self, source: Edition, pictures: Mapping[str, bytes], state: State) -> None:
        """Write the pictures that `source` shows; one that a person has put in the place of ours stays."""
        shown = {unit.src for unit in units(source) if isinstance(unit, Figure)}
        kept = {src: content for src, content in pictures.items() if src in shown}
        digests = {src: _sha256(content) for src, content in kept.items()}
        ours = {src for src in kept if (old := self.folder.read(src)) is None or _sha256(old) == state.pictures.get(src)}
        if state.pictures != (now := {**state.pictures, **{src: digests[src] for src in sorted(ours)}}):
            self._save(replace(state, pictures=now))
        for src in sorted(ours):
            self.folder.update(src, lambda _, content=kept[src]: content)  # type: ignore[misc]

    def easy(self, source: Edition, generated: Edition) -> Edition:
        """The easy edition: what was generated, with what editors have made of it."""
        with self.folder.lock():
            state = self._state()
            merged = None

            def change(old: bytes | None) -> bytes | None:
                nonlocal merged
                merged = merge_easy(self._text(EASY_FILE, old), self._path(EASY_FILE), state, self._before, generated, source)
                self._save(merged.state)
                return merged.text.encode()

            self.folder.update(EASY_FILE, change)
            assert merged is not None
            self._save(merged.state.settled())
            return merged.edition

    def target(self, source: Edition, language: str) -> Edition:
        """The translation as it stands, merged with `source` but not written."""
        name = f"de-{language}.xlf"
        return self._merge(source, language, self.folder.read(name), self._state(), {}).edition

    def update_target(self, source: Edition, language: str, candidates: Mapping[str, Candidate]) -> Edition:
        """The translation, its open segments filled from `candidates` (by source segment id), written."""
        name = f"de-{language}.xlf"
        with self.folder.lock():
            state = self._state()
            merged = None

            def change(old: bytes | None) -> bytes | None:
                nonlocal merged
                merged = self._merge(source, language, old, state, candidates)
                self._save(merged.state)
                return write_xliff(merged.xliff, SOURCE)

            self.folder.update(name, change)
            assert merged is not None
            self._save(merged.state.settled())
            return merged.edition

    def editions(self) -> list[Edition]:
        """Every edition as it lies in its file, the source first; nothing is written, generated or asked for."""
        state = self._state()
        source = self.source()
        out = [source]
        if text := self._text(EASY_FILE, self.folder.read(EASY_FILE)):
            out.append(read_easy(text, self._path(EASY_FILE), state))
        return out + [self.target(source, language) for language in translated_into(self.root, self.slug)]

    def metadata(self) -> Metadata:
        """What ``de.md`` says of the release besides its text."""
        return self._source().metadata

    def source(self) -> Edition:
        """The source as it lies in ``de.md``. Raises SourceMissing when there is none."""
        return self._source().edition

    def _source(self) -> Document:
        text = self._text(SOURCE, self.folder.read(SOURCE))
        if text is None:
            raise SourceMissing(path=self._path(SOURCE))
        state, translated = self._state(), self._translated()
        counter = _counter(state, translated)
        path = self._path(SOURCE)
        return merge_source(text, state, None, path=path, slug=self.slug, translated=translated, counter=counter).document

    def review(self) -> Review:
        """The sign-offs of this release."""
        return parse_review(self.folder.read(REVIEW_FILE), self._path(REVIEW_FILE))

    def seen(self) -> dict[str, str]:
        """Digests of the files that the result of a run was made from, as the run saw them."""
        return {name: value for name, value in self.folder.seen.items() if not name.startswith(".")}

    def _merge(
        self, source: Edition, language: str, old: bytes | None, state: State, candidates: Mapping[str, Candidate]
    ) -> TargetMerge:
        xliff: Xliff | None = None
        if old is not None:
            xliff = parse_xliff(old, self._path(f"de-{language}.xlf"), language)
        return merge_target(source, language, xliff, state, candidates)

    def _translated(self) -> list[KnownUnit]:
        """The source as the translations last saw it."""
        out: dict[str, KnownUnit] = {}
        for language in translated_into(self.root, self.slug):
            name = f"de-{language}.xlf"
            content = self.folder.read(name)
            for unit in parse_xliff(content, self._path(name)).units if content else ():
                known = KnownUnit(unit.id, tuple(Known(p.id, digest(p.source), plain(p.source)) for p in unit.pairs))
                out.setdefault(unit.id, known)
        return list(out.values())

    def _state(self) -> State:
        return load_state(self.folder.read(STATE_FILE), self._path(STATE_FILE))

    def _save(self, state: State) -> None:
        content = dump_state(state)
        self.folder.update(STATE_FILE, lambda _: content)

    def _path(self, name: str) -> str:
        return str(Path("translations") / self.slug / name)

    def _text(self, name: str, content: bytes | None) -> str | None:
        if content is None:
            return None
        try:
            return content.decode("utf-8-sig")
        except UnicodeDecodeError:
            raise SourceNotText(path=self._path(name)) from None


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _counter(state: State, translated: list[KnownUnit]) -> Counter:
    """A counter that never hands out an id which a translation still uses."""
    return Counter(state.counters, (id for unit in translated for id in (unit.id, *(entry.id for entry in unit.segments))))
