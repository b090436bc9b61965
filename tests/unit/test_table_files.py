"""A CSV file is read however it is written, and what is no table is refused with a remedy."""

import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conferapp.domain.table_file import TableFile
from conferapp.domain.text import MAX_LINE, clean
from conferapp.storage.errors import StorageError, Unreadable
from conferapp.storage.table_files import TABLE_LIMIT, NoTable, read_table
from conferapp.storage.table_rows import MOST_COLUMNS, MOST_ROWS, NoRows, split, table_of
from conferapp.storage.typed_paths import typed_path


def read(folder: Path, content: str | bytes) -> TableFile:
    """A table out of a file."""
    path = folder / "class.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_table(path)


def refusal(folder: Path, content: str | bytes) -> str:
    """Why a file is no table."""
    with pytest.raises(NoTable) as problem:
        read(folder, content)
    return str(problem.value)


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_cells_are_told_apart_by_whatever_parts_them(tmp_path: Path, delimiter: str) -> None:
    table = read(tmp_path, f'Name{delimiter}Grade\r\n"A{delimiter} B"{delimiter}7\r\n')
    assert table.header == ("Name", "Grade")
    assert table.rows == ((f"A{delimiter} B".replace("\t", ""), "7"),)


def test_semicolons_part_the_cells_where_commas_stand_in_numbers(tmp_path: Path) -> None:
    table = read(tmp_path, "Name;Score\nSample;7,5\nOther;8,5\n")
    assert table.rows == (("Sample", "7,5"), ("Other", "8,5"))


def test_a_lone_column_of_names_with_commas_stays_one(tmp_path: Path) -> None:
    assert read(tmp_path, "Name\nOkafor, Amara\n").rows == (("Okafor, Amara",),)


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"]
)
def test_accents_are_read_in_every_usual_encoding(tmp_path: Path, encoding: str) -> None:
    table = read(tmp_path, "Name,Grade\nZoé Núñez,7\n".encode(encoding))
    assert (table.header, table.rows) == (("Name", "Grade"), (("Zoé Núñez", "7"),))


def test_the_hint_that_a_spreadsheet_puts_in_front_is_no_row(tmp_path: Path) -> None:
    table = read(tmp_path, "sep=;\nName;Grade\nSample;7\n")
    assert (table.header, table.numbers) == (("Name", "Grade"), (3,))


def test_short_rows_are_filled_up_and_blank_ones_dropped_with_their_numbers_kept(
    tmp_path: Path,
) -> None:
    table = read(tmp_path, "Name,Grade\nA\n\n,,,\nB,8,more\n")
    assert table.header == ("Name", "Grade", "Column C")
    assert table.rows == (("A", "", ""), ("B", "8", "more"))
    assert table.numbers == (2, 5)


def test_a_title_above_the_header_is_passed_over(tmp_path: Path) -> None:
    table = read(tmp_path, "Class 7B,,\n\nName,Grade,Id\nA,7,1\n")
    assert (table.header, table.numbers) == (("Name", "Grade", "Id"), (4,))


def test_columns_of_the_same_name_are_told_apart(tmp_path: Path) -> None:
    header = read(tmp_path, "Score,,score,Score (2),Score\n1,2,3,4,5\n").header
    assert header == ("Score", "Column B", "score (2)", "Score (2) (2)", "Score (3)")


def test_a_cell_of_several_lines_becomes_one(tmp_path: Path) -> None:
    assert read(tmp_path, 'Name,Note\nA,"two\r\n lines"\n').rows == (("A", "two lines"),)


def test_zeros_in_front_that_a_spreadsheet_protects_are_kept(tmp_path: Path) -> None:
    assert read(tmp_path, 'Name,Id\nA,="007"\n').rows == (("A", "007"),)


@pytest.mark.parametrize(
    ("cell", "kept"),
    [
        ("=HYPERLINK(1)", "=HYPERLINK(1)"),  # data here: nothing works it out
        ("\x1b[31mred\x1b[0m", "red"),
        ("[/b][@click=app.quit]x", "[/b][@click=app.quit]x"),
        ("a\u202egnp", "agnp"),
        ("a\u200bb", "ab"),
    ],
)
def test_a_hostile_cell_is_cleaned_and_no_more(tmp_path: Path, cell: str, kept: str) -> None:
    assert read(tmp_path, f"Name,Note\nA,{cell}\n").rows == (("A", kept),)


def test_a_long_cell_is_cut_and_counted(tmp_path: Path) -> None:
    table = read(tmp_path, f"Name,Note\nA,{'x' * 9000}\n")
    assert (len(table.rows[0][1]), table.shortened) == (MAX_LINE, 1)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("", "empty"),
        (" \n\n", "empty"),
        ("Name,Grade\n", "nothing below"),
        ("1,2\n3,4\n", "no names"),
        (b"PK\x03\x04rest", "save it as CSV"),
        (b"\xd0\xcf\x11\xe0rest", "save it as CSV"),
        ("<table><tr>", "web page"),
        (b"%PDF-1.7", "PDF"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "no text"),
        (b"\x00" * 300, "no text"),
        ('Name,Grade\n"A,7\nB,8\n', "row 2 is never closed"),
        (f"Name,Note\nA,{'x' * 1_000_000}\n", "row 2"),
        ("Name\n" + "a\n" * (MOST_ROWS + 1), "rows"),
        (",".join(map(str, range(MOST_COLUMNS + 1))) + "\n1\n", "columns"),
        ("a" + ",b" * 300 + "\n" + "1\n" * 9000, "columns"),
        (b"a" * (TABLE_LIMIT + 1), "larger than"),
    ],
)
def test_what_is_no_table_is_refused_with_a_reason(
    tmp_path: Path, content: str | bytes, reason: str
) -> None:
    path = tmp_path / "class.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(Unreadable, match=reason):
        read_table(path)


def test_a_quotation_mark_inside_a_name_is_no_reason_to_refuse(tmp_path: Path) -> None:
    assert len(read(tmp_path, 'Name,Grade\nAl "Big" Bo,7\n"C" D,8\n').rows) == 2


def test_no_file_a_folder_a_link_and_a_pipe_are_refused_at_once(tmp_path: Path) -> None:
    (tmp_path / "link.csv").symlink_to(tmp_path / "class.csv")
    os.mkfifo(tmp_path / "pipe.csv")
    for name, reason in (
        ("none.csv", "no such file"),
        (".", "a folder"),
        ("link.csv", "a link"),
        ("pipe.csv", "not a plain file"),
    ):
        with pytest.raises(Unreadable, match=reason):
            read_table(tmp_path / name)


def test_an_example_is_the_first_cell_that_holds_anything() -> None:
    table = TableFile(("Name", "Grade"), (("A", ""), ("B", "7")), (2, 3))
    assert (table.example("Grade"), table.example("none")) == ("7", "")
    assert dict(table.lines())[3] == {"Name": "B", "Grade": "7"}


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300))
def test_any_text_becomes_a_table_of_clean_cells_or_is_refused(text: str) -> None:
    try:
        table = table_of(split(text.replace("\x03", "")))
    except NoRows:
        return
    assert len({len(row) for row in (table.header, *table.rows)}) == 1
    assert len(set(table.header)) == len(table.header)
    assert all(cell == clean(cell).strip() for row in table.rows for cell in row)


def test_a_dragged_file_is_found_under_what_a_terminal_puts_around_it(tmp_path: Path) -> None:
    file = tmp_path / "my class.csv"
    file.touch()
    escaped = str(file).replace(" ", "\\ ")
    url = "file://" + str(file).replace(" ", "%20")
    for said in (f"'{file}'", f'"{file}" ', f" {file}", escaped, url):
        assert typed_path(said) == file


@pytest.mark.parametrize("said", ["", "  ", "''", "a\0b", "~nobody-here/x.csv"])
def test_what_no_file_can_be_called_is_said(said: str) -> None:
    with pytest.raises(StorageError):
        typed_path(said)
