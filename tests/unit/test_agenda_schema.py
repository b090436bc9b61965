"""The schema of agenda files: editors that use it say what the loader says, as far as it can."""

import datetime as dt
import json
import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, validators
from jsonschema.exceptions import ValidationError as Fault
from jsonschema.protocols import Validator
from pydantic import ValidationError
from tests.unit.build import EVERY_KIND, KEYS_OF
from tests.unit.lines import HEAD
from tests.unit.values import valid_values

from conferapp.domain.agenda import Agenda, Lens, Page, Tip, placed
from conferapp.domain.authoring.agenda_schema import DIALECT, document
from conferapp.domain.conditions import Condition
from conferapp.domain.kinds.options import OptionQuestion
from conferapp.domain.kinds.union import KINDS, QUESTION
from conferapp.domain.model import Value
from conferapp.storage.agendas import read_agenda
from conferapp.storage.shipped import shipped_agendas

PAGE = '[[agenda]]\nid = "first"\ntitle = "First"\n'
ASKED = '[[agenda.questions]]\nid = "q"\nask = "Well?"\n'
BEFORE = """
[[preparation]]
id = "data"
title = "Data"
[[preparation.questions]]
id = "skills"
kind = "topics"
ask = "Skills?"
"""
"""A page with a question that others can name."""
Where = tuple[str | int, ...]
SHIPPED = sorted(path.name for path in shipped_agendas().glob("*.toml"))


def question(lines: str) -> str:
    """An agenda with one question that has these lines besides its id and what it asks."""
    return f"{HEAD}{BEFORE}{PAGE}{ASKED}{lines}\n"


def page(lines: str) -> str:
    """An agenda with a page that has these lines besides its id and title."""
    return f"{HEAD}{BEFORE}{PAGE}{lines}\n"


# How editors read TOML with a schema --------------------------------------------------------


@cache
def schema() -> Mapping[str, Any]:
    """The schema, as it is written."""
    made: dict[str, Any] = json.loads(document())
    return made


DAYS: Mapping[str, Callable[[object], bool]] = {
    "date": lambda value: type(value) is dt.date,
    "date-time": lambda value: isinstance(value, dt.datetime) and value.tzinfo is not None,
    "date-time-local": lambda value: isinstance(value, dt.datetime) and value.tzinfo is None,
}
"""What of TOML stands for a string of these formats. Quoted, it would be plain words."""


def _of_toml(
    validator: Validator, sort: object, value: object, within: Mapping[str, Any]
) -> Iterator[Fault]:
    is_day = DAYS.get(within.get("format", ""))
    if is_day is None:
        yield from Draft202012Validator.VALIDATORS["type"](validator, sort, value, within)
    elif not is_day(value):
        yield Fault(f"{value!r} is no {within['format']}")


# The stubs of jsonschema have no types for this one function.
TomlValidator: type[Validator] = validators.extend(  # type: ignore[no-untyped-call]
    Draft202012Validator, {"type": _of_toml}
)


@cache
def checker(*names: str) -> Validator:
    """What checks a whole agenda, or a table with one of these definitions."""
    whole = schema()
    if not names:
        return TomlValidator(whole)
    ways = [{"$ref": f"#/$defs/{name}"} for name in names]
    return TomlValidator({"$schema": DIALECT, "oneOf": ways, "$defs": whole["$defs"]})


def places(faults: Iterable[Fault]) -> set[Where]:
    """Where faults are: of several alternatives, in the one that was most likely meant."""
    return {place for fault in faults for place in _places(fault)}


def _places(fault: Fault) -> set[Where]:
    here: Where = tuple(fault.absolute_path)
    if fault.validator == "additionalProperties":
        within: Any = fault.schema
        known = [*map(re.escape, within.get("properties", ()))]
        fits = re.compile("|".join([*known, *within.get("patternProperties", ())]))
        keys: Any = fault.instance
        return {(*here, key) for key in keys if not fits.fullmatch(key)}
    if not fault.context:
        return {here}
    ways: dict[object, list[Fault]] = {}
    for inner in fault.context:
        ways.setdefault(inner.relative_schema_path[0], []).append(inner)
    return places(min(ways.values(), key=_farness))


def _farness(faults: Iterable[Fault]) -> tuple[bool, int, int]:
    faults = tuple(faults)
    other_kind = any(fault.validator in {"const", "not"} for fault in faults)
    return other_kind, len(faults), -max(len(place) for place in places(faults))


def faulty(text: str) -> set[Where]:
    """Where the text of an agenda has faults by its schema."""
    return places(checker().iter_errors(tomllib.loads(text)))


# The schema itself --------------------------------------------------------------------------


def test_it_is_a_schema_of_the_dialect_that_it_names() -> None:
    assert schema()["$schema"] == DIALECT == Draft202012Validator.META_SCHEMA["$id"]
    Draft202012Validator.check_schema(schema())


def test_the_one_beside_the_agendas_is_this_one(project: Path) -> None:
    kept = (project / "agendas" / "agenda.schema.json").read_text(encoding="utf-8")
    assert kept == document(), "agendas/agenda.schema.json is stale; `make reference` renews it."


def tables(piece: object) -> Iterator[Mapping[str, Any]]:
    """Every table with keys of its own, at any depth."""
    if isinstance(piece, list):
        for member in piece:
            yield from tables(member)
    elif isinstance(piece, dict):
        if "properties" in piece and "title" in piece:
            yield piece
        for member in piece.values():
            yield from tables(member)


def test_every_key_says_what_it_means_in_a_sentence_without_links() -> None:
    keys = [key for table in tables(schema()) for key in table["properties"].values()]
    said = [key["description"] for key in keys]
    assert len(said) > 300
    assert [text for text in said if text[0].islower() or "](" in text] == []
    assert [text for text in said if not text.partition("\n")[0].endswith(".")] == []


def test_every_table_is_closed() -> None:
    assert {table["title"] for table in tables(schema()) if table["additionalProperties"]} == set()


def test_nothing_may_be_null_and_nothing_has_a_title_made_of_its_name() -> None:
    assert '"null"' not in json.dumps(schema())
    assert all("title" not in key for t in tables(schema()) for key in t["properties"].values())


# Right and wrong files ----------------------------------------------------------------------


@pytest.mark.parametrize("name", SHIPPED)
def test_a_shipped_agenda_is_right(name: str) -> None:
    text = (shipped_agendas() / name).read_text(encoding="utf-8")
    assert faulty(text) == set()


RIGHT = {
    "every kind": HEAD + EVERY_KIND,
    "several languages": page('intro = { en = "Look.", es = "Mira." }'),
    "a lens": f"""{HEAD}
[lenses.warm]
name = "Warm"
color = "red"
{PAGE}tips = [{{ text = "a", lens = "warm", show_if = {{ student = "el" }} }}]
""",
    "half a minute": page("minutes = 0.5"),
    "a whole head": f'{HEAD}about = "x"\nminutes = 5\nlanguages = ["en", "pt-BR"]\n{PAGE}',
    "what show names": page('show = ["peers", "last-words", "skills"]'),
    "a condition": page('show_if = { question = "skills", answered = false }'),
    "conditions": page(
        'show_if = [{ question = "skills", includes = "a" }, { student = "my-own" }]'
    ),
    "a list to be equal to": f"""{HEAD}{BEFORE}
[[preparation.questions]]
id = "ways"
kind = "checklist"
ask = "Ways?"
items = ["a", "b"]
{PAGE}show_if = {{ question = "ways", is = ["a", "b"] }}
""",
    "a reflection": f'{HEAD}[[reflection]]\nid = "a"\ntitle = "A"\nwho = "student"',
    "days": question('kind = "date"\nearliest = 2026-12-04\nlatest = 2026-12-05\ntime = true'),
    "a day to begin with": question('kind = "date"\ndefault = 2026-12-04'),
    "an hour to begin with": question(
        'kind = "date"\ntime = true\ndefault = 2026-12-04T15:30:00-05:00'
    ),
    "topics as options": question('kind = "choice"\noptions_from = "skills"'),
    "steps with words": question(
        'kind = "scale"\nfrom = -1\nto = 1\nlabels = { -1 = "no", 0 = "so" }'
    ),
    "a role": question('kind = "choices"\noptions = ["a"]\nrole = "surest"'),
    "nobody gets it": question('kind = "long"\nshare = []'),
    "a mirror": question('kind = "topics"\nmirrors = "skills"\nby = "tutor"'),
}
"""Agendas that schema and loader take."""

Q: Where = ("agenda", 0, "questions", 0)
WRONG: Mapping[str, tuple[str, Where]] = {
    "no format": ('id = "a"\ntitle = "A"\n' + PAGE, ()),
    "a quoted format": ('format = "1"\nid = "a"\ntitle = "A"\n' + PAGE, ("format",)),
    "a newer format": ('format = 2\nid = "a"\ntitle = "A"\n' + PAGE, ("format",)),
    "an unknown key on top": (f'{HEAD}abuot = "x"\n{PAGE}', ("abuot",)),
    "an unknown part": (f'{HEAD}{PAGE}[[agend]]\nid = "a"\ntitle = "A"', ("agend",)),
    "no language tag": (f'{HEAD}languages = ["english"]\n{PAGE}', ("languages", 0)),
    "no name of a lens": (f'{HEAD}[lenses.a]\nidea = "A"\n{PAGE}', ("lenses", "a")),
    "no color": (f'{HEAD}[lenses.a]\nname = "A"\ncolor = "blu"\n{PAGE}', ("lenses", "a", "color")),
    "no id of a lens": (f'{HEAD}[lenses.My_Lens]\nname = "A"\n{PAGE}', ("lenses", "My_Lens")),
    "one bracket": (f'{HEAD}[agenda]\nid = "a"\ntitle = "A"', ("agenda",)),
    "an unknown key of a page": (page('titel = "x"'), ("agenda", 0, "titel")),
    "a part of its own": (page('part = "agenda"'), ("agenda", 0, "part")),
    "no such person": (page('who = "techer"'), ("agenda", 0, "who")),
    "nobody's reflection": (f'{HEAD}[[reflection]]\nid = "a"\ntitle = "A"', ("reflection", 0)),
    "no title": (f'{HEAD}[[agenda]]\nid = "a"', ("agenda", 0)),
    "an empty text": (page('intro = ""'), ("agenda", 0, "intro")),
    "a number for a text": (page("intro = 5"), ("agenda", 0, "intro")),
    "a text in no language": (page('intro = { english = "A" }'), ("agenda", 0, "intro", "english")),
    "no list": (page('say = "x"'), ("agenda", 0, "say")),
    "a number in a list of texts": (page('say = ["x", 5]'), ("agenda", 0, "say", 1)),
    "no id in show": (page('show = ["Peers"]'), ("agenda", 0, "show", 0)),
    "no time at all": (page("minutes = 0"), ("agenda", 0, "minutes")),
    "yes in quotes": (page('optional = "yes"'), ("agenda", 0, "optional")),
    "a tip that says nothing": (page('tips = [{ lens = "x" }]'), ("agenda", 0, "tips", 0)),
    "an unknown key of a tip": (
        page('tips = [{ text = "x", lense = "y" }]'),
        ("agenda", 0, "tips", 0, "lense"),
    ),
    "two tests": (
        page('show_if = { question = "skills", is = "a", at_most = 3 }'),
        ("agenda", 0, "show_if"),
    ),
    "no test": (page('show_if = { question = "skills" }'), ("agenda", 0, "show_if")),
    "a test of nothing": (page("show_if = { at_most = 3 }"), ("agenda", 0, "show_if")),
    "no condition": (page("show_if = []"), ("agenda", 0, "show_if")),
    "a test of a support": (
        page('show_if = { student = "el", is = true }'),
        ("agenda", 0, "show_if", "is"),
    ),
    "an unknown test": (
        page('show_if = { question = "skills", at_mots = 3 }'),
        ("agenda", 0, "show_if", "at_mots"),
    ),
    "a number in quotes": (
        page('show_if = { question = "skills", at_most = "3" }'),
        ("agenda", 0, "show_if", "at_most"),
    ),
    "one wrong condition of two": (
        page('show_if = [{ student = "el" }, { student = "Bad One" }]'),
        ("agenda", 0, "show_if", 1, "student"),
    ),
    "no kind": (question(""), Q),
    "an unknown kind": (question('kind = "shrt"'), (*Q, "kind")),
    "nothing asked": (page('[[agenda.questions]]\nid = "q"\nkind = "long"'), Q),
    "no id": (
        page('[[agenda.questions]]\nid = "My Q"\nkind = "long"\nask = "Well?"'),
        (*Q, "id"),
    ),
    "an unknown key": (question('kind = "long"\nhnit = "x"'), (*Q, "hnit")),
    "a key of another kind": (question('kind = "long"\nout_of = 5'), (*Q, "out_of")),
    "a role of another kind": (question('kind = "short"\nrole = "score"'), (*Q, "role")),
    "a role where there is none": (question('kind = "recap"\nrole = "score"'), (*Q, "role")),
    "a share for nobody known": (question('kind = "short"\nshare = ["him"]'), (*Q, "share", 0)),
    "no options": (question('kind = "choice"'), Q),
    "an empty list of options": (question('kind = "choices"\noptions = []'), (*Q, "options")),
    "options twice": (
        question('kind = "choice"\noptions = ["a"]\noptions_from = "skills"'),
        (*Q, "options_from"),
    ),
    "nothing to tick": (question('kind = "checklist"'), Q),
    "no sort": (question('kind = "connections"\nsort = "strenght"'), (*Q, "sort")),
    "a quoted day": (question('kind = "date"\nearliest = "2026-12-04"'), (*Q, "earliest")),
    "words for a number": (question('kind = "score"\nout_of = "ten"'), (*Q, "out_of")),
    "out of nothing": (question('kind = "score"\nout_of = 0'), (*Q, "out_of")),
    "half a step": (question('kind = "scale"\nto = 4.5'), (*Q, "to")),
    "a step that is none": (
        question('kind = "scale"\nlabels = { one = "x" }'),
        (*Q, "labels", "one"),
    ),
    "more than all": (question('kind = "topics"\nclose_from = 120'), (*Q, "close_from")),
    "a number of topics": (question('kind = "topics"\nrows = 3'), (*Q, "rows")),
    "a list of actions": (question('kind = "actions"\nrows = ["a"]'), (*Q, "rows")),
    "too many actions": (question('kind = "actions"\nrows = 30'), (*Q, "rows")),
    "a beginning of another sort": (question('kind = "yes_no"\ndefault = "yes"'), (*Q, "default")),
}
"""Agendas that both refuse, with the place."""


@pytest.mark.parametrize("name", RIGHT)
def test_what_is_right_is_right_for_schema_and_loader(name: str) -> None:
    assert faulty(RIGHT[name]) == set()
    assert [p.sentence() for p in read_agenda(RIGHT[name], "a.toml").problems] == []


@pytest.mark.parametrize("name", WRONG)
def test_what_is_wrong_is_wrong_for_schema_and_loader_at_its_one_place(name: str) -> None:
    text, place = WRONG[name]
    assert faulty(text) == {place}
    assert read_agenda(text, "a.toml").agenda is None


# Key by key, as the models see it -----------------------------------------------------------

VALUES: tuple[object, ...] = (
    *(0, 1, -1, 30, 120, 1.5, True, "", "x", "Not an id", dt.date(2026, 12, 4)),
    *("student", "tutor", "red", "score", "effort", "content", "strength"),
    *([], [1], ["x"], ["student"], [["x"]], [{}], [{"text": "x"}], [{"en": "x"}]),
    *({}, {"en": "x"}, {"en": 1}, {"english": "x"}, {"1": "x"}, {"one": "x"}, {"x": {"name": "x"}}),
    *({"question": "x", "is": 1}, {"question": "x"}, {"student": "x"}, [{"student": "x"}]),
)
"""One of each sort of value that somebody could write."""
BETWEEN_KEYS = {
    *("min", "max", "from", "to", "earliest", "latest", "close_from", "mastered_from"),
}
"""Keys that have to fit each other, which no schema can say."""
ASIDE = {"default", "format", "kind", "role"}
"""Keys tried elsewhere: what else they may be is checked behind the models."""


def reads(model: Callable[[dict[str, Any]], object], key: str, table: dict[str, Any]) -> bool:
    """Whether a model takes a table in which this key was changed."""
    try:
        model(table)
    except ValidationError as error:
        found = {fault["type"] for fault in error.errors()}
        return key in BETWEEN_KEYS and found == {"value_error"}
    return True


def _names(kind: str) -> tuple[str, ...]:
    name = KINDS[kind].__name__
    return (name, f"{name}From") if issubclass(KINDS[kind], OptionQuestion) else (name,)


TABLES: Mapping[str, tuple[tuple[str, ...], Callable[[dict[str, Any]], object], dict[str, Any]]] = {
    "the file": ((), Agenda.model_validate, {"format": 1, "id": "a", "title": "A"}),
    "a page": (
        ("AgendaPage",),
        lambda table: Page.model_validate(placed("agenda", table)),
        {"id": "a", "title": "A"},
    ),
    "a lens": (("Lens",), Lens.model_validate, {"name": "A"}),
    "a tip": (("Tip",), Tip.model_validate, {"text": "A"}),
    "a test": (("OnAnswer", "OnStudent"), Condition.model_validate, {"question": "x", "is": 1}),
    "a support": (("OnAnswer", "OnStudent"), Condition.model_validate, {"student": "x"}),
    **{
        kind: (
            _names(kind),
            QUESTION.validate_python,
            {"id": "q", "kind": kind, "ask": "Well?", **own},
        )
        for kind, own in KEYS_OF.items()
    },
}
"""Every sort of table: its definitions in the schema, what reads it, and a right one."""


@pytest.mark.parametrize("name", TABLES)
def test_schema_and_models_agree_about_every_value_of_every_key(name: str) -> None:
    definitions, model, right = TABLES[name]
    check = checker(*definitions)
    found = [schema()["$defs"][name] for name in definitions] or [schema()]
    keys = {key for table in found for key in table["properties"]} - ASIDE
    tried = [(key, {k: right[k] for k in right if k != key}) for key in right]
    tried += [(key, {**right, key: value}) for key in sorted(keys) for value in VALUES]
    agreed = [check.is_valid(table) == reads(model, key, table) for key, table in tried]
    assert [table for same, (_, table) in zip(agreed, tried, strict=True) if not same] == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_has_its_own_roles(kind: str) -> None:
    for name in _names(kind):
        keys = schema()["$defs"][name]["properties"]
        assert keys.get("role", {}).get("enum", []) == list(KINDS[kind].ROLES)


@settings(max_examples=20)
@given(st.data())
@pytest.mark.parametrize("kind", KINDS)
def test_whatever_a_kind_takes_as_an_answer_may_be_its_default(
    kind: str, data: st.DataObject
) -> None:
    answer = without_null(data.draw(valid_values(kind)))
    asked = {"id": "q", "kind": kind, "ask": "Well?", **KEYS_OF[kind], "default": answer}
    assert checker(*_names(kind)).is_valid(asked)


def without_null(value: Value) -> Value:
    """A value as TOML can hold it."""
    if isinstance(value, list):
        return [without_null(member) for member in value]
    if isinstance(value, dict):
        return {key: without_null(cell) for key, cell in value.items() if cell is not None}
    return value
