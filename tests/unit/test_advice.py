"""What could be better in an agenda is told once, in its place, and what is fine is left alone."""

import tomllib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.build import KEYS_OF
from tests.unit.lines import HEAD, ask, page

from conferapp.domain.authoring.advice import BREATH, advice
from conferapp.domain.authoring.limits import Limits
from conferapp.domain.authoring.placed_texts import read_on
from conferapp.domain.kinds.union import KINDS
from conferapp.domain.problem import MOST_PROBLEMS, Problem
from conferapp.storage.agenda_data import read_data
from conferapp.storage.toml_index import TomlIndex

NO_LIMITS = Limits(None, None)
SPANISH = 'languages = ["en", "es"]\n'
HARD = (
    "Considering the aforementioned assessment, articulate which of the competencies "
    "you subsequently identified as insufficiently consolidated, and what it is that "
    "you would consequently recommend for the intervention, and for whom."
)
"""One sentence of thirty words."""
EASY = "Think back to your test. What was hard for you? Pick up to three. It can be big or small."


def alone(name: str, *lines: str, title: str = '"T"') -> str:
    """A page for a student."""
    return page(name, 'who = "student"', *lines, part="reflection", title=title)


def found(toml: str, limits: Limits = NO_LIMITS) -> tuple[Problem, ...]:
    """The advice on an agenda."""
    return advice(read_data(tomllib.loads(toml)).draft, limits)


def told(*pieces: str, limits: Limits = NO_LIMITS) -> list[str]:
    """The advice, each with the rest of its line from the place on."""
    toml = HEAD + "".join(pieces)
    index, lines = TomlIndex(toml), toml.split("\n")
    told = []
    for problem in found(toml, limits):
        at = index.find(problem.where, at_key=problem.at_key, within=problem.within)
        also = f" ({lines[index.find(problem.also).line - 1]})" if problem.also else ""
        rest = lines[at.line - 1][at.column - 1 :]
        told.append(f"{rest} → {problem.message} {problem.hint}{also}")
        assert problem.severity == "advice"
        assert problem.hint
    return told


def one(*pieces: str, limits: Limits = NO_LIMITS) -> str:
    """The one piece of advice."""
    (said,) = told(*pieces, limits=limits)
    return said


# Minutes ----------------------------------------------------------------------------------


def test_minutes_that_do_not_add_up_are_told_at_the_top() -> None:
    pages = page("a", "minutes = 4"), page("b", "minutes = 2.5")
    assert told("minutes = 6.5\n", *pages) == []
    assert told(*pages) == []
    assert one("minutes = 10\n", *pages) == (
        "10 → The pages of the talk take 6.5 minutes together, and 10 are planned here. "
        "Write 6.5 here, or change the minutes of the pages."
    )
    assert one("minutes = 5\n", *pages).startswith("5 → The pages of the talk take 6.5 minutes")


@pytest.mark.parametrize(
    "line", ['show_if = { student = "el" }', "optional = true", "LAST"], ids=lambda line: line[:8]
)
def test_pages_that_may_be_left_out_leave_room(line: str) -> None:
    only_back = ask("q", kind="last_goal") if line == "LAST" else ""
    sometimes = page("b", "minutes = 3", *([] if only_back else [line])) + only_back
    pages = page("a", "minutes = 5"), sometimes
    assert told("minutes = 5\n", *pages) == told("minutes = 7\n", *pages) == []
    assert told("minutes = 8\n", *pages) == []
    assert "take 5 to 8 minutes together, and 4 are planned here. Write 5" in one(
        "minutes = 4\n", *pages
    )
    assert "and 9 are planned here. Write 8" in one("minutes = 9\n", *pages)


def test_minutes_of_other_parts_do_not_count() -> None:
    other = alone("b", 'intro = "Hi"', "minutes = 9")
    assert told("minutes = 5\n", other, page("a", "minutes = 5")) == []
    assert told("minutes = 5\n", other, page("a")) == []


def test_pages_without_minutes_are_told_where_others_have_them() -> None:
    with_minutes = page("a", "minutes = 4")
    assert one(with_minutes, page("b")).startswith("agenda]] → This page of the talk has no")
    several = one(with_minutes, *(page(f"b{number}") for number in range(7)))
    assert "7 pages of the talk have no minutes" in several
    assert "`b0`, `b1`, `b2`, `b3`, `b4` and 2 more." in several
    assert told(page("b"), page("c")) == []


def test_pages_without_minutes_may_take_what_is_left_and_no_less_than_nothing() -> None:
    pages = page("a", "minutes = 4"), page("b")
    assert "has no minutes" in one("minutes = 9\n", *pages)
    too_few, missing = sorted(told("minutes = 3\n", *pages))
    assert "take at least 4 minutes together, and 3 are planned" in too_few
    assert "has no minutes" in missing


@pytest.mark.parametrize(
    "broken",
    [
        page("b", "zzz = 5"),
        page("b", 'minutes = "5"'),
        page("b", "minutes = 0"),
        page("b", "tips = 3"),
        '[[zzz]]\nid = "b"\ntitle = "T"\nminutes = 5\n',
        page("b", "questions = 3"),
        page("b", "minutes = 3", "questions = [3]"),
        page("b", "minutes = 3") + ask("q", kind="zzz"),
        page("b", "minutes = 3") + ask("q", "hint = 3"),
    ],
)
def test_sums_wait_until_everything_can_be_read(broken: str) -> None:
    assert told("minutes = 40\n", page("a", "minutes = 4"), broken) == []


@pytest.mark.parametrize("minutes", ['"9"', "0", "-3", "true", "[]", "{ en = 3 }"])
def test_a_plan_that_is_no_number_is_no_plan(minutes: str) -> None:
    assert told(f"minutes = {minutes}\n", page("a", "minutes = 4")) == []


# Languages --------------------------------------------------------------------------------

BOTH = '{ en = "One", es = "Uno" }'


def test_texts_for_a_student_without_a_translation_are_told_page_by_page() -> None:
    first = alone("a", f"intro = {BOTH}", title=BOTH)
    asks = f"ask = {BOTH}"
    words = ask("q", asks, 'starters = ["I can", "I will"]', 'hint = "Go on"', part="reflection")
    last = alone("b", f"intro = {BOTH}", 'minutes = 3  # "T"')
    assert told(SPANISH, first) == []
    assert told(SPANISH, first, words, last) == [
        '"Go on" → 3 of the 6 texts on the page `a` aren’t in Spanish yet, '
        'beginning here. Write it as { en = "…", es = "…" }.',
        '"T" → One text on the page `b` isn’t in Spanish yet. Write it as { en = "…", es = "…" }.',
    ]


def test_a_text_that_has_other_languages_needs_just_one_more() -> None:
    three = 'languages = ["en", "es", "ht"]\n'
    whole = '{ en = "a", es = "b", ht = "c" }'
    said = one(three, alone("a", f"intro = {BOTH}", title=whole))
    assert said.startswith("{ en")
    assert said.endswith('`a` isn’t in Haitian Creole yet. Add ht = "…".')


def test_a_language_without_any_text_is_told_once_where_it_is_listed() -> None:
    pages = [alone(f"p{number}", 'intro = "Hi"') for number in range(50)]
    assert one(SPANISH, *pages).startswith('"es"] → Nothing that a student reads is in Spanish yet')


def test_many_gaps_make_one_line_for_each_page() -> None:
    options = f"options = {[f'Option {number}' for number in range(100)]}"
    asked = [
        ask(f"q{number}", options, f"ask = {BOTH}", kind="choice", part="reflection")
        for number in range(3)
    ]
    first, second = told(SPANISH, alone("a"), asked[0], asked[1], alone("b"), asked[2])
    assert "201 of the 203 texts on the page `a`" in first
    assert "101 of the 102 texts on the page `b`" in second


def test_only_what_a_student_reads_has_to_be_translated() -> None:
    read = alone("a", f"intro = {BOTH}", title=BOTH)
    assert told(SPANISH, read, page("b", 'say = ["Hello"]'), ask("q")) == []
    assert told(SPANISH, page("b")) == []


def test_a_page_for_others_is_missed_where_its_translation_was_begun() -> None:
    begun = page("b", "say = ['Hello']", title=BOTH) + ask("q")
    assert "One text on the page `b` isn’t in Spanish yet." in one(SPANISH, alone_both(), begun)


def alone_both() -> str:
    """A student's page in English and Spanish."""
    return alone("a", f"intro = {BOTH}", title=BOTH)


def test_a_text_without_words_has_to_be_in_no_language() -> None:
    options = 'options = ["1", "½", "{score}"]'
    asked = ask("q", f"ask = {BOTH}", options, kind="choice", part="reflection")
    assert told(SPANISH, alone("a", title=BOTH), asked) == []


def test_a_region_fills_in_for_its_language() -> None:
    regions = 'languages = ["en-US", "en-GB", "pt-BR"]\n'
    assert told(regions, alone("a", 'intro = { en = "Hi", pt = "Oi" }', title=BOTH)) != []
    assert told(regions, alone("a", title='{ en = "Hi", pt = "Oi" }') + ask_both()) == []


def ask_both() -> str:
    """A question in English and Portuguese."""
    return ask("q", 'ask = { en-GB = "Why?", pt = "Por que?" }', part="reflection")


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_looked_at_is_what_a_kind_says_is_read(kind: str) -> None:
    common = {"hint": "h", "simple": "s", "starters": ["x"], "words": ["y", "z"]}
    question = {"id": "q", "kind": kind, "ask": "A?", **common, **KEYS_OF[kind]}
    only = {"id": "a", "title": "T", "who": "student", "questions": [question]}
    (draft,) = read_data({"format": 1, "reflection": [only]}).draft.pages
    (asked,) = draft.questions
    texts = [text for where, text in read_on(draft) if "questions" in where]
    assert asked.sound
    assert sorted(map(str, texts)) == sorted(map(str, asked.question.read()))


def test_a_language_that_is_not_listed_is_told_at_its_tag() -> None:
    assert one(page("a", title='{ en = "One", es = "Uno" }')) == (
        'es = "Uno" } → `es` isn’t among the languages of this agenda (en). '
        'To have Spanish too, write languages = ["en", "es"] at the top.'
    )


@pytest.mark.parametrize(
    "pieces",
    [
        (alone("a", f"intro = {BOTH}", title='{ en = "One", ep = "Uno" }'),),
        (page("a", 'tips = [{ text = { en = "One", ep = "Uno" } }]'),),
        (page("a"), ask("q", 'labels = { 1 = { en = "One", ep = "Uno" } }', kind="scale")),
        (page("a"), ask("q", 'rows = [{ en = "One", ep = "Uno" }]', kind="topics")),
        ('about = { en = "One", ep = "Uno" }\n', page("a")),
        ('[lenses.joy]\nname = { en = "One", ep = "Uno" }\n', page("a")),
    ],
)
def test_a_slip_in_a_tag_is_told_with_the_language_that_was_meant(pieces: tuple[str, ...]) -> None:
    said = one(SPANISH, *pieces)
    assert said.startswith('ep = "Uno" }')
    assert said.endswith(
        "`ep` isn’t among the languages of this agenda (en, es). Did you mean `es`?"
    )


def test_a_language_in_many_texts_is_told_once() -> None:
    pages = [page(f"p{number}", title=BOTH) for number in range(40)]
    assert "(en), and 40 texts have it." in one(*pages)


@pytest.mark.parametrize("languages", ["3", '"en"', '["en", 3]', '["e n"]', "[]", '["en", "-"]'])
def test_languages_that_can_not_be_read_are_not_judged_by(languages: str) -> None:
    assert told(f"languages = {languages}\n", alone("a", 'intro = "Hi"', title=BOTH)) == []


@pytest.mark.parametrize("tag", ["e1", "en_US", "espanol", "x" * 60, "ñe"])
def test_what_is_no_tag_is_an_error_and_no_advice(tag: str) -> None:
    assert told(page("a", title=f'{{ en = "a", "{tag}" = "b" }}')) == []


# A student's page -------------------------------------------------------------------------


def test_a_page_that_is_hard_to_read_is_told_at_the_sentence_that_weighs_most() -> None:
    hard = alone("a", f'intro = """\n{EASY}\n{HARD} Take your time."""')
    said = one(hard, limits=Limits(6, None))
    assert said.startswith("Considering the aforementioned")
    assert "The page `a` is for readers of about grade " in said
    assert "`reading_grade` is 6. This weighs most: “Considering the aforementioned…”." in said
    assert told(hard, limits=NO_LIMITS) == []
    assert told(hard, limits=Limits(30, None)) == []
    assert told(alone("a", f'intro = "{EASY} {EASY}"'), limits=Limits(2, None)) == []


def test_a_hard_question_is_told_in_its_place() -> None:
    hint = f'hint = "{HARD}"'
    hard = alone("a", f'intro = "{EASY}"'), ask("q", hint, part="reflection")
    assert one(*hard, limits=Limits(6, None)).startswith("Considering the aforementioned")


def test_a_page_of_few_words_is_not_graded() -> None:
    short = "Differentiate multiplication algorithms. Interpret mathematical representations."
    assert told(alone("a", f'intro = "{short}"'), limits=Limits(6, None)) == []


def test_hard_words_are_for_pages_that_nobody_reads_alone() -> None:
    assert told(page("a", f'intro = "{HARD}"'), limits=Limits(6, None)) == []
    unsure = page("a", 'who = "studnet"', f'intro = "{HARD}"', part="reflection")
    assert told(unsure, limits=Limits(6, 10)) == []


def test_only_english_is_graded() -> None:
    long = " ".join(["Considerando las competencias insuficientemente consolidadas."] * 12)
    other = alone("a", f'intro = "{long}"')
    assert told(other, limits=Limits(6, None)) == []
    assert told('languages = ["es"]\n', other, limits=Limits(6, None)) == []
    both = f'{{ es = "{long}", en = "{HARD}" }}'
    title = '{ en = "One", es = "Uno" }'
    said = one('languages = ["es", "en"]\n', alone("a", f"intro = {both}", title=title),
               limits=Limits(6, None))  # fmt: skip
    assert said.startswith("Considering the aforementioned")


def test_a_placeholder_reads_as_what_it_stands_for() -> None:
    long_name = "{answer.considering-the-aforementioned-insufficiently-consolidated-skill}"
    intro = f"{EASY} Look at {long_name}. {EASY} Now look at {long_name} once more."
    asked = ask("considering-the-aforementioned-insufficiently-consolidated-skill", 'ask = "A?"')
    assert told(alone("a", f'intro = "{intro}"'), page("b"), asked, limits=Limits(2, None)) == []


def test_a_page_that_is_long_to_read_is_told_with_its_longest_text() -> None:
    intro = f'intro = "{"word " * 40}"'
    hint = f'hint = "{"word " * 58}"'
    long = alone("a", intro), ask("q", hint, part="reflection")
    said = one(*long, limits=Limits(None, 99))
    assert said.startswith("reflection]] → A student reads 100 words on the page `a`")
    assert "`page_words` is 99." in said
    assert said.endswith(f"({hint})")
    assert told(*long, limits=Limits(None, 100)) == []
    assert told(page("a", intro), limits=Limits(None, 9)) == []


def test_words_that_are_there_only_at_times_do_not_make_a_page_long() -> None:
    more = f'starters = ["{"word " * 50}"]', f'words = ["{"word " * 50}"]', 'simple = "Why oh why?"'
    sometimes = f'show_if = {{ student = "el" }}\nhint = "{"word " * 50}"'
    pieces = ask("q", *more, part="reflection"), ask("r", sometimes, part="reflection")
    assert told(alone("a"), *pieces, limits=Limits(None, 5)) == []


def test_a_page_on_which_a_student_finds_nothing_is_told() -> None:
    assert one(alone("a")).startswith("reflection]] → A student finds nothing but the title")
    sound = alone("z", 'intro = "Hi"'), page("p", part="preparation"), page("b")
    assert told(*sound) == []
    assert told(alone("a"), ask("q", part="reflection")) == []
    assert told(alone("a", 'show = ["ways-of-learning"]')) == []


@pytest.mark.parametrize("line", ['zzz = "Hi"', "intro = 3", "questions = 3", "show = 3"])
def test_a_page_that_could_not_be_read_is_not_called_empty(line: str) -> None:
    assert told(alone("a", line)) == []


def test_what_a_students_page_does_not_show_is_told_once() -> None:
    breathless = " ".join(["on"] * (BREATH + 1))
    said = one(alone("a", 'do = "Wait."', f'say = ["{breathless}"]'))
    assert said.startswith(
        'do = "Wait." → This is a student’s page, which doesn’t show `do`, `say`'
    )
    assert told(page("a", 'do = "Wait."', 'say = ["Go on."]', 'good = ["x"]')) == []


# Lines to say -----------------------------------------------------------------------------


def sentence(words: int) -> str:
    """A sentence of so many words."""
    return " ".join(["Tell", *["on"] * (words - 2), "now."])


def test_a_sentence_too_long_to_say_is_told_and_its_neighbors_are_not() -> None:
    lines = f'say = ["Well done.", "It went well. {sentence(BREATH + 1)} Right?"]'
    said = one(page("a", lines))
    assert said.startswith("Tell on on")
    assert "“Tell on on on on on on on on on on on…” has 26 words, too many for one breath." in said
    assert told(page("a", f'say = ["{sentence(BREATH)} {sentence(BREATH)}"]')) == []


def test_each_long_sentence_is_told_in_each_language() -> None:
    long = sentence(BREATH + 1)
    said = told(SPANISH, page("a", f'say = [{{ en = "{long}", es = "Sí. {long}" }}, "{long}"]'))
    assert [line.split(" ")[0] for line in said] == ["Tell", "Tell", "Tell"]
    places = {problem.where for problem in found(HEAD + page("a", f'say = ["{long}", "{long}"]'))}
    assert places == {("agenda", 0, "say", 0), ("agenda", 0, "say", 1)}


def test_an_answer_in_a_line_to_say_counts_as_the_words_of_its_gap() -> None:
    line = f"{sentence(BREATH - 3)[:-1]} {{answer.q}}."
    assert told(page("a"), ask("q"), page("b", f'say = ["{line}"]')) == []
    assert "26 words" in one(page("a"), ask("q"), page("b", f'say = ["And {line}"]'))


# Guesses ----------------------------------------------------------------------------------

GUESS = ask("guess", 'role = "predicted-score"', kind="score")


def test_a_guess_without_a_result_is_told_with_the_question_that_may_be_it() -> None:
    plain = ask("result", kind="score")
    alone_ = one(page("a"), GUESS)
    assert alone_.startswith('"predicted-score" → No question has the role `score`')
    assert one(page("a"), GUESS, plain).endswith("([[agenda.questions]])")
    assert told(page("a"), GUESS, ask("result", 'role = "score"', kind="score")) == []
    assert told(page("a"), plain) == []
    assert told(page("a"), GUESS, ask("result", 'rol = "score"', kind="score")) == []


# All of it --------------------------------------------------------------------------------


def test_there_is_never_more_advice_than_anybody_reads() -> None:
    pages = [page(f"p{number}", f'say = ["{sentence(30)}"]') for number in range(MOST_PROBLEMS + 9)]
    assert len(told(*pages)) == MOST_PROBLEMS


ANYTHING: st.SearchStrategy[Any] = st.recursive(
    st.sampled_from([True, 0, 3, -1.5, 10**16, "", "en", "student", "score", "A text.", HARD]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["en", "es", "ep", "text", "1"]), inner, max_size=3)
    ),
    max_leaves=6,
)
"""Anything that a file may have behind a key."""


def tables(*keys: str) -> st.SearchStrategy[dict[str, Any]]:
    """Tables with some of these keys."""
    return st.dictionaries(st.sampled_from(keys), ANYTHING, max_size=5)


@given(
    head=tables("minutes", "languages", "lenses", "title", "about", "agenda", "zzz"),
    pages=st.lists(
        tables("id", "title", "who", "minutes", "intro", "do", "say", "tips", "show", "questions")
    ),
    asked=st.lists(tables("id", "kind", "ask", "hint", "options", "labels", "words", "role")),
)
def test_no_agenda_is_too_broken_to_be_looked_at(
    head: dict[str, Any], pages: list[dict[str, Any]], asked: list[dict[str, Any]]
) -> None:
    page = {"id": "p", "title": "T", "who": "student", "questions": asked}
    draft = read_data({"reflection": [*pages, page], "agenda": pages, **head}).draft
    for problem in advice(draft, Limits(1, 1)):
        assert problem.severity == "advice"
        assert problem.hint


@pytest.mark.parametrize(("written", "meant"), [("ell", "el"), ("plain-word", "plain-words")])
def test_a_support_with_a_slip_is_told(written: str, meant: str) -> None:
    said = one(page("a"), page("b", f'show_if = {{ student = "{written}" }}'))
    assert said == (
        f'"{written}" }} → `{written}` isn’t a support that can be ticked in the app. '
        f"Did you mean `{meant}`?"
    )


def test_a_support_of_the_programs_own_is_nobodys_mistake() -> None:
    assert told(page("a"), page("b", 'show_if = { student = "left-handed" }')) == []
