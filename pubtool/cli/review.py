"""``pubtool review``: what people say of a draft."""

from __future__ import annotations

from pathlib import Path

import click

from pubtool.cli.options import Source, lang_option

_EPILOG = """\b
Examples:
  pubtool review approve my-release en --as "M. Muster" --responsible "J. Beispiel"
  pubtool review approve my-release de-simple --as "Pruefgruppe" --role target-group
"""


@click.group("review", epilog=_EPILOG, short_help="Record what people say of a draft.")
def command() -> None:
    """Record what people say of a draft."""


@command.command("approve", epilog=_EPILOG, short_help="Sign off an edition as it is now.")
@click.argument("slug", metavar="SLUG", type=Source())
@click.argument("edition", metavar="LANG")
@click.option("--as", "by", required=True, metavar="NAME", help="Who has read it: a person's or a group's name.")
@click.option(
    "--role",
    type=click.Choice(["editor", "target-group", "spelling"]),
    default="editor",
    show_default=True,
    help="In which role; Leichte Sprache needs the target group, and correcting the spelling alone approves nothing.",
)
@click.option("--responsible", metavar="NAME", help="Who answers for the release; needed once.")
@lang_option
def approve(slug: str, edition: str, by: str, role: str, responsible: str | None, lang: str | None) -> None:
    """Sign off an edition as it is now: LANG is its file's, such as en or de-simple.

    The sign-off is written into translations/SLUG/review.toml. Any later change of a sentence takes it back.
    """
    from pubtool.checks.standing import approve as signed
    from pubtool.cli.messages import words
    from pubtool.cli.options import today
    from pubtool.store.release import ReleaseStore

    store = ReleaseStore(Path(), slug)
    editions = {each.language: each for each in store.editions()}
    review = store.review()
    signoff, person = signed(editions, edition, review, by=by, role=role, responsible=responsible, when=today())
    store.sign(signoff, person)
    text = words()
    click.echo(
        text["approved_now" if role != "spelling" else "spelling_noted"].format(language=edition, by=by, slug=slug), err=True
    )
