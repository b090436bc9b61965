"""The parts of an agenda refer to each other as they should, or the author is told."""

from pathlib import Path

import pytest
from tests.unit.lines import HEAD, ask, one, page, told

from conferapp.domain.agenda import NAMED_SHOWS
from conferapp.domain.problem import MOST_PROBLEMS
from conferapp.storage.agendas import load_agenda, read_agenda

TOPICS = ask("parts", kind="topics")

SOUND = {
    "show an earlier answer": (page("a"), ask("q"), page("b", 'show = ["q"]')),
    "show by name": (page("a", 'show = ["foundation-goals", "last-changes"]'),),
    "a page after an earlier answer": (
        page("a"),
        ask("q"),
        page("b", 'show_if = { question = "q", answered = true }'),
    ),
    "a question after one above it": (
        page("a"),
        ask("q"),
        ask("r", 'show_if = [{ question = "q", answered = true }, { student = "el" }]'),
    ),
    "options from an earlier page": (
        page("a"),
        TOPICS,
        page("b"),
        ask("q", 'options_from = "parts"', kind="choices"),
    ),
    "a reveal after a later answer": (page("a"), ask("q", 'reveal_after = "r"'), ask("r")),
    "a mirror of a later question": (
        page("a", part="preparation"),
        ask("mine", 'mirrors = "yours"', part="preparation"),
        page("b", 'who = "student"', part="reflection"),
        ask("yours", part="reflection"),
    ),
    "both sides naming each other": (
        page("a", part="preparation"),
        ask("mine", 'mirrors = "yours"', part="preparation"),
        page("b"),
        ask("yours", 'mirrors = "mine"'),
    ),
    "every placeholder": (
        page("a", 'do = "{student} {tutor} {goal} {last.goal} { last.date } {{literal}}"'),
        ask("q", 'hint = "{answer.q}"'),
    ),
    "a page and a question of one name": (page("a"), ask("a")),
    "an empty default": (page("a"), ask("q", 'default = ""')),
}


@pytest.mark.parametrize("name", SOUND)
def test_what_fits_together_is_not_complained_about(name: str) -> None:
    assert told(*SOUND[name]) == []


@pytest.mark.parametrize("key", ["show = [{}]", "show_if = {{ question = {}, answered = true }}"])
def test_a_page_can_only_look_back(key: str) -> None:
    later = one(page("a"), page("b", key.format('"q"')), page("c"), ask("q"))
    same = one(page("a"), page("b", key.format('"q"')), ask("q"))
    gone = one(page("a"), ask("question"), page("b", key.format('"qestion"')))
    assert "`q` is asked later, on the page `c`" in later
    assert "on this same page" in same
    assert "No question has the id `qestion`. Did you mean `question`?" in gone


def test_a_tip_can_only_look_back() -> None:
    tip = 'tips = [{ text = "x", show_if = { question = "q", answered = true } }]'
    assert "on this same page" in one(page("a", tip), ask("q"))


def test_a_question_can_look_up_its_page_but_not_down() -> None:
    condition = 'show_if = { question = "r", answered = true }'
    assert "further down on this page" in one(page("a"), ask("q", condition), ask("r"))
    assert "asked later, on the page `b`" in one(
        page("a"), ask("q", condition), page("b"), ask("r")
    )
    assert "refers to itself" in one(page("a"), ask("r", condition))


def test_showing_a_page_by_its_id_is_told_apart() -> None:
    assert "`a` is a page" in one(page("a"), page("b", 'show = ["a"]'))
    found = one(page("a"), ask("q"), page("b", 'show = ["a"]'))
    assert "Name a question on it, such as `q`." in found


@pytest.mark.parametrize("name", NAMED_SHOWS)
def test_what_the_app_knows_by_name_can_be_shown_anywhere(name: str) -> None:
    assert told(page("a", f'show = ["{name}"]')) == []
    assert told(page("a", f'show = ["{name}"]', 'who = "student"')) == []


def test_a_slip_in_such_a_name_is_told_with_the_right_one() -> None:
    assert "Did you mean `calibration`?" in one(page("a", 'show = ["callibration"]'))
    assert "Did you mean `last-words`?" in one(page("a", 'show = ["last-word"]'))


def test_options_come_from_topics_on_an_earlier_page() -> None:
    choice = ask("q", 'options_from = "parts"', kind="choice")
    assert "`parts` is a `long` question" in one(page("a"), ask("parts"), page("b"), choice)
    assert "on this same page" in one(page("a"), TOPICS, choice)
    assert "No question has the id" in one(page("a"), choice)


@pytest.mark.parametrize("key", ["mirrors", "reveal_after"])
def test_a_reference_to_nothing_or_to_itself_is_told(key: str) -> None:
    assert "No question has the id `gone`" in one(page("a"), ask("q", f'{key} = "gone"'))
    assert "refers to itself" in one(page("a"), ask("q", f'{key} = "q"'))


def test_a_mirror_has_two_sides() -> None:
    tutor = page("a", part="preparation")
    mine = ask("mine", 'mirrors = "yours"', part="preparation")
    more = ask("more", 'mirrors = "yours"', part="preparation")
    yours = page("b") + ask("yours")
    assert "mirrors `yours` already" in one(tutor, mine, more, yours)
    assert "for the same people" in one(tutor, mine, ask("yours", part="preparation"))
    chain = page("b") + ask("yours", 'mirrors = "third"')
    third = page("c", 'who = "student"') + ask("third")
    assert "`yours` mirrors `third`" in one(tutor, mine, chain, third)


def test_ids_are_unique_and_the_first_is_named() -> None:
    assert 'id = "a" → Another page has the id `a` already' in one(page("a"), page("a"))
    twice = one(page("a"), ask("q"), page("b"), ask("q"))
    assert "Another question has the id `q` already" in twice
    assert "(See line 8.)" in twice


@pytest.mark.parametrize("name", ["peers", "calibration", "last-words"])
def test_a_question_can_not_be_called_what_show_means(name: str) -> None:
    found = one(page("a"), ask(name))
    assert "means something else" in found
    assert f"`my-{name}`" in found


def pictures_told(folder: Path, names: str, known: frozenset[str] | None) -> list[str]:
    """What is said of the pictures that a reminder names, where these are known."""
    file = folder / "talk.toml"
    card = ask("q", f"pictures = [{names}]", kind="reminder")
    file.write_text(HEAD + page("a") + card, encoding="utf-8")
    return [f"{p.column} {p.message} {p.hint}" for p in load_agenda(file, known).problems]


def test_a_picture_that_does_not_exist_is_told_with_the_nearest_that_does(tmp_path: Path) -> None:
    known = frozenset({"ladder", "magnifying-glass"})
    assert pictures_told(tmp_path, '"ladder", "magnifing-glass"', known) == [
        "23 No picture has the name `magnifing-glass`. Did you mean `magnifying-glass`?"
    ]
    (strange,) = pictures_told(tmp_path, '"zeppelin"', known)
    assert "Leave `pictures` out" in strange
    assert pictures_told(tmp_path, '"ladder"', known) == []


def test_where_it_is_not_known_which_pictures_there_are_any_name_will_do(tmp_path: Path) -> None:
    assert pictures_told(tmp_path, '"zeppelin"', None) == []
    assert pictures_told(tmp_path, '"zeppelin"', frozenset()) != []


def test_whose_words_an_answer_is_can_be_said_only_on_a_page_for_both() -> None:
    ours = page("a", 'who = "together"') + ask("q", 'by = "tutor"')
    assert told(ours) == []
    assert "`by` says whose words" in one(page("a", 'who = "tutor"'), ask("q", 'by = "student"'))
    assert "`by` says whose words" in one(page("a", 'who = "student"'), ask("q", 'by = "tutor"'))


def test_a_lens_has_to_exist() -> None:
    lens = '[lenses.growth-mindset]\nname = "Growth"\n'
    tip = page("a", 'tips = [{ lens = "growth-mindst", text = "x" }]')
    assert "Did you mean `growth-mindset`?" in one(lens, tip)
    assert "[lenses.growth-mindst]" in one(tip)


def test_tips_are_never_on_a_students_page() -> None:
    assert "tips are for the tutor" in one(page("a", 'who = "student"', 'tips = [{ text = "x" }]'))


def test_a_role_belongs_to_a_kind_and_to_one_question() -> None:
    wrong = one(page("a"), ask("q", 'role = "hope"', kind="yes_no"))
    assert "`short` or `long`" in wrong
    twice = one(page("a"), ask("q", 'role = "hope"'), ask("r", 'role = "hope"'))
    assert "the role `hope` already" in twice


@pytest.mark.parametrize(
    ("kind", "lines", "wrong"),
    [
        ("yes_no", "default = 1", "yes or no"),
        ("scale", "default = 9", "from 1 to 5"),
        ("choice", 'options = ["a"]\ndefault = "b"', "one of the options"),
        ("date", 'default = "soon"', "a day"),
        ("date", "earliest = 2026-12-04\ndefault = 2026-12-03", "before"),
        ("short", f'default = "{"x" * 600}"', "500 characters"),
        ("score", "default = { value = 3, out_of = 0 }", "in all"),
        ("topics", 'default = [{ topic = "a", points = "b" }]', "a number"),
    ],
)
def test_a_default_has_to_do_as_an_answer(kind: str, lines: str, wrong: str) -> None:
    found = one(page("a"), ask("q", lines, kind=kind))
    assert "This `default` would not do as an answer" in found
    assert wrong in found


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("{studnet}", "{studnet} isn’t a placeholder. Did you mean {student}?"),
        ("{Student}", "Did you mean {student}?"),
        ("{last_goal}", "Did you mean {last.goal}?"),
        ("{q}", "Did you mean {answer.q}?"),
        ("{answer.qq}", "no question has the id `qq`"),
        ("{}", "{} isn’t a placeholder. Those there are: {student}"),
        ("{student", "its other half, }, is missing"),
        ("student}", "its other half, {, is missing"),
    ],
)
def test_a_placeholder_has_to_mean_something(text: str, wrong: str) -> None:
    assert wrong in one(page("a", f'intro = "Hi {text}"'), ask("q"))


def test_a_placeholder_is_pointed_at_inside_its_text() -> None:
    text = HEAD + page("a", 'say = ["Hi", "Hello {studnet}"]')
    (problem,) = read_agenda(text, "talk.toml").problems
    assert (problem.line, problem.column) == (7, 21)


def test_placeholders_in_every_language_tip_and_label_are_looked_at() -> None:
    lines = 'title = { en = "a", es = "{x1}" }', 'tips = [{ text = "{x2}" }]'
    labels = 'labels = { 1 = "{x3}" }', 'starters = ["{x4}"]'
    found = told(page("a", *lines).replace('title = "T"\n', ""), ask("q", *labels, kind="scale"))
    assert [line.split("→ ")[1][:4] for line in found] == ["{x1}", "{x2}", "{x3}", "{x4}"]


def test_the_head_of_an_agenda_is_shown_where_no_placeholder_has_a_value() -> None:
    text = HEAD.replace("A talk", "Talk with {student}") + page("a")
    (problem,) = read_agenda(text, "talk.toml").problems
    assert (problem.line, problem.column) == (3, 20)


def test_some_page_is_always_shown() -> None:
    condition = 'show_if = { student = "el" }'
    assert "Every page has a `show_if`" in one(page("a", condition), page("b", condition))


def test_a_file_made_to_be_wrong_is_not_read_to_its_end() -> None:
    names = ", ".join(f'"n{number}"' for number in range(300))
    assert len(told(page("a", f"show = [{names}]"))) == MOST_PROBLEMS


def test_more_questions_than_fit_on_a_page_are_one_mistake() -> None:
    asked = [ask(f"q{number}") for number in range(40)]
    assert "This page has 40 questions, and 25 fit on one." in one(page("a"), *asked)
    assert told(page("a"), *asked[:25]) == []


def test_a_question_without_an_id_is_one_mistake_however_it_is_named() -> None:
    nameless = ask("q", kind="goal").replace('id = "q"\n', "")
    later = page("b", 'intro = "{answer.aim}"', 'show = ["aim"]')
    assert "`id` is missing" in one(page("a"), nameless, later)


def test_a_slip_in_an_id_is_told_once_for_show_and_placeholders_together() -> None:
    later = page("b", 'intro = "{answer.goal}"', 'show = ["goal"]')
    assert "Did you mean `goal`?" in one(page("a"), ask("gaol"), later)


def test_an_id_that_was_renamed_in_one_place_is_told_once_where_it_stands() -> None:
    first = page("a") + ask("speech-sounds") + ask("hard-sounds")
    uses = page("b", 'show = ["sounds", "hard-sounds"]') + page("c", 'show = ["sounds"]')
    found = one(first, uses)
    assert 'id = "speech-sounds" → Nothing refers to `speech-sounds`' in found
    assert "Did you mean `sounds`?" in found


def test_an_id_that_was_renamed_is_guessed_from_the_questions_that_nobody_names() -> None:
    first = page("a") + ask("speech-sounds") + ask("hard-sounds")
    assert "Did you mean `speech-sounds`?" in one(
        first, page("b", 'show = ["sounds", "hard-sounds"]')
    )


def test_where_two_questions_could_have_been_renamed_none_is_guessed() -> None:
    first = page("a") + ask("speech-sounds") + ask("hard-sounds")
    found = told(first, page("b", 'show = ["sounds"]'), page("c", 'show = ["sounds"]'))
    assert len(found) == 2
    assert all("If you renamed a question, write its new id here" in line for line in found)
    assert not [line for line in found if "Did you mean" in line]


def test_an_unknown_id_that_is_like_no_other_says_what_to_do() -> None:
    found = one(page("a"), ask("q"), page("b", 'show = ["elephant"]'))
    assert "If you renamed a question, write its new id here" in found


def test_a_guess_that_is_far_off_says_so() -> None:
    found = one(page("a"), ask("hard-sounds"), page("b", 'show = ["hard-sounds", "sounds"]'))
    assert "Did you mean `hard-sounds`? If you renamed a question" in found


def test_what_show_knows_by_name_is_no_slip_in_an_id() -> None:
    show = 'show = ["last-words"]'
    assert told(page("a"), ask("last-word"), page("b", show), page("c", show)) == []


def test_a_question_under_a_pages_header_is_one_mistake_wherever_it_is_named() -> None:
    slip = ask("q").replace(".questions", "")
    assert "keys of a question" in one(page("a"), slip, page("b", 'show = ["q"]'))
