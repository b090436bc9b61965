"""The index says where each key and value of a TOML text stands."""

import tomllib

import pytest

from conferapp.domain.problem import Where
from conferapp.storage.text_lines import Lines, Position
from conferapp.storage.toml_index import TomlIndex

TEXT = '''# a comment with [brackets] and an = sign
id = "x"
a.b."c d".e = 1
'quoted key' = 'it # is no comment'
list = [ "one", # "two" is gone
  [ 1, 2 ],
  { name = "n", deep = { er = true } },
]
long = """
first {student} "quoted"
second ] }
"""
day = 2026-12-04 07:30:00

[lenses.growth]
name = "G"   # after

[[agenda]]
id = "one"
  [[agenda.questions]]
  id = "q1"
  [[agenda.questions]]
  id = "q2"
[[agenda]]
id = "two"
[agenda.title]
en = "Two"
[[agenda.questions]]
ask.en = "Why?"
'''


@pytest.mark.parametrize(
    ("where", "key", "value"),
    [
        (("id",), (2, 1), (2, 6)),
        (("a", "b", "c d", "e"), (3, 1), (3, 15)),
        (("a", "b"), (3, 1), (3, 1)),
        (("quoted key",), (4, 1), (4, 16)),
        (("list",), (5, 1), (5, 8)),
        (("list", 0), (5, 10), (5, 10)),
        (("list", 1, 1), (6, 8), (6, 8)),
        (("list", 2, "name"), (7, 5), (7, 12)),
        (("list", 2, "deep", "er"), (7, 26), (7, 31)),
        (("long",), (9, 1), (9, 8)),
        (("day",), (13, 1), (13, 7)),
        (("lenses", "growth"), (15, 2), (15, 1)),
        (("lenses", "growth", "name"), (16, 1), (16, 8)),
        (("agenda", 0), (18, 3), (18, 1)),
        (("agenda", 0, "questions", 0, "id"), (21, 3), (21, 8)),
        (("agenda", 0, "questions", 1), (22, 5), (22, 3)),
        (("agenda", 0, "questions", 1, "id"), (23, 3), (23, 8)),
        (("agenda", 1, "id"), (25, 1), (25, 6)),
        (("agenda", 1, "title", "en"), (27, 1), (27, 6)),
        (("agenda", 1, "questions", 0, "ask", "en"), (29, 1), (29, 10)),
    ],
)
def test_keys_and_values_are_found(
    where: Where, key: tuple[int, int], value: tuple[int, int]
) -> None:
    index = TomlIndex(TEXT)
    assert index.find(where, at_key=True) == key
    assert index.find(where) == value


def places(value: object, where: Where = ()) -> list[Where]:
    """Every place in parsed data."""
    found = [where] if where else []
    if isinstance(value, dict):
        found += [place for key, v in value.items() for place in places(v, (*where, key))]
    if isinstance(value, list):
        found += [place for n, v in enumerate(value) for place in places(v, (*where, n))]
    return found


def test_nothing_that_the_parser_finds_is_left_out() -> None:
    index = TomlIndex(TEXT)
    assert [place for place in places(tomllib.loads(TEXT)) if place not in index] == []


def test_a_piece_of_a_text_of_several_lines_is_found_where_it_stands() -> None:
    assert TomlIndex(TEXT).find(("long",), within="{student}") == (10, 7)


def test_a_piece_that_is_written_otherwise_is_looked_for_at_the_value() -> None:
    index = TomlIndex('a = "\\u007bx}"')
    assert index.find(("a",), within="{x}") == (1, 5)


def test_a_piece_is_not_taken_from_the_next_value() -> None:
    index = TomlIndex('a = "b"\nc = "{x}"')
    assert index.find(("a",), within="{x}") == (1, 5)


def test_what_is_missing_is_looked_for_at_the_table_around_it() -> None:
    index = TomlIndex(TEXT)
    assert index.find(("agenda", 1, "who"), at_key=True) == (24, 3)
    assert index.find(("nothing", 3, "here")) == (1, 1)


def test_a_key_with_escapes_goes_by_what_it_means() -> None:
    assert ("a\tb",) in TomlIndex('"a\\tb" = 1')
    assert ("é",) in TomlIndex('"\\u00e9" = 1')


def test_lines_and_columns_count_characters_not_bytes() -> None:
    assert TomlIndex('a = ["héllo 🎉", "x"]').find(("a", 1)) == (1, 17)


def test_the_line_that_is_shown_can_not_steer_a_terminal() -> None:
    lines = Lines("a\nb\x1b[31m\tc\u202e\n")
    shown = [lines.around(Position(number, 1))[0] for number in (1, 2, 3, 9)]
    assert shown == ["a", "b c", "", ""]


def test_of_a_line_without_end_the_piece_around_the_place_is_shown() -> None:
    line = "a" * 5000 + "here" + "b" * 5000
    shown, before = Lines(f"first\n{line}\nlast").around(Position(2, 5001))
    assert len(shown) < 600
    assert shown[before:].startswith("here")
