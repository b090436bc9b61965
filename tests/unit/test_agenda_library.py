"""The library lists every agenda file, and uses those that are whole."""

import math
from pathlib import Path

import pytest

from conferapp.storage.library import find_agendas

PAGE = '[[agenda]]\nid = "p"\ntitle = "P"\n'


def write(folder: Path, name: str, agenda_id: str, title: str = "T", rest: str = PAGE) -> None:
    """Write an agenda file."""
    folder.mkdir(exist_ok=True)
    text = f'format = 1\nid = "{agenda_id}"\ntitle = "{title}"\n{rest}'
    (folder / name).write_text(text, encoding="utf-8")


@pytest.fixture
def shipped(tmp_path: Path) -> Path:
    """A folder of shipped agendas with two in it."""
    write(tmp_path / "shipped", "b.toml", "second")
    write(tmp_path / "shipped", "a.toml", "first")
    return tmp_path / "shipped"


def test_shipped_agendas_come_first_each_folder_in_order(tmp_path: Path, shipped: Path) -> None:
    write(tmp_path / "own", "c.toml", "third")
    library = find_agendas(shipped, tmp_path / "own")
    assert [entry.loaded.id for entry in library.usable] == ["first", "second", "third"]
    assert [entry.own for entry in library.usable] == [False, False, True]


def test_where_there_is_little_time_the_agendas_that_fit_come_first(tmp_path: Path) -> None:
    for name, minutes in (("long", 25), ("check", 5), ("small-group", 8), ("writing", 7)):
        write(tmp_path / "shipped", f"{name}.toml", name, rest=f"minutes = {minutes}\n{PAGE}")

    def chosen(last: str, room: float) -> tuple[list[str], str]:
        listed, first = find_agendas(tmp_path / "shipped").to_choose(last, room)
        return [each.id for each in listed], first

    usual = ["check", "long", "small-group", "writing"]
    assert chosen("", math.inf) == (usual, "long")
    assert chosen("check", math.inf) == (usual, "check")
    assert chosen("long", 8) == (["check", "small-group", "writing", "long"], "writing")
    assert chosen("check", 8)[1] == "check"
    assert chosen("", 3) == (usual, "long")


def test_an_own_agenda_wins_over_the_shipped_one_of_its_id(tmp_path: Path, shipped: Path) -> None:
    write(tmp_path / "own", "mine.toml", "first", title="Mine")
    library = find_agendas(shipped, tmp_path / "own")
    found = library.get("first")
    assert found is not None
    assert found.title == "Mine"
    assert [entry.replaced for entry in library.entries] == [True, False, False]
    assert library.broken == ()


def test_a_broken_own_agenda_leaves_the_shipped_one_usable(tmp_path: Path, shipped: Path) -> None:
    write(tmp_path / "own", "mine.toml", "first", rest=f"minutes = Yes\n{PAGE}")
    library = find_agendas(shipped, tmp_path / "own")
    assert library.get("first") is not None
    assert [entry.loaded.id for entry in library.broken] == ["first"]


def test_two_files_with_one_id_are_both_listed_and_neither_is_used(
    tmp_path: Path, shipped: Path
) -> None:
    write(tmp_path / "own", "c.toml", "third")
    write(tmp_path / "own", "d.toml", "third")
    library = find_agendas(shipped, tmp_path / "own")
    assert library.get("third") is None
    messages = [entry.loaded.problems[0].message for entry in library.broken]
    assert ["d.toml" in messages[0], "c.toml" in messages[1]] == [True, True]


def test_a_broken_file_does_not_keep_the_whole_one_with_its_id_from_use(
    tmp_path: Path, shipped: Path
) -> None:
    write(tmp_path / "own", "c.toml", "third")
    write(tmp_path / "own", "d.toml", "third", rest="minutes = Yes\n")
    write(tmp_path / "own", "e.toml.txt", "third")
    library = find_agendas(shipped, tmp_path / "own")
    assert library.get("third") is not None
    assert [entry.path.name for entry in library.broken] == ["d.toml", "e.toml.txt"]


def test_one_broken_file_does_not_harm_the_others(tmp_path: Path, shipped: Path) -> None:
    (shipped / "c.toml").write_bytes(b"\xff\xfe\x00")
    (shipped / "d.toml").mkdir()
    library = find_agendas(shipped)
    assert [entry.loaded.id for entry in library.usable] == ["first", "second"]
    assert [entry.path.name for entry in library.broken] == ["c.toml", "d.toml"]


def test_other_files_and_hidden_ones_are_left_alone(tmp_path: Path, shipped: Path) -> None:
    for name in ("notes.txt", ".hidden.toml", "~lock.toml"):
        (shipped / name).write_text("not an agenda", encoding="utf-8")
    assert len(find_agendas(shipped, tmp_path / "no such folder").entries) == 2


def test_loading_leaves_the_files_as_they_are(tmp_path: Path, shipped: Path) -> None:
    before = {path: path.read_bytes() for path in shipped.iterdir()}
    find_agendas(shipped, shipped)
    assert {path: path.read_bytes() for path in shipped.iterdir()} == before
