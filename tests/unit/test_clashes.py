"""Conditions that can never hold together are told, with both of their lines."""

import pytest
from tests.unit.lines import HEAD, ask, one, page, told

from conferapp.storage.agendas import read_agenda

BEFORE = (
    page("a")
    + ask("sure", kind="scale")
    + ask("mood", 'options = ["Good", "Bad"]', kind="choice")
    + ask("used", 'options = ["Notes", "Cards"]', kind="choices")
    + ask("count", kind="number")
    + ask("why", kind="short")
)


def listed(*tests: str) -> str:
    """A `show_if` with several conditions; each begins with the id of its question."""
    tables = (f'{{ question = "{t.split()[0]}", {t.split(maxsplit=1)[1]} }}' for t in tests)
    return f"show_if = [{', '.join(tables)}]"


CLASHES = [
    ("sure at_least = 4", "sure at_most = 2", "both be at least 4 and be at most 2"),
    ("sure at_most = 2", "sure at_least = 4", "both be at most 2 and be at least 4"),
    ("sure at_least = 2.2", "sure at_most = 2.8", "both be at least 2.2 and be at most 2.8"),
    ("sure is = 2", "sure at_least = 3", "both be 2 and be at least 3"),
    ("mood is = 'Good'", "mood is = 'Bad'", "both be “Good” and be “Bad”"),
    ("mood includes = 'Good'", "mood includes = 'Bad'", "include “Good” and include “Bad”"),
    ("mood is = 'Good'", "mood is_not = 'Good'", "be “Good” and be other than “Good”"),
    ("used is = ['Notes']", "used includes = 'Cards'", "be “Notes” and include “Cards”"),
    ("sure answered = false", "sure at_most = 2", "both be unanswered and be at most 2"),
    ("why answered = true", "why answered = false", "have an answer and be unanswered"),
    ("why is = 'a'", "why is = 'b'", "both be “a” and be “b”"),
]


@pytest.mark.parametrize(("first", "second", "said"), CLASHES)
def test_two_conditions_of_a_list_that_contradict_are_told(
    first: str, second: str, said: str
) -> None:
    found = one(BEFORE, page("b", listed(first, second)))
    assert said in found
    assert "so this page is never shown." in found


FINE = [
    ("sure at_least = 2", "sure at_most = 2"),
    ("count at_least = 2.2", "count at_most = 2.8"),
    ("sure is = 2", "sure at_most = 3"),
    ("mood is_not = 'Good'", "mood is_not = 'Bad'"),  # a third option may have been there once
    ("mood is = 'Good'", "mood includes = 'Good'"),
    ("used includes = 'Notes'", "used includes = 'Cards'"),
    ("sure answered = true", "sure at_most = 2"),
    ("sure answered = false", "mood is = 'Good'"),
    ("sure at_least = 4", "count at_most = 2"),
]


@pytest.mark.parametrize(("first", "second"), FINE)
def test_conditions_that_can_hold_together_are_not_complained_about(
    first: str, second: str
) -> None:
    assert told(BEFORE, page("b", listed(first, second))) == []


def test_the_second_is_pointed_at_and_the_first_is_named() -> None:
    lines = 'show_if = [\n  { question = "sure", at_least = 4 },\n'
    lines += '  { question = "sure", at_most = 2 },\n]'
    text = HEAD + BEFORE + page("b", lines)
    (found,) = read_agenda(text, "talk.toml").problems
    assert found.text_of_line.strip().startswith('{ question = "sure", at_most')
    assert f"(See line {found.line - 1}.)" in found.hint


def test_three_conditions_that_contradict_are_one_mistake() -> None:
    one(BEFORE, page("b", listed("sure is = 1", "sure is = 2", "sure is = 3")))


def test_a_question_that_contradicts_its_page_is_told() -> None:
    shown = page("b", 'show_if = { question = "mood", is = "Good" }')
    for kind in ("question", "tip"):
        condition = 'show_if = { question = "mood", is = "Bad" }'
        where = ask("q", condition) if kind == "question" else ""
        tips = f'tips = [{{ text = "x", {condition} }}]\n' if kind == "tip" else ""
        found = one(BEFORE, shown, tips, where)
        assert f"`mood` can’t both be “Good” and be “Bad”, as its page and this {kind}" in found


def test_conditions_of_two_questions_of_a_page_have_nothing_to_do_with_each_other() -> None:
    good, bad = (f'show_if = {{ question = "mood", is = "{mood}" }}' for mood in ("Good", "Bad"))
    assert told(BEFORE, page("b"), ask("q", good), ask("r", bad)) == []
    assert told(BEFORE, page("b", good), page("c"), ask("r", bad)) == []


def test_a_condition_that_is_wrong_by_itself_is_no_part_of_a_contradiction() -> None:
    assert "no option of `mood`" in one(
        BEFORE, page("b", listed("mood is = 'Godo'", "mood is = 'Bad'"))
    )
    unknown = listed("moody is = 'Good'", "moody is = 'Bad'")
    assert "Did you mean `moody`?" in one(BEFORE, page("b", unknown))
    unread = page("a") + ask("sure", kind="sclae")
    assert "isn’t a kind" in one(unread, page("b", listed("sure is = 1", "sure is = 2")))
