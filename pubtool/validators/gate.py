"""One answer for one file: what it fails, and who has looked."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pubtool.validators.failure import Failure


@dataclass(frozen=True, slots=True)
class Expected:
    """What a PDF of ours has to say: its paragraphs in order, the alternative texts of its pictures, its language.

    `draft` says that its metadata must call it a draft, `languages` are those of words in other languages, `contrast` is the
    least that text must have.
    """

    texts: tuple[str, ...]
    alternatives: tuple[str, ...]
    language: str
    draft: bool
    languages: tuple[str, ...] = ()
    contrast: float = 7.0


@dataclass(frozen=True, slots=True)
class Validation:
    """`failures` of one file, whether veraPDF has looked at it, too, and which standards it was held to."""

    failures: tuple[Failure, ...]
    verapdf: bool
    claims: tuple[str, ...] = ()

    @property
    def result(self) -> str:
        """``passed``, ``failed``, or ``not validated`` when only our own checks have looked and found nothing."""
        if self.failures:
            return "failed"
        return "passed" if self.verapdf else "not validated"


def validate_pdf(content: bytes, expected: Expected | None = None, *, flavours: tuple[str, ...] | None = None) -> Validation:
    """Look at a PDF, ours or not. With `expected`, at what it says, too.

    `flavours` are the profiles for veraPDF, keys of :data:`pubtool.validators.verapdf.FLAVOURS`; by default those that the
    file claims, PDF/UA-1 at least.
    """
    from pubtool.validators import verapdf

    own = tuple(_own(content, expected))
    if any(failure.rule == "pdf-unreadable" for failure in own) or not verapdf.available():
        return Validation(own, False)
    failures = list(own)
    claims = flavours or _claimed(content)
    for flavour in claims:
        failures += verapdf.validate(content, flavour)
    return Validation(tuple(failures), True, claims)


def _claimed(content: bytes) -> tuple[str, ...]:
    from pubtool.validators.verapdf import FLAVOURS

    first, second = FLAVOURS
    return (first, second) if b"pdfaid:part>2<" in content and b"pdfaid:conformance>A<" in content else (first,)


def _own(content: bytes, expected: Expected | None) -> Iterator[Failure]:
    """Our own checks; a file that they cannot even read fails, whatever the reason."""
    import pikepdf

    from pubtool.validators import checks
    from pubtool.validators.fidelity import check_fidelity, check_languages

    try:
        with pikepdf.open(io.BytesIO(content)) as pdf:
            document = checks.Document(pdf)
            found = [
                *checks.check_catalog(document),
                *checks.check_content(document),
                *checks.check_marks(document),
                *checks.check_links(document),
                *checks.check_elements(document),
            ]
            if expected:
                found += checks.check_contrast(document, expected.contrast)
                found += check_fidelity(document, expected.texts, expected.alternatives)
                found += check_languages(document, expected.languages)
                found += _check_metadata(document, expected)
    except (pikepdf.PdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError) as error:
        yield Failure("pdf-unreadable", "ISO 32000-1", f"{type(error).__name__}: {error}")
        return
    # one failure of a kind on one page is enough
    yield from {(each.rule, each.page): each for each in reversed(found)}.values().__reversed__()


def _check_metadata(document: object, expected: Expected) -> Iterator[Failure]:
    from pubtool.language.tags import direction
    from pubtool.validators.checks import Document

    assert isinstance(document, Document)
    if document.language != expected.language:
        yield Failure("pdf-language-missing", "7.2", f"{document.language} ≠ {expected.language}")
    catalog: Any = document.pdf.Root
    mirrored = catalog.get("/ViewerPreferences", {}).get("/Direction") == "/R2L"
    if mirrored != (direction(expected.language) == "rtl"):
        yield Failure("pdf-direction", "ISO 32000-1 12.2")
    status = str(document.pdf.open_metadata().get("{urn:pubtool:publication:1.0:}status", ""))
    if status != ("draft" if expected.draft else "final"):
        yield Failure("pdf-status", "pubtool", status)
