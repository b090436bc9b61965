"""The JSON Schema of agenda files, so that editors can help while one is written.

It is made of the models, adapted to what a file looks like, which differs a little: a page takes
its part from the name of its table, and `show_if` is a table or a list of them. What follows from
other places of the file, such as whether a question has some id, no schema can say: the loader
does, and it alone decides.

Of several schemas that mean the same, this is the one with which an editor says least about a
mistake, at its very place, and finds what a key means. So there is an alternative for each thing
that can be told apart by its keys, rather than one with conditions in it.
"""

import json
from collections.abc import Mapping
from typing import Any, Final

from pydantic import TypeAdapter

from conferapp.domain.agenda import DEFAULT_WHO, PARTS, Agenda, Part
from conferapp.domain.authoring.descriptions import kinds, names, tables
from conferapp.domain.authoring.descriptions.tables import Meanings
from conferapp.domain.authoring.schema_pieces import ANSWERS, Json, OfFiles, folded, sentence, to
from conferapp.domain.kinds.options import OptionQuestion
from conferapp.domain.kinds.question import Question
from conferapp.domain.kinds.union import KINDS
from conferapp.domain.model import Id
from conferapp.domain.wording import Text

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
TOML: Final = "v1.0.0"
"""The TOML that the app reads, as Tombi calls it."""

_STEP: Final = "^(0|-?[1-9][0-9]*)$"


def document() -> str:
    """The schema as the text of a file."""
    return json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"


def schema() -> Json:
    """The schema of agenda files, in draft 2020-12."""
    sorts: dict[str, TypeAdapter[Any]] = {"Text": TypeAdapter(Text), "Id": TypeAdapter(Id)}
    shared = {name: sort.json_schema(schema_generator=OfFiles) for name, sort in sorts.items()}
    whole = Agenda.model_json_schema(schema_generator=OfFiles)
    made = {**whole["$defs"], "Question": Question.model_json_schema(schema_generator=OfFiles)}
    questions = _questions(made)
    defs = {
        "Lens": _table(made["Lens"], "A lens", tables.HEAD["lenses"], tables.LENS),
        **{_page_name(part): _page(part, made["Page"], tuple(questions)) for part in PARTS},
        "Tip": _table(made["Tip"], "A tip", "advice for the tutor", tables.TIP),
        **_conditions(made["Condition"]),
        **questions,
    }
    return {
        "$schema": DIALECT,
        "x-tombi-toml-version": TOML,
        **folded(_head(whole), shared),
        "$defs": {**shared, **folded(defs, shared)},
    }


def _table(made: Json, title: str, about: str, meanings: Meanings) -> Json:
    """What was made of a model, with those of its keys that a file has."""
    return {
        "title": title,
        "description": sentence(about),
        "type": "object",
        "properties": {
            key: {
                **made["properties"][key],
                "description": sentence(meanings[key]),
                **({"examples": tables.EXAMPLES[key]} if key in tables.EXAMPLES else {}),
            }
            for key in made["properties"]
            if key in meanings
        },
        "required": [key for key in made.get("required", ()) if key in meanings],
        "additionalProperties": False,
    }


def _named(meanings: Meanings) -> Json:
    """An id, or one of the names that are known, which have no sort of their own: see above."""
    known = [{"const": name, "description": sentence(said)} for name, said in meanings.items()]
    return {"anyOf": [*known, to("Id")]}


def _head(whole: Json) -> Json:
    head = _table(whole, "An agenda", tables.FILE, tables.HEAD)
    for part in PARTS:
        head["properties"][part]["items"] = to(_page_name(part))
    return head


def _page_name(part: Part) -> str:
    return f"{part.title().replace('_', '')}Page"


def _page(part: Part, made: Json, questions: tuple[str, ...]) -> Json:
    page = _table(made, "A page", tables.HEAD[part], tables.PAGE)
    keys = page["properties"]
    if part in DEFAULT_WHO:
        page["required"].remove("who")
        keys["who"]["default"] = DEFAULT_WHO[part]
    keys["show"]["items"] = _named(names.SHOWS)
    keys["questions"]["items"] = {"oneOf": [to(name) for name in questions]}
    return page


def _conditions(made: Json) -> dict[str, Json]:
    """`show_if`: what differs by the keys that are there differs by its schema too."""
    meanings = dict(tables.CONDITION)
    student = meanings.pop("student")
    on_answer = {
        **_table(made, "On an answer", "holds while an answer is so", meanings),
        "required": ["question"],
        "minProperties": 2,
        "maxProperties": 2,
    }
    on_student = {
        **_table(made, "On the student", "holds for students with a support", {}),
        "properties": {"student": {**_named(names.SUPPORTS), "description": sentence(student)}},
        "required": ["student"],
    }
    one = [to("OnAnswer"), to("OnStudent")]
    several = {"type": "array", "items": {"oneOf": one}, "minItems": 1}
    return {
        "Conditions": {"oneOf": [*one, several]},
        "OnAnswer": on_answer,
        "OnStudent": on_student,
    }


def _questions(made: Mapping[str, Json]) -> dict[str, Json]:
    """Every kind by the name of its class, those with options once for each way to give them."""
    found: dict[str, Json] = {}
    for name, kind in KINDS.items():
        question = _kind(name, made[kind.__name__])
        if issubclass(kind, OptionQuestion):
            found[kind.__name__] = _with_options(question, "options", "options_from")
            found[f"{kind.__name__}From"] = _with_options(question, "options_from", "options")
        else:
            found[kind.__name__] = question
    return {**found, "UnknownKind": _unknown_kind(made["Question"])}


def _kind(name: str, made: Json) -> Json:
    kind, about = KINDS[name], kinds.KINDS[name]
    meanings = {**tables.QUESTION, **kinds.OWN.get(name, {}), "kind": about}
    question = _table(made, f"A {name} question", about, meanings)
    keys = question["properties"]
    keys["default"] = {**ANSWERS[name], "description": keys["default"]["description"]}
    if kind.ROLES:
        told = "\n".join(f"- `{role}`: {names.ROLES[role]}" for role in kind.ROLES)
        keys["role"]["enum"] = list(kind.ROLES)
        keys["role"]["description"] += f"\n\n{told}"
    else:
        del keys["role"]
    if "labels" in keys:
        keys["labels"]["patternProperties"] = {_STEP: keys["labels"]["additionalProperties"]}
        keys["labels"]["additionalProperties"] = False
    return question


def _with_options(question: Json, given: str, other: str) -> Json:
    keys = {key: said for key, said in question["properties"].items() if key != other}
    if given == "options":
        keys[given] = {**keys[given], "minItems": 1}
    return {**question, "properties": keys, "required": [*question["required"], given]}


def _unknown_kind(made: Json) -> Json:
    """What no question is: it lets an editor say of a wrong kind only that it is none of these."""
    question = _table(made, "A question", "what is asked and how it is answered", tables.QUESTION)
    own = {key: said for keys in kinds.OWN.values() for key, said in keys.items()}
    plain = {key: {"description": sentence(said)} for key, said in own.items()}
    known = {"properties": {"kind": {"enum": list(KINDS)}}, "additionalProperties": True}
    return {
        **question,
        "properties": {
            **question["properties"],
            **plain,
            "default": {"description": sentence(tables.QUESTION["default"])},
        },
        "dependentSchemas": {"kind": known},
        "not": {**known, "required": ["kind"]},
    }
