"""Reads an old conference, and leads to what can be done with it."""

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
from conferapp.domain.record import Note, Record, Visit
from conferapp.ui.dialogs.reason import ReasonDialog
from conferapp.ui.history_text import history_on_top, history_text
from conferapp.ui.opening import Readable
from conferapp.ui.screens.base import HELP, HELP_MARK, AppScreen, GoHome
from conferapp.ui.text import QUIET_STYLE, literal

ABOUT_CORRECTING = "What you change then stands in the history, with what was there before."
ABOUT_REOPENING = "The conference goes on where it was, as if it had not been cancelled."


class ReadingScreen(AppScreen):
    """Shows a record from its own words, whether its agenda still exists or not."""

    ABOUT = """
This is a conference as it was kept. Up and Down move the text, Esc goes home. Nothing is changed
while you read. F4 fills in the pages for afterwards, where the agenda has any.

F7 corrects what was written: it asks for your reason, and keeps what was there before, with your
name and the time, at the end of this page. F5 takes back that a conference was cancelled.
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
        Binding(
            "f7",
            "correct",
            "Correct …",
            id="reading.correct",
            tooltip="Correct answers and notes, with a reason; what was there before is kept",
        ),
        Binding(
            "f5",
            "reopen",
            "Reopen …",
            id="reading.reopen",
            tooltip="Go on with a conference that was cancelled by mistake",
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

    class Correct(Message):
        """Asks to put the record right."""

        def __init__(self, found: Readable, why: str) -> None:
            """Name the conference, and the reason."""
            super().__init__()
            self.found, self.why = found, why

    class Reopen(Message):
        """Asks to go on with a conference that was cancelled."""

        def __init__(self, found: Readable, why: str) -> None:
            """Name the conference, and the reason."""
            super().__init__()
            self.found, self.why = found, why

    def __init__(self, found: Readable, who: str = "") -> None:
        """Read a conference.

        Args:
            found: The conference.
            who: The tutor, whose name is kept with a reason.
        """
        super().__init__()
        self.found = found
        self._who = who

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

    def action_correct(self) -> None:
        """Ask why it is to be put right."""
        dialog = ReasonDialog("Why is it to be corrected?", ABOUT_CORRECTING, who=self._who)
        self.app.push_screen(dialog, self._correct)

    def _correct(self, why: str | None) -> None:
        if why:
            self.post_message(self.Correct(self.found, why))

    def action_reopen(self) -> None:
        """Ask why it goes on after all."""
        dialog = ReasonDialog("Why does it go on after all?", ABOUT_REOPENING, who=self._who)
        self.app.push_screen(dialog, self._reopen)

    def _reopen(self, why: str | None) -> None:
        if why:
            self.post_message(self.Reopen(self.found, why))

    def action_scroll(self, lines: int) -> None:
        """Move the text."""
        self.query_one("#reading", VerticalScroll).scroll_relative(y=lines, animate=False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """See `DOMNode.check_action`."""
        if action == "afterwards":
            return self.found.follow_up
        if action == "reopen":
            return self.found.correctable and self.found.record.status == "cancelled"
        return self.found.correctable if action == "correct" else True


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
    blocks += history_on_top(record)
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
    blocks += history_text(record)
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
    lines += [literal(f"  ✎ {note.text}") for note in record.notes if _on(note, page)]
    return lines


def _on(note: Note, page: str) -> bool:
    """Whether a note stands on a page; one that was taken away later has no words."""
    return note.page == page and bool(note.text)
