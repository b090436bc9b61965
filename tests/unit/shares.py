"""Conferences with a sentinel in every text that somebody wrote, and who may have which."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from hypothesis import strategies as st
from tests.unit.build import KEYS_OF, Time

from conferapp.domain.agenda import PARTS, Agenda, placed
from conferapp.domain.conference import Conference, begin
from conferapp.domain.handouts.catalogue import Catalogue
from conferapp.domain.handouts.material import Material
from conferapp.domain.kinds.question import EVERYBODY, Share
from conferapp.domain.kinds.union import KINDS
from conferapp.domain.model import Row, Value
from conferapp.domain.record import AgendaRef, Answer, Event, Note, Record, Removed
from conferapp.domain.standing import Around
from conferapp.domain.student import FoundationGoal, Person, Student
from conferapp.domain.thread import thread_of
from conferapp.storage.catalogues import find_catalogues
from conferapp.ui.press import covered_in

NOBODY: frozenset[Share] = frozenset()
MARK = "Sentinel"
_QUOTED = ("score", "assignment", "hope", "goal", "last.goal", "next")


@cache
def english() -> Catalogue:
    """The words that come with the app."""
    return find_catalogues().english


@dataclass
class Ledger:
    """Sentinels, each with who may have it."""

    readers: dict[str, frozenset[Share]] = field(default_factory=dict)

    def new(self, readers: Iterable[Share] = ()) -> str:
        """A word that was never said before."""
        word = f"{MARK}{len(self.readers):04}"
        self.readers[word] = frozenset(readers)
        return word

    def number(self, readers: Iterable[Share] = ()) -> int:
        """A number that was never said before."""
        number = 710_000_000 + len(self.readers)
        self.readers[str(number)] = frozenset(readers)
        return number

    def told(self, text: str) -> set[str]:
        """The sentinels in a text."""
        return {word for word in self.readers if word in text}

    def secret(self, reader: Share) -> set[str]:
        """The sentinels that a reader may not have."""
        return {word for word, readers in self.readers.items() if reader not in readers}


@dataclass(frozen=True)
class Said:
    """Conferences of one student.

    Attributes:
        record: The last one.
        earlier: Those before it, the oldest first.
        covered: Its questions whose answers the student may not see yet, as the press finds them.
        ledger: Who may have what.
    """

    record: Record
    earlier: tuple[Record, ...]
    covered: frozenset[str]
    ledger: Ledger

    @property
    def material(self) -> Material:
        """What handouts are made of."""
        return Material(self.record, "Sample", english(), self.earlier, {}, self.covered)


@st.composite
def sayings(draw: st.DrawFn, *, old: bool = False, covering: bool = False) -> Said:
    """One to three conferences of a student, with different agendas.

    Args:
        draw: Draws.
        old: Whether no answer notes yet what its wording quotes.
        covering: Whether the last conference is open, and covers answers.
    """
    ledger, time = Ledger(), Time()
    student = _student(ledger)
    history: list[Record] = []
    for _ in range(draw(st.integers(0, 2))):
        time.passes(86400 * 7)
        talk = _talk(draw, ledger, time, student, history, anew=not old)
        talk.finish()
        history.append(_strange(talk.record, ledger, old=old))
    time.passes(86400 * 7)
    talk = _talk(draw, ledger, time, student, history, anew=not old, covering=covering)
    if not covering:
        talk.finish()
    covered = covered_in(talk)
    record = _strange(talk.record, ledger, old=old)
    return Said(record, tuple(history), covered, ledger)


def _student(ledger: Ledger) -> Student:
    return Student(
        id="s-7f3a9c21",
        name="Sample Student",
        called="Sample",
        notes=ledger.new(),
        people=(Person(name=ledger.new(), role="family"),),
        foundation_goals=(FoundationGoal(goal=ledger.new()),),
        ways_of_learning=(ledger.new(),),
    )


def _talk(
    draw: st.DrawFn,
    ledger: Ledger,
    time: Time,
    student: Student,
    history: Sequence[Record],
    *,
    anew: bool,
    covering: bool = False,
) -> Conference:
    """A conference in which every question was answered."""
    agenda = _agenda(draw, ledger, covering=covering)
    source = AgendaRef(id="test", title="Test", fingerprint="sha256:0", text=ledger.new())
    around = Around(history=tuple(history))
    talk = begin(agenda, source, student, tutor="R. Diaz", clock=time.clock, around=around)
    for page in agenda.pages:
        talk.enter(page)
        for question in page.questions:
            hidden = talk.covered(question.id)
            readers = NOBODY if hidden else frozenset(agenda.share(question))
            times = draw(st.integers(1, 2)) if anew else 1
            for _ in range(times):
                value, typed = _answer(draw, question.kind, ledger, readers, history)
                talk.answer(question.id, value, typed=typed)
            commented = readers & {"student"} if question.id in talk.record.answers else NOBODY
            talk.note(page, ledger.new(commented), by="student", question=question.id)
        talk.note(page, ledger.new({"student"}), by="student")
        talk.note(page, ledger.new(), by="tutor")
        if draw(st.booleans()):
            talk.skip(page, ledger.new())
    return talk


def _agenda(draw: st.DrawFn, ledger: Ledger, *, covering: bool) -> Agenda:
    kinds = iter(draw(st.lists(st.sampled_from([*KINDS]), min_size=4, max_size=9)))
    known: list[str] = []
    data: dict[str, Any] = {part: [] for part in PARTS}
    for number, kind in enumerate(kinds):
        part = draw(st.sampled_from(PARTS))
        who = draw(st.sampled_from(["tutor", "student", "together"]))
        question = _question(draw, f"q-{number}", kind, known, who)
        if covering and draw(st.booleans()):
            question["reveal_after"] = "guess"
        known.append(f"q-{number}")
        title = f"{ledger.new()} {_placeholder(draw, known)}"
        page = {"id": f"p-{number}", "title": title, "who": who, "questions": [question]}
        data[part].append(placed(part, page))
    return Agenda.model_validate({"format": 1, "id": "test", "title": "Test", **data})


def _question(
    draw: st.DrawFn, name: str, kind: str, known: Sequence[str], who: str
) -> dict[str, Any]:
    keys = {key: value for key, value in KEYS_OF[kind].items() if key not in {"at_most", "labels"}}
    roles: Sequence[str] = KINDS[kind].ROLES
    question: dict[str, Any] = {
        "id": name,
        "kind": kind,
        "ask": f"Well, {_placeholder(draw, known)} and {_placeholder(draw, known)}?",
        **keys,
    }
    if draw(st.integers(0, 3)):
        question["share"] = draw(st.lists(st.sampled_from(EVERYBODY), unique=True))
    named = draw(st.booleans())
    if roles and named:
        question["role"] = draw(st.sampled_from(roles))
    if who == "together" and draw(st.booleans()):
        question["by"] = draw(st.sampled_from(["tutor", "student"]))
    return question


def _placeholder(draw: st.DrawFn, known: Sequence[str]) -> str:
    name = draw(st.sampled_from([*_QUOTED, *(f"answer.{one}" for one in known)]))
    return f"{{{name}}}"


def _answer(
    draw: st.DrawFn,
    kind: str,
    ledger: Ledger,
    readers: frozenset[Share],
    history: Sequence[Record],
) -> tuple[Value, str | None]:
    if kind != "last_goal" and not draw(st.integers(0, 4)):
        return None, ledger.new(readers)
    if kind == "last_goal":
        return _closing(draw, ledger, readers, history), None
    if kind in _ALIKE:
        return _ALIKE[kind], None
    return _VALUES[kind](Pen(draw, ledger, readers)), None


def _closing(
    draw: st.DrawFn, ledger: Ledger, readers: frozenset[Share], history: Sequence[Record]
) -> Value:
    """What became of everything that stands, and why."""
    value: dict[str, list[Value]] = {"goals": [], "actions": []}
    for item in thread_of(history).items:
        key = "goal" if item.listed == "goals" else "what"
        # Who may not have the goal may not have what became of it.
        may = readers.intersection(*(ledger.readers[word] for word in ledger.told(item.name)))
        outcome = draw(st.sampled_from(["kept", "partly", "not yet", None]))
        value[item.listed].append({key: item.name, "outcome": outcome, "because": ledger.new(may)})
    return {"record": "", **value}


@dataclass(frozen=True)
class Pen:
    """Writes sentinels for those who may have them."""

    draw: st.DrawFn
    ledger: Ledger
    readers: frozenset[Share]

    def word(self) -> str:
        """A new word."""
        return self.ledger.new(self.readers)

    def number(self) -> int:
        """A new number."""
        return self.ledger.number(self.readers)


def _rows(*keys: str) -> Callable[[Pen], Value]:
    def make(pen: Pen) -> Value:
        rows: list[Value] = []
        for _ in range(pen.draw(st.integers(1, 2))):
            filled = pen.draw(st.lists(st.sampled_from(keys), min_size=1, unique=True))
            row: Row = {key: pen.word() for key in filled}
            rows.append(row)
        return rows

    return make


_VALUES: Mapping[str, Callable[[Pen], Value]] = {
    "short": Pen.word,
    "long": lambda pen: f"{pen.word()}\n\n{pen.word()}",
    "number": Pen.number,
    "score": lambda pen: {"value": pen.number(), "out_of": 100},
    "scale": Pen.number,
    "choice": Pen.word,
    "choices": lambda pen: [pen.word(), pen.word()],
    "checklist": lambda pen: [pen.word(), pen.word()],
    "measures": _rows("what", "value", "out_of", "unit", "before"),
    "evidence": _rows("what", "source", "outcome"),
    "topics": _rows("topic", "points"),
    "connections": _rows("from", "to"),
    "goal": _rows("goal", "measure", "from", "to", "stretch", "by_typed", "topic", "why"),
    "actions": _rows("what", "when", "dose", "topic", "sign", "obstacle", "backup", "helper"),
    "reminder": lambda pen: {"picture": "ladder", "words": pen.word()},
}
"""What is answered to a question of each kind; `last_goal` looks back."""
_ALIKE: Mapping[str, Value] = {"yes_no": True, "recap": True, "date": "2026-12-04"}
"""Answers in which nobody writes anything."""


def _strange(record: Record, ledger: Ledger, *, old: bool) -> Record:
    """The record with a history, and with keys that a newer program would write."""
    was = Note(at="2026-11-20", page="p", by="student", text=ledger.new())
    event = Event(at="2026-11-20", who=ledger.new(), what=ledger.new(), why=ledger.new(), was=was)
    answers = {
        name: Answer.model_validate(
            {
                **answer.model_dump(),
                "foreign": ledger.new(),
                "keys": {**answer.keys, "foreign": ledger.new()},
                **({"quotes": None} if old else {}),
            }
        )
        for name, answer in record.answers.items()
    }
    gone = Answer(
        kind="long", part="agenda", page="p", by="student", ask=ledger.new(), at="2026-11-20",
        share=EVERYBODY, value=ledger.new(),
    )  # fmt: skip
    removed = (
        Removed(at="2026-11-20", what="note", was=was),
        *(Removed(at="2026-11-20", what="answer", question=q, was=gone) for q in ("q-0", "gone")),
    )
    return Record.model_validate(
        {
            **record.model_dump(),
            "history": (*record.history, event),
            "removed": removed,
            "answers": answers,
            "foreign": {"deep": [ledger.new()]},
        }
    )


def missing(words: Collection[str], text: str) -> set[str]:
    """The words that a text doesn't have."""
    return {word for word in words if word not in text}
