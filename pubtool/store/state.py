"""``state.json``: what we last wrote, so that everything else is known to be a person's."""

from __future__ import annotations

import json
from collections.abc import Container, Iterable, Iterator
from dataclasses import asdict, dataclass, field, replace

from pubtool.errors import StateFileInvalid
from pubtool.model import Content, Origin, Segment, digest

_SCHEMA, _VERSION = "pubtool/state", 1


@dataclass(frozen=True, slots=True)
class Entry:
    """What is known of one segment.

    `digest` stands for the text we last saw or wrote, `previous` for the one before it: state is written before the
    text, and a crash in between must not turn our own text into a person's. `deleted` marks a segment that a person
    took out, so that it is not put in again.
    """

    id: str
    digest: str
    previous: str | None = None
    origin: str = Origin.HUMAN.value
    derived_from: tuple[str, ...] = ()
    source_digest: str | None = None
    rules: tuple[str, ...] = ()
    deleted: bool = False

    def knows(self, content: Content, *, hrefs: bool = False) -> bool:
        """Whether `content` is the text of this entry, so that nobody has edited it since."""
        return digest(content, hrefs=hrefs) in (self.digest, self.previous)


@dataclass(frozen=True, slots=True)
class UnitEntry:
    """What is known of one unit.

    In an edition of its own structure `key` names the generated block that it holds and `shape` stands for its kind and
    arrangement as we made it; None: a person has arranged it. `deleted` marks a block that a person took out.
    """

    id: str
    segments: tuple[Entry, ...]
    key: str | None = None
    shape: str | None = None
    deleted: bool = False


@dataclass(frozen=True, slots=True)
class State:
    """The memory of one release.

    `imported` is the digest of ``de.md`` as it was written by the last import, `imported_before` by the one before: state
    is written first, and after a crash the older text is still ours. `pictures` has SHA-256 of each picture as we wrote it.
    """

    imported: str | None = None
    counters: dict[str, int] = field(default_factory=dict)
    editions: dict[str, tuple[UnitEntry, ...]] = field(default_factory=dict)
    imported_before: str | None = None
    pictures: dict[str, str] = field(default_factory=dict)

    def units(self, language: str) -> tuple[UnitEntry, ...]:
        """The entries of one edition; none where it has never been written."""
        return self.editions.get(language, ())

    def entries(self, language: str) -> dict[str, Entry]:
        """The entries of one edition by segment id."""
        return {entry.id: entry for unit in self.units(language) for entry in unit.segments}

    def settled(self) -> State:
        """This state once the text is written, too: what was there before it is nobody's any more, least of all ours."""
        editions = {
            language: tuple(
                replace(unit, segments=tuple(replace(entry, previous=None) for entry in unit.segments)) for unit in found
            )
            for language, found in self.editions.items()
        }
        return replace(self, editions=editions, imported_before=None)

    def with_units(self, language: str, units: Iterable[UnitEntry]) -> State:
        """This state with other entries for one edition."""
        return replace(self, editions={**self.editions, language: tuple(units)})


def remember(segment: Segment, old: Entry | None, *, hrefs: bool = False, present: Container[str] = ()) -> Entry:
    """The entry for `segment` as it is about to be written; the text of `old` is kept as the previous one.

    `present` has the digests that lie in the file now: after a crash that is the previous text, and it stays so.
    """
    now = digest(segment.content, hrefs=hrefs)
    previous = None if old is None else (old.previous if old.digest == now or old.previous in present else old.digest)
    return Entry(segment.id, now, previous, segment.origin.value, segment.derived_from, segment.source_digest, segment.rules)


class Counter:
    """Hands out ids that were never used before: ``u1``, ``u2`` … per prefix."""

    def __init__(self, last: dict[str, int], used: Iterable[str]) -> None:
        self.last = dict(last)
        for id in used:
            prefix = id.rstrip("0123456789")
            if prefix != id:
                self.last[prefix] = max(self.last.get(prefix, 0), int(id[len(prefix) :]))

    def fresh(self, prefix: str) -> Iterator[str]:
        """Ids without end, each new."""
        while True:
            self.last[prefix] = self.last.get(prefix, 0) + 1
            yield f"{prefix}{self.last[prefix]}"


def load_state(content: bytes | None, path: str) -> State:
    """The state in `content`; an empty one where there is no file. Raises StateFileInvalid."""
    if content is None:
        return State()
    try:
        raw = json.loads(content)
        if (raw["schema"], raw["version"]) != (_SCHEMA, _VERSION):
            raise ValueError(f"schema {raw['schema']} version {raw['version']}")
        editions = {
            language: tuple(
                UnitEntry(
                    unit["id"],
                    tuple(
                        Entry(
                            **{
                                **entry,
                                "derived_from": tuple(entry.get("derived_from", ())),
                                "rules": tuple(entry.get("rules", ())),
                            }
                        )
                        for entry in unit["segments"]
                    ),
                    unit.get("key"),
                    unit.get("shape"),
                    unit.get("deleted", False),
                )
                for unit in found
            )
            for language, found in raw["editions"].items()
        }
        return State(raw["imported"], raw["counters"], editions, raw.get("imported_before"), raw.get("pictures", {}))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise StateFileInvalid(path=path, reason=str(error) or type(error).__name__) from error


def dump_state(state: State) -> bytes:
    """The file for `state`, one segment a line, so that git shows what changed."""
    empty = asdict(Entry("", ""))

    def line(entry: Entry) -> str:
        return json.dumps(
            {key: value for key, value in asdict(entry).items() if key in ("id", "digest") or value != empty[key]}
        )

    out = [f'{{"schema": "{_SCHEMA}", "version": {_VERSION},', f' "imported": {json.dumps(state.imported)},']
    if state.imported_before:
        out.append(f' "imported_before": {json.dumps(state.imported_before)},')
    if state.pictures:
        out.append(f' "pictures": {json.dumps(state.pictures, sort_keys=True)},')
    out += [f' "counters": {json.dumps(state.counters, sort_keys=True)},', ' "editions": {']
    editions = []
    for language, found in sorted(state.editions.items()):
        blocks = []
        for unit in found:
            head = f'  {{"id": {json.dumps(unit.id)}'
            for name in ("key", "shape"):
                head += f', "{name}": {json.dumps(getattr(unit, name))}' if getattr(unit, name) is not None else ""
            head += ', "deleted": true' if unit.deleted else ""
            blocks.append(head + ', "segments": [\n' + ",\n".join(f"   {line(entry)}" for entry in unit.segments) + "]}")
        editions.append(f"  {json.dumps(language)}: [\n" + ",\n".join(blocks) + "]")
    return ("\n".join(out) + "\n" + ",\n".join(editions) + "}}\n").encode()
