"""Covered answers that a page uses before they can be opened are told."""

import pytest
from tests.unit.build import Time, conference
from tests.unit.build import page as page_of
from tests.unit.lines import HEAD, ask, one, page, told

from conferapp.domain.agenda import Page
from conferapp.domain.beside import beside
from conferapp.domain.reveal import curtain
from conferapp.storage.agendas import read_agenda

COVERED = 'role = "score"', 'reveal_after = "guess"'
FACTS = (
    page("facts", part="preparation")
    + ask("score", *COVERED, kind="score", part="preparation")
    + ask("parts", 'reveal_after = "guess"', kind="topics", part="preparation")
)
GUESS = page("guessing", 'who = "student"', part="reflection") + ask(
    "guess", kind="score", part="reflection"
)


def alone(name: str, *lines: str) -> str:
    """A student's page."""
    return page(name, 'who = "student"', *lines, part="reflection")


def own(name: str, *lines: str) -> str:
    """A question on a page of the reflection."""
    return ask(name, *lines, part="reflection")


def ours(name: str, *lines: str) -> str:
    """A page for both, before the guess."""
    return page(name, 'who = "together"', *lines, part="reflection")


LOW = 'show_if = { question = "score", at_most = 60 }'

EARLY = {
    "laid out for the student": (alone("e", 'show = ["score"]'), "`score` stays covered here"),
    "laid out for both": (ours("e", 'show = ["score"]'), "`score` stays covered here"),
    "for a page": (alone("e", LOW), "This can never hold: on this page `score` is covered"),
    "for a question": (alone("e") + own("q", LOW), "This can never hold: on this page"),
    "for a tip": (ours("e", f'tips = [{{ text = "x", {LOW} }}]'), "This can never hold"),
    "by its role": (alone("e", 'intro = "So {score}"'), "{score} can’t be filled in here"),
    "by its id": (alone("e", 'intro = "So {answer.score}"'), "{answer.score} can’t be filled in"),
    "in a line to say": (ours("e", 'say = ["So {score}"]'), "{score} can’t be filled in here"),
    "in a question": (alone("e") + own("q", 'hint = "{score}"'), "{score} can’t be filled in"),
}


@pytest.mark.parametrize("name", EARLY)
def test_a_covered_answer_on_a_page_before_its_key_is_told(name: str) -> None:
    early, said = EARLY[name]
    found = one(FACTS, early, GUESS)
    assert said in found
    assert "`guess` is answered, and that is asked later, on the page `guessing`." in found


@pytest.mark.parametrize("name", EARLY)
def test_behind_its_key_the_same_page_is_fine(name: str) -> None:
    assert told(FACTS, GUESS, EARLY[name][0]) == []


@pytest.mark.parametrize("name", EARLY)
def test_on_a_page_of_the_tutors_it_is_open_from_the_start(name: str) -> None:
    page_there = EARLY[name][0].replace('"student"', '"tutor"').replace('"together"', '"tutor"')
    assert told(FACTS, page_there, GUESS) == []


def test_the_names_of_covered_topics_may_be_chosen_from() -> None:
    chosen = own("q", 'options_from = "parts"').replace('"long"', '"choices"')
    assert told(FACTS, alone("e"), chosen, GUESS) == []


def test_a_page_is_one_mistake_however_much_it_uses() -> None:
    lines = 'intro = "So {score}"', 'show = ["score", "parts"]'
    assert "`score` stays covered" in one(FACTS, alone("e", *lines), own("q", LOW), GUESS)
    assert "This can never hold" in one(FACTS, alone("e", LOW, *lines), GUESS)


def test_it_is_told_at_the_very_id() -> None:
    text = HEAD + FACTS + alone("e", 'show = ["last-words", "score"]') + GUESS
    (found,) = read_agenda(text, "talk.toml").problems
    assert (found.text_of_line, found.column) == ('show = ["last-words", "score"]', 23)


def test_both_sides_of_a_mirror_stay_covered_on_a_page_for_both() -> None:
    view = page("view", part="preparation")
    view += ask("ours", 'mirrors = "theirs"', 'reveal_after = "guess"', part="preparation")
    theirs = alone("t") + own("theirs")
    found = one(FACTS, view, theirs, ours("e", 'show = ["theirs"]'), GUESS)
    assert "`theirs` is laid out with `ours`, which stays covered here" in found
    assert told(FACTS, view, theirs, alone("e", 'show = ["theirs"]'), GUESS) == []


# On the page of the key itself ---------------------------------------------------------------


def test_a_students_page_that_covers_its_own_key_is_told() -> None:
    here = GUESS.replace('"student"', '"student"\nshow = ["score"]')
    assert "`score` covers this page until `guess` is answered" in one(FACTS, here)
    assert told(FACTS, here.replace('"student"', '"together"')) == []


def test_a_page_that_is_shown_only_when_its_own_key_is_answered_is_told() -> None:
    here = GUESS.replace('"student"', f'"student"\n{LOW}')
    assert "and that is asked here." in one(FACTS, here)


def test_a_key_that_waits_for_what_it_opens_is_told() -> None:
    here = page("talk") + ask("guess", LOW, kind="score")
    assert "and this is that question." in one(FACTS, here)
    assert told(FACTS, here.replace(LOW, ""), ask("why", LOW)) == []


def test_two_answers_that_wait_for_each_other_both_come_open() -> None:
    mine = page("a", part="preparation") + ask("mine", 'reveal_after = "yours"', part="preparation")
    yours = alone("b") + own("yours", 'reveal_after = "mine"')
    assert told(mine, yours, page("c", 'show = ["mine", "yours"]')) == []


def test_a_key_on_a_page_of_the_tutors_opens_as_well() -> None:
    theirs = page("a", 'who = "student"', part="preparation")
    theirs += ask("theirs", 'reveal_after = "ours"', part="preparation")
    key = page("b", part="preparation") + ask("ours", part="preparation")
    assert told(theirs, key, page("c", 'show = ["theirs"]')) == []


# One mistake, one error ----------------------------------------------------------------------


def test_what_is_told_already_is_not_told_again() -> None:
    unknown = FACTS.replace('"guess"', '"gess"').replace('reveal_after = "gess"\n', "", 1)
    assert "No question has the id `gess`" in one(unknown, alone("e", 'show = ["parts"]'), GUESS)
    facts = FACTS.replace("preparation", "agenda")
    assert "`score` is asked later" in one(alone("e", 'show = ["score"]'), GUESS, facts)
    both = alone("e", 'show = ["guess", "score"]')
    assert "`guess` is asked later" in one(FACTS, both, GUESS)
    nobody = alone("e", 'show = ["score"]').replace('"student"', '"studnet"')
    assert "can’t be `who`" in one(FACTS, nobody, GUESS)


# What happens in a conference ----------------------------------------------------------------

TALK = """
[[preparation]]
id = "facts"
title = "Facts"
questions = [{ id = "score", kind = "score", ask = "Score?", reveal_after = "guess" }]
[[reflection]]
id = "guessing"
title = "Guess"
who = "WHO"
show = ["score"]
questions = [{ id = "guess", kind = "short", ask = "Guess?" }]
"""


def opened(who: str) -> tuple[bool, Page]:
    """Whether a page that shows a result and asks for the guess has a way to open it."""
    talk = conference(TALK.replace("WHO", who), time=Time())
    talk.answer("score", {"value": 68, "out_of": 100})
    here = page_of(talk, "guessing")
    talk.enter(here)
    if who == "together":  # the student's page shows nothing but the curtain
        talk.answer("guess", "70")
    hanging = curtain(talk, here)
    assert hanging is not None
    if hanging.ready:
        talk.reveal("guess")
    return beside(talk, here)[0].waits_for is None, here


def test_on_a_page_for_both_the_guess_can_be_made_beside_the_curtain() -> None:
    assert opened("together")[0]
    assert not opened("student")[0]
