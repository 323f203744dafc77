"""The project as a whole: which releases there are, and what they may be called."""

from __future__ import annotations

from pathlib import Path

from pubtool.data import target_languages
from pubtool.errors import SlugUnusable
from pubtool.language.names import ascii_name
from pubtool.store.folder import MEMORY
from pubtool.store.source import SOURCE

_LONGEST = 100


def release_slugs(root: Path) -> list[str]:
    """The names of all releases in ``translations/``, sorted."""
    return sorted(path.parent.name for path in (root / "translations").glob(f"*/{SOURCE}"))


def translated_into(root: Path, slug: str) -> tuple[str, ...]:
    """The languages that a release has an XLIFF file for, sorted."""
    found = (path.stem.removeprefix("de-") for path in (root / "translations" / slug).glob("de-*.xlf"))
    # a copy that a file manager has made is nobody's translation
    return tuple(sorted(tag for tag in found if tag in target_languages()))


def slug_of(name: str) -> str:
    """A name for a release out of a file's stem: small letters, digits, hyphens; umlauts the German way.

    Raises SlugUnusable when nothing is left, or when the name is taken by the memory.
    """
    slug = ascii_name(name)[:_LONGEST].strip("-")
    if not slug or slug == MEMORY:
        raise SlugUnusable(slug=name)
    return slug


def checked_slug(slug: str) -> str:
    """`slug` if it is one. Raises SlugUnusable: a path or a capital letter is not made to fit behind the user's back."""
    if slug_of(slug) != slug:
        raise SlugUnusable(slug=slug)
    return slug
