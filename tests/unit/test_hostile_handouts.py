"""Whatever anybody wrote anywhere comes out as text, in everything that leaves the room."""

import csv
import io
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from icalendar import Calendar
from markdown_it import MarkdownIt
from tests.pdf_text import words as words_of_pdf
from tests.unit.build import an_answer
from tests.unit.shares import english
from tests.unit.test_pages import Read, squeezed

from conferapp.domain.handouts.calendar_words import calendar_title
from conferapp.domain.handouts.editions import EDITIONS
from conferapp.domain.handouts.handout import Handout
from conferapp.domain.handouts.material import Material
from conferapp.domain.kinds.question import EVERYBODY
from conferapp.domain.model import Value
from conferapp.domain.pictures import Picture
from conferapp.domain.record import AgendaRef, Answer, Event, Note, Record, StudentRef, Visit
from conferapp.domain.text import clean
from conferapp.outputs.calendar_file import calendar_file
from conferapp.outputs.data_json import records_json
from conferapp.outputs.forms import FORMS
from conferapp.outputs.handout_data import as_data
from conferapp.outputs.pages import as_html, as_markdown, as_text
from conferapp.outputs.tables import answers_csv, goals_csv
from conferapp.storage.catalogues import find_catalogues

MARKUP = (
    "<script>alert(1)</script>",
    "</style><img src=x onerror=alert(1)>",
    "</title></head><body onload=alert(1)>",
    "{{ 7*7 }}",
    "{% raw %}",
    "{% include 'base.html' %}",
    '=HYPERLINK("http://x")',
    '#read("/etc/passwd")',
    "*x* _y_ `z` [a](http://x) ![b](x)",
    "$x$ @x <ref> \\ #set text(red)",
)
CONTROLS = (
    "Read\r\nATTENDEE:mailto:x",
    "Read\x1b]52;c;Zm9v\x07 more",
    "Read\x1b[2J\x00\x08 more",
    "Read \u202edaer\u202c more",
    "Read\u2066 \u2069\u200b more",
    "Read\x0c\x85\u2028 more",
    "Read \ud800 more",
)
ALL = (*MARKUP, *CONTROLS)
UNSEEN = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"
)
PHRASES = ("letter.celebrate", "card.goal", "note.goal", "copy.goal", "full.history")
"""Phrases without a gap, one of which each edition has."""


def record(said: str) -> Record:
    """A conference in which everybody wrote the same, wherever anything can be written."""
    rows: dict[str, tuple[str, Value]] = {
        "goal": ("goal", [{"goal": said, "measure": said, "why": said, "by_typed": said}]),
        "plan": ("actions", [dict.fromkeys(("what", "when", "dose", "backup", "helper"), said)]),
        "seen": ("evidence", [{"what": said, "source": said, "outcome": said}]),
        "long": ("long", said),
        "pick": ("choice", said),
        "clue": ("reminder", {"picture": "bad", "words": said}),
        "foreign": ("a kind of tomorrow", {"a": [said]}),
    }
    answers = {name: an_answer(kind, value, ask=said) for name, (kind, value) in rows.items()}
    answers["wins"] = an_answer("long", said, role="strengths")
    answers["helps"] = an_answer("long", said, role="support", by="tutor")
    answers["work"] = an_answer("short", said, role="assignment")
    answers["typed"] = an_answer("number", None).model_copy(update={"typed": said})
    answers["next"] = an_answer("date", "2026-12-05T15:30:00-05:00", role="next-conference")
    return Record(
        id="019ea2f4-0000-7000-8000-000000000020",
        status="done",
        agenda=AgendaRef(id="test", title=said, fingerprint="x"),
        student=StudentRef(id="s-7f3a9c21", name=said),
        tutor=said,
        created="2026-11-20T15:30:00.000-05:00",
        updated="2026-11-20T15:30:00.000-05:00",
        answers={name: _for_all(answer) for name, answer in answers.items()},
        notes=tuple(Note(at="x", page="p", by=by, text=said) for by in ("tutor", "student")),
        pages=(Visit(page="p", part="agenda", title=said, who="together", skipped=said),),
        history=(Event(at=said, who=said, what=said, why=said),),
    )


def _for_all(answer: Answer) -> Answer:
    return answer.model_copy(update={"share": EVERYBODY})


def handouts(said: str) -> Iterator[Handout]:
    """Every edition with everything taken in."""
    picture = Picture("bad", said, said, (said, said))
    phrases = {**english().phrases, **dict.fromkeys(PHRASES, phrase(said))}
    words = replace(english(), phrases=phrases)
    material = Material(record(said), said, words, pictures={"bad": picture})
    for edition in EDITIONS.values():
        handout = edition.make(material)
        for block in [one.key for one in handout.blocks if one.slot]:
            handout = handout.adding(block, 1, said)
        yield handout.choosing({line.key: True for line in handout.lines()})


def phrase(said: str) -> str:
    """How a catalogue writes words without a gap."""
    return said.replace("{", "{{").replace("}", "}}")


def tags(page: Read) -> set[tuple[str, str]]:
    """The tags of a page; a label that is too long has a sheet to itself."""
    return {(tag, attributes.replace(" alone", "")) for tag, attributes in page.tags}


def strings(data: object) -> Iterator[str]:
    """All texts of plain data."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict):
        for value in data.values():
            yield from strings(value)
    elif isinstance(data, list):
        for value in data:
            yield from strings(value)


@pytest.mark.parametrize("said", ALL)
def test_it_is_text_on_a_web_page(said: str) -> None:
    for handout, usual in zip(handouts(said), handouts("Word"), strict=True):
        page = as_html(handout, paper="a4", program=said)
        plain = Read(as_html(usual, paper="a4", program="Word"))
        read = Read(page)
        assert tags(read) <= tags(plain), handout.edition
        assert squeezed(clean(said, lines=True)) in squeezed(read.words)
        assert not UNSEEN.search(page)
        page.encode()


@pytest.mark.parametrize("said", ALL)
def test_it_is_text_in_markdown(said: str) -> None:
    reader = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    for handout, usual in zip(handouts(said), handouts("Word"), strict=True):
        page = as_markdown(handout, paper="a4", program=said)
        plain = Read(reader.render(as_markdown(usual, paper="a4", program="Word")))
        read = Read(reader.render(page))
        assert {tag for tag, _ in read.tags} <= {tag for tag, _ in plain.tags} | {"br"}
        assert squeezed(clean(said, lines=True)) in squeezed(read.words)
        assert not UNSEEN.search(page)


@pytest.mark.parametrize("said", ALL)
def test_it_is_text_in_plain_text(said: str) -> None:
    for handout in handouts(said):
        page = as_text(handout, paper="a4", program=said)
        frame = str.maketrans("", "", "│├─┤┌┐└┘=-")
        letters = squeezed(clean(said, lines=True)).translate(frame)
        assert letters in squeezed(page).translate(frame)
        assert not UNSEEN.search(page)


@pytest.mark.parametrize("said", ALL)
def test_the_data_for_a_template_and_for_a_pdf_is_clean(said: str) -> None:
    for handout in handouts(said):
        data = as_data(handout, paper="a4", program=said)
        assert not any(UNSEEN.search(text) for text in strings(data))
        assert any(clean(said) in text for text in strings(data))


def test_it_is_text_in_a_pdf() -> None:
    pytest.importorskip("typst")
    for said in MARKUP:
        letter = next(one for one in handouts(said) if one.edition == "family")
        read = words_of_pdf(FORMS["pdf"].write(letter, paper="a4", program=said))
        assert squeezed(said) in squeezed(read)


@pytest.mark.parametrize("said", ALL)
@pytest.mark.parametrize("whole", [True, False])
def test_it_is_text_in_a_calendar(said: str, whole: bool) -> None:
    title = calendar_title(english(), said, said, whole_name=whole)
    data = calendar_file(record(said), title=title, about=said)
    calendar = Calendar.from_ical(data)
    (event,) = calendar.walk("VEVENT")
    assert "ATTENDEE" not in event
    assert str(event["DESCRIPTION"]) == clean(said, lines=True).strip()
    assert len(calendar.walk()) == 2
    assert not UNSEEN.search(data.decode().replace("\r\n", "\n"))


@pytest.mark.parametrize("said", ALL)
@pytest.mark.parametrize("make", [answers_csv, goals_csv])
def test_it_is_text_in_a_table(said: str, make: Callable[[list[Record]], bytes]) -> None:
    text = make([record(said)]).decode("utf-8-sig")
    rows = [*csv.reader(io.StringIO(text, newline=""))]
    assert len({len(row) for row in rows}) == 1
    assert not any(re.match(r"\s*[=+\-@]", cell) for row in rows[1:] for cell in row)
    assert not UNSEEN.search(text.replace("\r\n", "\n"))
    assert any(clean(said, lines=True) in cell for row in rows for cell in row)


@pytest.mark.parametrize("said", [said for said in ALL if "\ud800" not in said])
def test_it_is_text_in_json(said: str) -> None:
    data = records_json([record(said)])
    assert not UNSEEN.search(data.decode().replace("\u200b", ""))  # steers nothing
    read = json.loads(data)["records"][0]
    assert Record.model_validate(read) == record(said)


@pytest.mark.parametrize("said", ALL)
def test_a_phrase_of_a_program_is_text(said: str, tmp_path: Path) -> None:
    quoted = json.dumps(phrase(said).replace("\ud800", ""))
    (tmp_path / "es.toml").write_text(f"[letter]\ncelebrate = {quoted}\n", encoding="utf-8")
    words = find_catalogues(tmp_path).best("es")
    assert clean(said.replace("\ud800", "")) in words.say("letter.celebrate")
    letter = EDITIONS["family"].make(Material(record("Word"), "Word", words))
    page = as_html(letter, paper="a4")
    usual = as_html(
        EDITIONS["family"].make(Material(record("Word"), "Word", english())), paper="a4"
    )
    assert {tag for tag, _ in Read(page).tags} == {tag for tag, _ in Read(usual).tags}
    assert not UNSEEN.search(page)
