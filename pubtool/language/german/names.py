"""Names: given names, and surnames that a text shows by a title or a given name before them.

„Dr. Ute Leidig“ makes „Leidig“ a name wherever else it stands in the text, though it looks like an adjective.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from pubtool.language.german import lists
from pubtool.language.german.morphology import noun_readings
from pubtool.language.german.values import Kind, Token

_NAME = re.compile(r"[A-ZÄÖÜÀ-ÞŠŽĆČĐİŞÇĞ][^\W\d_]*(?:[-‐‑’'][^\W\d_]+)*\.?$")


def _looks(token: Token) -> bool:
    return token.kind is Kind.WORD and bool(_NAME.match(token.text)) and not token.text.endswith(".")


def _title(text: str) -> bool:
    return text in lists.words("titles") or text.endswith(("minister", "ministerin", "sekretär", "sekretärin",
                                            "präsident", "präsidentin",
                                            "bürgermeister", "bürgermeisterin", "beauftragte", "beauftragter"))  # fmt: skip


def names_of(sentences: Iterable[Sequence[Token]]) -> frozenset[str]:
    """The given names and surnames that the text introduces, and their genitives (``Leidigs``)."""
    found: set[str] = set()
    for tokens in sentences:
        at = 0
        while at < len(tokens):
            at = _person(tokens, at, found)
    return frozenset(found | {name + "s" for name in found if name[-1] not in "sßxz"})


def _person(tokens: Sequence[Token], at: int, found: set[str]) -> int:
    """Note the person named at `at`, if there is one; the place to go on is returned."""
    start = at
    titled = False
    while at < len(tokens) and _title(tokens[at].text):
        titled, at = True, at + 1
    given = 0
    while at < len(tokens) and _given(tokens[at].text, titled or given > 0 or _next(tokens, at)):
        given += 1
        found.add(tokens[at].text)
        at += 1
    if not titled and not given:
        return start + 1
    while at < len(tokens) and tokens[at].text in lists.words("name_particles") and _next(tokens, at):
        at += 1
    # „Frau Minister“ is no name, „Minister Hans Acker“ is; a noun behind a bare title only when it cannot be anything else
    if at < len(tokens) and _looks(tokens[at]) and not _title(tokens[at].text):
        surname = tokens[at].text
        personal = given or tokens[at - 1].text in ("Herr", "Herrn", "Frau", "Dr.", "Prof.", "Familie")
        if personal or not noun_readings(surname):
            found.add(surname)
            return at + 1
    return max(at, start + 1)


def _given(text: str, sure: bool) -> bool:
    """Whether `text` is a given name; one that is another word, too („Wolf“), only when it is `sure` from its place."""
    return text in lists.words("given_names") and (sure or text not in lists.words("ambiguous_given_names"))


def _next(tokens: Sequence[Token], at: int) -> bool:
    return at + 1 < len(tokens) and _looks(tokens[at + 1])
