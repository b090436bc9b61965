"""A rehearsal goes on while its agenda changes, and keeps what was answered."""

import pytest
from tests.unit.build import Time, agenda

from conferapp.domain.agenda import Agenda
from conferapp.domain.authoring.rehearsal import SAMPLE, Rehearsal, sample_past
from conferapp.domain.record import AgendaRef
from conferapp.domain.renewal import same_page
from conferapp.domain.standing import Around

SOURCE = AgendaRef(id="test", title="Test", fingerprint="sha256:0")
QUESTION = '[[agenda.questions]]\nid = "{id}"\nkind = "{kind}"\nask = "{id}?"\n{more}\n'
CHOICE = 'options = ["bus", "car"]'


def pages(*ids: str, questions: str = "") -> Agenda:
    """An agenda with these pages; the questions stand on the last one."""
    heads = "".join(f'[[agenda]]\nid = "{name}"\ntitle = "{name}"\n' for name in ids)
    return agenda(heads + questions)


def asked(name: str, kind: str = "short", more: str = "") -> str:
    return QUESTION.format(id=name, kind=kind, more=more)


@pytest.fixture
def rehearsal() -> Rehearsal:
    return Rehearsal(Time().clock)


def test_an_answer_stays_while_its_question_is_there(rehearsal: Rehearsal) -> None:
    rehearsal.follow(pages("one", questions=asked("why")), SOURCE).answer("why", "because")
    now = rehearsal.follow(pages("new", "one", questions=asked("why") + asked("how")), SOURCE)
    assert now.value("why") == "because"


def test_an_answer_comes_back_with_its_question(rehearsal: Rehearsal) -> None:
    rehearsal.follow(pages("one", questions=asked("why")), SOURCE).answer("why", "because")
    assert rehearsal.follow(pages("one", questions=asked("wy")), SOURCE).value("why") is None
    assert rehearsal.follow(pages("one", questions=asked("why")), SOURCE).value("why") == "because"


def test_what_was_deleted_stays_deleted(rehearsal: Rehearsal) -> None:
    conference = rehearsal.follow(pages("one", questions=asked("why")), SOURCE)
    conference.answer("why", "because")
    conference.answer("why", "")
    assert rehearsal.follow(pages("one", questions=asked("why")), SOURCE).value("why") is None


def test_an_answer_waits_while_its_kind_is_another(rehearsal: Rehearsal) -> None:
    choice = pages("one", questions=asked("way", "choice", CHOICE))
    rehearsal.follow(choice, SOURCE).answer("way", "bus")
    number = rehearsal.follow(pages("one", questions=asked("way", "number")), SOURCE)
    assert number.value("way") is None
    assert rehearsal.follow(choice, SOURCE).value("way") == "bus"


def test_an_option_that_is_gone_is_no_answer(rehearsal: Rehearsal) -> None:
    choice = pages("one", questions=asked("way", "choice", CHOICE))
    rehearsal.follow(choice, SOURCE).answer("way", "bus")
    other = pages("one", questions=asked("way", "choice", 'options = ["tram", "car"]'))
    assert rehearsal.follow(other, SOURCE).value("way") is None


def test_it_goes_on_where_it_was(rehearsal: Rehearsal) -> None:
    before = pages("one", "two", questions=asked("why"))
    conference = rehearsal.follow(before, SOURCE)
    conference.enter(before.pages[1])
    conference.focus("why")
    now = rehearsal.follow(pages("new", "one", "two", questions=asked("why")), SOURCE)
    place = now.record.at
    assert place is not None
    assert (place.page, place.question) == ("two", "why")


def test_a_page_with_another_id_takes_the_place_of_the_old_one(rehearsal: Rehearsal) -> None:
    before = pages("one", "two")
    rehearsal.follow(before, SOURCE).enter(before.pages[1])
    assert rehearsal.follow(pages("one", "renamed"), SOURCE).place().id == "renamed"


def test_the_last_page_stands_for_one_that_is_gone() -> None:
    old, new = pages("one", "two", "three"), pages("one")
    assert same_page(old, old.pages[2], new).id == "one"


def test_notes_come_back_with_their_page(rehearsal: Rehearsal) -> None:
    before = pages("one", "two")
    conference = rehearsal.follow(before, SOURCE)
    for page in before.pages:
        conference.enter(page)
        conference.note(page, "a note")
    rehearsal.follow(pages("one"), SOURCE)
    record = rehearsal.follow(before, SOURCE).record
    assert [note.page for note in record.notes] == ["one", "two"]


def test_the_sample_student_has_a_last_conference_to_look_back_on() -> None:
    clock = Time().clock
    rehearsal = Rehearsal(clock, Around(history=(sample_past(clock),)))
    conference = rehearsal.follow(pages("one"), SOURCE)
    assert conference.student == SAMPLE
    assert conference.previous is not None
    assert [item.name for item in conference.thread.items] == [
        "a sample goal from last time",
        "A sample step from last time",
    ]


def test_opened_results_stay_open(rehearsal: Rehearsal) -> None:
    covered = asked("guess") + asked("result", more='reveal_after = "guess"')
    conference = rehearsal.follow(pages("one", questions=covered), SOURCE)
    conference.answer("guess", "50")
    conference.reveal("guess")
    now = rehearsal.follow(pages("one", questions=covered), SOURCE)
    assert not now.covered("result")
