"""Where a sentence ends."""

from __future__ import annotations

_QUOTES = frozenset('„“”‚‘»«›‹"')
_OPENING = frozenset('„‚»«›‹"([“')


def sentence_starts(text: str, language: str) -> list[int]:
    """The offsets in `text`, a single paragraph, at which a sentence begins; the first is 0.

    German has rules of its own (:mod:`pubtool.language.german.sentences`); other languages go by sentencex.
    """
    if language.split("-")[0] == "de":
        from pubtool.language.german.sentences import starts

        return starts(text)
    return _other_starts(text, language)


def _other_starts(text: str, language: str) -> list[int]:
    """As sentencex has it.

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
        while offset > 0 and text[offset - 1] in _OPENING:
            offset -= 1
        inside_a_word = offset > 0 and not text[offset - 1].isspace()
        if offset > starts[-1] and not inside_a_word:
            starts.append(offset)
    return starts
