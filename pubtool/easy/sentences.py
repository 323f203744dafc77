"""The plainest simplifier: it leaves every sentence as it is, on a line of its own, for an editor to rewrite."""

from __future__ import annotations

from dataclasses import replace

from pubtool.model import EASY, Edition, Origin, Segment, State, digest, map_edition

RULE = "L01"
"""BITV 2.0 Anlage 2 Teil 2 Nr. 10: each sentence on its own line."""


class SentenceSimplifier:
    """Gives every sentence its own line and changes no word."""

    name = "sentences"
    remote = False

    def simplify(self, edition: Edition) -> Edition:
        """The easy edition of `edition`; its blocks keep the ids of the source blocks they were made from."""

        def draft(segment: Segment) -> Segment:
            return Segment("", segment.content, State.TRANSLATED, Origin.RULES, (segment.id,), digest(segment.content), (RULE,))

        return replace(map_edition(edition, draft), language=EASY, derived_from=edition.language)
