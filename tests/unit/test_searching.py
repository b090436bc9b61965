"""Searching all conferences for words: which of them, in which order, and where in them."""

import asyncio
import json
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.samples import RECORD_ID, STUDENT_ID, a_record, a_student
from tests.unit.build import an_answer
from tests.unit.test_caseload import TODAY, numbered, put, put_student

from conferapp.domain.excerpts import sought
from conferapp.domain.record import Note, StudentRef, Visit
from conferapp.storage.caseload import Caseload
from conferapp.storage.index.schema import TABLES
from conferapp.storage.records import dump
from conferapp.storage.sealing import PLAIN
from conferapp.storage.searching import COUNTED, Hit, can_search, hits_in, search, searched
from conferapp.storage.workspace import Workspace
from conferapp.ui.seeking import Seeker
from conferapp.ui.word_search import At, Results


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """A workspace with one student."""
    made = Workspace(tmp_path / "w")
    made.open()
    put_student(made, a_student())
    return made


def found(workspace: Workspace, said: str, *, tutor: str = "", limit: int = 50) -> list[str]:
    """The ends of the ids of the conferences that a search finds."""
    caseload = Caseload.read(workspace, TODAY)
    return [line.record_id[-2:] for line in search(caseload, said, limit, tutor=tutor).lines]


def hold(workspace: Workspace, number: int, text: str, **changed: object) -> Path:
    """Put a conference in which something was said into the workspace."""
    answers = {"what": an_answer("long", text)}
    return put(workspace, numbered(number, answers=answers, status="done", **changed))


def places(path: Path, said: str, room: int = 80) -> tuple[Hit, ...]:
    """Where words stand in a record."""
    return hits_in(path, PLAIN, sought(said), room)


# Which conferences ---------------------------------------------------------------------------


def test_conferences_with_all_words_are_found_the_newest_first(workspace: Workspace) -> None:
    hold(workspace, 3, "Fractions and ratios")
    hold(workspace, 9, "a fraction, then a ratio")
    hold(workspace, 5, "only fractions")
    assert found(workspace, "fract ratio") == ["09", "03"]
    assert found(workspace, "FRACTION") == ["09", "05", "03"]
    assert found(workspace, "refract") == []


@pytest.mark.parametrize("number", range(2, 6))
def test_a_page_is_the_same_whichever_way_leads_to_it(
    workspace: Workspace, number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    for day in range(1, 8):
        hold(workspace, day, "words")
    monkeypatch.setattr("conferapp.storage.searching.COUNTED", number)  # a few count as many
    caseload = Caseload.read(workspace, TODAY)
    pages = [search(caseload, "words", 3, offset) for offset in (0, 3, 6, 9)]
    ids = [line.record_id[-1] for page in pages for line in page.lines]
    assert ids == list("7654321")
    assert all(page.count == number + 1 for page in pages[:1])


def test_of_very_many_it_is_only_said_that_they_are_many(workspace: Workspace) -> None:
    hold(workspace, 1, "words")
    assert search(Caseload.read(workspace, TODAY), "words", 5).count == 1
    assert COUNTED == 1_000


def test_a_word_that_was_written_over_is_not_found_any_more(workspace: Workspace) -> None:
    record = numbered(1, answers={"what": an_answer("long", "before")})
    put(workspace, record)
    caseload = Caseload.read(workspace, TODAY)
    later = record.model_copy(
        update={"revision": record.revision + 1, "answers": {"what": an_answer("long", "after")}}
    )
    put(workspace, later)
    caseload.index.refresh(deep=True)
    assert not search(caseload, "before", 5).lines
    assert search(caseload, "before", 5).count == 0
    assert len(search(caseload, "after", 5).lines) == 1


def test_rows_notes_and_unread_typing_are_found(workspace: Workspace) -> None:
    rows = an_answer("topics", [{"topic": "Ratios", "points": 3, "level": "close"}])
    typed = an_answer("date", None).model_copy(update={"typed": "the day after Pentecost"})
    note = Note(at="2026-11-20", page="p", by="tutor", text="She whistled")
    put(workspace, a_record(answers={"rows": rows, "day": typed}, notes=(note,)))
    for said in ("ratio", "pentecost", "whistled", "close pente whist"):
        assert found(workspace, said) == [RECORD_ID[-2:]], said


@pytest.mark.parametrize(
    "said",
    ['"', "'", "*", '"*"', "a", "", "AND", "NEAR(x y)", "-x", "said : x", "%", "\0", "x" * 999],
)
def test_whatever_is_typed_is_looked_for_and_never_obeyed(workspace: Workspace, said: str) -> None:
    hold(workspace, 1, "and nothing else")
    assert found(workspace, said) in ([], ["01"])


def test_letters_without_spaces_between_words_are_found_anywhere(workspace: Workspace) -> None:
    hold(workspace, 1, "私の目標は読書です")
    hold(workspace, 2, "標と目")
    assert found(workspace, "目標") == ["02", "01"]  # the index knows letters only
    both = sorted((workspace.records / STUDENT_ID).glob("*.json"))
    shown = {path.name[8:10]: [h.excerpt.text for h in places(path, "目標")] for path in both}
    assert shown == {"01": ["私の目標は読書です"], "02": []}


def test_a_tutor_can_look_among_their_own_students(workspace: Workspace) -> None:
    for number, tutor in ((1, "R. Diaz"), (2, "S. Novak"), (3, None)):
        student = a_student(id=f"s-0000000{number}", tutor=tutor)
        put_student(workspace, student)
        hold(workspace, number, "words", student=StudentRef(id=student.id, name=student.name))
    assert found(workspace, "words") == ["03", "02", "01"]
    assert found(workspace, "words", tutor="r. diaz") == ["03", "01"]
    assert found(workspace, "words", tutor="Somebody") == ["03"]


def test_an_index_says_how_many_conferences_it_has(workspace: Workspace) -> None:
    hold(workspace, 1, "words")
    caseload = Caseload.read(workspace, TODAY)
    assert searched(caseload) == 1
    assert can_search(caseload.index)


# Where in them -------------------------------------------------------------------------------


def test_a_hit_tells_the_question_the_page_and_by_whom(workspace: Workspace) -> None:
    answers = {
        "one": an_answer("long", "Nothing here", ask="First?"),
        "two": an_answer("long", "I liked fractions", ask="What was good?", part="reflection"),
    }
    visit = Visit(page="p", part="reflection", title="Looking back at it", who="student")
    path = put(workspace, a_record(answers=answers, pages=(visit,)))
    (hit,) = places(path, "fract")
    assert (hit.said.question, hit.said.ask) == ("two", "What was good?")
    assert (hit.said.part, hit.said.page, hit.said.by) == (
        "reflection",
        "Looking back at it",
        "student",
    )
    assert [hit.excerpt.text[a:b] for a, b in hit.excerpt.marks] == ["fractions"]


def test_places_with_most_of_the_words_come_first(workspace: Workspace) -> None:
    said = ("first", "else", "spoke", "She spoke first", "first again")
    answers = {f"q{n}": an_answer("long", text) for n, text in enumerate(said)}
    path = put(workspace, a_record(answers=answers))
    shown = [hit.excerpt.text for hit in places(path, "spoke first")]
    assert shown == ["She spoke first", "first", "spoke", "first again"]


def test_a_note_knows_the_question_that_it_is_about(workspace: Workspace) -> None:
    note = Note(at="2026-11-20", page="p", by="tutor", text="Look again", question="one")
    answers = {"one": an_answer("long", "Yes", ask="First?")}
    path = put(workspace, a_record(answers=answers, notes=(note,)))
    (hit,) = places(path, "again")
    assert (hit.said.note, hit.said.question, hit.said.ask) == (True, "one", "First?")


def test_a_file_in_which_the_words_are_no_more_gives_nothing(workspace: Workspace) -> None:
    path = hold(workspace, 1, "after")
    assert places(path, "before") == ()
    assert places(path, "after before") == ()
    assert places(path.with_name("gone.json"), "after") == ()


@pytest.mark.parametrize(
    "content",
    [
        {"answers": 3, "notes": "x", "pages": {}},
        {"answers": {"a": {"value": "word"}, "b": 3}, "notes": [3, {"text": 4}], "pages": [1]},
        {"answers": {"a": {"value": [["word"], {"x": [{"y": "word"}]}], "keys": []}}},
    ],
)
def test_a_record_that_is_no_record_is_looked_through_as_far_as_it_goes(
    workspace: Workspace, content: dict[str, object]
) -> None:
    path = put(workspace, a_record())
    whole = json.loads(dump(a_record())) | content
    path.write_text(json.dumps(whole), "utf-8")
    assert len(places(path, "word")) == ("word" in str(content))


def test_an_escape_sequence_in_an_answer_does_not_come_out_again(workspace: Workspace) -> None:
    path = hold(workspace, 1, "x")
    raw = path.read_text("utf-8").replace('"x"', '"a \\u001b]52;c;\\u0007 word"')
    path.write_text(raw, "utf-8")
    (hit,) = places(path, "word")
    assert "\x1b" not in hit.excerpt.text


# Without full-text search --------------------------------------------------------------------


def test_without_full_text_search_everything_else_works(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    without = TABLES.replace("fts5(", "fts99(")
    monkeypatch.setattr("conferapp.storage.index.opening.TABLES", without)
    hold(workspace, 1, "words")
    caseload = Caseload.read(workspace, TODAY)
    assert not can_search(caseload.index)
    assert len(caseload.students) == 1
    assert searched(caseload) == 1
    assert not search(caseload, "words", 5).lines


# As somebody types ---------------------------------------------------------------------------


class Slow:
    """A search that goes on until it is let."""

    def __init__(self) -> None:
        self.begun: list[str] = []
        self.let = threading.Event()

    def further(self, results: Results, many: int) -> Results:
        self.begun.append(results.said)
        assert self.let.wait(5)
        return Results(results.said, results.tutor, many, many, (), ended=True)


async def _until(told: Callable[[], bool]) -> None:
    while not told():  # noqa: ASYNC110  # it is a thread that is waited for
        await asyncio.sleep(0)


async def test_what_was_typed_last_is_found_and_nothing_older_is_shown() -> None:
    slow, shown = Slow(), list[str]()
    seeker = Seeker(slow.further, lambda: shown.append(seeker.results.said))
    seeker.want("fr", "")
    at_work = asyncio.create_task(seeker.seek())
    await _until(lambda: slow.begun == ["fr"])
    for said in ("fra", "frac", "fract"):
        seeker.want(said, "")
        await seeker.seek()  # leaves it to the one that is at work
    slow.let.set()
    await at_work
    assert slow.begun == ["fr", "fract"]
    assert shown == ["fract"]
    assert not seeker.looking
    assert not seeker.wants


async def test_too_little_is_not_looked_for() -> None:
    slow = Slow()
    seeker = Seeker(slow.further, lambda: None)
    seeker.want("f", "")
    await seeker.seek()
    assert not slow.begun


@pytest.mark.parametrize("text", ["fract", "[1, 2]", '"x"', "{}", "[", '["a", 0, "r", "q", null]'])
def test_a_place_that_is_none_is_what_to_look_for(text: str) -> None:
    assert At.of(text) == At(text)


def test_a_place_is_remembered_as_it_was() -> None:
    at = At('what "he" said', mine=True, record="r", question="q", many=30)
    assert At.of(at.text) == at
    assert At.of("") == At()
