"""Carrying on: what a goal or a plan can take over, and last time in words."""

from collections.abc import Sequence

import pytest
from tests.unit.build import Time, an_answer, closing, conference, held, in_a_group, page

from conferapp.domain.carry import offers
from conferapp.domain.conference import Conference
from conferapp.domain.last_time import opening
from conferapp.domain.model import Row, Value
from conferapp.domain.record import Record

TOML = """
[[preparation]]
id = "mine"
title = "Mine"
questions = [
  { id = "guess", kind = "short", ask = "Guess?" },
  { id = "for-me", kind = "goal", ask = "My idea?", share = [] },
  { id = "covered", kind = "goal", ask = "Covered?", reveal_after = "guess" },
]
[[reflection]]
id = "theirs"
title = "Theirs"
who = "student"
questions = [
  { id = "draft", kind = "goal", ask = "First try?", at_most = 3 },
  { id = "first-plan", kind = "actions", ask = "First plan?" },
]
[[agenda]]
id = "live"
title = "Live"
questions = [
  { id = "goal", kind = "goal", ask = "Goal?", at_most = 2 },
  { id = "plan", kind = "actions", ask = "Plan?" },
  { id = "words", kind = "long", ask = "Words?" },
  { id = "more", kind = "goal", ask = "Another?" },
  { id = "back", kind = "last_goal", ask = "Last time?" },
]
[[follow_up]]
id = "after"
title = "After"
questions = [{ id = "late-goal", kind = "goal", ask = "Late?" }]
"""
FOCUSED = """
[[reflection]]
id = "theirs"
title = "Theirs"
who = "student"
questions = [
  { id = "draft", kind = "goal", ask = "Skill?", focus = "content" },
  { id = "words-draft", kind = "goal", ask = "Words?", focus = "language" },
]
[[agenda]]
id = "live"
title = "Live"
questions = [
  { id = "goal", kind = "goal", ask = "Skill?", focus = "content" },
  { id = "words", kind = "goal", ask = "Words?", focus = "language" },
]
"""


def talk_with(
    answers: dict[str, Value], *, history: Sequence[Record] = (), toml: str = TOML
) -> Conference:
    """A conference with these answers."""
    talk = conference(toml, history=history)
    for name, value in answers.items():
        talk.answer(name, value)
    return talk


def offered(talk: Conference, name: str) -> list[str]:
    """How rows are offered to a question on its page."""
    question = talk.agenda.questions[name]
    return [offer.label for offer in offers(talk, talk.agenda.page_of[name], question)]


LAST = held(1, goals=["Pass"], actions=[{"what": "Flashcards", "when": "Mon"}])

# What is offered --------------------------------------------------------------------------


def test_what_was_left_open_last_time_is_offered_whole() -> None:
    talk = talk_with({}, history=[LAST])
    assert offered(talk, "goal") == ["From last time: Pass"]
    (plan,) = offers(talk, page(talk, "live"), talk.agenda.questions["plan"])
    assert (plan.label, plan.row["when"]) == ("From last time: Flashcards", "Mon")


def test_a_draft_of_this_conference_is_offered_before_what_is_left_of_the_last() -> None:
    talk = talk_with(
        {"draft": [{"goal": "Read more"}], "first-plan": [{"what": "Read"}]}, history=[LAST]
    )
    assert offered(talk, "goal") == ["Draft: Read more", "From last time: Pass"]
    assert offered(talk, "plan") == ["Draft: Read", "From last time: Flashcards"]


def test_only_goals_and_plans_take_something_over() -> None:
    assert offered(talk_with({}, history=[LAST]), "words") == []
    assert offered(talk_with({}, history=[LAST]), "back") == []


def test_nothing_is_offered_twice() -> None:
    talk = talk_with({"draft": [{"goal": "pass"}, {"goal": "Pass."}]}, history=[LAST])
    assert offered(talk, "goal") == ["Draft: pass"]


def test_what_the_answer_has_already_is_not_offered() -> None:
    talk = talk_with({"draft": [{"goal": "Read more"}], "goal": [{"goal": "PASS"}]}, history=[LAST])
    assert offered(talk, "goal") == ["Draft: Read more"]
    talk.answer("goal", [{"goal": "PASS"}, {"goal": "read more"}])
    assert offered(talk, "goal") == []


MON: Row = {"what": "Tutoring", "when": "Mon"}
WED: Row = {"what": "Tutoring", "when": "Wed"}
TWO = held(1, actions=[MON, WED])


@pytest.mark.parametrize(("taken", "left"), [(MON, "Wed"), (WED, "Mon")])
def test_of_two_steps_that_begin_alike_only_the_one_that_was_taken_is_not_offered(
    taken: Row, left: str
) -> None:
    talk = talk_with({"plan": [{**taken, "backup": "call home"}]}, history=[TWO])
    assert offered(talk, "plan") == [f"From last time: Tutoring ({left})"]
    talk.answer("plan", [MON, WED])
    assert offered(talk, "plan") == []


def test_a_new_step_that_begins_like_an_old_one_does_not_hide_it() -> None:
    talk = talk_with({"plan": [{"what": "Tutoring", "when": "Fri"}]}, history=[TWO])
    both = ["From last time: Tutoring (Mon)", "From last time: Tutoring (Wed)"]
    assert offered(talk, "plan") == both


def test_a_step_that_was_typed_again_without_its_day_is_not_offered() -> None:
    talk = talk_with({"plan": [{"what": "flashcards"}]}, history=[LAST])
    assert offered(talk, "plan") == []


def test_of_two_steps_without_days_each_is_offered_until_it_is_taken() -> None:
    rows: list[Row | str] = [{"what": "Read", "helper": "Sam"}, {"what": "Read", "helper": "Ben"}]
    talk = talk_with({"plan": [{"what": "Read", "helper": "Ben"}]}, history=[held(1, actions=rows)])
    (offer,) = offers(talk, page(talk, "live"), talk.agenda.questions["plan"])
    assert offer.row["helper"] == "Sam"


def test_a_draft_and_an_old_step_that_begin_alike_are_told_apart() -> None:
    friday: Row = {"what": "Tutoring", "when": "Fri"}
    talk = talk_with({"first-plan": [friday]}, history=[held(1, actions=[MON])])
    labels = ["Draft: Tutoring (Fri)", "From last time: Tutoring (Mon)"]
    assert offered(talk, "plan") == labels
    talk.answer("plan", [friday])
    assert offered(talk, "plan") == ["From last time: Tutoring"]


def test_a_draft_of_what_was_left_open_is_offered_once_and_not_after_it_was_taken() -> None:
    talk = talk_with({"first-plan": [MON]}, history=[TWO])
    assert offered(talk, "plan") == ["Draft: Tutoring (Mon)", "From last time: Tutoring (Wed)"]
    talk.answer("plan", [MON])
    assert offered(talk, "plan") == ["From last time: Tutoring (Wed)"]


def test_a_draft_is_offered_further_down_and_never_back() -> None:
    talk = talk_with({"late-goal": [{"goal": "Too late"}], "more": [{"goal": "Another"}]})
    assert offered(talk, "goal") == []
    assert offered(talk, "late-goal") == ["Draft: Another"]


def test_a_row_without_a_name_is_no_offer() -> None:
    assert offered(talk_with({"draft": [{"why": "to move up"}]}), "goal") == []


def test_what_was_closed_as_kept_a_moment_ago_is_not_offered_any_more() -> None:
    kept = closing(goals={"Pass": "kept"}, actions={"Flashcards": "partly"})
    talk = talk_with({"back": kept}, history=[LAST])
    assert offered(talk, "goal") == []
    assert offered(talk, "plan") == ["From last time: Flashcards"]


# Who may see it ---------------------------------------------------------------------------


def test_what_is_covered_is_offered_to_the_tutor_alone() -> None:
    talk = talk_with({"covered": [{"goal": "SENTINEL"}]})
    assert offered(talk, "late-goal") == ["Draft: SENTINEL"]
    assert offered(talk, "goal") == []
    assert offered(talk, "draft") == []
    talk.answer("guess", "so-so")
    talk.reveal("guess")
    assert offered(talk, "goal") == ["Draft: SENTINEL"]


def test_what_is_not_shared_with_the_student_is_not_offered_where_they_are() -> None:
    talk = talk_with({"for-me": [{"goal": "SENTINEL"}]})
    assert offered(talk, "draft") == []
    assert offered(talk, "goal") == []
    assert offered(talk, "late-goal") == ["Draft: SENTINEL"]


# Focus ------------------------------------------------------------------------------------


def test_a_draft_goes_into_the_goal_of_its_own_focus() -> None:
    talk = talk_with(
        {"draft": [{"goal": "Fractions"}], "words-draft": [{"goal": "Say why"}]}, toml=FOCUSED
    )
    assert offered(talk, "goal") == ["Draft: Fractions"]
    assert offered(talk, "words") == ["Draft: Say why"]


def test_a_goal_of_last_time_goes_into_the_goal_of_its_own_focus() -> None:
    last = held(
        1,
        goals=[
            {"goal": "Fractions", "focus": "content"},
            {"goal": "Say why", "focus": "language"},
        ],
    )
    talk = talk_with({}, history=[last], toml=FOCUSED)
    assert offered(talk, "goal") == ["From last time: Fractions"]
    assert offered(talk, "words") == ["From last time: Say why"]


def test_a_goal_of_one_focus_goes_where_none_is_asked_for_and_the_other_way_round() -> None:
    content = held(1, goals=[{"goal": "Fractions", "focus": "content"}])
    assert offered(talk_with({}, history=[content]), "goal") == ["From last time: Fractions"]
    either = talk_with({}, history=[LAST], toml=FOCUSED)
    assert offered(either, "goal") == offered(either, "words") == ["From last time: Pass"]


def test_a_goal_that_is_taken_over_gets_the_focus_that_is_asked_for() -> None:
    talk = talk_with({}, history=[LAST], toml=FOCUSED)
    (taken,) = offers(talk, page(talk, "live"), talk.agenda.questions["words"])
    assert taken.row["focus"] == "language"
    content = held(1, goals=[{"goal": "Fractions", "focus": "content"}])
    plain = talk_with({}, history=[content])
    (taken,) = offers(plain, page(plain, "live"), plain.agenda.questions["goal"])
    assert taken.row["focus"] is None


# Last time in words -----------------------------------------------------------------------


def opened(*history: Record, time: Time | None = None) -> str | None:
    """Last time in words, on 21 November 2026."""
    return opening(conference(TOML, history=history, time=time))


def test_a_first_conference_has_no_last_time() -> None:
    assert opened() is None


def test_a_small_group_of_today_is_not_when_they_last_talked() -> None:
    said = opened(held(14, goals=["Pass"]), in_a_group(21, "Draw it"))
    assert said is not None
    assert said.startswith("We last talked 7 days ago. Your goal was this: Pass.")
    assert "Draw it" in said
    before = opened(in_a_group(21, "Draw it"))
    assert before == "You planned this: Draw it."


@pytest.mark.parametrize(
    ("day", "ago"),
    [
        (21, "earlier today"),
        (20, "yesterday"),
        (19, "2 days ago"),
        (14, "7 days ago"),
        (8, "13 days ago"),
        (7, "2 weeks ago"),
        (6, "15 days ago"),
        (22, "earlier today"),
    ],
)
def test_how_long_ago_it_was_is_said_as_people_say_it(day: int, ago: str) -> None:
    assert str(opened(held(day))).startswith(f"We last talked {ago}.")


def test_the_goal_the_plan_and_the_promised_backup_are_said() -> None:
    backed: list[Row | str] = [
        {"what": "Tutoring.", "when": "Mon", "dose": "30 min", "backup": "call home"},
        {"what": "read"},
    ]
    last = held(7, goals=[{"goal": "75 on Unit 4", "by": "2026-12-12"}], actions=backed)
    assert opened(last) == (
        "We last talked 2 weeks ago. "
        "Your goal was this: 75 on Unit 4, by Saturday 12 December. "
        "You planned this: Tutoring, Mon, 30 min; read. "
        "And if that did not work out: call home."
    )


def test_every_goal_that_stands_is_said_and_one_that_was_kept_is_not() -> None:
    closed = closing(goals={"Pass": "kept"})
    said = str(opened(LAST, held(15, goals=["Read more", "Say why!"], closed=closed)))
    assert "You had more than one goal: Read more; Say why! You planned" in said
    assert "Pass" not in said


def test_where_nothing_was_left_open_that_is_said() -> None:
    assert opened(held(7)) == "We last talked 2 weeks ago. Nothing was left open then."


def test_a_goal_that_was_reached_is_said_first_while_there_is_no_new_one() -> None:
    reached = held(20, closed=closing(goals={"Pass": "kept"}, actions={"Flashcards": "kept"}))
    assert opened(LAST, reached) == (
        "We last talked yesterday. You reached your goal: Pass. Nothing was left open then."
    )
    on_the_way = held(20, closed=closing(goals={"Pass": "kept"}))
    assert opened(LAST, on_the_way) == (
        "We last talked yesterday. You reached your goal: Pass. You planned this: Flashcards, Mon."
    )


def test_words_on_several_lines_are_said_in_one_breath() -> None:
    assert "this: Pass the test." in str(opened(held(7, goals=["Pass\n  the test"])))


def test_a_long_plan_is_counted_where_a_breath_ends() -> None:
    said = str(opened(held(7, actions=[f"Step {n}" for n in range(1, 8)])))
    assert said.endswith("You planned this: Step 1; Step 2; Step 3; Step 4; and 3 more.")


def test_a_day_that_the_goal_names_itself_is_not_said_twice() -> None:
    goal: Value = [{"goal": "By 11 Dec I can add integers", "by": "2026-12-11"}]
    said = str(opened(held(7, goal=an_answer("goal", goal))))
    assert said.endswith("Your goal was this: By 11 Dec I can add integers.")


# What was kept, and strengths -------------------------------------------------------------


def test_a_step_that_was_kept_is_offered_to_go_on_with_but_never_with_the_others() -> None:
    talk = talk_with({"back": closing(actions={"Flashcards": "kept"})}, history=[LAST])
    (kept,) = offers(talk, page(talk, "live"), talk.agenda.questions["plan"])
    assert (kept.label, kept.extra) == ("Kept, to go on with: Flashcards", True)


STRENGTHS = """
[[agenda]]
id = "said"
title = "Said"
questions = [
  { id = "wins", kind = "long", ask = "Wins?", role = "strengths" },
  { id = "more-wins", kind = "long", ask = "More?", role = "strengths", by = "tutor" },
]
[[agenda]]
id = "live"
title = "Live"
questions = [
  { id = "links", kind = "connections", ask = "Links?", sort = "strength" },
  { id = "chances", kind = "connections", ask = "Chances?", sort = "struggle" },
]
"""


def test_strengths_that_were_named_are_offered_to_be_tied_to_their_effort() -> None:
    talk = conference(STRENGTHS)
    talk.answer("wins", "Fractions\nAsked early")
    talk.answer("more-wins", "asked early\nDrew it")
    live, links = page(talk, "live"), talk.agenda.questions["links"]
    named = ["Named: Fractions", "Named: Asked early", "Named: Drew it"]
    assert [offer.label for offer in offers(talk, live, links)] == named
    talk.answer("links", [{"from": "Fractions", "to": None}])
    assert [offer.label for offer in offers(talk, live, links)] == named[1:]
    assert offers(talk, live, talk.agenda.questions["chances"]) == ()
