"""Contrast of colours, so that an office's own are as easy to read as ours."""

from __future__ import annotations

import re

LEAST = 4.5
"""The contrast that text needs (WCAG 2.2, 1.4.3)."""

LIGHT_GROUNDS = ("#ffffff", "#eef3f8")
DARK_GROUNDS = ("#14171b", "#1f252c")
"""What links stand on: the page and its boxes, in the light and in the dark scheme; ``page.css`` has the same."""


def is_colour(text: str) -> bool:
    """Whether `text` is a colour such as ``#0b4f8a``."""
    return bool(re.fullmatch(r"#[0-9a-fA-F]{6}", text))


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, from 1 to 21 (WCAG 2.2, definition of contrast ratio)."""
    bright, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    """Relative luminance in sRGB (WCAG 2.2, definition)."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
