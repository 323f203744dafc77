"""Everything that verbs print in a human language."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import click

from pubtool.cli.options import ui_language
from pubtool.data import strings
from pubtool.errors import PubtoolError
from pubtool.model import Finding, Level

if TYPE_CHECKING:
    from rich.console import Console

    from pubtool.report import EditionReport, Report

_COLOURS = {Level.ERROR: "red", Level.WARNING: "yellow", Level.NOTE: "blue"}


def words(language: str | None = None) -> dict[str, Any]:
    """The short texts of tables and messages."""
    table: dict[str, Any] = strings(language or ui_language())["cli"]
    return table


def show_error(error: PubtoolError) -> None:
    """One line that says what happened and where, one that says what to do; on standard error."""
    language = ui_language()
    text = words(language)
    click.echo(f"{click.style(text['error'], fg='red')}: {error.message(language)}", err=True)
    click.echo(f"{text['remedy']}: {error.remedy(language)}", err=True)


def show_mistake(error: Exception) -> None:
    """The message for a failure that is our fault."""
    language = ui_language()
    text, table = words(language), strings(language)["error"]["internal"]
    reason = f"{type(error).__name__}: {error}"
    click.echo(f"{click.style(text['error'], fg='red')}: {table['message'].format(reason=reason)}", err=True)
    click.echo(f"{text['remedy']}: {table['remedy']}", err=True)


def show_findings(findings: Iterable[Finding], *, verbose: bool, quiet: bool) -> None:
    """Findings with their remedy, errors first; notes only when asked for."""
    language = ui_language()
    text, table = words(language), strings(language)["finding"]
    order = (Level.ERROR, Level.WARNING, Level.NOTE)
    told: set[tuple[str, str]] = set()
    for finding in sorted(findings, key=lambda each: order.index(each.level)):
        if finding.rule == "picture-without-alternative-text":  # one word for all editions that wait for it
            if (finding.rule, finding.values["match"]) in told:
                continue
            told.add((finding.rule, finding.values["match"]))
        if quiet and finding.level is not Level.ERROR:
            continue
        if finding.level is Level.NOTE and not verbose and finding.rule not in ("embargo", "withdrawn"):
            continue
        message = table[finding.rule]["message"].format(**finding.values)
        remedy = table[finding.rule]["remedy"].format(**finding.values)
        line = f"{text[f'level_{finding.level.value}']} ({finding.language}, {finding.place}): {message} {remedy}"
        if sys.stderr.isatty():  # in a log it stays one line
            line = click.wrap_text(line, shutil.get_terminal_size().columns - 2, subsequent_indent="  ")
        level, colon, rest = line.partition(" ")
        click.echo(f"{click.style(level, fg=_COLOURS[finding.level])}{colon}{rest}", err=True)


def next_step(edition: EditionReport, stopped: bool) -> str:
    """What a person should do with an edition now."""
    text = words()
    name = edition.work.rpartition("/")[2]
    if stopped:
        return str(text["next_mend"])
    if edition.open:
        return str(text["next_translate"].format(open=edition.open, file=name))
    if edition.stale:
        return str(text["next_stale"].format(stale=edition.stale, file=name))
    if not edition.approved:
        return str(text["next_approve"].format(file=name))
    return str(text["next_source"] if edition.tree == "preview" else text["next_none"])


def state_words(edition: EditionReport, stopped: bool) -> str:
    """The state of an edition in words; colours only repeat them."""
    text = words()
    if stopped:
        return str(text["failed"])
    if edition.language == "de":
        return str(text["source"])
    if edition.open:
        return str(text["incomplete"])
    return str(text["approved" if edition.approved else "draft"])


def count_words(edition: EditionReport) -> str:
    """How many sentences are done."""
    text = words()
    parts = [
        text["some_open"].format(total=edition.segments, open=edition.open)
        if edition.open
        else text["all_done"].format(total=edition.segments)
    ]
    if edition.stale:
        parts.append(text["some_stale"].format(stale=edition.stale))
    return ", ".join(parts)


def make_console() -> Console:
    """Standard output for tables; a reader that goes away (``| head``) changes nothing about the exit code."""
    from rich.console import Console

    class Patient(Console):
        def on_broken_pipe(self) -> None:
            self.quiet = True
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())

    return Patient(highlight=False)


def show_report(report: Report, *, fresh: bool) -> None:
    """The closing table of one release, and where to look."""
    from rich.table import Table
    from rich.text import Text

    text = words()
    console = make_console()
    table = Table(title=Text(report.title, style="bold"), title_justify="left", box=None, pad_edge=False, padding=(0, 2, 0, 0))
    for column in ("language", "segments", "state", "files", "checked", "next"):
        table.add_column(Text(text[column], style="bold"), overflow="fold", ratio=2 if column == "next" else None)
    stopped = {finding.language for finding in report.findings if finding.level is Level.ERROR}
    for edition in report.editions:
        table.add_row(
            Text(edition.name),
            Text(count_words(edition)),
            Text(
                state_words(edition, edition.language in stopped),
                style=state_style(edition, edition.language in stopped),
            ),
            Text(_files(edition)),
            Text(_verdicts(edition)),
            Text(next_step(edition, edition.language in stopped)),
        )
    console.print(table)
    if fresh:
        console.print(text["unchanged"])
    if any(edition.tree for edition in report.editions):
        console.print(text["result"].format(preview=f"output/preview/{report.slug}/index.html"), soft_wrap=True)
    if any(edition.tree == "public" for edition in report.editions):
        console.print(text["result_public"].format(public=f"output/public/{report.slug}/"), soft_wrap=True)
    else:
        console.print(text["nothing_public"])


def state_style(edition: EditionReport, stopped: bool) -> str:
    """The colour that goes with :func:`state_words`."""
    if stopped:
        return "red"
    return "green" if edition.approved else "yellow"


def _files(edition: EditionReport) -> str:
    text = words()
    if not edition.tree:
        return str(text["no_files"])
    return f"{', '.join(name.upper() for name in edition.files)} ({text[edition.tree]})"


def _verdicts(edition: EditionReport) -> str:
    text = words()
    results = {verdict.result for verdict in edition.verdicts}
    for result, key in (("failed", "rejected"), ("not validated", "not_validated"), ("passed", "validated")):
        if result in results:
            return str(text[key])
    return str(text["no_files"])
