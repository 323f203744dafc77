"""``pubtool init``."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from pubtool.cli.options import Languages, lang_option, ui_language

_EPILOG = """\b
Examples:
  pubtool init                                    asks for everything
  pubtool init --name "Stadt Musterhausen" --to en,tr
"""


@click.command("init", epilog=_EPILOG, short_help="Write pubtool.toml: publisher, press contact, languages.")
@click.option("--name", help="Name of the publisher.")
@click.option("--contact", multiple=True, metavar="LINE", help="One line of the press contact; give it again for more.")
@click.option("--imprint", metavar="URL", help="Where the imprint is.")
@click.option("--accessibility", metavar="URL", help="Where the accessibility statement is.")
@click.option("--feedback", metavar="URL", help="Where a barrier can be reported; mailto: is possible.")
@click.option("--to", "targets", type=Languages(), metavar="LANG,...", help="Languages to translate every release into.")
@lang_option
def command(
    name: str | None,
    contact: tuple[str, ...],
    imprint: str | None,
    accessibility: str | None,
    feedback: str | None,
    targets: tuple[str, ...] | None,
    lang: str | None,
) -> None:
    """Write pubtool.toml into the present folder: publisher, press contact, languages.

    On a terminal it asks for what no option says; an empty answer leaves the setting out.
    """
    from pubtool.cli.messages import words
    from pubtool.config import CONFIG_FILE, LINK, load_config
    from pubtool.data import target_languages
    from pubtool.engines import is_remote
    from pubtool.errors import ConfigExists, PubtoolError
    from pubtool.files import write_atomically
    from pubtool.language.tags import own_name
    from pubtool.translation.engines import EngineSettings, load_engines

    path = Path(CONFIG_FILE)
    if path.exists():
        raise ConfigExists
    text = words()

    def ask(key: str, given: Any, proof: Callable[[str], Any] | None = None, **values: str) -> Any:
        if given or not sys.stdin.isatty():
            return given
        question = text[f"ask_{key}"].format(**values)
        return click.prompt(question, default="", show_default=False, err=True, value_proc=proof)

    def link(answer: str) -> str:
        if answer.strip() and not LINK.fullmatch(answer.strip()):
            raise click.BadParameter(text["no_link"])
        return answer.strip()

    def tags(answer: str) -> tuple[str, ...]:
        try:
            return Languages().convert(answer, None, None)
        except PubtoolError as error:
            raise click.BadParameter(error.message(ui_language())) from error

    if sys.stdin.isatty():
        click.echo(text["ask_all"], err=True)
    settings: dict[str, Any] = {"name": ask("name", name)}
    lines = ask("contact", list(contact))
    settings["contact"] = [line.strip() for line in lines.split(";") if line.strip()] if isinstance(lines, str) else lines
    for key, given in (("imprint", imprint), ("accessibility", accessibility), ("feedback", feedback)):
        settings[key] = ask(key, given, link)
    languages = ask("languages", targets, tags, known=", ".join(f"{tag} = {own_name(tag)}" for tag in target_languages()))
    write_atomically(path, _toml(Languages().convert(languages or "", None, None), settings, text["init_further"]).encode())
    try:
        config = load_config(Path())
    except Exception:
        path.unlink()
        raise
    click.echo(text["init_done"], err=True)
    for engine in load_engines(config.engines, EngineSettings(Path())):
        click.echo(text["leaves_text" if is_remote(engine) else "leaves_nothing"].format(engine=engine.name), err=True)


def _toml(languages: tuple[str, ...], settings: dict[str, Any], further: str) -> str:
    import tomlkit

    document = tomlkit.document()
    document["languages"] = list(languages)
    document["engines"] = ["memory"]
    publisher = tomlkit.table()
    for key, value in settings.items():
        if value:
            publisher[key] = value
    document["publisher"] = publisher
    publish = tomlkit.table()
    publish["drafts"] = "hidden"
    document["publish"] = publish
    return tomlkit.dumps(document) + further
