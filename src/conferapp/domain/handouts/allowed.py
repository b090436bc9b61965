"""Who may have what: a record cut down to the answers that its reader may get.

Every handout for somebody else than the tutor is made of such a record, so that whatever makes it
can't reach more. Only `share` decides, as it stands beside each answer.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping

from conferapp.domain.kinds.question import Share
from conferapp.domain.reading import text_of
from conferapp.domain.record import AgendaRef, Answer, Note, Record, StudentRef
from conferapp.domain.speech import LAST

_SHORTEST = 12
"""Characters of an answer that is looked for in wordings: shorter ones are in many by chance."""


def allowed(
    record: Record,
    reader: Share,
    *,
    covered: Collection[str] = (),
    earlier: Iterable[Record] = (),
) -> Record:
    """A record with nothing in it but what a reader may have.

    Titles of pages, reasons for skipping and the history are gone, too: they may quote what was
    answered elsewhere. A question whose wording quotes something that the reader may not have
    loses its wording.

    Args:
        record: The conference.
        reader: Who is to get it.
        covered: The questions whose answers the student may not see yet.
        earlier: The conferences before it, whose goals a wording may quote.
    """
    answers = {
        name: answer
        for name, answer in record.answers.items()
        if reader in answer.share and name not in covered
    }
    known = set(answers)
    if all(_shares_goals(one, reader) for one in earlier):
        known.add(LAST)
    rest = [*_unshared(record, known)]
    own = tuple(_own_notes(record, answers)) if reader == "student" else ()
    # Named one by one: what a newer program or a foreign one added has no reader yet.
    return Record(
        id=record.id,
        revision=record.revision,
        status=record.status,
        agenda=AgendaRef(
            id=record.agenda.id,
            title=record.agenda.title,
            fingerprint=record.agenda.fingerprint,
        ),
        student=StudentRef(id=record.student.id, name=record.student.name),
        tutor=record.tutor,
        created=record.created,
        updated=record.updated,
        started=record.started,
        ended=record.ended,
        answers={name: _worded(answer, known, rest) for name, answer in answers.items()},
        notes=own,
        previous=record.previous,
    )


def _own_notes(record: Record, answers: Mapping[str, Answer]) -> Iterator[Note]:
    """What the student noted, but for comments on answers that they may not have."""
    for note in record.notes:
        if (
            note.by == "student"
            and note.text
            and (note.question is None or note.question in answers)
        ):
            yield Note(at=note.at, page=note.page, by=note.by, text=note.text)


def _worded(answer: Answer, known: Collection[str], unshared: Collection[str]) -> Answer:
    if answer.quotes is None:  # nothing is quoted, or it was written before that was noted
        quotes_more = any(text in answer.ask for text in unshared)
    else:
        quotes_more = not set(answer.quotes) <= set(known)
    return Answer(
        kind=answer.kind,
        part=answer.part,
        page=answer.page,
        by=answer.by,
        ask="" if quotes_more else answer.ask,
        keys=answer.keys,
        at=answer.at,
        share=answer.share,
        value=answer.value,
        typed=answer.typed,
    )


def _unshared(record: Record, known: Collection[str]) -> Iterator[str]:
    """The texts of the answers that the reader may not have."""
    for name, answer in record.answers.items():
        if name not in known:
            text = text_of(name, answer).strip()
            yield from {text, "; ".join(text.splitlines())} if len(text) >= _SHORTEST else ()


def _shares_goals(record: Record, reader: Share) -> bool:
    return all(reader in a.share for a in record.answers.values() if a.kind == "goal")
