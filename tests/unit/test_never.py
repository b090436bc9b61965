"""A condition that no answer can satisfy is told, and no other one is."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.unit.build import KEYS_OF, question
from tests.unit.lines import HEAD, ask, one, page, told

from conferapp.domain.agenda import Page
from conferapp.domain.authoring.draft import DraftPage, DraftQuestion
from conferapp.domain.authoring.gates import Asked, Gate
from conferapp.domain.authoring.possible import possible
from conferapp.domain.authoring.slips import Slip, slip_of
from conferapp.domain.conditions import TESTS, Condition
from conferapp.domain.kinds.union import KINDS
from conferapp.domain.model import Value
from conferapp.storage.agendas import load_agenda, read_agenda

KEYS = {
    "scale": ("from = 0", "to = 4"),
    "number": ("min = 0", "max = 50"),
    "choice": ('options = ["By bus", "By car"]',),
    "choices": ('options = ["Notes", "Cards", "A friend"]',),
    "checklist": ('items = ["Pen", "Book"]',),
    "connections": ('sort = "strength"',),
    "reminder": ('pictures = ["ladder"]',),
}


def asked(kind: str, *tests: str, keys: tuple[str, ...] | None = None) -> tuple[str, ...]:
    """An agenda that asks a question, and then pages with a condition on it each."""
    lines = KEYS.get(kind, ()) if keys is None else keys
    pages = (
        page(f"p{number}", f'show_if = {{ question = "q", {test} }}')
        for number, test in enumerate(tests)
    )
    return (page("a"), ask("q", *lines, kind=kind), *pages)


NEVER = [
    ("choice", 'is = "By bsu"', "“By bsu” is no option of `q`. Did you mean `By bus`?"),
    ("choice", 'is = "Flying"', "Its options are: “By bus”, “By car”."),
    ("choice", 'is = "by bus"', "Did you mean `By bus`?"),
    ("choice", 'includes = "By bsu"', "Did you mean `By bus`?"),
    ("choice", 'is = ["By bus"]', 'is one option, not a list. Write is = "By bus".'),
    ("choice", "is = true", "is one option, not yes or no"),
    ("choice", "at_least = 2", "`at_least` compares numbers, and the answer to `q` is one option."),
    ("choices", 'includes = "Crads"', "“Crads” is no option of `q`. Did you mean `Cards`?"),
    ("choices", 'is = ["Notes", "Crads"]', "“Crads” is no option of `q`."),
    ("choices", 'is = "Notes"', 'whole list of `q`, not one word. Write includes = "Notes".'),
    ("choices", 'is = "Nots"', 'Write includes = "Notes".'),
    ("choices", 'is = ["Cards", "Notes"]', 'of its options. Write is = ["Notes", "Cards"].'),
    ("choices", "is = []", "Write answered = false."),
    ("choices", "is = [1]", "the list of `q` is of words"),
    ("choices", "at_most = 2", "`at_most` compares numbers, and the answer to `q` is a list."),
    ("checklist", 'includes = "Boko"', "“Boko” is no item of `q`. Did you mean `Book`?"),
    ("checklist", 'is = "Pen"', 'Write includes = "Pen".'),
    ("yes_no", 'is = "yes"', "yes or no, not words. Write is = true, without quotes."),
    ("yes_no", "is = 1", "yes or no, not a number"),
    ("yes_no", "at_least = 1", "the answer to `q` is yes or no"),
    ("yes_no", 'includes = "no"', "Write is = false, without quotes."),
    ("recap", "is = false", "a recap is ticked, or else has no answer. Write answered = false."),
    ("recap", "is_not = true", "This can never hold: a recap is ticked"),
    ("scale", "at_least = 5", "the scale of `q` ends at 4. Write a number from 0 to 4."),
    ("scale", "at_most = -1", "the scale of `q` begins at 0."),
    ("scale", "is = 5", "the scale of `q` ends at 4."),
    ("scale", "is = 2.5", "`q` is counted in whole steps."),
    ("scale", 'is = "3"', "a step of a scale, not words. Write is = 3, without quotes."),
    ("scale", 'includes = "3"', "Write is = 3, without quotes."),
    ("number", "at_least = 51", "`q` is 50 at most. Write a number from 0 to 50."),
    ("number", "is = -3", "`q` is 0 at least."),
    ("number", 'is = "many"', "the answer to `q` is a number, not words."),
    ("score", "at_most = -1", "none is below 0 percent. Write 0 or more."),
    ("score", 'is = "good"', "Write a percentage without quotes"),
    ("score", "is = true", "not yes or no"),
    ("date", 'is = "next Tuesday"', "“next Tuesday” is no day as it is kept."),
    ("date", "at_least = 2026", "the answer to `q` is a day"),
    ("short", "at_least = 2", "the answer to `q` is words"),
    ("short", 'is = ""', "counts as none. Write answered = false."),
    (
        "long",
        'includes = "bus"',
        "`includes` looks through a list, and the answer to `q` is words.",
    ),
    ("long", "is = true", "the answer to `q` is words, not yes or no."),
    ("evidence", 'is = "Homework"', "rows, which are counted, not words."),
    ("measures", "at_most = 0", "once `q` is answered, it has one row at least."),
    ("goal", "at_least = 2", "`q` takes 1 at most."),
    ("reminder", 'includes = "lader"', "“lader” is no picture of `q`. Did you mean `ladder`?"),
    ("reminder", 'is = "ladder"', 'Write includes = "…", with the name of a picture.'),
    ("last_goal", 'includes = "Kept"', "“Kept” is no outcome of `q`. Did you mean `kept`?"),
    ("last_goal", 'is = "kept"', "what became of each goal, not words."),
    ("last_goal", "at_most = -1", "fewer than none can’t be"),
]


@pytest.mark.parametrize(("kind", "test", "said"), NEVER)
def test_a_condition_that_can_never_hold_is_told_with_what_to_write(
    kind: str, test: str, said: str
) -> None:
    found = one(*asked(kind, test))
    assert found.startswith("show_if")
    assert "→ This can never hold: " in found
    assert said in found


ALWAYS = [
    ("choice", 'is_not = "By bsu"', "“By bsu” is no option of `q`. Did you mean `By bus`?"),
    ("choices", 'is_not = "Notes"', "compares the whole list of `q`, not one word"),
    ("choices", 'is_not = ["Cards", "Notes"]', "kept in the order of its options"),
    ("yes_no", 'is_not = "yes"', "Write is_not = true, without quotes."),
    ("scale", 'is_not = "3"', "Write is_not = 3, without quotes."),
]


@pytest.mark.parametrize(("kind", "test", "said"), ALWAYS)
def test_a_sure_slip_that_makes_a_condition_hold_always_is_told(
    kind: str, test: str, said: str
) -> None:
    found = one(*asked(kind, test))
    assert "→ This holds with every answer: " in found
    assert said in found


FINE = [
    ("choice", ('is = "By bus"', 'includes = "By car"', 'is_not = "By bus"', "answered = false")),
    ("choice", ('is_not = "Flying"',)),  # it may have been an option once
    ("choices", ('includes = "Notes"', 'is = ["Notes", "A friend"]', "is_not = []")),
    ("checklist", ('includes = "Book"', 'is = ["Pen", "Book"]')),
    ("yes_no", ("is = true", "is = false", "is_not = false")),
    ("recap", ("is = true", "is_not = false", "answered = true")),
    ("scale", ("is = 0", "is = 4.0", "at_least = 4", "at_most = 0", "at_least = -2", "is_not = 9")),
    ("number", ("is = 50", "at_least = 0", "at_most = 99")),
    ("score", ("at_least = 120", "at_most = 0", "is = 68")),  # bonus points exist
    ("date", ('is = "2026-12-04"', 'is_not = "2026-12-04"')),
    ("short", ('is = "the bus"', 'is_not = ""')),
    ("evidence", ("is = 3", "at_least = 200", 'includes = "anything"')),
    ("goal", ("at_most = 1", 'includes = "75 on Unit 4"')),
    ("reminder", ('includes = "ladder"', "answered = true")),
    ("last_goal", ('includes = "not yet"', "is = 0", "at_least = 7")),
]


@pytest.mark.parametrize(("kind", "tests"), FINE)
def test_a_condition_that_can_go_either_way_is_not_complained_about(
    kind: str, tests: tuple[str, ...]
) -> None:
    assert told(*asked(kind, *tests)) == []


LOOSE = [
    ("choice", ('options = ["A"]', "other = true"), 'is = "Own words"'),
    ("choices", ('options = ["A", "B"]', "other = true"), 'includes = "Own words"'),
    ("choices", ('options = ["A", "B"]', "other = true"), 'is = ["B", "A"]'),
    ("choices", ('options = ["A", "B"]', 'default = ["B", "A"]'), 'is = ["B", "A"]'),
    ("choices", ('options = ["A", "B"]', 'role = "ways-of-learning"'), 'is = ["B", "A"]'),
    ("recap", ("default = false",), "is = false"),
    ("number", (), "at_least = 1000"),
    ("number", ("min = 3",), "at_least = 1000"),
    ("goal", ("at_most = 3",), "at_least = 3"),
    ("reminder", (), 'includes = "whatever"'),
]


@pytest.mark.parametrize(("kind", "keys", "test"), LOOSE)
def test_what_the_keys_of_a_question_leave_open_is_not_complained_about(
    kind: str, keys: tuple[str, ...], test: str
) -> None:
    assert told(*asked(kind, test, keys=keys)) == []


def test_topics_to_choose_from_are_not_known_before_they_are_entered() -> None:
    topics = page("a", part="preparation") + ask("t", kind="topics", part="preparation")
    chosen = page("b") + ask("q", 'options_from = "t"', kind="choices")
    later = page("c", 'show_if = { question = "q", includes = "Fractions" }')
    assert told(topics, chosen, later) == []


def test_an_option_is_asked_for_in_the_first_language() -> None:
    keys = ('options = [{ es = "Sí", en = "Yes" }, "No"]',)
    assert told(*asked("choice", 'is = "Yes"', keys=keys)) == []
    found = one(*asked("choice", 'is = "Sí"', keys=keys))
    assert "Answers are kept in the first language: write `Yes`." in found
    assert "It is written so in one more place." in one(
        *asked("choice", 'is = "Sí"', 'is = "Sí"', keys=keys)
    )


def test_a_picture_that_nobody_has_is_told_where_all_may_be_chosen(tmp_path: Path) -> None:
    file = tmp_path / "talk.toml"
    pieces = asked("reminder", 'includes = "lader"', keys=())
    file.write_text(HEAD + "".join(pieces), encoding="utf-8")
    (found,) = load_agenda(file, frozenset({"ladder"})).problems
    assert found.hint == "Did you mean `ladder`?"


def test_it_is_told_at_the_very_value() -> None:
    condition = 'show_if = [{ student = "el" }, { question = "q", is = ["Notes", "Crads"] }]'
    text = HEAD + page("a") + ask("q", *KEYS["choices"], kind="choices") + page("b", condition)
    (found,) = read_agenda(text, "talk.toml").problems
    assert (found.line, found.column) == (15, condition.index('"Crads"') + 1)


def test_tips_and_questions_are_looked_at_as_well_as_pages() -> None:
    wrong = 'show_if = { question = "q", is = "By bsu" }'
    asked_before = page("a") + ask("q", *KEYS["choice"], kind="choice")
    tip = page("b", f'tips = [{{ text = "x", {wrong} }}]')
    assert "By bus" in one(asked_before, tip)
    assert "By bus" in one(asked_before, ask("r", wrong))


# One mistake, one error ----------------------------------------------------------------------


def test_a_slip_in_an_option_is_told_there_and_not_where_it_is_asked_for() -> None:
    keys = ('options = ["By bsu", "By car"]',)
    found = one(*asked("choice", *['is = "By bus"', 'is_not = "By bus"'] * 5, keys=keys))
    assert found.startswith("options = ")
    assert "No condition asks for “By bsu”, but several ask for “By bus”." in found
    assert "Did you mean `By bus`? (See line 15.)" in found


def test_a_slip_that_was_copied_is_told_once() -> None:
    found = one(*asked("choice", 'is = "By bsu"', 'is = "By bus"', 'is = "By bsu"'))
    assert found.startswith("show_if")
    assert "Did you mean `By bus`? It is written so in one more place. (See line 23.)" in found
    found = one(*asked("scale", *["at_least = 5"] * 3))
    assert "It is written so in 2 more places." in found


@pytest.mark.parametrize(
    "wrong",
    [
        ask("q", 'options = ["By bus"]', "stepwise = true", kind="choice"),
        ask("q", 'options = ["By bus"]', 'other = "yes"', kind="choice"),
        ask("q", 'options = ["By bus"]', kind="chioce"),
        ask("q", 'options = "By bus"', kind="choice"),
    ],
)
def test_a_question_that_could_not_be_read_is_the_only_mistake(wrong: str) -> None:
    wrong_conditions = (
        page("b", 'show_if = { question = "q", is = "Flying" }'),
        page("c", 'show_if = { question = "q", at_least = 3 }'),
    )
    assert not one(page("a"), wrong, *wrong_conditions).startswith("show_if")


def test_a_condition_on_an_unknown_a_later_or_a_doubled_question_is_one_mistake() -> None:
    condition = 'show_if = { question = "q", is = "Flying" }'
    choice = ask("q", *KEYS["choice"], kind="choice")
    assert "No question has the id" in one(page("a"), page("b", condition))
    assert "is asked later" in one(page("a"), page("b", condition), page("c"), choice)
    doubled = ask("q", 'options = ["Flying"]', kind="choice")
    assert "has the id `q` already" in one(page("a"), choice, doubled, page("b", condition))


# Against what happens in a conference --------------------------------------------------------

ANSWERS: dict[str, list[Value]] = {
    "short": ["the bus", "x"],
    "long": ["the bus", "a\nb"],
    "number": [0, 1, 2.5, 50],
    "score": [{"value": v, "out_of": 50} for v in (0, 1, 25, 50, 70)],
    "scale": [1, 2, 3, 4, 5],
    "choice": ["bus", "car"],
    "choices": [["bus"], ["car"], ["bus", "car"], ["bus", "bike"], ["car", "bike"]],
    "yes_no": [True, False],
    "date": ["2026-12-04", "2026-12-05"],
    "checklist": [["pen"], ["book"], ["pen", "book"]],
    "measures": [[{"what": "bus"}], [{"what": "a"}, {"what": "b"}]],
    "evidence": [[{"what": "bus"}], [{"what": "a"}, {"what": "b"}]],
    "topics": [[{"topic": "bus"}], [{"topic": "a"}, {"topic": "b"}]],
    "connections": [[{"from": "bus"}], [{"from": "a"}, {"from": "b"}]],
    "goal": [[{"goal": "bus"}]],
    "actions": [[{"what": "bus"}], [{"what": "a"}, {"what": "b"}]],
    "reminder": [{"picture": "ladder"}, {"words": "Step"}],
    "last_goal": [
        {"goals": [{"goal": "g", "outcome": said}], "actions": []}
        for said in ("kept", "partly", "not yet")
    ],
    "recap": [True],
}
"""Answers of each kind, as its field lets them through."""

WANTED: list[object] = [
    *(True, False, -1, 0, 1, 2, 2.5, 3, 5, 6, 50, 51, 140),
    *(
        "",
        "bus",
        "car",
        "bike",
        "the bus",
        "pen",
        "kept",
        "ladder",
        "2026-12-04",
        "soon",
        "3",
        "yes",
    ),
    *([], ["bus"], ["car", "bus"], ["bus", "car"], ["pen", "book"], ["book", "pen"], [1]),
]


def conditions() -> Iterator[Condition]:
    for wanted in WANTED:
        for test in ("is", "is_not"):
            yield Condition.model_validate({"question": "q", test: wanted})
        if isinstance(wanted, int | float) and not isinstance(wanted, bool):
            for test in ("at_least", "at_most"):
                yield Condition.model_validate({"question": "q", test: wanted})
        if isinstance(wanted, str):
            yield Condition.model_validate({"question": "q", "includes": wanted})


def slip_in(kind: str, condition: Condition) -> Slip | None:
    """What is told of a condition on a question of a kind."""
    assert condition.test is not None
    page = Page(part="agenda", id="p", title="P", who="tutor")
    gate = Gate("page", (1, None), DraftPage((), "p", page, (), {}), "", ())
    item = DraftQuestion((), "q", question(kind), {})
    return slip_of(Asked(gate, (), *condition.test, item, 0), possible(item.question))


def held(kind: str, condition: Condition) -> list[bool]:
    """Whether a condition holds, for each of the answers."""
    assert condition.test is not None
    test, wanted = condition.test
    return [TESTS[test](question(kind).fact(value), wanted) for value in ANSWERS[kind]]


def test_every_kind_is_tried() -> None:
    assert set(ANSWERS) == set(KEYS_OF) == set(KINDS)


@pytest.mark.parametrize("kind", ANSWERS)
def test_what_is_told_never_to_hold_holds_for_no_answer(kind: str) -> None:
    told_of = [condition for condition in conditions() if slip_in(kind, condition)]
    assert len(told_of) > 10
    for condition in told_of:
        holds = held(kind, condition)
        assert not any(holds) or (condition.is_not is not None and all(holds)), condition


@pytest.mark.parametrize(
    "kind", ["choice", "choices", "yes_no", "scale", "checklist", "recap"]
)  # of which every answer that matters is tried
def test_what_holds_for_no_answer_is_told(kind: str) -> None:
    never = [condition for condition in conditions() if not any(held(kind, condition))]
    assert never
    assert [condition for condition in never if slip_in(kind, condition) is None] == []
