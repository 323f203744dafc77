"""Fail closed: a PDF that does not keep what it promises is not written; the run says why."""

from __future__ import annotations

from pubtool.colours import LIGHT_GROUNDS, contrast
from pubtool.errors import MissingExtra
from pubtool.model import Finding, Level, Verdict
from pubtool.validators import Expected, Failure, validate_pdf, verapdf
from pubtool.writers.pdf import PdfImpossible, obstacle, render_pdf, spoken
from pubtool.writers.publication import Publication


def gated_pdf(publication: Publication, name: str) -> tuple[bytes | None, tuple[Verdict, ...], tuple[Finding, ...]]:
    """The PDF of `publication` with what validators say of it; None with findings of level error instead of a bad one.

    `name` is the file it will have. Without veraPDF it claims nothing and is ``not validated``. Raises MissingExtra for a
    font of the configuration that is not there.
    """
    language = publication.edition.language
    try:
        reason = obstacle(publication)
    except LookupError as error:
        raise MissingExtra(what=str(error.args[0]), how=f"pip install {error.args[0]}") from error
    if reason:
        return None, (), (reason,)
    try:
        content = render_pdf(publication, claims=verapdf.available())
    except PdfImpossible:
        return None, (), (Finding("pdf-impossible", Level.ERROR, language, "pdf"),)
    words = spoken(publication)
    # an office's own colour may have less than our 7:1; pubtool.toml has been refused below 4.5:1
    least = min([7.0, *(contrast(publication.design.accent, ground) for ground in LIGHT_GROUNDS if publication.design.accent)])
    expected = Expected(
        words.texts, words.alternatives, publication.tag, bool(publication.notices), words.languages, round(least - 0.05, 1)
    )
    validation = validate_pdf(content, expected)
    verdicts = (Verdict(name, "veraPDF", validation.result),)
    if validation.failures:
        return None, verdicts, tuple(finding(failure, language) for failure in validation.failures)
    return content, verdicts, ()


def finding(failure: Failure, language: str) -> Finding:
    """A failure as something that a person is told."""
    place = "pdf" if failure.page is None else f"pdf, {failure.page}"
    return Finding(failure.rule, Level.ERROR, language, place, {"match": failure.match, "clause": failure.clause})
