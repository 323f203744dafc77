"""PDF objects that ReportLab's pdfdoc has not, or has not in the form that PDF/A asks for."""

from __future__ import annotations

import zlib
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFObject
from reportlab.pdfbase.pdfdoc import format as format_object


class Verbatim(PDFObject):
    """An object written as it stands; what stands between the parts of `content` are objects that are referred to."""

    __RefOnly__ = 1

    def __init__(self, *content: str | PDFObject) -> None:
        self.content = content

    def format(self, document: Any) -> bytes:
        """The bytes of the object."""
        return b"".join(
            part.encode("latin-1") if isinstance(part, str) else format_object(part, document) for part in self.content
        )


class Stream(PDFObject):
    """A stream whose data ends with a line end before ``endstream`` (ISO 19005-2 6.1.7.1)."""

    __RefOnly__ = 1

    def __init__(self, data: bytes, entries: str = "", *, compress: bool = True) -> None:
        self.data = zlib.compress(data) if compress else data
        self.entries = entries + (" /Filter /FlateDecode" if compress else "")

    def format(self, _document: Any) -> bytes:
        """The bytes of the object."""
        return f"<< {self.entries} /Length {len(self.data)} >>\nstream\n".encode("latin-1") + self.data + b"\nendstream"


def text_string(text: str) -> str:
    """`text` as a PDF text string (ISO 32000-1 7.9.2.2)."""
    return "<FEFF" + text.encode("utf-16-be").hex().upper() + ">"


def number(value: float) -> str:
    """`value` as PDF writes numbers: at most three decimals, no exponent."""
    return f"{value:.3f}".rstrip("0").rstrip(".") if value % 1 else str(int(value))
