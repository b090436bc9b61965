"""Small tables and the goal, as somebody at the keyboard meets them."""

import datetime as dt
import html
import re
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import pytest
from tests.pilot.bare import BareApp
from textual import events
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.keys import _character_to_key
from textual.pilot import Pilot
from textual.widget import Widget
from textual.widgets import Input

from conferapp.domain.kinds.rows import MAX_ROWS, RowsQuestion
from conferapp.domain.kinds.union import QUESTION
from conferapp.domain.model import Row, Value, as_rows
from conferapp.domain.prompt import Prompt
from conferapp.ui.fields.field import Field
from conferapp.ui.fields.rows import RowsField
from conferapp.ui.fields.table import field_for
from conferapp.ui.widgets.add_line import AddLine
from conferapp.ui.widgets.row_cells import Cell
from conferapp.ui.widgets.row_form import RowForm
from conferapp.ui.widgets.rows_table import RowsTable

TODAY = dt.date(2026, 11, 21)
NAMES = ["Homework", "Class", "Tutoring"]
HOSTILE = (
    "[/b] closed",
    "[@click=app.quit]quit[/]",
    "\x1b]52;c;aGk=\x07\x1b[2Jescape",
    "\u202egnol\u202c turned",
    "x" * 700,
    "👩‍👧 العربية 中文",
)


class Sheet(BareApp):
    """One field, another one to leave it for, and what the first reported."""

    def __init__(self, prompt: Prompt) -> None:
        super().__init__()
        self.prompt = prompt
        self.reports: list[Value] = []

    def compose(self) -> ComposeResult:
        with VerticalScroll(can_focus=False):
            yield field_for(self.prompt)
            yield Input(id="elsewhere")

    def on_mount(self) -> None:
        self.query_one(Field).enter()

    def on_field_answered(self, event: Field.Answered) -> None:
        self.reports.append(event.value)


@dataclass
class Tutor:
    """Somebody at the keyboard."""

    app: Sheet
    pilot: Pilot[None]

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)
        await self.pilot.pause()

    async def burst(self, text: str) -> None:
        for letter in text:
            key = "enter" if letter == "\r" else _character_to_key(letter)
            self.app.post_message(events.Key(key, letter))
        for _ in range(3):  # from the app to the table, up to the field, and on to the form
            await self.pilot._wait_for_screen()
        await self.pilot.pause()

    async def paste(self, text: str) -> None:
        self.focus.post_message(events.Paste(text))
        await self.pilot.pause()

    @property
    def rows(self) -> list[Row]:
        return list(as_rows(self.app.reports[-1]))

    def cells(self, *keys: str) -> list[tuple[object, ...]]:
        return [tuple(row.get(key) for key in keys) for row in self.rows]

    @property
    def screen(self) -> str:
        texts = re.findall(r"<text[^>]*>([^<]*)</text>", self.app.export_screenshot())
        return html.unescape(" ".join(texts)).replace("\xa0", " ")

    @property
    def focus(self) -> Widget:
        assert self.app.screen.focused is not None
        return self.app.screen.focused

    @property
    def typed(self) -> str:
        assert isinstance(self.focus, Cell)
        return self.focus.value


@asynccontextmanager
async def sitting(
    kind: str,
    value: Value = None,
    size: tuple[int, int] = (80, 40),
    locked: bool = False,
    offers: Mapping[Any, tuple[str, ...]] | None = None,
    **keys: object,
) -> AsyncIterator[Tutor]:
    ask = "What do you see?"
    question = QUESTION.validate_python({"id": "q", "kind": kind, "ask": ask, **keys})
    assert isinstance(question, RowsQuestion)
    prompt = Prompt(
        question,
        ask,
        value=value,
        today=TODAY,
        locked=locked,
        offers=offers or {},
        first_rows=question.first_rows(),
    )
    app = Sheet(prompt)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield Tutor(app, pilot)


# Adding ----------------------------------------------------------------------------------


async def test_an_empty_table_says_what_to_do_and_takes_what_is_typed() -> None:
    async with sitting("evidence") as tutor:
        assert "type below and press Enter" in tutor.screen
        assert isinstance(tutor.focus, AddLine)
        await tutor.press(*"seen", "enter", *"heard", "enter")
        assert tutor.cells("what") == [("seen",), ("heard",)]
        assert isinstance(tutor.focus, AddLine)


async def test_a_list_typed_in_one_go_comes_out_as_its_lines() -> None:
    async with sitting("evidence") as tutor:
        for key in [*"ab", "enter", *"cd", "enter"]:
            tutor.focus.post_message(events.Key(key, key if len(key) == 1 else None))
        await tutor.pilot.pause()
        assert tutor.cells("what") == [("ab",), ("cd",)]


async def test_what_stands_in_the_line_is_kept_before_enter() -> None:
    async with sitting("evidence") as tutor:
        await tutor.press(*"half")
        assert tutor.cells("what") == [("half",)]
        await tutor.press("tab")
        assert tutor.cells("what") == [("half",)]
        assert "half" in tutor.screen


async def test_several_pasted_lines_make_several_rows_and_one_undo_takes_them_back() -> None:
    async with sitting("evidence") as tutor:
        await tutor.paste("- one\n- two\n- three\n")
        assert tutor.cells("what") == [("one",), ("two",), ("three",)]
        assert "3 rows pasted" in tutor.screen
        await tutor.press("ctrl+z")
        assert tutor.app.reports[-1] is None


async def test_a_pasted_block_fills_the_columns() -> None:
    async with sitting("topics") as tutor:
        await tutor.paste("Fractions\t9\t10\nEquations\t5\t10\n")
        assert tutor.cells("topic", "points", "out_of", "level") == [
            ("Fractions", 9, 10, "mastered"),
            ("Equations", 5, 10, "close"),
        ]
        assert "● M" in tutor.screen


async def test_more_rows_than_fit_are_left_out_and_counted() -> None:
    async with sitting("evidence", value=[{"what": str(n)} for n in range(MAX_ROWS)]) as tutor:
        await tutor.press("tab")
        await tutor.paste("one\ntwo")
        assert "2 stayed out" in tutor.screen
        assert not tutor.app.reports


# Points down a column --------------------------------------------------------------------


async def test_numbers_are_typed_down_the_column() -> None:
    async with sitting("measures", rows=NAMES) as tutor:
        assert isinstance(tutor.focus, RowsTable)
        await tutor.press("8", "enter", "9", "enter", "1", "0")
        assert tutor.cells("what", "value") == [("Homework", 8), ("Class", 9), ("Tutoring", 10)]


async def test_numbers_typed_faster_than_the_form_opens_go_where_they_belong() -> None:
    async with sitting("measures", rows=NAMES) as tutor:
        for key in ["1", "2", "enter", "9", "backspace", "8", "enter", "7"]:
            tutor.focus.post_message(events.Key(key, key if len(key) == 1 else None))
        await tutor.pilot.pause()
        assert tutor.cells("value") == [(12,), (8,), (7,)]


async def test_a_number_is_typed_over_when_enter_comes_to_it() -> None:
    value: Value = [{"what": "Class", "value": 6}, {"what": "Quiz", "value": 7}]
    async with sitting("measures", value) as tutor:
        await tutor.press("1", "enter", "2")
        assert tutor.cells("value") == [(1,), (2,)]


async def test_enter_in_the_last_row_closes_the_form_and_goes_on() -> None:
    async with sitting("measures", rows=["Class"]) as tutor:
        await tutor.press("8", "enter")
        assert isinstance(tutor.focus, AddLine)
        assert not tutor.app.query_one(RowForm).display


async def test_a_gradebook_column_pasted_into_a_cell_fills_down_and_keeps_its_gaps() -> None:
    async with sitting("measures", rows=NAMES) as tutor:
        await tutor.press("enter")
        assert isinstance(tutor.focus, Cell)
        await tutor.paste("8\n\n7\n")
        assert tutor.cells("what", "value") == [("Homework", 8), ("Tutoring", 7)]
        assert "2 rows filled" in tutor.screen
        await tutor.press("ctrl+z")
        assert tutor.app.reports[-1] is None
        assert tutor.typed == ""


async def test_numbers_pasted_on_the_table_fill_down_from_the_row() -> None:
    async with sitting("measures", rows=NAMES) as tutor:
        await tutor.press("down")
        await tutor.paste("8\n7")
        assert tutor.cells("what", "value") == [("Class", 8), ("Tutoring", 7)]


# The form --------------------------------------------------------------------------------


async def test_every_key_in_the_form_is_reported() -> None:
    async with sitting("evidence", value=[{"what": "seen"}]) as tutor:
        await tutor.press("enter", *"you")
        assert [as_rows(value)[0].get("source") for value in tutor.app.reports] == [
            "y",
            "yo",
            "you",
        ]


async def test_a_space_between_two_words_stays_while_typing() -> None:
    async with sitting("evidence", value=[{"what": "seen"}]) as tutor:
        await tutor.press("enter", "i", "n", "space", "c", "tab")
        assert tutor.cells("source") == [("in c",)]


async def test_a_phrase_typed_faster_than_the_form_opens_arrives_whole() -> None:
    async with sitting("evidence", value=[{"what": "seen"}]) as tutor:
        await tutor.burst("in class, twice (+ at home)")
        assert tutor.cells("what", "source") == [("seen", "in class, twice (+ at home)")]


async def test_a_phrase_right_behind_enter_arrives_whole() -> None:
    async with sitting("evidence", value=[{"what": "seen"}]) as tutor:
        await tutor.burst("\rin class 3")
        assert tutor.cells("what", "source") == [("seen", "in class 3")]


async def test_a_number_typed_faster_than_the_form_opens_keeps_its_point() -> None:
    async with sitting("measures", rows=NAMES) as tutor:
        await tutor.burst("3.5\r4")
        assert tutor.cells("what", "value") == [("Homework", 3.5), ("Class", 4)]


async def test_spaces_and_signs_open_no_form_by_themselves() -> None:
    async with sitting("evidence", value=[{"what": "a", "source": "b", "outcome": "c"}]) as tutor:
        await tutor.press("space", "full_stop", "x", "space")  # no cell of a full row is begun
        assert not tutor.app.query(RowForm)
        assert not tutor.app.reports
        await tutor.press("plus", *"d")
        assert tutor.cells("what") == [("a",), ("d",)]
        await tutor.press("escape", "space", "up", "full_stop")
        assert tutor.cells("what", "source") == [("a", "b"), ("d", None)]


async def test_esc_closes_the_form_and_goes_back_to_the_row() -> None:
    async with sitting("evidence", value=[{"what": "seen"}]) as tutor:
        await tutor.press("enter")
        assert tutor.app.query_one(RowForm).display
        await tutor.press("escape")
        assert not tutor.app.query_one(RowForm).display
        assert isinstance(tutor.focus, RowsTable)


async def test_leaving_the_field_closes_the_form() -> None:
    async with sitting("evidence", value=[{"what": "seen"}]) as tutor:
        await tutor.press("enter", *"x")
        await tutor.pilot.click("#elsewhere")
        await tutor.pilot.pause()
        assert not tutor.app.query_one(RowForm).display
        assert tutor.cells("source") == [("x",)]


async def test_a_new_row_left_empty_goes_again() -> None:
    async with sitting("evidence", value=[{"what": "seen"}]) as tutor:
        await tutor.press("plus")
        assert "to be filled in" in tutor.screen
        await tutor.press("escape")
        assert "to be filled in" not in tutor.screen
        assert not tutor.app.reports


async def test_a_row_is_put_in_below_the_one_that_is_pointed_at() -> None:
    async with sitting("evidence", value=[{"what": "a"}, {"what": "c"}]) as tutor:
        await tutor.press("insert", "b")
        assert tutor.cells("what") == [("a",), ("b",), ("c",)]


async def test_a_level_is_picked_and_outlives_the_points() -> None:
    value: Value = [{"topic": "A", "points": 9, "out_of": 10, "level": "mastered", "set": "data"}]
    async with sitting("topics", value) as tutor:
        await tutor.press("1", "tab", "tab", "right", "enter")
        assert tutor.cells("points", "level", "set") == [(1, "close", "tutor")]


async def test_a_power_standard_is_ticked_and_unticked() -> None:
    async with sitting("topics", [{"topic": "A"}]) as tutor:
        await tutor.press("5", "tab", "tab", "tab", "space")
        assert tutor.cells("power") == [(True,)]
        assert "★" in tutor.screen
        await tutor.press("space")
        assert tutor.cells("power") == [(None,)]


async def test_offers_are_picked_with_the_arrow_or_the_mouse() -> None:
    offers = {
        "strengths": ("Fractions", "Care"),
        "efforts": ("homework",),
    }
    async with sitting("connections", [{"from": "x"}], sort="strength", offers=offers) as tutor:
        await tutor.press("enter", "down")
        assert tutor.cells("from", "to") == [("x", "homework")]
        await tutor.press("shift+tab")
        await tutor.pilot.click(".row-form--keys", offset=(16, 0))
        await tutor.pilot.pause()
        assert tutor.cells("from", "to") == [("Fractions", "homework")]


async def test_a_problem_waits_until_the_cell_is_left_and_stays_beside_it() -> None:
    async with sitting("topics", [{"topic": "A"}]) as tutor:
        await tutor.press(*"lots")
        assert "write a number" not in tutor.screen
        await tutor.press("tab")
        assert "✗ Points: Please write a number" in tutor.screen


# Moving, deleting, undoing ---------------------------------------------------------------


async def test_rows_move_and_the_pointer_goes_along() -> None:
    async with sitting("evidence", [{"what": "a"}, {"what": "b"}, {"what": "c"}]) as tutor:
        await tutor.press("shift+down", "alt+down")
        assert tutor.cells("what") == [("b",), ("c",), ("a",)]
        await tutor.press("shift+up")
        assert tutor.cells("what") == [("b",), ("a",), ("c",)]


async def test_a_deleted_row_comes_back() -> None:
    async with sitting("evidence", [{"what": "a"}, {"what": "b"}]) as tutor:
        await tutor.press("down", "delete")
        assert tutor.cells("what") == [("a",)]
        assert "Row 2 deleted. Ctrl+Z takes it back." in tutor.screen
        await tutor.press("ctrl+z")
        assert tutor.cells("what") == [("a",), ("b",)]


async def test_when_the_last_row_is_gone_the_line_takes_over() -> None:
    async with sitting("evidence", [{"what": "a"}]) as tutor:
        await tutor.press("backspace")
        assert tutor.app.reports[-1] is None
        assert isinstance(tutor.focus, AddLine)
        await tutor.press("ctrl+z")
        assert tutor.cells("what") == [("a",)]


async def test_undo_in_a_cell_takes_back_what_was_typed_there() -> None:
    async with sitting("evidence", [{"what": "seen"}]) as tutor:
        await tutor.press("enter", *"you", "ctrl+z")
        assert tutor.cells("source") == [(None,)]
        assert tutor.typed == ""


async def test_the_words_below_the_table_do_what_they_say() -> None:
    async with sitting("evidence", [{"what": "a"}, {"what": "b"}]) as tutor:
        words = 3  # the titles of the columns and two rows stand above
        await tutor.pilot.click(RowsTable, offset=(38, words))
        await tutor.pilot.pause()
        assert tutor.cells("what") == [("b",), ("a",)]


async def test_a_click_points_and_a_second_one_edits_the_cell() -> None:
    async with sitting("evidence", [{"what": "a"}, {"what": "b"}]) as tutor:
        await tutor.pilot.click(RowsTable, offset=(35, 2))
        await tutor.pilot.pause()
        assert tutor.app.query_one(RowsField).edits.at == 1
        assert not tutor.app.query(RowForm)
        await tutor.pilot.click(RowsTable, offset=(35, 2))
        await tutor.pilot.pause()
        assert isinstance(tutor.focus, Cell)
        assert tutor.focus.column.key == "source"


# Coming back, vagueness, locks, strange texts --------------------------------------------


async def test_a_resumed_table_shows_the_answer_and_what_is_still_to_be_filled_in() -> None:
    async with sitting("measures", [{"what": "Class", "value": 9, "x": 1}], rows=NAMES) as tutor:
        assert not tutor.app.reports
        assert all(name in tutor.screen for name in NAMES)
        await tutor.press("8")
        assert tutor.cells("what", "value", "x") == [("Homework", 8, None), ("Class", 9, 1)]


async def test_a_vague_action_gets_a_quiet_question_once_the_cell_is_left() -> None:
    async with sitting("actions", rows=2) as tutor:
        await tutor.press("enter", *"come")
        assert "?" not in tutor.screen.replace("What do you see?", "")
        await tutor.press("tab")
        assert "? Which days would that be?" in tutor.screen
        await tutor.press(*"Monday", "tab")
        assert "Which days" not in tutor.screen


async def test_an_empty_row_of_the_plan_is_not_reported() -> None:
    async with sitting("actions", rows=3) as tutor:
        await tutor.press("down", "delete")
        assert not tutor.app.reports


async def test_a_locked_table_can_be_read_and_nothing_else() -> None:
    async with sitting("evidence", [{"what": "seen"}], locked=True) as tutor:
        await tutor.press("x", "enter", "delete", "plus", "ctrl+z")
        await tutor.pilot.click(RowsTable, offset=(5, 1))
        await tutor.paste("a\nb")
        assert not tutor.app.reports
        assert "seen" in tutor.screen
        assert not tutor.app.query(AddLine)


FIRST = {"measures": "what", "topics": "topic", "connections": "from", "goal": "goal"}
MORE: dict[str, dict[str, Any]] = {"connections": {"sort": "strength"}, "goal": {"at_most": 20}}


@pytest.mark.parametrize("kind", ["measures", "topics", "evidence", "connections", "goal"])
async def test_strange_texts_are_shown_as_they_are(kind: str) -> None:
    first = FIRST.get(kind, "what")
    value: Value = [
        {first: text, "value": text, "by": text, "level": text, "to": [1]} for text in HOSTILE
    ]
    offers = dict.fromkeys(("strengths", "efforts", "topics"), HOSTILE)
    async with sitting(kind, value, (60, 90), offers=offers, **MORE.get(kind, {})) as tutor:
        for _ in HOSTILE:
            await tutor.press("enter", "down", "tab", "escape", "down")
        for text in HOSTILE:
            await tutor.paste(text)
        assert tutor.app.is_running
        assert "[@click=" in tutor.screen
        assert "[/b]" in tutor.screen
        assert "\x1b" not in tutor.screen
        assert "\u202e" not in tutor.screen


async def test_a_long_text_is_wrapped_and_not_cut() -> None:
    text = " ".join(f"word{n}" for n in range(40))
    async with sitting("evidence", [{"what": text}], (60, 40)) as tutor:
        assert all(f"word{n}" in tutor.screen for n in range(40))


# The goal --------------------------------------------------------------------------------


async def test_a_single_goal_is_a_form_that_is_open() -> None:
    async with sitting("goal", stretch=True) as tutor:
        assert isinstance(tutor.focus, Cell)
        assert "Stretch" in tutor.screen
        assert not tutor.app.query(RowsTable)
        await tutor.press(*"pass", "enter", *"test", "enter", "6", "8")
        assert tutor.cells("goal", "measure", "from", "by") == [("pass", "test", 68, None)]


async def test_focus_and_stretch_are_only_asked_for_where_the_agenda_wants_them() -> None:
    async with sitting("goal") as tutor:
        assert "Stretch" not in tutor.screen
        assert "Focus" not in tutor.screen


async def test_a_day_is_said_back_in_full_while_it_is_typed() -> None:
    async with sitting("goal") as tutor:
        await tutor.press("tab", "tab", "tab", "tab", *"Friday")
        assert "→ Friday 27 November 2026, in 6 days" in tutor.screen
        assert tutor.cells("by") == [("2026-11-27",)]


async def test_a_day_that_does_not_exist_is_kept_and_explained() -> None:
    async with sitting("goal") as tutor:
        await tutor.press("tab", "tab", "tab", "tab", *"30", "space", *"Feb", "tab")
        assert tutor.cells("by", "by_typed") == [(None, "30 Feb")]
        assert "✗ By when:" in tutor.screen
        assert tutor.app.query(Cell)[4].value == "30 Feb"


async def test_a_vague_goal_gets_its_quiet_question() -> None:
    async with sitting("goal") as tutor:
        await tutor.press(*"improve", "tab")
        assert "? How would we know" in tutor.screen


async def test_the_last_cell_of_a_single_goal_leads_out_of_it() -> None:
    async with sitting("goal") as tutor:
        await tutor.press(*["tab"] * 6, "enter")
        assert tutor.focus.id == "elsewhere"


async def test_more_goals_than_asked_for_are_never_hidden() -> None:
    async with sitting("goal", [{"goal": "first"}, {"goal": "second"}]) as tutor:
        assert "first" in tutor.screen
        assert "second" in tutor.screen
        await tutor.press("down", "up")
        assert "Please keep this to one goal" in tutor.screen


async def test_no_more_goals_are_taken_than_the_agenda_asks_for() -> None:
    value: Value = [{"goal": "first"}, {"goal": "second"}]
    async with sitting("goal", value, at_most=2) as tutor:
        await tutor.press("plus")
        assert "There is room for 2" in tutor.screen
        assert not tutor.app.reports
