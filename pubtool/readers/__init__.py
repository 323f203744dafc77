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
    SourceTooLarge,
    TitleMissing,
)
from pubtool.model import Imported, field_text

MARKDOWN = (".md", ".markdown")
HTML = (".html", ".htm", ".xhtml")
WORD = (".docx", ".docm")
SUFFIXES = (".txt", ".text", *MARKDOWN, *HTML, *WORD)
"""The file names that a reader takes."""

LARGEST = 5_000_000
"""Bytes of text that a release may have: about a thousand pages, and what a parser can hold in memory."""

LARGEST_WORD = 64_000_000
"""Bytes of a Word file, which has pictures in it; what it unpacks to has limits of its own."""


def read(path: Path) -> Imported:
    """Read the release in `path`.

    Raises a SourceProblem for anything that is not a readable release: missing, a folder, empty, binary, no title.
    """
    return read_bytes(load(path), path.name)


def load(path: Path) -> bytes:
    """The bytes of `path`, if a reader takes files of its kind and size. Raises a SourceProblem."""
    if path.is_dir():
        raise SourceIsFolder(path=path)
    if path.suffix.lower() not in SUFFIXES and path.exists():
        raise SourceFormatUnknown(path=path, suffix=path.suffix or "–", known=".txt, .md, .html, .docx")
    try:
        with path.open("rb") as file:
            return _limited(file.read(_limit(path.name) + 1), path)
    except FileNotFoundError:
        raise SourceMissing(path=path) from None
    except PermissionError:
        raise SourceForbidden(path=path) from None


def _limit(name: str) -> int:
    return LARGEST_WORD if name.lower().endswith(WORD) else LARGEST


def _limited(data: bytes, name: str | Path) -> bytes:
    if len(data) > _limit(str(name)):
        raise SourceTooLarge(path=name, limit=_limit(str(name)) // 1_000_000)
    return data


def read_bytes(data: bytes, name: str) -> Imported:
    """Read a release from `data`; the ending of `name` decides how, and messages call the text by it."""
    imported = _imported(_limited(data, name), name)
    if not field_text(imported.source, "title"):
        raise TitleMissing(path=name)
    return replace(imported, digest=hashlib.sha256(data).hexdigest())


def _imported(data: bytes, name: str) -> Imported:
    """Each reader is imported only for a file of its own."""
    from pubtool.readers.decode import decode, decode_html

    ending = Path(name).suffix.lower()
    if ending in WORD:
        from pubtool.readers.word import read_word

        return read_word(data, name)
    text = decode_html(data, name) if ending in HTML else decode(data, name)
    if not text.strip():
        raise SourceEmpty(path=name)
    if ending in HTML:
        from pubtool.readers.html import read_html

        return read_html(text, name)
    if ending in MARKDOWN:
        from pubtool.readers.markdown import read_markdown

        return read_markdown(text, name)
    from pubtool.readers.text import read_text

    return read_text(text, name)
