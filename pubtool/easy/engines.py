"""What a simplifier is, and where simplifiers come from: entry points in the group ``pubtool.simplifiers``."""

from __future__ import annotations

from typing import Protocol

from pubtool.engines import make_engine
from pubtool.errors import EngineFailed
from pubtool.model import EASY, Edition

GROUP = "pubtool.simplifiers"


class Simplifier(Protocol):
    """An engine that drafts the easy edition. `remote` as for translators: silence means yes."""

    name: str
    remote: bool

    def simplify(self, edition: Edition) -> Edition:
        """The easy edition of the source `edition`.

        Each block's id is a key that is the same in the next run; each segment names the source segments it came from
        (`derived_from`), their joint digest (`source_digest`) and the rules that made it.
        """


def load_simplifier(name: str) -> Simplifier:
    """The simplifier of this name. Raises EngineUnknown, or EngineFailed when it cannot be made."""
    simplifier: Simplifier = make_engine(GROUP, name)
    return simplifier


def simplify(simplifier: Simplifier, source: Edition) -> Edition:
    """The draft that `simplifier` makes of `source`. Raises EngineFailed for whatever goes wrong in it."""
    try:
        return simplifier.simplify(source)
    except Exception as error:
        raise EngineFailed(engine=simplifier.name, language=EASY, reason=f"{type(error).__name__}: {error}") from error
