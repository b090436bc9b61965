"""A conference that goes on with a newer version of its agenda loses no word."""

from tests.unit.build import agenda, conference
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


def test_what_no_longer_answers_its_question_stays_in_the_record_alone() -> None:
    before = begun(asked("way", "choice", CHOICE))
    before.answer("way", "bus")
    for _ in range(2):
        before = renewed(before, pages("one", questions=asked("way", "number")), SOURCE)
    assert before.value("way") is None
    assert {name: a.value for name, a in before.record.answers.items()} == {"way-before-1": "bus"}


def test_what_was_said_to_the_tutor_alone_is_on_no_other_page() -> None:
    tutors = conference('[[preparation]]\nid = "one"\ntitle = "one"\n' + asked_in("preparation"))
    tutors.answer("why", "a private view")
    students = agenda(
        '[[reflection]]\nid = "one"\ntitle = "one"\nwho = "student"\n' + asked_in("reflection")
    )
    now = renewed(tutors, students, SOURCE)
    assert now.value("why") is None
    assert now.record.notes == ()
    kept = now.record.answers["why-before-1"]
    assert (kept.value, kept.page, kept.part, kept.share) == (
        *("a private view", "one", "preparation"),
        (),
    )


def asked_in(part: str) -> str:
    """A question in another part."""
    return asked("why").replace("agenda", part)


def test_an_answer_goes_to_nobody_new_and_reads_by_its_newer_question() -> None:
    scale = 'from = 1\nto = 5\nshare = ["family"]'
    before = begun(asked("sure", "scale", scale))
    before.answer("sure", 3)
    wider = 'from = 1\nto = 10\nshare = ["student", "family"]'
    answer = renewed(before, pages("one", questions=asked("sure", "scale", wider)), SOURCE)
    kept = answer.record.answers["sure"]
    assert (kept.share, kept.keys["to"]) == (("family",), 10)
    nobody = renewed(answer, pages("one", questions=asked("sure", "scale", "share = []")), SOURCE)
    assert nobody.record.answers["sure"].share == ()


def test_an_answer_that_is_covered_now_or_was_stays_apart() -> None:
    guess = asked("guess")
    before = begun(guess + asked("result", more='reveal_after = "guess"'))
    before.answer("result", "17 of 20")
    now = renewed(before, pages("one", questions=guess + asked("result")), SOURCE)
    assert now.value("result") is None
    assert "17 of 20" in {answer.value for answer in now.record.answers.values()}


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
        "It goes on with the newest version. 2 answers are kept in the record alone, since the "
        "question is gone, asks for something else, or is for somebody else now."
    )
