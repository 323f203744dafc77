"""Every error pubtool reports, one class per cause.

A class carries its exit code; an instance carries the values that its message and its remedy are filled with.
The sentences themselves live in ``data/strings/<language>.toml`` under ``[error.<key>]``, so that the same error
reads German at a German desk and English elsewhere. Only :mod:`pubtool.cli` prints them and exits.
"""

from __future__ import annotations

import re
from typing import ClassVar

from pubtool.data import strings


class Reason:
    """Why something cannot be used, in whatever language is asked for: ``[reason] <name>`` in the strings files."""

    def __init__(self, name: str, /, **values: object) -> None:
        self.name = name
        self.values = values

    def said(self, language: str) -> str:
        """The reason in `language`, as a part of a sentence."""
        return str(strings(language)["reason"][self.name]).format(**self.values)


class PubtoolError(Exception):
    """An expected failure: what happened, where, and what to do about it."""

    exit_code: ClassVar[int] = 70

    def __init__(self, **values: object) -> None:
        super().__init__()
        self.values = values

    @property
    def key(self) -> str:
        """The name of this cause in the strings files: ``SourceMissing`` is ``source_missing``."""
        return re.sub(r"(?<!^)(?=[A-Z])", "_", type(self).__name__).lower()

    def message(self, language: str = "en") -> str:
        """What happened and where, as one sentence in `language`."""
        return self._said("message", language)

    def remedy(self, language: str = "en") -> str:
        """What the person can do about it, as one sentence in `language`."""
        return self._said("remedy", language)

    def _said(self, part: str, language: str) -> str:
        values = {key: each.said(language) if isinstance(each, Reason) else each for key, each in self.values.items()}
        return str(strings(language)["error"][self.key][part]).format(**values)

    def __str__(self) -> str:
        return f"{self.message()} {self.remedy()}"


class UsageProblem(PubtoolError):
    """The call itself cannot be carried out (exit 2)."""

    exit_code = 2


class SlugNeeded(UsageProblem):
    """Text from standard input has no file name to take a slug from."""


class SlugUnusable(UsageProblem):
    """The slug is empty, reserved, or has characters that do not belong into a path."""


class EngineUnknown(UsageProblem):
    """No installed package registers an engine of this name."""


class LanguageUnavailable(UsageProblem):
    """There are no interface texts in that language, so no page could be labelled."""


class PictureUnknown(UsageProblem):
    """``--alt`` names a picture that the release does not have."""


class PictureDescribed(UsageProblem):
    """``--alt`` names a picture that somebody has described already."""


class EditionMissing(UsageProblem):
    """The release has no edition in that language."""


class RoleInsufficient(UsageProblem):
    """An editor's word does not make a text Leichte Sprache."""


class ResponsibleMissing(UsageProblem):
    """Nobody answers for the release yet."""


class SourceProblem(PubtoolError):
    """A text that somebody gave us cannot be read (exit 3)."""

    exit_code = 3


class SourceMissing(SourceProblem):
    """There is no file, and no release, of that name."""


class SourceIsFolder(SourceProblem):
    """A folder was given where one release was expected."""


class SourceEmpty(SourceProblem):
    """The file has no text in it."""


class SourceNotText(SourceProblem):
    """The bytes are not text in any encoding we know."""


class SourceTooLarge(SourceProblem):
    """The file, or what it unpacks to, is larger than any press release."""


class WordFileInvalid(SourceProblem):
    """A file that calls itself a Word document is damaged, or is something else."""


class WordFileOld(SourceProblem):
    """A document in Word's format of before 2007, or one with a password."""


class SourceFormatUnknown(SourceProblem):
    """The file is of a kind that no reader takes."""


class SourceForbidden(SourceProblem):
    """The operating system does not let us read the file."""


class CannotRead(SourceProblem):
    """A file in ``translations/`` is there, but the operating system does not hand it out."""


class TitleMissing(SourceProblem):
    """No line of the release could be taken for its title."""


class EmbargoUnreadable(SourceProblem):
    """A line announces an embargo, but its date or time cannot be read. Guessing could publish too early."""


class FrontMatterInvalid(SourceProblem):
    """The TOML between the two ``+++`` lines is broken or has a key that means nothing."""


class CommentMisplaced(SourceProblem):
    """A comment stands inside a line, or does not end; it would be published as text."""


class TranslationFileInvalid(SourceProblem):
    """An XLIFF or TMX file in ``translations/`` is not what it claims to be."""


class StateFileInvalid(SourceProblem):
    """``state.json`` or ``review.toml`` cannot be understood."""


class ConfigInvalid(PubtoolError):
    """``pubtool.toml`` is broken or has a setting that means nothing (exit 4)."""

    exit_code = 4


class LogoUnreadable(PubtoolError):
    """The logo that ``pubtool.toml`` names is no picture that can be shown (exit 4)."""

    exit_code = 4


class CannotWrite(PubtoolError):
    """A file or folder could not be written (exit 5)."""

    exit_code = 5


class ReleaseLocked(CannotWrite):
    """Another process has been working on this release for longer than we are willing to wait."""


class MissingExtra(PubtoolError):
    """An optional part of pubtool, or a tool it needs, is not installed (exit 6)."""

    exit_code = 6


class MissingJava(MissingExtra):
    """veraPDF is installed but there is no Java to run it."""


class EngineFailed(PubtoolError):
    """An engine raised an error or gave back something that is no answer (exit 7)."""

    exit_code = 7


class Conflict(PubtoolError):
    """Two people, or a person and a new file, want different things of one text (exit 8)."""

    exit_code = 8


class SourceConflict(Conflict):
    """Both ``de.md`` and the file it was imported from were changed."""


class EditionUnfinished(Conflict):
    """An edition with open or stale sentences cannot be approved."""


class SlugTaken(Conflict):
    """The slug belongs to a release with another text."""


class ConfigExists(Conflict):
    """``pubtool init`` would have to overwrite a ``pubtool.toml``."""


class ConcurrentEdit(Conflict):
    """A file kept changing while we tried to write it."""


SEVERITY = (70, 5, 6, 4, 9, 3, 7, 8, 2, 1, 0)
"""Exit codes from the one that matters most: 9 before 7 before 8, broken surroundings before broken texts."""


def worst(codes: list[int]) -> int:
    """The exit code that stands for several causes."""
    return min(codes, key=SEVERITY.index, default=0)
