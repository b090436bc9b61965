"""Fields, as somebody at the keyboard meets them: keys in, the screen and the reports out."""

import datetime as dt
import html
import re
from collections import defaultdict

import pytest
from tests.pilot.bare import BareApp
from tests.unit.asked import ask
from textual import events
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.pilot import Pilot

from conferapp.domain.kinds.numbers import Scale
from conferapp.domain.kinds.union import KINDS
from conferapp.domain.model import Value
from conferapp.domain.prompt import Option, Prompt
from conferapp.ui.fields.field import Field
from conferapp.ui.fields.pick import ScaleField
from conferapp.ui.fields.table import field_for
from conferapp.ui.widgets.chips import Chips
from conferapp.ui.widgets.line import Line
from conferapp.ui.widgets.pick import Pick
from conferapp.ui.widgets.words import Words

HOSTILE = (
    "[/b] closed",
    "[@click=app.quit]quit[/]",
    "\x1b]52;c;aGk=\x07\x1b[2Jescape",
    "\u202egnol\u202c turned",
    "👩‍👧 العربية 中文",
)


class Sheet(BareApp):
    """Some fields below each other, and what they reported.

    Attributes:
        answers: The last report of each field: its value, and what could not be read.
    """

    def __init__(self, *prompts: Prompt) -> None:
        super().__init__()
        self.prompts = prompts
        self.answers: dict[str, tuple[Value, str | None]] = {}

    def compose(self) -> ComposeResult:
        with VerticalScroll(can_focus=False):
            yield from (field_for(prompt) for prompt in self.prompts)

    def on_field_answered(self, event: Field.Answered) -> None:
        self.answers[event.question] = (event.value, event.typed)

    def last(self, question: str) -> tuple[Value, str | None]:
        return self.answers[question]

    @property
    def shown(self) -> str:
        """The text on screen."""
        rows: dict[float, str] = defaultdict(str)
        found = re.findall(r'<text[^>]* y="([\d.]+)"[^>]*>([^<]*)<', self.export_screenshot())
        for y, text in found:
            rows[float(y)] += html.unescape(text).replace("\xa0", " ")
        return "\n".join(rows[y] for y in sorted(rows))


async def press(pilot: Pilot[None], *keys: str) -> None:
    await pilot.press(*keys)
    await pilot.pause()


async def paste(pilot: Pilot[None], text: str) -> None:
    pilot.app.post_message(events.Paste(text))
    await pilot.pause()


async def test_every_kind_finds_a_field() -> None:
    app = Sheet(*(ask(kind) for kind in KINDS))
    async with app.run_test():
        found = [field.prompt.question.kind for field in app.query(Field)]

    assert found == list(KINDS)


def test_a_kind_that_edits_like_another_finds_the_field_of_its_parent() -> None:
    class Mood(Scale):
        pass

    mood = Mood.model_validate({"id": "mood", "kind": "scale", "ask": "Well?"})

    assert type(field_for(Prompt(mood, "Well?", options=(Option(1, ""),)))) is ScaleField


async def test_what_was_answered_before_is_shown_and_not_reported_again() -> None:
    app = Sheet(
        ask("short", value="Unit 3"),
        ask("long", value="First.\nSecond."),
        ask("number", value=7.5),
        ask("score", value={"value": 17, "out_of": 20}),
        ask("scale", value=4),
        ask("choice", "Amara", "Ben", value="Ben"),
        ask("yes_no", value=False),
        ask("date", value="2026-12-04"),
    )
    async with app.run_test(size=(80, 40)) as pilot:
        await pilot.pause()

        assert app.answers == {}
        for words in ("Unit 3", "Second.", "7.5", "17 of 20 is 85 %", "(•) 4", "(•) Ben", "(•) No"):
            assert words in app.shown
        assert "→ Friday 4 December 2026, in 13 days" in app.shown


# Words ----------------------------------------------------------------------------------------


async def test_words_are_reported_as_they_are_typed() -> None:
    app = Sheet(ask("short"), ask("long"))
    async with app.run_test() as pilot:
        await press(pilot, *"Hi", "tab", "A", "enter", "b")

    assert app.answers == {"short": ("Hi", None), "long": ("A\nb", None)}


async def test_several_lines_pasted_into_a_line_are_joined() -> None:
    app = Sheet(ask("short"))
    async with app.run_test() as pilot:
        await paste(pilot, "one\r\ntwo\u2028three\n")

    assert app.last("short") == ("one two three", None)


@pytest.mark.parametrize("kind", ["short", "long"])
async def test_what_has_no_room_is_cut_and_said(kind: str) -> None:
    app = Sheet(ask(kind, max_length=10))
    async with app.run_test() as pilot:
        await paste(pilot, "a" * 15)

        assert app.last(kind) == ("a" * 10, None)
        assert "✗ 10 characters fit here; the last 5 were left out." in app.shown

        await press(pilot, "b")
        assert "✗ This is full: 10 characters fit here." in app.shown

        await press(pilot, "backspace")
        assert "✗" not in app.shown
        assert app.last(kind) == ("a" * 9, None)


async def test_an_answer_that_is_too_long_from_elsewhere_is_kept_and_said() -> None:
    app = Sheet(ask("long", value="a" * 12, max_length=10))
    async with app.run_test() as pilot:
        await pilot.pause()

        assert "✗ Please keep this to 10 characters; it has 12." in app.shown
        assert app.answers == {}


@pytest.mark.parametrize("kind", ["short", "long"])
async def test_what_could_steer_the_terminal_is_taken_out_of_a_paste(kind: str) -> None:
    app = Sheet(ask(kind))
    async with app.run_test() as pilot:
        await paste(pilot, "a\x1b]52;c;aGk=\x07b\u202ec")

    assert app.last(kind) == ("abc", None)


async def test_a_long_answer_takes_back_a_change() -> None:
    app = Sheet(ask("long", value="Before"))
    async with app.run_test() as pilot:
        await paste(pilot, " and after")
        assert app.last("long") == ("Before and after", None)

        await press(pilot, "ctrl+z")

    assert app.last("long") == ("Before", None)


async def test_strange_line_breaks_are_told_in_a_stored_answer() -> None:
    app = Sheet(ask("long", value="one\u2028two\x0bthree"))
    async with app.run_test() as pilot:
        await press(pilot, "!")

    assert app.last("long") == ("one\ntwo\nthree!", None)


@pytest.mark.parametrize("key", ["f6", "f7"])
async def test_a_long_answer_leaves_the_keys_that_turn_pages_alone(key: str) -> None:
    app = Sheet(ask("long", value="Kept"))
    async with app.run_test() as pilot:
        await press(pilot, key, "!")

    assert app.last("long") == ("Kept!", None)


@pytest.mark.parametrize("kind", ["short", "long", "number", "date", "score"])
async def test_a_key_right_behind_tab_goes_to_the_next_field(kind: str) -> None:
    app = Sheet(ask(kind), ask("short", id="then"))
    async with app.run_test() as pilot:
        if kind == "score":
            await press(pilot, "tab")
        for key in ("tab", "4", "2"):  # all at once, as one read of the terminal hands them over
            app.post_message(events.Key(key, None if key == "tab" else key))
        await pilot.pause()

    assert app.answers == {"then": ("42", None)}


async def test_a_starter_goes_into_the_text_and_typing_goes_on_behind_it() -> None:
    app = Sheet(ask("long", starters=("I did well on ", "It helped when I "), words=("because",)))
    async with app.run_test() as pilot:
        await press(pilot, "down", "right", "enter", *"asked", "down", "end", "enter", *"so")

    assert app.last("long") == ("It helped when I asked because so", None)


async def test_a_word_gets_spaces_only_where_they_are_needed() -> None:
    app = Sheet(ask("short", value="It is , so", words=("hard",)))
    async with app.run_test() as pilot:
        await press(pilot, *["left"] * 5, "down", "enter")

    assert app.last("short") == ("It is hard , so", None)


async def test_tab_passes_the_chips_by_and_letters_typed_on_them_go_to_the_text() -> None:
    app = Sheet(ask("long", starters=("I did well on ",)), ask("short", id="then"))
    async with app.run_test() as pilot:
        await press(pilot, *"mum", "down", "space", *"helps", "tab", *"next")

    assert app.answers == {"long": ("mum helps", None), "then": ("next", None)}


async def test_a_click_on_a_chip_puts_it_behind_the_text() -> None:
    app = Sheet(ask("long", value="Some", words=("notes",)))
    async with app.run_test() as pilot:
        await pilot.click(Chips, offset=(3, 0))
        await press(pilot, "!")

    assert app.last("long") == ("Some notes !", None)


async def test_a_suggestion_is_taken_whatever_its_case() -> None:
    app = Sheet(ask("short", suggest=["Unit 3 test"]))
    async with app.run_test() as pilot:
        await press(pilot, *"uni")
        await pilot.pause()
        await press(pilot, "right")

    assert app.last("short") == ("Unit 3 test", None)


@pytest.mark.parametrize("kind", ["short", "long"])
async def test_entering_a_field_puts_the_cursor_behind_its_words(kind: str) -> None:
    app = Sheet(ask("yes_no"), ask(kind, value="one two"))
    async with app.run_test() as pilot:
        app.query(Field).last().enter()
        await press(pilot, "home")
        app.query(Field).last().enter()
        await pilot.pause()
        await press(pilot, "!")

    assert app.last(kind) == ("one two!", None)


# Picks ----------------------------------------------------------------------------------------


async def test_a_digit_chooses_a_step_and_backspace_takes_it_away() -> None:
    app = Sheet(ask("scale", labels={"1": "not at all", "5": "very"}))
    async with app.run_test() as pilot:
        await press(pilot, "2")
        assert app.last("scale") == (2, None)
        assert "( ) 1 not at all" in app.shown
        assert "(•) 2" in app.shown
        assert "( ) 5 very" in app.shown

        await press(pilot, "backspace")
        assert app.last("scale") == (None, None)
        assert "(•)" not in app.shown


async def test_two_digits_make_one_step_where_there_is_one() -> None:
    app = Sheet(ask("scale", **{"from": 0, "to": 10}))
    async with app.run_test() as pilot:
        await press(pilot, "1", "0")

    assert app.last("scale") == (10, None)


async def test_arrows_move_without_choosing_and_show_where_they_are() -> None:
    app = Sheet(ask("choice", "Amara", "Ben", "Lena"))
    async with app.run_test() as pilot:
        await press(pilot, "down")
        assert app.answers == {}
        assert "▸( ) Ben" in app.shown

        await press(pilot, "enter")
        assert app.last("choice") == ("Ben", None)
        assert "▸(•) Ben" in app.shown


async def test_steps_stand_below_each_other_where_their_words_need_more_room() -> None:
    labels = {str(n): f"quite a few words {n}" for n in range(1, 6)}
    heights = []
    for width in (80, 160):
        app = Sheet(ask("scale", labels=labels))
        async with app.run_test(size=(width, 20)) as pilot:
            await pilot.pause()
            heights.append(app.query_one(Pick).size.height)

    assert heights == [5, 1]


async def test_one_more_than_at_most_is_taken_and_said() -> None:
    app = Sheet(ask("choices", "a", "b", "c", at_most=2, value=["a", "b"]))
    async with app.run_test() as pilot:
        await press(pilot, "end", "space")
        assert app.last("choices") == (["a", "b", "c"], None)
        assert "✗ Please choose at most 2; there are 3 now." in app.shown

        await press(pilot, "home", "space")
        assert app.last("choices") == (["b", "c"], None)
        assert "✗" not in app.shown


async def test_own_words_are_an_answer_until_something_else_is_picked() -> None:
    app = Sheet(ask("choice", "Amara", "Ben", other=True))
    async with app.run_test() as pilot:
        await press(pilot, "end", "enter", *"Mum")
        assert app.last("choice") == ("Mum", None)

        await press(pilot, "shift+tab", "home", "enter")
        assert app.last("choice") == ("Amara", None)
        assert app.query_one(Line).value == "Mum"

        await press(pilot, "tab", "!")
        assert app.last("choice") == ("Mum!", None)


async def test_own_words_join_what_is_ticked() -> None:
    app = Sheet(ask("choices", "a", "b", other=True, value=["b", "my way"]))
    async with app.run_test() as pilot:
        assert app.query_one(Line).value == "my way"

        await press(pilot, "home", "space")
        assert app.last("choices") == (["a", "b", "my way"], None)

        await press(pilot, "tab", "ctrl+u")
        assert app.last("choices") == (["a", "b"], None)


async def test_a_click_on_the_line_for_own_words_picks_them_and_goes_there() -> None:
    app = Sheet(ask("choice", "Amara", "Ben", other=True, value="Ben"))
    async with app.run_test() as pilot:
        await pilot.click(Line)
        await pilot.pause()
        assert "(•) Something else" in app.shown
        assert "( ) Ben" in app.shown

        await press(pilot, *"Mum")
        assert app.last("choice") == ("Mum", None)


async def test_a_click_on_own_words_that_were_left_for_another_option_picks_them_again() -> None:
    app = Sheet(ask("choice", "Amara", "Ben", other=True, value="Mum"))
    async with app.run_test() as pilot:
        await press(pilot, "home", "enter")
        assert app.last("choice") == ("Amara", None)

        await pilot.click(Line)
        await pilot.pause()
        assert app.last("choice") == ("Mum", None)


async def test_a_click_on_the_line_for_own_words_keeps_what_is_ticked() -> None:
    app = Sheet(ask("choices", "a", "b", other=True, value=["b"]))
    async with app.run_test() as pilot:
        await pilot.click(Line)
        await press(pilot, *"my")
        assert app.last("choices") == (["b", "my"], None)


async def test_a_click_picks_no_own_words_where_the_answer_is_locked() -> None:
    app = Sheet(ask("choice", "Amara", "Ben", other=True, value="Ben", locked=True))
    async with app.run_test() as pilot:
        await pilot.click(Line)
        await press(pilot, *"Mum")
        assert not app.answers
        assert "(•) Ben" in app.shown


async def test_an_answer_that_is_no_longer_an_option_stays_visible() -> None:
    app = Sheet(ask("choices", "a", "b", value=["gone"]))
    async with app.run_test() as pilot:
        await press(pilot, "space")

        assert "[✓] gone" in app.shown
        assert app.last("choices") == (["a", "gone"], None)


async def test_options_that_are_not_there_yet_say_where_they_come_from() -> None:
    app = Sheet(ask("choices", options_from="topics"))
    async with app.run_test() as pilot:
        await pilot.pause()

        assert "topics come from the preparation" in app.shown


async def test_yes_and_no_and_no_answer_are_three_things() -> None:
    app = Sheet(ask("yes_no"))
    seen = []
    async with app.run_test() as pilot:
        for key in ("enter", "right", "enter", "delete"):
            await press(pilot, key)
            seen.append(app.last("yes-no")[0])

    assert seen == [True, True, False, None]


async def test_a_recap_reads_back_and_takes_a_tick() -> None:
    app = Sheet(ask("recap", recap=("Goal: 75 on the [Unit 4] test",)))
    async with app.run_test() as pilot:
        assert "Goal: 75 on the [Unit 4] test" in app.shown

        await press(pilot, "space")
        assert app.last("recap") == (True, None)

        await press(pilot, "space")
        assert app.last("recap") == (None, None)


async def test_a_click_ticks_an_item() -> None:
    app = Sheet(ask("checklist", "Test", "Calculator"))
    async with app.run_test() as pilot:
        await pilot.click(Pick, offset=(8, 1))

    assert app.last("checklist") == (["Calculator"], None)


async def test_the_item_under_the_cursor_stays_on_screen() -> None:
    app = Sheet(ask("choice", *(f"Option {n}" for n in range(40))))
    async with app.run_test(size=(80, 12)) as pilot:
        await press(pilot, "end")
        await pilot.pause()
        assert "▸( ) Option 39" in app.shown

        await press(pilot, "home")
        await pilot.pause()
        assert "▸( ) Option 0" in app.shown


# Numbers and days -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "read"), [("7,5", 7.5), ("12", 12), ("3 hours", 3), ("-2", -2), ("1,200", 1200)]
)
async def test_a_number_is_read_as_people_write_it(typed: str, read: float) -> None:
    app = Sheet(ask("number", unit="hours"))
    async with app.run_test() as pilot:
        await paste(pilot, typed)

    assert app.last("number") == (read, None)


async def test_what_is_no_number_is_kept_and_said_once_the_field_is_left() -> None:
    app = Sheet(ask("number"), ask("yes_no"))
    async with app.run_test() as pilot:
        await press(pilot, *"lots")
        assert app.last("number") == (None, "lots")
        assert "✗" not in app.shown

        await press(pilot, "tab")
        await pilot.pause()
        assert "✗ Please write a number, such as 12 or 7.5." in app.shown


async def test_what_is_no_number_is_said_also_where_tab_comes_in_the_same_read() -> None:
    app = Sheet(ask("number"), ask("yes_no"))
    async with app.run_test() as pilot:
        for key in ("o", "d", "d", "tab"):
            app.post_message(events.Key(key, None if key == "tab" else key))
        await pilot.pause()

        assert "✗ Please write a number" in app.shown


async def test_the_bounds_of_a_number_are_shown_and_checked() -> None:
    app = Sheet(ask("number", min=0, max=10))
    async with app.run_test() as pilot:
        assert "A number, from 0 to 10" in app.shown

        await press(pilot, "1", "1", "enter")
        assert "✗ That is above 10, the largest that fits here." in app.shown


@pytest.mark.parametrize("typed", ["17/20", "17 of 20", "17 out of 20", " 17 / 20 "])
async def test_points_and_maximum_can_be_typed_at_once(typed: str) -> None:
    app = Sheet(ask("score"))
    async with app.run_test() as pilot:
        await paste(pilot, typed)
        assert app.last("score") == ({"value": 17, "out_of": 20}, None)
        assert "→ 17 of 20 is 85 %" in app.shown

        await press(pilot, "tab")
        await pilot.pause()
        assert [line.value for line in app.query(Line)] == ["17", "20"]
        assert app.last("score") == ({"value": 17, "out_of": 20}, None)


async def test_a_score_starts_with_the_maximum_of_what_it_predicts() -> None:
    app = Sheet(ask("score", out_of=40.0))
    async with app.run_test() as pilot:
        await press(pilot, "3", "0", ",", "5")

    assert app.last("score") == ({"value": 30.5, "out_of": 40}, None)


async def test_typing_a_maximum_replaces_the_one_that_stood_there() -> None:
    app = Sheet(ask("score"))
    async with app.run_test() as pilot:
        await press(pilot, "8", "tab", "1", "0")

    assert app.last("score") == ({"value": 8, "out_of": 10}, None)


async def test_a_percentage_is_a_score_out_of_a_hundred() -> None:
    app = Sheet(ask("score", out_of=40.0))
    async with app.run_test() as pilot:
        await press(pilot, "6", "8", "%")

    assert app.last("score") == ({"value": 68, "out_of": 100}, None)


async def test_a_score_that_cannot_be_read_is_found_again_as_it_was_typed() -> None:
    app = Sheet(ask("score"))
    async with app.run_test() as pilot:
        await press(pilot, *"sixty", "tab", "ctrl+u", *"80", "enter")
        value, typed = app.last("score")
        assert value is None
        assert "✗ Please write the points as a number, such as 68." in app.shown

    again = Sheet(ask("score", typed=typed))
    async with again.run_test() as pilot:
        assert [line.value for line in again.query(Line)] == ["sixty", "80"]


async def test_a_maximum_without_points_is_not_lost() -> None:
    app = Sheet(ask("score"))
    async with app.run_test() as pilot:
        await press(pilot, "tab", "ctrl+u", *"80")
        typed = app.last("score")[1]

    again = Sheet(ask("score", typed=typed))
    async with again.run_test() as pilot:
        await press(pilot, "6", "0")
        assert again.last("score") == ({"value": 60, "out_of": 80}, None)


async def test_a_day_is_read_back_while_it_is_typed() -> None:
    app = Sheet(ask("date"))
    async with app.run_test() as pilot:
        await press(pilot, *"4 De")
        assert "✗" not in app.shown
        assert app.last("date") == (None, "4 De")

        await press(pilot, "c")
        assert "→ Friday 4 December 2026, in 13 days" in app.shown
        assert app.last("date") == ("2026-12-04", None)


async def test_an_impossible_day_is_refused_and_kept_as_it_was_typed() -> None:
    app = Sheet(ask("date"))
    async with app.run_test() as pilot:
        await press(pilot, *"2027-02-30", "enter")

        assert app.last("date") == (None, "2027-02-30")
        assert "✗" in app.shown
        assert "March" not in app.shown


async def test_a_day_that_was_not_understood_is_there_again_with_the_reason() -> None:
    app = Sheet(ask("date", typed="soonish"))
    async with app.run_test() as pilot:
        await pilot.pause()

        assert app.query_one(Line).value == "soonish"
        assert "✗ Which day is that?" in app.shown


async def test_the_day_of_a_test_is_looked_for_in_the_past() -> None:
    app = Sheet(ask("date", role="assessed-on"))
    async with app.run_test() as pilot:
        await paste(pilot, "Friday")

    assert app.last("date") == ("2026-11-20", None)


async def test_a_day_out_of_bounds_is_said_once_the_field_is_left() -> None:
    app = Sheet(ask("date", latest=dt.date(2026, 12, 1)), ask("yes_no"))
    async with app.run_test() as pilot:
        await paste(pilot, "4 Dec")
        assert "→ Friday 4 December 2026" in app.shown

        await press(pilot, "tab")
        await pilot.pause()
        assert "✗ That is after Tue 1 Dec, the last day that fits." in app.shown


async def test_an_hour_is_kept_with_the_local_offset_and_shown_again() -> None:
    app = Sheet(ask("date", time=True))
    async with app.run_test() as pilot:
        await paste(pilot, "next Tue 3pm")
        value = app.last("date")[0]
        assert "→ Tuesday 24 November 2026, in 3 days, at 15:00" in app.shown

    assert isinstance(value, str)
    moment = dt.datetime.fromisoformat(value)
    assert moment == dt.datetime(2026, 11, 24, 15).astimezone()
    assert moment.tzinfo is not None

    again = Sheet(ask("date", time=True, value=value))
    async with again.run_test() as pilot:
        await press(pilot, "space", "enter")

    assert again.last("date") == (value, None)


async def test_a_day_without_its_hour_is_a_day() -> None:
    app = Sheet(ask("date", time=True))
    async with app.run_test() as pilot:
        await paste(pilot, "4 Dec")

    assert app.last("date") == ("2026-12-04", None)


@pytest.mark.parametrize("kind", ["date", "score", "number"])
async def test_what_is_below_does_not_move_while_an_answer_is_read_back(kind: str) -> None:
    app = Sheet(ask(kind), ask("yes_no"))
    async with app.run_test() as pilot:
        await pilot.pause()
        below = app.query(Field).last()
        places = {below.region.y}
        for key in ("4", " ", "D", "e", "c"):
            await press(pilot, key)
            places.add(below.region.y)

    assert len(places) == 1


# Everywhere -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("short", "kept"),
        ("long", "kept"),
        ("number", 7),
        ("score", {"value": 60, "out_of": 80}),
        ("scale", 2),
        ("date", "2026-12-04"),
        ("yes_no", True),
    ],
)
async def test_a_locked_answer_takes_no_key_and_says_so(kind: str, value: Value) -> None:
    app = Sheet(ask(kind, value=value, locked=True))
    async with app.run_test() as pilot:
        await press(pilot, "4", "space", "enter", "backspace", "delete", "ctrl+x", "ctrl+u")
        await paste(pilot, "more")

        assert app.answers == {}
        assert "▣ Kept as it was" in app.shown


@pytest.mark.parametrize("text", [" ".join(HOSTILE), "x" * 5_000], ids=["marks", "length"])
async def test_hostile_texts_are_shown_and_never_obeyed(text: str) -> None:
    app = Sheet(
        ask("short", ask=text, hint=text, value=text[:400], suggest=[text], words=(text,)),
        ask("long", ask=text, value=text, starters=(text,)),
        ask("choices", text, "b", ask=text, value=[text], other=True),
        ask("scale", labels={"1": text}),
        ask("number", unit=text, typed=text[:400]),
        ask("score", typed=text[:400]),
        ask("date", typed=text[:400]),
        ask("recap", recap=(text,)),
    )
    async with app.run_test(size=(80, 24)) as pilot:
        for _ in range(14):
            await press(pilot, "tab", "down", "enter")
            svg = app.export_screenshot()
            assert not re.search("[\x1b\x07\u202e]", svg)

        assert app.is_running
        assert app.return_code is None


async def test_brackets_stay_as_they_were_written() -> None:
    app = Sheet(ask("choice", "Ask [student] now", "[b]not bold[/b]", ask="[/] what?"))
    async with app.run_test() as pilot:
        await pilot.pause()

        for text in ("[/] what?", "Ask [student] now", "[b]not bold[/b]"):
            assert text in app.shown


async def test_a_long_answer_grows_with_its_text_up_to_ten_rows() -> None:
    app = Sheet(ask("long"))
    async with app.run_test(size=(80, 30)) as pilot:
        await pilot.pause()
        heights = [app.query_one(Words).size.height]
        for _ in range(2):
            await paste(pilot, "line\n" * 6)
            await pilot.pause()
            heights.append(app.query_one(Words).size.height)

    assert heights == [3, 7, 10]
