"""The page that travels holds what the student may have, covers results, and nothing else."""

import json
import re
from dataclasses import asdict

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.build import a_student, agenda, an_answer, conference, held, name_of
from tests.unit.travelling import CATALOGUES, GUESSED, data_in, every_kind, packed, talk, unsealed

from conferapp.domain.beside import TUTORS_OWN
from conferapp.domain.kinds.union import KINDS
from conferapp.domain.standing import Around, Standing
from conferapp.domain.student import Person
from conferapp.domain.supports import SUPPORTS
from conferapp.domain.travel.packing import askable, pack
from conferapp.domain.travel.page import Sheet, TravelPage

COVERED = re.compile(r"7713\d|\b41\b")


def page_of(toml: str = GUESSED, spoken: str = "en", **changed: object) -> TravelPage:
    return pack(talk(toml, student=a_student(**changed)), CATALOGUES.best(spoken))


def sheet(page: TravelPage, name: str) -> Sheet:
    return next(one for one in page.stage.sheets if one.id == name)


def test_only_the_students_reflection_pages_travel() -> None:
    assert [one.id for one in page_of().stage.sheets] == ["guessing", "results"]


def test_a_question_reads_as_the_student_sees_it() -> None:
    asked = {q.id: q for q in sheet(page_of(supports=("el",)), "results").questions}["why"]
    assert (asked.ask, asked.hint, asked.starters, asked.words) == (
        "Why so?",
        "Say more.",
        ("Because ",),
        ("luck",),
    )


def test_what_was_shared_is_laid_out_and_the_tutors_own_is_not() -> None:
    notes = sheet(page_of(), "guessing").notes
    assert [(note.title, note.lines[0].text) for note in notes] == [
        ("What was seen?", "You kept at it.")
    ]


def test_a_placeholder_for_what_is_not_shared_reads_as_a_gap() -> None:
    assert sheet(page_of(), "guessing").intro == "Hi Amara! We met what you said."


def test_topics_are_named_before_the_guess_and_nothing_more_of_them() -> None:
    page = page_of()
    assert page.questions["surest"].settings["options"] == [
        {"stored": name, "shown": name} for name in ("Equations", "Graphs")
    ]


def test_a_result_lies_behind_its_prediction() -> None:
    page = page_of()
    assert sheet(page, "results").waits == "guess"
    assert page.stage.key == "guess"
    assert page.stage.behind is not None
    after = next(one for one in page.stage.behind.sheets if one.id == "results")
    assert after.waits == ""
    assert [note.question or note.title for note in after.notes] == ["guess", "Score", "Skills"]
    assert page.stage.behind.gap is not None
    assert page.stage.gap is None


def test_a_page_that_depends_on_a_result_comes_up_only_behind_the_prediction() -> None:
    page = page_of()
    assert page.stage.behind is not None
    assert "low-page" in [one.id for one in page.stage.behind.sheets]
    assert "again" in askable(talk())
    assert "hidden" not in askable(talk())


def test_a_condition_on_an_answer_of_the_page_is_left_to_the_page() -> None:
    tests = {q.id: q.tests for q in sheet(page_of(), "results").questions}
    assert tests["why"] == ()
    assert [(t.question, t.test, t.wanted) for t in tests["worse"]] == [("guess", "at_least", 90)]


def test_without_a_result_nothing_waits() -> None:
    made = conference(GUESSED)
    page = pack(made, CATALOGUES.best("en"))
    assert (page.stage.key, page.stage.behind) == ("", None)


def test_a_prediction_whose_result_was_shown_is_locked() -> None:
    made = talk(guess={"value": 70, "out_of": 100})
    made.reveal("guess")
    page = pack(made, CATALOGUES.best("en"))
    assert page.questions["guess"].locked
    assert page.stage.behind is None


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_a_control(kind: str) -> None:
    page = page_of(every_kind())
    assert page.questions[name_of(kind)].control


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("toml", [GUESSED, every_kind()])
def test_every_phrase_is_there_in_the_languages_that_ship(toml: str, language: str) -> None:
    page = page_of(toml, language, language=language)
    assert (page.spoken, page.direction) == (language, "ltr")
    assert set(page.says) == set(page_of().says)
    assert all(page.says.values())


def test_the_plain_text_of_the_file_tells_no_result() -> None:
    data = data_in(packed(talk()))
    sealed = data["stage"].pop("sealed")
    assert not COVERED.search(json.dumps(data))
    assert COVERED.search(json.dumps(unsealed({"sealed": sealed})))


MARK = "Zq.77199"


@given(
    supports=st.sets(st.sampled_from(sorted(SUPPORTS))),
    language=st.sampled_from(["en", "es", None]),
    shares=st.lists(st.sampled_from(["family", "school"]), max_size=2, unique=True),
    kinds=st.lists(st.sampled_from(sorted(KINDS)), min_size=1, max_size=5, unique=True),
    shown=st.booleans(),
)
def test_nothing_that_is_not_the_students_is_anywhere_in_the_page(
    supports: set[str], language: str | None, shares: list[str], kinds: list[str], shown: bool
) -> None:
    """However it is named: laid out, quoted, picked from, offered, suggested, or from earlier."""
    values = {
        "short": MARK,
        "long": MARK,
        "choice": MARK,
        "choices": [MARK],
        "evidence": [{"what": MARK, "source": MARK}],
        "measures": [{"what": MARK, "value": MARK}],
        "topics": [{"topic": "Graphs", "points": 77199, "out_of": 77199, "level": "close"}],
        "connections": [{"from": MARK, "to": MARK}],
        "goal": [{"goal": MARK, "why": MARK}],
        "actions": [{"what": MARK, "backup": MARK}],
        "reminder": {"picture": None, "words": MARK},
        "number": 77199,
        "score": {"value": 77199, "out_of": 77199},
    }
    named = [kind for kind in kinds if kind in values] or ["long"]
    own = "\n".join(
        f'[[preparation.questions]]\nid = "t-{kind}"\nkind = "{kind}"\nask = "{MARK}"\n'
        f"share = {json.dumps(shares)}\n"
        + {"choice": 'options = ["a"]\n', "choices": 'options = ["a"]\n'}.get(kind, "")
        + {"connections": 'sort = "strength"\n'}.get(kind, "")
        for kind in named
    )
    quotes = " ".join(f"{{answer.t-{kind}}}" for kind in named if kind != "topics")
    toml = (
        f'[[preparation]]\nid = "p"\ntitle = "{MARK}"\ndo = "{MARK}"\nsay = ["{MARK}"]\n{own}\n'
        f'[[reflection]]\nid = "r"\ntitle = "Yours"\nwho = "student"\ndo = "{MARK}"\n'
        f'good = ["{MARK}"]\ntips = [{{ text = "{MARK}" }}]\nintro = "Look. {quotes}"\n'
        f"show = {json.dumps([*(f't-{kind}' for kind in named), *TUTORS_OWN])}\n"
        "questions = [\n"
        f'{{ id = "mine", kind = "long", ask = "So? {quotes}" }},\n'
        '{ id = "ties", kind = "connections", sort = "strength", ask = "Ties?" },\n'
        '{ id = "steps", kind = "actions", ask = "Steps?" },\n'
        '{ id = "said", kind = "recap", ask = "Say it." },\n'
        '{ id = "back", kind = "last_goal", ask = "And last time?" },\n'
        "]\n"
    )
    earlier = held(
        20,
        goals=["Ten pages a day"],
        tutors=an_answer("long", MARK, {}, role="next-time", by="tutor"),
        ties=an_answer(
            "connections", [{"from": MARK, "to": MARK}], {"sort": "strength"}, by="tutor"
        ),
    )
    student = a_student(
        supports=tuple(sorted(supports)),
        language=language,
        notes=MARK,
        external_id=MARK,
        people=(Person(role="family", name=MARK, contact=MARK),),
    )
    made = conference(toml, student=student, history=[earlier])
    for kind in named:
        made.answer(f"t-{kind}", values[kind])  # type: ignore[arg-type]  # plain JSON
    page = agenda(toml).page("r")
    assert page is not None
    made.note(page, MARK)
    if shown:
        made.enter(page)
    text = packed(made, language or "en").decode()
    assert "77199" not in text
    behind = data_in(packed(made))["stage"]
    assert not behind["sealed"]


def test_behind_the_prediction_too_there_is_nothing_of_the_tutors() -> None:
    made = talk(student=a_student(notes="Zq.notes"))
    made.note(made.agenda.pages[0], "Zq.note")
    data = data_in(packed(made))
    assert "Zq" not in json.dumps(data)
    assert "Zq" not in json.dumps(unsealed(data["stage"]))


def test_packing_changes_nothing() -> None:
    made = talk()
    before = made.record
    standing = Standing(before, made.agenda, made.student, clock=made.clock, around=Around())
    assert asdict(pack(standing, CATALOGUES.best("en")))["conference"] == before.id
    assert made.record is before
