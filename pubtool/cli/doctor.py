"""``pubtool doctor``."""

from __future__ import annotations

import json
import platform

import click

from pubtool.cli.options import output_options

_EPILOG = """\b
Examples:
  pubtool doctor                    look at everything
  pubtool doctor verapdf            exit with 6 unless PDFs can be validated
"""


@click.command("doctor", epilog=_EPILOG, short_help="Show what is installed, what is missing and how to get it.")
@click.argument("needed", metavar="[EXTRA]...", nargs=-1)
@output_options
def command(needed: tuple[str, ...], format_: str, lang: str | None, quiet: bool, verbose: bool) -> None:
    """Show what is installed, what is missing and how to get it.

    With the name of an EXTRA, exits with 6 when it is missing.
    """
    from pubtool.cli.messages import words
    from pubtool.extras import EXTRAS, examine, require

    for name in needed:
        if name not in EXTRAS:
            raise click.BadParameter(f"“{name}” is no extra; there is: {', '.join(EXTRAS)}.")
    components = [*examine()]
    if format_ == "json":
        document = {
            "schema": "pubtool/doctor",
            "version": 1,
            "python": platform.python_version(),
            "components": [{"name": c.name, "version": c.version, "purpose": c.purpose, "get": c.get} for c in components],
        }
        click.echo(json.dumps(document, ensure_ascii=False, indent=1))
    elif not quiet:
        _table(components, words())
    for name in needed:
        require(name)


def _table(components: list, text: dict[str, str]) -> None:  # type: ignore[type-arg]
    from rich.table import Table
    from rich.text import Text

    from pubtool.cli.messages import make_console
    from pubtool.cli.options import ui_language
    from pubtool.data import strings

    purposes = strings(ui_language())["doctor"]
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    for column in ("component", "version", "purpose"):
        table.add_column(Text(text[column], style="bold"), overflow="fold")
    for component in components:
        found = Text(component.version) if component.version else Text(text["missing"], style="yellow")
        purpose = purposes[component.purpose]
        if not component.version:
            purpose += "; " + text["get_it"].format(how=component.get)
        table.add_row(Text(component.name), found, Text(purpose))
    make_console().print(table)
