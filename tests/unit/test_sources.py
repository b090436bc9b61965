"""A placeholder that nothing ever fills in is told, and so is one that comes too early."""

import pytest
from tests.unit.lines import HEAD, ask, one, page, told

from conferapp.storage.agendas import read_agenda

ROLES = [
    ("{assignment}", "assignment", "short"),
    ("{score}", "score", "score"),
    ("{hope}", "hope", "long"),
    ("{next}", "next-conference", "date"),
]


@pytest.mark.parametrize(("braces", "role", "kind"), ROLES)
def test_a_placeholder_needs_the_question_that_fills_it_in(
    braces: str, role: str, kind: str
) -> None:
    used = page("b", f'intro = "So {braces}."')
    found = one(page("a"), ask("q", kind=kind), used)
    assert f"{braces} can’t be filled in: no question has the role `{role}`." in found
    assert f'Give the question `q` the line role = "{role}", or say it without.' in found
    assert told(page("a"), ask("q", f'role = "{role}"', kind=kind), used) == []


def test_where_no_question_fits_the_kind_is_named() -> None:
    found = one(page("a", 'intro = "So {hope}"'))
    assert 'Give a `short` or a `long` question the line role = "hope", or say it without.' in found


def test_it_is_one_mistake_however_often_it_is_used() -> None:
    lines = 'intro = "So {next}"', 'say = ["See you {next}", "{next}!"]'
    found = one(page("a", *lines))
    assert "It stands in 2 more places. (See line 8.)" in found


def test_it_is_pointed_at_inside_its_text() -> None:
    (found,) = read_agenda(HEAD + page("a", 'intro = "So {next}"'), "talk.toml").problems
    assert (found.line, found.column) == (7, 13)


@pytest.mark.parametrize("name", ["student", "tutor", "goal", "last.goal", "last.date"])
def test_what_is_known_from_elsewhere_needs_no_question(name: str) -> None:
    assert told(page("a", f'intro = "So {{{name}}}"')) == []


@pytest.mark.parametrize(
    ("braces", "lines", "kind"),
    [("{answer.q}", (), "long"), ("{next}", ('role = "next-conference"',), "date")],
)
def test_an_answer_that_is_asked_for_later_is_told(
    braces: str, lines: tuple[str, ...], kind: str
) -> None:
    used = page("a", f'say = ["So {braces}."]')
    found = one(used, page("b"), ask("q", *lines, kind=kind))
    assert f"{braces} can’t be filled in yet: `q` is asked later, on the page `b`." in found
    assert told(page("b"), ask("q", *lines, kind=kind), used) == []


def test_on_its_own_page_an_answer_is_there_when_the_page_is_opened_again() -> None:
    assert told(page("a", 'intro = "{answer.q}"'), ask("q"), ask("r", 'hint = "{answer.q}"')) == []


def test_a_page_that_comes_too_early_is_one_mistake_for_each_answer() -> None:
    lines = 'intro = { en = "{answer.q}", es = "{answer.q}" }', 'say = ["{answer.q}"]'
    assert "asked later" in one(page("a", *lines), page("b"), ask("q"))


def test_what_nobody_reads_on_a_students_page_is_not_looked_at() -> None:
    lines = 'who = "student"', 'do = "So {next}"', 'say = ["{answer.q}"]'
    assert told(page("a", *lines), page("b"), ask("q")) == []


def test_the_tutors_side_of_a_mirror_is_never_said_on_a_students_page() -> None:
    tutors = page("a", part="preparation") + ask("ours", 'mirrors = "theirs"', part="preparation")
    theirs = page("b", 'who = "student"') + ask("theirs", 'hint = "You saw {answer.ours}"')
    found = one(tutors, theirs)
    assert "{answer.ours} stays empty here: `ours` is the tutor’s side of a mirror" in found
    shared = tutors.replace("mirrors", 'share = ["student"]\nmirrors')
    assert told(shared, theirs) == []
    assert told(tutors, theirs.replace('"student"', '"together"')) == []


# One mistake, one error ----------------------------------------------------------------------


@pytest.mark.parametrize(
    "wrong",
    [
        ask("q", 'role = "scor"', kind="score"),
        ask("q", 'rle = "score"', kind="score"),
        ask("q", 'role = "score"', kind="scroe"),
        ask("q", 'role = "score"', "out_of = 0", kind="score"),
        ask("q", 'role = "score"', kind="yes_no"),
        ask("q", 'role = "score"', kind="score").replace('id = "q"\n', ""),
        ask("q", 'role = "score"', kind="score").replace(".questions", ""),
        ask("q", 'role = "score"', kind="score").replace("agenda.", "agnda."),
    ],
)
def test_a_question_that_could_not_be_read_is_the_only_mistake(wrong: str) -> None:
    one(page("a"), wrong, page("b", 'intro = "So {score}"'))


def test_an_unknown_answer_is_told_once() -> None:
    assert "no question has the id" in one(page("a", 'intro = "{answer.gone}"'))
