"""What ships is sound, follows the protocol item by item, and is nowhere in the program."""

import ast
import random
import re
from pathlib import Path
from typing import get_args

import pytest

from conferapp.domain.agenda import Agenda
from conferapp.domain.kinds.question import Role
from conferapp.domain.kinds.union import KINDS
from conferapp.storage.agendas import load_agenda, read_agenda

GOAL_SETTING_TAGS = (
    *("A-1", "A-2", "A-2a", "A-2b", "A-3", "A-3a", "A-3b", "A-4"),
    *("A-5", "A-5a", "A-5b", "A-5c", "A-5d", "A-5e", "A-5f"),
    *("A-6", "A-6a", "A-6b", "A-6c", "A-6d", "A-6e", "A-7"),
    *("A-8", "A-8a", "A-8b", "A-8c", "A-9", "A-9a", "A-9b", "A-9c"),
    *("A-10", "A-11", "A-12", "A-13", "A-14", "A-15"),
)
SEED = 20_261_204
COMMON_WORDS = frozenset({"hand-over", "plan", "ready"})
"""Ids that mean something else in the program as well."""


@pytest.fixture(scope="module")
def file(project: Path) -> Path:
    """The agenda for goal setting."""
    return project / "agendas" / "goal-setting.toml"


@pytest.fixture(scope="module")
def agenda(file: Path) -> Agenda:
    """The same, loaded."""
    loaded = load_agenda(file)
    assert loaded.agenda is not None
    return loaded.agenda


def test_every_shipped_agenda_loads_without_a_word(project: Path) -> None:
    files = sorted((project / "agendas").glob("*.toml"))
    assert files
    assert [p.sentence() for path in files for p in load_agenda(path).problems] == []
    assert [load_agenda(path).id for path in files] == [path.stem for path in files]


@pytest.mark.parametrize("tag", GOAL_SETTING_TAGS)
def test_every_item_of_the_protocol_is_marked_by_a_comment(file: Path, tag: str) -> None:
    comments = re.findall(r"^\s*#(.*)$", file.read_text(encoding="utf-8"), re.MULTILINE)
    found = [line for line in comments if re.search(rf"\b{tag}(?![0-9a-z])", line)]
    assert found, f"No comment names {tag}"


def test_no_question_page_or_lens_of_an_agenda_is_named_in_the_program(
    project: Path, agenda: Agenda
) -> None:
    allowed = {*get_args(Role), *KINDS, "preparation", "reflection", "agenda"}
    ids = {agenda.id, *agenda.lenses, *agenda.questions, *(page.id for page in agenda.pages)}
    wanted = ids - allowed - COMMON_WORDS
    found = [
        (path.name, node.value)
        for path in (project / "src" / "conferapp").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value in wanted
    ]
    assert found == []


def mutated(text: str, chance: random.Random) -> str:
    """A text with one character or one line changed."""
    if chance.random() < 0.5:
        at = chance.randrange(len(text))
        sign = chance.choice("\"'[]{}=,.#\\\n \tx7“\u202e\0\r")
        return text[:at] + chance.choice(["", sign, sign + text[at]]) + text[at + 1 :]
    lines = text.split("\n")
    at, other = chance.randrange(len(lines)), chance.randrange(len(lines))
    change = chance.randrange(4)
    if change == 0:
        del lines[at]
    elif change == 1:
        lines.insert(at, lines[other])
    elif change == 2:
        lines[at], lines[other] = lines[other], lines[at]
    else:
        lines[at] = lines[at][: chance.randrange(len(lines[at]) + 1)]
    return "\n".join(lines)


def test_a_slip_anywhere_is_told_with_its_line_and_never_a_traceback(file: Path) -> None:
    text, chance = file.read_text(encoding="utf-8"), random.Random(SEED)  # noqa: S311  # no secret
    lines = text.count("\n") + 2
    broken = 0
    for _ in range(250):
        loaded = read_agenda(mutated(text, chance), "goal-setting.toml")
        assert (loaded.agenda is None) == bool(loaded.problems)
        assert all(1 <= p.line <= lines and p.column >= 1 for p in loaded.problems)
        assert all(p.message and "Value error" not in p.message for p in loaded.problems)
        broken += bool(loaded.problems)
    assert broken > 100
