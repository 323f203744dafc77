"""``de-simple.md``: merging a generated edition with what editors made of the last one.

Leichte Sprache is not aligned with its source, so the merge goes by what each segment was made from. Text that we wrote
and nobody touched follows the generator; text that a person wrote or changed stays, and is stale when its source has
changed; what a person took out stays out until its source changes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from pubtool.errors import TitleMissing
from pubtool.markup import Document, parse_document, write_document
from pubtool.model import (
    EASY,
    FIELDS,
    Block,
    Contact,
    Edition,
    Explanation,
    Field,
    Origin,
    Paragraph,
    Quote,
    Segment,
    State,
    Unit,
    block_segments,
    digest,
    digests,
    field_text,
    joint_digest,
    map_block,
    map_edition,
    units,
)
from pubtool.store.state import Counter, Entry, UnitEntry, remember
from pubtool.store.state import State as Saved

EASY_FILE = "de-simple.md"
_PASSES = 4


@dataclass(frozen=True, slots=True)
class EasyMerge:
    """The outcome of a merge: the edition, the text of its file, the state to save."""

    edition: Edition
    text: str
    state: Saved


def merge_easy(
    old: str | None, path: str, state: Saved, before: Mapping[str, str], generated: Edition, source: Edition
) -> EasyMerge:
    """Merge `generated`, whose block ids are keys that stay the same from run to run, with the file's text `old`.

    `before` has the digests of the source segments as the last run saw them: an edit was made with those in view.
    The outcome is settled: merging it again with the same source changes nothing.
    """
    merged = _merged(old, path, state, before, generated, source)
    for _ in range(_PASSES):
        # a sentence that found its place may free another's; the next run would see that, so this one looks, too
        again = _merged(merged.text, path, merged.state, digests(source), generated, source)
        if (again.text, again.state) == (merged.text, merged.state):
            break
        merged = again
    return merged


def _merged(
    old: str | None, path: str, state: Saved, before: Mapping[str, str], generated: Edition, source: Edition
) -> EasyMerge:
    filed = parse_document(old, path, EASY) if old is not None else Document(Edition(EASY, "de", (), ()))
    counter = Counter(state.counters, [*(unit.id for unit in units(filed.edition)), *(unit.id for unit in state.units(EASY))])
    document = replace(filed, edition=_named_blocks(filed.edition, counter.fresh("e")))
    state = replace(state, counters=counter.last)
    if old is None:
        state = state.with_units(EASY, ())  # who deletes the whole file wants a fresh draft
    elif not state.units(EASY):
        state = state.with_units(EASY, _adopted(document.edition, generated))
    merge = _Merge(document.edition, state, before, source)
    edition = merge.run(generated)
    if not field_text(edition, "title"):
        raise TitleMissing(path=path)
    bare = replace(map_edition(edition, lambda segment: Segment("", segment.content)), derived_from=None)
    written = replace(document, edition=edition, comments=_moved(document, edition))
    text = old if old is not None and filed.edition == bare else write_document(written)
    place = {unit.id: number for number, unit in enumerate((*edition.fields, *edition.blocks))}
    entries = sorted(merge.entries, key=lambda entry: (place.get(entry.id, len(place)), entry.id))
    return EasyMerge(edition, text, replace(state, counters=merge.counter.last).with_units(EASY, entries))


def _named_blocks(edition: Edition, fresh: Iterator[str]) -> Edition:
    """`edition` with an id for every block that has none, or one that another has, too."""
    used: set[str] = set()

    def name(block: Block) -> str:
        found = block.id if block.id and block.id not in used else next(fresh)
        used.add(found)
        return found

    return map_edition(edition, lambda segment: segment, name)


def read_easy(text: str, path: str, state: Saved) -> Edition:
    """The edition as it lies in its file, with what the state knows of each segment; nothing is generated."""
    edition = parse_document(text, path, EASY).edition
    known = {unit.id: [each for each in unit.segments if not each.deleted] for unit in state.units(EASY)}
    found: dict[int, Segment] = {}
    for unit in (*edition.fields, *edition.blocks):
        for segment, old in _aligned(known.get(unit.id, []), _all(unit)):
            same = old is not None and old.knows(segment.content, hrefs=True)
            found[id(segment)] = (
                Segment(old.id, segment.content, State.TRANSLATED, Origin(old.origin), old.derived_from, old.source_digest)
                if old and same
                else Segment("", segment.content, State.TRANSLATED)
            )
    return replace(map_edition(edition, lambda segment: found[id(segment)]), derived_from="de")


def _moved(document: Document, edition: Edition) -> dict[int, str]:
    """The comments of `document` in front of the same blocks; those of a block that is gone go to the end."""
    place = {block.id: number for number, block in enumerate(edition.blocks)}
    out: dict[int, str] = {}
    for index, comment in sorted(document.comments.items()):
        blocks = document.edition.blocks
        number = place.get(blocks[index].id, len(place)) if index < len(blocks) else len(place)
        out[number] = "\n".join(filter(None, (out.get(number), comment)))
    return out


def _adopted(file: Edition, generated: Edition) -> Iterator[UnitEntry]:
    """Entries for a file whose state is lost: all of it is a person's, and nothing is to be put beside it again.

    A unit is taken for the generated one that it shares a sentence with, a field for the one of its name. What has no
    counterpart in the file counts as taken out, until its source changes.
    """
    made: dict[str, Unit] = {unit.id: unit for unit in (*generated.fields, *generated.blocks)}
    names = Counter({}, ()).fresh("t")
    blocks = Counter({}, (unit.id for unit in units(file))).fresh("e")
    for unit in (*file.fields, *file.blocks):
        own = [digest(segment.content, hrefs=True) for segment in _all(unit)]
        key = unit.id if unit.id in made and isinstance(unit, Field) else _most_shared(own, made)
        sources = _all(made.pop(key)) if key else ()
        by_text = {digest(segment.content, hrefs=True): segment for segment in reversed(sources)}
        entries = []
        for value in own:
            segment = by_text.pop(value, Segment(""))
            entries.append(Entry(next(names), value, None, Origin.HUMAN, segment.derived_from, segment.source_digest))
        taken = {entry.derived_from for entry in entries}
        gone = [_taken_out(next(names), s) for s in sources if s.derived_from not in taken]
        yield UnitEntry(unit.id, (*entries, *gone), key)
    for key, left in made.items():
        id = key if isinstance(left, Field) else next(blocks)
        yield UnitEntry(id, tuple(_taken_out(next(names), segment) for segment in _all(left)), key, None, deleted=True)


def _most_shared(own: Sequence[str], made: Mapping[str, Unit]) -> str | None:
    shared = {
        key: len(set(own) & {digest(segment.content, hrefs=True) for segment in _all(unit)})
        for key, unit in made.items()
        if not isinstance(unit, Field)
    }
    best = max(shared, key=lambda key: shared[key], default=None)
    return best if best is not None and shared[best] else None


def _taken_out(id: str, made: Segment) -> Entry:
    return Entry(id, "", None, Origin.HUMAN, made.derived_from, made.source_digest, (), deleted=True)


Flat = Paragraph | Quote | Contact | Explanation | Field
_FLAT = (Paragraph, Quote, Contact, Explanation, Field)


class _Merge:
    def __init__(self, file: Edition, state: Saved, before: Mapping[str, str], source: Edition) -> None:
        self.file = file
        self.before = before
        self.now = digests(source)
        self.known = {unit.id: unit for unit in state.units(EASY)}
        self.by_key = {unit.key: unit for unit in state.units(EASY) if unit.key}
        self.counter = Counter(state.counters, [*(u.id for u in units(file)), *self.known, *state.entries(EASY)])
        self.entries: list[UnitEntry] = []
        self.new_segment = self.counter.fresh("t")
        self.new_block = self.counter.fresh("e")
        self.present = {digest(s.content, hrefs=True) for unit in (*file.fields, *file.blocks) for s in _all(unit)}
        self.moved = self._moved()
        """Sentences that a person has carried into another block, by identity, with what is known of them."""
        self.elsewhere: set[tuple[str, ...]] = set()
        """What sentences that a person has placed were made from: it is not drafted again where it came from."""

    def _moved(self) -> dict[int, Entry]:
        gone: dict[str, Entry] = {}
        strangers: list[Segment] = []
        filed = {unit.id: _all(unit) for unit in (*self.file.fields, *self.file.blocks)}
        for unit in self.known.values():
            own = {digest(segment.content, hrefs=True) for segment in filed.get(unit.id, ())}
            gone |= {e.digest: e for e in unit.segments if e.derived_from and not e.deleted and e.digest not in own}
        for name, found in filed.items():
            known = {entry.digest for entry in self.known[name].segments} if name in self.known else set()
            strangers += [segment for segment in found if digest(segment.content, hrefs=True) not in known]
        pairs = ((segment, gone.pop(digest(segment.content, hrefs=True), None)) for segment in strangers)
        return {id(segment): entry for segment, entry in pairs if entry}

    def run(self, generated: Edition) -> Edition:
        made = {unit.id: {s.derived_from for s in _all(unit)} for unit in (*generated.fields, *generated.blocks)}
        filed = {unit.id: _all(unit) for unit in (*self.file.fields, *self.file.blocks)}
        own = (
            (entry, made.get(unit.key or "", set()))
            for unit in self.known.values()
            for _, entry in _aligned([each for each in unit.segments if not each.deleted], filed.get(unit.id, ()))
            if entry
        )
        self.elsewhere = {entry.derived_from for entry in self.moved.values()} | {
            entry.derived_from
            for entry, here in own
            if entry.origin == Origin.HUMAN and entry.derived_from and entry.derived_from not in here
        }
        return Edition(EASY, "de", self._fields(generated), self._blocks(generated))

    def _fields(self, generated: Edition) -> tuple[Field, ...]:
        filed = {unit.id: unit for unit in self.file.fields}
        made = {unit.id: unit for unit in generated.fields}
        merged = (self._unit(filed.get(name), made.get(name), name, name) for name in FIELDS if name in filed or name in made)
        return tuple(unit for unit in merged if isinstance(unit, Field))

    def _blocks(self, generated: Edition) -> tuple[Block, ...]:
        """The blocks in the file's order; a block that is new goes behind the one that it was generated behind."""
        made = {block.id: block for block in generated.blocks}
        out: list[tuple[str | None, Block]] = []
        used = {block.id for block in self.file.blocks}
        for block in self.file.blocks:
            key = self.known[block.id].key if block.id in self.known else None
            merged = self._unit(block, made.get(key) if key else None, block.id, key)
            if merged is not None and not isinstance(merged, Field):
                out.append((key, merged))
        place = 0
        for block in generated.blocks:
            here = next((number for number, (key, _) in enumerate(out) if key == block.id), None)
            entry = self.by_key.get(block.id)
            if here is not None:
                place = here + 1
            elif entry is None or entry.id not in used:
                merged = self._unit(None, block, entry.id if entry else next(self.new_block), block.id)
                if merged is not None and not isinstance(merged, Field):
                    out.insert(place, (block.id, merged))
                    place += 1
        return tuple(block for _, block in out)

    def _unit(self, filed: Unit | None, made: Unit | None, id: str, key: str | None) -> Unit | None:
        """One unit out of the file's and the generator's; notes its entry. None where there is to be none."""
        entry = self.known.get(id)
        if filed is None:
            if made is None:
                return None
            if entry and isinstance(made, _FLAT):
                return self._mixed(made, (), _all(made), entry, key)
            if entry and not self._source_changed(entry, made):
                self.entries.append(replace(entry, deleted=True))  # a person took the block out
                return None
            return self._keep(self._named(made, id, self._identified(_all(made))), key, ours=True)
        found = _all(filed)
        if entry is None:
            return self._keep(self._named(filed, id, [self._persons(segment, None) for segment in found]), key)
        known = [each for each in entry.segments if not each.deleted]
        if known == list(entry.segments) and entry.shape == _shape(filed) and all(map(_untouched, known, found)):
            if made is None:
                return None
            return self._keep(self._named(made, id, self._identified(_all(made), known)), key, ours=True)
        if isinstance(filed, _FLAT) and (made is None or isinstance(made, _FLAT)):
            return self._mixed(filed, found, _all(made) if made is not None else (), entry, key)
        aligned = _aligned(known, found)
        return self._keep(self._named(filed, id, [self._persons(s, e) for s, e in aligned]), key)

    def _mixed(
        self, unit: Flat, filed: Sequence[Segment], made: Sequence[Segment], entry: UnitEntry, key: str | None
    ) -> Unit | None:
        """A unit of which some sentences are a person's, or taken out by a person."""
        merged, removed = self._sentences(filed, made, entry)
        if merged:
            return self._keep(replace(unit, id=entry.id, segments=tuple(merged)), key, removed)
        if removed:
            self.entries.append(UnitEntry(entry.id, tuple(removed), key, deleted=True))
        return None

    def _sentences(
        self, filed: Sequence[Segment], made: Sequence[Segment], entry: UnitEntry
    ) -> tuple[list[Segment], list[Entry]]:
        """A touched block sentence by sentence, and the entries of what a person has taken out of it."""
        by_source = {segment.derived_from: segment for segment in made}
        out: list[Segment] = []
        seen: set[str] = set()
        for segment, old in _aligned([each for each in entry.segments if not each.deleted], filed):
            if old:
                seen.add(old.id)
            if old and _untouched(old, segment) and id(segment) not in self.moved:
                if old.derived_from in by_source:
                    out.append(replace(by_source[old.derived_from], id=old.id))
            else:
                out.append(self._persons(segment, old))
        gone = [each for each in entry.segments if each.id not in seen]
        stays_out = [each for each in gone if each.derived_from in by_source and not self._changed(each)]
        covered = {segment.derived_from for segment in out} | {each.derived_from for each in stays_out} | self.elsewhere
        place = 0
        for segment in made:
            here = next((number for number, each in enumerate(out) if each.derived_from == segment.derived_from), None)
            if here is not None:
                place = here + 1
            elif segment.derived_from not in covered:
                out.insert(place, replace(segment, id=next(self.new_segment)))
                place += 1
        return out, [replace(each, deleted=True) for each in stays_out]

    def _persons(self, segment: Segment, old: Entry | None) -> Segment:
        """A segment to keep. It is as fresh as the source that its author had in view when they last changed it."""
        placed = self.moved.get(id(segment))
        old = placed or old
        if old is None:
            return Segment(next(self.new_segment), segment.content, State.TRANSLATED)
        if old.knows(segment.content, hrefs=True):
            origin = Origin.HUMAN if placed else Origin(old.origin)  # who carried it here wants it here
            kept = (old.derived_from, old.source_digest, old.rules)
            return Segment(old.id, segment.content, State.TRANSLATED, origin, *kept)
        seen = joint_digest(self.before, old.derived_from)
        return Segment(old.id, segment.content, State.TRANSLATED, Origin.HUMAN, old.derived_from, seen)

    def _identified(self, made: Iterable[Segment], known: Sequence[Entry] = ()) -> list[Segment]:
        ids = {each.derived_from: each.id for each in reversed(known)}
        return [replace(segment, id=ids.pop(segment.derived_from, "") or next(self.new_segment)) for segment in made]

    def _changed(self, entry: Entry) -> bool:
        return entry.source_digest != joint_digest(self.now, entry.derived_from)

    def _source_changed(self, entry: UnitEntry, made: Unit) -> bool:
        old = {each.derived_from: each.source_digest for each in entry.segments}
        return any(old.get(segment.derived_from) != segment.source_digest for segment in _all(made))

    def _named(self, unit: Unit, id: str, found: Sequence[Segment]) -> Unit:
        if isinstance(unit, Field):
            return Field(id, tuple(found))
        order = iter(found)
        inner = {id}

        def rename(block: Block) -> str:
            if block is unit:
                return id
            name = block.id if block.id.startswith("e") and block.id not in inner else next(self.new_block)
            inner.add(name)
            return name

        return map_block(unit, lambda _: next(order), rename)

    def _keep(self, unit: Unit, key: str | None, removed: Sequence[Entry] = (), *, ours: bool = False) -> Unit:
        """Note the entry of `unit`. A person's arrangement has no shape: it stays theirs even if every word is ours."""
        old = {each.id: each for each in self.known[unit.id].segments} if unit.id in self.known else {}
        found = (remember(segment, old.get(segment.id), hrefs=True, present=self.present) for segment in _all(unit))
        self.entries.append(UnitEntry(unit.id, (*found, *removed), key, _shape(unit) if ours else None))
        return unit


def _all(unit: Unit) -> tuple[Segment, ...]:
    return unit.segments if isinstance(unit, Field) else block_segments(unit)


def _untouched(entry: Entry, segment: Segment) -> bool:
    return entry.origin != Origin.HUMAN and entry.knows(segment.content, hrefs=True)


def _shape(unit: Unit) -> str:
    """What kind of block it is and how its segments are arranged, whatever they say."""
    empty = Segment("")
    bare = (
        Field("", (empty,) * len(unit.segments)) if isinstance(unit, Field) else map_block(unit, lambda _: empty, lambda _: "")
    )
    return hashlib.sha256(repr(bare).encode()).hexdigest()[:8]


def _aligned(known: Sequence[Entry], found: Sequence[Segment]) -> list[tuple[Segment, Entry | None]]:
    """`found` with the entry that each was: the same text first, then what stands between the same neighbours."""
    own = [digest(segment.content, hrefs=True) for segment in found]
    keys = [entry.previous if entry.digest not in own and entry.previous in own else entry.digest for entry in known]
    out: list[Entry | None] = [None] * len(found)
    for kind, a, b, c, d in SequenceMatcher(None, keys, own, autojunk=False).get_opcodes():
        if kind in ("equal", "replace"):
            length = min(b - a, d - c)
            out[c : c + length] = known[a : a + length]
    return list(zip(found, out, strict=True))
