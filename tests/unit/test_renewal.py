"""A conference that goes on with a newer version of its agenda loses no word."""

from tests.unit.build import conference
from tests.unit.test_rehearsal import CHOICE, SOURCE, asked, pages

from conferapp.domain.conference import Conference
from conferapp.domain.gaps import gaps
from conferapp.domain.renewal import RENEWED, renewed, what_moved


def begun(questions: str) -> Conference:
    """A conference at its first page."""
    heads = '[[agenda]]\nid = "one"\ntitle = "one"\n'
    made = conference(heads + questions)
    made.enter(made.agenda.pages[0])
    return made


def test_answers_stay_with_the_wording_that_was_shown() -> None:
    before = begun(asked("why"))
    before.answer("why", "because")
    now = renewed(
        before, pages("new", "one", questions=asked("why").replace("why?", "Why so?")), SOURCE
    )
    assert now.value("why") == "because"
    assert now.record.answers["why"].ask == "why?"
    assert now.place().id == "one"
    assert now.record.revision > before.record.revision


def test_an_answer_without_its_question_stays_in_the_record() -> None:
    before = begun(asked("why"))
    before.answer("why", "because")
    now = renewed(before, pages("one", questions=asked("how")), SOURCE)
    assert now.record.answers["why"].value == "because"
    assert [gap.page for gap in gaps(now)] == []


def test_what_no_longer_answers_its_question_becomes_a_note_on_it() -> None:
    before = begun(asked("way", "choice", CHOICE))
    before.answer("way", "bus")
    now = renewed(before, pages("one", questions=asked("way", "number")), SOURCE)
    assert now.value("way") is None
    (note,) = now.record.notes
    assert (note.text, note.question, note.page, note.by) == ("way? bus", "way", "one", "student")


def test_the_record_says_what_happened_and_follows_the_new_file() -> None:
    now = renewed(begun(asked("why")), pages("one", questions=asked("why")), SOURCE)
    assert [event.what for event in now.record.history] == [RENEWED]
    assert now.record.agenda == SOURCE


def test_the_conference_before_is_as_it_was() -> None:
    before = begun(asked("why"))
    record = before.record
    renewed(before, pages("one"), SOURCE)
    assert before.record == record


def test_the_tutor_is_told_where_answers_went() -> None:
    before = begun(asked("way", "choice", CHOICE) + asked("why") + asked("how"))
    for name, said in (("way", "bus"), ("why", "because"), ("how", "slowly")):
        before.answer(name, said)
    now = renewed(before, pages("one", questions=asked("way", "number") + asked("how")), SOURCE)
    assert what_moved(before, now) == (
        "It goes on with the newest version. 1 answer is now a note on the page (Ctrl+O). "
        "1 answer is kept in the record, since nothing asks for it any more."
    )
