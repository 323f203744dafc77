"""Where a sentence ends."""

from __future__ import annotations

_QUOTES = frozenset('„“”‚‘»«›‹"')


def sentence_starts(text: str, language: str) -> list[int]:
    """The offsets in `text`, a single paragraph, at which a sentence begins; the first is 0.

    The splitter takes a quotation for one sentence however long it is, so it is shown the text without quotation
    marks, and its answers are carried back: an opening mark goes with the sentence behind it, a closing one with the
    sentence before it.
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
        while offset > 0 and not text[offset - 1].isspace():
            offset -= 1
        if offset > starts[-1]:
            starts.append(offset)
    return starts
