"""``pubtool publish``."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pubtool.cli.options import Languages, Source, output_options

if TYPE_CHECKING:
    from pubtool.pipeline import SourceFile

_EPILOG = """\b
Examples:
  pubtool publish release.txt                     German and the easy draft
  pubtool publish release.txt --to en,fr          and two translations
  pubtool publish inbox/*.md --to en --quiet      several, quietly
  pubtool publish my-release                      again, after an edit in
                                                  translations/my-release/
  cat mail.txt | pubtool publish - --slug flood   from standard input
"""

_Step = Callable[[str, str], None]
_Ask = Callable[[str], str | None]


@click.command("publish", epilog=_EPILOG, short_help="Make pages and PDFs in every language from a press release.")
@click.argument("sources", metavar="SOURCE...", nargs=-1, required=True, type=Source())
@click.option(
    "--to", "targets", type=Languages(), default=(), metavar="LANG,...", help="Languages to add to those the release has: en,fr"
)
@click.option("--engine", "engines", multiple=True, metavar="NAME", help="Who translates, in this order; default: memory.")
@click.option("--easy/--no-easy", default=True, show_default=True, help="Make the easy-to-read edition.")
@click.option("--offline", is_flag=True, help="Send no text to another machine, whatever engine is named.")
@click.option("--with-drafts", is_flag=True, help="Put complete drafts into output/public, too, each with its notice.")
@click.option("--strict", is_flag=True, help="Exit with 8 when anything is open, out of date or not approved.")
@click.option("--alt", "alts", multiple=True, metavar="FILE=TEXT", help="What a picture shows; no TEXT: it is decorative.")
@click.option("--slug", help="Name of the release; default: the file's name.")
@click.option(
    "--reimport/--no-reimport",
    default=None,
    help="When de.md and its file have both changed: take the file, or keep de.md.",
)
@output_options
def command(
    sources: tuple[str, ...],
    targets: tuple[str, ...],
    engines: tuple[str, ...],
    easy: bool,
    offline: bool,
    with_drafts: bool,
    strict: bool,
    alts: tuple[str, ...],
    slug: str | None,
    reimport: bool | None,
    format_: str,
    lang: str | None,
    quiet: bool,
    verbose: bool,
) -> None:
    """Make pages and PDFs in every language from a press release.

    SOURCE is a text, Markdown, HTML or Word file, "-" for standard input, or the name of a release that is already in
    translations/. Everything goes to output/preview/; what is approved also goes to output/public/. Texts that people have
    edited in translations/ are kept and used.
    """
    from pubtool.cli.messages import show_error, show_findings, show_report
    from pubtool.config import load_config
    from pubtool.errors import PubtoolError, SlugUnusable, worst
    from pubtool.pipeline import publish

    if slug is not None and len(sources) > 1:
        raise click.UsageError("--slug names one release; give one SOURCE.")
    if alts and len(sources) > 1:
        raise click.UsageError("--alt describes pictures of one release; give one SOURCE.")
    settled = load_config(Path())
    config = replace(
        settled,
        targets=tuple(dict.fromkeys((*targets, *settled.targets))),
        engines=engines or settled.engines,
        simplifier=settled.simplifier if easy else None,
        offline=offline,
        drafts=with_drafts or settled.drafts,
        reimport=reimport,
    )
    codes: list[int] = []
    documents = []
    for number, source in enumerate(sources):
        try:
            name, content = _resolve(source, slug)
            with _terminal(quiet or format_ == "json", len(targets) + 2, name) as (progress, ask):
                outcome = publish(Path(), name, content, config, progress, alts=_pairs(alts), ask=ask)
        except (PubtoolError, SlugUnusable) as error:
            show_error(error)
            codes.append(error.exit_code)
            continue
        report = outcome.report
        codes.append(report.exit_code(strict=strict))
        if format_ == "json":
            documents.append(report.as_dict())
        elif not quiet:
            if number:
                click.echo()
            show_report(report, fresh=outcome.fresh)
        show_findings(report.findings, verbose=verbose, quiet=quiet)
    if format_ == "json":
        click.echo(json.dumps({"schema": "pubtool/publish", "version": 1, "releases": documents}, ensure_ascii=False, indent=1))
    sys.exit(worst(codes))


def _resolve(source: str, slug: str | None) -> tuple[str, SourceFile | None]:
    """The name of the release and its file; no file for a release that is already in ``translations/``."""
    from pubtool.errors import SlugNeeded, SourceMissing
    from pubtool.pipeline import SourceFile
    from pubtool.readers import load
    from pubtool.store.project import checked_slug, release_slugs, slug_of

    if source == "-":
        if slug is None:
            raise SlugNeeded
        content = sys.stdin.buffer.read()
        markdown = content.lstrip(b"\xef\xbb\xbf").startswith((b"+++", b"# "))
        return checked_slug(slug), SourceFile("stdin.md" if markdown else "stdin.txt", content)
    path = Path(source)
    inside = path.resolve().parent.parent == Path("translations").resolve()
    if inside and path.name == "de.md" and path.exists():
        return path.resolve().parent.name, None
    if path.exists():
        content = load(path)
        return slug_of(path.stem) if slug is None else checked_slug(slug), SourceFile(path.name, content, path.parent)
    if source in release_slugs(Path()):
        return source, None
    raise SourceMissing(path=source)


def _pairs(alts: tuple[str, ...]) -> dict[str, str]:
    for alt in alts:
        if not alt.partition("=")[1]:
            raise click.UsageError(f"--alt wants FILE=TEXT, not “{alt}”.")
    return {name.strip(): text.strip() for name, _, text in (alt.partition("=") for alt in alts)}


@contextmanager
def _terminal(silent: bool, editions: int, name: str) -> Iterator[tuple[_Step, _Ask | None]]:
    """A progress bar on standard error and a question for each picture without alternative text, on a terminal only."""
    if silent or not sys.stderr.isatty():
        yield lambda *_: None, None
        return
    from rich.console import Console
    from rich.progress import BarColumn, TextColumn
    from rich.progress import Progress as Bar

    from pubtool.cli.messages import words

    text = words()
    asked = 0
    with Bar(TextColumn("{task.description}"), BarColumn(24), console=Console(stderr=True), transient=True) as bar:
        # each edition is made and written; the release is read before and put in place after
        task = bar.add_task(text["stage_read"], total=2 * editions + 2)

        def step(stage: str, language: str) -> None:
            bar.update(task, description=f"{text[f'stage_{stage}']} {language}".strip(), advance=1)

        def ask(src: str) -> str | None:
            nonlocal asked
            asked += 1
            bar.stop()
            question = text["ask_alt"].format(number=asked, src=f"translations/{name}/{src}")
            answer = str(click.prompt(question, default="", show_default=False, err=True)).strip()
            bar.start()
            return {"": None, "-": ""}.get(answer, answer)

        yield step, ask if sys.stdin.isatty() else None
