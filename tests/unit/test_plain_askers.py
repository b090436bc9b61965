"""Questions in lines: what is typed gives the value that the field on screen gives."""

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from tests.unit.asked import Asked, ask, asked
from tests.unit.build import EVERY_KIND, conference, held, name_of
from tests.unit.values import LEFT, valid_values

from conferapp.domain.goal_names import Item
from conferapp.domain.kinds.numbers import Scale
from conferapp.domain.kinds.question import Question
from conferapp.domain.kinds.union import KINDS
from conferapp.domain.model import Value
from conferapp.domain.pictures import Picture
from conferapp.domain.prompt import Prompt
from conferapp.domain.prompt import prompt as prompt_of
from conferapp.domain.typed import read_amount, read_date, read_score
from conferapp.plain.askers.table import asker_for
from conferapp.plain.asking import Asking
from conferapp.plain.voice import Ended, Ordered, Voice

PICTURES = (
    Picture("ladder", "Steps", "Step by step", ("|-|",)),
    Picture("open-book", "Reading", "Read on", ("=",)),
)
ITEMS = (
    Item("goals", "75 on the test", {"goal": "75 on the test", "by": "2026-11-20"}),
    Item(
        "actions",
        "Cards",
        {"what": "Cards", "dose": "15 min", "backup": "Ask Ben"},
        said="◑ partly (the bus was late)",
    ),
)
SIGNS = "●◐○★✓◑↻→⇢•·▣✗│─"


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_asked_and_an_empty_line_leaves_its_answer(kind: str) -> None:
    lines = [""] * 3
    assert asked(ask(kind), lines).reports == []


def test_a_kind_that_is_like_another_is_asked_like_it_and_one_of_its_own_is_a_mistake() -> None:
    class Mood(Scale):
        pass

    class Odd(Question):
        pass

    mood = Mood.model_validate({"id": "mood", "kind": "scale", "ask": "Well?"})
    odd = Odd.model_validate({"id": "odd", "kind": "odd", "ask": "Well?"})
    assert asked(Prompt(mood, "Well?", options=ask("scale").options), ["4"]).value == 4
    with pytest.raises(LookupError):
        asker_for(odd)


SAME: list[tuple[Prompt, list[str], Value]] = [
    (ask("short"), ["Unit 3"], "Unit 3"),
    (ask("short"), ["//back"], "/back"),
    (ask("short", starters=("I did well on ",)), ["=1 fractions"], "I did well on fractions"),
    (ask("short", starters=("I did well on ",)), ["=2x + 1"], "=2x + 1"),
    (ask("short", suggest=["Unit 3 test"]), ["/ideas", "=1"], "Unit 3 test"),
    (ask("long"), ["one", "two", ""], "one\ntwo"),
    (ask("long", value="one"), ["+ two", "three", ""], "one\ntwo\nthree"),
    (ask("long", value="one"), ["two", ""], "two"),
    (ask("number", unit="minutes"), ["20 Minutes"], 20),
    (ask("number"), ["7,5"], 7.5),
    (ask("score"), ["68"], {"value": 68, "out_of": 100}),
    (ask("score", out_of=20), ["17 of 25"], {"value": 17, "out_of": 25}),
    (ask("score", value={"value": 17, "out_of": 25}), ["20"], {"value": 20, "out_of": 25}),
    (ask("score", value={"value": 17, "out_of": 25}), ["of 30"], {"value": 17, "out_of": 30}),
    (ask("score"), ["80 %"], {"value": 80, "out_of": 100}),
    (ask("scale", labels={"1": "not at all", "5": "very"}), ["ver"], 5),
    (ask("scale", **{"from": -2, "to": 2}), ["-1"], -1),
    (ask("choice", "At home", "At school"), ["2"], "At school"),
    (ask("choice", "At home", "At school"), ["at s"], "At school"),
    (ask("choice", "2", "3", "4"), ["3"], "3"),
    (ask("choice", "At home", other=True), ["on the bus"], "on the bus"),
    (ask("choice", "At home", other=True), ["2", "on the bus"], "on the bus"),
    (ask("choices", "a", "b", "c", "d"), ["4 1"], ["a", "d"]),
    (ask("choices", "a", "b", "c", "d"), ["2-4"], ["b", "c", "d"]),
    (ask("choices", "a", "b", "c", value=["a"]), ["+3"], ["a", "c"]),
    (ask("choices", "a", "b", "c", value=["a", "b"]), ["-1 +3"], ["b", "c"]),
    (ask("choices", "a", "b", other=True), ["b, my own"], ["b", "my own"]),
    (ask("choices", "a", "b", other=True, value=["a", "mine"]), ["-3"], ["a"]),
    (ask("choices", "a", "b", value=["a"]), ["-1"], None),
    (ask("checklist", "Pen", "Paper"), ["pa, pe"], ["Pen", "Paper"]),
    (ask("yes_no"), ["Y"], True),
    (ask("yes_no", value=True), ["2"], False),
    (ask("date"), ["4 Dec"], "2026-12-04"),
    (ask("date", role="assessed-on"), ["4 Nov"], "2026-11-04"),
    (ask("recap", recap=("Goal: 75",)), ["yes"], True),
    (ask("recap", value=True), ["n"], None),
    (
        ask("reminder", pictures=PICTURES),
        ["", "open"],
        {"picture": "open-book", "words": "Read on"},
    ),
    (ask("reminder", pictures=PICTURES), ["Mine", "2"], {"picture": "open-book", "words": "Mine"}),
    (
        ask("reminder", pictures=PICTURES, value={"picture": "ladder", "words": "Mine"}),
        ["", "-"],
        {"picture": None, "words": "Mine"},
    ),
]


@pytest.mark.parametrize(("prompt", "lines", "value"), SAME)
def test_what_is_typed_gives_the_value_of_the_field(
    prompt: Prompt, lines: list[str], value: Value
) -> None:
    found = asked(prompt, lines)

    assert found.last == (value, None)
    assert found.left == []
    assert prompt.question.tidy(value) == value


@pytest.mark.parametrize("typed", ["7,5", "1,200", "about 8", "70", "-1", "٣", "1e999", "5 min"])
def test_a_number_is_read_as_on_screen(typed: str) -> None:
    prompt = ask("number", unit="min", min=0, max=60)
    reading = read_amount(prompt.question, typed)

    found = asked(prompt, [typed], patient=False)

    assert found.last == (reading.value, reading.typed)
    assert found.misheard == bool(reading.wrong(prompt.question))


@pytest.mark.parametrize("typed", ["68/100", "68 out of 80", "x/10", "80%", "-3", "7 of 0", "of 3"])
def test_a_score_is_read_as_on_screen(typed: str) -> None:
    prompt = ask("score", out_of=50)
    reading = read_score(prompt.question, "" if typed == "of 3" else typed, "50", 50)
    wanted = (None, "of 3") if typed == "of 3" else (reading.value, reading.typed)

    assert asked(prompt, [typed], patient=False).last == wanted


@pytest.mark.parametrize(
    "typed", ["next Friday", "Friday 15:30", "half past", "31 Feb", "in 2 weeks"]
)
def test_a_day_is_read_as_on_screen(typed: str) -> None:
    prompt = ask("date", time=True)
    reading = read_date(prompt.question, typed, prompt.today)

    assert asked(prompt, [typed], patient=False).last == (reading.value, reading.typed)


@settings(max_examples=5, deadline=None, phases=[Phase.generate])
@given(values=st.fixed_dictionaries({kind: valid_values(kind) for kind in KINDS}))
def test_empty_lines_leave_any_good_answer_as_it_is(values: dict[str, Value]) -> None:
    before = held(14, goals=LEFT["goals"], actions=LEFT["actions"])
    talk = conference(EVERY_KIND, history=[before])
    (page,) = talk.pages()
    for kind, value in values.items():
        assert talk.answer(name_of(kind), value) or value is None
    for question in talk.questions(page):
        found = asked(prompt_of(talk, page, question), [""] * 50)

        assert found.reports == []


# How it sounds --------------------------------------------------------------------------------


def test_what_was_answered_before_is_said_first_and_days_are_read_back_in_full() -> None:
    found = asked(ask("date", value="2026-12-04"), ["in 2 weeks"])

    assert found.said.startswith("So far: Friday 4 December 2026, in 13 days\n")
    assert found.said.endswith("Saturday 5 December 2026, in 14 days\n")


def test_options_are_numbered_in_front_and_counted() -> None:
    said = asked(ask("choices", "a", "b", other=True, at_most=2), [""]).said

    assert said.splitlines()[:4] == [
        "3 to choose from, at most 2, by number or first words:",
        "1. a",
        "2. b",
        "3. Something else, in your own words",
    ]


def test_a_locked_question_is_told_and_not_asked() -> None:
    found = asked(ask("choice", "a", "b", value="b", locked=True), ["a"])

    assert found.reports == []
    assert found.left == ["a"]
    assert found.said == "So far: b\nKept as it was, now that the result is open.\n"


def test_ideas_wait_for_their_order_where_nobody_needs_them_at_once() -> None:
    def prompt(*, folded: bool) -> Prompt:
        return ask("long", starters=("It helped when I …",), words=("hard",), fold_help=folded)

    at_once, folded = asked(prompt(folded=False), [""]), asked(prompt(folded=True), [""])

    assert "1. It helped when I\n2. hard\n" in at_once.said
    assert "1. It" not in folded.said
    assert "There are 2 ideas to start with: /ideas says them." in folded.said


def test_a_recap_is_read_without_its_signs() -> None:
    lines = ("Goal: 75", "• Cards · 15 min", "   we’ll know by: less", "⇢ Strength: checks → fewer")
    said = asked(ask("recap", recap=lines), ["y"]).said

    assert "4 lines to read back:\nGoal: 75\nCards, 15 min\nwe’ll know by: less\n" in said
    assert "Strength: checks, then fewer\n" in said


def test_what_last_time_left_open_is_asked_one_by_one_without_signs() -> None:
    prompt = ask("last_goal", items=ITEMS, thread="r1")
    found = asked(prompt, ["1", "went to tutoring", "par", ""])

    assert found.value == {
        "record": "r1",
        "goals": [{"outcome": "kept", "because": "went to tutoring", "goal": "75 on the test"}],
        "actions": [{"outcome": "partly", "because": None, "what": "Cards"}],
    }
    assert "1 of 2. Goal: 75 on the test, by Fri 20 Nov\n" in found.said
    assert "2 of 2. Plan: Cards, 15 min\nBack-up: Ask Ben\nLast said: partly (the bus" in found.said
    assert not set(found.said) & set(SIGNS)


def test_what_was_closed_is_taken_away_by_a_dash() -> None:
    value = {
        "record": "r1",
        "goals": [{"goal": "75 on the test", "outcome": "kept"}],
        "actions": [],
    }
    found = asked(ask("last_goal", items=ITEMS, thread="r1", value=value), ["-", "", "", ""])

    assert found.value is None
    assert "So far: kept\n" in found.said


def test_pictures_are_told_by_subject_and_name() -> None:
    found = asked(ask("reminder", pictures=PICTURES), ["/pictures", "", "reading", ""])

    assert "Steps, 1:\n1. ladder: Step by step\nReading, 1:\n2. open book: Read on\n" in found.said
    assert found.said.count("2. open book: Read on") == 2
    assert found.said.count("1. ladder") == 1
    assert found.reports == []


# What doesn’t fit -------------------------------------------------------------------------------

UNFIT: list[tuple[Prompt, str, str]] = [
    (ask("number"), "many", "Please write a number, such as 12 or 7.5."),
    (ask("date"), "sometime", "Which day is that?"),
    (ask("score"), "good", "Please write the points as a number"),
    (ask("scale"), "9", "Please choose a step from 1 to 5."),
    (ask("choice", "at home", "at school"), "at", "could be more than one: 1. at home, 2. at"),
    (ask("choices", "a", "b"), "1 7", "There is no 7 in the list."),
    (ask("checklist", "a", "b"), "zebra", "“zebra” isn’t in the list."),
    (ask("yes_no"), "maybe", "Please answer yes or no."),
    (ask("recap"), "maybe", "Please answer yes or no."),
]


@pytest.mark.parametrize(("prompt", "typed", "problem"), UNFIT)
def test_what_doesnt_fit_is_said_and_asked_again_and_a_scripts_is_kept_as_typed(
    prompt: Prompt, typed: str, problem: str
) -> None:
    person, script = asked(prompt, [typed, ""]), asked(prompt, [typed], patient=False)

    for found in (person, script):
        assert problem in found.said
        assert all(report == (None, found.last[1]) for report in found.reports)
    assert script.last[0] is None
    assert str(script.last[1]).startswith(typed)
    assert (person.misheard, script.misheard) == (0, 1)
    assert person.left == script.left == []


def test_one_too_many_is_taken_and_said() -> None:
    found = asked(ask("choices", "a", "b", "c", at_most=1), ["1-3", "2"])

    assert found.reports == [(["a", "b", "c"], None), (["b"], None)]
    assert "Please choose at most 1; there are 3 now." in found.said


def test_a_name_that_is_no_longer_listed_is_kept_and_can_be_taken_out() -> None:
    prompt = ask("choices", "a", "b", value=["a", "gone"])

    assert asked(prompt, ["2 3", ""]).value == ["b", "gone"]
    assert asked(prompt, ["-gone"]).value == ["a"]


def test_an_outcome_of_a_script_that_nobody_knows_is_kept_and_counted() -> None:
    found = asked(ask("last_goal", items=ITEMS[:1], thread="r1"), ["9", ""], patient=False)

    assert "'outcome': '9'" in str(found.value)
    assert found.misheard == 1


# Nothing is lost --------------------------------------------------------------------------------


def test_each_line_of_a_long_answer_is_reported_before_the_input_ends() -> None:
    seen: list[Value] = []
    lines = iter(["one", "two"])

    def read(_lead: str) -> str:
        try:
            return next(lines)
        except StopIteration:
            raise EOFError from None

    voice = Voice(lambda _: None, read)
    prompt = ask("long")
    with pytest.raises(Ended):
        asker_for(prompt.question)(Asking(prompt, voice, lambda value, _: seen.append(value)))

    assert seen == ["one", "one\ntwo"]


def test_replacing_a_long_answer_says_how_it_comes_back() -> None:
    said = asked(ask("long", value="before"), ["after", ""]).said

    assert "Enter keeps it, a plus (+) in front adds to it, other words replace it." in said
    assert "What stood there is replaced; /undo brings it back." in said


def test_an_order_of_its_own_takes_the_answer_away_and_others_go_through() -> None:
    cleared = asked(ask("short", value="before"), ["/clear"])

    assert cleared.last == (None, None)
    with pytest.raises(Ordered, match="back"):
        asked(ask("short"), ["/back"])


HOSTILE = "a\x1b]52;c;aGk=\x07b\u202ec [/b] [@click=app.quit]x[/]"


@pytest.mark.parametrize("kind", ["short", "choice", "choices", "reminder", "number"])
def test_hostile_text_stays_text(kind: str) -> None:
    other = {"other": True} if kind in {"choice", "choices"} else {}
    names = ("x", "y") if other else ()
    found = asked(ask(kind, *names, **other, typed=HOSTILE), [HOSTILE], patient=False)

    assert "abc [/b] [@click=app.quit]x[/]" in str(found.last)
    assert "\x1b" not in found.said
    assert "\u202e" not in found.said


@pytest.mark.parametrize(
    ("prompt", "most"),
    [
        (ask("short"), 500),
        (ask("short", max_length=10), 10),
        (ask("long"), 20_000),
        (ask("choice", "a", "b", other=True), 500),
        (ask("choices", "a", "b", other=True), 500),
        (ask("number"), 500),
        (ask("reminder"), 80),
        (ask("last_goal", items=ITEMS[:1]), 500),
    ],
)
@pytest.mark.parametrize("letter", ["x", "1"])
def test_a_megabyte_is_limited_as_on_screen_and_what_was_left_out_is_said(
    prompt: Prompt, most: int, letter: str
) -> None:
    found = _until_the_end(prompt, [letter * 1_000_000, ""])

    assert len(letter * most) <= len(str(found.last)) < most + 150
    assert (
        f"{most:,} characters fit here; the last {1_000_000 - most:,} were left out." in found.said
    )


def _until_the_end(prompt: Prompt, lines: list[str]) -> Asked:
    return asked(prompt, [*lines, "", ""], patient=False)
