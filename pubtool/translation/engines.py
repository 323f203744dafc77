"""What a translation engine is, and where engines come from.

An engine is registered as an entry point in the group ``pubtool.translators``: a callable that takes
:class:`EngineSettings` and returns a :class:`Translator`. An office can add its own in a package of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple, Protocol

from pubtool.engines import make_engine
from pubtool.errors import EngineFailed
from pubtool.model import Candidate, Segment

GROUP = "pubtool.translators"


class LanguagePair(NamedTuple):
    """From which language to which, as BCP 47 tags."""

    source: str
    target: str


@dataclass(frozen=True, slots=True)
class EngineSettings:
    """What an engine is told when it is made: the project's folder."""

    root: Path


class Translator(Protocol):
    """An engine. `remote` says whether text leaves this machine; an engine that does not say counts as remote."""

    name: str
    remote: bool

    def supports(self, pair: LanguagePair) -> bool:
        """Whether the engine can translate this pair at all."""

    def translate(self, segments: Sequence[Segment], pair: LanguagePair) -> Sequence[Candidate | None]:
        """One answer for each segment, in order; None where the engine has none."""


def load_engines(names: Sequence[str], settings: EngineSettings) -> list[Translator]:
    """The engines of these names, in this order. Raises EngineUnknown, or EngineFailed when one cannot be made."""
    engines: list[Translator] = []
    for name in names:
        engine: Translator = make_engine(GROUP, name, settings)
        engines.append(engine)
    return engines


def ask(engine: Translator, segments: Sequence[Segment], pair: LanguagePair) -> dict[str, Candidate]:
    """The engine's answers by segment id. Raises EngineFailed for an exception or an answer that is none."""
    try:
        answers = engine.translate(segments, pair)
    except Exception as error:
        raise EngineFailed(engine=engine.name, language=pair.target, reason=f"{type(error).__name__}: {error}") from error
    if len(answers) != len(segments) or not all(answer is None or isinstance(answer, Candidate) for answer in answers):
        reason = f"{len(answers)} answers for {len(segments)} sentences"
        raise EngineFailed(engine=engine.name, language=pair.target, reason=reason)
    return {segment.id: answer for segment, answer in zip(segments, answers, strict=True) if answer is not None}
