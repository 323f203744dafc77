"""How a run is to be done: what the command line, and later ``pubtool.toml``, may say."""

from __future__ import annotations

from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class Config:
    """The settings of one run, with the defaults that pubtool ships.

    `targets` are the languages besides German, `drafts` says whether unapproved editions go public with their notice,
    `reimport` decides a conflict between ``de.md`` and its file (None: ask the person, by an error).
    """

    targets: tuple[str, ...] = ()
    engines: tuple[str, ...] = ("memory",)
    simplifier: str | None = "sentences"
    offline: bool = False
    drafts: bool = False
    reimport: bool | None = None

    def as_dict(self) -> dict[str, object]:
        """The settings as plain values, for the key of a result."""
        return asdict(self)
