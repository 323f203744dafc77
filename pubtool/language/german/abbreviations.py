"""German abbreviations: which exist, what they stand for, and whether a sentence can end with one."""

from __future__ import annotations

import re

from pubtool.language.german import lists

_BY_LENGTH = sorted(lists.abbreviations(), key=lambda form: (-len(form), form))
PATTERN = "|".join(re.escape(form).replace(r"\ ", r"[ \u00a0\u202f]?") for form in _BY_LENGTH)
"""A regular expression for every abbreviation, with or without a (narrow, hard) space between its parts."""

_KNOWN = {form.replace(" ", ""): said for form, said in lists.abbreviations().items()}
_SPACES = re.compile(r"\s")


def key(form: str) -> str:
    """`form` without the spaces between its parts."""
    return _SPACES.sub("", form)


def expansion(form: str) -> str | None:
    """What the abbreviation `form` stands for („z. B.“: „zum Beispiel“), or None when it is not in the list."""
    return _KNOWN.get(key(form))


def may_end_a_sentence(form: str) -> bool:
    """Whether a sentence may end after the abbreviation `form`: after „usw.“, but not after „Dr.“"""
    return key(form) in lists.words("abbreviations_at_the_end")
