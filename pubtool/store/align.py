"""Finding the segments of yesterday among the lines of today, so that ids survive an edit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from pubtool.model import Block, Edition, Field, Segment, Unit, digest, map_edition, plain, unit_segments, units

_ALIKE = 0.5


@dataclass(frozen=True, slots=True)
class Known:
    """A segment of yesterday; `text` is None where only its digest was kept."""

    id: str
    digest: str
    text: str | None = None


@dataclass(frozen=True, slots=True)
class KnownUnit:
    """A unit of yesterday."""

    id: str
    segments: tuple[Known, ...]


def known_units(edition: Edition) -> tuple[KnownUnit, ...]:
    """`edition` as something to align a newer version with."""
    return tuple(
        KnownUnit(unit.id, tuple(Known(s.id, digest(s.content), plain(s.content)) for s in unit_segments(unit)))
        for unit in units(edition)
    )


def with_block_ids(edition: Edition, known: Sequence[KnownUnit], fresh: Iterator[str]) -> Edition:
    """`edition` with an id for every block: its own where it has one, that of the block it was, or a fresh one."""
    taken: set[str] = set()
    for unit in units(edition):
        taken.add(unit.id)
    used: set[str] = set()
    free = [unit for unit in known if unit.id not in taken]
    names: list[str] = []
    for unit in units(edition):
        if isinstance(unit, Field):
            continue
        name = unit.id
        if not name or name in used:
            match = _best(unit, free)
            if match:
                free.remove(match)
            name = match.id if match else next(fresh)
        used.add(name)
        names.append(name)
    order = iter(names)
    by_identity = {id(block): next(order) for block in units(edition) if not isinstance(block, Field)}
    return map_edition(edition, lambda segment: segment, lambda block: by_identity[id(block)])


def _best(unit: Block, free: Sequence[KnownUnit]) -> KnownUnit | None:
    """The free unit that `unit` most probably was: most sentences shared, else a similar wording."""
    own = unit_segments(unit)
    digests = {digest(segment.content) for segment in own}
    scored = [(len(digests & {entry.digest for entry in other.segments}), -number, other) for number, other in enumerate(free)]
    if scored and (best := max(scored, key=lambda found: found[:2]))[0]:
        return best[2]
    text = " ".join(plain(segment.content) for segment in own)
    for other in free:
        if other.segments and all(entry.text is not None for entry in other.segments):
            before = " ".join(entry.text or "" for entry in other.segments)
            if SequenceMatcher(None, before, text, autojunk=False).ratio() > _ALIKE:
                return other
    return None


def with_segment_ids(edition: Edition, known: Sequence[KnownUnit], fresh: Iterator[str]) -> Edition:
    """`edition`, whose units have their ids, with the ids of yesterday on the segments that are still there.

    The same wording in the same unit first, then the same wording anywhere (a moved sentence), then a changed
    sentence by its place between unchanged ones; what is left is new.
    """
    old = {unit.id: unit.segments for unit in known}
    new: list[tuple[Unit, tuple[Segment, ...]]] = [(unit, unit_segments(unit)) for unit in units(edition)]
    chosen: dict[int, str] = {}  # by identity: equal segments are different segments
    claimed: set[str] = set()

    def claim(segment: Segment, entry: Known) -> None:
        chosen[id(segment)] = entry.id
        claimed.add(entry.id)

    gaps: list[tuple[Sequence[Known], Sequence[Segment]]] = []
    for unit, found in new:
        before = old.get(unit.id, ())
        matcher = SequenceMatcher(None, [e.digest for e in before], [digest(s.content) for s in found], autojunk=False)
        for kind, a, b, c, d in matcher.get_opcodes():
            if kind == "equal":
                for entry, segment in zip(before[a:b], found[c:d], strict=True):
                    claim(segment, entry)
            elif kind == "replace":
                gaps.append((before[a:b], found[c:d]))
    anywhere: dict[str, list[Known]] = {}
    for entries in old.values():
        for entry in entries:
            if entry.id not in claimed:
                anywhere.setdefault(entry.digest, []).append(entry)
    for _, found in new:
        for segment in found:
            if id(segment) not in chosen and (same := anywhere.get(digest(segment.content))):
                claim(segment, same.pop(0))
    for gone, come in gaps:
        left = [entry for entry in gone if entry.id not in claimed]
        right = [segment for segment in come if id(segment) not in chosen]
        for entry, segment in _pair(left, right):
            claim(segment, entry)
    return map_edition(edition, lambda segment: replace(segment, id=chosen.get(id(segment)) or next(fresh)))


def _pair(left: list[Known], right: list[Segment]) -> Iterator[tuple[Known, Segment]]:
    if len(left) != len(right) and all(entry.text is not None for entry in left):
        for entry in left:
            ratio = [SequenceMatcher(None, entry.text or "", plain(s.content), autojunk=False).ratio() for s in right]
            if ratio and max(ratio) > _ALIKE:
                yield entry, right.pop(ratio.index(max(ratio)))
        return
    yield from zip(left, right, strict=False)
