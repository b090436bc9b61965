"""On the command line a class list is looked at first, and written when somebody says so."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.samples import RECORD_ID, a_student

from conferapp.cli.main import run
from conferapp.desk.desk import lay_desk
from conferapp.desk.opening import Opener
from conferapp.domain.clock import Clock
from conferapp.domain.roster import IS_HERE, Change, Entry
from conferapp.domain.roster_rows import Row
from conferapp.domain.student import Student
from conferapp.storage.errors import Advice, WriteFailed
from conferapp.storage.handover import Handover
from conferapp.storage.places import Places, find_places
from conferapp.storage.records import dump
from conferapp.storage.students import read_student
from conferapp.storage.workspace import Workspace
from conferapp.ui.enrolling import Enroller

CLOCK = Clock(now=lambda: datetime(2026, 11, 21, 15, tzinfo=UTC))
LIST = "Student name,Grade,Student ID\nAmara Okafor,8,a1\nSample Student,7,a2\n,7,a3\n"


@dataclass
class Room:
    """A workspace with one student, a class list, and what commands said."""

    places: Places
    list: Path
    capsys: pytest.CaptureFixture[str]

    def say(self, *words: str) -> tuple[int, str, str]:
        """Run a command."""
        code = run(("roster", *words), CLOCK)
        out, err = self.capsys.readouterr()
        return code, out, err

    def bring(self, *words: str) -> tuple[int, str, str]:
        """Import the list."""
        return self.say("import", str(self.list), *words)

    @property
    def students(self) -> dict[str, Student]:
        """Everybody, by name."""
        files = (self.places.workspace / "students").glob("*.json")
        found = (read_student(path).student for path in files)
        return {student.name: student for student in found}


@pytest.fixture
def room(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Room:
    """A room with one student in it."""
    workspace = Workspace(tmp_path / "w")
    workspace.open()
    amara = a_student(notes="calm", supports=("starters",))
    workspace.student_path(amara.id).write_bytes(dump(amara))
    env = {"CONFERAPP_WORKSPACE": str(workspace.root), "HOME": str(tmp_path / "home")}
    env |= {f"XDG_{name}_HOME": str(tmp_path / name) for name in ("STATE", "CONFIG", "CACHE")}
    for name, value in env.items():
        monkeypatch.setenv(name, value)
    path = tmp_path / "list.csv"
    path.write_text(LIST, encoding="utf-8")
    return Room(find_places(None, env), path, capsys)


def test_a_dry_run_shows_everything_and_writes_nothing(room: Room) -> None:
    code, out, _ = room.bring("--dry-run")
    assert code == 0
    assert "Name: taken from “Student name”" in out
    assert "1 new student, 2 changes to 1 student, 0 as they are" in out
    assert "Change: Amara Okafor: grade 7 becomes 8" in out
    assert "New: Sample Student, grade 7, the school’s id a2" in out
    assert "passed over: row 4" in out
    assert set(room.students) == {"Amara Okafor"}


def test_nothing_is_written_where_nobody_can_be_asked(room: Room) -> None:
    code, _, err = room.bring()
    assert code == 2
    assert "--yes" in err
    assert set(room.students) == {"Amara Okafor"}


def test_with_a_yes_it_is_written_and_the_rest_of_a_file_stays(room: Room) -> None:
    code, out, _ = room.bring("--yes")
    assert (code, out.splitlines()[-1]) == (0, "Added: 1. Changed: 1.")
    amara = room.students["Amara Okafor"]
    assert (amara.grade, amara.external_id, amara.notes) == ("8", "a1", "calm")
    assert amara.supports == ("starters",)
    code, out, _ = room.bring("--yes")
    assert "There is nothing to write." in out


@pytest.mark.parametrize(("answer", "many"), [("y", 2), ("n", 1)])
def test_somebody_at_a_terminal_is_asked(
    room: Room, monkeypatch: pytest.MonkeyPatch, answer: str, many: int
) -> None:
    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    monkeypatch.setattr("click.termui.visible_prompt_func", lambda _: answer)
    room.bring()
    assert len(room.students) == many


def test_new_students_are_the_tutors_own_unless_the_list_says_otherwise(room: Room) -> None:
    room.places.settings.parent.mkdir(parents=True, exist_ok=True)
    room.places.settings.write_text('tutor = "R. Diaz"\n', encoding="utf-8")
    room.list.write_text("Name,Tutor\nSample Student,\nOther Sample,K. Lee\n", encoding="utf-8")
    room.bring("--yes")
    assert room.students["Sample Student"].tutor == "R. Diaz"
    assert room.students["Other Sample"].tutor == "K. Lee"


def test_columns_can_be_named(room: Room) -> None:
    room.list.write_text("Who,What\nSample Student,Algebra\n", encoding="utf-8")
    code, _, err = room.bring("--yes")
    assert code == 3
    assert "Its columns are: Who, What." in err
    code, _, _ = room.bring("--yes", "--map", "name=who", "--map", "subject=What")
    assert code == 0
    assert room.students["Sample Student"].subject == "Algebra"


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("nam=Student name", "Did you mean"),
        ("name=Studnt name", "Did you mean"),
        ("x=y", "There are"),
    ],
)
def test_a_field_or_a_column_that_is_not_there_is_told(room: Room, said: str, why: str) -> None:
    code, _, err = room.bring("--map", said)
    assert code == 3
    assert why in err


def test_nothing_is_brought_in_while_a_student_has_the_laptop(room: Room) -> None:
    Handover(room.places.handover).hold(RECORD_ID)
    code, out, err = room.bring("--yes")
    assert code == 3
    assert "A student has the laptop" in err
    assert "Amara" not in out


def test_a_file_that_is_no_list_is_refused(room: Room) -> None:
    room.list.write_bytes(b"PK\x03\x04")
    code, _, err = room.bring("--yes")
    assert code == 3
    assert "save it as CSV" in err


def test_the_list_shows_who_is_here_and_who_has_left(room: Room) -> None:
    gone = a_student(id="s-2", name="Sample Gone", archived=True)
    (room.places.workspace / "students" / "s-2.json").write_bytes(dump(gone))
    assert room.say("list")[1] == "Amara Okafor, grade 7\n"
    assert "Sample Gone, grade 7, has left" in room.say("list", "--left")[1]


def test_a_hostile_list_steers_no_terminal(room: Room) -> None:
    room.list.write_bytes(b"Name,Course\nA \x1b[31mB\x1b]0;x\x07,=1+1\n[/b]C \xe2\x80\xaed,\n")
    _, out, _ = room.bring("--dry-run")
    assert "\x1b" not in out
    assert "\u202e" not in out
    assert "New: A B, =1+1" in out


# One at a time ---------------------------------------------------------------------------


def test_a_student_is_added_with_all_that_is_said_and_is_the_tutors_own(room: Room) -> None:
    room.places.settings.parent.mkdir(parents=True, exist_ok=True)
    room.places.settings.write_text('tutor = "R. Diaz"\n', encoding="utf-8")
    said = ("--called", "Annie", "--grade", "8", "--language", "Spanish", "--supports", "timer, el")
    code, out, _ = room.say("add", "Ana", "Smith", *said)
    ana = room.students["Ana Smith"]
    assert (code, out) == (
        0,
        'Ana Smith is added. To begin: conferapp confer "Ana Smith" --plain\n',
    )
    assert (ana.called, ana.grade, ana.language, ana.tutor) == ("Annie", "8", "es", "R. Diaz")
    assert (ana.supports, ana.revision) == (("timer", "el"), 0)
    out = room.say("show", "annie")[1]
    assert "Grade: 8\n" in out
    assert "Language: Spanish\n" in out


def test_a_first_student_is_added_where_there_is_no_folder_yet(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = room.places.workspace.parent / "new"
    monkeypatch.setenv("CONFERAPP_WORKSPACE", str(folder))
    assert room.say("add", "Ana")[0] == 0
    assert len(list((folder / "students").glob("*.json"))) == 1


def test_somebody_of_that_name_is_asked_about_before_there_are_two(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    code, _, err = room.say("add", "OKAFOR,", "Amara")
    assert code == 2
    assert "Here already: Amara Okafor, grade 7." in err
    assert "--even-so" in err
    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    monkeypatch.setattr("click.termui.visible_prompt_func", lambda _: "n")
    assert room.say("add", "Amara Okafor")[0] == 130
    files = room.places.workspace / "students"
    assert len(list(files.glob("*.json"))) == 1
    assert room.say("add", "Amara Okafor", "--even-so")[0] == 0
    assert len(list(files.glob("*.json"))) == 2


def test_what_is_known_is_changed_and_what_is_taken_away_is_in_the_bin(room: Room) -> None:
    code, out, _ = room.say("change", "amara", "--grade", "", "--subject", "Biology")
    assert (code, out) == (0, "Amara Okafor: changed.\n")
    amara = room.students["Amara Okafor"]
    assert (amara.grade, amara.subject, amara.notes) == (None, "Biology", "calm")
    assert len(list((room.places.workspace / "bin").iterdir())) == 1
    assert "nothing is changed" in room.say("change", "amara", "--subject", "Biology")[1]
    assert "No other student has this tutor." in room.say("change", "amara", "--tutor", "Kmi")[1]


@pytest.mark.parametrize(
    ("said", "why"),
    [
        (("change", "amara"), "Say what changes"),
        (("change", "amara", "--name", " "), "A name is needed"),
        (("change", "amara", "--language", "Elvish"), "No language is known"),
        (("change", "amara", "--supports", "tmer"), "Did you mean `timer`?"),
        (("change", "nobody", "--grade", "8"), "conferapp roster add"),
        (("add", " "), "A name is needed"),
    ],
)
def test_what_cannot_be_meant_changes_nothing(room: Room, said: tuple[str, ...], why: str) -> None:
    before = room.students
    code, _, err = room.say(*said)
    assert code in {2, 3}
    assert why in err
    assert room.students == before


def test_somebody_leaves_and_comes_back(room: Room) -> None:
    code, out, _ = room.say("archive", "amara")
    back = 'conferapp roster archive "Amara Okafor" --back'
    assert (code, out) == (0, f"Amara Okafor has left. Back: {back}\n")
    assert room.students["Amara Okafor"].archived
    assert "has left already" in room.say("archive", "amara")[1]
    room.say("add", "Amara Okafor", "--even-so")
    assert room.say("archive", "Amara Okafor", "--back")[1] == "Amara Okafor is here again.\n"
    assert room.say("list", "--left")[1].count("Amara Okafor") == 2
    assert "has left" not in room.say("list", "--left")[1]


def test_a_file_in_two_versions_is_not_changed(room: Room) -> None:
    (path,) = (room.places.workspace / "students").glob("*.json")
    copy = path.with_name(f"{path.stem} (conflicted copy).json")
    copy.write_bytes(path.read_bytes().replace(b"calm", b"wild"))
    code, _, err = room.say("change", "amara", "--grade", "8")
    assert code == 3
    assert "two versions" in err
    Handover(room.places.handover).hold(RECORD_ID)
    assert "A student has the laptop" in room.say("add", "Ana")[2]


# Written one by one ----------------------------------------------------------------------


def test_a_file_that_changed_meanwhile_is_left_alone(room: Room) -> None:
    enroller = Enroller(Opener(lay_desk(room.places, CLOCK)), lambda _: None)
    row = Row(2, "Amara Okafor")
    stale = Entry(row, a_student(), (Change("grade", "6", "8"),))
    fresh = Entry(row, a_student(), (Change("archived", IS_HERE, "has left"),))
    done = enroller.enrol([stale, fresh], lambda _: None)
    assert (done.changed, done.missed) == (1, 1)
    assert "changed meanwhile: 1" in done.sentence()


def test_it_stops_at_the_first_that_cannot_be_saved(room: Room) -> None:
    def full(_: Student) -> None:
        raise WriteFailed(room.places.workspace, Advice("the disk is full", "Free some space."))

    enroller = Enroller(Opener(lay_desk(room.places, CLOCK)), full)
    done = enroller.enrol([Entry(Row(n, f"Sample {n}"), None) for n in range(3)], lambda _: None)
    assert done.added == 0
    assert "the disk is full" in done.sentence()


def test_files_that_cannot_be_read_are_told_and_nobody_in_them_is_touched(room: Room) -> None:
    folder = room.places.workspace / "students"
    (folder / "s-9.json").write_text("{", encoding="utf-8")
    newer = dump(a_student(id="s-2", name="Sample Student")).replace(b'"format": 1', b'"format": 9')
    (folder / "s-2.json").write_bytes(newer)
    known = Enroller(Opener(lay_desk(room.places, CLOCK)), lambda _: None).known()
    assert known.unreadable == 1
    assert known.locked == {"s-2"}
    assert "can’t be read" in known.warning
