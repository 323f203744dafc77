"""``pubtool withdraw``."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from pubtool.cli.options import Source, output_options, today

_EPILOG = """\b
Examples:
  pubtool withdraw my-release           pages and PDFs give way to a note
  pubtool withdraw my-release --undo    and come back
"""


@click.command("withdraw", epilog=_EPILOG, short_help="Take a release out of output/public and leave a note.")
@click.argument("slug", metavar="SLUG", type=Source())
@click.option("--undo", is_flag=True, help="The release is valid again.")
@output_options
def command(slug: str, undo: bool, format_: str, lang: str | None, quiet: bool, verbose: bool) -> None:
    """Take a release out of output/public and leave a note.

    Every page that was public says, in its own language, that the release was withdrawn and when; PDFs and Word files go.
    The texts in translations/ stay. The day is written into de.md.
    """
    import json

    from pubtool.cli.messages import show_findings, show_report
    from pubtool.config import load_config
    from pubtool.errors import SourceMissing
    from pubtool.pipeline import publish
    from pubtool.store.project import release_slugs
    from pubtool.store.release import ReleaseStore

    if slug not in release_slugs(Path()):
        raise SourceMissing(path=slug)
    ReleaseStore(Path(), slug).withdraw(None if undo else today())
    outcome = publish(Path(), slug, None, load_config(Path()))
    if format_ == "json":
        document = {"schema": "pubtool/publish", "version": 1, "releases": [outcome.report.as_dict()]}
        click.echo(json.dumps(document, ensure_ascii=False, indent=1))
    elif not quiet:
        show_report(outcome.report, fresh=False)
    show_findings(outcome.report.findings, verbose=verbose, quiet=quiet)
    sys.exit(outcome.report.exit_code(strict=False))
