"""The base of every agenda model: frozen, strict, and deaf to unknown keys.

An agenda file is written by a person, so a key that nobody knows is a slip of the pen that
must be reported, never ignored. Values are taken as they are: `required = "yes"` is not a yes.
"""

from collections.abc import Mapping
from typing import Annotated, TypeVar

from pydantic import BaseModel, ConfigDict, Field, JsonValue, StringConstraints

T = TypeVar("T")

Value = JsonValue
"""What an answer is: plain JSON, shaped by its kind (see `docs/record-format.md`)."""

Row = dict[str, JsonValue]
"""One row of an answer that is a small table: column key to cell."""

Many = Annotated[tuple[T, ...], Field(strict=False)]
"""A TOML array, kept as a tuple. Only the container is lenient; its members stay strict."""

Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=64)]
"""Lower-case words joined by hyphens."""


class Model(BaseModel):
    """A piece of an agenda."""

    model_config = ConfigDict(
        frozen=True,
        strict=True,
        extra="forbid",
        hide_input_in_errors=True,
        allow_inf_nan=False,
        validate_by_name=False,
        validate_by_alias=True,
    )


def as_row(value: object) -> Row:
    """A row out of a JSON value; anything else reads as an empty row."""
    return dict(value) if isinstance(value, Mapping) else {}


def as_rows(value: object) -> tuple[Row, ...]:
    """The rows of a JSON value; anything that is not a list of objects has none."""
    return tuple(as_row(row) for row in value) if isinstance(value, list) else ()
