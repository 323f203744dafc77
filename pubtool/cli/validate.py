"""``pubtool validate``."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from pubtool.cli.options import output_options

if TYPE_CHECKING:
    from pubtool.validators import Validation

_EPILOG = """\b
Examples:
  pubtool validate report.pdf                     one file, ours or not
  pubtool validate output/public/*/*/*.pdf        everything before an upload
  pubtool validate --format json report.pdf       for a script
"""


@click.command("validate", epilog=_EPILOG, short_help="Check PDF files for accessibility (PDF/UA-1) and what they claim.")
@click.argument("paths", metavar="FILE.pdf...", nargs=-1, required=True, type=click.Path(path_type=Path))
@output_options
def command(paths: tuple[Path, ...], format_: str, lang: str | None, quiet: bool, verbose: bool) -> None:
    """Check PDF files for accessibility (PDF/UA-1) and what they claim.

    Our own checks always look; veraPDF does where it is installed. Exits with 1 when a file fails, with 6 when nothing was
    found but veraPDF could not look.
    """
    from pubtool.cli.messages import show_error
    from pubtool.errors import MissingExtra, PubtoolError, worst
    from pubtool.extras import install_line

    codes, documents = [], []
    unseen = False
    for path in paths:
        try:
            found = _validate(path)
        except PubtoolError as error:
            show_error(error)
            codes.append(error.exit_code)
            continue
        documents.append(_document(path, found))
        codes.append(1 if found.failures else 0)
        unseen = unseen or found.result == "not validated"
        if format_ == "text":
            _show(path, found, quiet=quiet)
    if format_ == "json":
        click.echo(json.dumps({"schema": "pubtool/validate", "version": 1, "files": documents}, ensure_ascii=False, indent=1))
    if unseen:
        missing = MissingExtra(what="veraPDF", how=install_line("verapdf"))
        show_error(missing)
        codes.append(missing.exit_code)
    sys.exit(worst(codes))


def _validate(path: Path) -> Validation:
    from pubtool.errors import CannotRead, SourceMissing
    from pubtool.validators import validate_pdf

    if not path.exists():
        raise SourceMissing(path=path)
    try:
        content = path.read_bytes()
    except OSError as error:
        raise CannotRead(path=path, reason=error.strerror) from error
    return validate_pdf(content)


def _document(path: Path, found: Validation) -> dict[str, Any]:
    failures = [{"rule": each.rule, "clause": each.clause, "match": each.match, "page": each.page} for each in found.failures]
    return {"path": str(path), "result": found.result, "claims": list(found.claims), "failures": failures}


def _show(path: Path, found: Validation, *, quiet: bool) -> None:
    """One line for a file that passes, one for each failure of one that does not."""
    from pubtool.cli.messages import words
    from pubtool.cli.options import ui_language
    from pubtool.data import strings

    text, sentences = words(), strings(ui_language())["finding"]
    if not found.failures:
        if not quiet:
            verdict = f"{text['valid_claims']} ({', '.join(found.claims)})" if found.verapdf else text["valid_own"]
            click.echo(f"{path}: {verdict}")
        return
    for failure in found.failures:
        page = "" if failure.page is None else f" {text['page'].format(number=failure.page)},"
        message = sentences[failure.rule]["message"].format(match=failure.match, clause=failure.clause).strip()
        click.echo(f"{path}:{page} {message}")
