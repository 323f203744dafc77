"""Texts and tables that ship with pubtool, as TOML, one file per language in ``strings/``."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

_HERE = Path(__file__).parent
_STRINGS = _HERE / "strings"


@cache
def load(name: str) -> dict[str, Any]:
    """The table in ``data/<name>``."""
    return tomllib.loads((_HERE / name).read_text(encoding="utf-8"))


@cache
def _table(language: str) -> dict[str, Any]:
    return load(f"strings/{language}.toml")


@cache
def strings(language: str) -> dict[str, Any]:
    """The texts of `language`; sections that the language does not have (messages, errors) come from English."""
    return _table("en") | (_table(language) if (_STRINGS / f"{language}.toml").exists() else {})


@cache
def page_languages() -> tuple[str, ...]:
    """The languages, as file-name tags, in which a page and a PDF can be labelled."""
    return tuple(sorted(path.stem for path in _STRINGS.glob("*.toml")))


def target_languages() -> tuple[str, ...]:
    """The languages a release can be translated into: those that pages have texts for, but German."""
    return tuple(tag for tag in page_languages() if not tag.startswith("de"))
