"""The engine that is always there: what was translated before."""

from __future__ import annotations

from collections.abc import Sequence

from pubtool.model import Candidate, Origin, Segment, State, digest
from pubtool.store.memory import load_memory
from pubtool.store.tmx import Remembered
from pubtool.translation.engines import EngineSettings, LanguagePair


class MemoryTranslator:
    """Exact matches from ``translations/memory/de-<language>.tmx``; the better checked of two wins."""

    name = "memory"
    remote = False

    def __init__(self, settings: EngineSettings) -> None:
        self.root = settings.root

    def supports(self, pair: LanguagePair) -> bool:
        """Every language can have a memory."""
        return pair.source == "de"

    def translate(self, segments: Sequence[Segment], pair: LanguagePair) -> Sequence[Candidate | None]:
        """The remembered translation of each segment, None where there is none.

        What a machine made and nobody checked stays of the origin ``machine``: remembering it has not improved it.
        """
        best: dict[str, Remembered] = {}
        for pair_ in load_memory(self.root, pair.target):
            key = digest(pair_.source)
            if key not in best or best[key].state < pair_.state:
                best[key] = pair_
        return [self._candidate(best.get(digest(segment.content)), segment) for segment in segments]

    def _candidate(self, found: Remembered | None, segment: Segment) -> Candidate | None:
        if found is None:
            return None
        unchecked = found.origin is Origin.MACHINE and found.state < State.REVIEWED
        return Candidate(found.target, Origin.MACHINE if unchecked else Origin.MEMORY, self.name, digest(segment.content))
