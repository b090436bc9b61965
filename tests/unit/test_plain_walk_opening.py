"""Line mode opens a conference: whom, which, in whose window; and what a terminal is to it."""

import io
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from tests.unit.line_mode import LineMode, Paper
from tests.unit.test_plain_walk import PREPARED, TALK

from conferapp.desk.desk import Desk, lay_desk
from conferapp.desk.session import Session
from conferapp.plain.askers.table import asker_for
from conferapp.plain.commands import conferring, named
from conferapp.plain.news import SAVED_AGAIN, News
from conferapp.plain.opening import Opening
from conferapp.plain.orders import obey
from conferapp.plain.terminal import CUT, Terminal, broken, forget
from conferapp.plain.turns import Turns
from conferapp.plain.voice import Voice
from conferapp.plain.walk import Walk
from conferapp.plain.watching import TICKS, Watch
from conferapp.storage.handover import RestMark
from conferapp.storage.saver import SaveState
from conferapp.storage.settings import TutorSettings
from conferapp.storage.students import read_student


@pytest.fixture
def laptop(tmp_path: Path) -> LineMode:
    """A laptop with a short agenda."""
    laptop = LineMode.under(tmp_path)
    laptop.agenda(TALK)
    return laptop


# Which conference ----------------------------------------------------------------------------


def asked(
    laptop: LineMode, *lines: str, patient: bool = True, newcomer: str = "", first: bool = False
) -> tuple[str | None, str]:
    """Whom somebody chose with these lines, and what was said."""
    desk = lay_desk(laptop.places, laptop.time.clock)
    paper = Paper([*lines], patient=patient)
    opening = Opening(desk, Voice(paper.write, paper.read, patient), paper)
    desk.saver.start()
    try:
        if first:
            opening.meet()
        chosen = opening.newcomer(newcomer) if newcomer else opening.whom()
    finally:
        assert desk.saver.close(5)
        desk.index.close()
    return chosen, paper.said


def test_a_student_is_chosen_by_number_or_by_a_part_of_the_name(laptop: LineMode) -> None:
    assert "There are no students here yet. Type the name" in asked(laptop, "")[1]
    amara, ben = laptop.student(), laptop.student("Ben Okoro")

    chosen, said = asked(laptop, "2")
    assert said.startswith("Never met:\n1. Amara Okafor, grade 7\n2. Ben Okoro, grade 7\n")
    assert chosen == ben.id
    chosen, said = asked(laptop, "zeno", "", "9", "/help", "ok", "amara")
    assert "There is nobody called zeno.\n1. Add zeno\n2. Nobody\n" in said
    assert "The numbers go from 1 to 2." in said
    assert "2 students match." in said
    assert said.count("Never met:") == 1  # an order doesn't have it said again
    assert chosen == amara.id
    assert asked(laptop, "")[0] is None


def test_who_begins_in_lines_says_a_name_once_and_adds_the_first_student(laptop: LineMode) -> None:
    nobody = asked(laptop, patient=False, first=True)[1]
    assert nobody.startswith("There are no students here yet. `conferapp roster add`")

    chosen, said = asked(laptop, "R. Diaz", "Ana Smith", "add", first=True)
    assert "Hello, R. Diaz." in said
    assert "Ana Smith is added." in said
    (path,) = laptop.places.workspace.glob("students/*.json")
    ana = read_student(path).student
    assert (ana.id, ana.name, ana.tutor) == (chosen, "Ana Smith", "R. Diaz")
    assert TutorSettings.read(laptop.places.settings).tutor == "R. Diaz"

    chosen, said = asked(laptop, "1", newcomer="Anna Smith", first=True)
    assert "Your own name" not in said
    assert "There is nobody called Anna Smith.\n1. Ana Smith\n2. Add Anna Smith\n3. Stop" in said
    assert chosen == ana.id
    assert asked(laptop, "", newcomer="Zoe")[0] is None

    laptop.student("Zoe Gone", archived=True)
    assert 'conferapp roster archive "Zoe Gone" --back' in asked(laptop, "zoe", "")[1]


def test_a_name_that_is_left_out_is_not_asked_for_again(laptop: LineMode) -> None:
    assert "Your own name" in asked(laptop, "", "", first=True)[1]
    assert "Your own name" not in asked(laptop, "", first=True)[1]


def test_of_two_versions_the_newer_one_goes_on_and_that_is_said(laptop: LineMode) -> None:
    amara = laptop.student()
    laptop.hold(amara, ["the Unit 3 test"])
    (path,) = laptop.places.workspace.glob("records/*/*.json")
    shutil.copy(path, path.with_name(f"{path.stem} (conflicted copy).json"))
    assert "There are two versions of this conference" in laptop.hold(amara, []).said


def test_pages_for_afterwards_are_filled_in_later(laptop: LineMode) -> None:
    amara = laptop.student()
    laptop.hold(amara, [*PREPARED, "/finish", "4 Dec", "/finish", ""])
    desk = lay_desk(laptop.places, laptop.time.clock)
    paper = Paper(["Her family"])
    voice = Voice(paper.write, paper.read)
    desk.saver.start()
    session = Opening(desk, voice, paper).afterwards(amara.id)
    assert session is not None
    Walk(desk, session, voice, paper, asker_for, obey).run_from(behind=False)
    closed(desk, session)

    assert "Page 1 of 1. After it\nAfterwards, for you alone." in paper.said
    assert session.conference.value("told") == "Her family"


def closed(desk: Desk, session: Session) -> None:
    """Have everything on disk, and let others have it."""
    session.end()
    assert desk.saver.close(5)
    session.release()
    desk.index.close()


def test_a_screen_that_rests_opens_for_the_code_alone(laptop: LineMode) -> None:
    TutorSettings().with_code("4711").write(laptop.places.settings)
    mark = RestMark(laptop.places.resting)
    mark.put()
    desk = lay_desk(laptop.places, laptop.time.clock)
    paper = Paper([], secrets=["0000", "4711"])
    Opening(desk, Voice(paper.write, paper.read), paper).let_in()

    assert paper.said.count("type your code") == 2
    assert not mark.is_there()


# Another window ------------------------------------------------------------------------------


class Window:
    """Another window of this computer that has a student's conference, in lines.

    Attributes:
        watch: Looks round in it.
    """

    def __init__(self, laptop: LineMode, student: str) -> None:
        self.desk = lay_desk(laptop.places, laptop.time.clock)
        self.desk.saver.start()
        self.paper = Paper([])
        voice = Voice(self.paper.write, self.paper.read)
        session = Opening(self.desk, voice, self.paper).of_student(student, "talk")
        assert session is not None
        self.session = session
        self.walk = Walk(self.desk, session, voice, self.paper, asker_for, obey)
        self.watch = Watch(self.walk, Turns())

    def close(self) -> None:
        """Close it."""
        closed(self.desk, self.session)


def test_a_conference_is_taken_over_from_another_window_or_left_there(
    laptop: LineMode, monkeypatch: pytest.MonkeyPatch
) -> None:
    amara = laptop.student()
    laptop.hold(amara, PREPARED)
    other = Window(laptop, amara.id)
    other.session.conference.note(other.walk.page, "Typed there.")
    look: Callable[[float], None] = lambda _: other.watch.look_round()  # noqa: E731
    monkeypatch.setattr("conferapp.plain.elsewhere.time.sleep", look)

    left = laptop.hold(amara, ["1"])
    assert "This conference is open in another window since 15:30.\n1. Leave it" in left.said
    assert left.walk is None

    other.walk.private = True
    kept = laptop.hold(amara, ["2"])
    assert "A student has the laptop in the other window" in kept.said
    assert kept.walk is None

    other.walk.private = False
    taken = laptop.hold(amara, ["2", "/stop"])
    assert taken.session.conference.record.notes[0].text == "Typed there."
    assert other.watch.given_away
    assert "Another window has taken this conference over." in other.paper.said
    other.close()


def test_time_counts_while_somebody_thinks(laptop: LineMode) -> None:
    window = Window(laptop, laptop.student().id)
    window.walk.enter()
    for _ in range(4):
        laptop.time.passes(60)
        for _ in range(TICKS):
            window.watch.look_round()
    visit = window.session.conference.record.visit("facts")
    assert visit is not None
    assert visit.seconds == 240
    window.close()


# The terminal --------------------------------------------------------------------------------


def test_a_script_is_read_line_by_line_and_stands_behind_its_questions() -> None:
    said = io.StringIO()
    terminal = Terminal(io.StringIO("o\x1b[2Jne\ntwo"), said, {}, turns())
    assert (terminal.patient, terminal.clear(), terminal.is_there()) == (False, False, False)
    assert [terminal.read("A> "), terminal.read_secret("Code> ")] == [
        "o\x1b[2Jne",
        "two",
    ]
    with pytest.raises(EOFError):
        terminal.read("B> ")
    assert said.getvalue() == "A> one\nCode> \nB> \n"


def turns() -> Turns:
    """Turns that are one's own."""
    own = Turns()
    own.take(-1)
    return own


def test_what_is_typed_when_the_conference_is_gone_comes_to_nothing() -> None:
    own = turns()
    terminal = Terminal(io.StringIO("late\n"), io.StringIO(), {}, own)
    own.end()
    with pytest.raises(EOFError):
        terminal.read("> ")


def test_a_line_that_a_terminal_may_have_cut_is_said() -> None:
    class Person(io.StringIO):
        def isatty(self) -> bool:
            return True

    said = io.StringIO()
    terminal = Terminal(Person("ö" * 2048 + "\nshort\n"), said, {}, turns())
    terminal.read("> ")
    assert CUT in said.getvalue()
    terminal.read("> ")
    assert said.getvalue().count(CUT) == 1


def test_bytes_that_are_no_utf8_end_nothing() -> None:
    stdin = io.TextIOWrapper(io.BytesIO(b"caf\xe9 \xff\n"), encoding="ascii")
    assert Terminal(stdin, io.StringIO(), {}, turns()).read("> ") == "caf� �"


def test_long_lines_break_between_words_on_a_terminal() -> None:
    assert broken("one two three\nfour", 9) == "one two\nthree\nfour"
    assert broken("unbreakable", 5) == "unbreakable"
    assert broken("数学 数学 数学", 11) == "数学 数学\n数学"


def test_no_key_calls_back_what_was_typed_before() -> None:
    class Editor:
        """Stands for readline."""

        __doc__ = "GNU readline"

        def __init__(self) -> None:
            self.told: list[str] = []

        def clear_history(self) -> None:
            self.told.append("history")

        def parse_and_bind(self, command: str) -> None:
            self.told.append(command)

    editor = Editor()
    forget(editor)  # type: ignore[arg-type]  # two of the module's functions
    assert editor.told[:2] == ["history", "set editing-mode emacs"]
    assert '"\\C-y": ""' in editor.told
    editor = Editor()
    editor.__doc__ = "libedit"
    forget(editor)  # type: ignore[arg-type]
    assert "bind ^Y ed-unassigned" in editor.told


def test_names_in_commands_do_nothing_in_a_shell() -> None:
    assert conferring("Amara") == "conferapp confer Amara --plain"
    assert named("Amara Okafor") == '"Amara Okafor"'
    assert named("Sean O'Brien") == '"Sean O\'Brien"'
    assert named('Bo "$(reboot)" Lindqvist') == "Lindqvist"


# News ----------------------------------------------------------------------------------------


def test_a_disk_that_fails_is_said_once_and_to_a_student_without_its_folder() -> None:
    news = News()
    failing = SaveState(failing="The disk is full: /home/diaz.")
    news.saving(failing)
    assert news.heard(private=True) == [
        "This can’t be saved just now. Please tell your tutor, and don’t close the window."
    ]
    assert news.heard(private=False) == []
    news.saving(replace(failing, failing=None, saved_at=datetime(2026, 11, 22)))  # noqa: DTZ001
    assert news.heard(private=False) == [SAVED_AGAIN]
