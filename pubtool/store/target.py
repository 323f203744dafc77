"""``de-tr.xlf``: merging a translation with a newer source, a person's edits and an engine's answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from pubtool.markup import refit
from pubtool.model import (
    Candidate,
    Content,
    Edition,
    Origin,
    Segment,
    State,
    digest,
    map_edition,
    plain,
    unit_segments,
    units,
)
from pubtool.store.state import Entry, UnitEntry, remember
from pubtool.store.state import State as Saved
from pubtool.store.xliff import Pair, PairUnit, Xliff

UNKNOWN_SOURCE = "?"
"""The source digest of a stale target whose old source text nobody kept."""


@dataclass(frozen=True, slots=True)
class TargetMerge:
    """The outcome of a merge: the translation as an edition, the file it should be in, the state to save."""

    edition: Edition
    xliff: Xliff
    state: Saved


def merge_target(
    source: Edition, language: str, old: Xliff | None, state: Saved, candidates: Mapping[str, Candidate]
) -> TargetMerge:
    """Carry the targets of `old` over to `source` and fill what is still open from `candidates`.

    A target goes with its source text: unchanged or moved, it stays as it is; under a changed sentence it is kept and
    becomes stale; when its sentence is gone, a person's target is retired into the file, not lost. A target that is
    there is never replaced by a candidate, and a candidate counts only for the very text it was made from.
    """
    entries = state.entries(language)
    found = [_as_edited(pair, entries) for unit in (old.units if old else ()) for pair in unit.pairs]
    pool = _Pool(found, list(old.retired) if old else [])
    wanted = [segment for unit in units(source) for segment in unit_segments(unit) if plain(segment.content)]
    pairs = pool.unchanged(wanted)
    for segment in wanted:
        if segment.id not in pairs:
            pairs[segment.id] = pool.changed(segment) or Pair(segment.id, segment.content)
    for segment in wanted:
        pair = pairs[segment.id]
        candidate = candidates.get(segment.id)
        if pair.state is State.INITIAL and candidate and candidate.source_digest == digest(segment.content):
            content = refit(candidate.content, segment.content)
            pairs[segment.id] = replace(pair, target=content, state=State.TRANSLATED, origin=candidate.origin)
    extra = {unit.id: unit.extra for unit in (old.units if old else ())}
    xliff = Xliff(
        language,
        tuple(
            PairUnit(unit.id, type(unit).__name__.lower(), kept, extra.get(unit.id, ()))
            for unit in units(source)
            if (kept := tuple(pairs[s.id] for s in unit_segments(unit) if s.id in pairs))
        ),
        tuple(pool.left()),
    )
    edition = map_edition(
        replace(source, language=language, derived_from=source.language), lambda s: _segment(s, pairs.get(s.id))
    )
    saved = state.with_units(
        language,
        (UnitEntry(unit.id, tuple(remember(s, entries.get(s.id)) for s in unit_segments(unit))) for unit in units(edition)),
    )
    return TargetMerge(edition, xliff, saved)


def _as_edited(pair: Pair, entries: Mapping[str, Entry]) -> Pair:
    """`pair` with what ``state.json`` knows of it: another text than we last saw is a person's and is fresh.

    A tool that drops ``subState`` must not turn a machine's text into a person's, so the entry speaks for it.
    """
    entry = entries.get(pair.id)
    if pair.state is State.INITIAL:
        return pair
    if entry is None:
        return replace(pair, origin=pair.origin or Origin.HUMAN)
    if not entry.knows(pair.target):
        return replace(pair, origin=Origin.HUMAN, stale=False, was=None)
    # who raises the state of a stale segment has looked at it and found it right
    stale = pair.state <= State.TRANSLATED and (pair.stale or entry.source_digest not in (None, digest(pair.source)))
    return replace(pair, origin=pair.origin or Origin(entry.origin), stale=stale, was=pair.was if stale else None)


class _Pool:
    """The pairs of an older file, to be claimed by the segments of the present source, each once."""

    def __init__(self, pairs: list[Pair], retired: list[Pair]) -> None:
        self.free = dict(enumerate(pairs))
        self.retired = dict(enumerate(replace(pair, origin=pair.origin or Origin.HUMAN) for pair in retired))

    def unchanged(self, wanted: list[Segment]) -> dict[str, Pair]:
        """Pairs whose source text is still there, by the id of the segment that has it now."""
        out: dict[str, Pair] = {}
        places = _places(self.free)
        for own in (True, False):
            for segment in wanted:
                same = places.get(digest(segment.content), [])
                place = next((n for n in same if not own or self.free[n].id == segment.id), None)
                if segment.id not in out and place is not None:
                    same.remove(place)
                    out[segment.id] = _fitted(self.free.pop(place), segment)
        places = _places(self.retired)
        for segment in wanted:
            back = places.get(digest(segment.content))
            if back and (segment.id not in out or out[segment.id].state is State.INITIAL):
                out[segment.id] = _fitted(self.retired.pop(back.pop(0)), segment)
        return out

    def changed(self, segment: Segment) -> Pair | None:
        """The pair that had this segment's id under another wording, stale now; its target stays."""
        place = next((n for n, pair in self.free.items() if pair.id == segment.id), None)
        if place is None:
            return None
        pair = self.free.pop(place)
        if pair.state is State.INITIAL:
            return None
        was = (pair.was or ()) if pair.stale else pair.source
        if digest(was) == digest(segment.content):  # the sentence is again what the target was made from
            return _fitted(replace(pair, stale=False, was=None), segment)
        return replace(_fitted(pair, segment), state=State.TRANSLATED, stale=True, was=was or None)

    def left(self) -> list[Pair]:
        """What a person worked on and no segment claims."""
        kept = [p for p in self.free.values() if p.target and (p.origin is Origin.HUMAN or p.state > State.TRANSLATED)]
        return [*self.retired.values(), *kept]


def _places(pairs: Mapping[int, Pair]) -> dict[str, list[int]]:
    out: dict[str, list[int]] = {}
    for place, pair in pairs.items():
        out.setdefault(digest(pair.source), []).append(place)
    return out


def _fitted(pair: Pair, segment: Segment) -> Pair:
    return replace(pair, id=segment.id, source=segment.content, target=refit(pair.target, segment.content))


def _segment(source: Segment, pair: Pair | None) -> Segment:
    if pair is None:  # an empty cell: nothing to translate
        return Segment(source.id, (), State.FINAL, Origin.HUMAN, (), digest(source.content))
    made_from: Content | None = pair.was if pair.stale else source.content
    return Segment(
        source.id,
        pair.target,
        pair.state,
        pair.origin or Origin.HUMAN,
        (),
        UNKNOWN_SOURCE if made_from is None else digest(made_from),
    )
