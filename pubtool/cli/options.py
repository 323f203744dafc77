"""Options and argument types that several verbs share."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, TypeVar

import click
from click.shell_completion import CompletionItem

_F = TypeVar("_F", bound=Callable[..., Any])
UI_LANGUAGES = ("de", "en")
_LANG = "pubtool.lang"


def ui_language(chosen: str | None = None) -> str:
    """The language of messages and tables: `chosen`, or German under a German locale and English elsewhere."""
    if chosen:
        return chosen
    context = click.get_current_context(silent=True)
    if context is not None and context.meta.get(_LANG):
        return str(context.meta[_LANG])
    locale = next((value for name in ("LC_ALL", "LC_MESSAGES", "LANG") if (value := os.environ.get(name))), "")
    return "de" if locale.startswith("de") else "en"


def _remember(ctx: click.Context, _: click.Parameter, value: str | None) -> str | None:
    ctx.meta[_LANG] = value  # shared with the group, which shows errors when the command is over
    return value


lang_option = click.option(
    "--lang", type=click.Choice(UI_LANGUAGES), callback=_remember, help="Language of messages; default: that of the system."
)


def today() -> date:
    """The present day in Germany, or that of SOURCE_DATE_EPOCH."""
    from zoneinfo import ZoneInfo

    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    now = datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC)
    return now.astimezone(ZoneInfo("Europe/Berlin")).date()


def output_options(function: _F) -> _F:
    """``--format``, ``--lang``, ``--quiet`` and ``--verbose``."""
    for option in (
        click.option("-v", "--verbose", is_flag=True, help="Show notes, too, and a traceback if pubtool itself fails."),
        click.option("-q", "--quiet", is_flag=True, help="Show errors only."),
        lang_option,
        click.option(
            "--format",
            "format_",
            type=click.Choice(["text", "json"]),
            default="text",
            show_default=True,
            help="How to print the result.",
        ),
    ):
        function = option(function)
    return function


class Source(click.ParamType):  # type: ignore[type-arg]  # not generic before click 8.4
    """A file, ``-`` for standard input, or the name of a release in ``translations/``."""

    name = "source"

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        names = sorted(path.parent.name for path in Path("translations").glob("*/de.md"))
        slugs = [CompletionItem(name, help="release") for name in names if name.startswith(incomplete)]
        return [*slugs, CompletionItem(incomplete, type="file")]


class Languages(click.ParamType):  # type: ignore[type-arg]
    """Language tags with commas between them."""

    name = "languages"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, ...]:
        if isinstance(value, tuple):
            return value
        from pubtool.data import target_languages
        from pubtool.errors import LanguageUnavailable

        known = target_languages()
        tags = tuple(dict.fromkeys(tag.strip() for tag in str(value).split(",") if tag.strip()))
        for tag in tags:
            if tag not in known:
                from pubtool.language.tags import own_name

                raise LanguageUnavailable(language=tag, known=", ".join(f"{each} = {own_name(each)}" for each in known))
        return tags

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        from pubtool.data import target_languages

        before, comma, last = incomplete.rpartition(",")
        return [CompletionItem(before + comma + tag) for tag in target_languages() if tag.startswith(last)]
