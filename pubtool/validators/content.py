"""What is on the pages of a PDF, as a program reads it: text with its place, its colour and its mark. Uses pikepdf."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pikepdf

Matrix = tuple[float, float, float, float, float, float]
Colour = tuple[float, float, float]

_PAINTING = frozenset(("f", "F", "f*", "S", "s", "B", "B*", "b", "b*", "sh", "INLINE IMAGE"))
_SHOWING = frozenset(("Tj", "TJ", "'", '"'))


@dataclass(frozen=True, slots=True)
class Shown:
    """Text of one operator: the text of each of its codes (None: nothing says what the code means), where it starts.

    `mcid` is None outside marked content that belongs to an element, `artifact` says whether it is none on purpose.
    """

    codes: tuple[str | None, ...]
    mcid: int | None
    artifact: bool
    x: float
    y: float
    size: float
    colour: Colour | None
    background: Colour | None


@dataclass(slots=True)
class Page:
    """Everything on one page that the checks look at. `marked` are the numbers of its marked content."""

    shown: list[Shown] = field(default_factory=list)
    marked: dict[int, str] = field(default_factory=dict)
    stray: int = 0
    nested: int = 0


@dataclass(slots=True)
class _State:
    matrix: Matrix = (1, 0, 0, 1, 0, 0)
    colour: Colour | None = (0, 0, 0)
    font: Any = None
    size: float = 0


class _Font:
    """How the codes of a font are read."""

    def __init__(self, font: Any) -> None:
        self.wide = font.get("/Subtype") == "/Type0"
        self.texts = _to_unicode(font["/ToUnicode"].read_bytes()) if "/ToUnicode" in font else {}
        self.simple = not self.wide and "/ToUnicode" not in font

    def read(self, string: bytes) -> Iterator[str | None]:
        """The text of each code in `string`."""
        step = 2 if self.wide else 1
        for i in range(0, len(string) - step + 1, step):
            code = int.from_bytes(string[i : i + step], "big")
            # a simple font without a map still has an encoding by names; that is for veraPDF to judge
            yield chr(code) if self.simple else self.texts.get(code)


def read_page(page: Any) -> Page:
    """The content of one page. Form XObjects are not entered."""
    out = Page()
    fonts: dict[str, _Font] = {}
    resources = page.obj.get("/Resources", {})
    stack: list[_State] = []
    state = _State()
    marks: list[tuple[int | None, bool]] = []
    fills: list[tuple[float, float, float, float, Colour | None]] = []
    path: list[tuple[float, float, float, float]] = []
    text: Matrix = (1, 0, 0, 1, 0, 0)
    for instruction in pikepdf.parse_content_stream(page):
        operands, name = instruction.operands, str(instruction.operator)
        if name in ("BDC", "BMC"):
            marks.append(_mark(operands, name, resources))
            mcid, artifact = marks[-1]
            if mcid is not None:
                out.marked[mcid] = str(operands[0])
            out.nested += (artifact and any(m is not None for m, _ in marks[:-1])) or (
                mcid is not None and any(a for _, a in marks[:-1])
            )
        elif name == "EMC":
            if marks:
                marks.pop()
        elif name == "q":
            stack.append(_State(state.matrix, state.colour, state.font, state.size))
        elif name == "Q":
            state = stack.pop() if stack else _State()
        elif name == "cm":
            state.matrix = _times(_numbers(operands), state.matrix)
        elif name in ("rg", "g", "k", "sc", "scn", "cs"):
            state.colour = _colour(name, operands)
        elif name == "Tf":
            key = str(operands[0])
            if key not in fonts:
                fonts[key] = _Font(resources["/Font"][key])
            state.font, state.size = fonts[key], float(operands[1])
        elif name == "BT":
            text = (1, 0, 0, 1, 0, 0)
        elif name == "Tm":
            text = _numbers(operands)
        elif name in ("Td", "TD"):
            text = _times((1, 0, 0, 1, *_numbers(operands)[:2]), text)
        elif name == "re":
            path.append(_numbers(operands)[:4])
        elif name in _SHOWING:
            out.shown += _show(operands, name, state, text, marks, fills)
        if name in _PAINTING or (name == "Do" and _is_image(resources, operands)):
            out.stray += not _belongs(marks)
            if name in ("f", "F", "f*"):
                fills += [(*_corner(state.matrix, box), state.colour) for box in path]
            path = []
        elif name in ("n", "S", "s"):
            path = []
    return out


def _mark(operands: Any, name: str, resources: Any) -> tuple[int | None, bool]:
    mcid = None
    if name == "BDC":
        properties = operands[1]
        if isinstance(properties, pikepdf.Name):
            properties = resources.get("/Properties", {}).get(properties, {})
        if "/MCID" in properties:
            mcid = int(properties["/MCID"])
    return mcid, str(operands[0]) == "/Artifact"


def _belongs(marks: list[tuple[int | None, bool]]) -> bool:
    return any(mcid is not None or artifact for mcid, artifact in marks)


def _show(
    operands: Any, name: str, state: _State, text: Matrix, marks: list[tuple[int | None, bool]], fills: list[Any]
) -> Iterator[Shown]:
    strings = operands[-1] if name == "TJ" else [operands[-1]]
    codes = tuple(
        code
        for each in strings
        if isinstance(each, pikepdf.String)
        for code in (state.font.read(bytes(each)) if state.font else [None])
    )
    if not codes:
        return
    *_, x, y = _times(text, state.matrix)
    mcid = next((found for found, _ in reversed(marks) if found is not None), None)
    artifact = any(found for _, found in marks)
    background: Colour | None = (1, 1, 1)
    for x0, y0, x1, y1, colour in fills:
        if x0 <= x + 0.5 <= x1 and y0 <= y <= y1:
            background = colour
    yield Shown(codes, mcid, artifact, x, y, state.size, state.colour, background)


def _is_image(resources: Any, operands: Any) -> bool:
    found = resources.get("/XObject", {}).get(str(operands[0]))
    return found is not None and found.get("/Subtype") == "/Image"


def _numbers(operands: Any) -> Any:
    return tuple(float(each) for each in operands)


def _colour(name: str, operands: Any) -> Colour | None:
    """The colour as red, green and blue; None for a colour space that is not looked into."""
    if name == "rg" or (name in ("sc", "scn") and len(operands) == 3):
        red, green, blue = _numbers(operands)
        return red, green, blue
    if name == "g" or (name in ("sc", "scn") and len(operands) == 1 and not isinstance(operands[0], pikepdf.Name)):
        gray = float(operands[0])
        return gray, gray, gray
    return None


def _times(one: Matrix, other: Matrix) -> Matrix:
    a, b, c, d, e, f = one
    g, h, i, j, k, m = other
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m


def _corner(matrix: Matrix, box: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
    x, y, width, height = box
    *_, x0, y0 = _times((1, 0, 0, 1, x, y), matrix)
    *_, x1, y1 = _times((1, 0, 0, 1, x + width, y + height), matrix)
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _to_unicode(cmap: bytes) -> dict[int, str]:
    """What the codes of a font mean, by its ToUnicode CMap (ISO 32000-1 9.10.3)."""
    text = cmap.decode("latin-1")
    out: dict[int, str] = {}

    def decode(hexadecimal: str) -> str:
        return bytes.fromhex(hexadecimal).decode("utf-16-be", "replace")

    for block in re.findall(r"beginbfchar(.*?)endbfchar", text, re.DOTALL):
        for code, value in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]*)>", block):
            out[int(code, 16)] = decode(value)
    for block in re.findall(r"beginbfrange(.*?)endbfrange", text, re.DOTALL):
        for low, high, value in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", block):
            base = decode(value)
            for n in range(int(high, 16) - int(low, 16) + 1):
                out[int(low, 16) + n] = base[:-1] + chr(ord(base[-1]) + n)
        for low, _, values in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*\[(.*?)\]", block, re.DOTALL):
            for n, value in enumerate(re.findall(r"<([0-9A-Fa-f]+)>", values)):
                out[int(low, 16) + n] = decode(value)
    return {code: value for code, value in out.items() if value and value not in ("\0", "\ufeff", "\ufffe", "\ufffd")}
