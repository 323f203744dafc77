"""From a file to a release: ``read(path)``, ``read_bytes(data, name)``."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

from pubtool.errors import (
    SourceEmpty,
    SourceForbidden,
    SourceFormatUnknown,
    SourceIsFolder,
    SourceMissing,
    TitleMissing,
)
from pubtool.model import Imported, field_text

SUFFIXES = (".txt", ".text", ".md", ".markdown")
"""The file names that a reader takes."""


def read(path: Path) -> Imported:
    """Read the release in `path`.

    Raises a SourceProblem for anything that is not a readable release: missing, a folder, empty, binary, no title.
    """
    return read_bytes(load(path), path.name)


def load(path: Path) -> bytes:
    """The bytes of `path`, if a reader takes files of its kind. Raises a SourceProblem."""
    if path.is_dir():
        raise SourceIsFolder(path=path)
    if path.suffix.lower() not in SUFFIXES and path.exists():
        raise SourceFormatUnknown(path=path, suffix=path.suffix or "–", known=", ".join(SUFFIXES))
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise SourceMissing(path=path) from None
    except PermissionError:
        raise SourceForbidden(path=path) from None


def read_bytes(data: bytes, name: str) -> Imported:
    """Read a release from `data`; the ending of `name` decides how, and messages call the text by it."""
    from pubtool.readers.decode import decode

    text = decode(data, name)
    if not text.strip():
        raise SourceEmpty(path=name)
    if name.lower().endswith((".md", ".markdown")):
        from pubtool.readers.markdown import read_markdown

        imported = read_markdown(text, name)
    else:
        from pubtool.readers.text import read_text

        imported = read_text(text, name)
    if not field_text(imported.source, "title"):
        raise TitleMissing(path=name)
    return replace(imported, digest=hashlib.sha256(data).hexdigest())
