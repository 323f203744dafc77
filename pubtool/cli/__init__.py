"""The command line. Each verb is a module that is imported when it is called."""

from __future__ import annotations

import io
import sys
from importlib import import_module
from typing import Any

import click

from pubtool import __version__

VERBS = {
    "init": "Write pubtool.toml: publisher, press contact, languages.",
    "publish": "Make pages and PDFs in every language from a press release.",
    "status": "Show what is done, open and out of date, per release and language.",
    "review": "Record what people say of a draft.",
    "withdraw": "Take a release out of output/public and leave a note.",
    "doctor": "Show what is installed, what is missing and how to get it.",
}
"""The verbs with their one-line help, so that the list of commands needs no import; a test compares it with them."""

_EPILOG = """\b
Examples:
  pubtool publish release.txt --to en,fr     a folder to look at: output/preview/
  pubtool status                             what is left to do, and for whom
  pubtool publish my-release                 again, after somebody has edited
                                             translations/my-release/

\b
Exit codes: 0 done, 1 findings, 2 usage, 3 source unreadable, 4 configuration,
5 cannot write, 6 something is not installed, 7 an engine failed, 8 conflict or
(with --strict) unfinished work, 9 an edition was stopped, 70 our mistake.
"""


class _Verbs(click.Group):
    """A group that knows its commands by name and imports one when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in VERBS:
            return None
        command: click.Command = import_module(f"pubtool.cli.{cmd_name}").command
        return command

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except Exception as error:
            from pubtool.errors import PubtoolError

            if not isinstance(error, PubtoolError):
                raise
            from pubtool.cli.messages import show_error

            show_error(error)
            sys.exit(error.exit_code)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(VERBS.items()))


@click.group(cls=_Verbs, epilog=_EPILOG, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="pubtool")
def group() -> None:
    """Publish a German press release for everyone: Leichte Sprache, translations, pages and PDFs.

    Everything happens in the present folder: people work in translations/, results appear in output/.
    """


def main() -> None:
    """Run the command line; the only place that turns an error into a message and an exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # an old console shows a mark for what it cannot write
            stream.reconfigure(errors="replace")
    try:
        group.main(prog_name="pubtool", standalone_mode=False)
    except click.exceptions.Abort:
        sys.exit(130)
    except KeyboardInterrupt:
        sys.exit(130)
    except click.exceptions.Exit as exit_:
        sys.exit(exit_.exit_code)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
    except Exception as error:
        if "--verbose" in sys.argv or "-v" in sys.argv:
            raise
        from pubtool.cli.messages import show_mistake

        show_mistake(error)
        sys.exit(70)
