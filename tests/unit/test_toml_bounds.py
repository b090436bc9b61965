"""A text that would take seconds to read is refused before, and nothing that anybody writes is."""

from pathlib import Path

import pytest

from conferapp.storage.agenda_files import NoSuchAgenda, agenda_file
from conferapp.storage.agendas import load_agenda, read_agenda
from conferapp.storage.files import AGENDA_LIMIT
from conferapp.storage.mistakes import MOST, mistakes
from conferapp.storage.settings import ProgramSettings
from conferapp.storage.toml_bounds import AGENDA, Bounds, excess
from conferapp.storage.workspace import Workspace

SMALL = Bounds("a note", lines=9, headers=2, keys=4, entries=3, signs=8)
"""Bounds that are easy to reach."""


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a = 1\n" * 5, "more in this file than a note can have"),
        ("\n" * 9, "more in this file than a note can have"),
        ("[a]\n[b]\n[[c]]\n", "more in this file than a note can have"),
        ("a.b.c.d = 1\n" * 3, "more in this file than a note can have"),
        ("a = [1, 2, 3, 4]", "more than 3 entries"),
        ("a = [\n{ b = 1 },\n{ b = 2 },\n{}, {}]", "more than 3 entries"),
        ("a = " + "[" * 40, "inside each other"),
        ("a = '" + "x" * 10_001, "longer than 10000 characters"),
    ],
)
def test_too_much_of_anything_is_found(text: str, said: str) -> None:
    found = excess(text, SMALL._replace(signs=99) if "inside" in said else SMALL)
    assert found is not None
    assert said in found.message


@pytest.mark.parametrize(
    "text",
    [
        "a = 1\n" * 4,
        "a = [1, 2, 3]\nb = [4, 5]",
        'a = "[[[[, , , , = = = ="\nb = "1.2.3.4"',
        "# [[[[ = = = = = , , , ,\n" * 8,
        'a = """\n[[x]]\n[[y]]\n[[z]]\nb = c = d = e\n"""',
    ],
)
def test_what_stands_in_words_and_comments_is_not_counted(text: str) -> None:
    assert excess(text, SMALL) is None


def test_the_place_is_told_where_it_becomes_too_much() -> None:
    text = 'id = "a"\n' + "x = [\n" + "1,\n" * (AGENDA.entries + 5) + "]\n"
    (problem,) = read_agenda(text, "talk.toml").problems
    assert problem.line == 2 + AGENDA.entries
    assert "more than 400 entries" in problem.message
    assert problem.hint


def test_too_many_mistakes_are_not_all_told_and_that_is_said(tmp_path: Path) -> None:
    path = tmp_path / "talk.toml"
    path.write_text("".join(f"x{number} = 1\n" for number in range(5_000)), encoding="utf-8")
    loaded = load_agenda(path)
    assert len(loaded.problems) == 100
    assert loaded.unread


def test_of_a_large_broken_text_the_first_mistakes_are_told() -> None:
    few, many = ("".join(f"k{at} = two words\n" for at in range(end)) for end in (50, 12_000))
    assert len(list(mistakes(few))) == MOST
    assert 1 <= len(list(mistakes(many))) < MOST


def test_what_a_record_keeps_as_its_agenda_is_no_longer_than_an_agenda() -> None:
    loaded = read_agenda("#" * (AGENDA_LIMIT + 1), "talk", kept=True)
    assert loaded.agenda is None
    assert "longer than 256 kB" in loaded.problems[0].message


@pytest.mark.parametrize("said", ["x" * 300, "x/" * 3_000, "a\0b", "\udcff", "~nobody/x"])
def test_a_name_that_no_file_can_have_is_no_agenda(tmp_path: Path, said: str) -> None:
    with pytest.raises(NoSuchAgenda) as told:
        agenda_file(said, Workspace(tmp_path))
    assert len(str(told.value)) < 300


def test_settings_have_bounds_of_their_own(tmp_path: Path) -> None:
    path = tmp_path / "conferapp.toml"
    path.write_text("a.b.c.d.e.f.g.h = 1\n" * 60, encoding="utf-8")
    (problem,) = ProgramSettings.read(path).problems
    assert "from line 29 on it holds more than settings need" in problem
