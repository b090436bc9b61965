"""What the domain's tests are built from: inline agendas, a student, a clock moved by hand."""

import json
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta, timezone
from functools import cache

from hypothesis import strategies as st

from conferapp.domain.agenda import PARTS, Agenda, Page, Part, placed
from conferapp.domain.clock import Clock
from conferapp.domain.conference import Conference, begin
from conferapp.domain.kinds.question import By, Question
from conferapp.domain.kinds.union import KINDS, QUESTION
from conferapp.domain.lines import GROUP_AGENDA
from conferapp.domain.model import Row, Value
from conferapp.domain.peers import Peer
from conferapp.domain.record import AgendaRef, Answer, Record, StudentRef
from conferapp.domain.standing import Around
from conferapp.domain.student import Student

HEAD = 'format = 1\nid = "test"\ntitle = "Test"\n'

JSON: st.SearchStrategy[Value] = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.sampled_from([10**400, 0, 1, True, False, -0.0, ""])
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=8,
)
"""Anything that a JSON file can hold."""

KEYS_OF: dict[str, dict[str, Value]] = {
    "short": {},
    "long": {},
    "number": {"unit": "pages", "min": 0, "max": 50},
    "score": {"out_of": 50},
    "scale": {"labels": {"1": "not at all"}},
    "choice": {"options": ["bus", "car"]},
    "choices": {"options": ["bus", "car", "bike"], "at_most": 2},
    "yes_no": {},
    "date": {},
    "checklist": {"items": ["pen", "book"]},
    "measures": {"group": "effort"},
    "evidence": {},
    "topics": {},
    "connections": {"sort": "strength"},
    "goal": {"stretch": True},
    "actions": {},
    "reminder": {"pictures": ["ladder"]},
    "last_goal": {},
    "recap": {},
}
"""Every kind with the keys that make a question of it."""


def _in_toml(value: Value) -> str:
    table = isinstance(value, dict) and [f"{key} = {json.dumps(v)}" for key, v in value.items()]
    return f"{{ {', '.join(table)} }}" if table else json.dumps(value)


def name_of(kind: str) -> str:
    """The id of the question of a kind in `EVERY_KIND`."""
    return kind.replace("_", "-")


EVERY_KIND = '[[agenda]]\nid = "all"\ntitle = "All"\n' + "\n".join(
    "\n".join(
        [
            "[[agenda.questions]]",
            f'id = "{name_of(kind)}"',
            f'kind = "{kind}"',
            'ask = "Well?"',
            *(f"{key} = {_in_toml(value)}" for key, value in keys.items()),
        ]
    )
    for kind, keys in KEYS_OF.items()
)
"""An agenda of one page that asks one question of every kind."""


class Time:
    """A clock that stands still until somebody moves it."""

    def __init__(self) -> None:
        self.at = datetime(2026, 11, 21, 15, 31, 2, 441000, timezone(-timedelta(hours=5)))
        self.ticks = 0.0
        self.clock = Clock(now=lambda: self.at, ticks=lambda: self.ticks)

    def passes(self, seconds: float) -> None:
        """Let time go by."""
        self.at += timedelta(seconds=seconds)
        self.ticks += seconds


@cache
def agenda(toml: str) -> Agenda:
    """An agenda out of what stands below its head; it is frozen, so that it is read once."""
    data = tomllib.loads(HEAD + toml)
    for part in PARTS:
        data[part] = [placed(part, page) for page in data.get(part, ())]
    return Agenda.model_validate(data)


def question(kind: str, /, **keys: object) -> Question:
    """One question of a kind; what the kind requires is there unless it is given."""
    own = KEYS_OF[kind] if not keys else {}
    return QUESTION.validate_python({"id": "q", "kind": kind, "ask": "Well?", **own, **keys})


def row_cells(kind: str) -> st.SearchStrategy[Value]:
    """Rows, or one row, whose keys are right and whose cells are anything."""
    columns = getattr(KINDS[kind], "COLUMNS", ())
    keys = [*(column.key for column in columns), "set", "by_typed", "value", "out_of", "points"]
    row = st.dictionaries(st.sampled_from(keys), JSON, max_size=5)
    rows: st.SearchStrategy[list[Value]] = st.lists(row, max_size=3)
    return rows | row


def a_student(**changed: object) -> Student:
    """A student."""
    return Student(id="s-7f3a9c21", name="Amara Okafor").model_copy(update=changed)


def conference(
    toml: str,
    *,
    time: Time | None = None,
    student: Student | None = None,
    history: Sequence[Record] = (),
    peers: Sequence[Peer] = (),
) -> Conference:
    """A conference that was just begun."""
    source = AgendaRef(id="test", title="Test", fingerprint="sha256:0", text=HEAD + toml)
    return begin(
        agenda(toml),
        source,
        student or a_student(),
        tutor="R. Diaz",
        clock=(time or Time()).clock,
        around=Around(history=tuple(history), peers=lambda: tuple(peers)),
    )


def page(of: Conference, page_id: str) -> Page:
    """A page by its id."""
    found = of.agenda.page(page_id)
    assert found is not None
    return found


def ids(items: Iterable[Page | Question]) -> list[str]:
    """The ids of pages or questions."""
    return [item.id for item in items]


def an_answer(
    kind: str,
    value: Value,
    keys: Row | None = None,
    /,
    *,
    role: str = "",
    part: Part = "agenda",
    by: By = "student",
    ask: str = "Well?",
) -> Answer:
    """An answer as a record keeps it, with its kind's own keys and its role."""
    own = {**(keys or {}), **({"role": role} if role else {})}
    return Answer(
        kind=kind, part=part, page="p", by=by, ask=ask, keys=own, at="2026-11-20", value=value
    )


def closing(
    *,
    goals: Mapping[str, str | None] | None = None,
    actions: Mapping[str, str | None] | None = None,
) -> Row:
    """What a `last_goal` question says of goals and actions: an outcome for each."""
    return {
        "record": "",
        "goals": [{"goal": name, "outcome": said} for name, said in (goals or {}).items()],
        "actions": [{"what": name, "outcome": said} for name, said in (actions or {}).items()],
    }


def in_a_group(day: int, /, *actions: Row | str) -> Record:
    """What was kept with the student of a small group on a day of November 2026."""
    record = held(day, actions=actions, title="Small group")
    source = record.agenda.model_copy(update={"id": GROUP_AGENDA})
    return record.model_copy(update={"agenda": source})


def held(
    day: int = 20,
    /,
    *,
    goals: Sequence[Row | str] = (),
    actions: Sequence[Row | str] = (),
    closed: Row | None = None,
    title: str = "Test",
    **answers: Answer,
) -> Record:
    """A finished conference on a day of November 2026.

    Args:
        day: The day.
        goals: The goals that were agreed, by name or as whole rows.
        actions: Likewise the actions.
        closed: What was said of what stood before.
        title: The title of its agenda.
        answers: Further answers by the ids of their questions.
    """
    at = f"2026-11-{day:02}T15:30:00.000-05:00"
    goal_rows: Value = [{"goal": g} if isinstance(g, str) else g for g in goals]
    action_rows: Value = [{"what": a} if isinstance(a, str) else a for a in actions]
    said = {
        "goals": an_answer("goal", goal_rows) if goals else None,
        "actions": an_answer("actions", action_rows) if actions else None,
        "closed": an_answer("last_goal", closed) if closed else None,
        **answers,
    }
    return Record(
        id=f"019ea2f4-0000-7000-8000-{day:012}",
        status="done",
        agenda=AgendaRef(id="test", title=title, fingerprint="sha256:0"),
        student=StudentRef(id="s-7f3a9c21", name="Amara Okafor"),
        tutor="R. Diaz",
        created=at,
        updated=at,
        started=at,
        ended=at,
        answers={name: answer for name, answer in said.items() if answer is not None},
    )
