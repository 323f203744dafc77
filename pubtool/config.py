"""``pubtool.toml``: what an office settles once. The command line may say otherwise for one run."""

from __future__ import annotations

import difflib
import re
import tomllib
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from pubtool.colours import DARK_GROUNDS, LEAST, LIGHT_GROUNDS, contrast, is_colour
from pubtool.errors import ConfigInvalid, Reason

CONFIG_FILE = "pubtool.toml"
LINK = re.compile(r"(?:https?://|mailto:)\S+")


@dataclass(frozen=True, slots=True)
class Publisher:
    """Who publishes. `contact` are lines for the press; the others are addresses that every page links to."""

    name: str | None = None
    contact: tuple[str, ...] = ()
    imprint: str | None = None
    accessibility: str | None = None
    feedback: str | None = None


@dataclass(frozen=True, slots=True)
class Design:
    """What an office may change in our looks: the colour of links in both schemes, and a logo (a file in the project)."""

    accent: str | None = None
    accent_dark: str | None = None
    logo: str | None = None


@dataclass(frozen=True, slots=True)
class Config:
    """The settings of one run, with the defaults that pubtool ships.

    `targets` are the languages besides German, `drafts` says whether unapproved editions go public with their notice,
    `reimport` decides a conflict between ``de.md`` and its file (None: ask the person, by an error), `base_url` is where
    ``output/public`` will be on the web. `fonts` are further fonts for PDFs: names of installed packages, or TrueType files.
    """

    targets: tuple[str, ...] = ()
    engines: tuple[str, ...] = ("memory",)
    simplifier: str | None = "sentences"
    offline: bool = False
    drafts: bool = False
    reimport: bool | None = None
    publisher: Publisher = field(default_factory=Publisher)
    base_url: str | None = None
    design: Design = field(default_factory=Design)
    fonts: tuple[str, ...] = ()

    def as_dict(self) -> dict[str, object]:
        """The settings as plain values, for the key of a result."""
        return asdict(self)


_KEYS: dict[str, tuple[str, ...]] = {
    "": ("languages", "engines", "base_url", "publisher", "publish", "design", "pdf"),
    "publisher": ("name", "contact", "imprint", "accessibility", "feedback"),
    "publish": ("drafts",),
    "design": ("accent", "accent_dark", "logo"),
    "pdf": ("fonts",),
}


def load_config(root: Path) -> Config:
    """The settings in ``pubtool.toml``; the shipped ones where there is no file.

    Raises ConfigInvalid with the line for TOML that is broken, a key that means nothing (with the nearest that does), or a
    value of the wrong kind.
    """
    path = root / CONFIG_FILE
    if not path.exists():
        return Config()
    text = path.read_text(encoding="utf-8")
    try:
        raw = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"line (\d+)", str(error))
        raise ConfigInvalid(line=found[1] if found else 1, reason=str(error).split(" (at")[0]) from error
    checked = _Checked(text)
    checked.keys("", raw)
    publisher = checked.table(raw, "publisher")
    publish = checked.table(raw, "publish")
    design = checked.table(raw, "design")
    drafts = publish.get("drafts", "hidden")
    if drafts not in ("hidden", "with-notice"):
        checked.fail("drafts", "drafts_wanted")
    return Config(
        targets=checked.languages(raw),
        engines=checked.texts(raw, "engines") or Config().engines,
        drafts=drafts == "with-notice",
        publisher=Publisher(
            checked.text(publisher, "name"),
            checked.texts(publisher, "contact"),
            checked.link(publisher, "imprint"),
            checked.link(publisher, "accessibility"),
            checked.link(publisher, "feedback"),
        ),
        base_url=checked.base_url(raw),
        design=Design(
            checked.colour(design, "accent", LIGHT_GROUNDS),
            checked.colour(design, "accent_dark", DARK_GROUNDS),
            checked.file(design, "logo", root),
        ),
        fonts=checked.texts(checked.table(raw, "pdf"), "fonts"),
    )


class _Checked:
    """Takes values out of the file and names the line of one that is wrong."""

    def __init__(self, text: str) -> None:
        self.lines = text.split("\n")

    def fail(self, key: str, reason: str, **values: object) -> None:
        line = next((n for n, row in enumerate(self.lines, 1) if re.match(rf"\s*\[?{re.escape(key)}\b", row)), 1)
        raise ConfigInvalid(line=line, reason=Reason(reason, key=key, **values))

    def keys(self, table: str, raw: dict[str, Any]) -> None:
        for key in raw:
            if key not in _KEYS[table]:
                near = difflib.get_close_matches(key, _KEYS[table], 1)
                self.fail(key, "setting_nearly" if near else "setting_unknown", near=near[0] if near else "")

    def table(self, raw: dict[str, Any], key: str) -> dict[str, Any]:
        found = raw.get(key, {})
        if not isinstance(found, dict):
            self.fail(key, "table_wanted")
        self.keys(key, found)
        return dict(found)

    def text(self, raw: dict[str, Any], key: str) -> str | None:
        found = raw.get(key)
        if found is not None and not (isinstance(found, str) and found.strip()):
            self.fail(key, "text_wanted")
        return found

    def texts(self, raw: dict[str, Any], key: str) -> tuple[str, ...]:
        found = raw.get(key, [])
        if not isinstance(found, list) or not all(isinstance(each, str) and each.strip() for each in found):
            self.fail(key, "texts_wanted")
        return tuple(found)

    def link(self, raw: dict[str, Any], key: str) -> str | None:
        found = self.text(raw, key)
        if found is not None and not LINK.fullmatch(found):
            self.fail(key, "link_wanted")
        return found

    def base_url(self, raw: dict[str, Any]) -> str | None:
        found = self.text(raw, "base_url")
        if found is not None and not re.fullmatch(r"https?://[^\s?#]+", found):
            self.fail("base_url", "base_url_wanted")
        return found.rstrip("/") if found else None

    def colour(self, raw: dict[str, Any], key: str, grounds: tuple[str, ...]) -> str | None:
        found = self.text(raw, key)
        if found is None:
            return None
        if not is_colour(found):
            self.fail(key, "colour_wanted")
        ground = min(grounds, key=lambda each: contrast(found, each))
        if (ratio := contrast(found, ground)) < LEAST:
            self.fail(key, "contrast_low", ratio=f"{ratio:.2f}", ground=ground, least=LEAST)
        return found.lower()

    def file(self, raw: dict[str, Any], key: str, root: Path) -> str | None:
        found = self.text(raw, key)
        if found is not None and not (root / found).is_file():
            self.fail(key, "file_missing", file=found)
        return found

    def languages(self, raw: dict[str, Any]) -> tuple[str, ...]:
        from pubtool.data import target_languages

        found = self.texts(raw, "languages")
        for tag in found:
            if tag not in target_languages():
                self.fail("languages", "language_unknown", tag=tag, known=", ".join(target_languages()))
        return found
