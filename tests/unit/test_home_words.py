"""What home says of a student: at a glance, what to do next, and the one line below the top."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from conferapp.domain.at_a_glance import Glance, glance, going_on, to_look_back_on
from conferapp.domain.facts import Facts, Step
from conferapp.domain.goal_names import Closing, named
from conferapp.domain.lines import ConferenceLine, StudentLine
from conferapp.ui.case_text import student_label
from conferapp.ui.next_text import Case, enter_text, next_text
from conferapp.ui.nudges import Known, nudge

TODAY = date(2026, 12, 1)
SOMEONE = StudentLine("s-00000001", Path("s.json"), "Sample Student", "Sample")


def line(day: date, status: str = "done", *, record_id: str = "r") -> ConferenceLine:
    """A conference."""
    return ConferenceLine(
        *(record_id, Path("r.json"), SOMEONE.id, SOMEONE.name, "talk", "A talk", status, 1),
        created=day,
        day=day,
    )


def held(number: int, facts: Facts, status: str = "done") -> tuple[ConferenceLine, Facts]:
    """A conference of November with its facts."""
    return line(date(2026, 11, number), status), facts


# At a glance -----------------------------------------------------------------------------


def test_results_come_in_time_and_the_gap_is_that_of_the_last_guess() -> None:
    found = glance(
        [
            held(3, Facts(result=52.0, predicted=60.0)),
            held(9, Facts(predicted=70.0)),
            held(15, Facts(result=68.0, predicted=65.0)),
            held(20, Facts(result=71.0)),
        ]
    )
    assert (found.results, found.gap) == ((52.0, 68.0, 71.0), 3.0)


def test_a_result_counts_when_its_conference_is_finished() -> None:
    unfinished = [held(3, Facts(result=52.0), status) for status in ("open", "planned")]
    assert glance([*unfinished, held(4, Facts(result=9.0), "cancelled")]).results == ()


def test_steps_that_were_kept_are_told_until_there_is_another_plan() -> None:
    plan = Facts(actions=named("actions", [{"what": "Flash cards"}, {"what": "Ask"}]))
    closed = {"actions": {"flash cards": Closing(True), "ask": Closing(False)}}
    kept = held(9, Facts(closed=closed), "open")
    assert glance([held(3, plan), kept]).kept == ("Flash cards",)
    assert glance([held(3, plan), kept, held(15, plan)]).kept == ()


def test_minutes_are_those_of_the_last_talk_itself() -> None:
    steps = (
        Step("a", "agenda", "A", 600),
        Step("b", "agenda", "B", 450),
        Step("p", "prep", "P", 9),
    )
    assert glance([held(3, Facts(steps=steps)), held(9, Facts())]).minutes is None
    assert glance([held(3, Facts()), held(9, Facts(steps=steps))]).minutes == 18


def test_a_look_back_is_asked_for_while_somebody_remembers() -> None:
    fresh, old = glance([held(20, Facts())]), glance([held(3, Facts())])
    assert to_look_back_on(fresh, TODAY) == line(date(2026, 11, 20))
    assert to_look_back_on(old, TODAY) is None
    assert to_look_back_on(glance([held(20, Facts(followed=True))]), TODAY) is None
    assert to_look_back_on(Glance(), TODAY) is None


def test_a_conference_under_way_is_gone_on_with_before_one_that_is_prepared() -> None:
    prepared = line(date(2026, 12, 1), "planned", record_id="p")
    running = line(date(2026, 11, 20), "open", record_id="o")
    assert going_on(replace(SOMEONE, conferences=(prepared, running))) == running
    assert going_on(replace(SOMEONE, conferences=(prepared,))) == prepared
    assert going_on(SOMEONE) is None


# What to do next -------------------------------------------------------------------------

PREPARED = line(date(2026, 11, 30), "planned")
RUNNING = line(date(2026, 11, 30), "open")


def said(
    *conferences: ConferenceLine, due: int | None = None, unlooked: ConferenceLine | None = None
) -> str:
    """What to do next for a student who is due so many days from today."""
    day = None if due is None else date.fromordinal(TODAY.toordinal() + due)
    return next_text(Case(replace(SOMEONE, conferences=conferences, due=day), TODAY, unlooked))


@pytest.mark.parametrize(
    ("conferences", "due", "sentence"),
    [
        ((), None, "Plan a first talk."),
        ((), -1, "Meet Sample: 1 day overdue."),
        ((), -12, "Meet Sample: 12 days overdue."),
        ((), 0, "Meet Sample: due today."),
        ((), 1, "Prepare the talk: it is due tomorrow."),
        ((), 3, "Prepare the talk: it is due in 3 days."),
        ((), 4, "Nothing yet: the next talk is due on Sat 5 Dec."),
        ((PREPARED,), None, "Start the talk: it is prepared."),
        ((PREPARED,), -2, "Start the talk: it is prepared, and 2 days overdue."),
        ((PREPARED,), 0, "Start the talk: it is prepared, and due today."),
        ((PREPARED,), 9, "Start the talk: it is prepared, and due on Thu 10 Dec."),
        ((PREPARED, RUNNING), -2, "Go on with the talk of Mon 30 Nov."),
    ],
)
def test_one_sentence_says_what_to_do_next(
    conferences: tuple[ConferenceLine, ...], due: int | None, sentence: str
) -> None:
    assert said(*conferences, due=due) == sentence


def test_two_versions_come_before_everything() -> None:
    doubled = replace(RUNNING, copies=(Path("copy.json"),))
    assert said(doubled, due=-3) == "Put the two versions together."


def test_looking_back_comes_before_what_is_to_come_and_after_who_is_due() -> None:
    last = line(date(2026, 11, 28))
    sentence = "Look back on the talk of Sat 28 Nov: open it below (Tab, Enter), then “Afterwards”."
    assert said(last, due=12, unlooked=last) == sentence
    assert said(last, due=0, unlooked=last) == "Meet Sample: due today."


def test_enter_says_what_it_opens() -> None:
    assert enter_text(SOMEONE, str) == "begins a conference: first the pages that you prepare"
    prepared = replace(SOMEONE, conferences=(PREPARED,))
    assert enter_text(prepared, str) == "goes on preparing; [s] starts with Sample"
    running = replace(SOMEONE, conferences=(replace(RUNNING, page="The test"),))
    assert enter_text(running, str) == "goes on where you were: The test"


# The one line ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("known", "sentence"),
    [
        (Known(), ""),
        (Known(due=1, block="k"), "1 student is due."),
        (Known(due=4, block="k"), "4 due: k plans a period for them."),
        (Known(due=4), "4 students are due."),
        (Known(unreadable=1), "1 file can’t be read: see the end."),
        (Known(due=2, unreadable=2), "2 students are due. 2 files can’t be read: see the end."),
        (Known(unlooked=1, afterwards="f"), "1 talk has no look back yet: press f."),
        (Known(unlooked=3, afterwards="f"), "3 talks have no look back yet: press f."),
        (Known(unlooked=3), ""),
        (Known(due=4, unlooked=3, afterwards="f"), "4 students are due."),
        (Known(reading=True, due=4), "Looking for what has changed …"),
        (Known(reading=True, done=12_400, total=100_000), "Reading 12,400 of 100,000 files …"),
    ],
)
def test_one_line_says_what_is_most_useful(known: Known, sentence: str) -> None:
    assert nudge(known) == sentence


def test_the_longest_line_fits_a_small_terminal() -> None:
    longest = Known(due=999, unreadable=999, block="k", unlooked=9, afterwards="f")
    assert len(nudge(longest)) <= 78


@pytest.mark.parametrize(
    ("days", "conferences", "width", "said"),
    [
        (-10, (), 40, "! Sample Student   10 days overdue"),
        (-10, (), 37, "! Sample Student  10 d overdue"),
        (-10, (), 27, "! Sample Student  10 d over"),
        (-10, (PREPARED,), 40, "◔ Sample Student  prepared, 10 d overdue"),
        (0, (PREPARED,), 34, "◔ Sample Student   prepared, today"),
        (0, (PREPARED,), 26, "◔ Sample Student     today"),
    ],
)
def test_a_narrow_list_still_says_that_somebody_is_overdue_and_when_what_is_prepared_is_due(
    days: int, conferences: tuple[ConferenceLine, ...], width: int, said: str
) -> None:
    due = TODAY + timedelta(days=days)
    someone = replace(SOMEONE, name="Sample Student", due=due, conferences=conferences)
    assert student_label(someone, TODAY, width, mixed=False).plain.split() == said.split()
