"""The standing that travels: cut down to what the student may have before anything is made of it.

Whatever packs a page works on this one, so that no wording, offer or list can reach more.
"""

from collections.abc import Iterator
from dataclasses import replace

from conferapp.domain.kinds.options import OptionQuestion
from conferapp.domain.kinds.question import Question
from conferapp.domain.kinds.tables import Topics
from conferapp.domain.mastery import topics_shown
from conferapp.domain.model import Value
from conferapp.domain.record import Answer, Record
from conferapp.domain.standing import Standing
from conferapp.domain.student import Student


def for_the_student(standing: Standing) -> Standing:
    """A standing with the answers that the student may have, and nothing else of the tutor's.

    Covered ones are among them: it is the standing itself that keeps them covered. Of topics that
    the student picks from, or gives levels to, the names stay, as they stand on the pages.
    """
    record, student = standing.record, standing.student
    known = Student(
        id=student.id,
        name=student.name,
        called=student.called,
        language=student.language,
        supports=student.supports,
        ways_of_learning=student.ways_of_learning,
        foundation_goals=student.foundation_goals,
    )
    return Standing(
        record.cut_down(dict(_answers(standing)), reveals=record.reveals),
        standing.agenda,
        known,
        clock=standing.clock,
        around=replace(
            standing.around,
            history=tuple(_own(earlier) for earlier in standing.around.history),
            peers=tuple,
        ),
    )


def _answers(standing: Standing) -> Iterator[tuple[str, Answer]]:
    agenda = standing.agenda
    for name, answer in standing.record.answers.items():
        question = agenda.questions.get(name)
        if question is None:
            continue
        theirs = answer.for_student and not agenda.tutors_view(question)
        if isinstance(question, Topics) and agenda.page_of[name].who != "student":
            if theirs or _is_picked_from(standing, question):
                rows: Value = [
                    dict(row) if theirs else {"topic": row.get("topic")}
                    for row in topics_shown(standing, name, student=True)
                ]
                yield name, answer.model_copy(update={"value": rows, "typed": None})
        elif theirs:
            yield name, answer


def _is_picked_from(standing: Standing, topics: Question) -> bool:
    """Whether a student's question takes its options from these topics, or gives them levels."""
    agenda = standing.agenda
    asked = (q for q in agenda.questions.values() if agenda.page_of[q.id].who == "student")
    return any(
        (isinstance(q, OptionQuestion) and q.options_from == topics.id)
        or agenda.mirrored.get(q.id) == topics.id
        for q in asked
    )


def _own(record: Record) -> Record:
    """An earlier conference with what the student may have of it."""
    theirs = {name: answer for name, answer in record.answers.items() if answer.for_student}
    return record.cut_down(theirs, reveals=record.reveals)
