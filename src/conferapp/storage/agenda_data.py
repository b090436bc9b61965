"""From the data of an agenda file to a draft: each table read by itself, every fault noted."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Final, TypeVar

from pydantic import ValidationError

from conferapp.domain.agenda import PARTS, Agenda, Page, Part, placed
from conferapp.domain.authoring.draft import Draft, DraftPage, DraftQuestion
from conferapp.domain.kinds.question import Question
from conferapp.domain.kinds.union import KINDS
from conferapp.domain.model import Model
from conferapp.domain.problem import MOST_PROBLEMS, Problem, Where
from conferapp.domain.spelling import did_you_mean, nearest, strange
from conferapp.storage.agenda_cleaning import cleaned_data
from conferapp.storage.agenda_keys import HEAD, PAGE, QUESTION, Table, keys_of, question_table
from conferapp.storage.agenda_problem import shorten
from conferapp.storage.respelling import respelled
from conferapp.storage.wrong_values import problems, slips

FORMAT: Final = 1
"""The newest format that this version reads."""

_STAND_INS: Final[Mapping[str, str]] = {"id": "unnamed", "title": "…", "ask": "…", "who": "tutor"}
"""What a table is read with when its own value is missing or wrong, to find its other faults."""

M = TypeVar("M", bound=Model)


@dataclass
class Reading:
    """What came of reading an agenda's data.

    Attributes:
        problems: What is wrong.
        head: The agenda without its pages, or None if its top can't be used.
        draft: Its pages, as far as they could be read.
        in_file: Tells how a place in the data is written in the file.
    """

    problems: list[Problem] = field(default_factory=list)
    head: Agenda | None = None
    draft: Draft = field(default_factory=lambda: Draft({}, (), frozenset()))
    in_file: Callable[[Where], Where] = lambda where: where


def read_data(data: Mapping[str, Any], pictures: frozenset[str] | None = None) -> Reading:
    """Read the data of an agenda file.

    Args:
        data: What the TOML parser gave.
        pictures: The names of the picture clues; None where any name will do.
    """
    reading = Reading()
    if _newer(data, reading.problems):
        return reading
    spelled = respelled(cleaned_data(data, reading.problems))
    reading.problems += spelled.problems
    reading.in_file = spelled.in_file
    raw = spelled.raw
    wanted = {key: value for key, value in raw.items() if key not in PARTS}
    reading.head = _read(Agenda, wanted, (), HEAD, reading.problems)
    pages = tuple(_pages(raw, reading.problems))
    known = {page.id for page in pages} | {q.id for page in pages for q in page.questions}
    others = (t for k, t in raw.items() if k not in HEAD.keys and isinstance(t, dict))
    lenses = frozenset(key for table in (raw.get("lenses"), *others) for key in _as_dict(table))
    stray = (
        frozenset(_ids({k: v for k, v in raw.items() if k != "lenses"})) - known - {raw.get("id")}
    )
    reading.draft = Draft(raw, pages, lenses, stray, pictures)
    return reading


def _newer(data: Mapping[str, Any], found: list[Problem]) -> bool:
    written = data.get("format")
    if type(written) is int and written > FORMAT:
        message = f"This agenda is written in format {shorten(str(written))}, which is newer."
        hint = f"This version of Conferapp reads format {FORMAT}: install a newer one."
        found.append(Problem(("format",), message, hint))
        return True
    return False


def _as_dict(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def _ids(value: object) -> Iterator[str]:
    if isinstance(value, list):
        for member in value:
            yield from _ids(member)
    elif isinstance(value, dict):
        if isinstance(value.get("id"), str):
            yield value["id"]
        for member in value.values():
            yield from _ids(member)


def _pages(raw: Mapping[str, Any], found: list[Problem]) -> Iterator[DraftPage]:
    for part in PARTS:
        rows = raw.get(part, [])
        if not isinstance(rows, list):
            # Where a misspelled part stands as well, the page above the questions is there.
            if not any(nearest(key, PARTS) == part for key in raw.keys() - {*HEAD.keys}):
                found.append(_no_rows(part, rows))
            continue
        for number, row in enumerate(rows):
            if isinstance(row, dict):
                yield _page(part, row, (part, number), found)
            else:
                found.append(Problem((part, number), "This isn’t a page.", f"Write [[{part}]]."))


def _asks(raw: Mapping[str, object]) -> bool:
    """Whether a table has keys that only questions have."""
    return not _keys_of_questions().isdisjoint(raw)


@cache
def _keys_of_questions() -> frozenset[str]:
    every = frozenset(key for kind in KINDS.values() for key in keys_of(kind))
    return every - frozenset(PAGE.keys)


def _no_rows(part: Part, value: object) -> Problem:
    if isinstance(value, dict) and set(value) == {"questions"}:
        message = f"These questions stand on no page: above them a line [[{part}]] is missing."
        hint = f'Begin the page with [[{part}]], then id = "…" and title = "…".'
        return Problem((part,), message, hint, at_key=True)
    message = "A page begins with two brackets on each side."
    return Problem((part,), message, f"Write [[{part}]].", at_key=True)


def _page(part: Part, raw: dict[str, Any], where: Where, found: list[Problem]) -> DraftPage:
    own = {key: value for key, value in raw.items() if key != "questions"}
    if "title" not in own and ({"kind", "ask"} & set(own) or ("id" not in own and _asks(own))):
        message = "This has the keys of a question, and the header of a page."
        found.append(Problem(where, message, f"Write [[{part}.questions]].", at_key=True))
        own = {"id": "unnamed", "title": "…", "who": "tutor"}
    if "part" in own:
        message = "`part` isn’t a key of a page."
        hint = "The part is the name between the double brackets."
        found.append(Problem((*where, "part"), message, hint, at_key=True))
    page = _read(Page, placed(part, own), where, PAGE, found)
    page = page or Page(part=part, id="unnamed", title="…", who="tutor")
    rows = raw.get("questions", [])
    if not isinstance(rows, list):
        message = "A question begins with two brackets on each side."
        found.append(Problem((*where, "questions"), message, f"Write [[{part}.questions]]."))
        rows = []
    questions = [
        question
        for number, row in enumerate(rows)
        if (question := _question(row, (*where, "questions", number), found)) is not None
    ]
    return DraftPage(where, _id(raw), page, tuple(questions), raw)


def _id(raw: Mapping[str, object]) -> str:
    written = raw.get("id")
    return written if isinstance(written, str) else ""


def _question(raw: object, where: Where, found: list[Problem]) -> DraftQuestion | None:
    if not isinstance(raw, dict):
        message = "A question is a table with an id, a kind and what is asked."
        found.append(Problem(where, message, "Begin it with a line such as [[agenda.questions]]."))
        return None
    if "title" in raw and not {"kind", "ask"} & set(raw):
        message = "This has the keys of a page, and the header of a question."
        found.append(Problem(where, message, f"Write [[{where[0]}]].", at_key=True))
        return None
    kind = raw.get("kind")
    if isinstance(kind, str) and kind in KINDS:
        question: Question | None = _read(KINDS[kind], raw, where, question_table(kind), found)
        question = question or _read(Question, _common(raw), where, QUESTION, [])
    else:
        if isinstance(kind, str):
            found.append(_kind(kind, where))
        common = _common(raw) | ({"kind": "?"} if isinstance(kind, str) else {})
        question = _read(Question, common, where, QUESTION, found)
    if question is None:
        question = Question(id="unnamed", kind="?", ask="…")
    return DraftQuestion(where, _id(raw), question, raw)


def _common(raw: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in raw.items() if key in keys_of(Question)}


def _kind(kind: str, where: Where) -> Problem:
    hint = did_you_mean(kind, KINDS) or f"The kinds are: {', '.join(KINDS)}."
    if odd := strange(kind):
        hint = f"It {odd[1]}: write it again with the letters a to z."
    return Problem((*where, "kind"), f"`{shorten(kind)}` isn’t a kind of question.", hint)


def _read(
    model: type[M], raw: dict[str, Any], where: Where, table: Table, found: list[Problem]
) -> M | None:
    """A table as its model; with faults, what is left of it without the keys that are wrong.

    Args:
        model: What it should be.
        raw: The table.
        where: Its place.
        table: What sort of table it is.
        found: Takes the faults.

    Returns:
        The model, or None if too much is wrong.
    """
    try:
        return model.model_validate(raw)
    except ValidationError as error:
        told = slips(error, raw)
        wrong = {slip.path[0] for slip in told if slip.path}
        if len(found) < MOST_PROBLEMS:  # to put more of them into words helps nobody
            found += problems(told[:MOST_PROBLEMS], raw, where, table) or [
                Problem(where, f"Something in {table.name} can’t be read here.", at_key=True)
            ]
    kept = {key: value for key, value in raw.items() if key not in wrong}
    stand_ins = {key: value for key, value in _STAND_INS.items() if key in keys_of(model)}
    if "kind" in keys_of(model):
        stand_ins["kind"] = str(raw.get("kind", "?"))
    try:
        return model.model_validate(stand_ins | kept)
    except ValidationError:
        return None
