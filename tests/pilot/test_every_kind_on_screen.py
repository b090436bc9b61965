"""Every kind on screen: an answer is there to be read, and looking at it changes nothing."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from tests.pilot.bare import BareApp
from tests.unit.build import EVERY_KIND, conference, held, name_of
from tests.unit.values import LEFT, valid_values
from textual.app import ComposeResult
from textual.containers import VerticalScroll

from conferapp.domain.conference import Conference
from conferapp.domain.days import say_day
from conferapp.domain.kinds.day import day_of
from conferapp.domain.kinds.looking_back import OUTCOME_MARKS
from conferapp.domain.kinds.rows import RowsQuestion
from conferapp.domain.kinds.tables import LEVEL_MARKS
from conferapp.domain.kinds.union import KINDS
from conferapp.domain.model import Row, Value, as_row, as_rows
from conferapp.domain.pictures import Picture
from conferapp.domain.prompt import prompt
from conferapp.domain.text import say_number
from conferapp.ui.fields.field import Field
from conferapp.ui.fields.table import field_for

LARGE = (160, 200)
"""So large that nothing has to be scrolled to."""
LADDER = Picture("ladder", "Feelings", "One rung at a time", ("|--|", "|--|"))


class Sheet(BareApp):
    """A field for each question of a conference.

    Attributes:
        conference: The conference.
        told: The questions that a field reported an answer to.
    """

    def __init__(self, of: Conference) -> None:
        super().__init__()
        self.conference = of
        self.told: list[str] = []

    def compose(self) -> ComposeResult:
        (page,) = self.conference.pages()
        with VerticalScroll(can_focus=False):
            for question in self.conference.questions(page):
                yield field_for(prompt(self.conference, page, question))

    def on_field_answered(self, event: Field.Answered) -> None:
        self.told.append(event.question)

    def shown(self) -> dict[str, str]:
        """What can be read of each field, without the blanks, by the id of its question."""
        lines = [strip.text for strip in self.screen._compositor.render_strips()]
        return {
            field.prompt.question.id: squeezed("".join(lines[field.region.y : field.region.bottom]))
            for field in self.query(Field)
        }


def squeezed(text: str) -> str:
    """A text without blanks and without the lines that fields draw beside it."""
    return re.sub(r"[\s▏▌│╭╮╰╯─]", "", text)


def in_order(words: str, text: str) -> bool:
    """Whether the letters of words come up in a text; in narrow columns they are wrapped."""
    letters = iter(text)
    return words in text or all(letter in letters for letter in words)


def in_rows(question: RowsQuestion, rows: Value) -> Iterator[str]:
    """The cells of a table that its rows show."""
    for row in as_rows(rows):
        for column in question.columns:
            cell = row.get(column.key)
            if column.type in {"words", "number", "amount"} and cell is not None:
                yield say_number(cell)
            elif column.key == "level" and cell is not None:
                yield LEVEL_MARKS[str(cell)]


def of_last_time(answer: Row) -> Iterator[str]:
    """What was closed, and why."""
    for row in (*as_rows(answer.get("goals")), *as_rows(answer.get("actions"))):
        yield say_number(row.get("goal") or row.get("what"))
        outcome = str(row.get("outcome") or "")
        yield f"(•) {OUTCOME_MARKS[outcome]} {outcome}" if outcome else ""
        yield say_number(row.get("because"))


def to_be_read(kind: str, value: Value, talk: Conference) -> Iterator[str]:
    """What a field has to show of an answer."""
    question = talk.agenda.questions[name_of(kind)]
    if isinstance(question, RowsQuestion):
        yield from in_rows(question, value)
    elif kind == "last_goal":
        yield from of_last_time(as_row(value))
    elif kind == "reminder":
        yield say_number(as_row(value).get("words"))
        yield from LADDER.art if as_row(value).get("picture") else ()
    elif isinstance(value, list):
        yield from (f"[✓] {name}" for name in value)
    elif kind == "score":
        points, out_of = (say_number(as_row(value)[key]) for key in ("value", "out_of"))
        yield f"→ {points} of {out_of} is"
    elif kind == "date":
        day = day_of(value)
        assert day is not None
        yield say_day(day, talk.clock.today())
    elif isinstance(value, bool):
        yield CHOSEN[kind, value]
    else:
        yield f"(•) {value}" if kind in {"scale", "choice"} else say_number(value)


CHOSEN: Mapping[tuple[str, bool], str] = {
    ("yes_no", True): "(•) Yes",
    ("yes_no", False): "(•) No",
    ("recap", True): "[✓] Said back",
    ("recap", False): "[ ] Said back",
}
"""What stands for yes and no."""


# Not shrunk: each try starts an app, and what failed is named as it is.
@settings(max_examples=3, deadline=None, phases=[Phase.generate])
@given(values=st.fixed_dictionaries({kind: valid_values(kind) for kind in KINDS}))
async def test_a_good_answer_is_shown_and_looking_at_it_reports_nothing(
    values: dict[str, Value],
) -> None:
    before = held(14, goals=LEFT["goals"], actions=LEFT["actions"])
    talk = conference(EVERY_KIND, history=[before])
    talk.around = replace(talk.around, pictures={"ladder": LADDER})
    for kind, value in values.items():
        assert talk.answer(name_of(kind), value) or value is None
    kept = talk.record
    app = Sheet(talk)
    async with app.run_test(size=LARGE) as pilot:
        await pilot.pause()
        shown = app.shown()
        for kind, value in values.items():
            for words in to_be_read(kind, value, talk):
                assert in_order(squeezed(words), shown[name_of(kind)]), (kind, words, value)
        for field in app.query(Field):
            field.enter()
        await pilot.pause()
        assert app.told == []
    assert talk.record is kept
