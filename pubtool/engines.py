"""What translators and simplifiers have in common: they are plug-ins, and some of them send text away."""

from __future__ import annotations

from importlib.metadata import entry_points
from typing import Any

from pubtool.errors import EngineFailed, EngineUnknown


def make_engine(group: str, name: str, *settings: object) -> Any:
    """The engine that a package registered as `name` in the entry point `group`.

    Raises EngineUnknown when none did, EngineFailed when it cannot be imported or made.
    """
    found = {entry.name: entry for entry in entry_points(group=group)}
    if name not in found:
        raise EngineUnknown(engine=name, known=", ".join(sorted(found)))
    try:
        return found[name].load()(*settings)
    except Exception as error:
        raise EngineFailed(engine=name, language="–", reason=f"{type(error).__name__}: {error}") from error


def is_remote(engine: object) -> bool:
    """Whether text that is given to `engine` leaves this machine; an engine that does not say so counts as remote."""
    return bool(getattr(engine, "remote", True))
