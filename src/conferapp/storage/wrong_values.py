"""Values of the wrong sort in an agenda: what the models found, said in plain words."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from pydantic import ValidationError

from conferapp.domain.problem import Problem, Where
from conferapp.domain.spelling import did_you_mean, not_an_id, strange
from conferapp.storage.agenda_keys import EXAMPLES, LISTS, NESTED, Table, remedy, unknown_key
from conferapp.storage.agenda_problem import shorten
from conferapp.storage.typed_values import as_list, choice, repaired

_MISSING: Final[Mapping[str, str]] = {
    "format": "Write format = 1 at the top of the file.",
    "id": 'Write one of lower-case words joined by hyphens, such as id = "my-words".',
    "title": 'Write it in quotes, such as title = "Looking back".',
    "who": 'In the reflection each page says so: who = "student", or "tutor", or "together".',
    "kind": 'Say what the answer is, such as kind = "long".',
    "ask": 'Write what is asked, such as ask = "What went well?"',
    "name": 'Write what people call it, such as name = "Growth mindset".',
    "text": 'Write the tip, such as text = "Start with a strength."',
    "items": 'List what can be ticked, such as items = ["Notes", "Homework"].',
    "sort": 'Write sort = "strength" or sort = "struggle".',
}
_NEEDS: Final = (
    (
        {"tuple_type", "string_type", "bool_type"},
        "a word in quotes, a number, true or false, or a list",
    ),
    ({"tuple_type"}, "a list in square brackets"),
    ({"bool_type"}, "yes or no, written as true or false without quotes"),
    ({"float_type"}, "a number without quotes"),
    ({"int_type"}, "a whole number without quotes"),
    ({"date_type"}, "a day without quotes, such as 2026-12-04"),
    ({"string_type"}, "words in straight double quotes"),
    ({"dict_type"}, "a table of its own"),
    ({"model_type"}, "a table of its own"),
)
"""What was expected, by the sorts of value that would all have done."""
_SUCH_AS: Final = (
    ("a number", "7.5"),
    ("a whole", "3"),
    ("a day", "2026-12-04"),
    ("yes", "true"),
    ("words", '"…"'),
    ("a list", '["…"]'),
)
_BOUNDS: Final[Mapping[str, str]] = {
    "greater_than": "has to be more than {gt}",
    "greater_than_equal": "has to be {ge} or more",
    "less_than": "has to be less than {lt}",
    "less_than_equal": "has to be {le} or less",
    "string_too_short": "has no words between its quotes",
    "string_too_long": "may have at most {max_length} characters",
    "too_short": "is empty",
    "finite_number": "has to be an ordinary number",
}
_AT_BOUNDS: Final[Mapping[str, str]] = {
    "greater_than": "Write a larger number, or take the line out.",
    "greater_than_equal": "Write {key} = {ge}, or a larger number.",
    "less_than": "Write a smaller number.",
    "less_than_equal": "Write {key} = {le}, or a smaller number.",
    "string_too_short": "Write something, or take the line out.",
    "string_too_long": "Write a shorter one.",
    "too_short": "Write something, or take the line out.",
}


@dataclass(frozen=True)
class Slip:
    """All that the models say about one place.

    Attributes:
        path: The place, seen from the table that was read.
        key: The last key on the way to it, or the one that is missing.
        value: What stands there.
        types: The sorts of complaint.
        context: Particulars of the first complaint.
        about_key: Whether they are about the key itself.
    """

    path: Where
    key: str
    value: object
    types: frozenset[str]
    context: Mapping[str, Any]
    about_key: bool = False

    @property
    def name(self) -> str:
        """The place as a sentence calls it."""
        listed = self.path and isinstance(self.path[-1], int)
        return f"Each entry of `{self.key}`" if listed else f"`{shorten(self.key)}`"


def problems(
    found: Iterable[Slip], raw: Mapping[str, object], where: Where, table: Table
) -> list[Problem]:
    """What is wrong with a table, one problem for each place in it.

    Args:
        found: What its model says.
        raw: The table as it was read.
        where: Its place in the file.
        table: What sort of table it is.
    """
    return [_problem(slip, raw, where, table) for slip in found]


def slips(error: ValidationError, raw: Mapping[str, object]) -> list[Slip]:
    """The complaints of a model, gathered by place.

    Where a value may be of several sorts, a model complains once for each. And where a member of
    a list is wrong, it may complain about the list as well.

    Args:
        error: The complaints.
        raw: The table as it was read.
    """
    gathered: dict[tuple[Where, str, bool], list[Mapping[str, Any]]] = {}
    for complaint in error.errors(include_url=False, include_input=False):
        path, value = _found(raw, complaint["loc"])
        missing = str(complaint["loc"][-1]) if complaint["type"] == "missing" else ""
        about_key = complaint["loc"][-1:] == ("[key]",)
        if not _of_other_sort(complaint["loc"], value):
            gathered.setdefault((path, missing, about_key), []).append(dict(complaint))
    return list(_slips(gathered, raw))


def _slips(
    gathered: Mapping[tuple[Where, str, bool], list[Mapping[str, Any]]], raw: Mapping[str, object]
) -> Iterator[Slip]:
    around = {path[:length] for path, _, _ in gathered for length in range(len(path))}
    for (path, missing, about_key), complaints in gathered.items():
        types = frozenset(str(complaint["type"]) for complaint in complaints)
        if path in around and types & {"too_short", "value_error"}:
            continue
        key = missing or next((s for s in reversed(path) if isinstance(s, str)), "")
        context = {"msg": complaints[0]["msg"], **complaints[0].get("ctx", {})}
        yield Slip(path, key, _found(raw, path)[1], types, context, about_key)


def _found(raw: Mapping[str, object], loc: tuple[int | str, ...]) -> tuple[Where, object]:
    """The place that a model means: its own names for the sorts of a value are left out."""
    path: Where = ()
    value: Any = raw
    for step in loc:
        listed = isinstance(value, list) and isinstance(step, int) and step < len(value)
        if listed or (isinstance(value, dict) and step in value):
            path, value = (*path, step), value[step]
    return path, value


def _of_other_sort(loc: tuple[int | str, ...], value: object) -> bool:
    """Whether a complaint takes a text for a string where it is a table, or the reverse."""
    sort = str(loc[-1]) if loc else ""
    if isinstance(value, dict):
        return bool(value) and sort == "constrained-str"
    return isinstance(value, str) and sort.startswith("dict[constrained-str")


def _problem(slip: Slip, raw: Mapping[str, object], where: Where, table: Table) -> Problem:
    place = (*where, *slip.path)
    if "extra_forbidden" in slip.types:
        steps = [str(step) for step in reversed(slip.path[:-1])]
        holder = next((NESTED[step] for step in steps if step in NESTED), table)
        message, hint = unknown_key(slip.key, slip.value, holder)
        return Problem(place, message, hint or None, at_key=True)
    if "missing" in slip.types:
        message = f"`{slip.key}` is missing here."
        return Problem(place, message, _MISSING.get(slip.key), at_key=True)
    if "value_error" in slip.types:
        message = str(slip.context["msg"]).removeprefix("Value error, ")
        named = [key for key in re.findall(r"`(\w+)`", message) if key in raw]
        if not slip.path and named:
            place = (*where, named[0])
        return Problem(place, message, remedy(message, slip.value), at_key=not slip.path)
    message, hint = _sentence(slip)
    odd = strange(slip.value) if isinstance(slip.value, str) and not slip.about_key else None
    within = odd[0] if odd and "string_pattern_mismatch" in slip.types else None
    return Problem(place, message, hint or None, at_key=slip.about_key, within=within)


def _sentence(slip: Slip) -> tuple[str, str]:
    if "literal_error" in slip.types:
        return _one_of(slip)
    if "string_pattern_mismatch" in slip.types:
        return _pattern(slip)
    for types, needed in _NEEDS:
        if types <= slip.types:
            return _needs(slip, needed)
    for bound, words in _BOUNDS.items():
        if bound in slip.types:
            said = f"{slip.name} {words.format_map(slip.context)}."
            return said, _AT_BOUNDS.get(bound, "").format_map({**slip.context, "key": slip.key})
    return f"{slip.name} can’t be used as it is: {slip.context['msg']}.", ""


def _one_of(slip: Slip) -> tuple[str, str]:
    choices = re.findall(r"'([^']*)'", str(slip.context["expected"]))
    if not choices:
        right = slip.context["expected"]
        return f"{slip.name} has to be {right}.", f"Write {slip.key} = {right}, without quotes."
    shown = f"`{shorten(slip.value)}`" if isinstance(slip.value, str) else "this"
    name = f"an entry of `{slip.key}`" if slip.name.startswith("Each") else slip.name
    message = f"{shown} can’t be {name}, which is one of: {', '.join(choices)}."
    message = message[:1].upper() + message[1:]
    words = str(slip.value)
    if slip.key in LISTS and re.search(r"[,;/|]| and ", words):
        return message, f"Write {slip.key} = {as_list(words, slip.key)}"
    meant = choice(words, slip.key)
    return message, f"Did you mean `{meant}`?" if meant else did_you_mean(words, choices) or ""


def _pattern(slip: Slip) -> tuple[str, str]:
    written = str(slip.path[-1] if slip.about_key else slip.value)
    if "a-zA-Z" in str(slip.context["pattern"]):
        message = f"`{shorten(written)}` isn’t a language tag."
        return message, "Write a short tag such as en, es or pt-BR."
    return not_an_id(written, shorten(written))


def _needs(slip: Slip, needed: str) -> tuple[str, str]:
    listed = slip.name.startswith("Each")
    if slip.key in EXAMPLES and not listed and "string_type" not in slip.types:
        needed, example = EXAMPLES[slip.key]
        return f"{slip.name} needs {needed}.", example
    if listed and isinstance(slip.value, list):
        return f"{slip.name} needs {needed}.", "Take the inner brackets out."
    if listed and slip.key in EXAMPLES:
        return f"{slip.name} needs {needed}.", EXAMPLES[slip.key][1]
    if slip.path[:1] == ("lenses",) and needed.startswith("a table"):
        return f"{slip.name} needs {needed}.", "A lens begins with a line such as [lenses.my-lens]."
    right = repaired(needed, slip.value, slip.key)
    front = "" if listed else f"{shorten(slip.key)} = "
    such_as = next((words for start, words in _SUCH_AS if needed.startswith(start)), "")
    hint = f"Write {front}{right}" if right else such_as and f"Such as {front}{such_as}"
    return f"{slip.name} needs {needed}.", hint
