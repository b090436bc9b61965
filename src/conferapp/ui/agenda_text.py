"""The words of the list of agendas."""

from collections.abc import Iterator
from pathlib import Path

from textual.content import Content

from conferapp.domain.authoring.outline import outline
from conferapp.storage.library import Entry
from conferapp.ui.outline_text import outline_text
from conferapp.ui.problem_text import problem_text, state_of
from conferapp.ui.text import QUIET_STYLE, literal

REPLACED = "replaced by your own"


def agenda_label(entry: Entry) -> Content:
    """An agenda in the list: how it stands, its title, and what there is to mend."""
    mark, style = ("✓", "$text-success") if entry.loaded.agenda else ("✗", "$text-error")
    state = REPLACED if entry.replaced else state_of(entry.loaded.problems)
    return Content.assemble(
        literal(f"{mark} ", style),
        literal(entry.loaded.title, "" if entry.usable else QUIET_STYLE),
        literal(f"\n  {state}" if state else "", QUIET_STYLE),
    )


def agenda_text(entry: Entry, width: int) -> Content:
    """Everything about an agenda: its file, its problems, and its outline.

    Args:
        entry: The agenda.
        width: Cells that there are for a line of its file.
    """
    return Content("\n\n").join(_blocks(entry, width))


def _blocks(entry: Entry, width: int) -> Iterator[Content]:
    loaded = entry.loaded
    yield Content.assemble(
        literal(loaded.title, "bold $text-primary"),
        "\n",
        literal(f"{entry.path}", QUIET_STYLE),
    )
    if entry.replaced:
        yield literal("An agenda of your own has the same id and is used instead.", "$text-warning")
    if loaded.errors:
        yield literal(f"{state_of(loaded.errors)} to mend before anybody can use it", "bold")
        yield problem_text(loaded.errors, width)
    if loaded.advice:
        yield literal("What could be better; it can be used as it is", "bold")
        yield problem_text(loaded.advice, width)
    if loaded.agenda is not None:
        yield outline_text(outline(loaded.agenda))


def no_agendas(folder: Path) -> Content:
    """What to say where there is no agenda at all."""
    return Content.assemble(
        literal("There is no agenda yet.", "bold"),
        literal(f"\n\nTo make one: conferapp agenda new my-agenda\nIts folder: {folder}"),
    )
