"""Numbers, scores and days as they are typed: what was understood, and why something was not.

Fields on screen and questions in lines read by these rules, so that the same words give the same
answer in both.
"""

import datetime as dt
import re
from dataclasses import dataclass

from conferapp.domain.amounts import is_number, percent
from conferapp.domain.days import Prefer, read_day, say_day
from conferapp.domain.hours import ReadMoment, read_moment
from conferapp.domain.kinds.cells import read_number
from conferapp.domain.kinds.day import Date
from conferapp.domain.kinds.numbers import Number
from conferapp.domain.kinds.question import Question
from conferapp.domain.model import Value, as_row
from conferapp.domain.text import say_number
from conferapp.domain.wording import word

SCORE_WANTED = "Points, such as 68 or 68/100"


@dataclass(frozen=True, slots=True)
class Reading:
    """What was understood of what is typed.

    Attributes:
        value: The answer, or None.
        typed: What was typed, where it is no answer; None where it is, or nothing was typed.
        said: The answer, said back in full.
        problem: Why it is no answer.
    """

    value: Value = None
    typed: str | None = None
    said: str = ""
    problem: str | None = None

    def wrong(self, question: Question) -> str | None:
        """What is wrong: why it is no answer, or why the answer doesn't fit the question."""
        if self.problem or self.value is None:
            return self.problem
        return question.problem(self.value)


# Numbers --------------------------------------------------------------------------------------


def read_amount(question: Question, typed: str) -> Reading:
    """A number, behind which its unit may be typed too."""
    typed = typed.strip()
    if not typed:
        return Reading()
    unit = _unit(question).casefold()
    bare = typed[: -len(unit)] if unit and typed.casefold().endswith(unit) else typed
    number = read_number(bare.strip())
    if is_number(number):
        return Reading(number, said=question.as_text(number))
    return Reading(typed=typed, problem=question.problem(typed))


def amount_wanted(question: Question) -> str:
    """What is counted, and how many there can be."""
    if not isinstance(question, Number):
        return "A number"
    low, high, unit = say_number(question.min), say_number(question.max), _unit(question)
    bounds = {
        (True, True): f", from {low} to {high}",
        (True, False): f", {low} or more",
        (False, True): f", {high} at most",
    }.get((bool(low), bool(high)), "")
    return f"A number{f' ({unit})' if unit else ''}{bounds}"


def _unit(question: Question) -> str:
    unit = getattr(question, "unit", None)
    return word(unit) if unit else ""


# Scores ---------------------------------------------------------------------------------------

_BOTH = re.compile(r"(?P<points>[^/]*?\d[^/]*?)\s*(?:/|\bout of\b|\bof\b)\s*(?P<out_of>\S.*)")
_JOIN = "of "


def score_parts(points: str, out_of: str) -> tuple[str, str]:
    """The points and the maximum as typed, also where both stand in place of the points."""
    points, out_of = points.strip(), out_of.strip()
    if points.endswith("%") and is_number(read_number(points[:-1].strip())):
        return points[:-1].strip(), "100"
    both = _BOTH.fullmatch(points)
    if both and all(is_number(read_number(part)) for part in both.groups()):
        return both["points"], both["out_of"]
    return points, out_of


def score_begun(value: Value, typed: str | None, first: float) -> tuple[str, str]:
    """The points and the maximum to start from.

    Args:
        value: The score so far, or None.
        typed: What was typed in its place and could not be read.
        first: The maximum while nobody has said another one.
    """
    row, most = as_row(value), say_number(first)
    if typed:
        points, join, out_of = typed.rpartition(_JOIN)
        return (points.strip(), out_of) if join else (typed, most)
    return say_number(row.get("value")), say_number(row.get("out_of", first))


def read_score(question: Question, points: str, out_of: str, first: float) -> Reading:
    """Points out of a maximum.

    Args:
        question: What is asked.
        points: The points as typed; `68/100` and `68 %` say the maximum, too.
        out_of: The maximum as typed.
        first: The maximum while nobody has said another one.
    """
    points, out_of = score_parts(points, out_of)
    if not points:
        typed = f"{_JOIN}{out_of}" if out_of != say_number(first) else None
        return Reading(typed=typed)
    value: Value = {
        "value": read_number(points),
        "out_of": read_number(out_of) if out_of else None,
    }
    problem = question.problem(value)
    if any(isinstance(part, str) for part in as_row(value).values()):
        return Reading(typed=f"{points} {_JOIN}{out_of}", problem=problem)
    share = percent(value)
    said = "" if share is None else f"{points} of {out_of} is {share:.0f} %"
    return Reading(value, said=said, problem=problem)


# Days -----------------------------------------------------------------------------------------


def read_date(question: Question, typed: str, today: dt.date) -> Reading:
    """A day, and an hour where one is asked for.

    Args:
        question: What is asked.
        typed: The day as people say it.
        today: The local day.
    """
    typed = typed.strip()
    read = _moment(question, typed, today)
    if read.day is None:
        return Reading(typed=typed or None, problem=read.problem)
    said = say_day(read.day, today)
    if read.time is None:
        return Reading(read.day.isoformat(), said=said)
    try:
        moment = dt.datetime.combine(read.day, read.time).astimezone()
    except (OSError, OverflowError, ValueError):  # some systems count hours only near to today
        return Reading(typed=typed, problem="That is further away than the clock goes.")
    return Reading(moment.isoformat(), said=f"{said}, at {read.time:%H:%M}")


def date_wanted(question: Question) -> str:
    """An example of what can be typed."""
    return "A day and an hour, such as Friday 15:30" if _timed(question) else "A day, such as 4 Dec"


def _moment(question: Question, typed: str, today: dt.date) -> ReadMoment:
    back = isinstance(question, Date) and question.looks_back
    prefer: Prefer = "past" if back else "future"
    if _timed(question):
        return read_moment(typed, today, prefer)
    alone = read_day(typed, today, prefer)
    return ReadMoment(alone.day, None, alone.problem)


def _timed(question: Question) -> bool:
    return isinstance(question, Date) and question.time
