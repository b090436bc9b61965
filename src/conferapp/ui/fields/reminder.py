"""The field for something to leave behind: a picture clue, seen as it prints, and a few words."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.message import Message
from textual.widgets import Static

from conferapp.domain.clue import clue
from conferapp.domain.kinds.reminder import MOST_WORDS
from conferapp.domain.one_line import left_out
from conferapp.domain.pictures import by_subject
from conferapp.domain.prompt import Option, Prompt
from conferapp.domain.text import clean
from conferapp.ui.card_text import card
from conferapp.ui.fields.field import Field
from conferapp.ui.text import QUIET_STYLE, literal
from conferapp.ui.widgets.line import Line
from conferapp.ui.widgets.pick import Pick, Stored

NO_PICTURE = "Your picture\nshows here."
WORDS = "a few words that remind you"


class SubjectPick(Pick):
    """Picks a subject, the names beside each other."""

    RUNS_ON: ClassVar[bool] = True


class PicturePick(Pick):
    """Picks a picture by its name; the one that is pointed at is shown meanwhile."""

    RUNS_ON: ClassVar[bool] = True

    class Pointed(Message):
        """The cursor stands on a picture.

        Attributes:
            picture: Its name.
        """

        def __init__(self, picture: str) -> None:
            """Name the picture."""
            super().__init__()
            self.picture = picture

    def watch_cursor(self) -> None:
        """Show what is pointed at."""
        super().watch_cursor()
        if self.has_focus and self.options:
            self.post_message(self.Pointed(str(self.options[self.cursor].stored)))


class ReminderField(Field):
    """Edits a picture clue and the words that go with it."""

    FOCUS_CONTROL: ClassVar[str] = "Line"
    DEFAULT_CSS = """
    ReminderField > .reminder--card {
        width: 36;
        max-width: 100%;
        height: 10;
        border: round $edge;
        padding: 0 1;
    }
    """

    def __init__(self, prompt: Prompt) -> None:
        """Ask for a picture and words."""
        super().__init__(prompt)
        self._clue = clue(prompt)
        self._subjects = dict(by_subject(prompt.pictures))
        self._card = Static(classes="reminder--card")
        self._pick = PicturePick(
            self._options(self._subject), (self._clue.picture,), inline=True, locked=prompt.locked
        )
        self._line = Line(
            self._clue.words, limit=MOST_WORDS, placeholder=WORDS, locked=prompt.locked
        )

    def controls(self) -> ComposeResult:
        """The words, the card as it will look, a subject, and the pictures of that subject."""
        locked = self.prompt.locked
        yield self._line
        yield self._card
        if len(self._subjects) > 1:
            options = [Option(name, name) for name in self._subjects]
            yield SubjectPick(options, (self._subject,), inline=True, locked=locked)
        if self._subjects:
            yield self._pick

    @property
    def _subject(self) -> str:
        """The subject whose pictures are shown first: that of the picture that was chosen."""
        chosen = self._clue.chosen
        return chosen.subject if chosen else next(iter(self._subjects), "")

    def _options(self, subject: str) -> list[Option]:
        pictures = self._subjects.get(subject, ())
        return [Option(p.name, p.name.replace("-", " ")) for p in pictures]

    def on_mount(self) -> None:
        """Show the card."""
        self._show(self._clue.picture)

    def enter(self) -> None:
        """See `Field.enter`: the cursor goes behind the words."""
        super().enter()
        self._line.to_end()

    def on_pick_picked(self, event: Pick.Picked) -> None:
        """Take a picture, or show those of another subject."""
        event.stop()
        if not isinstance(event.pick, SubjectPick):
            self._take(event.one)
        elif event.chosen:
            self._pick.offer(self._options(str(event.chosen[0])), (self._clue.picture,))

    def _take(self, picked: Stored | None) -> None:
        """Take a picture; its own words come with it while there are no others."""
        self._clue = self._clue.with_picture(str(picked or ""))
        if self._line.value != self._clue.words:
            self._line.show(self._clue.words)
        self._tell()

    def on_picture_pick_pointed(self, event: PicturePick.Pointed) -> None:
        """Show the picture that is pointed at."""
        event.stop()
        self._show(event.picture)

    def on_descendant_blur(self) -> None:
        """Show the picture that is taken."""
        self._show(self._clue.picture)

    def on_input_changed(self, event: Line.Changed) -> None:
        """Take the words."""
        event.stop()
        self._clue = self._clue.with_words(clean(event.value))
        self._tell()

    def on_line_cut(self, event: Line.Cut) -> None:
        """Say what had no room."""
        event.stop()
        self.say_problem(left_out(MOST_WORDS, event.count))

    def _tell(self) -> None:
        self._show(self._clue.picture)
        self.report(self._clue.answer)
        self.check()

    def _show(self, name: str) -> None:
        """Show the card with a picture."""
        picture = next((picture for picture in self._clue.known if picture.name == name), None)
        words = self._clue.words
        empty = picture is None and not words
        shown = literal(NO_PICTURE, QUIET_STYLE) if empty else card(picture, words)
        self._card.update(shown, layout=False)
