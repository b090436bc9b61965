"""The guide for program leads: each example can be used, and each picture is what the screen shows.

`CONFERAPP_UPDATE_GOLDENS=1`, with pytest on this file, writes pictures and messages anew.
"""

import dataclasses
import difflib
import os
import re
import shlex
from collections.abc import Iterable, Iterator
from pathlib import Path

import click
import pytest
from rich.cells import cell_len
from tests.pilot.guide import (
    A_PAGE,
    KEYS_OF_PAGES,
    KEYS_OF_QUESTIONS,
    Block,
    Example,
    Shot,
    blocks,
    examples,
    in_code,
    keys,
    messages,
    prose,
    versions,
)
from tests.pilot.laptop import Laptop, Moment, Sitting

from conferapp.cli.agenda import agenda as for_leads
from conferapp.cli.main import conferapp, run
from conferapp.cli.problems import told
from conferapp.domain.agenda import NAMED_SHOWS, Agenda, Lens, Tip
from conferapp.domain.authoring.limits import Limits
from conferapp.domain.conditions import Condition
from conferapp.domain.kinds.union import KINDS
from conferapp.domain.placeholders import GAPS
from conferapp.domain.supports import SUPPORTS
from conferapp.storage.agenda_problem import AgendaProblem
from conferapp.storage.agendas import load_agenda
from conferapp.storage.pictures import find_pictures
from conferapp.storage.settings import ProgramSettings
from conferapp.storage.trial import Trial
from conferapp.ui.fields.field import Field
from conferapp.ui.trying import Trying

UPDATE = os.environ.get("CONFERAPP_UPDATE_GOLDENS") == "1"
FILE = "music-lesson.toml"
STRANGE = ("pars", "syntax", "schema", "string", "array", "boolean", "null", "token", "regex")
"""Words that only programmers know."""
WIDEST = 80
"""Columns that fit on a printed page."""


@pytest.fixture(scope="module")
def path(project: Path) -> Path:
    """The file of the guide."""
    return project / "docs" / "agenda-guide.md"


@pytest.fixture
def page(path: Path) -> str:
    """The guide as it stands."""
    return path.read_text(encoding="utf-8")


class Album:
    """What stands in the guide, compared with what the program says now.

    Args:
        path: The guide.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self.page = path.read_text(encoding="utf-8")
        self._anew: list[tuple[tuple[int, int], str]] = []
        self._differences: list[str] = []

    def compare(self, block: Block, now: str) -> None:
        """Compare a block with what it should say."""
        self._anew.append((block.span, now))
        self._differences += difflib.unified_diff(
            block.text.splitlines(), now.splitlines(), f"line {block.line}", "now", lineterm=""
        )

    def close(self) -> None:
        """Write the guide anew where that is wanted; else nothing may differ."""
        if UPDATE:
            page = self.page
            for (start, end), text in sorted(self._anew, reverse=True):
                page = page[:start] + text + page[end:]
            self._path.write_text(page, encoding="utf-8", newline="\n")
        else:
            assert not self._differences, "\n".join(self._differences)


@pytest.fixture
def album(path: Path) -> Album:
    """The guide to compare with."""
    return Album(path)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for one file, which messages call by its name alone."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def problems(file: str) -> list[AgendaProblem]:
    """What the check says of a file."""
    Path(FILE).write_text(file, encoding="utf-8")
    names = frozenset(picture.name for picture in find_pictures().found)
    return list(load_agenda(Path(FILE).absolute(), names, Limits()).problems)


def behind(page: str, example: Example, note: str = "") -> Iterator[Block]:
    """The text blocks between an example and the next one; of those with a note, only them."""
    after = [block for block in blocks(page) if block.span > example.block.span]
    for block in after:
        if block.language == "toml":
            return
        if block.language == "text" and (not note or note in block.notes):
            yield block


# What can be used ------------------------------------------------------------------------


def test_every_example_can_be_used_as_it_is(page: str, folder: Path) -> None:
    wrong = [
        f"line {example.block.line}: {problem.message}"
        for example in examples(page)
        if not {"mistake", "advice"} & {*example.block.notes}
        for problem in problems(example.file)
    ]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize(("note", "severity"), [("mistake", "error"), ("advice", "advice")])
def test_what_is_wrong_on_purpose_is_told_as_the_guide_says(
    album: Album, folder: Path, note: str, severity: str
) -> None:
    wanted = [each for each in examples(album.page) if note in each.block.notes]
    assert wanted
    for example in wanted:
        found = problems(example.file)
        assert [p.severity for p in found] == [severity], (example.block.line, found)
        said = click.unstyle("\n".join(told(found[0]))).rstrip()
        album.compare(next(behind(album.page, example)), f"{said}\n")
    album.close()


def test_the_table_of_messages_says_what_the_check_says(album: Album, folder: Path) -> None:
    rows = list(messages(album.page))
    assert len(rows) >= 10
    for cell, file in rows:
        (found,) = problems(file)
        album.compare(cell, found.message)
    album.close()


def test_what_changed_is_told_as_the_guide_says(
    album: Album, folder: Path, moment: Moment, capsys: pytest.CaptureFixture[str]
) -> None:
    found = list(versions(album.page))
    assert found
    for block, before, after in found:
        Path("old.toml").write_text(before, encoding="utf-8")
        Path(FILE).write_text(after, encoding="utf-8")
        words = ["--workspace", str(folder), "agenda", "diff", "old.toml", FILE]
        assert run(words, moment.clock) == 0
        album.compare(block, f"{capsys.readouterr().out.rstrip()}\n")
    album.close()


def test_settings_and_pictures_of_the_guide_can_be_used(page: str, folder: Path) -> None:
    files = {block.notes["file"]: block.text for block in blocks(page) if "file" in block.notes}
    for name, text in files.items():
        Path(name).write_text(text, encoding="utf-8")
    assert {*files} == {"conferapp.toml", "pictures.toml"}
    assert ProgramSettings.read(Path("conferapp.toml")).problems == ()
    assert find_pictures(Path("pictures.toml")).problems == ()


# What is seen ----------------------------------------------------------------------------


async def test_each_picture_is_what_the_screen_shows(
    laptop: Laptop, album: Album, folder: Path
) -> None:
    file = folder / FILE
    shown = examples(album.page)
    file.write_text(shown[0].file, encoding="utf-8")
    async with laptop.trying(Trial(file), Shot().size) as lead:
        for example in shown:
            for block in behind(album.page, example, "screen"):
                file.write_text(example.file, encoding="utf-8")
                now = await shoot(lead, file, example, Shot.of(block.notes["screen"]))
                album.compare(block, f"{now}\n")
    album.close()


async def shoot(lead: Sitting, file: Path, example: Example, shot: Shot) -> str:
    """What the screen shows of an example."""
    page = shot.page or example.first
    trial = Trial(file, page=page, student=shot.student, first=not shot.again)
    trying = Trying(lead.desk, trial)
    assert trying.flow is not None, example.file
    lead.app.trying, lead.app.flow = trying, trying.flow
    student = lead.conference.student.changed(supports=shot.supports, language=shot.language)
    trying.flow.session.meet(student)
    for question, value in shot.answers.items():
        assert lead.conference.answer(question, value), question
    await lead.pilot.resize_terminal(*shot.size)
    await lead.app.put_up(trying.first_screen())
    await lead.pilot.pause()
    await lead.press(*shot.press)
    return seen(lead, shot.part)


def seen(lead: Sitting, part: str) -> str:
    """A part of the screen, without its borders and without blank lines at its ends."""
    if part == "screen":
        return lead.screen
    region = lead.app.screen.query_one(f"#{part}").scrollable_content_region
    top = region.y
    fields = lead.app.screen.query(Field)
    if part == "page" and lead.page == A_PAGE and fields:  # its heading isn't the example's
        top = fields.first().region.y
    strips = lead.app.screen._compositor.render_strips()[top : region.bottom]
    lines = [strip.crop(region.x, region.right).text.rstrip() for strip in strips]
    return "\n".join(lines).strip("\n")


def test_no_picture_is_wider_than_a_page(page: str) -> None:
    lines = [line for block in blocks(page) for line in block.text.splitlines()]
    assert [line for line in lines if cell_len(line) > WIDEST] == []


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_an_example_and_a_picture(page: str, kind: str) -> None:
    own = [each for each in examples(page) if f'kind = "{kind}"' in each.block.text]
    assert any(True for example in own for _ in behind(page, example, "screen"))


# What is said ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "wanted",
    [KEYS_OF_PAGES, KEYS_OF_QUESTIONS, keys(Agenda), keys(Lens, Tip), keys(Condition)],
    ids=["page", "question", "file", "tip", "condition"],
)
def test_every_key_is_explained(page: str, wanted: frozenset[str]) -> None:
    assert wanted - words_in_code(page) == set()


@pytest.mark.parametrize("names", [GAPS, NAMED_SHOWS, SUPPORTS], ids=["gaps", "shows", "supports"])
def test_every_name_is_explained(page: str, names: Iterable[str]) -> None:
    assert {*names} - {said.strip("{}") for said in in_code(page)} == set()


def test_every_setting_of_a_program_is_explained(page: str) -> None:
    settings = {field.name for field in dataclasses.fields(ProgramSettings)} - {"problems"}
    assert settings - words_in_code(page) == set()


def words_in_code(page: str) -> set[str]:
    """Every word that the sentences of a page show as code."""
    return {word for said in in_code(page) for word in re.findall(r"\w+", said)}


def test_every_link_leads_somewhere(page: str, path: Path) -> None:
    links = re.findall(r"\]\(([^)#\s]*)(?:#([^)\s]+))?\)", prose(page))
    assert links
    for file, place in links:
        there = path.parent / file if file else path
        assert there.exists(), file
        assert not place or place in headings(there), (file, place)


def headings(page: Path) -> set[str]:
    """The places in a page that a link can lead to."""
    heads = re.findall(r"^#+ (.*)$", prose(page.read_text(encoding="utf-8")), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", head).strip().lower().replace(" ", "-") for head in heads}


def test_every_command_is_one(page: str) -> None:
    typed = "\n".join(block.text for block in blocks(page) if block.language == "console")
    said = [*(line.removeprefix("$ ") for line in typed.splitlines()), *in_code(page)]
    commands = [shlex.split(line) for line in said if line.startswith("conferapp ")]
    assert {words[2] for words in commands if len(words) > 2} >= {*for_leads.commands}
    for words in commands:
        understand(conferapp, words[1:])


def understand(command: click.Command, words: list[str]) -> None:
    """Have a command read its words, without running it."""
    try:
        context = command.make_context(command.name, list(words))
    except click.MissingParameter:  # a sentence may name a command without its words
        return
    if isinstance(command, click.Group) and words:
        _, below, rest = command.resolve_command(context, words)
        assert below is not None
        understand(below, rest)


def test_the_guide_is_in_words_that_a_program_lead_knows(page: str) -> None:
    words = re.sub(r"`[^`]*`", "", prose(page))
    assert re.findall(rf"\b(?:{'|'.join(STRANGE)})\w*", words, re.IGNORECASE) == []
