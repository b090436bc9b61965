"""Cards, letters, copies and calendar files by the command line, each noted where it came from."""

import io
import json
import os
import re
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.samples import RECORD_ID, STUDENT_ID, a_record, a_student
from tests.unit.build import an_answer

from conferapp.cli.main import run
from conferapp.domain.clock import Clock
from conferapp.domain.handouts.editions import EDITIONS
from conferapp.domain.kinds.question import Share
from conferapp.domain.model import Row, Value
from conferapp.domain.record import Answer, Record, StudentRef
from conferapp.storage.locks import RecordLock
from conferapp.storage.own_key import OwnKey
from conferapp.storage.places import find_places
from conferapp.storage.records import dump, read_record
from conferapp.storage.settings import TutorSettings
from conferapp.storage.workspace import Workspace

CLOCK = Clock(now=lambda: datetime(2026, 11, 23, 15, tzinfo=UTC))
EVERYBODY: tuple[Share, ...] = ("student", "family", "school")
ALL = [*EDITIONS, "calendar"]


def shared(kind: str, value: Value, keys: Row | None = None, *, role: str = "") -> Answer:
    """An answer that everybody may have."""
    return an_answer(kind, value, keys, role=role).model_copy(update={"share": EVERYBODY})


ANSWERS = {
    "goal": shared("goal", [{"goal": "75 on the Unit 4 test"}]),
    "plan": shared("actions", [{"what": "Flashcards", "when": "every night"}]),
    "strengths": shared("long", "Checks every answer", role="strengths"),
    "next-date": shared("date", "2026-12-04", role="next-conference"),
    "mine": an_answer("long", "Zq looks tired"),
}
BEFORE = {**ANSWERS, "strengths": shared("long", "Asked early", role="strengths")}


class Room:
    """A workspace with one student and two conferences, and what commands said in it."""

    def __init__(self, top: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
        self._capsys = capsysbinary
        self.top, self.out = top, top / "out"
        self.workspace = Workspace(top / "w")
        self.workspace.open()
        self.put_student()
        self.put(a_record(status="done", answers=ANSWERS, started="2026-11-20T15:00:00-05:00"))
        earlier = {
            "created": "2026-10-01T09:00:00Z",
            "started": "2026-10-02T09:00:00Z",
            "ended": "2026-10-02T09:30:00Z",
        }
        older = f"{RECORD_ID[:-1]}1"
        self.put(a_record(id=older, status="done", answers=BEFORE, **earlier))

    def put_student(self, **changed: object) -> None:
        """The student's file."""
        path = self.workspace.student_path(STUDENT_ID)
        path.write_bytes(dump(a_student(name="Sample Student", **changed)))

    def path(self, record: Record) -> Path:
        """The file of a conference."""
        return self.workspace.records / STUDENT_ID / f"{record.id[-4:]}.json"

    def put(self, record: Record) -> Path:
        """The file of a conference with the student, written."""
        path = self.path(record)
        path.parent.mkdir(mode=0o700, exist_ok=True)
        whose = StudentRef(id=STUDENT_ID, name="Sample Student")
        path.write_bytes(dump(record.model_copy(update={"student": whose})))
        return path

    def say(self, *words: str | Path) -> tuple[int, str, str]:
        """Run `conferapp export`; what it ended with and said."""
        code = run(["export", *map(str, words)], CLOCK)
        out, err = self._capsys.readouterr()
        return code, out.decode(), err.decode()

    def make(self, *words: str | Path, told: str = "") -> Path:
        """Make one file of the sample student's, and be told something beside; its path."""
        edition, *rest = words
        code, out, err = self.say(edition, "sample", "-o", self.out, *rest)
        assert code == 0
        assert told in err if told else not err
        assert out.startswith("Made ")
        return Path(out.removeprefix("Made ").rstrip("\n"))

    def noted(self) -> list[tuple[str, str | None]]:
        """What was handed on to whom, by the newest conference's history."""
        record = read_record(self.path(a_record())).record
        return [(event.what, event.to) for event in record.history]


@pytest.fixture
def room(
    tmp_path: Path,
    capsysbinary: pytest.CaptureFixture[bytes],
    monkeypatch: pytest.MonkeyPatch,
) -> Room:
    """A room."""
    for name in ("HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    monkeypatch.setenv("CONFERAPP_WORKSPACE", str(tmp_path / "w"))
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    return Room(tmp_path, capsysbinary)


def begun(room: Room, number: int) -> None:
    """Another conference, the newest, that isn't finished."""
    late = {"created": "2026-11-24T09:00:00Z", "started": "2026-11-24T09:00:00Z", "ended": None}
    room.put(a_record(id=f"{RECORD_ID[:-1]}{number}", status="open", answers=BEFORE, **late))


# What is made ---------------------------------------------------------------------------------


def test_help_lists_all_that_can_be_made(room: Room) -> None:
    code, out, _ = room.say("--help")
    assert code == 0
    assert re.findall(r"^  (\S+) +\S", out.partition("Commands:")[2], re.M) == [*ALL, "data"]
    assert "Family letter. One thing to celebrate" in out


@pytest.mark.parametrize("name", ALL)
def test_each_command_explains_itself(room: Room, name: str) -> None:
    code, out, _ = room.say(name, "--help")
    assert code == 0
    assert "STUDENT is any part" in out
    for option in ("--output", "--on", "--with-name", "--view"):
        assert option in out
    assert ("--to" in out) is (name != "calendar")


@pytest.mark.parametrize("name", EDITIONS)
def test_each_edition_is_made_and_noted(room: Room, name: str) -> None:
    path = room.make(name)
    assert path == room.out / f"2026-11-20-{name}-{RECORD_ID[-8:]}.html"
    page = path.read_text("utf-8")
    assert page.startswith("<!doctype html>")
    assert "75 on the Unit 4 test" in page
    assert ("Zq looks tired" in page) is (name == "full")
    edition = EDITIONS[name]
    assert room.noted() == [(f"exported: {edition.name}, Web page", edition.reader or "tutor")]


@pytest.mark.parametrize("to", ["html", "md", "txt", "pdf"])
def test_each_form_is_a_file_with_its_ending(room: Room, to: str) -> None:
    if to == "pdf":
        pytest.importorskip("typst")
    path = room.make("family", "--to", to)
    assert path.suffix == f".{to}"
    data = path.read_bytes()
    assert data.startswith(b"%PDF-") if to == "pdf" else b"Checks every answer" in data


def test_the_next_date_is_a_file_for_calendars(room: Room) -> None:
    path = room.make("calendar")
    assert path == room.out / f"2026-11-20-calendar-{RECORD_ID[-8:]}.ics"
    lines = path.read_bytes().decode().split("\r\n")
    assert lines[0] == "BEGIN:VCALENDAR"
    assert "DTSTART;VALUE=DATE:20261204" in lines
    assert not any("Student" in line for line in lines)
    assert room.noted() == [("exported: Next date", "calendar")]


@pytest.mark.parametrize("words", [("family", "--to", "md"), ("calendar",), ("card",)])
def test_a_dash_prints_the_same_bytes_and_makes_no_file(room: Room, words: tuple[str, ...]) -> None:
    printed = room.say(*words, "sample", "-o", "-")
    noted = room.noted()
    assert printed[::2] == (0, "")
    assert not room.out.exists()
    assert len(noted) == 1  # what was printed has left as well
    if words != ("calendar",):  # which counts how often the record was changed
        assert printed[1] == room.make(*words).read_bytes().decode()


def test_the_same_again_goes_beside_it(room: Room) -> None:
    first, second = room.make("card"), room.make("card")
    assert second.name == f"{first.stem}-2.html"
    assert len(room.noted()) == 2


# Which conference, and how --------------------------------------------------------------------


def test_a_day_names_an_earlier_conference(room: Room) -> None:
    assert "Asked early" in room.make("family", "--on", "2026-10-02").read_text("utf-8")
    assert "Checks every answer" in room.make("family").read_text("utf-8")


def test_one_that_is_finished_goes_before_one_that_is_not(room: Room) -> None:
    begun(room, 3)
    assert "Checks every answer" in room.make("family").read_text("utf-8")
    told = "The conference of 2026-11-24 isn’t finished yet; this is how it stands."
    page = room.make("family", "--on", "2026-11-24", told=told)
    assert "Asked early" in page.read_text("utf-8")


def test_two_conferences_on_one_day_are_told(room: Room) -> None:
    late = {"started": "2026-11-20T18:00:00-05:00", "ended": "2026-11-20T18:30:00-05:00"}
    room.put(a_record(id=f"{RECORD_ID[:-1]}4", status="done", answers=BEFORE, **late))
    told = "There are 2 conferences on 2026-11-20; this is the last."
    page = room.make("family", "--on", "2026-11-20", told=told)
    assert "Asked early" in page.read_text("utf-8")


def test_a_conference_that_was_cancelled_or_only_prepared_is_passed_over(room: Room) -> None:
    for number, status in enumerate(("cancelled", "planned"), 2):
        late = {"created": "2026-11-22T09:00:00Z", "started": None, "ended": None}
        own = f"{RECORD_ID[:-1]}{number}"
        room.put(a_record(id=own, status=status, answers=BEFORE, **late))
    assert "Checks every answer" in room.make("family").read_text("utf-8")
    code, out, err = room.say("family", "sample", "--on", "2026-11-22")
    assert (code, out) == (3, "")
    assert "has had no conference on 2026-11-22. The days there are: 2026-" in err


def test_the_familys_language_is_taken_and_another_where_that_is_asked(room: Room) -> None:
    assert '<html lang="en"' in room.make("family").read_text("utf-8")
    room.put_student(language="es")
    unread = "Español: nobody who speaks it has checked"
    assert '<html lang="es"' in room.make("family", told=unread).read_text("utf-8")
    assert '<html lang="en"' in room.make("school").read_text("utf-8")
    asked = room.make("family", "--language", "en").read_text("utf-8")
    assert '<html lang="en"' in asked


def test_a_name_stands_in_a_files_name_only_where_it_is_asked_for(room: Room) -> None:
    assert "sample" not in room.make("card").name
    assert room.make("card", "--with-name").name.startswith("sample-student-2026-11-20-card-")
    assert room.make("calendar", "--with-name").name.startswith("sample-student-2026-11-20-cal")
    room.workspace.settings.write_text("names_in_files = true\n", encoding="utf-8")
    assert room.make("school").name.startswith("sample-student-")


def test_the_folder_that_the_tutor_chose_is_taken(room: Room) -> None:
    places = find_places(None, os.environ)
    places.config.mkdir(parents=True)
    TutorSettings(tutor="R. Diaz", handouts=str(room.top / "chosen")).write(places.settings)
    assert room.say("card", "sample")[0] == 0
    assert len(list((room.top / "chosen").iterdir())) == 1
    record = read_record(room.path(a_record())).record
    assert [event.who for event in record.history] == ["R. Diaz"]


def test_without_a_choice_it_goes_beside_the_workspace(room: Room) -> None:
    assert room.say("card", "sample")[0] == 0
    assert len(list((room.top / "Conferapp handouts").iterdir())) == 1


def test_a_template_of_the_program_lays_it_out(room: Room) -> None:
    room.workspace.templates.mkdir(exist_ok=True)
    (room.workspace.templates / "page.md").write_text("Ours: {{ title.text }}", encoding="utf-8")
    text = room.make("family", "--to", "md").read_text("utf-8")
    assert text.startswith("Ours: News from ")


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have other viewers")
def test_it_is_shown_where_there_is_a_viewer_and_else_that_is_said(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    code, out, err = room.say("card", "sample", "--view", "-o", room.out)
    assert (code, err) == (0, "There is no viewer here that could show it.\n")
    assert out.startswith("Made ")
    shown: list[Path] = []

    def shows(path: Path, _: object) -> bool:
        shown.append(path)
        return True

    monkeypatch.setattr("conferapp.storage.viewer.view", shows)
    assert room.make("card", "--view") == shown[0]


# What can't be made ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        (("card", "nobody"), 3, "No student’s name has “nobody” in it."),
        (("calendar", "nobody"), 3, "No student’s name has “nobody” in it."),
        (("card",), 2, "Missing argument 'STUDENT"),
        (("poster", "sample"), 2, "No such command 'poster'"),
        (("card", "sample", "--to", "docx"), 2, "Invalid value for '--to'"),
        (("calendar", "sample", "--to", "html"), 2, "No such option"),
        (("card", "sample", "--on", "1999-01-01"), 3, "has had no conference on 1999-01-01"),
        (("family", "sample", "--language", "tlh"), 3, "There are no words for “tlh”"),
        (("card", "sample", "-o", "w"), 3, "is inside the Conferapp folder"),
        (("calendar", "sample", "-o", "w/new/x"), 3, "is inside the Conferapp folder"),
        (("card", "sample", "-o", "a-file"), 3, "Not saved: "),
    ],
)
def test_what_cannot_be_made_is_told_in_a_sentence_and_nothing_is_written(
    room: Room,
    monkeypatch: pytest.MonkeyPatch,
    words: tuple[str, ...],
    code: int,
    sentence: str,
) -> None:
    monkeypatch.chdir(room.top)
    (room.top / "a-file").write_text("mine", encoding="utf-8")
    before = {path: path.stat().st_mtime_ns for path in room.workspace.root.rglob("*")}
    ended, out, err = room.say(*words)
    assert (ended, out) == (code, "")
    assert sentence in err
    assert {path: path.stat().st_mtime_ns for path in room.workspace.root.rglob("*")} == before
    assert not (room.top / "Conferapp handouts").exists()


def test_a_student_who_has_had_no_conference_is_told(room: Room) -> None:
    for path in room.workspace.records.rglob("*.json"):
        path.unlink()
    code, _, err = room.say("card", "sample")
    assert code == 3
    assert "has had no conference yet." in err


def test_what_would_be_empty_is_told(room: Room) -> None:
    room.path(a_record(id=f"{RECORD_ID[:-1]}1")).unlink()  # whose goal would still stand
    room.put(a_record(status="done", answers={"mine": ANSWERS["mine"]}))
    for name in ("family", "school"):
        code, out, err = room.say(name, "sample")
        assert (code, out) == (3, "")
        assert "There is nothing to put on it: " in err
    code, _, err = room.say("calendar", "sample")
    assert code == 3
    assert "no next date yet" in err
    assert room.noted() == []


def test_a_broken_template_is_told_with_file_and_line(room: Room) -> None:
    room.workspace.templates.mkdir(exist_ok=True)
    (room.workspace.templates / "page.html").write_text("\n{{ titel.text }}", encoding="utf-8")
    code, out, err = room.say("family", "sample")
    assert (code, out) == (3, "")
    assert "page.html, line 2" in err


def test_a_conference_that_cannot_be_read_is_told(room: Room) -> None:
    path = room.path(a_record())
    content = json.loads(path.read_text("utf-8"))
    del content["tutor"]
    path.write_text(json.dumps(content), encoding="utf-8")
    code, _, err = room.say("card", "sample")
    assert code == 3
    assert "`tutor`" in err


def test_what_another_window_has_open_is_made_and_not_noted(room: Room) -> None:
    locks = RecordLock(find_places(None, os.environ).locks)
    assert locks.take(RECORD_ID)
    try:
        code, out, err = room.say("card", "sample", "-o", room.out)
    finally:
        locks.release(RECORD_ID)
    assert code == 0
    assert out.startswith("Made ")
    assert err == "It isn’t noted in the conference, which another window has open.\n"
    assert room.noted() == []


def test_a_students_words_never_steer_the_terminal(room: Room) -> None:
    hostile = "a\x1b]52;c;aGk=\x07\x9b31m\u202e"
    for words in (("card", hostile), ("card", "sample", "--on", hostile)):
        _, out, err = room.say(*words)
        assert not any(sign in out + err for sign in "\x1b\x07\x9b\x7f\u202e")
    code, out, _ = room.say("card", "sample", "-o", room.top / hostile)
    assert code == 0
    assert not any(sign in out for sign in "\x1b\x07\x9b\x7f\u202e")


def test_an_encrypted_workspace_asks_for_the_passphrase_and_notes_it_sealed(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    pyrage = pytest.importorskip("pyrage")
    from conferapp.storage.age_files import AgeSeal

    identity = pyrage.x25519.Identity.generate()
    secret, public = str(identity), str(identity.to_public())
    monkeypatch.setattr(OwnKey, "public", lambda _: public)
    monkeypatch.setattr(OwnKey, "open", lambda *_: secret)  # a real one takes seconds
    monkeypatch.setattr("sys.stdin", io.StringIO("several words\n"))
    (room.workspace.root / "recipients.txt").write_text(f"{public}\n", encoding="utf-8")
    seal = AgeSeal((public,), secret)
    path = room.path(a_record())
    sealed = path.with_name(f"{path.name}.age")
    sealed.write_bytes(seal.close(path.read_bytes()))
    path.unlink()
    code, out, _ = room.say("family", "sample", "-o", room.out)
    assert code == 0
    assert "Checks every answer" in Path(out.removeprefix("Made ").strip()).read_text("utf-8")
    assert b"exported" not in sealed.read_bytes()
    (event,) = read_record(sealed, seal).record.history
    assert event.what == "exported: Family letter, Web page"
