"""Handouts as pages: HTML for the browser and the printer, Markdown, plain text."""

from typing import Literal

from conferapp.domain.handouts.handout import Handout
from conferapp.outputs.handout_data import Paper, as_data, template_name
from conferapp.outputs.templates import render
from conferapp.outputs.wrapping import WIDTH

Form = Literal["html", "md", "txt"]


def as_html(handout: Handout, *, paper: Paper, program: str = "", own: str | None = None) -> str:
    """A handout as a whole HTML page, which asks for nothing from outside and prints as it is.

    Args:
        handout: The handout.
        paper: The size of the paper.
        program: The name of the program, or "".
        own: The text of the program's template for it, or None.

    Raises:
        TemplateBroken: That template can't be used.
    """
    return _filled("html", handout, paper, program, own)


def as_markdown(
    handout: Handout, *, paper: Paper, program: str = "", own: str | None = None
) -> str:
    """A handout as Markdown; see `as_html`."""
    return _filled("md", handout, paper, program, own)


def as_text(
    handout: Handout,
    *,
    paper: Paper,
    program: str = "",
    own: str | None = None,
    columns: int = WIDTH,
) -> str:
    """A handout as plain text, which is also how the terminal shows it; see `as_html`.

    Args:
        handout: The handout.
        paper: The size of the paper.
        program: The name of the program, or "".
        own: The text of the program's template for it, or None.
        columns: The most cells of a line; a card is as wide as a card.

    Raises:
        TemplateBroken: That template can't be used.
    """
    return _filled("txt", handout, paper, program, own, columns=columns)


def _filled(
    form: Form, handout: Handout, paper: Paper, program: str, own: str | None, **besides: object
) -> str:
    data = as_data(handout, paper=paper, program=program)
    return render(template_name(handout.sheet, form), {**data, **besides}, own)
