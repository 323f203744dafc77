"""Noto Sans for ReportLab, which cannot read variable fonts: HarfBuzz makes a static subset of each style."""

from __future__ import annotations

import hashlib
import io
from functools import cache
from pathlib import Path
from typing import Any

_FILES = {False: "NotoSans[wdth,wght].ttf", True: "NotoSans-Italic[wdth,wght].ttf"}
_WEIGHTS = {False: 400, True: 700}


@cache
def _face(italic: bool) -> Any:
    import fontpkg_noto_sans
    import uharfbuzz

    return uharfbuzz.Face(
        uharfbuzz.Blob.from_file_path(str(Path(fontpkg_noto_sans.__file__).parent / "files" / _FILES[italic]))
    )


def missing_glyphs(text: str) -> str:
    """The characters of `text` that the font cannot draw, in the order of their code points."""
    return "".join(sorted(char for char in set(text) if ord(char) not in _characters()))


@cache
def _characters() -> frozenset[int]:
    return frozenset(_face(False).unicodes)


def font_family(text: str) -> str:
    """Register the four styles of a family with the characters of `text` and return its name.

    The name follows from the characters, so that the same edition makes the same bytes.
    """
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    characters = frozenset(map(ord, text)) | frozenset(b" 0123456789-")
    family = "Noto-" + hashlib.sha256(repr(sorted(characters)).encode()).hexdigest()[:8]
    if family not in pdfmetrics.getRegisteredFontNames():
        names = {}
        for bold in (False, True):
            for italic in (False, True):
                name = family + ("-Bold" if bold else "") + ("-Italic" if italic else "")
                font = TTFont(name, io.BytesIO(_subset(characters, bold, italic)))
                # ReportLab files embedded fonts under this name, and all instances of a variable font have the same
                font.face.name = name.encode()
                pdfmetrics.registerFont(font)
                names[bold, italic] = name
        pdfmetrics.registerFontFamily(family, names[False, False], names[True, False], names[False, True], names[True, True])
    return family


def _subset(characters: frozenset[int], bold: bool, italic: bool) -> bytes:
    import uharfbuzz

    face = _face(italic)
    wanted = uharfbuzz.SubsetInput()
    wanted.sets(uharfbuzz.SubsetInputSets.UNICODE).update(characters)
    wanted.flags = uharfbuzz.SubsetFlags.NO_HINTING
    wanted.pin_axis_location(face, "wght", _WEIGHTS[bold])
    wanted.pin_axis_location(face, "wdth", 100)
    return bytes(wanted.subset(face).blob.data)
