"""Questions asked in lines without a conference: what is typed, what is said, what is reported."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field

from conferapp.domain.kinds.numbers import Scale
from conferapp.domain.kinds.rows import RowsQuestion
from conferapp.domain.kinds.union import QUESTION
from conferapp.domain.model import Value
from conferapp.domain.prompt import Option, Prompt
from conferapp.plain.askers.table import asker_for
from conferapp.plain.asking import Asking
from conferapp.plain.voice import Voice

TODAY = dt.date(2026, 11, 21)
OWN_KEYS: dict[str, dict[str, object]] = {
    "choice": {"options": ["a", "b"]},
    "choices": {"options": ["a", "b"]},
    "checklist": {"items": ["a", "b"]},
    "connections": {"sort": "strength"},
}


def ask(kind: str, /, *names: str, **given: object) -> Prompt:
    """A prompt for a question of a kind; keys of the question and of the prompt may be mixed."""
    of_prompt = {key: given.pop(key) for key in list(given) if key in Prompt.__annotations__}
    own = {} if "options_from" in given else OWN_KEYS.get(kind, {})
    keys = {"id": kind.replace("_", "-"), "ask": "Well?", **own, **given}
    if names:
        keys["items" if kind == "checklist" else "options"] = list(names)
    question = QUESTION.validate_python({"kind": kind, **keys})
    options = tuple(Option(name, name) for name in names)
    if isinstance(question, Scale):
        options = tuple(Option(n, str(question.labels.get(str(n), ""))) for n in question.steps)
    first = question.first_rows() if isinstance(question, RowsQuestion) else ()
    told = {"ask": "Well?", "today": TODAY, "options": options, "first_rows": first, **of_prompt}
    return Prompt(question=question, **told)  # type: ignore[arg-type]  # a mapping of mixed values


@dataclass
class Asked:
    """What came of asking a question.

    Attributes:
        said: Everything that was said, with what stood in front of each answer.
        reports: Each value that was reported, with what could not be read.
        left: The lines that nobody asked for.
        misheard: How many answers didn't fit.
    """

    said: str = ""
    reports: list[tuple[Value, str | None]] = field(default_factory=list)
    left: list[str] = field(default_factory=list)
    misheard: int = 0

    @property
    def last(self) -> tuple[Value, str | None]:
        """What was reported last."""
        return self.reports[-1]

    @property
    def value(self) -> Value:
        """The value that was reported last."""
        return self.reports[-1][0]


def asked(prompt: Prompt, lines: Sequence[str], *, patient: bool = True) -> Asked:
    """Ask a question of somebody who types these lines, and nothing after them.

    Raises:
        Ended: More lines were asked for.
        Ordered: An order was given that isn't the question's own.
    """
    found = Asked(left=list(lines))

    def write(text: str) -> None:
        found.said += text

    def read(lead: str) -> str:
        write(f"{lead}\n")
        if not found.left:
            raise EOFError
        return found.left.pop(0)

    def report(value: Value, typed: str | None = None) -> None:
        found.reports.append((value, typed))

    voice = Voice(write, read, patient)
    try:
        asker_for(prompt.question)(Asking(prompt, voice, report))
    finally:
        found.misheard = voice.misheard
    return found
