"""``review.toml``: who has looked at which edition, and at exactly what."""

from __future__ import annotations

import tomllib
from datetime import date

from pubtool.errors import StateFileInvalid
from pubtool.model import Review, SignOff

REVIEW_FILE = "review.toml"


def parse_review(content: bytes | None, path: str) -> Review:
    """The sign-offs in `content`; none where there is no file. Raises StateFileInvalid."""
    if content is None:
        return Review()
    try:
        raw = tomllib.loads(content.decode("utf-8"))
        found = tuple(
            SignOff(str(each["edition"]), str(each["role"]), str(each["by"]), _day(each["when"]), str(each["digest"]))
            for each in raw.get("signoff", ())
        )
        return Review(found, raw.get("responsible"))
    except (ValueError, KeyError, TypeError) as error:
        raise StateFileInvalid(path=path, reason=str(error) or type(error).__name__) from error


def _day(value: object) -> date:
    if not isinstance(value, date):
        raise TypeError("“when” must be a date such as 2026-02-14")
    return value


def write_review(content: bytes | None, review: Review) -> bytes:
    """The file for `review`; comments that people wrote into `content` stay."""
    import tomlkit

    document = tomlkit.parse(content.decode("utf-8")) if content else tomlkit.document()
    if review.responsible:
        document["responsible"] = review.responsible
    array = tomlkit.aot()
    for each in review.signoffs:
        table = tomlkit.table()
        table.update({"edition": each.edition, "role": each.role, "by": each.by, "when": each.when, "digest": each.digest})
        array.append(table)
    document["signoff"] = array
    return tomlkit.dumps(document).encode()
