"""Where a sentence ends."""

from __future__ import annotations

import re

_QUOTES = frozenset('„“”‚‘»«›‹"')
_OPENING = frozenset('„‚»«›‹"([“')

_ORDINAL = re.compile(r"(?:^|[\s(])\d{1,2}\.\s*$")
_SHORTENED = re.compile(
    r"(?:^|[\s(-])(?:Fa|Bgm|Ing|inkl|exkl|Hl|St|Tel|Nr|Str|Abs|Art|ca|bzw|vgl|zzgl|Dipl|Prof|Dr|Hrsg)\.\s*$"
)
_STARTERS = frozenset(
    """
    aber ab alle allerdings als am an auch auf aus außerdem bei beide beim bis da dabei dafür damit danach daneben
    dann daran darauf darin darüber darum darunter das dass davon dazu den denn der deshalb deutlich die dies
    diese diesem dieser dieses doch dort ein eine einen einer er es etwa für gemeinsam hier hierfür hinzu ich ihr
    ihre im in insgesamt ist jede jeder jetzt kein keine man mehr mit nach neben noch nun nur ob oder ohne rund
    seit sie sind so sobald sondern sowie trotzdem um und uns unser unsere unter viele vom von vor während was
    weil weitere welche wenn wer wie wir wo zu zudem zum zur zusätzlich zwei
    """.split()
)
"""Words that begin a sentence and do not follow an ordinal: „im 19. Jahrhundert“, but „… waren es 45. Das …“."""


def sentence_starts(text: str, language: str) -> list[int]:
    """The offsets in `text`, a single paragraph, at which a sentence begins; the first is 0.

    The splitter takes a quotation for one sentence however long it is, so it is shown the text without quotation
    marks, and its answers are carried back: an opening mark goes with the sentence behind it, a closing one with the
    sentence before it. German ordinals and a few abbreviations that it does not know end nothing.
    """
    from sentencex import segment

    kept = [index for index, char in enumerate(text) if char not in _QUOTES]
    bare = "".join(text[index] for index in kept)
    starts, at = [0], 0
    for sentence in list(segment(language, bare))[:-1]:
        at += len(sentence)
        start = at + len(bare[at:]) - len(bare[at:].lstrip())
        if start >= len(bare):
            break
        offset = kept[start]
        while offset > 0 and text[offset - 1] in _OPENING:
            offset -= 1
        inside_a_word = offset > 0 and not text[offset - 1].isspace()
        if offset > starts[-1] and not inside_a_word and not (language == "de" and _goes_on(text, offset)):
            starts.append(offset)
    return starts


def _goes_on(text: str, offset: int) -> bool:
    """Whether the full stop before `offset` belongs to an ordinal or an abbreviation."""
    before = text[max(0, offset - 12) : offset]
    if _SHORTENED.search(before):
        return True
    word = re.match(r"[^\W\d_]+", text[offset:])
    return bool(_ORDINAL.search(before) and word and word[0].lower() not in _STARTERS)
