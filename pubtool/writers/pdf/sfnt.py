"""Glyphs made of glyphs: adds composites to a TrueType font, so that one code can draw what HarfBuzz needs several for.

A letter and its marks are then read in one piece and in the right order by every reader. Noto Sans Arabic draws nearly all
of its letters from a stroke and dots. Tables are those of the OpenType specification (glyf, loca, hmtx, maxp, head, hhea).
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from typing import NamedTuple

_WORDS, _XY, _MORE = 0x0001, 0x0002, 0x0020


class Component(NamedTuple):
    """A glyph inside a composite and where it stands, in font units."""

    glyph: int
    dx: int
    dy: int


class Composite(NamedTuple):
    """What a composite consists of, and its width."""

    components: tuple[Component, ...]
    advance: int


def add_composites(font: bytes, composites: Sequence[Composite]) -> tuple[bytes, int]:
    """`font` with `composites` at its end, and the number of the first of them."""
    tables = _tables(font)
    head, hhea, maxp = (bytearray(tables[name]) for name in ("head", "hhea", "maxp"))
    count = struct.unpack_from(">H", maxp, 4)[0]
    offsets = _offsets(tables["loca"], count, long=struct.unpack_from(">h", head, 50)[0] == 1)
    glyf = bytearray(tables["glyf"])
    metrics = _metrics(tables["hmtx"], struct.unpack_from(">H", hhea, 34)[0], count)
    for composite in composites:
        record, left = _record(composite, glyf, offsets)
        glyf += record
        offsets.append(len(glyf))
        metrics += struct.pack(">Hh", composite.advance, left)
    total = count + len(composites)
    struct.pack_into(">H", maxp, 4, total)
    deepest = max(struct.unpack_from(">H", maxp, 30)[0], 1) + 1
    most = max((len(each.components) for each in composites), default=0)
    struct.pack_into(">HH", maxp, 28, max(most, struct.unpack_from(">H", maxp, 28)[0]), deepest)
    points, contours, inner_points, inner_contours = struct.unpack_from(">HHHH", maxp, 6)
    struct.pack_into(
        ">HH",
        maxp,
        10,
        min(0xFFFF, max(points, inner_points) * max(most, 1)),
        min(0xFFFF, max(contours, inner_contours) * max(most, 1)),
    )
    struct.pack_into(">H", hhea, 34, total)
    struct.pack_into(">h", head, 50, 1)
    struct.pack_into(">I", head, 8, 0)
    tables |= {
        "head": bytes(head),
        "hhea": bytes(hhea),
        "maxp": bytes(maxp),
        "glyf": bytes(glyf),
        "loca": struct.pack(f">{len(offsets)}I", *offsets),
        "hmtx": bytes(metrics),
    }
    return _font(font[:4], tables), count


def _tables(font: bytes) -> dict[str, bytes]:
    count = struct.unpack_from(">H", font, 4)[0]
    out = {}
    for n in range(count):
        tag, _, offset, length = struct.unpack_from(">4sIII", font, 12 + 16 * n)
        out[tag.decode("latin-1")] = font[offset : offset + length]
    return out


def _offsets(loca: bytes, count: int, *, long: bool) -> list[int]:
    if long:
        return list(struct.unpack(f">{count + 1}I", loca[: 4 * (count + 1)]))
    return [2 * value for value in struct.unpack(f">{count + 1}H", loca[: 2 * (count + 1)])]


def _metrics(hmtx: bytes, long: int, count: int) -> bytearray:
    """The widths of all glyphs written out: a font may leave out those that repeat the last one."""
    out = bytearray(hmtx[: 4 * long])
    width = hmtx[4 * long - 4 : 4 * long - 2]
    for n in range(count - long):
        out += width + hmtx[4 * long + 2 * n : 4 * long + 2 * n + 2]
    return out


def _record(composite: Composite, glyf: bytearray, offsets: Sequence[int]) -> tuple[bytes, int]:
    """One entry of the table glyf, and its left side bearing."""
    boxes = []
    parts = [each for each in composite.components if offsets[each.glyph] < offsets[each.glyph + 1]]
    body = b""
    for n, (glyph, dx, dy) in enumerate(parts):
        x0, y0, x1, y1 = struct.unpack_from(">hhhh", glyf, offsets[glyph] + 2)
        boxes.append((x0 + dx, y0 + dy, x1 + dx, y1 + dy))
        flags = _WORDS | _XY | (_MORE if n < len(parts) - 1 else 0)
        body += struct.pack(">HHhh", flags, glyph, dx, dy)
    if not parts:
        return b"", 0
    left = min(box[0] for box in boxes)
    box = (left, min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes))
    record = struct.pack(">hhhhh", -1, *box) + body
    return record + b"\0" * (-len(record) % 4), left


def _font(version: bytes, tables: dict[str, bytes]) -> bytes:
    """The tables as a file, with its directory and check sums."""
    count = len(tables)
    power = 1 << (count.bit_length() - 1)
    out = bytearray(version + struct.pack(">HHHH", count, power * 16, power.bit_length() - 1, (count - power) * 16))
    offset = 12 + 16 * count
    body = bytearray()
    head_at = 0
    for tag, data in sorted(tables.items()):
        padded = data + b"\0" * (-len(data) % 4)
        if tag == "head":
            head_at = offset + len(body)
        out += struct.pack(">4sIII", tag.encode("latin-1"), _check_sum(padded), offset + len(body), len(data))
        body += padded
    out += body
    struct.pack_into(">I", out, head_at + 8, (0xB1B0AFBA - _check_sum(bytes(out))) & 0xFFFFFFFF)
    return bytes(out)


def _check_sum(data: bytes) -> int:
    words: tuple[int, ...] = struct.unpack(f">{len(data) // 4}I", data[: len(data) // 4 * 4])
    return sum(words) & 0xFFFFFFFF
