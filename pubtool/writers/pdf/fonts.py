"""The fonts of one document: which font draws which character, and how they are embedded.

Fonts are Type0 with Identity-H (ISO 32000-1 9.7). A code stands for what is drawn *and* for the text it is read as: where one
glyph has two readings (Arabic yeh and Persian yeh inside a word), it has two codes, and where a letter is drawn with several
glyphs (a stroke and dots, a letter and its accents), one code draws them all. So ToUnicode is always right.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pubtool.writers.pdf.faces import UNSEEN, Cluster, Cut, cut, families
from pubtool.writers.pdf.objects import Stream, Verbatim, number
from pubtool.writers.pdf.sfnt import Component, Composite, add_composites

Drawing = tuple[tuple[Component, ...], int]
"""Glyphs in their places, and the width of all together."""

_ARABIC = re.compile("[\u0600-\u06ff\u0750-\u077f\u0870-\u08ff\ufb50-\ufdff\ufe70-\ufefc]")


class Encoded(NamedTuple):
    """A word as it goes into a TJ array, and its widths as parts of the font size; `tail` is that of its last spaces."""

    body: str
    width: float
    tail: float


class DocumentFont:
    """One cut as it is used in one document."""

    def __init__(self, name: str, cut: Cut) -> None:
        self.name = name
        self.cut = cut
        self._codes: dict[int, str] = {}  # numbers of clusters; codes are given in the order in which they are needed

    def encode(self, text: str, rtl: bool, language: str, *, marked: bool = False) -> Encoded:
        """`text` in the codes of this font; `marked` for a number or a word that text from right to left follows."""
        word = self.cut.shape(text, rtl, language, marked)
        spaces = len(text) - len(text.rstrip(" "))
        tail = spaces * self.cut.shape(" ", False, language).width if spaces else 0
        out = []
        codes = self._codes
        for cluster, kern in word.clusters:
            code = codes.get(cluster)
            if code is None:
                code = codes[cluster] = f"{len(codes) + 1:04X}"
            out.append(f"{code}>{-kern}<" if kern else code)
        return Encoded(f"<{''.join(out)}>".removesuffix("<>"), word.width, tail)

    def _used(self) -> list[Cluster]:
        """The clusters in the order of their codes, the first of which is 1."""
        return [self.cut.clusters[number] for number in self._codes]

    def _program(self) -> tuple[bytes, dict[Drawing, int]]:
        """The font file with what the document draws, and the number of each drawing in it."""
        drawings = dict.fromkeys((each.components, each.advance) for each in self._used())
        data, renumbered = self.cut.subset({each.glyph for components, _ in drawings for each in components})
        simple = [drawing for drawing in drawings if len(drawing[0]) == 1 and drawing[0][0][1:] == (0, 0)]
        numbers = {drawing: renumbered[drawing[0][0].glyph] for drawing in simple}
        composed = [drawing for drawing in drawings if drawing not in numbers]
        if composed:
            composites = [
                Composite(tuple(Component(renumbered[glyph], dx, dy) for glyph, dx, dy in components), width)
                for components, width in composed
            ]
            data, first = add_composites(data, composites)
            numbers |= {drawing: first + n for n, drawing in enumerate(composed)}
        return data, numbers

    def embed(self) -> Verbatim:
        """The font dictionary; called once, when every word of the document has been encoded."""
        data, numbers = self._program()
        prefix = "".join(chr(65 + byte % 26) for byte in hashlib.sha256(data).digest()[:6])
        name = f"{prefix}+{self.cut.name}"
        scale = 1000 / self.cut.units
        used = self._used()
        widths = " ".join(number(each.advance * scale) for each in used)
        to_glyph = b"\0\0" + b"".join(numbers[each.components, each.advance].to_bytes(2, "big") for each in used)
        entries = " ".join(f"/{key} {value}" for key, value in self.cut.metrics().items())
        descriptor = Verbatim(
            f"<< /Type /FontDescriptor /FontName /{name} /Flags 4 /FontBBox [-1000 -1000 2000 1500] /ItalicAngle 0 "
            f"/StemV 80 {entries} /FontFile2 ",
            Stream(data, f"/Length1 {len(data)}"),
            " >>",
        )
        descendant = Verbatim(
            f"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /{name} "
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> "
            f"/DW 0 /W [1 [{widths}]] /CIDToGIDMap ",
            Stream(to_glyph),
            " /FontDescriptor ",
            descriptor,
            " >>",
        )
        return Verbatim(
            f"<< /Type /Font /Subtype /Type0 /BaseFont /{name} /Encoding /Identity-H /DescendantFonts [",
            descendant,
            "] /ToUnicode ",
            Stream(_to_unicode([each.text for each in used])),
            " >>",
        )


def _to_unicode(texts: Sequence[str]) -> bytes:
    """The CMap that gives each code, from 1 on, its text (ISO 32000-1 9.10.3)."""
    rows = [f"<{code:04X}> <{text.encode('utf-16-be').hex().upper()}>" for code, text in enumerate(texts, 1)]
    blocks = [rows[i : i + 100] for i in range(0, len(rows), 100)]
    return "\n".join(
        [
            "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap",
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
            "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def",
            "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange",
            *(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks),
            "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend",
        ]
    ).encode()


class Stretch(NamedTuple):
    """Some characters of one word that one font draws."""

    text: str
    font: DocumentFont
    encoded: Encoded


class DocumentFonts:
    """All fonts of one document. `names` are further fonts, as :func:`pubtool.writers.pdf.faces.families` takes them."""

    def __init__(self, names: tuple[str, ...] = ()) -> None:
        self._families = families(names)
        self._fonts: dict[Cut, DocumentFont] = {}
        self._looks: dict[tuple[bool, bool], tuple[Cut, ...]] = {}
        self._set: dict[tuple[bool, bool, bool, bool, str], dict[str, tuple[Stretch, ...]]] = {}

    def missing(self, text: str) -> str:
        """The characters of `text` that no font has, in the order of their code points."""
        cuts = [cut(family.upright, False) for family in self._families]
        left = set(UNSEEN.sub("", text)) - cuts[0].characters
        return "".join(sorted(char for char in left if not char.isspace() and not any(one.has(char) for one in cuts)))

    def encode(self, text: str, bold: bool, italic: bool, arabic: bool, rtl: bool, language: str) -> tuple[Stretch, ...]:
        """`text` in stretches of one font each; `arabic` says that punctuation and digits stand among Arabic letters."""
        known = self.known(bold, italic, arabic, rtl, language)
        if text not in known:
            cuts = self._cuts(bold, italic)
            if not arabic and cuts[0].characters.issuperset(text):
                font = self._font(cuts[0])
                known[text] = (Stretch(text, font, font.encode(text, rtl, language)),)
                return known[text]
            stretches = self._split(text, cuts, arabic)
            known[text] = tuple(Stretch(part, font, font.encode(part, rtl, language)) for part, font in stretches)
        return known[text]

    def known(self, bold: bool, italic: bool, arabic: bool, rtl: bool, language: str) -> dict[str, tuple[Stretch, ...]]:
        """What :meth:`encode` has answered for these looks so far."""
        return self._set.setdefault((bold, italic, arabic, rtl, language), {})

    def _cuts(self, bold: bool, italic: bool) -> tuple[Cut, ...]:
        """The cut of every family for these looks."""
        key = (bold, italic)
        if key not in self._looks:
            files = (family.italic if italic and family.italic else family.upright for family in self._families)
            self._looks[key] = tuple(cut(path, bold) for path in files)
        return self._looks[key]

    def _split(self, text: str, cuts: Sequence[Cut], arabic: bool) -> Iterator[tuple[str, DocumentFont]]:
        latin, script = cuts[0], cuts[1]
        current = script if arabic or _ARABIC.search(text[:1]) else latin
        start = 0
        for i, char in enumerate(text):
            if UNSEEN.match(char) or (unicodedata.category(char)[0] == "M" and current.has(char)):
                continue
            wanted = self._best(char, current, cuts)
            if wanted is not current:
                if i > start:
                    yield text[start:i], self._font(current)
                current, start = wanted, i
        yield text[start:], self._font(current)

    @staticmethod
    def _best(char: str, current: Cut, cuts: Sequence[Cut]) -> Cut:
        """Letters go to the first font that has them; punctuation, digits and spaces stay where they are if they can."""
        if (not char.isalpha() or _ARABIC.match(char)) and current is not cuts[0] and current.has(char):
            return current
        return next((each for each in cuts if each.has(char)), current)

    def _font(self, cut: Cut) -> DocumentFont:
        if cut not in self._fonts:
            self._fonts[cut] = DocumentFont(f"F{len(self._fonts) + 1}", cut)
        return self._fonts[cut]

    def embed(self) -> dict[str, Verbatim]:
        """Every font that was used, by its name in the page's resources."""
        return {font.name: font.embed() for font in self._fonts.values()}
