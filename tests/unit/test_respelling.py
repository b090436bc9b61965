"""A key with a slip of the pen is one mistake, and is read as it was meant."""

import pytest

from conferapp.storage.agenda_problem import AgendaProblem
from conferapp.storage.agendas import read_agenda

WHOLE = """\
format = 1
id = "talk"
title = "A talk"

[lenses.warm]
name = "Warm"
idea = "Be kind."

[[reflection]]
id = "alone"
title = "Alone"
who = "student"

[[reflection.questions]]
id = "sure"
kind = "scale"
ask = "How sure?"
labels = { 1 = "not at all" }

[[agenda]]
id = "first"
title = "First"
minutes = 5
show = ["sure"]
tips = [{ lens = "warm", text = "Smile.", show_if = { question = "sure", at_most = 2 } }]

[[agenda.questions]]
id = "way"
kind = "choice"
ask = "Which way?"
options = ["bus", "car"]
show_if = { question = "sure", at_least = 3 }
"""


def problems(old: str, new: str, times: int = 1) -> tuple[AgendaProblem, ...]:
    """What is wrong once some words are changed."""
    assert old in WHOLE
    return read_agenda(WHOLE.replace(old, new, times), "talk.toml").problems


SLIPS = {
    "format": ("format = 1", "fromat = 1", 1, "`format`"),
    "the id of the agenda": ('id = "talk"', 'Id = "talk"', 2, "`id`"),
    "the title of the agenda": ('title = "A talk"', 'titel = "A talk"', 3, "`title`"),
    "the name of a lens": ('name = "Warm"', 'nmae = "Warm"', 6, "`name`"),
    "who": ('who = "student"', 'woh = "student"', 12, "`who`"),
    "the id of a question": ('id = "sure"', 'idd = "sure"', 15, "`id`"),
    "kind": ('kind = "scale"', 'kindd = "scale"', 16, "`kind`"),
    "ask": ('ask = "How sure?"', 'aks = "How sure?"', 17, "`ask`"),
    "a key of the kind": ("labels = {", "lables = {", 18, "`labels`"),
    "show": ('show = ["sure"]', 'shwo = ["sure"]', 24, "`show`"),
    "tips": ("tips = [{", "tip = [{", 25, "`tips`"),
    "the text of a tip": ('text = "Smile."', 'txt = "Smile."', 25, "`text`"),
    "a condition in a tip": ("at_most = 2", "atmost = 2", 25, "`at_most`"),
    "the question of a condition": (
        '{ question = "sure", at_most',
        '{ qestion = "sure", at_most',
        25,
        "`question`",
    ),
    "options": ("options = [", "option = [", 31, "`options`"),
    "a test": ("at_least = 3", "at_leest = 3", 32, "`at_least`"),
    "show_if": (
        'show_if = { question = "sure", at_least',
        'showif = { question = "sure", at_least',
        32,
        "`show_if`",
    ),
    "a word from elsewhere": ('kind = "scale"', 'type = "scale"', 16, "`kind`"),
    "another": ('ask = "How sure?"', 'question = "How sure?"', 17, "`ask`"),
    "a third": ("options = [", "choices = [", 31, "`options`"),
}


@pytest.mark.parametrize("name", SLIPS)
def test_a_slip_is_told_once_at_its_own_place(name: str) -> None:
    old, new, line, meant = SLIPS[name]
    (problem,) = problems(old, new)
    assert (problem.line, problem.hint) == (line, f"Did you mean {meant}?")
    written = new.split(" = ")[0].split("{ ")[-1]
    assert problem.text_of_line[problem.caret :].startswith(written.split(", ")[-1])


def test_what_stands_behind_a_slip_is_checked_too() -> None:
    found = problems('show = ["sure"]', 'shwo = ["sur"]')
    assert [(p.line, p.message) for p in found] == [
        (24, "`shwo` isn’t a key of a page."),
        (24, "No question has the id `sur`."),
    ]
    assert found[1].text_of_line[found[1].caret :] == '"sur"]'


def test_a_key_that_is_right_elsewhere_is_in_the_wrong_place_not_misspelled() -> None:
    (problem,) = problems("minutes = 5\n", 'minutes = 5\nkind = "long"\n')
    assert problem.hint == (
        "It belongs to a question: move the line below the question’s [[…questions]] line."
    )


def test_two_slips_never_mean_the_same_key() -> None:
    found = problems('title = "First"', 'titel = "First"\ntitl = "Second"')
    assert [problem.message for problem in found] == [
        "`titel` isn’t a key of a page.",
        "`titl` isn’t a key of a page.",
    ]
