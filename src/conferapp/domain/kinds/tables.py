"""The small tables: `measures`, `evidence`, `topics`, `connections`, `actions`."""

from collections.abc import Mapping
from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field, JsonValue, model_validator

from conferapp.domain.amounts import percent
from conferapp.domain.kinds.cells import Column
from conferapp.domain.kinds.numbers import counted
from conferapp.domain.kinds.phrases import ENGLISH, Words, stored
from conferapp.domain.kinds.question import EVERYBODY, Share
from conferapp.domain.kinds.rows import NamedRows, RowsQuestion
from conferapp.domain.model import Many, Row, as_row
from conferapp.domain.text import say_number
from conferapp.domain.vague import quiet_question
from conferapp.domain.wording import Text


class Measures(NamedRows):
    """Rows of what was counted: what, value (a number, or words), out of, unit, earlier value.

    Attributes:
        group: Whether these are `effort` or `academic` data.
    """

    OWN_KEYS: ClassVar[tuple[str, ...]] = ("group",)
    COLUMNS: ClassVar[tuple[Column, ...]] = (
        Column("what", "What"),
        Column("value", "Now", "amount"),
        Column("out_of", "Out of", "amount"),
        Column("unit", "Unit"),
        Column("before", "Before", "amount"),
    )

    kind: Literal["measures"]
    group: Literal["effort", "academic"] | None = None

    def row_text(self, row: Mapping[str, JsonValue], words: Words = ENGLISH) -> str:
        """Such as `Homework handed in: 8 of 10 (before: 6)`."""
        value, out_of, unit, before = (
            say_number(row.get(key)) for key in ("value", "out_of", "unit", "before")
        )
        if out_of:  # without a number in front, “of 10” is all there is
            amount = words.say("answers.of", part=value, whole=out_of)
            value = amount if value else amount.lstrip()
        said = " ".join(part for part in (value, unit) if part)
        named = ": ".join(part for part in (say_number(row.get("what")), said) if part)
        return f"{named} {words.say('answers.before', amount=before)}" if before else named


class Evidence(RowsQuestion):
    """Rows of what was seen, where or by whom, and what came of it.

    Attributes:
        prompts: Things to think of, offered above the rows.
    """

    COLUMNS: ClassVar[tuple[Column, ...]] = (
        Column("what", "What was seen"),
        Column("source", "Where, or by whom"),
        Column("outcome", "What came of it"),
    )

    kind: Literal["evidence"]
    prompts: Many[Text] = ()

    def row_text(self, row: Mapping[str, JsonValue], words: Words = ENGLISH) -> str:
        """Such as `Asked for help early (in session) → fewer sign mistakes`."""
        what, source, outcome = (say_number(row.get(column.key)) for column in self.COLUMNS)
        said = f"{what} ({source})" if source else what
        return f"{said} → {outcome}" if outcome else said


LEVELS = ("mastered", "close", "not yet")
LEVEL_MARKS: Mapping[str, str] = {"mastered": "● M", "close": "◐ C", "not yet": "○ N"}
"""A glyph and a letter for each level, so that colour is never the only cue."""


class Topics(NamedRows):
    """Rows of topics or standards: points, out of, level, power standard or not.

    A row also keeps `set`, who gave it its level (`data`, `tutor`, `student` or `check`).

    Attributes:
        close_from: The percentage from which a topic is close.
        mastered_from: The percentage from which it is mastered.
    """

    OWN_KEYS: ClassVar[tuple[str, ...]] = ("close_from", "mastered_from")
    COLUMNS: ClassVar[tuple[Column, ...]] = (
        Column("topic", "Topic"),
        Column("points", "Points", "number"),
        Column("out_of", "Out of", "number"),
        Column("level", "Level", "one_of", LEVELS),
        Column("power", "Power standard", "tick"),
    )

    kind: Literal["topics"]
    close_from: Annotated[int | float, Field(ge=0, le=100)] = 50
    mastered_from: Annotated[int | float, Field(ge=0, le=100)] = 80

    @model_validator(mode="after")
    def _levels_in_order(self) -> Self:
        if not self.close_from < self.mastered_from:
            raise ValueError("`close_from` has to be less than `mastered_from`.")
        return self

    def level(self, row: Mapping[str, JsonValue]) -> str | None:
        """The level that the points of a row give, or None without points."""
        share = percent(dict(row))
        if share is None:
            return None
        if share >= self.mastered_from:
            return "mastered"
        return "close" if share >= self.close_from else "not yet"

    def with_cell(self, row: Row, key: str, cell: JsonValue, by: str) -> Row:
        """See `RowsQuestion.with_cell`: points set the level until a person changes it."""
        changed = {**row, key: cell}
        if key == "level":
            changed["set"] = by if cell is not None else None
            for told in ("was", "check"):  # what a quick check found holds no longer
                changed.pop(told, None)
        untold = changed.get("set") is None and changed.get("level") is None
        if untold or changed.get("set") == "data":
            level = self.level(changed)
            changed |= {"level": level, "set": "data" if level else None}
        return changed

    def nudge(self, row: Mapping[str, JsonValue]) -> str | None:
        """See `RowsQuestion.nudge`: bonus points exist, slips of the finger are more frequent."""
        share = percent(dict(row))
        above = share is not None and share > 100
        return "More points than there were. Is that right?" if above else None

    def row_text(self, row: Mapping[str, JsonValue], words: Words = ENGLISH) -> str:
        """Such as `● M  Fractions: 9 of 10 ★`, with the result of a quick check behind it."""
        level = str(row.get("level"))
        glyph = LEVEL_MARKS.get(level, "")[:1]
        mark = f"{glyph} {stored(words, 'letter', level)}" if glyph else ""
        said = counted(row.get("points"), row.get("out_of"), words)
        named = ": ".join(part for part in (say_number(row.get("topic")), said) if part)
        star = " ★" if row.get("power") is True else ""
        return f"{mark} {named}{star}{_check(row, words)}".strip()


def _check(row: Mapping[str, JsonValue], words: Words) -> str:
    """What a quick check found, such as ` (check: 4 of 5; was close)`."""
    found = as_row(row.get("check"))
    if row.get("set") != "check" or not found:
        return ""
    points, out_of = say_number(found.get("points")), say_number(found.get("out_of"))
    said = words.say("answers.of", part=points, whole=out_of)
    if not row.get("was") or row["was"] == row.get("level"):
        return f" {words.say('answers.check', found=said)}"
    was = stored(words, "level", str(row["was"]))
    return f" {words.say('answers.check_was', found=said, level=was)}"


class Connections(RowsQuestion):
    """Rows that tie a strength to the effort behind it, or a struggle to a coming chance.

    Attributes:
        sort: `strength` or `struggle`.
    """

    OWN_KEYS: ClassVar[tuple[str, ...]] = ("sort",)
    COLUMNS: ClassVar[tuple[Column, ...]] = (
        Column("from", "Strength", offers="strengths"),
        Column("to", "The effort behind it", offers="efforts"),
    )
    STRUGGLES: ClassVar[tuple[Column, ...]] = (
        Column("from", "Struggle", offers="struggles"),
        Column("to", "A coming chance to grow", offers="chances"),
    )

    kind: Literal["connections"]
    sort: Literal["strength", "struggle"]

    @property
    def columns(self) -> tuple[Column, ...]:
        """See `RowsQuestion.columns`: a struggle looks ahead, a strength looks back."""
        return self.STRUGGLES if self.sort == "struggle" else self.COLUMNS

    def row_text(self, row: Mapping[str, JsonValue], words: Words = ENGLISH) -> str:
        """Such as `Checks her answers → went over homework twice`."""
        return " → ".join(say_number(row.get(key)) for key in ("from", "to") if row.get(key))


class Actions(RowsQuestion):
    """Rows of the plan.

    Attributes:
        rows: How many rows to start with.
    """

    COLUMNS: ClassVar[tuple[Column, ...]] = (
        Column("what", "What"),
        Column("when", "When"),
        Column("dose", "How often, how long"),
        Column("topic", "For which topic", offers="topics"),
        Column("sign", "How we’ll know"),
        Column("obstacle", "What could get in the way"),
        Column("backup", "Back-up plan"),
        Column("helper", "Who helps"),
    )
    SHARED_WITH: ClassVar[tuple[Share, ...] | None] = EVERYBODY

    kind: Literal["actions"]
    rows: Annotated[int, Field(ge=1, le=20)] = 1

    def first_rows(self) -> tuple[Row, ...]:
        """See `RowsQuestion.first_rows`."""
        return tuple(self.new_row() for _ in range(self.rows))

    def row_text(self, row: Mapping[str, JsonValue], words: Words = ENGLISH) -> str:
        """See `action_line`."""
        return action_line(row, words)

    def nudge(self, row: Mapping[str, JsonValue]) -> str | None:
        """See `RowsQuestion.nudge`."""
        what, when, dose, sign = (
            say_number(row.get(key)) for key in ("what", "when", "dose", "sign")
        )
        return quiet_question(what, when, dose, sign)


def action_lines(row: Mapping[str, JsonValue], words: Words = ENGLISH) -> tuple[str, ...]:
    """An action to be read back: what, when and how long, then a line for each thing besides."""
    cells = {key: say_number(cell) for key, cell in row.items()}
    first = (cells.get(key) for key in ("what", "when", "dose", "topic"))
    rest = (words.say(f"answers.{key}", said=cells[key]) for key in BESIDES if cells.get(key))
    return (" · ".join(part for part in first if part), *rest)


def action_line(row: Mapping[str, JsonValue], words: Words = ENGLISH) -> str:
    """An action on one line, such as `Tutoring · Mon and Wed · 30 min · back-up: call home`."""
    return " · ".join(part for part in action_lines(row, words) if part)


BESIDES = ("sign", "obstacle", "backup", "helper")
"""The cells of an action that need some words in front."""
