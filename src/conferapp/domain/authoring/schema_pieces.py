"""What the schema of agenda files is put together from: sorts of value, and sentences.

TOML knows no null, and what a key means is said elsewhere: so what pydantic makes of a model is
taken with a few changes.
"""

import re
from collections.abc import Mapping
from typing import Any, Final

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema as core

Json = dict[str, Any]
"""A piece of a JSON Schema."""

_WORDS: Final[Json] = {"type": "string"}
_LIST: Final[Json] = {"type": "array", "items": _WORDS}
_ROWS: Final[Json] = {"type": "array", "items": {"type": "object", "additionalProperties": True}}
_TABLE: Final[Json] = {"type": "object", "additionalProperties": True}
_DAY: Final[Json] = {
    "anyOf": [
        _WORDS,
        *({"type": "string", "format": f} for f in ("date", "date-time-local", "date-time")),
    ]
}
_TICK: Final[Json] = {"type": "boolean"}
ANSWERS: Final[Mapping[str, Json]] = {
    "short": _WORDS,
    "long": _WORDS,
    "number": {"type": ["integer", "number"]},
    "score": _TABLE,
    "scale": {"type": "integer"},
    "choice": _WORDS,
    "choices": _LIST,
    "yes_no": _TICK,
    "date": _DAY,
    "checklist": _LIST,
    "measures": _ROWS,
    "evidence": _ROWS,
    "topics": _ROWS,
    "connections": _ROWS,
    "goal": _ROWS,
    "actions": _ROWS,
    "reminder": _TABLE,
    "last_goal": _TABLE,
    "recap": _TICK,
}
"""What sort of value the answers of a kind are, for `default`; each kind checks the rest itself."""

_BOUNDS: Final = {"gt": "exclusiveMinimum", "ge": "minimum", "le": "maximum"}
"""Bounds of a number that may be whole or not, which pydantic leaves under its own names."""
_LINK: Final = re.compile(r"\[([^]]+)\]\([^)]+\)")


class OfFiles(GenerateJsonSchema):
    """Makes schemas of models as files need them."""

    def nullable_schema(self, schema: core.NullableSchema) -> JsonSchemaValue:
        """The schema of what may be left out."""
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: core.WithDefaultSchema) -> JsonSchemaValue:
        """A default is told where it is more than nothing."""
        made, default = self.generate_inner(schema["schema"]), schema.get("default")
        return made if default in (None, ()) else {**made, "default": self.encode_default(default)}

    def union_schema(self, schema: core.UnionSchema) -> JsonSchemaValue:
        """Whole numbers and others are one sort: a number."""
        sorts = [{"type": "integer"}, {"type": "number"}]
        members = super().union_schema(schema)["anyOf"]
        if all(sort in members for sort in sorts):
            members[members.index(sorts[0])] = {"type": ["integer", "number"]}
            members.remove(sorts[1])
        return {"anyOf": members} if len(members) > 1 else members[0]

    def dict_schema(self, schema: core.DictSchema) -> JsonSchemaValue:
        """Keys that don't have the pattern are refused."""
        made = super().dict_schema(schema)
        return made | ({"additionalProperties": False} if "patternProperties" in made else {})

    def field_title_should_be_set(self, schema: object) -> bool:  # noqa: ARG002  pydantic gives it
        """Titles made of the names of fields say nothing new."""
        return False


def sentence(meaning: str) -> str:
    """What something means, as a sentence by itself, without links.

    Args:
        meaning: One of the descriptions.
    """
    plain = _LINK.sub(r"\1", meaning)
    return f"{plain[:1].upper()}{plain[1:]}."


def to(name: str) -> Json:
    """A reference to what is defined under a name.

    Args:
        name: The name.
    """
    return {"$ref": f"#/$defs/{name}"}


def folded(piece: Json, shared: Mapping[str, Json]) -> Json:
    """A piece in which what is shared is only referred to, and bounds have their usual names.

    Args:
        piece: The piece.
        shared: What is shared, by its name.
    """
    for name, known in shared.items():
        if piece.items() >= known.items():
            return {**to(name), **{key: piece[key] for key in piece if key not in known}}
    return {_BOUNDS.get(key, key): _inside(value, shared) for key, value in piece.items()}


def _inside(value: object, shared: Mapping[str, Json]) -> object:
    if isinstance(value, list):
        return [_inside(member, shared) for member in value]
    return folded(value, shared) if isinstance(value, dict) else value
