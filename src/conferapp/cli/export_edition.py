"""The commands that make cards, letters and copies: `conferapp export card NAME` and its like."""

from typing import TYPE_CHECKING, Any

import click

from conferapp.cli.given import CannotGoOn, Given
from conferapp.cli.making import Made, Making, shared_params
from conferapp.domain.text import clean

if TYPE_CHECKING:
    from conferapp.domain.handouts.editions import Edition
    from conferapp.ui.press import Press, Source


def edition_command(edition: "Edition") -> click.Command:
    """The command for one edition.

    Args:
        edition: The edition.
    """
    from conferapp.outputs.forms import FORMS

    def make(to: str, language: str | None, **asked: Any) -> None:  # noqa: ANN401  # as click has them
        given = click.get_current_context().find_object(Given)
        if given is not None:
            Making(given, **asked).run(
                lambda press, source: _made(press, source, edition, to, language)
            )

    student, *options = shared_params()
    about = f"{edition.name}. {edition.about}"
    return click.Command(
        edition.id,
        callback=make,
        help=f"{about}\n\nSTUDENT is any part of the student’s name.",
        short_help=about,
        params=[
            student,
            click.Option(
                ["--to"],
                type=click.Choice(list(FORMS)),
                default="html",
                show_default=True,
                help="What it becomes.",
            ),
            click.Option(["--language"], metavar="TAG", help="In this language, such as es."),
            *options,
        ],
    )


def _made(
    press: "Press", source: "Source", edition: "Edition", to: str, language: str | None
) -> Made:
    """An edition of a conference.

    Raises:
        CannotGoOn: Nobody knows the language, or there is nothing on it.
        OutputError: It can't be made.
    """
    from conferapp.outputs.forms import FORMS

    if language is not None and not press.speaks(language):
        known = ", ".join(press.catalogues.by_language)
        raise CannotGoOn(
            f"There are no words for “{clean(language)}”. Those there are: {known}. "
            "How to add others stands in docs/letters.md."
        )
    handout = press.handout(source, edition, language)
    if handout.empty:
        raise CannotGoOn(
            f"There is nothing to put on it: {edition.name} holds what the agenda shares, "
            "and nothing of that has been answered."
        )
    form = FORMS[to]
    data = press.printed(handout, form)
    if unread := press.unread(source, edition, language):
        click.echo(f"{clean(unread)} Have somebody read them before it leaves.", err=True)
    return Made(
        edition.id, form.id, f"{edition.name}, {form.name}", edition.reader or "tutor", data
    )
