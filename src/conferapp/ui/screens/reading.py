"""Reads an old conference; nothing on it can be changed."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from conferapp.domain.agenda import PART_NAMES
from conferapp.domain.days import say_short
from conferapp.domain.kinds.day import day_of
from conferapp.domain.reading import text_of
from conferapp.domain.record import Record, Visit
from conferapp.ui.opening import Readable
from conferapp.ui.screens.base import HELP, HELP_MARK, AppScreen, GoHome
from conferapp.ui.text import QUIET_STYLE, literal


class ReadingScreen(AppScreen):
    """Shows a record from its own words, whether its agenda still exists or not."""

    ABOUT = """
This is a conference as it was kept. Up and Down move the text, Esc goes home. Nothing can be
changed here; notes for afterwards can be added with F4 where the agenda has pages for them.
"""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,f2", "home", "Home", id="reading.home", tooltip="Go home"),
        Binding(
            "f4",
            "afterwards",
            "Afterwards",
            id="reading.afterwards",
            tooltip="Fill in the pages for afterwards",
        ),
        Binding("up", "scroll(-1)", "Up", id="reading.up", show=False),
        Binding("down", "scroll(1)", "Down", id="reading.down", show=False),
        Binding("pageup", "scroll(-15)", "Page up", id="reading.pageup", show=False),
        Binding("pagedown,space", "scroll(15)", "Page down", id="reading.pagedown", show=False),
        HELP,
        HELP_MARK,
    ]

    class Afterwards(Message):
        """Asks for the pages for afterwards of the record."""

        def __init__(self, found: Readable) -> None:
            """Name the conference."""
            super().__init__()
            self.found = found

    def __init__(self, found: Readable) -> None:
        """Read a conference."""
        super().__init__()
        self.found = found

    def compose(self) -> ComposeResult:
        """The whole record as text."""
        with VerticalScroll(id="reading", can_focus=False):
            yield Static(record_text(self.found.record, self.found.notice))
        yield from self.footer()

    def action_home(self) -> None:
        """Go home."""
        self.post_message(GoHome())

    def action_afterwards(self) -> None:
        """Fill in what belongs to afterwards."""
        self.post_message(self.Afterwards(self.found))

    def action_scroll(self, lines: int) -> None:
        """Move the text."""
        self.query_one("#reading", VerticalScroll).scroll_relative(y=lines, animate=False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """See `DOMNode.check_action`."""
        return self.found.follow_up if action == "afterwards" else True


def record_text(record: Record, notice: str = "") -> Content:
    """A record as a person reads it: page by page, with whose words they are."""
    day = day_of(record.started or record.created)
    head = f"{record.student.name} · {record.agenda.title}"
    facts = [f"{say_short(day, day)} {day.year}" if day else "", record.status, record.tutor]
    blocks = [
        Content.assemble(
            literal(head, "bold $text-primary"),
            "\n",
            literal(" · ".join(fact for fact in facts if fact), QUIET_STYLE),
        )
    ]
    if notice:
        blocks.append(literal(f"⚑ {notice}", "$text-warning"))
    blocks += [
        literal(f"{event.what}{': ' + event.why if event.why else ''}", "$text-warning")
        for event in record.history
    ]
    part = ""
    for visit in (*record.pages, *_unseen(record)):
        lines = _page_lines(record, visit.page)
        if visit.skipped:
            lines.append(literal(f"⊘ Skipped: {visit.skipped}", QUIET_STYLE))
        if not lines:
            continue
        if visit.part != part:
            part = visit.part
            blocks.append(literal(PART_NAMES[part].upper(), "bold $text-accent"))
        title = [literal(visit.title, "bold")] if visit.title else []
        blocks.append(Content("\n").join([*title, *lines]))
    return Content("\n\n").join(blocks)


def _unseen(record: Record) -> list[Visit]:
    """Pages with answers that were never on screen: their questions were asked elsewhere."""
    seen = {visit.page for visit in record.pages}
    unseen = {a.page: a for a in record.answers.values() if a.page not in seen}
    return [
        Visit(page=page, part=answer.part, title="", who="tutor") for page, answer in unseen.items()
    ]


def _page_lines(record: Record, page: str) -> list[Content]:
    lines: list[Content] = []
    for question_id, answer in record.answers.items():
        if answer.page == page:
            said = text_of(question_id, answer).replace("\n", "\n    ")
            lines += [
                literal(f"  {answer.ask}  ({answer.by})", QUIET_STYLE),
                literal(f"    {said}"),
            ]
    lines += [literal(f"  ✎ {note.text}") for note in record.notes if note.page == page]
    return lines
