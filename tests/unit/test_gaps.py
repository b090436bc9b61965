"""Gaps: what is still open when a conference is about to be finished."""

from tests.unit.build import conference, page

from conferapp.domain.conference import Conference
from conferapp.domain.gaps import gaps
from conferapp.domain.model import Value

TOML = """
[[preparation]]
id = "facts"
title = "About {student}"
questions = [{ id = "score", kind = "score", ask = "Score?", reveal_after = "guess" }]
[[agenda]]
id = "live"
title = "Live"
questions = [
  { id = "guess", kind = "score", ask = "Guess?", required = true },
  { id = "plan", kind = "actions", ask = "What will you do?", required = true },
  { id = "n", kind = "number", ask = "Pages?", max = 50 },
  { id = "why", kind = "short", ask = "?", required = true, show_if = { question = "n", is = 9 } },
  { id = "free", kind = "short", ask = "Anything else?" },
]
[[agenda]]
id = "extra"
title = "Extra"
optional = true
questions = [{ id = "more", kind = "short", ask = "More?", required = true }]
[[agenda]]
id = "hidden"
title = "Hidden"
show_if = { question = "free", is = "x" }
[[follow_up]]
id = "after"
title = "After"
"""
GUESS: Value = {"value": 70, "out_of": 100}


def opened(*page_ids: str) -> Conference:
    talk = conference(TOML)
    for page_id in page_ids:
        talk.enter(page(talk, page_id))
    return talk


def found(talk: Conference) -> list[tuple[str, str | None]]:
    return [(gap.page.id, gap.question) for gap in gaps(talk)]


def test_pages_that_nobody_opened_are_gaps_but_optional_and_hidden_ones_are_not() -> None:
    assert found(opened()) == [("facts", None), ("live", None), ("after", None)]


def test_a_gap_says_in_words_what_is_open() -> None:
    assert gaps(opened())[0].sentence == "About Amara: not opened yet"


def test_only_what_belongs_after_the_conference_can_wait() -> None:
    assert [gap.afterwards for gap in gaps(opened())] == [False, False, True]


def test_required_questions_are_gaps_until_they_are_answered() -> None:
    talk = opened("facts", "live", "after")
    assert found(talk) == [("live", "guess"), ("live", "plan")]
    talk.answer("guess", GUESS)
    talk.answer("plan", [{"what": "tutoring"}])
    assert found(talk) == []


def test_a_question_that_is_not_shown_is_no_gap_and_becomes_one_when_it_is() -> None:
    talk = opened("facts", "live", "after")
    talk.answer("n", 9)
    assert ("live", "why") in found(talk)


def test_what_could_not_be_read_is_a_gap_that_quotes_it_though_nothing_is_required() -> None:
    talk = opened("facts", "live", "after")
    talk.answer("n", None, typed="lots")
    (gap,) = [gap for gap in gaps(talk) if gap.question == "n"]
    assert "“lots”" in gap.sentence


def test_an_answer_that_cannot_be_is_a_gap_with_the_reason() -> None:
    talk = opened("facts", "live", "after")
    talk.answer("n", 51)
    (gap,) = [gap for gap in gaps(talk) if gap.question == "n"]
    assert "50" in gap.sentence


def test_a_page_that_was_skipped_on_purpose_is_no_gap() -> None:
    talk = opened("facts", "live", "after")
    talk.skip(page(talk, "live"), "no time")
    assert found(talk) == []
    talk.skip(page(talk, "live"), "")
    assert ("live", "plan") in found(talk)


def test_a_page_skipped_without_being_opened_is_no_gap() -> None:
    talk = opened("facts", "live")
    talk.skip(page(talk, "after"), "alone")
    assert ("after", None) not in found(talk)


def test_taking_back_a_skip_that_never_was_opens_no_page() -> None:
    talk = opened("facts", "live")
    talk.skip(page(talk, "after"), "")
    assert ("after", None) in found(talk)


def test_a_guess_that_the_reveal_came_before_is_no_gap_for_nobody_can_close_it() -> None:
    talk = opened("facts", "live", "after")
    talk.answer("score", GUESS)
    talk.reveal("guess", by_tutor=True)
    assert found(talk) == [("live", "plan")]


def test_an_optional_page_has_no_gaps() -> None:
    talk = opened("facts", "live", "extra", "after")
    assert ("extra", "more") not in found(talk)


def test_what_is_left_open_never_gives_a_covered_answer_away() -> None:
    talk = conference(
        """
[[preparation]]
id = "mine"
title = "So {answer.score}"
questions = [
  { id = "score", kind = "score", ask = "Score?", reveal_after = "guess" },
  { id = "why", kind = "long", ask = "Why {answer.score}?", required = true },
  { id = "day", kind = "date", ask = "Day?", reveal_after = "guess" },
]
[[reflection]]
id = "theirs"
title = "Guess"
who = "student"
questions = [{ id = "guess", kind = "short", ask = "Guess?" }]
"""
    )
    talk.answer("score", {"value": 68, "out_of": 100})
    talk.answer("day", None, typed="the 68th")
    talk.enter(page(talk, "mine"))
    said = " ".join(gap.sentence for gap in gaps(talk))
    assert "what is typed could not be read" in said
    assert "68" not in said
    talk.reveal("guess", by_tutor=True)
    assert "“the 68th”" not in " ".join(gap.sentence for gap in gaps(talk))  # the tutor's page
