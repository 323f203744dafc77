"""``translations/memory/``: the translations of all releases, by language."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from pubtool.model import Edition, Origin, State, digests, plain, segments
from pubtool.store.folder import MEMORY, Folder
from pubtool.store.tmx import Remembered, parse_tmx, write_tmx


def load_memory(root: Path, language: str) -> tuple[Remembered, ...]:
    """Every remembered pair from German to `language`; none where there is no file."""
    content = Folder(root, MEMORY).read(f"de-{language}.tmx")
    return () if content is None else parse_tmx(content, f"translations/{MEMORY}/de-{language}.tmx", language)


def remember_pairs(root: Path, language: str, pairs: Iterable[Remembered]) -> None:
    """Add `pairs` to the memory of `language`; what is in it already stays."""
    added = tuple(pairs)
    if not added:
        return
    folder = Folder(root, MEMORY)
    path = f"translations/{MEMORY}/de-{language}.tmx"
    with folder.lock():
        folder.update(
            f"de-{language}.tmx",
            lambda old: write_tmx((*(parse_tmx(old, path, language) if old else ()), *added), language),
        )


def approved_pairs(source: Edition, target: Edition) -> tuple[Remembered, ...]:
    """The pairs that a person has reviewed; a stale one is not among them, nor one that is empty on purpose."""
    originals = {segment.id: segment for segment in segments(source)}
    now = digests(source)
    return tuple(
        Remembered(originals[s.id].content, s.content, s.state, s.origin if s.origin is not Origin.MEMORY else Origin.HUMAN)
        for s in segments(target)
        if s.state >= State.REVIEWED and plain(s.content) and s.source_digest == now.get(s.id)
    )
