"""Removed: what was taken away while a conference went on, and who may be shown it.

It lies in the record beside what stands, for its tutor and for the student alone. Nothing that
leaves the room, is searched or is counted reads it.
"""

from collections.abc import Collection, Sequence
from typing import Final, Literal

from conferapp.domain.agenda import Page
from conferapp.domain.model import as_rows
from conferapp.domain.reading import text_of
from conferapp.domain.record import Answer, Note, Record, Removed
from conferapp.domain.standing import Standing
from conferapp.domain.stood import Lost
from conferapp.domain.stood_rows import holds, row_words

MOST: Final = 60
"""Things that are kept; the newest, since nobody misses the others by now."""
ROOM: Final = 200_000
"""Characters that they may have together: a tenth of what a record's file may hold."""
Keep = Literal["lost", "all", "nothing"]
"""What is kept of an answer when another takes its place: what it loses by that, all, or nothing.
"""


def with_removed(
    removed: Sequence[Removed], lost: Lost, now: str, *, whole: bool = False
) -> tuple[Removed, ...]:
    """What was removed, with one more; what says the same as it doesn't stand twice.

    Args:
        removed: What was removed before, the oldest first.
        lost: What stood there.
        now: The time.
        whole: Whether another answer took the place of all of it, rows and all.
    """
    what: Literal["answer", "rows", "note"] = "note"
    question, was = lost.question, lost.was
    if isinstance(was, Answer):
        what = "rows" if any(as_rows(was.value)) and not whole else "answer"
    new = Removed(at=now, what=what, question=question, was=was, changed=lost.changed)
    others = [each for each in removed if each.question != question or not _alike(each.was, was)]
    kept, room = [new], ROOM - _size(new)
    for each in reversed(others[-MOST + 1 :]):
        room -= _size(each)
        if room < 0:
            break
        kept.append(each)
    return tuple(reversed(kept))


def gone(record: Record) -> tuple[Removed, ...]:
    """What was removed and doesn't stand again, the newest first.

    Args:
        record: The conference.
    """
    return tuple(each for each in reversed(record.removed) if not _stands(record, each))


def gone_for_tutor(standing: Standing, *, with_student: bool, covered: bool) -> tuple[Removed, ...]:
    """What the tutor may be shown of it just now.

    Args:
        standing: The conference.
        with_student: Whether the student sits beside.
        covered: Whether what is only the tutor's is covered.
    """
    found = gone(standing.record)
    if not with_student:
        return found
    seen = _open_to_student if covered else _uncovered
    return tuple(each for each in found if seen(standing, each))


def gone_for_student(standing: Standing, pages: Collection[Page]) -> tuple[Removed, ...]:
    """What the student may be shown of it: their own words, on their own pages.

    Args:
        standing: The conference.
        pages: The pages that can be opened now.
    """
    own = {page.id for page in pages if page.who == "student"}
    return tuple(
        each
        for each in gone(standing.record)
        if each.was.by == "student"
        and page_of(standing, each) in own
        and _uncovered(standing, each)
    )


def page_of(standing: Standing, removed: Removed) -> str:
    """The id of the page where it belongs.

    Args:
        standing: The conference.
        removed: What was removed.
    """
    page = standing.agenda.page_of.get(removed.question or "")
    return page.id if page else removed.was.page


def words_of(removed: Removed) -> str:
    """What was removed, as text for people.

    Args:
        removed: It.
    """
    was = removed.was
    if isinstance(was, Note):
        return was.text
    if removed.what == "rows":
        return "\n".join(map(row_words, as_rows(was.value)))
    return text_of(removed.question or "", was)


def where_of(standing: Standing, removed: Removed) -> str:
    """Where it stood, in the words of the page.

    Args:
        standing: The conference.
        removed: What was removed.
    """
    if isinstance(removed.was, Answer):
        ask = removed.was.ask
        return f"A row was changed: {ask}" if removed.changed else ask
    visit = standing.record.visit(removed.was.page)
    return f"A note on “{visit.title}”" if visit and visit.title else "A note"


def _stands(record: Record, removed: Removed) -> bool:
    """Whether what was removed is there again."""
    was = removed.was
    if isinstance(was, Note):
        return any(note.page == was.page and note.text == was.text for note in record.notes)
    now = record.answers.get(removed.question or "")
    if now is None:
        return False
    if removed.what == "rows":
        there, lost = as_rows(now.value), as_rows(was.value)
        if removed.changed:
            return all(any(holds(row, one) for row in there) for one in lost)
        return all(row in there for row in lost)
    long = isinstance(now.value, str) and isinstance(was.value, str) and "\n" in now.value
    return (now.value, now.typed) == (was.value, was.typed) or (
        long and f"\n{was.value}\n" in f"\n{now.value}\n"
    )


def _alike(one: Answer | Note, other: Answer | Note) -> bool:
    if isinstance(one, Note) or isinstance(other, Note):
        texts = [each.text for each in (one, other) if isinstance(each, Note)]
        return len(texts) == 2 and texts[0] == texts[1] and one.page == other.page
    return (one.value, one.typed) == (other.value, other.typed)


def _uncovered(standing: Standing, removed: Removed) -> bool:
    return removed.question is None or not standing.covered(removed.question)


def _open_to_student(standing: Standing, removed: Removed) -> bool:
    """Whether the student may see it unasked, as `Standing.open_to_student` has it."""
    if isinstance(removed.was, Note):
        return removed.was.by == "student"
    question = standing.agenda.questions.get(removed.question or "")
    if question is None or not _uncovered(standing, removed):
        return False
    return removed.was.for_student and not standing.agenda.tutors_view(question)


def _size(removed: Removed) -> int:
    return len(words_of(removed)) + len(removed.was.ask if isinstance(removed.was, Answer) else "")
