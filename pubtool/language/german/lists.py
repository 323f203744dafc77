"""The word lists of ``pubtool/data/german.toml``, read once when one is first asked for."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

_FILE = Path(__file__).parents[2] / "data" / "german.toml"


@cache
def _lists() -> dict[str, Any]:
    return tomllib.loads(_FILE.read_text(encoding="utf-8"))


@cache
def words(name: str) -> frozenset[str]:
    """The words of the list `name`."""
    return frozenset(_lists()[name].split())


@cache
def abbreviations() -> dict[str, str]:
    """Every abbreviation as it is written, with a plain space between its parts, and what one says for it."""
    found: dict[str, str] = _lists()["abbreviations"]
    return found
