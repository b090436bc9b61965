"""The page about agenda files tells what the app reads, and its tables are made of the models."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import get_args

import pytest
from docs import make_reference

from conferapp.domain.agenda import NAMED_SHOWS, PARTS, Agenda, Lens, Page, Tip
from conferapp.domain.authoring.agenda_schema import schema
from conferapp.domain.authoring.descriptions import kinds, names, tables
from conferapp.domain.conditions import Condition
from conferapp.domain.kinds.question import Question, Role
from conferapp.domain.kinds.union import KINDS
from conferapp.domain.model import Model
from conferapp.domain.placeholders import GAPS
from conferapp.domain.supports import SUPPORTS
from conferapp.storage.agenda_keys import keys_of
from conferapp.storage.agendas import read_agenda

TABLES: Mapping[str, tuple[type[Model], tables.Meanings]] = {
    "the file": (Agenda, tables.HEAD),
    "a lens": (Lens, tables.LENS),
    "a page": (Page, {**tables.PAGE, "part": "taken from the name of the table"}),
    "a tip": (Tip, tables.TIP),
    "a condition": (Condition, tables.CONDITION),
    "a question": (Question, tables.QUESTION),
    **{kind: (KINDS[kind], {**tables.QUESTION, **kinds.OWN.get(kind, {})}) for kind in KINDS},
}
EVERY_MEANING = (
    *(meanings for _, meanings in TABLES.values()),
    *(kinds.KINDS, names.ROLES, names.SHOWS, names.SUPPORTS),
)


@pytest.fixture(scope="module")
def page(project: Path) -> str:
    """The page."""
    return (project / "docs" / "agenda-format.md").read_text(encoding="utf-8")


# What everything means ----------------------------------------------------------------------


@pytest.mark.parametrize("name", TABLES)
def test_every_key_has_its_meaning_and_no_meaning_is_left_over(name: str) -> None:
    model, meanings = TABLES[name]
    assert set(keys_of(model)) == set(meanings)


def test_every_name_has_its_meaning_and_no_meaning_is_left_over() -> None:
    assert list(kinds.KINDS) == list(KINDS)
    assert set(kinds.OWN) <= set(KINDS)
    assert set(names.ROLES) == set(get_args(Role))
    assert set(names.SHOWS) == set(NAMED_SHOWS)
    assert list(names.SUPPORTS) == list(SUPPORTS)


def test_every_example_is_of_a_key() -> None:
    assert set(tables.EXAMPLES) <= {key for meanings in EVERY_MEANING for key in meanings}


def test_a_meaning_is_one_line_that_fits_into_a_cell_and_ends_without_a_stop() -> None:
    said = {text for meanings in EVERY_MEANING for text in meanings.values()}
    assert [text for text in said if "\n" in text or "|" in text or text.endswith(".")] == []


def test_a_meaning_begins_in_the_middle_of_a_sentence() -> None:
    said = {text for meanings in EVERY_MEANING for text in meanings.values()}
    assert [text for text in said if text[0].isupper()] == []


@pytest.mark.parametrize("name", TABLES)
def test_where_a_key_takes_one_of_a_few_words_its_meaning_names_them(name: str) -> None:
    model, meanings = TABLES[name]
    words = {
        key: set(re.findall(r"'([a-z]+)'", str(field.annotation)))
        for key, field in zip(keys_of(model), model.model_fields.values(), strict=True)
        if "Literal" in str(field.annotation) and key not in {"kind", "role", "part", "questions"}
    }
    told = {key: set(re.findall(r"`([a-z]+)`", meanings[key])) for key in words}
    assert {key: words[key] - told[key] for key in words if words[key] - told[key]} == {}


# The page -----------------------------------------------------------------------------------


def test_the_tables_of_the_page_are_those_of_the_models(page: str) -> None:
    assert make_reference.filled(page) == page, (
        "docs/agenda-format.md is stale; `make reference` renews it."
    )


def test_every_table_that_is_made_stands_on_the_page_once(page: str) -> None:
    assert sorted(make_reference.regions(page)) == sorted(make_reference.TABLES)


def test_a_stale_table_is_made_anew_and_the_prose_around_it_stays() -> None:
    stale = "Before.\n\n<!-- generated: supports -->\n| old |\n<!-- end -->\n\nAfter.\n"
    made = make_reference.filled(stale)
    assert "| old |" not in made
    assert "| `one-at-a-time` |" in made
    assert (made[:9], made[-8:]) == ("Before.\n\n", "\nAfter.\n")
    assert make_reference.filled(made) == made


def test_a_table_says_what_is_needed_and_what_holds_without_a_key() -> None:
    lines = make_reference.TABLES["file"]().splitlines()
    assert "| `format` | needed; always 1 |" in lines
    assert any(line.endswith('; `["en"]` without it |') for line in lines)
    own = make_reference.TABLES["keys of kinds"]()
    assert "| `out_of` | `score` | the maximum to begin with; `100` without it |" in own
    assert "| `items` | `checklist` | needed; " in own
    assert "needed" not in next(line for line in own.splitlines() if "`options`" in line)


def test_the_example_on_the_page_is_a_sound_agenda(page: str) -> None:
    example = re.findall(r"^```toml\n(format = 1\n.*?)^```", page, re.DOTALL | re.MULTILINE)
    assert len(example) == 1
    assert read_agenda(example[0], "example.toml").problems == ()


def test_the_page_names_every_part_and_every_placeholder(page: str) -> None:
    assert [part for part in PARTS if f"[[{part}]]" not in page] == []
    assert [name for name in GAPS if f"`{{{name}}}`" not in page] == []


def test_every_link_to_a_heading_leads_to_one(page: str) -> None:
    headings = re.findall(r"^#+ (.+)$", page, re.MULTILINE)
    anchors = {re.sub(r"[^a-z0-9 -]", "", h.lower()).replace(" ", "-") for h in headings}
    links = set(re.findall(r"\]\(#([^)]+)\)", page))
    assert links
    assert links - anchors == set()


def test_every_link_to_a_file_leads_to_one(page: str, project: Path) -> None:
    links = set(re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page))
    assert links
    assert [link for link in links if not (project / "docs" / link).exists()] == []


def test_the_schema_says_the_same_as_the_page(page: str) -> None:
    said = schema()["properties"]["minutes"]["description"].lower().replace("’", "'")
    assert f"| `minutes` | {said[:-1]} |" in page.lower()
