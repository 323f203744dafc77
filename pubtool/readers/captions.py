"""The words about a picture: what it shows, and who made it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pubtool.markup import cut
from pubtool.model import Content, Segment, plain

_CREDIT = re.compile(
    r"(?:^|(?<=[\s(\[|–-]))(?:(?:fotos?|bild(?:er|nachweis|quelle|rechte)?|quelle|grafik|copyright)\s*[:©]|©|\(c\))",
    re.IGNORECASE,
)


def split_credit(lines: Sequence[Content]) -> tuple[tuple[Segment, ...], Segment | None]:
    """The words about a picture, and who made it (“Foto: …”, “© …”)."""
    words: list[Segment] = []
    credit: Segment | None = None
    for line in lines:
        text = plain(line)
        found = _CREDIT.search(text)
        if not found or credit is not None:
            words.append(Segment("", line))
            continue
        before = text[: found.start()].rstrip(" \u00a0|–-([")
        closed = text[: found.start()].rstrip().endswith(("(", "[")) and text.endswith((")", "]"))
        credit = Segment("", cut(line, found.start(), len(text) - closed))
        if before:
            words.append(Segment("", cut(line, 0, len(before))))
    return tuple(words), credit
