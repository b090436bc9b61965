"""The recap: goal, reasons, plan and ties, read back where they may be seen."""

from tests.unit.build import an_answer, conference, held, page

from conferapp.domain.conference import Conference
from conferapp.domain.model import Value
from conferapp.domain.recap import no_goal_yet, plan_words, read_back, recap

TOML = """
[[preparation]]
id = "mine"
title = "Mine"
[[preparation.questions]]
id = "guess"
kind = "short"
ask = "Guess?"
[[preparation.questions]]
id = "secret"
kind = "connections"
ask = "?"
sort = "strength"
reveal_after = "guess"
share = ["student"]
[[preparation.questions]]
id = "private"
kind = "connections"
ask = "?"
sort = "strength"
[[reflection]]
id = "theirs"
title = "Theirs"
who = "student"
questions = [
  { id = "draft", kind = "goal", ask = "First try?" },
  { id = "first-plan", kind = "actions", ask = "First plan?" },
]
[[agenda]]
id = "live"
title = "Live"
questions = [
  { id = "goal", kind = "goal", ask = "Goal?", at_most = 2 },
  { id = "plan", kind = "actions", ask = "Plan?" },
  { id = "ties", kind = "connections", ask = "Ties?", sort = "strength" },
  { id = "chances", kind = "connections", ask = "Chances?", sort = "struggle" },
  { id = "said", kind = "recap", ask = "Say it." },
]
[[follow_up]]
id = "after"
title = "After"
"""
GOAL: Value = [{"goal": "75 on Unit 4", "by": "2026-12-12", "why": "to move up"}]


def talk_with(**answers: Value) -> Conference:
    """A conference with these answers."""
    talk = conference(TOML)
    for name, value in answers.items():
        talk.answer(name, value)
    return talk


def read_on(talk: Conference, where: str = "live") -> tuple[str, ...]:
    """What is read back on a page."""
    talk.enter(page(talk, where))
    return recap(talk)


def test_goal_reason_plan_and_ties_are_read_back_in_this_order() -> None:
    talk = talk_with(
        ties=[{"from": "Ratios", "to": "drew each one"}],
        plan=[{"what": "tutoring", "when": "Mon", "backup": "call home"}, {"what": "read"}],
        goal=GOAL,
        chances=[{"from": "Area", "to": "the poster"}],
    )
    assert read_on(talk) == (
        "Goal: 75 on Unit 4, by Sat 12 Dec",
        "Why: to move up",
        "• tutoring · Mon",
        "   back-up: call home",
        "• read",
        "⇢ Strength: Ratios → drew each one",
        "⇢ To grow: Area → the poster",
    )


def test_nothing_is_read_back_before_there_is_anything() -> None:
    assert read_on(talk_with()) == ()


def test_each_goal_gives_its_reason() -> None:
    goals: Value = [{"goal": "Pass", "why": "to move up"}, {"goal": "Read", "why": "for fun"}]
    said = read_on(talk_with(goal=goals))
    assert said == ("Goal: Pass", "Why: to move up", "Why: for fun")


def test_what_is_agreed_is_read_back_in_place_of_the_draft() -> None:
    draft: Value = [{"goal": "First try", "why": "just so"}]
    drafted = talk_with(draft=draft)
    drafted.answer("first-plan", [{"what": "look at it"}])
    assert read_on(drafted) == ("Goal: First try", "Why: just so", "• look at it")
    drafted.answer("goal", GOAL)
    drafted.answer("plan", [{"what": "tutoring"}])
    said = read_on(drafted)
    assert said == ("Goal: 75 on Unit 4, by Sat 12 Dec", "Why: to move up", "• tutoring")


def test_what_is_covered_on_a_page_is_not_read_back_there() -> None:
    talk = talk_with(secret=[{"from": "SENTINEL", "to": "x"}])
    assert read_on(talk) == read_on(talk, "theirs") == read_on(talk, "after") == ()
    talk.answer("guess", "so-so")
    talk.reveal("guess")
    assert read_on(talk) == ("⇢ Strength: SENTINEL → x",)


def test_what_is_the_tutors_alone_is_not_read_back() -> None:
    assert read_on(talk_with(private=[{"from": "SENTINEL", "to": "x"}])) == ()


def test_the_goal_that_stands_from_last_time_is_read_back_until_there_is_a_new_one() -> None:
    talk = conference(TOML, history=[held(1, goals=[{"goal": "Pass", "why": "SENTINEL"}])])
    assert read_on(talk) == ("Goal: Pass",)


def test_a_record_is_read_back_without_its_agenda() -> None:
    record = held(
        goals=[{"goal": "Pass", "why": "to move up"}],
        actions=["tutoring"],
        tie=an_answer("connections", [{"from": "Ratios", "to": "drew"}], {"sort": "strength"}),
    )
    assert read_back(record) == ("Why: to move up", "• tutoring", "⇢ Strength: Ratios → drew")


def test_an_agenda_without_a_goal_promises_none_and_misses_none() -> None:
    without = conference(
        TOML.replace('{ id = "draft", kind = "goal", ask = "First try?" },', "").replace(
            '{ id = "goal", kind = "goal", ask = "Goal?", at_most = 2 },', ""
        )
    )
    assert (no_goal_yet(without), plan_words(without)) == ("No goal yet", ())
    with_one = conference(TOML)
    assert no_goal_yet(with_one) == "No goal yet: you will agree on one together"
    assert plan_words(with_one) == ("No goal was set.",)  # and no word of 0 minutes
