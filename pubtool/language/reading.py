"""Text as it is read: what is neither seen nor spoken does not count."""

from __future__ import annotations

import re
import unicodedata

_SPACES = re.compile("[\t\n\v\f\r \u0085\u2028\u2029]+")
_UNREAD = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\ufeff\ufff9-\ufffb]")
MARKS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Directional marks: they order the text and are no part of it."""


def readable(text: str) -> str:
    """One space for each stretch of white space, no soft hyphens, no control characters."""
    return _SPACES.sub(" ", _UNREAD.sub("", text))


def comparable(text: str) -> str:
    """`text` in the form in which two readings of it are equal: NFC, no marks, no space at the ends."""
    return unicodedata.normalize("NFC", _SPACES.sub(" ", MARKS.sub("", readable(text)))).strip(" ")
