"""What a lead reads when a workspace is checked, looked through for what is old, or cleared."""

import io
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.samples import RECORD_ID, STUDENT_ID, a_record, a_student, as_written

from conferapp.cli.main import run
from conferapp.domain.clock import Clock
from conferapp.domain.record import StudentRef
from conferapp.storage.locks import RecordLock
from conferapp.storage.places import Places, find_places
from conferapp.storage.presence import present
from conferapp.storage.records import dump
from conferapp.storage.workspace import Workspace

CLOCK = Clock(now=lambda: datetime(2026, 11, 21, 15, tzinfo=UTC))
RECORD = f"records/{STUDENT_ID}/2026-11-20-goal-setting-7a4d1f10.json"


@pytest.fixture
def places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Places:
    """Folders of this test alone."""
    for name in ("HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    monkeypatch.setenv("CONFERAPP_WORKSPACE", str(tmp_path / "w"))
    return find_places(tmp_path / "w", {})


@pytest.fixture
def workspace(places: Places) -> Workspace:
    """A workspace with two students and a conference with each."""
    made = Workspace(places.workspace)
    made.open()
    put(made, f"students/{STUDENT_ID}.json", dump(a_student()))
    put(made, RECORD, dump(a_record()))
    put(made, "students/s-2.json", dump(a_student(id="s-2", name="Ben Moss")))
    ben = a_record(id=f"{RECORD_ID[:-1]}1", student=StudentRef(id="s-2", name="Ben Moss"))
    put(made, "records/s-2/a.json", dump(ben))
    return made


def put(workspace: Workspace, name: str, data: bytes) -> None:
    """A file as Conferapp makes it."""
    path = workspace.root / name
    path.parent.mkdir(mode=0o700, exist_ok=True)
    path.touch(mode=0o600)
    path.write_bytes(data)


class Said:
    """What a command ended with and said."""

    def __init__(self, capsys: pytest.CaptureFixture[str], *words: str) -> None:
        self.code = run(words, CLOCK)
        self.out, self.err = capsys.readouterr()


def type_in(monkeypatch: pytest.MonkeyPatch, typed: str) -> None:
    """Have somebody type."""
    monkeypatch.setattr("sys.stdin", io.StringIO(typed))


@pytest.mark.usefixtures("workspace")
def test_a_sound_workspace_ends_with_zero_and_is_counted(
    capsys: pytest.CaptureFixture[str],
) -> None:
    said = Said(capsys, "verify")
    assert (said.code, said.err) == (0, "")
    first, *_, last = said.out.splitlines()
    assert first.startswith("2 records, 2 students, 0 agendas read in ")
    assert last == "Nothing has to be mended."


def test_what_has_to_be_mended_is_told_with_path_reason_and_remedy(
    workspace: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    put(workspace, RECORD, b"")
    put(workspace, "letter.docx", b"PK")
    said = Said(capsys, "verify")
    assert said.code == 1
    assert "Can’t be read (1)\n" in said.out
    assert f"  {RECORD}: it is empty\n  → It is left as it is." in said.out
    assert "  letter.docx: a file\n" in said.out
    assert said.out.endswith("2 things have to be mended. Nothing was changed.\n")


def test_names_of_files_never_steer_the_terminal(
    workspace: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    hostile = "a\x1b]52;c;aGk=\x07\x9b31m\u202eb\x7f"
    put(workspace, hostile, b"")
    put(workspace, f"students/{hostile}.json", b"{")
    put(workspace, f"records/{STUDENT_ID}/{hostile}.json", dump(a_record(revision=1)))
    for words in (
        ("verify",),
        ("verify", "--json"),
        ("retention", "remove", STUDENT_ID, "--yes", ""),
    ):
        said = Said(capsys, *words)
        printed = (said.out + said.err).replace("\n", "")
        assert not any(sign in printed for sign in "\x1b\x07\x9b\x7f\u202e"), words


@pytest.mark.usefixtures("workspace")
def test_a_terminal_is_told_how_far_it_is_and_a_pipe_is_not(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for looked_at in True, False:
        stream = io.StringIO()
        monkeypatch.setattr(stream, "isatty", lambda shown=looked_at: shown)
        monkeypatch.setattr("sys.stderr", stream)
        assert run(["verify"], CLOCK) == 0
        assert ("0 of 4 files" in stream.getvalue()) is looked_at


def test_many_findings_are_cut_for_people_and_whole_for_programs(
    workspace: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    for number in range(40):
        put(workspace, f"{number}.txt", b"")
    assert "… and 10 more; --json tells them all" in Said(capsys, "verify").out
    assert len(json.loads(Said(capsys, "verify", "--json").out)["findings"]) == 40


def test_the_keys_of_the_json_stay(
    workspace: Workspace, capsys: pytest.CaptureFixture[str], project: Path
) -> None:
    copy = RECORD.replace(".json", " (copy).json")
    put(workspace, copy, dump(a_record()))
    said = Said(capsys, "verify", "--json")
    told = json.loads(said.out)
    assert said.code == 1
    assert set(told) == {"workspace", "records", "students", "agendas", "to_mend", "findings"}
    (finding,) = told["findings"]
    assert set(finding) == {"group", "mend", "path", "reason", "remedy", "also"}
    assert (finding["group"], finding["mend"]) == ("duplicate", True)
    assert (finding["path"], finding["also"]) == (copy, RECORD)
    page = (project / "docs" / "safety.md").read_text(encoding="utf-8")
    for key in (*told, *finding):
        assert f"`{key}`" in page


def test_every_group_is_explained(project: Path) -> None:
    from conferapp.storage.findings import GROUPS

    page = (project / "docs" / "safety.md").read_text(encoding="utf-8")
    assert [group.key for group in GROUPS if f"| `{group.key}` |" not in page] == []


def test_a_workspace_that_is_not_there_ends_with_three(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for words in (["verify"], ["retention", "list"], ["retention", "remove", "Ben"]):
        said = Said(capsys, "--workspace", str(tmp_path / "none"), *words)
        assert (said.code, said.out) == (3, "")
        assert said.err.startswith("There is no Conferapp folder at ")
    assert not (tmp_path / "none").exists()


@pytest.mark.usefixtures("places")
def test_encrypted_files_are_counted_where_no_key_is_at_hand(
    workspace: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    put(workspace, "recipients.txt", b"age1sample\n")
    put(workspace, f"{RECORD}.age", b"age-encryption.org/v1\nx")
    said = Said(capsys, "verify")
    assert said.code == 1
    assert "Encrypted, and not looked into (1)" in said.out
    assert said.err.endswith("Only what isn’t encrypted is checked.\n")


@pytest.mark.usefixtures("workspace")
def test_without_a_limit_everything_is_kept(capsys: pytest.CaptureFixture[str]) -> None:
    said = Said(capsys, "retention", "list")
    assert (said.code, said.out.startswith("Everything is kept for ever")) == (0, True)


def test_what_is_older_than_the_program_wants_is_listed_by_name(
    workspace: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    old = "2025-01-10T16:00:00.000-05:00"
    put(workspace, RECORD, dump(a_record(created=old, started=old)))
    put(workspace, "conferapp.toml", b"keep_days = 365\n")
    said = Said(capsys, "retention", "list")
    assert said.code == 0
    assert f"  Amara Okafor ({STUDENT_ID}): 10 January 2025, 1 conference\n" in said.out
    assert "Ben" not in said.out
    told = json.loads(Said(capsys, "retention", "list", "--json").out)
    assert told["students"] == [
        {
            "id": STUDENT_ID,
            "name": "Amara Okafor",
            "last": "2025-01-10",
            "conferences": 1,
            "left": False,
        }
    ]
    assert told["older_than_days"] == 365
    longer = Said(capsys, "retention", "list", "--older-than", "800")
    assert longer.out == "Nothing is older than 800 days.\n"


def test_single_old_conferences_are_listed_with_their_files(
    workspace: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    old = "2025-01-10T16:00:00.000-05:00"
    record = a_record(id=f"{RECORD_ID[:-1]}2", created=old, started=old)
    put(workspace, f"records/{STUDENT_ID}/old.json", dump(record))
    said = Said(capsys, "retention", "list", "--older-than", "365")
    line = f"  Amara Okafor ({STUDENT_ID}): 10 January 2025, records/{STUDENT_ID}/old.json\n"
    assert line in said.out


@pytest.mark.parametrize("typed", ["Amara Okafor", "amara  okafor", STUDENT_ID])
def test_a_student_is_removed_when_name_or_id_is_typed_again(
    workspace: Workspace,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    typed: str,
) -> None:
    type_in(monkeypatch, f"{typed}\n")
    said = Said(capsys, "retention", "remove", "okafor")
    assert said.code == 0
    assert "  1 file with a conference\n" in said.out
    assert "copies in backups" in said.out
    assert not (workspace.root / RECORD).exists()
    receipt = workspace.receipts / f"2026-11-21-{STUDENT_ID}.json"
    assert workspace.relative(receipt) in said.out
    assert as_written(receipt)["status"] == "done"
    assert [path.name for path in workspace.student_files()] == ["s-2.json"]


@pytest.mark.parametrize("typed", ["Ben Moss\n", "yes\n", "Amara\n", ""])
def test_anything_else_that_is_typed_removes_nothing(
    workspace: Workspace,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    typed: str,
) -> None:
    type_in(monkeypatch, typed)
    said = Said(capsys, "retention", "remove", "okafor")
    assert said.code != 0
    assert (workspace.root / RECORD).exists()
    assert not workspace.receipts.exists()


def test_a_script_has_to_name_the_id(
    workspace: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    said = Said(capsys, "retention", "remove", "okafor", "--yes", "s-2")
    assert (said.code, said.err) == (3, "That is another name or id. Nothing was removed.\n")
    assert Said(capsys, "retention", "remove", "okafor", "--yes", STUDENT_ID).code == 0
    assert not (workspace.root / RECORD).exists()


def test_strange_files_in_the_folder_are_listed_before(
    workspace: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    put(workspace, f"records/{STUDENT_ID}/photo.jpg", b"JFIF")
    put(workspace, f"records/{STUDENT_ID}/broken.json", b"{")
    ben = a_record(id=f"{RECORD_ID[:-1]}3", student=StudentRef(id="s-2", name="Ben Moss"))
    put(workspace, f"records/{STUDENT_ID}/of ben.json", dump(ben))
    said = Said(capsys, "retention", "remove", STUDENT_ID, "--yes", "another")
    assert f"    records/{STUDENT_ID}/photo.jpg\n" in said.out
    assert f"    records/{STUDENT_ID}/broken.json\n" in said.out
    stays = said.out.partition("This stays, because what is inside is another student’s:\n")[2]
    assert stays.startswith(f"    records/{STUDENT_ID}/of ben.json\n")


def test_nothing_is_removed_while_a_window_is_open(
    workspace: Workspace, places: Places, capsys: pytest.CaptureFixture[str]
) -> None:
    with present(places.presence):
        said = Said(capsys, "retention", "remove", STUDENT_ID, "--yes", STUDENT_ID)
    assert said.code == 3
    assert "open on this folder in another window" in said.err
    assert (workspace.root / RECORD).exists()


def test_nothing_is_removed_while_a_conference_of_the_student_is_open(
    workspace: Workspace, places: Places, capsys: pytest.CaptureFixture[str]
) -> None:
    lock = RecordLock(places.locks)
    assert lock.take(RECORD_ID)
    said = Said(capsys, "retention", "remove", STUDENT_ID, "--yes", STUDENT_ID)
    assert said.code == 3
    assert said.err.startswith("A conference of this student is open in another window.")
    assert (workspace.root / RECORD).exists()
    lock.release(RECORD_ID)
    assert Said(capsys, "retention", "remove", STUDENT_ID, "--yes", STUDENT_ID).code == 0
    assert list(places.locks.iterdir()) == []


def test_nothing_is_removed_while_the_student_has_the_laptop(
    workspace: Workspace, places: Places, capsys: pytest.CaptureFixture[str]
) -> None:
    from conferapp.storage.handover import Handover

    Handover(places.handover).hold(RECORD_ID)
    said = Said(capsys, "retention", "remove", STUDENT_ID, "--yes", STUDENT_ID)
    assert (said.code, "take it back first" in said.err) == (3, True)
    assert (workspace.root / RECORD).exists()


def test_a_removal_that_was_stopped_is_listed_and_goes_on_by_id(
    workspace: Workspace, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr("conferapp.storage.removing.plan_removal", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            Said(capsys, "retention", "remove", STUDENT_ID, "--yes", STUDENT_ID)
    capsys.readouterr()
    assert not (workspace.root / RECORD).exists()
    again = f"conferapp retention remove {STUDENT_ID}"
    assert again in Said(capsys, "retention", "list").out
    assert again in Said(capsys, "verify").out
    said = Said(capsys, "retention", "remove", STUDENT_ID, "--yes", STUDENT_ID)
    assert said.code == 0
    assert "only the receipt has to be ended" in said.out
    (receipt,) = workspace.receipts.iterdir()
    assert as_written(receipt)["status"] == "done"
    assert Said(capsys, "verify").code == 0


@pytest.mark.parametrize("said", ["zeno", "s-none", "../s-2", "con", "\x1b[31m"])
def test_a_student_nobody_knows_is_refused(
    workspace: Workspace, capsys: pytest.CaptureFixture[str], said: str
) -> None:
    told = Said(capsys, "retention", "remove", said, "--yes", said)
    assert (told.code, told.out) == (3, "")
    assert told.err.startswith("No student’s name has ")
    assert len(workspace.student_files()) == 2
