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


def with_pictures(imported: Imported, folder: Path | None) -> tuple[Imported, dict[str, str]]:
    """`imported` with the bytes of every picture that is at hand, and the figures pointing to ``pictures/<name>``; and SHA-256
    of each file beside the source that was read for it, by address.

    A relative address is looked up in `folder` and below, never above: a page must not be able to publish other files. What
    is not at hand, on the web for example, keeps its address.
    """
    found: dict[str, bytes] = {}
    names: dict[str, str] = {}
    beside: dict[str, str] = {}
    for block in imported.source.blocks:
        if isinstance(block, Figure) and block.src not in names:
            content = imported.pictures.get(block.src) or _embedded(block.src)
            if content is None and folder is not None and (content := _beside(block.src, folder)):
                beside[block.src] = hashlib.sha256(content).hexdigest()
            if content:
                names[block.src] = _free(picture_name(block.src), content, found)
                found[names[block.src]] = content

    def renamed(block: Block) -> Block:
        return replace(block, src=names.get(block.src, block.src)) if isinstance(block, Figure) else block

    source = replace(imported.source, blocks=tuple(map(renamed, imported.source.blocks)))
    return replace(imported, source=source, pictures=found), beside


def picture_name(src: str) -> str:
    """The file name for the picture that was called `src`: small letters, digits, hyphens, and its ending."""
    embedded = _DATA.match(src)
    path = PurePosixPath(f"bild.{embedded[1]}" if embedded else unquote(urlsplit(src).path))
    ending = re.sub(r"[^a-z0-9]", "", path.suffix.lower())
    return f"{ascii_name(path.stem)[:_LONGEST] or 'bild'}.{ending or 'bin'}"


def _embedded(src: str) -> bytes | None:
    try:
        return base64.b64decode(src[found.end() :]) if (found := _DATA.match(src)) else None
    except (binascii.Error, ValueError):
        return None


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
