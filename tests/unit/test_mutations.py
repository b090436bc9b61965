"""Whatever a slip of the hand makes of an agenda, its author gets a line and never a traceback.

Set CONFERAPP_MUTATIONS to a number to try that many slips on each agenda, not only a few.
"""

import os
import random
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from conferapp.domain.authoring.limits import Limits
from conferapp.storage.agendas import load_agenda
from conferapp.storage.shipped import shipped_agendas

TIMES = int(os.environ.get("CONFERAPP_MUTATIONS", "40"))
SIGNS = "\"'[]{}=,.#\\\n\r \tax05-_:“”’é\x00\x07\u202e"
Mutation = Callable[[random.Random, str], str]


def without_a_character(chance: random.Random, text: str) -> str:
    at = chance.randrange(len(text))
    return text[:at] + text[at + 1 :]


def with_a_character(chance: random.Random, text: str) -> str:
    at = chance.randrange(len(text) + 1)
    return text[:at] + chance.choice(SIGNS) + text[at:]


def with_another_character(chance: random.Random, text: str) -> str:
    at = chance.randrange(len(text))
    return text[:at] + chance.choice(SIGNS) + text[at + 1 :]


def without_a_line(chance: random.Random, text: str) -> str:
    lines = text.splitlines(keepends=True)
    del lines[chance.randrange(len(lines))]
    return "".join(lines)


def with_a_line_twice(chance: random.Random, text: str) -> str:
    lines = text.splitlines(keepends=True)
    lines.insert(chance.randrange(len(lines) + 1), chance.choice(lines))
    return "".join(lines)


def with_two_lines_swapped(chance: random.Random, text: str) -> str:
    lines = text.splitlines(keepends=True)
    one, other = chance.randrange(len(lines)), chance.randrange(len(lines))
    lines[one], lines[other] = lines[other], lines[one]
    return "".join(lines)


def with_half_a_line(chance: random.Random, text: str) -> str:
    lines = text.split("\n")
    at = chance.randrange(len(lines))
    lines[at] = lines[at][: chance.randrange(len(lines[at]) + 1)]
    return "\n".join(lines)


MUTATIONS: tuple[Mutation, ...] = (
    without_a_character,
    with_a_character,
    with_another_character,
    without_a_line,
    with_a_line_twice,
    with_two_lines_swapped,
    with_half_a_line,
)


def is_toml(text: str) -> bool:
    try:
        tomllib.loads(text)
    except ValueError:
        return False
    return True


@pytest.mark.parametrize("path", sorted(shipped_agendas().glob("*.toml")), ids=lambda p: p.stem)
def test_a_slip_is_told_with_its_line_or_does_no_harm(path: Path, tmp_path: Path) -> None:
    whole = path.read_text(encoding="utf-8")
    # The seed is part of what is tested: the same slips are tried each time.
    chance = random.Random(path.stem)  # noqa: S311  # nothing secret
    slipped = tmp_path / "slipped.toml"
    broken = 0
    for _ in range(TIMES):
        mutation = chance.choice(MUTATIONS)
        text = mutation(chance, whole)
        slipped.write_text(text, encoding="utf-8", newline="")
        loaded = load_agenda(slipped, limits=Limits())
        lines = text.count("\n") + 1
        for problem in loaded.problems:
            assert 1 <= problem.line <= lines
            assert problem.column >= 1
            assert problem.message.endswith((".", "?"))
            assert problem.caret <= len(problem.text_of_line)
        errors = [problem for problem in loaded.problems if problem.severity == "error"]
        assert (loaded.agenda is None) == bool(errors)
        assert errors or is_toml(text)
        assert all("Value error" not in problem.message for problem in loaded.problems)
        broken += bool(errors)
    assert broken > TIMES / 4
