"""The pictures of a release: out of the file itself or from beside it, under names that a folder and a link can bear."""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

from pubtool.language.names import ascii_name
from pubtool.model import PICTURES, Block, Figure, Imported

LARGEST_PICTURE = 20_000_000
"""Bytes of one picture."""

_DATA = re.compile(r"data:image/(png|jpeg|gif|webp);base64,", re.IGNORECASE)
_LONGEST = 60


def with_pictures(imported: Imported, folder: Path | None) -> Imported:
    """`imported` with the bytes of every picture that is at hand, and the figures pointing to ``pictures/<name>``.

    A relative address is looked up in `folder` and below, never above: a page must not be able to publish other files. What
    is not at hand, on the web for example, keeps its address.
    """
    found: dict[str, bytes] = {}
    names: dict[str, str] = {}
    for block in imported.source.blocks:
        if isinstance(block, Figure) and block.src not in names:
            content = _content(block.src, imported.pictures, folder)
            if content is not None:
                names[block.src] = _free(picture_name(block.src), content, found)
                found[names[block.src]] = content

    def renamed(block: Block) -> Block:
        return replace(block, src=names.get(block.src, block.src)) if isinstance(block, Figure) else block

    return replace(
        imported, source=replace(imported.source, blocks=tuple(map(renamed, imported.source.blocks))), pictures=found
    )


def files_beside(imported: Imported, folder: Path) -> dict[str, str]:
    """SHA-256 of the files beside the source that `imported`, as its reader made it, has pictures from, by address."""
    sources = {block.src for block in imported.source.blocks if isinstance(block, Figure)} - set(imported.pictures)
    contents = {src: _beside(src, folder) for src in sorted(sources)}
    return {src: hashlib.sha256(content).hexdigest() for src, content in contents.items() if content is not None}


def picture_name(src: str) -> str:
    """The file name for the picture that was called `src`: small letters, digits, hyphens, and its ending."""
    path = PurePosixPath(unquote(urlsplit(src).path) if not _DATA.match(src) else f"bild.{_DATA.match(src)[1]}")  # type: ignore[index]
    ending = re.sub(r"[^a-z0-9]", "", path.suffix.lower())
    return f"{ascii_name(path.stem)[:_LONGEST] or 'bild'}.{ending or 'bin'}"


def _content(src: str, own: Mapping[str, bytes], folder: Path | None) -> bytes | None:
    if src in own:
        return own[src]
    if found := _DATA.match(src):
        try:
            return base64.b64decode(src[found.end() :])
        except (binascii.Error, ValueError):
            return None
    return _beside(src, folder) if folder is not None else None


def _beside(src: str, folder: Path) -> bytes | None:
    if urlsplit(src).scheme or src.startswith("//"):
        return None
    try:
        path = (folder / unquote(urlsplit(src).path)).resolve()
        if folder.resolve() not in path.parents or not path.is_file() or path.stat().st_size > LARGEST_PICTURE:
            return None
        return path.read_bytes()
    except (OSError, ValueError):
        return None


def _free(name: str, content: bytes, taken: Mapping[str, bytes]) -> str:
    """``pictures/<name>``, with a number where another picture has that name."""
    stem, dot, ending = name.rpartition(".")
    number, candidate = 1, f"{PICTURES}/{name}"
    while taken.get(candidate, content) != content:
        number += 1
        candidate = f"{PICTURES}/{stem}-{number}{dot}{ending}"
    return candidate
