"""The thread: what one conference leaves open, and how long it stands."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.build import an_answer, closing, held, in_a_group

from conferapp.domain.goal_names import MOST
from conferapp.domain.model import Row
from conferapp.domain.record import Record
from conferapp.domain.text import fold
from conferapp.domain.thread import Thread, items_of, kept, thread_of, unfinished


def goals(*history: Record) -> list[str]:
    """The goals that stand behind these conferences."""
    return [item.name for item in thread_of(history).goals]


def actions(*history: Record) -> list[str]:
    """The actions that stand behind these conferences."""
    return [item.name for item in thread_of(history).actions]


def said(outcome: str | None, *, goal: str = "Pass", action: str = "Flashcards") -> Row:
    """The same word about a goal and about an action."""
    return closing(goals={goal: outcome}, actions={action: outcome})


FIRST = held(1, goals=["Pass"], actions=["Flashcards"])


def test_without_a_conference_nothing_is_open() -> None:
    assert thread_of(()) == Thread()
    assert Thread().goal is None


def test_the_thread_says_which_conference_it_goes_on_from() -> None:
    thread = thread_of([held(1, title="Data review"), held(9, title="Check-in")])
    assert thread.day == date(2026, 11, 9)
    assert thread.title == "Check-in"
    assert thread.record == held(9).id


def test_the_day_is_that_of_the_talk_and_not_of_its_preparation() -> None:
    prepared_early = held(9).model_copy(update={"created": held(2).created})
    assert thread_of([prepared_early]).day == date(2026, 11, 9)
    never_begun = prepared_early.model_copy(update={"started": None})
    assert thread_of([never_begun]).day == date(2026, 11, 9)


def test_a_small_group_adds_to_the_plan_and_is_no_talk() -> None:
    thread = thread_of([FIRST, in_a_group(9, "Draw it")])
    assert thread.day == date(2026, 11, 1)
    assert [item.name for item in thread.items] == ["Pass", "Draw it", "Flashcards"]
    assert thread.record == in_a_group(9).id
    alone = thread_of([in_a_group(9, "Draw it")])
    assert (alone.day, alone.title) == (None, "")


# How long something stands ----------------------------------------------------------------


def test_what_was_agreed_stands_next_time() -> None:
    assert (goals(FIRST), actions(FIRST)) == (["Pass"], ["Flashcards"])


def test_a_goal_that_was_kept_leaves_the_thread() -> None:
    after = held(2, closed=said("kept"))
    assert (goals(FIRST, after), actions(FIRST, after)) == ([], [])


@pytest.mark.parametrize("outcome", ["partly", "not yet"])
def test_what_was_looked_at_and_not_kept_stands_while_nothing_new_is_agreed(outcome: str) -> None:
    after = held(2, closed=said(outcome))
    assert (goals(FIRST, after), actions(FIRST, after)) == (["Pass"], ["Flashcards"])


@pytest.mark.parametrize("outcome", ["partly", "not yet"])
def test_a_goal_that_was_looked_at_gives_way_to_a_new_one(outcome: str) -> None:
    after = held(2, goals=["Read more"], closed=said(outcome))
    assert goals(FIRST, after) == ["Read more"]


def test_a_goal_that_nobody_looked_at_stands_beside_a_new_one() -> None:
    assert goals(FIRST, held(2, goals=["Read more"])) == ["Read more", "Pass"]


@pytest.mark.parametrize(
    ("new", "open_then"),
    [
        ({"goals": ["Read more"]}, ["Flashcards"]),
        ({"actions": ["Read at home"]}, ["Read at home", "Flashcards"]),
        ({"goals": ["Read more"], "actions": ["Read at home"]}, ["Read at home"]),
    ],
)
def test_an_action_that_was_looked_at_gives_way_only_to_a_new_goal_with_a_new_plan(
    new: dict[str, list[str]], open_then: list[str]
) -> None:
    after = held(
        2, goals=new.get("goals", []), actions=new.get("actions", []), closed=said("partly")
    )
    assert actions(FIRST, after) == open_then


def test_an_action_that_nobody_looked_at_stands_beside_a_new_plan() -> None:
    after = held(2, goals=["Read more"], actions=["Read at home"])
    assert actions(FIRST, after) == ["Read at home", "Flashcards"]


def test_a_check_in_adds_its_step_and_keeps_what_is_unfinished() -> None:
    plan = held(1, goals=["Pass"], actions=["Flashcards", "Tutoring"])
    looked = closing(actions={"Flashcards": "kept", "Tutoring": "partly"})
    check_in = held(8, actions=["Call home"], closed=looked, title="Check-in")
    assert goals(plan, check_in) == ["Pass"]
    assert actions(plan, check_in) == ["Call home", "Tutoring"]


def test_a_word_about_what_got_in_the_way_closes_nothing_by_itself() -> None:
    words: Row = {"goals": [{"goal": "Pass", "outcome": None, "because": "I was ill"}]}
    assert goals(FIRST, held(2, goals=["Read more"], closed=words)) == ["Read more", "Pass"]


def test_a_conference_that_looked_at_nothing_loses_nothing() -> None:
    assert goals(FIRST, held(2), held(3)) == ["Pass"]
    assert actions(FIRST, held(2), held(3)) == ["Flashcards"]


def test_whatever_agendas_were_followed_the_thread_goes_on() -> None:
    review = held(1, goals=["Pass"], actions=["Flashcards"], title="Data review")
    writing = held(4, goals=["Three starts"], title="Writing")
    check_in = held(8, closed=closing(goals={"Pass": "kept"}), title="Check-in")
    assert goals(review, writing, check_in) == ["Three starts"]
    assert actions(review, writing, check_in) == ["Flashcards"]


# Names ------------------------------------------------------------------------------------


def test_a_name_is_the_same_whatever_its_case() -> None:
    assert goals(FIRST, held(2, closed=closing(goals={"PASS": "kept"}))) == []
    assert goals(FIRST, held(2, goals=["pass"])) == ["pass"]


def test_setting_a_goal_again_takes_the_new_row_in_the_old_ones_place() -> None:
    again = held(2, goals=[{"goal": "Pass", "by": "2026-12-12"}], closed=said("kept"))
    thread = thread_of([FIRST, again])
    assert [item.row.get("by") for item in thread.goals] == ["2026-12-12"]


def test_closing_a_goal_leaves_an_action_of_the_same_name_alone() -> None:
    both = held(1, goals=["Read"], actions=["Read"])
    after = held(2, closed=closing(goals={"Read": "kept"}))
    assert (goals(both, after), actions(both, after)) == ([], ["Read"])


def test_a_goal_of_which_only_the_measure_is_known_goes_by_that() -> None:
    measured = held(1, goals=[{"goal": None, "measure": "75 on Unit 4"}])
    assert goals(measured) == ["75 on Unit 4"]
    assert goals(measured, held(2, closed=closing(goals={"75 on unit 4": "kept"}))) == []


def test_a_row_without_a_name_is_nothing_to_come_back_to() -> None:
    nameless = held(1, goals=[{"why": "to move up"}], actions=[{"when": "Mon"}])
    assert thread_of([nameless]).items == ()


def test_the_newest_goal_is_told_with_its_day() -> None:
    newest = held(2, goals=[{"goal": "Read more", "by": "2026-12-12"}])
    assert thread_of([FIRST, newest]).goal == "Read more, by Sat 12 Dec"


def test_a_draft_counts_only_where_nothing_was_agreed_in_the_talk() -> None:
    draft = an_answer("goal", [{"goal": "Draft"}], part="reflection")
    assert goals(held(1, draft=draft)) == ["Draft"]
    assert goals(held(1, draft=draft, goals=["Pass"])) == ["Pass"]


# The bound, and the present ---------------------------------------------------------------


def test_more_than_anybody_keeps_in_mind_is_not_carried_on() -> None:
    history = [held(day, actions=[f"Step {day}"]) for day in range(1, MOST + 3)]
    assert actions(*history) == [f"Step {day}" for day in range(MOST + 2, 2, -1)]


def test_what_is_kept_in_the_present_conference_is_no_longer_unfinished() -> None:
    now = held(2, closed=closing(goals={"Pass": "partly"}, actions={"flashcards": "kept"}))
    thread = thread_of([FIRST])
    assert [item.name for item in unfinished(thread, now)] == ["Pass"]
    assert [item.name for item in unfinished(thread, held(2))] == ["Pass", "Flashcards"]


# Whatever happens -------------------------------------------------------------------------

NAMES = ("Ann", "bob", "Cleo", "dora", "Énoch")


@dataclass(frozen=True)
class Happened:
    """What one of several conferences did: by name, and whatever the case."""

    goals: tuple[str, ...]
    actions: tuple[str, ...]
    closed_goals: Mapping[str, str]
    closed_actions: Mapping[str, str]

    def record(self, day: int) -> Record:
        """It as a record, names shouted on even days."""
        loud = str.upper if day % 2 == 0 else str
        return held(
            day,
            goals=[loud(name) for name in self.goals],
            actions=[loud(name) for name in self.actions],
            closed=closing(goals=self.closed_goals, actions=self.closed_actions),
        )

    def sets(self, listed: str, name: str) -> bool:
        """Whether it agreed on something."""
        return name in (self.goals if listed == "goals" else self.actions)

    def outcome(self, listed: str, name: str) -> str | None:
        """What it said became of something."""
        return (self.closed_goals if listed == "goals" else self.closed_actions).get(name)


some_names = st.lists(st.sampled_from(NAMES), max_size=3, unique=True).map(tuple)
some_outcomes = st.dictionaries(
    st.sampled_from(NAMES), st.sampled_from(["kept", "partly", "not yet"]), max_size=4
)
histories = st.lists(
    st.builds(Happened, some_names, some_names, some_outcomes, some_outcomes), max_size=6
)


def open_after(happened: list[Happened]) -> Mapping[str, set[str]]:
    """The folded names that stand, by list."""
    thread = thread_of([each.record(day) for day, each in enumerate(happened, 1)])
    return {
        "goals": {item.name.casefold() for item in thread.goals},
        "actions": {item.name.casefold() for item in thread.actions},
    }


@pytest.mark.parametrize("listed", ["goals", "actions"])
@given(happened=histories)
def test_nothing_that_was_never_closed_disappears(listed: str, happened: list[Happened]) -> None:
    standing = open_after(happened)[listed]
    for at, each in enumerate(happened):
        for name in NAMES:
            closed = any(later.outcome(listed, name) for later in happened[at + 1 :])
            if each.sets(listed, name) and not closed:
                assert name.casefold() in standing


@pytest.mark.parametrize("listed", ["goals", "actions"])
@given(happened=histories)
def test_nothing_that_was_kept_comes_back_unless_it_is_set_again(
    listed: str, happened: list[Happened]
) -> None:
    standing = open_after(happened)[listed]
    for at, each in enumerate(happened):
        for name in NAMES:
            again = any(later.sets(listed, name) for later in happened[at:])
            if each.outcome(listed, name) == "kept" and not again:
                assert name.casefold() not in standing


@given(happened=histories)
def test_nothing_stands_that_nobody_ever_agreed_on_and_nothing_stands_twice(
    happened: list[Happened],
) -> None:
    history = [each.record(day) for day, each in enumerate(happened, 1)]
    thread = thread_of(history)
    for items, listed in ((thread.goals, "goals"), (thread.actions, "actions")):
        names = [item.name.casefold() for item in items]
        assert len(set(names)) == len(names)
        agreed = {n.casefold() for n in NAMES if any(e.sets(listed, n) for e in happened)}
        assert set(names) <= agreed


# Steps that begin alike -------------------------------------------------------------------


def plan_of(*rows: Row) -> Record:
    """A conference with this plan."""
    return held(1, plan=an_answer("actions", [*rows]))


def test_steps_that_begin_alike_are_told_apart_by_their_days() -> None:
    record = plan_of({"what": "Practice", "when": "Mon"}, {"what": "practice", "when": "Wed"})
    assert actions(record) == ["Practice (Mon)", "practice (Wed)"]
    after = held(2, closed=closing(actions={"Practice (Mon)": "kept"}))
    assert actions(record, after) == ["practice (Wed)"]


def test_steps_that_say_nothing_different_are_one() -> None:
    assert actions(plan_of({"what": "Read"}, {"what": "read "})) == ["Read"]


def test_steps_without_days_are_numbered() -> None:
    record = plan_of({"what": "Read", "helper": "Sam"}, {"what": "Read", "helper": "Ben"})
    assert actions(record) == ["Read", "Read (2)"]


MON: Row = {"what": "Tutoring", "when": "Mon"}
WED: Row = {"what": "Tutoring", "when": "Wed"}
TWO = plan_of(MON, WED)


def test_a_step_that_is_taken_over_without_its_neighbour_stands_once() -> None:
    assert actions(TWO, held(2, actions=[MON])) == ["Tutoring (Mon)", "Tutoring (Wed)"]
    assert actions(TWO, held(2, actions=[WED])) == ["Tutoring (Wed)", "Tutoring (Mon)"]


def test_a_step_on_another_day_leaves_one_that_nobody_looked_at() -> None:
    assert actions(plan_of(MON), held(2, actions=[WED])) == ["Tutoring (Wed)", "Tutoring (Mon)"]
    weekly: Row = {"what": "Read", "dose": "20 min"}
    more: Row = {"what": "Read", "dose": "40 min"}
    assert actions(plan_of(weekly), held(2, actions=[more])) == ["Read (40 min)", "Read (20 min)"]


def test_a_step_that_was_looked_at_still_gives_way_to_a_new_one_of_its_name() -> None:
    after = held(2, actions=[WED], closed=closing(actions={"Tutoring": "partly"}))
    (item,) = thread_of([plan_of(MON), after]).actions
    assert item.row == WED


def test_a_step_that_only_gets_a_day_or_loses_it_is_no_other_step() -> None:
    thread = thread_of(
        [plan_of({"what": "tutoring"}), held(2, actions=[{**MON, "backup": "call"}])]
    )
    assert [item.row.get("backup") for item in thread.actions] == ["call"]
    assert actions(plan_of(MON), held(2, actions=["Tutoring"])) == ["Tutoring"]
    assert actions(TWO, held(2, actions=["Tutoring"])) == ["Tutoring", "Tutoring (Wed)"]


@pytest.mark.parametrize(("again", "other"), [("Sam", "Ben"), ("Ben", "Sam")])
def test_of_steps_that_differ_in_little_the_one_that_is_taken_over_gives_way(
    again: str, other: str
) -> None:
    both = plan_of({"what": "Read", "helper": "Sam"}, {"what": "Read", "helper": "Ben"})
    thread = thread_of([both, held(2, actions=[{"what": "Read", "helper": again}])])
    assert [item.row["helper"] for item in thread.actions] == [again, other]


def test_a_goal_that_is_set_again_takes_the_place_of_one_old_goal_alone() -> None:
    both = held(1, goals=[{"goal": "Pass", "measure": "70"}, {"goal": "Pass", "measure": "75"}])
    thread = thread_of([both, held(2, goals=[{"goal": "pass", "measure": "75"}])])
    assert [item.row["measure"] for item in thread.goals] == ["75", "70"]


@pytest.mark.parametrize("name", ["Tutoring", "Tutoring (Mon)", "tutoring (MON)"])
def test_a_step_is_closed_by_any_name_that_it_went_by(name: str) -> None:
    again = held(2, actions=[MON])
    after = held(3, closed=closing(actions={name: "kept"}))
    assert actions(TWO, again, after) == ["Tutoring (Wed)"]


def test_a_name_that_two_steps_went_by_closes_the_newer_one_and_never_both() -> None:
    history = [plan_of(MON), held(2, actions=[WED])]
    closed = closing(actions={"Tutoring": "kept"})
    assert actions(*history, held(3, closed=closed)) == ["Tutoring (Mon)"]
    assert actions(*history, held(3, closed=closed), held(4, closed=closed)) == ["Tutoring (Mon)"]


@pytest.mark.parametrize(("first", "second"), [("kept", "partly"), ("partly", "kept")])
def test_of_two_words_about_one_step_the_one_that_it_was_kept_counts(
    first: str, second: str
) -> None:
    twice = closing(actions={"Tutoring": first, "Tutoring (Mon)": second})
    assert actions(TWO, held(2, actions=[MON]), held(3, closed=twice)) == ["Tutoring (Wed)"]


def test_a_name_that_a_plan_gives_anew_is_not_left_to_the_step_that_had_it() -> None:
    sam: Row = {"what": "Read", "helper": "Sam"}
    ben: Row = {"what": "Read", "helper": "Ben"}
    turned = [held(1, actions=[sam, ben]), held(2, actions=[ben, sam])]
    (left,) = thread_of([*turned, held(3, closed=closing(actions={"Read (2)": "kept"}))]).actions
    assert (left.name, left.row["helper"]) == ("Read", "Ben")


def test_a_number_for_a_goal_reads_as_people_write_it() -> None:
    numbers = held(1, goals=[{"goal": 75.0}, {"measure": 0}])
    assert goals(numbers) == ["75", "0"]
    assert thread_of([numbers]).goal == "75"


some_steps = st.lists(
    st.builds(
        lambda what, when, helper: {"what": what, "when": when, "helper": helper},
        st.sampled_from(["Read", "read", "Read (2)", "Tutoring (Mon)", "Tutoring"]),
        st.sampled_from([None, "Mon", "Wed"]),
        st.sampled_from([None, "Sam"]),
    ),
    max_size=3,
)
some_talks = st.lists(
    st.tuples(some_steps, st.sets(st.integers(0, 5)), st.booleans()), min_size=1, max_size=4
)


@given(talks=some_talks)
def test_whatever_steps_begin_alike_each_is_closed_by_the_name_it_is_shown_with(
    talks: list[tuple[list[Row], set[int], bool]],
) -> None:
    history: list[Record] = []
    for day, (steps, looked, keeps) in enumerate(talks, 1):
        before = thread_of(history).actions
        at = {n: item for n, item in enumerate(before) if n in looked}
        closed = closing(actions={i.name: "kept" if keeps else "partly" for i in at.values()})
        now = held(day, actions=steps, closed=closed)
        assert [*kept(thread_of(history), now)] == (list(at.values()) if keeps else [])
        history.append(now)
        after = thread_of(history).actions
        assert len({fold(item.name) for item in after}) == len(after)
        agreed, unseen = items_of(now, "actions"), len(before) - len(at)
        assert [item.row for item in after[: len(agreed)]] == [item.row for item in agreed]
        assert len(after) >= max(len(agreed), unseen)
        rows = [item.row for item in after]
        days = {(fold(str(row["what"])), row["when"]) for row in steps}
        for n, item in enumerate(before):
            what, when = fold(str(item.row["what"])), item.row["when"]
            again = any(name == what and (now == when or None in (now, when)) for name, now in days)
            assert n in at or again or item.row in rows


def test_what_the_tutor_keeps_from_the_student_is_no_part_of_the_thread() -> None:
    mine = an_answer("goal", [{"goal": "SENTINEL"}])
    hidden = mine.model_copy(update={"by": "tutor", "share": ()})
    assert goals(held(1, goal=hidden)) == []
    assert goals(held(1, goal=hidden.model_copy(update={"share": ("student",)}))) == ["SENTINEL"]


def test_what_was_last_said_of_something_goes_along_with_it() -> None:
    said: Row = {"what": "Flashcards", "outcome": "partly", "because": "the bus was late"}
    after = held(2, closed={"record": "", "goals": [], "actions": [said]})
    (item,) = thread_of([FIRST, after]).actions
    assert item.said == "◑ partly (the bus was late)"
    assert thread_of([FIRST]).actions[0].said == ""
