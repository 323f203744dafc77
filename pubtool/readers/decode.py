"""Bytes to text, for the encodings that German offices still send."""

from __future__ import annotations

import codecs
import re

from pubtool.errors import SourceNotText
from pubtool.markup import clean

_MARKED = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_HEAD = 4096
_CONTROL = frozenset(range(32)) - {9, 10, 12, 13} | {127}


def decode(data: bytes, path: str) -> str:
    """The text in `data`: UTF-8 or UTF-16 with or without its mark, else Windows-1252 (which contains Latin-1).

    Raises SourceNotText for bytes that are no text in any of them, such as a picture or a Word file.
    """
    for mark, encoding in _MARKED:
        if data.startswith(mark):
            return _strict(data[len(mark) :], encoding, path)
    if b"\x00" in data:
        text = _strict(data, "utf-16-le" if data[1:2] == b"\x00" else "utf-16-be", path)
        # almost any bytes are UTF-16 of something; German is mostly ASCII
        if sum(char.isascii() for char in text) < len(text) / 2:
            raise SourceNotText(path=path)
        return text
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = _strict(data, "cp1252", path)
    if any(byte in _CONTROL for byte in data):
        raise SourceNotText(path=path)
    return clean(text)


def decode_html(data: bytes, path: str) -> str:
    """The text of a page: by its byte order mark, by the encoding that it names, or as :func:`decode` finds it.

    Raises SourceNotText for bytes that are no text.
    """
    named = re.search(rb"<meta[^>]{0,200}charset=[\"']?\s*([\w-]{2,40})", data[:_HEAD], re.IGNORECASE)
    if named and not data.startswith(tuple(mark for mark, _ in _MARKED)):
        # browsers read Latin-1 as Windows-1252, too (WHATWG Encoding Standard, 4.2)
        name = {b"iso-8859-1": "cp1252", b"latin1": "cp1252", b"us-ascii": "cp1252"}.get(named[1].lower(), named[1].decode())
        try:
            return _strict(data, codecs.lookup(name).name, path)
        except (LookupError, SourceNotText):
            pass
    return decode(data, path)


def _strict(data: bytes, encoding: str, path: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        raise SourceNotText(path=path) from None
    if any(ord(char) in _CONTROL for char in text):
        raise SourceNotText(path=path)
    return clean(text)
