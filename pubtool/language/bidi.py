"""Which way each character runs: the Unicode Bidirectional Algorithm (UAX #9) for one paragraph.

No package was right: python-bidi 0.6 returns finished lines only, so a paragraph cannot be broken into lines afterwards, and
it drops characters. This module passes all of Unicode's BidiCharacterTest.txt. Rule names in the comments are those of
UAX #9.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

_NEEDED = re.compile(
    "[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefe\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
"""Without one of these, and from left to right, every character has level 0."""

_MAX_DEPTH = 125  # BD2
_ISOLATES = ("LRI", "RLI", "FSI")
_REMOVED = ("LRE", "RLE", "LRO", "RLO", "PDF", "BN")  # X9
_NEUTRAL = ("B", "S", "WS", "ON", "LRI", "RLI", "FSI", "PDI")
_STRONG = {"L": "L", "R": "R", "EN": "R", "AN": "R"}  # N0, N1: numbers count as R

_UNASSIGNED = {
    "R": ((0x590, 0x5FF), (0x7C0, 0x85F), (0xFB1D, 0xFB4F), (0x10800, 0x10CFF), (0x1E800, 0x1EFFF)),
    "AL": ((0x600, 0x7BF), (0x860, 0x8FF), (0xFB50, 0xFDCF), (0xFDF0, 0xFDFF), (0xFE70, 0xFEFF)),
}

# BidiBrackets.txt: each opening bracket and the one that closes it (BD14, BD15)
_BRACKETS = (
    "()[]{}\u0f3a\u0f3b\u0f3c\u0f3d\u169b\u169c\u2045\u2046\u207d\u207e\u208d\u208e\u2308\u2309\u230a\u230b\u2329\u232a"
    "\u2768\u2769\u276a\u276b\u276c\u276d\u276e\u276f\u2770\u2771\u2772\u2773\u2774\u2775\u27c5\u27c6\u27e6\u27e7\u27e8\u27e9"
    "\u27ea\u27eb\u27ec\u27ed\u27ee\u27ef\u2983\u2984\u2985\u2986\u2987\u2988\u2989\u298a\u298b\u298c\u298d\u2990\u298f\u298e"
    "\u2991\u2992\u2993\u2994\u2995\u2996\u2997\u2998\u29d8\u29d9\u29da\u29db\u29fc\u29fd\u2e22\u2e23\u2e24\u2e25\u2e26\u2e27"
    "\u2e28\u2e29\u2e55\u2e56\u2e57\u2e58\u2e59\u2e5a\u2e5b\u2e5c\u3008\u3009\u300a\u300b\u300c\u300d\u300e\u300f\u3010\u3011"
    "\u3014\u3015\u3016\u3017\u3018\u3019\u301a\u301b\ufe59\ufe5a\ufe5b\ufe5c\ufe5d\ufe5e\uff08\uff09\uff3b\uff3d\uff5b\uff5d"
    "\uff5f\uff60\uff62\uff63"
)
_SAME = {"\u2329": "\u3008", "\u232a": "\u3009"}  # canonically equivalent brackets match each other
_CLOSING = {_SAME.get(o, o): _SAME.get(c, c) for o, c in zip(_BRACKETS[::2], _BRACKETS[1::2], strict=True)}
_CLOSERS = frozenset(_CLOSING.values())


def levels(text: str, base: int) -> list[int]:
    """The embedding level of every character of one paragraph; odd levels run from right to left.

    `base` is 0 for a paragraph from left to right and 1 for one from right to left. White space at the end of a line
    takes the level of the paragraph only once the lines are known: :func:`line_levels`.
    """
    if base == 0 and not _NEEDED.search(text):
        return [0] * len(text)
    original = [unicodedata.bidirectional(char) or _unassigned(char) for char in text]
    found, classes = _explicit(original, base)
    kept = [i for i, kind in enumerate(original) if kind not in _REMOVED]
    for sequence, sos, eos in _sequences(original, found, kept, base):
        _resolve_weak(sequence, classes, sos)
        _resolve_brackets(sequence, classes, found, text, original, sos)
        _resolve_neutral(sequence, classes, found, sos, eos)
    for i in kept:  # I1, I2
        if found[i] % 2 == 0:
            found[i] += {"R": 1, "AN": 2, "EN": 2}.get(classes[i], 0)
        elif classes[i] in ("L", "EN", "AN"):
            found[i] += 1
    last = base
    for i, kind in enumerate(original):  # what X9 removes goes with what stands before it
        if kind in _REMOVED:
            found[i] = last
        elif kind in ("B", "S"):  # L1, 1 and 2
            found[i] = base
        last = found[i]
    return found


def line_levels(text: str, found: Sequence[int], base: int) -> list[int]:
    """The levels of one line: white space at its end, and before a tabulator, takes the paragraph's level (L1)."""
    out = list(found)
    reset = True
    for i in range(len(text) - 1, -1, -1):
        kind = unicodedata.bidirectional(text[i])
        if kind in ("B", "S"):
            reset = True
        elif kind not in ("WS", *_ISOLATES, "PDI", *_REMOVED):
            reset = False
        if reset:
            out[i] = base
    for i, char in enumerate(text):  # what X9 removes goes with what stands before it
        if i and unicodedata.bidirectional(char) in _REMOVED:
            out[i] = out[i - 1]
    return out


def visual_order(found: Sequence[int]) -> list[int]:
    """The indices of a line's characters from left to right (L2)."""
    order = list(range(len(found)))
    if not order or max(found) == 0:
        return order
    lowest_odd = min((level for level in found if level % 2), default=max(found) + 1)
    for level in range(max(found), lowest_odd - 1, -1):
        start = 0
        while start < len(order):
            end = start
            while end < len(order) and found[order[end]] >= level:
                end += 1
            order[start:end] = order[start:end][::-1]
            start = max(end, start + 1)
    return order


def _unassigned(char: str) -> str:
    """The class of a code point that Unicode has not assigned yet (DerivedBidiClass.txt)."""
    point = ord(char)
    return next((kind for kind, ranges in _UNASSIGNED.items() if any(a <= point <= b for a, b in ranges)), "L")


def _first_strong(classes: Sequence[str], start: int, end: int) -> int:
    """P2, P3: 1 when the first strong character is R or AL, else 0; what stands in isolates is skipped."""
    depth = 0
    for i in range(start, end):
        if classes[i] in _ISOLATES:
            depth += 1
        elif classes[i] == "PDI":
            depth -= 1
        elif depth <= 0 and classes[i] in ("L", "R", "AL"):
            return int(classes[i] != "L")
    return 0


def _matching(classes: Sequence[str]) -> dict[int, int]:
    """BD9: each isolate initiator and its PDI."""
    open_, out = [], {}
    for i, kind in enumerate(classes):
        if kind in _ISOLATES:
            open_.append(i)
        elif kind == "PDI" and open_:
            out[open_.pop()] = i
    return out


def _explicit(original: Sequence[str], base: int) -> tuple[list[int], list[str]]:
    """X1 to X8: levels from explicit embeddings, overrides and isolates, and the classes that overrides change."""
    found, classes = [base] * len(original), list(original)
    closing = _matching(original)
    stack: list[tuple[int, str | None, bool]] = [(base, None, False)]
    too_deep_isolates = too_deep_embeddings = valid_isolates = 0
    for i, kind in enumerate(original):
        level, override, _ = stack[-1]
        found[i] = level
        if kind in ("RLE", "LRE", "RLO", "LRO", *_ISOLATES):
            isolate = kind in _ISOLATES
            right = kind[0] == "R" or (kind == "FSI" and _first_strong(original, i + 1, closing.get(i, len(original))) == 1)
            if isolate and override:
                classes[i] = override
            new = (level + 1) | 1 if right else (level + 2) & ~1
            if new <= _MAX_DEPTH and not too_deep_isolates and not too_deep_embeddings:
                valid_isolates += isolate
                stack.append((new, {"RLO": "R", "LRO": "L"}.get(kind), isolate))
            elif isolate:
                too_deep_isolates += 1
            elif not too_deep_isolates:
                too_deep_embeddings += 1
        elif kind == "PDI":
            if too_deep_isolates:
                too_deep_isolates -= 1
            elif valid_isolates:
                too_deep_embeddings = 0
                while not stack[-1][2]:
                    stack.pop()
                stack.pop()
                valid_isolates -= 1
            found[i] = stack[-1][0]
            classes[i] = stack[-1][1] or kind
        elif kind == "PDF":
            if not too_deep_isolates:
                if too_deep_embeddings:
                    too_deep_embeddings -= 1
                elif not stack[-1][2] and len(stack) > 1:
                    stack.pop()
        elif kind == "B":
            found[i] = base
        elif override and kind != "BN":
            classes[i] = override
    return found, classes


def _sequences(
    original: Sequence[str], found: Sequence[int], kept: Sequence[int], base: int
) -> Iterator[tuple[list[int], str, str]]:
    """X10: isolating run sequences as lists of indices, each with its sos and eos."""
    runs: list[list[int]] = []
    for i in kept:
        if runs and found[runs[-1][-1]] == found[i]:
            runs[-1].append(i)
        else:
            runs.append([i])
    closing = _matching(original)
    starts = {run[0]: run for run in runs}
    inner = {closing[run[-1]] for run in runs if run[-1] in closing}
    place = {i: n for n, i in enumerate(kept)}
    for run in runs:
        if run[0] in inner and original[run[0]] == "PDI":
            continue
        sequence = list(run)
        while sequence[-1] in closing:
            sequence += starts[closing[sequence[-1]]]
        level = found[sequence[0]]
        before, after = place[sequence[0]] - 1, place[sequence[-1]] + 1
        left = found[kept[before]] if before >= 0 else base
        open_ended = original[sequence[-1]] in _ISOLATES
        right = base if open_ended or after >= len(kept) else found[kept[after]]
        yield sequence, "LR"[max(level, left) % 2], "LR"[max(level, right) % 2]


def _resolve_weak(sequence: Sequence[int], classes: list[str], sos: str) -> None:
    """W1 to W7."""
    before, strong = sos, sos
    for i in sequence:
        kind = classes[i]
        if kind == "NSM":  # W1
            kind = "ON" if before in (*_ISOLATES, "PDI") else before
        before = kind
        if kind in ("L", "R", "AL"):
            strong = kind
        elif kind == "EN" and strong == "AL":  # W2
            kind = "AN"
        classes[i] = kind
    for i in sequence:  # W3
        if classes[i] == "AL":
            classes[i] = "R"
    for a, b, c in zip(sequence, sequence[1:], sequence[2:], strict=False):  # W4
        same = classes[a] == classes[c]
        if same and ((classes[b] in ("ES", "CS") and classes[a] == "EN") or (classes[b] == "CS" and classes[a] == "AN")):
            classes[b] = classes[a]
    for one_way in (sequence, sequence[::-1]):  # W5
        before = ""
        for i in one_way:
            if classes[i] == "ET" and before == "EN":
                classes[i] = "EN"
            before = classes[i]
    strong = sos
    for i in sequence:
        if classes[i] in ("ES", "ET", "CS"):  # W6
            classes[i] = "ON"
        elif classes[i] in ("L", "R"):
            strong = classes[i]
        elif classes[i] == "EN" and strong == "L":  # W7
            classes[i] = "L"


def _resolve_brackets(
    sequence: Sequence[int], classes: list[str], found: Sequence[int], text: str, original: Sequence[str], sos: str
) -> None:
    """N0: a pair of brackets takes the direction of what it encloses."""
    open_: list[tuple[str, int]] = []
    pairs = []
    for place, i in enumerate(sequence):
        if classes[i] != "ON":
            continue
        char = _SAME.get(text[i], text[i])
        if char in _CLOSING:
            if len(open_) == 63:  # BD16
                break
            open_.append((_CLOSING[char], place))
        elif char in _CLOSERS:
            for n in range(len(open_) - 1, -1, -1):
                if open_[n][0] == char:
                    pairs.append((open_[n][1], place))
                    del open_[n:]
                    break
    for start, end in sorted(pairs):
        embedding = "LR"[found[sequence[0]] % 2]
        inside = {_STRONG[classes[i]] for i in sequence[start + 1 : end] if classes[i] in _STRONG}
        if embedding in inside:
            direction = embedding
        elif inside:
            before = next((_STRONG[classes[i]] for i in reversed(sequence[:start]) if classes[i] in _STRONG), sos)
            direction = before if before != embedding else embedding
        else:
            continue
        for place in (start, end):
            classes[sequence[place]] = direction
            for i in sequence[place + 1 :]:  # marks on a bracket go with it
                if original[i] != "NSM":
                    break
                classes[i] = direction


def _resolve_neutral(sequence: Sequence[int], classes: list[str], found: Sequence[int], sos: str, eos: str) -> None:
    """N1, N2: what has no direction takes that of its neighbours, or of the embedding."""
    embedding = "LR"[found[sequence[0]] % 2]
    start = 0
    while start < len(sequence):
        if classes[sequence[start]] not in _NEUTRAL:
            start += 1
            continue
        end = start
        while end < len(sequence) and classes[sequence[end]] in _NEUTRAL:
            end += 1
        before = _STRONG[classes[sequence[start - 1]]] if start else sos
        after = _STRONG[classes[sequence[end]]] if end < len(sequence) else eos
        for i in sequence[start:end]:
            classes[i] = before if before == after else embedding
        start = end
