"""The page about the record tells what the app writes."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from conferapp.domain.kinds.rows import RowsQuestion
from conferapp.domain.kinds.union import KINDS
from conferapp.domain.model import as_rows
from conferapp.domain.record import Answer, Event, Note, Place, Record, Removed, Reveal, Visit
from conferapp.domain.student import Student
from conferapp.storage.records import dump

SCRIPTS_AND_LINKS = re.compile(r"<script|\bhref=|url\((?!#)|@import|<image", re.IGNORECASE)


@pytest.fixture(scope="module")
def page(project: Path) -> str:
    """The page."""
    return (project / "docs" / "record-format.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def example(page: str) -> dict[str, Any]:
    """The example on the page."""
    (found,) = re.findall(r"^```json\n(.*?)^```", page, re.DOTALL | re.MULTILINE)
    content: dict[str, Any] = json.loads(found)
    return content


def named(page: str) -> set[str]:
    """Everything that the page names in code."""
    return set(re.findall(r"`\"?([a-z_]+)\"?`", page))


def test_the_example_is_a_record_and_is_written_again_as_it_stands(example: dict[str, Any]) -> None:
    assert json.loads(dump(Record.model_validate(example))) == example


def test_the_example_shows_every_key_of_a_record(example: dict[str, Any]) -> None:
    assert set(example) == set(Record.model_fields)


@pytest.mark.parametrize(
    "model", [Record, Answer, Note, Visit, Place, Reveal, Event, Removed, Student]
)
def test_every_key_is_explained(page: str, model: type[Record]) -> None:
    assert set(model.model_fields) - named(page) == set()


def test_every_kind_has_its_value_explained(page: str) -> None:
    assert set(KINDS) - named(page) == set()


@pytest.mark.parametrize("kind", [k for k, c in KINDS.items() if issubclass(c, RowsQuestion)])
def test_every_column_of_a_small_table_is_named_with_its_kind(page: str, kind: str) -> None:
    (line,) = re.findall(rf"^\| `{kind}` \| (.*)$", page, re.MULTILINE)
    columns = getattr(KINDS[kind], "COLUMNS")  # noqa: B009  # not every kind has columns
    assert {column.key for column in columns} - named(line) == set()


def test_the_rows_of_the_example_have_the_columns_of_their_kind(example: dict[str, Any]) -> None:
    for answer in example["answers"].values():
        columns = {column.key for column in getattr(KINDS[answer["kind"]], "COLUMNS", ())}
        assert all(set(row) == columns for row in as_rows(answer["value"]))


def test_no_picture_asks_the_network_for_anything(project: Path) -> None:
    pictures = sorted((project / "docs" / "pictures").glob("*.svg"))
    assert pictures
    assert [p.name for p in pictures if SCRIPTS_AND_LINKS.search(p.read_text("utf-8"))] == []


def test_every_link_of_the_readme_leads_somewhere(project: Path) -> None:
    links = re.findall(r"\]\(([^)#:]+)\)", (project / "README.md").read_text(encoding="utf-8"))
    assert links
    assert [link for link in links if not (project / link).exists()] == []
