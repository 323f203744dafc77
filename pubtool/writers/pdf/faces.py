"""Font files: which there are, what they have glyphs for, and how HarfBuzz sets a word in them.

The only module that imports uharfbuzz. Variable fonts are used at two weights; each is called a cut.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

from pubtool.writers.pdf.sfnt import Component

WEIGHTS = {False: 400, True: 700}
SHIPPED = ("fontpkg_noto_sans", "fontpkg_noto_sans_arabic", "fontpkg_inter")
"""The font packages that are installed with pubtool, by what they are imported as."""

_PACKAGES = (
    # first and last code point, and the package that has a font for what lies between
    (0x0590, 0x05FF, "justmytype-intl-rtl"),
    (0x0B80, 0x0BFF, "fontpkg-noto-sans-tamil"),
    (0x0C00, 0x0C7F, "fontpkg-noto-sans-telugu"),
    (0x0E00, 0x0E7F, "fontpkg-noto-sans-thai"),
    (0x1200, 0x139F, "justmytype-intl-africa"),
    (0x1780, 0x17FF, "fontpkg-noto-sans-khmer"),
    (0x2D80, 0x2DDF, "justmytype-intl-africa"),
    (0xFB1D, 0xFB4F, "justmytype-intl-rtl"),
)


UNSEEN = re.compile("[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\U000e0100-\U000e01ef]")
"""Characters that need no glyph: joiners, directions, variation selectors."""


class Cluster(NamedTuple):
    """The glyphs that stand together for some characters: what they are read as, which they are, how wide they are.

    A character that is not seen has no glyphs. The width is that of the glyphs by themselves, without kerning.
    """

    text: str
    components: tuple[Component, ...]
    advance: int


class Word(NamedTuple):
    """A shaped stretch of text: from left to right the numbers of its clusters, each with the kerning after it.

    Kerning is in thousandths of the font size, the width of the word in parts of it.
    """

    clusters: tuple[tuple[int, int], ...]
    width: float


@dataclass(frozen=True, slots=True)
class Family:
    """Font files that belong together; `italic` is None for scripts that have no italics."""

    upright: Path
    italic: Path | None = None


class Cut:
    """One font file at one weight."""

    def __init__(self, path: Path, *, bold: bool) -> None:
        import uharfbuzz

        self._hb = uharfbuzz
        self._face = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(path)))
        self._font = uharfbuzz.Font(self._face)
        self._weight = WEIGHTS[bold]
        self._axes = {axis.tag: axis.default_value for axis in self._face.axis_infos}
        if "wght" in self._axes:
            self._axes["wght"] = float(self._weight)
            self._font.set_variations(self._axes)
        self.units = int(self._face.upem)
        self.characters = frozenset(map(chr, self._face.unicodes))
        self.name = "".join(c for c in path.stem.partition("[")[0] if c.isalnum() or c == "-") + ("-Bold" if bold else "")
        self.clusters: list[Cluster] = []
        self._numbers: dict[Cluster, int] = {}
        self.advance = cache(self._advance)
        self.shape = lru_cache(32768)(self._shape)

    def has(self, char: str) -> bool:
        """Whether `char` can be drawn, as it is or composed of base and mark."""
        return char in self.characters or self.characters.issuperset(unicodedata.normalize("NFD", char))

    def _advance(self, glyph: int) -> int:
        """The width of a glyph by itself, in font units."""
        return int(self._font.get_glyph_h_advance(glyph))

    def metrics(self) -> dict[str, int]:
        """What a font descriptor says (ISO 32000-1 9.8), in thousandths of the font size."""
        tag = self._hb.OTMetricsTag
        scale = 1000 / self.units
        extents = self._font.get_font_extents("ltr")
        cap = self._font.get_metric_position_with_fallback(tag.CAP_HEIGHT)
        return {
            "Ascent": round(extents.ascender * scale),
            "Descent": round(extents.descender * scale),
            "CapHeight": round(cap * scale),
        }

    def _shape(self, text: str, rtl: bool, language: str, marked: bool = False) -> Word:
        """`text` as clusters, whose numbers are places in :attr:`clusters`.

        It must be of one direction and of one script besides punctuation. `marked` is for a number or a word from left to
        right that text from right to left follows.
        """
        buffer = self._hb.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        buffer.direction = "rtl" if rtl else "ltr"
        buffer.language = language
        buffer.cluster_level = self._hb.BufferClusterLevel.MONOTONE_CHARACTERS
        self._hb.shape(self._font, buffer)
        out: list[tuple[int, int]] = []
        width = kern = 0.0
        scale = 1000 / self.units
        for cluster in _kept_apart(_clusters(text, buffer.glyph_infos, buffer.glyph_positions, rtl), rtl, marked):
            own = sum(self.advance(each.glyph) for each in cluster.components)
            width += cluster.advance
            kern += (cluster.advance - own) * scale
            cluster = cluster._replace(advance=own)
            number = self._numbers.setdefault(cluster, len(self.clusters))
            if number == len(self.clusters):
                self.clusters.append(cluster)
            out.append((number, round(kern)))
            kern -= round(kern)
        return Word(tuple(out), width / self.units)

    def subset(self, glyphs: Iterable[int]) -> tuple[bytes, dict[int, int]]:
        """A static font with only `glyphs`, and the new number of each of them."""
        wanted = self._hb.SubsetInput()
        wanted.sets(self._hb.SubsetInputSets.GLYPH_INDEX).update(glyphs)
        wanted.sets(self._hb.SubsetInputSets.DROP_TABLE_TAG).update(map(self._tag, ("GSUB", "GPOS", "GDEF", "STAT", "OS/2")))
        wanted.flags = self._hb.SubsetFlags.NO_HINTING | self._hb.SubsetFlags.NOTDEF_OUTLINE
        for axis, value in self._axes.items():
            wanted.pin_axis_location(self._face, axis, value)
        plan = self._hb.SubsetPlan(self._face, wanted)
        return bytes(plan.execute().blob.data), dict(plan.old_to_new_glyph_mapping)

    @staticmethod
    def _tag(name: str) -> int:
        return int.from_bytes(name.encode(), "big")


def _clusters(text: str, infos: Sequence[Any], positions: Sequence[Any], rtl: bool) -> Iterator[Cluster]:
    """Join the glyphs of each cluster, so that every character is read once and in order."""
    starts = sorted({info.cluster for info in infos})
    ends = dict(zip(starts, [*starts[1:], len(text)], strict=True))
    at = 0
    while at < len(infos):
        cluster = infos[at].cluster
        characters = text[cluster : ends[cluster]]
        components = []
        pen = 0
        while at < len(infos) and infos[at].cluster == cluster:
            place = positions[at]
            components.append(Component(infos[at].codepoint, pen + place.x_offset, place.y_offset))
            pen += place.x_advance
            at += 1
        if UNSEEN.fullmatch(characters):
            yield Cluster(characters, (), 0)
            continue
        if rtl:  # readers turn such text round code by code: a ligature says its first letter, nothing says the others
            yield from (Cluster(char, (), 0) for char in reversed(characters[1:]))
            characters = characters[:1]
        yield Cluster(characters, tuple(components), pen)


def _kept_apart(clusters: Iterable[Cluster], rtl: bool, marked: bool) -> Iterator[Cluster]:
    """Say on the left of numbers, and of what pdftotext takes for parts of them, that text from right to left goes on there.

    Otherwise points, colons and brackets beside a number are read on its wrong side. The mark (U+200F) is no text and has
    no width; it is read with the glyph, because a code without width splits the word that it stands in.
    """
    for n, cluster in enumerate(clusters):
        if (n == 0 and marked) or (rtl and unicodedata.bidirectional(cluster.text[:1]) in ("CS", "ES", "ET")):
            cluster = cluster._replace(text="\u200f" + cluster.text)
        yield cluster


@cache
def cut(path: Path, bold: bool) -> Cut:
    """The cut of a font file; opened once."""
    return Cut(path, bold=bold)


@cache
def families(names: tuple[str, ...] = ()) -> tuple[Family, ...]:
    """The fonts in the order in which they are asked for a character: Noto Sans, Noto Sans Arabic, Inter (for signs
    such as → and ≥), those of `names`.

    A name is that of an installed package with font files in it, or the path of a TrueType file. Raises LookupError with
    the name that is neither.
    """
    shipped = [path for name in SHIPPED for path in sorted(_folder(name).rglob("*.ttf"))]
    return (*_together(shipped), *(family for name in names for family in _families_of(name)))


def _folder(module: str) -> Path:
    found = find_spec(module)
    assert found is not None, module
    assert found.origin is not None, module
    return Path(found.origin).parent


def _families_of(name: str) -> Iterator[Family]:
    from importlib.metadata import PackageNotFoundError, files

    path = Path(name)
    if path.suffix.lower() == ".ttf" and path.exists():
        yield Family(path)
        return
    try:
        found = [Path(str(each.locate())) for each in files(name) or () if each.suffix.lower() == ".ttf"]
    except PackageNotFoundError:
        found = []
    if not found:
        raise LookupError(name)
    yield from _together(found)


def _together(paths: Sequence[Path]) -> Iterator[Family]:
    """Upright fonts with their italics, in the order of `paths`."""
    italics = {path.name.replace("-Italic", ""): path for path in paths if "-Italic" in path.name}
    for path in paths:
        if "-Italic" not in path.name:
            yield Family(path, italics.get(path.name))


def package_for(char: str) -> str | None:
    """The package that pip installs and that has a font for `char`; None when we know of none."""
    return next((package for first, last, package in _PACKAGES if first <= ord(char) <= last), None)
