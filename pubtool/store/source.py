"""``de.md``: the German source, imported from a file, edited by people."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from pubtool.errors import SlugTaken, SourceConflict, TitleMissing
from pubtool.markup import Document, one_line, parse_document, write_document
from pubtool.model import (
    Block,
    Contact,
    Edition,
    Field,
    Figure,
    Imported,
    Segment,
    Text,
    digest,
    field_text,
    plain,
    unit_segments,
    units,
)
from pubtool.store.align import Known, KnownUnit, known_units, with_block_ids, with_segment_ids
from pubtool.store.state import Counter, State, UnitEntry, remember

SOURCE = "de.md"


@dataclass(frozen=True, slots=True)
class SourceMerge:
    """The outcome of a merge: the source with all its ids, the state to save, the text ``de.md`` should have.

    `aside` is an edited ``de.md`` that a reimport replaced; it is kept under another name.
    """

    document: Document
    state: State
    text: str
    aside: str | None = None


def merge_source(
    old: str | None,
    state: State,
    imported: Imported | None,
    *,
    path: str,
    slug: str,
    translated: Sequence[KnownUnit],
    counter: Counter,
    reimport: bool | None = None,
    amend: Callable[[Document], Document] = lambda document: document,
) -> SourceMerge:
    """Bring ``de.md`` (`old`) and the file it came from (`imported`) together.

    Only ``de.md`` edited: it wins. Only the file changed: it is imported again and aligned by text. Both: SourceConflict,
    unless `reimport` decides: True takes the file, False keeps ``de.md``. SlugTaken when the new file shares nothing with
    the old. `translated` is the source as the translations keep it: they have the texts of which the state has only
    digests, and they stand in for a state that is lost. `amend` puts into the document what a person has said elsewhere than
    in the file, of a picture for example.
    """
    wordings = {entry.id: entry.text for unit in translated for entry in unit.segments}
    known: Sequence[KnownUnit] = [
        KnownUnit(unit.id, tuple(Known(entry.id, entry.digest, wordings.get(entry.id)) for entry in unit.segments))
        for unit in state.units("de")
    ] or translated
    if old is None:
        assert imported is not None
        return _import(imported, known, state, counter)
    before = parse_document(old, path)
    document = amend(before)
    if not field_text(document.edition, "title"):
        raise TitleMissing(path=path)
    counter = Counter(counter.last, (unit.id for unit in units(document.edition)))
    current = _identified(document.edition, known, counter)
    edited = fingerprint(old) not in (state.imported, state.imported_before)
    changed = imported is not None and imported.digest != document.imported
    if imported is None or not changed or (edited and reimport is False):
        adopted = replace(document, edition=current, imported=imported.digest if imported else document.imported)
        same = document == before and adopted.imported == before.imported and _block_ids(current) == _block_ids(before.edition)
        text = old if same else write_document(adopted)
        remembered = _remembered(state, current, counter)
        if not edited and text != old:  # what was amended is no edit of the text
            remembered = replace(remembered, imported=fingerprint(text), imported_before=fingerprint(old))
        return SourceMerge(adopted, remembered, text)
    if edited and not reimport:
        raise SourceConflict(path=path, slug=slug)
    if not edited and not reimport and not _related(current, imported.source):
        raise SlugTaken(slug=slug, title=field_text(current, "title"))
    imported = _with_what_was_said(imported, document)
    merge = _import(imported, known_units(current), state, counter, None if edited else fingerprint(old))
    return replace(merge, aside=old) if edited else merge


def fingerprint(text: str) -> str:
    """SHA-256 of a text file as its author sees it: the kind of line end does not count."""
    return hashlib.sha256(text.replace("\r\n", "\n").encode()).hexdigest()


def _import(
    imported: Imported, known: Sequence[KnownUnit], state: State, counter: Counter, ours: str | None = None
) -> SourceMerge:
    """`imported` as the new source; `ours` is the digest of the text that it replaces, if that text was ours."""
    edition = _identified(imported.source, known, counter)
    document = Document(edition, imported.metadata, imported.digest)
    text = write_document(document)
    remembered = replace(_remembered(state, edition, counter), imported=fingerprint(text), imported_before=ours)
    return SourceMerge(document, remembered, text)


def _identified(edition: Edition, known: Sequence[KnownUnit], counter: Counter) -> Edition:
    return with_segment_ids(with_block_ids(edition, known, counter.fresh("u")), known, counter.fresh("s"))


def with_alts(edition: Edition, alts: Mapping[str, str]) -> Edition:
    """`edition` with `alts` for the pictures that nobody has described yet."""

    def tell(block: Block) -> Block:
        if not isinstance(block, Figure) or block.described or block.src not in alts:
            return block
        words = one_line(alts[block.src]).strip()
        return replace(block, alt=Segment("", (Text(words),))) if words else replace(block, decorative=True)

    return replace(edition, blocks=tuple(map(tell, edition.blocks)))


def _with_what_was_said(imported: Imported, document: Document) -> Imported:
    """`imported` with what ``de.md`` knows and a newer file does not say: pictures described, a correction, a withdrawal."""
    figures = [block for block in document.edition.blocks if isinstance(block, Figure) and block.described]
    source = with_alts(imported.source, {each.src: plain(each.alt.content) if each.alt else "" for each in figures})
    said = [unit for unit in document.edition.fields if unit.id == "correction" and not field_text(source, unit.id)]
    metadata = replace(
        imported.metadata,
        corrected=imported.metadata.corrected or document.metadata.corrected,
        withdrawn=imported.metadata.withdrawn or document.metadata.withdrawn,
    )
    return replace(imported, metadata=metadata, source=replace(source, fields=(*source.fields, *said)))


def _block_ids(edition: Edition) -> list[str]:
    return [unit.id for unit in units(edition)]


def _remembered(state: State, edition: Edition, counter: Counter) -> State:
    entries = state.entries("de")
    found = (UnitEntry(unit.id, tuple(remember(s, entries.get(s.id)) for s in unit_segments(unit))) for unit in units(edition))
    return replace(state, counters=counter.last).with_units("de", found)


def _related(one: Edition, other: Edition) -> bool:
    """Whether two texts can be versions of one release: the title, or a third of the shorter one's sentences, in common.

    Publisher, contact and tags do not count: an office's releases all share them.
    """
    if field_text(one, "title") == field_text(other, "title"):
        return True
    found = [{digest(s.content) for s in _sentences(each)} for each in (one, other)]
    return 3 * len(found[0] & found[1]) >= max(min(map(len, found)), 1)


def _sentences(edition: Edition) -> Iterator[Segment]:
    for unit in units(edition):
        if unit.id == "lead" or not isinstance(unit, Field | Contact):
            yield from unit_segments(unit)
