"""German sentences taken apart: tokens, tags, clauses, verb groups, noun phrases, compounds.

``analyse(text)`` is the way in; nothing is loaded before it is called.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pubtool.language.german.values import Analysis


def analyse(text: str) -> Analysis:
    """Take the German `text` apart; see :func:`pubtool.language.german.analysis.analyse`."""
    from pubtool.language.german.analysis import analyse as whole

    return whole(text)
