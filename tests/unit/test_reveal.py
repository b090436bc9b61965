"""Covered answers: what hides them, what opens them, and that they show through nowhere."""

import dataclasses
import re

import pytest
from tests.unit.build import Time, conference, ids, page

from conferapp.domain.agenda import Page
from conferapp.domain.beside import beside
from conferapp.domain.conditions import shown
from conferapp.domain.conference import Conference
from conferapp.domain.model import Value
from conferapp.domain.prompt import prompt
from conferapp.domain.reveal import curtain, gap_sentence

SECRET = 68
WORDS = "SENTINEL"

TOML = """
[[preparation]]
id = "facts"
title = "Facts"
questions = [
  { id = "score", kind = "score", ask = "Score?", role = "score", reveal_after = "guess" },
  { id = "seen", kind = "evidence", ask = "Why {score}?", reveal_after = "guess" },
  { id = "counted", kind = "measures", ask = "Counted?", group = "effort", reveal_after = "guess" },
  { id = "aim", kind = "goal", ask = "Aim?", reveal_after = "guess" },
  { id = "steps", kind = "actions", ask = "Steps?", reveal_after = "guess" },
  { id = "mine", kind = "long", ask = "Why {score}?", reveal_after = "guess", mirrors = "yours" },
]
[[reflection]]
id = "before"
title = "Before"
who = "student"
questions = [
  { id = "guess", kind = "score", ask = "What do you think?", role = "predicted-score" },
  { id = "yours", kind = "long", ask = "Why?" },
]
[[reflection]]
id = "after"
title = "After {score}: {answer.seen} {goal}"
who = "student"
intro = "You got {score}. {answer.score} {answer.counted} {answer.aim} {answer.mine} {goal}"
show = ["score", "seen", "counted", "aim", "steps", "mine"]
questions = [
  { id = "low", kind = "short", ask = "{score}", show_if = { question = "score", at_most = 70 } },
  { id = "any", kind = "short", ask = "Any?", show_if = { question = "score", answered = true } },
  { id = "no", kind = "short", ask = "No?", show_if = { question = "score", answered = false } },
  { id = "links", kind = "connections", ask = "{goal}?", sort = "strength", hint = "{score}" },
  { id = "said", kind = "recap", ask = "Say it." },
]
[[agenda]]
id = "live"
title = "Live {score}"
say = ["So {score}. {answer.seen} {goal}"]
tips = [{ text = "Low.", show_if = { question = "score", at_most = 70 } }]
show = ["guess", "score", "seen", "yours"]
questions = [
  { id = "ties", kind = "connections", ask = "Ties?", sort = "strength" },
  { id = "retold", kind = "recap", ask = "Say it.", starters = ["{score}"], words = ["{goal}"] },
]
[[agenda]]
id = "low-page"
title = "Low"
show_if = { question = "score", is_not = 99 }
[[follow_up]]
id = "tutors"
title = "After all: {score}"
show_if = { question = "score", at_most = 70 }
show = ["score"]
"""


def prepared(time: Time | None = None) -> Conference:
    """A conference in which everything that can be covered is there."""
    talk = conference(TOML, time=time)
    talk.answer("score", {"value": SECRET, "out_of": 100})
    talk.answer("seen", [{"what": WORDS}])
    talk.answer("counted", [{"what": WORDS, "value": SECRET}])
    talk.answer("aim", [{"goal": WORDS, "why": WORDS}])
    talk.answer("steps", [{"what": WORDS}])
    talk.answer("mine", WORDS)
    return talk


def everything_on(talk: Conference, where: Page) -> str:
    """All that a page could put on screen."""
    speech = talk.speech(where)
    texts = [where.title, where.intro, *where.say]
    items: list[object] = [
        *(speech.say(text) for text in texts),
        *(dataclasses.asdict(item) for item in beside(talk, where)),
        *(tip.text for tip in where.tips if shown(tip.show_if, talk.seen_on(where))),
    ]
    for asked in talk.questions(where):
        shows = prompt(talk, where, asked)
        items += [shows.ask, shows.hint, shows.value, shows.options, shows.recap]
        items += [dict(shows.offers), shows.starters, shows.words]
    hanging = curtain(talk, where)
    items += [hanging.ask, hanging.said] if hanging else []
    return re.sub(r"at_most=\d+", "", str(items))


@pytest.mark.parametrize("page_id", ["before", "after", "live"])
@pytest.mark.parametrize("guessed", [False, True])
def test_a_covered_answer_shows_through_nowhere(page_id: str, guessed: bool) -> None:
    talk = prepared()
    if guessed:
        talk.answer("guess", {"value": 75, "out_of": 100})
    said = everything_on(talk, page(talk, page_id))
    assert WORDS not in said
    assert str(SECRET) not in said
    assert "Low." not in said


@pytest.mark.parametrize("page_id", ["after", "live"])
def test_once_opened_it_is_there(page_id: str) -> None:
    talk = prepared()
    talk.answer("guess", {"value": 75, "out_of": 100})
    talk.reveal("guess")
    said = everything_on(talk, page(talk, page_id))
    assert WORDS in said
    assert str(SECRET) in said


def test_a_covered_answer_decides_over_tutor_pages_only() -> None:
    talk = prepared()
    assert ids(talk.pages()) == ["facts", "before", "after", "live", "tutors"]
    assert ids(talk.questions(page(talk, "after"))) == ["links", "said"]
    talk.answer("guess", {"value": 75, "out_of": 100})
    talk.reveal("guess")
    assert ids(talk.pages()) == ["facts", "before", "after", "live", "low-page", "tutors"]
    assert ids(talk.questions(page(talk, "after"))) == ["low", "any", "links", "said"]


def test_the_tutors_pages_show_what_is_covered_for_the_student() -> None:
    talk = prepared()
    where = page(talk, "tutors")
    assert talk.speech(where).say(where.title) == "After all: 68 of 100"
    assert beside(talk, where)[0].voices[0].text == "68 of 100"
    assert curtain(talk, where) is None


def test_the_curtain_names_the_question_that_it_waits_for() -> None:
    talk = prepared()
    hanging = curtain(talk, page(talk, "live"))
    assert hanging is not None
    assert (hanging.key, hanging.page.id, hanging.ask) == ("guess", "before", "What do you think?")
    assert (hanging.ready, hanging.said) == (False, "")
    talk.answer("guess", {"value": 75, "out_of": 100})
    hanging = curtain(talk, page(talk, "live"))
    assert hanging is not None
    assert (hanging.ready, hanging.said) == (True, "75 of 100")
    talk.reveal("guess")
    assert curtain(talk, page(talk, "live")) is None


def test_there_is_no_curtain_before_nothing() -> None:
    talk = conference(TOML)
    assert curtain(talk, page(talk, "live")) is None


def test_a_curtain_before_a_curtain_says_nothing_of_what_is_behind_it() -> None:
    talk = conference("""
[[preparation]]
id = "facts"
title = "Facts"
questions = [
  { id = "a", kind = "short", ask = "A?", reveal_after = "b" },
  { id = "b", kind = "short", ask = "B?", reveal_after = "c" },
  { id = "c", kind = "short", ask = "C {answer.b}?" },
]
[[agenda]]
id = "live"
title = "Live"
show = ["a", "b"]
""")
    talk.answer("a", "first")
    talk.answer("b", WORDS)
    live = page(talk, "live")
    hanging = curtain(talk, live)
    assert hanging is not None
    assert WORDS not in hanging.said
    talk.reveal("b")
    hanging = curtain(talk, live)
    assert hanging is not None
    assert hanging.key == "c"
    assert WORDS not in hanging.ask


# Opening ----------------------------------------------------------------------------------


def test_an_answered_guess_opens_everything_that_waited_for_it() -> None:
    time = Time()
    talk = prepared(time)
    talk.answer("guess", {"value": 75, "out_of": 100})
    assert talk.covered("score")
    time.passes(60)
    assert talk.reveal("guess")
    opened = talk.record.reveals
    assert [(reveal.question, reveal.after, reveal.by) for reveal in opened] == [
        (name, "guess", "answer") for name in ("score", "seen", "counted", "aim", "steps", "mine")
    ]
    assert opened[0].at > talk.record.answers["guess"].at
    assert not talk.covered("score")


def test_without_a_guess_only_the_tutor_opens_a_result_and_the_record_says_so() -> None:
    talk = prepared()
    assert not talk.reveal("guess")
    assert talk.covered("score")
    assert not talk.record.reveals
    assert talk.reveal("guess", by_tutor=True)
    assert {one.by for one in talk.record.reveals} == {"tutor"}
    assert talk.reveal("guess")


def test_a_guess_that_could_not_be_read_opens_nothing() -> None:
    talk = prepared()
    talk.answer("guess", None, typed="no idea")
    assert not talk.reveal("guess")


def test_opening_twice_is_noted_once() -> None:
    talk = prepared()
    talk.answer("guess", {"value": 75, "out_of": 100})
    talk.reveal("guess")
    before = talk.record
    assert talk.reveal("guess", by_tutor=True)
    assert talk.record is before


def test_a_guess_of_zero_is_a_guess() -> None:
    talk = prepared()
    talk.answer("guess", {"value": 0, "out_of": 100})
    assert talk.reveal("guess")


# The gap ----------------------------------------------------------------------------------


def gap(guess: Value, result: Value) -> str | None:
    talk = conference(TOML)
    talk.answer("score", result)
    talk.answer("guess", guess)
    talk.reveal("guess", by_tutor=True)
    return gap_sentence(talk)


@pytest.mark.parametrize(
    ("guess", "begins"),
    [
        (65, "Your guess was right on"),
        (68, "Your guess was right on"),
        (71, "Your guess was right on"),
        (64, "You did 4 points better"),
        (0, "You did 68 points better"),
        (64.5, "You did 3.5 points better"),
        (72, "It came out 4 points under your guess"),
    ],
)
def test_one_kind_sentence_says_the_gap(guess: int, begins: str) -> None:
    said = gap({"value": guess, "out_of": 100}, {"value": 68, "out_of": 100})
    assert str(said).startswith(begins)


def test_guess_and_result_are_compared_as_percentages() -> None:
    assert str(gap({"value": 34, "out_of": 50}, {"value": 68, "out_of": 100})).startswith("Your")


def test_a_gap_is_told_in_points_out_of_what_there_was_and_one_point_is_one() -> None:
    assert "5 points better" in str(gap({"value": 34, "out_of": 50}, {"value": 39, "out_of": 50}))
    assert "1 point under" in str(gap({"value": 3, "out_of": 5}, {"value": 2, "out_of": 5.0}))


def test_where_the_maxima_differ_a_gap_is_told_in_percent() -> None:
    assert "12 percent better" in str(
        gap({"value": 28, "out_of": 50}, {"value": 68, "out_of": 100})
    )
    assert "8 percent under" in str(gap({"value": 38, "out_of": 50}, {"value": 68, "out_of": 100}))


def test_there_is_no_gap_without_both_sides() -> None:
    assert gap({"value": 68, "out_of": 100}, None) is None
    assert gap(None, {"value": 68, "out_of": 100}) is None
    assert gap({"value": 68, "out_of": 0}, {"value": 68, "out_of": 100}) is None


def test_the_gap_is_not_told_before_the_result_is_open() -> None:
    talk = prepared()
    talk.answer("guess", {"value": 75, "out_of": 100})
    assert gap_sentence(talk) is None
    talk.reveal("guess")
    assert gap_sentence(talk) is not None


def test_an_agenda_without_a_prediction_has_no_gap() -> None:
    assert gap_sentence(conference('[[agenda]]\nid = "a"\ntitle = "A"')) is None


def test_both_sides_of_a_mirror_wait_behind_the_curtain_whichever_the_page_names() -> None:
    talk = conference("""
[[preparation]]
id = "data"
title = "Data"
questions = [{ id = "skills", kind = "topics", ask = "Skills?", reveal_after = "guess" }]
[[reflection]]
id = "mine"
title = "Mine"
who = "student"
questions = [
  { id = "guess", kind = "short", ask = "Guess?" },
  { id = "colors", kind = "topics", ask = "Colors?", mirrors = "skills" },
]
[[agenda]]
id = "live"
title = "Live"
show = ["colors"]
""")
    live = page(talk, "live")
    assert curtain(talk, live) is None
    talk.answer("skills", [{"topic": "Area", "level": "close"}])
    covered = curtain(talk, live)
    assert covered is not None
    assert covered.key == "guess"
    talk.reveal("guess", by_tutor=True)
    assert curtain(talk, live) is None
