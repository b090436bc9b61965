"""The words of the students in a gradebook, and of their topics: what comes in, and what came."""

from collections.abc import Iterator
from typing import Final

from textual.content import Content

from conferapp.domain.gradebook.bringing import Coming, tally
from conferapp.domain.kinds.numbers import counted
from conferapp.domain.kinds.phrases import ENGLISH
from conferapp.domain.kinds.tables import LEVEL_MARKS
from conferapp.domain.model import Value
from conferapp.ui.keymap import Told
from conferapp.ui.score_draft import Row, ScoreDraft
from conferapp.ui.text import QUIET_STYLE, literal


def row_label(row: Row) -> Content:
    """A student of the file: whether they come in, and with what."""
    mark, style = _mark(row)
    name = row.student.name if row.student else row.pupil.said
    return Content.assemble(
        literal(f"{mark} ", style),
        literal(name, "" if row.goes_in or row.done else QUIET_STYLE),
        literal(f"\n  {_in_short(row)}", QUIET_STYLE),
    )


def _mark(row: Row) -> tuple[str, str]:
    if row.done is not None:
        return ("✗", "$text-error") if row.done.why else ("✓", "$text-success")
    if row.student is None:
        return ("–", QUIET_STYLE) if row.gone else ("?", "$text-warning")
    if row.place.why:
        return "✗", "$text-error"
    if row.goes_in:
        return "✓", "$text-success"
    return ("–" if row.out else "="), QUIET_STYLE


def _in_short(row: Row) -> str:
    if row.done is not None:
        return (row.done.why and "left alone") or _tallied(row)
    if row.student is None:
        return row.owner.why
    if row.place.why:
        return "can’t go in"
    if row.out:
        return "left out"
    said = _tallied(row) if row.pupil.scored else "no points in the file"
    return ", ".join([said, *_to_look_at(row)])


def _to_look_at(row: Row) -> Iterator[str]:
    if row.pupil.over:
        yield f"⚑ {row.pupil.over:,} over the maximum"
    if row.pupil.unread:
        yield f"⚑ {len(row.pupil.unread):,} not understood"


def _tallied(row: Row) -> str:
    told = row.done.told if row.done else tally(row.comings, row.chosen)
    said = (
        (told.came, "{} new"),
        (told.replaced, "{} replaced"),
        (told.kept, "{} kept as they were"),
    )
    return ", ".join(words.format(n) for n, words in said if n) or "nothing new"


def row_text(draft: ScoreDraft, row: Row, told: Told) -> Content:
    """A student of the file: where the topics go, and each of them.

    Args:
        draft: What is brought in.
        row: The student.
        told: Names keys as they are now.
    """
    lines = [literal(row.student.name if row.student else row.pupil.said, "bold $text-primary")]
    lines += [literal(each) for each in _whose(draft, row, told)]
    if row.done is not None:
        lines.append(literal(_done(row)))
    elif row.student is not None:
        lines.append(literal(_where(row)))
    lines.append(literal(""))
    lines += [coming_label(row, each) for each in row.comings]
    lines += [literal(each, QUIET_STYLE) for each in _left(row)]
    return Content("\n").join(lines)


def _whose(draft: ScoreDraft, row: Row, told: Told) -> Iterator[str]:
    if row.student is None:
        yield f"Row {row.pupil.row} of the file: {row.owner.why}. {told('[s] says whose it is.')}"
    elif row.pupil.said != row.student.name:
        why = f" ({row.owner.why})" if row.owner.why else ""
        yield f"In the file: {row.pupil.said}{why}." + (
            "" if row.done else told(" [s] changes that.")
        )
    if draft.only and row.student is None:
        yield "Enter takes this row for the student."


def _where(row: Row) -> str:
    if row.place.why:
        return f"✗ {row.place.why}"
    line = row.place.line
    if line is None:
        return f"A new conference is planned: {row.place.title}."
    stands = "planned" if line.status == "planned" else "in progress"
    return f"Into the conference that is {stands}: {row.place.title}."


def _done(row: Row) -> str:
    if row.done is None or row.done.why:
        return f"✗ Left alone. {row.done.why if row.done else ''}"
    into = "Planned, and brought in" if row.done.began else "Brought in"
    return f"✓ {into}: {row.done.title}."


def _left(row: Row) -> Iterator[str]:
    pupil = row.pupil
    if pupil.absent:
        yield f"\n{count_said(pupil.absent, 'cell')} without points (absent, excused or empty)."
    if pupil.unread:
        yield "\nNot understood, and left out:"
        yield from (f"  {each}" for each in pupil.unread)
    if pupil.twice:
        yield f"\nTwice in the file; the last one counts: {', '.join(pupil.twice)}."


# Topics -----------------------------------------------------------------------------------

_MEANING: Final = {
    "new": "It is new, and comes in.",
    "filled": "It is there already, without points, and gets them.",
    "same": "It is there already, with the same points.",
    "differs": (
        "Enter takes the file’s points, or keeps what is there. A level that you or a quick check "
        "gave stays; one that came from points follows them."
    ),
}
_SIGNS: Final = {"new": "+", "filled": "+", "same": "=", "differs": "≠"}


def coming_label(row: Row, each: Coming) -> Content:
    """A topic: what comes in, and what it does to what is there."""
    now = _points(each.scored.points, each.scored.out_of)
    sign = f"{_SIGNS[each.sort]} {each.scored.topic}: "
    if each.sort != "differs" or each.before is None:
        level = _level(row, each) if each.sort in {"new", "filled"} else ""
        said = f"{now} {level}".rstrip() + (" (there already)" if each.sort == "same" else "")
        return Content.assemble(literal(sign), literal(said), _over(each))
    was = _points(each.before.get("points"), each.before.get("out_of"))
    taken = each.key in row.chosen
    choice = "the file’s points are taken" if taken else "what is there is kept"
    return Content.assemble(
        literal(sign),
        literal(f"{was} → {now}", "bold"),
        _over(each),
        literal(f"\n  {'●' if taken else '○'} {choice}", "$text-warning"),
    )


def _over(each: Coming) -> Content:
    said = "\n  ⚑ more than there were: a slip, or extra points?" if each.scored.over else ""
    return literal(said, "$text-warning")


def _points(points: object, out_of: object) -> str:
    return counted(points, out_of, ENGLISH) or "no points"  # type: ignore[arg-type]  # JSON


def _level(row: Row, each: Coming) -> str:
    level = None
    if row.place.question is not None:
        scored: dict[str, Value] = {"points": each.scored.points, "out_of": each.scored.out_of}
        level = row.place.question.level(scored)
    return LEVEL_MARKS[level] if level else ""


def topic_text(row: Row, at: int) -> Content:
    """A topic by itself: what is there, what the file says, and what Enter does."""
    each = row.comings[at]
    name = row.student.name if row.student else row.pupil.said
    lines = [literal(name, QUIET_STYLE), literal(each.scored.topic, "bold $text-primary")]
    lines.append(literal(f"\nIn the file: {_points(each.scored.points, each.scored.out_of)}"))
    if each.before is not None:
        lines.append(literal(f"There now: {row.there(each.before)}"))
    said = _MEANING[each.sort]
    return Content("\n").join([*lines, literal(f"\n{said}", QUIET_STYLE)])


def count_said(number: int, what: str) -> str:
    """A number of things, such as `3 topics`.

    Args:
        number: How many.
        what: One of them.
    """
    return f"{number:,} {what}" if number == 1 else f"{number:,} {what}s"
