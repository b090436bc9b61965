"""Who may have what: a record cut down to the answers that its reader may get.

Every handout for somebody else than the tutor is made of such a record, so that whatever makes it
can't reach more. Only `share` decides, as it stands beside each answer.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping

from conferapp.domain.goal_names import SAID_IN
from conferapp.domain.kinds.looking_back import LISTS
from conferapp.domain.kinds.question import Share
from conferapp.domain.model import as_row, as_rows
from conferapp.domain.reading import text_of
from conferapp.domain.record import Answer, Note, Record
from conferapp.domain.speech import LAST
from conferapp.domain.text import fold, say_number

_SHORTEST = 12
"""Characters of an answer that is looked for in wordings: shorter ones are in many by chance."""
_SAID: Mapping[str, tuple[str, ...]] = {"goal": SAID_IN["goals"], "actions": SAID_IN["actions"]}
"""By the kind of an answer, the cells that name a goal or a step elsewhere."""


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
    loses its wording, and what became of an earlier goal is left out where they may not have that
    goal.

    Args:
        record: The conference.
        reader: Who is to get it.
        covered: The questions whose answers the student may not see yet.
        earlier: The conferences before it, whose goals and steps may be quoted.
    """
    before = [answer for one in earlier for answer in one.answers.values() if answer.kind in _SAID]
    kept_back = [answer for answer in before if reader not in answer.share]
    private = _named(kept_back) - _named(answer for answer in before if reader in answer.share)
    answers = {
        name: answer
        for name, answer in record.answers.items()
        if reader in answer.share and name not in covered
    }
    cut = {name: _without(answer, private) for name, answer in answers.items()}
    # Whoever gets only a part of an answer doesn't get a wording that quotes all of it.
    known = {name for name, answer in answers.items() if cut[name] == answer}
    if all(answer.kind != "goal" for answer in kept_back):
        known.add(LAST)
    rest = [*_unshared(record, known), *filter(_is_long, private)]
    own = tuple(_own_notes(record, answers)) if reader == "student" else ()
    worded = {name: _worded(answer, known, rest) for name, answer in cut.items()}
    return record.cut_down(worded, notes=own)


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


def _without(answer: Answer, private: Collection[str]) -> Answer:
    """An answer that looks back, without the goals and steps that the reader may not have."""
    if answer.kind != "last_goal" or not private or not isinstance(answer.value, dict):
        return answer
    value = as_row(answer.value)
    for listed, key in LISTS.items():
        rows = as_rows(value.get(listed))
        value[listed] = [row for row in rows if not _is_one_of(say_number(row.get(key)), private)]
    return answer.model_copy(update={"value": value})


def _is_one_of(name: str, private: Collection[str]) -> bool:
    """Whether a goal or step goes by one of these names; a day or a number may stand behind it."""
    said = fold(name)
    return any(said == fold(one) or said.startswith(f"{fold(one)} (") for one in private)


def _unshared(record: Record, known: Collection[str]) -> Iterator[str]:
    """The texts of the answers that the reader may not have."""
    for name, answer in record.answers.items():
        if name not in known:
            text = text_of(name, answer).strip()
            texts = {text, "; ".join(text.splitlines()), *_named([answer])}
            yield from filter(_is_long, texts)


def _is_long(text: str) -> bool:
    return len(text) >= _SHORTEST


def _named(answers: Iterable[Answer]) -> set[str]:
    """The names of goals and steps, as other wordings quote them."""
    rows = ((answer.kind, row) for answer in answers for row in as_rows(answer.value))
    cells = (row.get(key) for kind, row in rows for key in _SAID.get(kind, ()))
    return {said for cell in cells if (said := say_number(cell).strip().rstrip("."))}
