"""The table of askers: what asks which kind of question.

A kind is looked up with its parents, so that one which is asked like another needs no row of its
own.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from conferapp.domain.kinds.day import Date
from conferapp.domain.kinds.goal import Goal
from conferapp.domain.kinds.looking_back import LastGoal
from conferapp.domain.kinds.numbers import Number, Scale, Score
from conferapp.domain.kinds.options import Checklist, Choice, Choices, Recap, YesNo
from conferapp.domain.kinds.question import Question
from conferapp.domain.kinds.reminder import Reminder
from conferapp.domain.kinds.rows import RowsQuestion
from conferapp.domain.kinds.tables import Topics
from conferapp.domain.kinds.words import Long, Short
from conferapp.plain.askers.goal import ask_goal
from conferapp.plain.askers.last_goal import ask_last_goal
from conferapp.plain.askers.levels import ask_topics
from conferapp.plain.askers.numbers import ask_date, ask_number, ask_score
from conferapp.plain.askers.options import ask_choice
from conferapp.plain.askers.reminder import ask_reminder
from conferapp.plain.askers.rows import ask_rows
from conferapp.plain.askers.several import ask_several
from conferapp.plain.askers.steps import ask_recap, ask_scale, ask_yes_no
from conferapp.plain.askers.talk import Cleared, Talk
from conferapp.plain.askers.words import ask_long, ask_short
from conferapp.plain.asking import Asker, Asking

LOCKED = "Kept as it was, now that the result is open."

ASKERS: Mapping[type[Question], Callable[[Talk], None]] = MappingProxyType(
    {
        Short: ask_short,
        Long: ask_long,
        Number: ask_number,
        Score: ask_score,
        Scale: ask_scale,
        Choice: ask_choice,
        Choices: ask_several,
        YesNo: ask_yes_no,
        Date: ask_date,
        Checklist: ask_several,
        RowsQuestion: ask_rows,
        Topics: ask_topics,
        Goal: ask_goal,
        LastGoal: ask_last_goal,
        Reminder: ask_reminder,
        Recap: ask_recap,
    }
)
"""What asks each kind of question, or the parent of several kinds."""


def asker_for(question: Question) -> Asker:
    """What asks a question in lines.

    Raises:
        LookupError: If neither its kind nor a parent of it has an asker.
    """
    for kind in type(question).__mro__:
        if kind in ASKERS:
            ask = ASKERS[kind]
            return lambda asking: _ask(ask, asking)
    raise LookupError(f"Nothing asks questions of the kind {question.kind}.")


def _ask(ask: Callable[[Talk], None], asking: Asking) -> None:
    """Ask, unless the answer can't be changed any more."""
    talk = Talk(asking)
    if asking.prompt.locked:
        talk.say_so_far()
        talk.say(LOCKED)
        return
    try:
        ask(talk)
    except Cleared:
        return
