"""The words of a student's page: goal and plan, what was last and is next, and who they are."""

from collections.abc import Iterable, Iterator
from datetime import date

from textual.content import Content

from conferapp.domain.almanac import day_of
from conferapp.domain.days import say_short
from conferapp.domain.goal_words import goal_line
from conferapp.domain.kinds.tables import action_lines
from conferapp.domain.languages import language_name
from conferapp.domain.model import Row
from conferapp.domain.story.story import Story
from conferapp.domain.student import FoundationGoal, Person, Student
from conferapp.domain.supports import SUPPORTS
from conferapp.domain.text import say_number, shortened
from conferapp.ui.case_text import STANDS
from conferapp.ui.hung import LABEL, hung, quiet, short_day, stacked
from conferapp.ui.past import Past
from conferapp.ui.text import QUIET_STYLE, literal

GONE = "This student isn’t here any more. Esc goes home."
DOUBLED = (
    "There are versions of this conference that differ. At home, [m home.merge] puts them together."
)
_STEP = LABEL + 2
"""Columns in front of a step of the plan."""
_LONGEST = 140
"""Characters of the goal and the name on top; goals are whole in the first section, names in the
class list."""
_WIDE = 14
"""Columns of the words in front, on the page about the student."""


def top_line(student: Student) -> Content:
    """Who the page is about, for the top of the screen."""
    called = student.called if student.called and student.called != student.name else ""
    facts = (called, f"Grade {student.grade}" if student.grade else "", student.subject or "")
    said = "".join(f" · {fact}" for fact in facts if fact)
    name = shortened(student.name, _LONGEST)
    return Content.assemble(literal(name, "bold $text-primary"), literal(said, QUIET_STYLE))


def goal_on_top(story: Story) -> Content:
    """The goal, which stays in view, and how many steps there are to it."""
    steps = len(story.thread.actions)
    plan = f"   {steps} {'step' if steps == 1 else 'steps'} in the plan" if steps else ""
    goal = shortened(story.thread.goal or "", _LONGEST)
    none = "none stands now" if story.thread.record else "none agreed yet"
    said = literal(goal, "bold") if goal else literal(none, QUIET_STYLE)
    return Content.assemble(literal("Goal  ", QUIET_STYLE), said, literal(plan, QUIET_STYLE))


def unread(count: int) -> str:
    """How many files are left out, as a sentence; "" for none.

    Args:
        count: How many.
    """
    if count == 1:
        return "One file of this student can’t be read and isn’t counted here. Home says why."
    more = f"{count} files of this student can’t be read and aren’t counted here. Home says why."
    return more if count else ""


# Now -----------------------------------------------------------------------------------------


def now_text(past: Past, today: date, width: int) -> Content:
    """Goal and plan, the last conference and the next, or what to do first."""
    story = past.story
    if not story.thread.record:
        return stacked([*_goals_and_plan(story, width), quiet(nothing_yet(past), width)], "\n\n")
    lines = [*_goals_and_plan(story, width), Content("")]
    if story.hope:
        lines.append(hung("Hope", story.hope, width))
    lines += [hung(label, said, width) for label, said in _days(past, today) if said]
    return stacked(lines)


def nothing_yet(past: Past) -> str:
    """What to do while no conference was finished."""
    first = past.story.student.first
    if any(line.unfinished for line in past.conferences):
        return f"The first conference with {first} isn’t finished yet. Press s to go on with it."
    return (
        f"{first} has had no conference yet. Press s to begin one: goals, scores and cards then "
        "gather here by themselves."
    )


def _goals_and_plan(story: Story, width: int) -> Iterator[Content]:
    goals, actions = story.thread.goals, story.thread.actions
    for number, item in enumerate(goals):
        line = goal_line(item.row) or item.name
        yield hung("" if number else "Goal", line, width, "bold")
        yield from (_quiet(said, width) for said in _about_goal(item.row, item.said))
    if not goals and story.thread.record:
        yield hung("Goal", "none stands now; the next conference can set one", width)
    for number, item in enumerate(actions):
        first, *rest = action_lines(item.row)
        lead = f"{'' if number else 'Plan':<{LABEL}}{STANDS}"
        yield hung(lead, first, width, wide=_STEP)
        beside = (said for said in (*rest, item.said) if said)
        yield from (hung("", said, width, QUIET_STYLE, wide=_STEP) for said in beside)


def _quiet(said: str, width: int) -> Content:
    return hung("", said, width, QUIET_STYLE)


def _about_goal(row: Row, said: str) -> Iterator[str]:
    """What else a goal says of itself, and what was last said of it."""
    cells = {key: say_number(cell) for key, cell in row.items()}
    reach = " ".join(f"{key} {cells[key]}" for key in ("from", "to", "stretch") if cells.get(key))
    measure = cells.get("measure") if cells.get("goal") else ""
    yield from filter(None, (" · ".join(filter(None, (measure, reach, cells.get("topic")))),))
    yield from (f"because {cells['why']}" for _ in range(1) if cells.get("why"))
    yield from filter(None, (said,))


def _days(past: Past, today: date) -> Iterator[tuple[str, str]]:
    done = [line for line in past.conferences if line.status == "done"]
    if done:
        yield "Last", f"{say_short(done[0].day, today)}, {done[0].agenda_title}"
    going = next((line for line in past.conferences if line.unfinished), None)
    if going is not None:
        yield "Going on", f"{going.agenda_title}; “Begin” goes on with it"
    elif past.line.due is not None:
        how = ", as agreed" if past.line.due == past.line.agreed else ""
        late = " (that day has passed)" if past.line.due < today else ""
        yield "Next", f"{say_short(past.line.due, today)}{how}{late}"
    if len(done) > 1:
        yield "So far", f"{len(done)} conferences since {say_short(done[-1].day, today)}"


# About ---------------------------------------------------------------------------------------


def about_text(student: Student, today: date, width: int) -> Content:
    """What helps the student, what was agreed at the start, and who is around them."""
    lines = [
        hung("" if number else label, said, width, wide=_WIDE)
        for label, told in _about(student, today)
        for number, said in enumerate(filter(None, told))
    ]
    ways = "At home, “What helps” sets that, and “Class list” changes the rest."
    if not lines:
        return quiet(f"Nothing more is known of {student.first} yet. {ways}", width)
    return stacked([*lines, Content(""), quiet(ways, width)])


def _about(student: Student, today: date) -> Iterator[tuple[str, Iterable[str]]]:
    yield "Helps", (SUPPORTS.get(name, name) for name in student.supports)
    yield "Learns by", student.ways_of_learning
    yield "At the start", (_foundation(goal, today) for goal in student.foundation_goals)
    yield "Around", map(_person, student.people)
    yield "Family", [language_name(student.language) if student.language else ""]
    yield "Tutor", [student.tutor or ""]
    yield "Notes", [student.notes or ""]


def _foundation(goal: FoundationGoal, today: date) -> str:
    who = f"agreed with {goal.agreed_with}" if goal.agreed_with else ""
    when = short_day(day_of(goal.on), today)
    more = ", ".join(filter(None, (who, when)))
    return f"{goal.goal} ({more})" if more else goal.goal


def _person(person: Person) -> str:
    contact = f" ({person.contact})" if person.contact else ""
    return f"{person.role}: {person.name}{contact}"
