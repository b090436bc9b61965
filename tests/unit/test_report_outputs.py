"""Reports as files and lines: nothing that somebody typed becomes a formula, or markup."""

import csv
import io
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest

from conferapp.domain.pictures import cells
from conferapp.domain.reports.period import Period
from conferapp.domain.reports.table import STUDENT, TUTOR, Cell, Column, Figures, Row, Table
from conferapp.outputs.report_csv import report_csv
from conferapp.outputs.report_html import ReportPage, report_html
from conferapp.outputs.report_text import aligned, report_text
from conferapp.storage.left_alone import LeftAlone
from conferapp.ui.reckoned import CAREFUL, Reckoned, named_lines, page_of, text_of
from conferapp.ui.report_choices import EVERY, WITHOUT, chosen, what_to_write
from conferapp.ui.reporting import FORMS, write_files

COLUMNS = (
    TUTOR,
    Column("student_id", "Id", "text", shown=False),
    Column("share_kept", "Share kept", "percent"),
    Column("due", "Due", "date"),
)


def table(*rows: Row, total: Row = (), columns: tuple[Column, ...] = COLUMNS) -> Table:
    """A report of some rows."""
    return Table("sample", "A sample", "What it tells.", Figures(columns, rows, total))


def reckoned(*tables: Table, left: tuple[LeftAlone, ...] = ()) -> Reckoned:
    """Reports of a sample workspace."""
    period = Period(date(2026, 11, 1), date(2026, 11, 30))
    return Reckoned(period, date(2026, 11, 30), tables, (Path("/w"),), left)


class Tags(HTMLParser):
    """The tags of a page."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(page.decode())

    def handle_starttag(self, tag: str, _: list[tuple[str, str | None]]) -> None:
        self.found.append(tag)


# CSV -------------------------------------------------------------------------------------------


def test_a_table_has_the_keys_of_all_columns_and_plain_numbers() -> None:
    data = report_csv(
        table(("Diaz", "s-1", 62.5, date(2026, 12, 4)), total=("All", "", 62.5, None))
    )
    assert data.decode("utf-8-sig") == (
        '"tutor","student_id","share_kept","due"\r\n"Diaz","s-1",62.5,"2026-12-04"\r\n'
    )


@pytest.mark.parametrize("said", ["=1+1", "+1", "-1", "@x", " =1", "\t=1", "\uff1d1+1"])
def test_no_name_becomes_a_formula(said: str) -> None:
    text = report_csv(table((said, "s-1", None, None))).decode("utf-8-sig")
    _, row = csv.reader(io.StringIO(text, newline=""))
    assert row[0].startswith("'")


# HTML ------------------------------------------------------------------------------------------


def test_nothing_that_was_typed_is_markup_on_the_page() -> None:
    evil = '<script>alert(1)</script><img src=x onerror="y">'
    columns = (Column("tutor", evil, "text"), Column("a", "A", "text"))
    sample = Table("sample", evil, evil, Figures(columns, ((evil, evil),), (evil, evil), evil))
    page = report_html(ReportPage(evil, (evil,), (sample,), (evil,)))
    assert {"script", "img"} & {*Tags(page).found} == set()
    assert page.decode().count("&lt;script&gt;") == 12  # title and heading among them


def test_a_page_shows_cells_as_people_read_them_and_no_column_for_programs() -> None:
    page = page_of(reckoned(table(("Diaz", "s-77", 62.4, None), total=("All", "", 1.0, None))))
    text = page.decode()
    assert "s-77" not in text
    assert '<td class="figure">62 %</td>' in text
    assert '<th scope="row" dir="auto">Diaz</th>' in text
    assert "<tfoot><tr><th" in text
    assert "script" not in Tags(page).found
    assert "default-src 'none'" in text


def test_rows_of_one_group_stand_below_its_heading() -> None:
    columns = (Column("agenda", "Agenda", "text"), Column("page", "Step", "text"))
    figures = Figures(columns, (("One", "a"), ("One", "b"), ("Two", "c")), grouped=True)
    sample = Table("sample", "Sample", "", figures)
    text = page_of(reckoned(sample)).decode()
    assert text.count('scope="rowgroup"') == 2
    assert '<th scope="col" dir="auto">Step</th></tr></thead>' in text
    assert report_text(sample).split("\n")[2:] == [
        "Step",
        "----",
        "One",
        "a",
        "b",
        "",
        "Two",
        "c",
        "",
    ]


def test_a_page_that_names_children_says_to_be_careful_and_names_no_file() -> None:
    named = table(("Sam",), columns=(STUDENT,))
    left = (LeftAlone("version", Path("/w"), "r (Sam's laptop).json"),)
    text = page_of(reckoned(named, left=left)).decode()
    assert "It names children" in text
    assert "laptop" not in text
    assert "One file is another version of one that counts, and says something else." in text
    assert "It names children" not in page_of(reckoned(table())).decode()


# Text ------------------------------------------------------------------------------------------


def test_columns_stand_below_each_other_in_every_script() -> None:
    lines = aligned(table(("李老师", "", 5, None), ("Núñez", "", 100, None)))
    assert lines is not None
    (rows,) = [rows for _, rows in lines.groups]
    assert rows == ("李老师    5 %    –", "Núñez   100 %    –")
    assert {cells(row) for row in rows} == {18}
    assert lines.head == ("        Share", "Tutor    kept  Due")


def test_a_long_text_is_cut_for_the_terminal_and_steers_nothing() -> None:
    said = report_text(table(("x\x1b[2J" + "long " * 40, "", None, None)))
    assert "\x1b" not in said
    assert max(map(cells, said.split("\n"))) < 80
    assert "…" in said


def wide(*names: str) -> Table:
    """A report with a column of numbers for each name."""
    columns = (TUTOR, *(Column(name, name) for name in names))
    cell: Cell = 1
    return table(("Diaz", *([cell] * len(names))), columns=columns)


def test_columns_that_do_not_fit_come_further_on_beside_who_they_are_about() -> None:
    sample = wide("aaaa", "bbbb", "cccc")
    first = aligned(sample, room=17)
    assert first is not None
    assert (first.head, first.more) == (("Tutor  aaaa  bbbb",), True)
    last = aligned(sample, room=17, skip=1)
    assert last is not None
    assert (last.head, last.more) == (("Tutor  bbbb  cccc",), False)


def test_names_are_not_cut_below_eighteen_cells() -> None:
    columns = (TUTOR, STUDENT, *(Column(name, name) for name in ("aaaa", "bbbb")))
    figures = Figures(columns, (("Maximilian Muster", "Sample Student Two", 1, 1),), heads=2)
    lines = aligned(Table("sample", "", "", figures), room=44)
    assert lines is not None
    assert lines.groups[0][1] == ("Maximilian Muster  Sample Student Two     1",)
    assert lines.more


def test_at_least_one_column_is_shown_however_little_room_there_is() -> None:
    lines = aligned(wide("aaaa", "bbbb"), room=3)
    assert lines is not None
    assert lines.head == ("Tutor  aaaa",)


def test_a_report_without_rows_has_no_lines() -> None:
    assert aligned(table()) is None


def test_what_was_left_alone_is_named_up_to_a_bound() -> None:
    left = tuple(
        LeftAlone("unreadable", Path("/w"), f"{at}.json", "it is empty", "Mend it.")
        for at in range(40)
    )
    lines = [*named_lines(reckoned(left=left))]
    assert lines[0] == "40 files could not be read:"
    assert lines[1] == "  /w/0.json: it is empty. Mend it."
    assert lines[-1] == "  … and 10 more"
    assert text_of(reckoned(left=left)).endswith("  … and 10 more\n")


def test_harmless_copies_are_one_quiet_line_and_need_nobody() -> None:
    copies = tuple(LeftAlone("doubled", Path("/w"), f"{at}.json") for at in range(447))
    alone = reckoned(left=copies)
    assert [*named_lines(alone)] == [
        "447 files are exact copies of ones that count, and do no harm."
    ]
    assert alone.troubles == 0
    foreign = LeftAlone("foreign", Path("/w"), "a.docx", "", "Move it.")
    both = reckoned(left=(*copies, foreign))
    assert both.troubles == 1
    assert [*named_lines(both)][1] == "  /w/a.docx: Move it."


def test_notes_stand_in_what_is_printed_and_on_the_page() -> None:
    noted = replace(reckoned(table()), notes=("In b: <broken>.",))
    assert "Notes\n=====\nIn b: <broken>.\n" in text_of(noted)
    assert "<li>In b: &lt;broken&gt;.</li>" in page_of(noted).decode()
    assert noted.troubles == 1


# What is written -------------------------------------------------------------------------------


def three_reports() -> Reckoned:
    """A report that names students between two that don't."""
    names = Table("waiting", "Waiting", "", Figures((STUDENT,), ()))
    first, last = (replace(table(), id=name) for name in ("held", "steps"))
    return reckoned(first, names, last)


def test_the_report_that_is_shown_those_without_names_or_all_can_be_written() -> None:
    every = three_reports()
    offered = {id_: told for id_, *told in what_to_write(every, "waiting")}
    assert list(offered) == ["waiting", WITHOUT, EVERY]
    assert offered["waiting"] == ["Only this one: Waiting", CAREFUL]
    assert [table.id for table in chosen(every, "waiting").tables] == ["waiting"]
    assert [table.id for table in chosen(every, WITHOUT).tables] == ["held", "steps"]
    assert chosen(every, EVERY) == every
    assert [told[0] for told in what_to_write(every, "left-alone")] == [WITHOUT, EVERY]


def test_a_file_is_named_after_its_days_and_nobody(tmp_path: Path) -> None:
    every = replace(three_reports(), folders=(tmp_path / "w",))
    days = "report-2026-11-01-to-2026-11-30"
    (page,) = write_files(every, "html", tmp_path / "out")
    assert page.name == f"{days}.html"
    (page,) = write_files(chosen(every, "held"), "html", tmp_path / "out")
    assert page.name == f"{days}-held.html"
    names = [path.name for path in write_files(every, "csv", tmp_path / "out")]
    assert names == [f"{days}-held.csv", f"{days}-waiting.csv", f"{days}-steps.csv"]


# Files -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("form", "place", "made"),
    [
        ("csv", "out", ["out/sample.csv", "out/other.csv"]),
        ("html", "out", ["out/report.html"]),
        ("html", "out/mine.htm", ["out/mine.htm"]),
        ("text", "out", ["out/report.txt"]),
    ],
)
def test_a_place_is_a_folder_or_a_file_by_its_ending(
    form: str, place: str, made: list[str]
) -> None:
    other = Table("other", "Other", "", Figures((TUTOR,), ()))
    files = FORMS[form](reckoned(table(), other), Path(place))
    assert [path.as_posix() for path in files] == made


def test_one_report_alone_may_be_a_csv_file() -> None:
    assert list(FORMS["csv"](reckoned(table()), Path("my.csv"))) == [Path("my.csv")]
