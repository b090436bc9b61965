"""The file with keys of one’s own: read with suspicion, and never written."""

from pathlib import Path

import pytest

from conferapp.storage.keymap_file import Wish, read_wishes


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the file would be."""
    return tmp_path / "keys.toml"


def test_without_a_file_nothing_is_asked_for(path: Path) -> None:
    assert read_wishes(path) == ((), ())


def test_a_line_is_a_key_or_several_and_knows_where_it_stands(path: Path) -> None:
    path.write_text('# mine\n"next" = "F3"\n\n"home.open" = "f8, ctrl-n"\nback = ["F4", "["]\n')
    assert read_wishes(path)[0] == (
        Wish("next", ("F3",), "keys.toml, line 2"),
        Wish("home.open", ("f8", "ctrl-n"), "keys.toml, line 4"),
        Wish("back", ("F4", "["), "keys.toml, line 5"),
    )


def test_an_id_needs_no_quotes_and_may_stand_below_a_heading(path: Path) -> None:
    path.write_text('home.open = "f8"\n[story]\nnext = "n"\n')
    wishes, _ = read_wishes(path)
    assert [(wish.id, wish.where) for wish in wishes] == [
        ("home.open", "keys.toml, line 1"),
        ("story.next", "keys.toml, line 3"),
    ]


@pytest.mark.parametrize("value", ["4", "true", '""', "[]", "[1]", '["", "f8"]', "1979-05-27"])
def test_what_is_no_key_is_said_with_its_line_and_the_others_hold(path: Path, value: str) -> None:
    path.write_text(f'"next" = {value}\n"back" = "f4"\n')
    wishes, problems = read_wishes(path)
    assert [wish.id for wish in wishes] == ["back"]
    assert problems[0].startswith("keys.toml, line 1: after the equals sign there has to be a key")


def test_a_file_that_cant_be_read_is_said_and_stays(path: Path) -> None:
    path.write_text('"next" = f8\n')
    wishes, problems = read_wishes(path)
    assert not wishes
    assert problems[0].startswith("keys.toml can’t be used: at line 1")
    assert path.read_text() == '"next" = f8\n'
    path.write_text('"next" = "f8"\n"next" = "f7"\n')
    _, (twice,) = read_wishes(path)
    assert "at line 2, column 14 is a name that it has already. Until" in twice


def test_a_file_made_to_take_long_is_refused_at_once(path: Path) -> None:
    path.write_text("\n".join(f'"k{n}" = "f8"' for n in range(4_000)))
    assert "more than settings need" in read_wishes(path)[1][0]
