"""``pubtool status``."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from pubtool.cli.options import Source, output_options

_EPILOG = """\b
Examples:
  pubtool status                    all releases
  pubtool status my-release         one of them
  pubtool status --format json      for a dashboard
"""


@click.command("status", epilog=_EPILOG, short_help="Show what is done, open and out of date, per release and language.")
@click.argument("slugs", metavar="[SLUG]...", nargs=-1, type=Source())
@output_options
def command(slugs: tuple[str, ...], format_: str, lang: str | None, quiet: bool, verbose: bool) -> None:
    """Show what is done, open and out of date, per release and language.

    Looks at the files in translations/ and writes nothing.
    """
    from pubtool.cli.messages import show_error, show_findings, words
    from pubtool.errors import PubtoolError, SourceMissing, worst
    from pubtool.stages import survey
    from pubtool.store.project import release_slugs

    known = release_slugs(Path())
    for slug in slugs:
        if slug not in known:
            raise SourceMissing(path=slug)
    reports = []
    codes = []
    for slug in slugs or known:
        try:
            reports.append(survey(Path(), slug))
        except PubtoolError as error:
            show_error(error)
            codes.append(error.exit_code)
    if format_ == "json":
        document = {"schema": "pubtool/status", "version": 1, "releases": [report.as_dict() for report in reports]}
        click.echo(json.dumps(document, ensure_ascii=False, indent=1))
    elif not reports and not codes:
        click.echo(words()["no_releases"])
    elif not quiet:
        _table(reports)
        for report in reports:
            show_findings(report.findings, verbose=verbose, quiet=quiet)
    sys.exit(worst(codes))


def _table(reports: list) -> None:  # type: ignore[type-arg]
    from rich.table import Table
    from rich.text import Text

    from pubtool.cli.messages import count_words, make_console, next_step, state_style, state_words, words
    from pubtool.model import Level

    text = words()
    console = make_console()
    for number, report in enumerate(reports):
        table = Table(
            box=None, pad_edge=False, padding=(0, 2, 0, 0), title=Text(report.slug, style="bold"), title_justify="left"
        )
        for column in ("language", "segments", "state", "next"):
            table.add_column(Text(text[column], style="bold"), overflow="fold")
        stopped = {finding.language for finding in report.findings if finding.level is Level.ERROR}
        for edition in report.editions:
            stays = edition.language in stopped
            table.add_row(
                Text(edition.name),
                Text(count_words(edition)),
                Text(state_words(edition, stays), style=state_style(edition, stays)),
                Text(next_step(edition, stays)),
            )
        if number:
            console.print()
        console.print(table)
