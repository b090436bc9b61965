"""Checking a workspace finds what is wrong in it, and changes nothing."""

import errno
import json
import os
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from tests.samples import RECORD_ID, STUDENT_ID, a_record, a_student, as_written
from tests.unit.build import JSON

from conferapp.domain.record import StudentRef
from conferapp.outputs import templates as outputs_templates
from conferapp.storage.checked import survives
from conferapp.storage.findings import Verdict
from conferapp.storage.handout_files import TEMPLATES
from conferapp.storage.receipts import Receipt, write_receipt
from conferapp.storage.records import dump
from conferapp.storage.sealing import AGE_MAGIC
from conferapp.storage.verifying import NoWorkspace, verify
from conferapp.storage.workspace import Workspace

TODAY = date(2026, 11, 21)
NAME = "2026-11-20-goal-setting-7a4d1f10.json"
IN_FOLDER = f"records/{STUDENT_ID}/{NAME}"
OTHER_ID = "019ea2f4-1d3a-7c3e-9a55-0c2b7a4d1f11"
posix_only = pytest.mark.skipif(sys.platform == "win32", reason="modes are a matter of POSIX")


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """A sound workspace with one student and one conference."""
    made = Workspace(tmp_path / "w")
    made.open()
    put(made, f"students/{STUDENT_ID}.json", dump(a_student()))
    put(made, IN_FOLDER, dump(a_record()))
    return made


def put(workspace: Workspace, name: str, data: bytes) -> Path:
    """A file as Conferapp makes it."""
    path = workspace.root / name
    path.parent.mkdir(mode=0o700, exist_ok=True)
    path.touch(mode=0o600)
    path.write_bytes(data)
    return path


def checked(workspace: Workspace) -> Verdict:
    """What is found."""
    return verify(workspace, TODAY, lambda _done, _total: None)


def told(verdict: Verdict) -> set[tuple[str, str]]:
    """The groups and paths of what was found."""
    return {(finding.group.key, finding.path) for finding in verdict.findings}


def state(folder: Path) -> Iterator[tuple[str, int, int, bytes]]:
    """Everything about a folder that a check could have changed."""
    for path in sorted(folder.rglob("*")):
        about = path.lstat()
        data = path.read_bytes() if path.is_file() else b""
        yield str(path), about.st_mode, about.st_mtime_ns, data


def test_a_sound_workspace_has_nothing_to_mend(workspace: Workspace) -> None:
    found = checked(workspace)
    assert (found.records, found.students, found.agendas, found.findings) == (1, 1, 0, ())


def test_a_folder_that_is_no_workspace_is_refused(tmp_path: Path) -> None:
    (tmp_path / "photos").mkdir()
    for folder in tmp_path, tmp_path / "none":
        with pytest.raises(NoWorkspace, match="There is no Conferapp folder"):
            checked(Workspace(folder))


BROKEN = {
    "empty": (b"", "it is empty"),
    "cut short": (dump(a_record())[:900], "it stops being JSON in line"),
    "not text": (b"\xff\xfe\x00", "it is not UTF-8 text"),
    "a key twice": (b'{"id": 1, "id": 2}', "it names a key twice"),
    "no number": (b'{"id": NaN}', "it holds a number that isn’t one".replace("’", "'")),
    "deep": (b"[" * 1_500, "it is nested too deeply"),
    "endless": (b"[" * 100_000, "more values than a conference can have"),
    "another thing": (b'{"format": 1}', "it lacks `id`"),
    "a list": (b"[]", "it is JSON, but not a record"),
    "a format that never was": (b'{"format": 0, "id": "x"}', "no Conferapp wrote"),
}


@pytest.mark.parametrize("what", BROKEN)
def test_a_file_that_cannot_be_read_is_told_with_reason_and_remedy(
    workspace: Workspace, what: str
) -> None:
    content, reason = BROKEN[what]
    put(workspace, f"records/{STUDENT_ID}/bad.json", content)
    (finding,) = checked(workspace).findings
    assert (finding.group.key, finding.path) == ("unreadable", f"records/{STUDENT_ID}/bad.json")
    assert reason in finding.reason
    assert finding.remedy.endswith(".")


def test_a_record_that_home_cannot_list_is_unreadable_here_too(workspace: Workspace) -> None:
    hostile = a_record(id=OTHER_ID, student=StudentRef(id="../../x", name="A"))
    put(workspace, f"records/{STUDENT_ID}/a.json", dump(hostile))
    put(workspace, f"records/{STUDENT_ID}/b.json", dump(a_record(id=OTHER_ID, created="never")))
    put(workspace, "students/s-9.json", dump(a_student(id="s-9", name=" \x1b ")))
    found = checked(workspace)
    assert {finding.group.key for finding in found.findings} == {"unreadable"}
    assert len(found.findings) == 3
    assert not any("../" in finding.reason for finding in found.findings)


@posix_only
def test_links_pipes_and_folders_of_a_records_name_are_told_and_not_followed(
    workspace: Workspace, tmp_path: Path
) -> None:
    folder = workspace.records / STUDENT_ID
    (tmp_path / "outside.json").write_bytes(dump(a_record(id=OTHER_ID)))
    (folder / "link.json").symlink_to(tmp_path / "outside.json")
    os.mkfifo(folder / "pipe.json")
    (folder / "folder.json").mkdir(mode=0o700)
    (workspace.records / "s-linked").symlink_to(tmp_path)
    assert told(checked(workspace)) == {
        ("unreadable", f"records/{STUDENT_ID}/link.json"),
        ("unreadable", f"records/{STUDENT_ID}/pipe.json"),
        ("foreign", f"records/{STUDENT_ID}/folder.json"),
        ("foreign", "records/s-linked"),
    }


def test_what_is_not_conferapps_is_told_apart_from_what_is_hidden_or_left_over(
    workspace: Workspace,
) -> None:
    put(workspace, "Letter to a family.docx", b"PK")
    put(workspace, "students/list.xlsx", b"PK")
    put(workspace, "agendas/notes.md", b"")
    put(workspace, ".DS_Store", b"")
    put(workspace, f"records/{STUDENT_ID}/~lock", b"")
    put(workspace, f"records/{STUDENT_ID}/.{NAME}.0123abcd.draft", dump(a_record(revision=43)))
    put(workspace, "students/.conferapp-1-0123456789abcdef.tmp", b"{")
    (workspace.bin / "old").mkdir(mode=0o700)
    put(workspace, "bin/old/poem.txt", b"")
    found = checked(workspace)
    assert told(found) == {
        ("foreign", "Letter to a family.docx"),
        ("foreign", "students/list.xlsx"),
        ("foreign", "agendas/notes.md"),
        ("foreign", "bin/old/poem.txt"),
        ("hidden", ".DS_Store"),
        ("hidden", f"records/{STUDENT_ID}/~lock"),
        ("drafts", f"records/{STUDENT_ID}/.{NAME}.0123abcd.draft"),
        ("leftover", "students/.conferapp-1-0123456789abcdef.tmp"),
    }
    assert len(found.to_mend) == 4


def test_an_identical_copy_is_a_duplicate_however_it_is_laid_out(workspace: Workspace) -> None:
    plain = json.dumps(json.loads(dump(a_record()))).encode()
    put(workspace, f"records/{STUDENT_ID}/{NAME[:-5]} (conflicted copy).json", plain)
    (finding,) = checked(workspace).findings
    assert finding.group.key == "duplicate"
    assert "(conflicted copy)" in finding.path
    assert finding.also == IN_FOLDER


def test_two_versions_of_one_conference_are_in_conflict_and_the_older_is_named(
    workspace: Workspace,
) -> None:
    further = f"records/{STUDENT_ID}/{NAME[:-5]}-kept-apart-12ab.json"
    put(workspace, further, dump(a_record(revision=50)))
    (finding,) = checked(workspace).findings
    assert (finding.group.key, finding.path, finding.also) == ("conflicting", IN_FOLDER, further)


def test_two_versions_of_a_student_are_in_conflict(workspace: Workspace) -> None:
    put(workspace, f"students/{STUDENT_ID}-kept-apart-12ab.json", dump(a_student(grade="8")))
    assert [finding.group.key for finding in checked(workspace).findings] == ["conflicting"]


def test_conferences_of_a_student_without_a_file_are_told_once(workspace: Workspace) -> None:
    (workspace.root / f"students/{STUDENT_ID}.json").unlink()
    put(workspace, f"records/{STUDENT_ID}/b.json", dump(a_record(id=OTHER_ID)))
    (finding,) = checked(workspace).findings
    assert (finding.group.key, finding.path) == ("orphaned", f"records/{STUDENT_ID}")
    assert finding.reason == "2 conferences of a student who has no file"


def test_a_student_whose_file_is_broken_is_not_called_missing(workspace: Workspace) -> None:
    put(workspace, f"students/{STUDENT_ID}.json", b"{")
    assert told(checked(workspace)) == {("unreadable", f"students/{STUDENT_ID}.json")}


def test_a_record_in_another_students_folder_is_told(workspace: Workspace) -> None:
    put(workspace, "students/s-2.json", dump(a_student(id="s-2")))
    stray = dump(a_record(id=OTHER_ID, student=StudentRef(id="s-2", name="B")))
    put(workspace, f"records/{STUDENT_ID}/b.json", stray)
    put(workspace, "records/c.json", dump(a_record(id=OTHER_ID[:-1] + "2")))
    found = checked(workspace)
    assert told(found) == {
        ("orphaned", f"records/{STUDENT_ID}/b.json"),
        ("orphaned", "records/c.json"),
    }
    assert "Move it to records/s-2 while the app is closed." in [f.remedy for f in found.findings]


def test_a_students_file_under_another_students_id_is_told(workspace: Workspace) -> None:
    put(workspace, "students/s-2.json", dump(a_student(id="s-3")))
    (finding,) = checked(workspace).findings
    assert finding.group.key == "orphaned"
    assert finding.remedy == "If the id is right, call it s-3.json."


def test_a_conference_before_that_is_gone_is_told_unless_it_may_be_one_that_is_broken(
    workspace: Workspace,
) -> None:
    put(workspace, IN_FOLDER, dump(a_record(previous=OTHER_ID)))
    assert told(checked(workspace)) == {("orphaned", IN_FOLDER)}
    broken = f"records/{STUDENT_ID}/2026-11-01-goal-setting-7a4d1f11.json"
    put(workspace, broken, b"{")
    assert told(checked(workspace)) == {("unreadable", broken)}


def test_a_conference_before_that_was_older_than_is_kept_may_be_gone(workspace: Workspace) -> None:
    put(workspace, IN_FOLDER, dump(a_record(previous=OTHER_ID)))  # of 7 June 2026
    put(workspace, "conferapp.toml", b"keep_days = 100\n")
    assert checked(workspace).findings == ()
    put(workspace, "conferapp.toml", b"keep_days = 300\n")
    assert told(checked(workspace)) == {("orphaned", IN_FOLDER)}


def test_a_newer_format_is_told_and_nothing_has_to_be_mended(workspace: Workspace) -> None:
    newer = {**as_written(workspace.root / IN_FOLDER), "format": 2, "mood": {"new": 1}}
    put(workspace, IN_FOLDER, json.dumps(newer).encode())
    found = checked(workspace)
    assert told(found) == {("newer", IN_FOLDER)}
    assert found.to_mend == ()


def test_an_agenda_with_errors_points_to_the_command_that_tells_them(workspace: Workspace) -> None:
    put(workspace, "agendas/talk.toml", b'format = 1\nid = "talk"\n')
    found = checked(workspace)
    (finding,) = found.findings
    assert (finding.group.key, finding.path) == ("agendas", "agendas/talk.toml")
    assert "conferapp agenda check" in finding.group.remedy
    assert found.agendas == 1


def test_settings_and_pictures_that_cannot_be_used_are_told(workspace: Workspace) -> None:
    put(workspace, "conferapp.toml", b"cadence_days = 0\n")
    put(workspace, "pictures.toml", b"[[pictures]]\n")
    found = checked(workspace)
    assert {finding.group.key for finding in found.findings} == {"settings"}
    assert any("cadence_days" in finding.reason for finding in found.findings)


def test_the_programs_own_words_and_pages_belong_to_the_workspace(workspace: Workspace) -> None:
    put(workspace, "languages/ht.toml", b'[card]\ngoal = "Objektif mwen"\n')
    put(workspace, "templates/page.html", b"<p>Hello</p>")
    assert checked(workspace).findings == ()


def test_a_template_with_a_name_that_no_page_is_made_with_is_told(workspace: Workspace) -> None:
    put(workspace, "templates/pages.html", b"<p>Hello</p>")
    put(workspace, "templates/family-letter.docx", b"PK")
    found = {finding.path: finding for finding in checked(workspace).findings}
    assert set(found) == {"templates/pages.html", "templates/family-letter.docx"}
    assert found["templates/pages.html"].remedy == "Did you mean `page.html`?"
    assert "page.typ" in found["templates/family-letter.docx"].remedy


def test_the_names_of_templates_are_those_that_pages_are_made_with() -> None:
    jinja = {name for name in TEMPLATES if not name.endswith(".typ")}
    assert jinja == set(outputs_templates.TEMPLATES)


def test_words_that_cannot_be_used_are_told_and_strangers_among_them_too(
    workspace: Workspace,
) -> None:
    put(workspace, "languages/ht.toml", b"[card]\ngoal = 4\n")
    put(workspace, "languages/letter.docx", b"PK")
    found = checked(workspace)
    assert told(found) == {("settings", "languages"), ("foreign", "languages/letter.docx")}
    assert any(finding.reason.startswith("ht.toml, line 2:") for finding in found.findings)


@posix_only
def test_files_and_folders_open_to_others_are_told(workspace: Workspace) -> None:
    (workspace.root / IN_FOLDER).chmod(0o644)
    workspace.students.chmod(0o750)
    workspace.settings.chmod(0o644)  # holds nothing of anybody's
    found = checked(workspace)
    assert told(found) == {("open", IN_FOLDER), ("open", "students")}
    assert "a file with the rights 644" in [finding.reason for finding in found.findings]


def test_answers_that_are_not_what_their_kind_asks_for_are_counted(workspace: Workspace) -> None:
    answer = a_record().answers["confidence"]
    answers = {
        "right": answer,
        "too-high": answer.model_copy(update={"value": 9}),
        "unknown": answer.model_copy(update={"kind": "hologram"}),
    }
    put(workspace, IN_FOLDER, dump(a_record(answers=answers)))
    found = checked(workspace)
    assert [(f.group.key, f.reason) for f in found.findings] == [("answers", "2 answers")]
    assert found.to_mend == ()


def test_encrypted_files_without_a_key_are_counted_and_not_called_broken(
    workspace: Workspace,
) -> None:
    put(workspace, f"students/{STUDENT_ID}.json.age", AGE_MAGIC + b"x")
    (workspace.root / f"students/{STUDENT_ID}.json").unlink()
    found = checked(workspace)
    assert told(found) == {("encrypted", f"students/{STUDENT_ID}.json.age")}
    assert found.to_mend


def test_plain_files_in_an_encrypted_workspace_are_told(workspace: Workspace) -> None:
    put(workspace, "recipients.txt", b"age1sample\n")
    assert told(checked(workspace)) == {
        ("plain", f"students/{STUDENT_ID}.json"),
        ("plain", IN_FOLDER),
    }


def test_copies_of_older_formats_in_the_bin_are_fine(workspace: Workspace) -> None:
    (workspace.bin / STUDENT_ID).mkdir(mode=0o700)
    put(workspace, f"bin/{STUDENT_ID}/{NAME[:-5]}-format-0.json", dump(a_record()))
    assert checked(workspace).findings == ()
    put(workspace, f"bin/{STUDENT_ID}/torn.json", b"{")
    assert told(checked(workspace)) == {("unreadable", f"bin/{STUDENT_ID}/torn.json")}


def test_a_removal_that_was_begun_is_told_with_how_to_go_on(workspace: Workspace) -> None:
    receipt = Receipt(student="s-2", by="", begun="2026-11-20T10:00:00.000-05:00")
    write_receipt(workspace.receipts / "2026-11-20-s-2.json", receipt)
    (finding,) = checked(workspace).findings
    assert finding.group.key == "removals"
    assert "conferapp retention remove s-2" in finding.remedy


def test_a_folder_that_may_not_be_read_is_told_and_hides_nothing_else(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(workspace, "records/s-2/x.json", b"{")
    real = os.scandir

    def refusing(folder: Path) -> object:
        if Path(folder).name == "s-2":
            raise PermissionError(errno.EACCES, "")
        return real(folder)

    monkeypatch.setattr(os, "scandir", refusing)
    found = checked(workspace)
    assert told(found) == {("unreadable", "records/s-2")}
    assert found.records == 1


def test_a_file_where_a_folder_should_be_is_told(workspace: Workspace) -> None:
    workspace.bin.rmdir()
    put(workspace, "bin", b"")
    assert ("unreadable", "bin") in told(checked(workspace))


@posix_only
def test_a_check_changes_nothing_and_takes_no_lock(workspace: Workspace, tmp_path: Path) -> None:
    put(workspace, f"records/{STUDENT_ID}/.{NAME}.0123abcd.draft", dump(a_record(revision=43)))
    put(workspace, f"records/{STUDENT_ID}/bad.json", b"{")
    put(workspace, "students/.conferapp-1-0123456789abcdef.tmp", b"{")
    before = list(state(tmp_path))
    checked(workspace)
    assert list(state(tmp_path)) == before


def test_progress_is_told_from_the_first_file_to_the_last(workspace: Workspace) -> None:
    said: list[tuple[int, int]] = []
    verify(workspace, TODAY, lambda done, total: said.append((done, total)))
    assert said == [(0, 2), (1, 2), (2, 2)]


@given(JSON)
@settings(max_examples=40)
def test_what_is_written_again_as_it_stands_survives(value: object) -> None:
    assert survives(value, json.loads(json.dumps(value)))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ({"a": 1}, {}),
        ({"a": {"b": [1, {"c": "x"}]}}, {"a": {"b": [1, {}]}}),
        ([1], [1, 1]),
        ({"a": 1}, {"a": True}),
        ({"a": 0}, {"a": None}),
        ("x", "y"),
    ],
)
def test_what_is_gone_or_changed_does_not_survive(before: object, after: object) -> None:
    assert not survives(before, after)


def test_a_key_that_held_nothing_may_be_left_out(workspace: Workspace) -> None:
    assert survives({"a": None, "b": 1}, {"b": 1.0, "c": 2})
    content = {**as_written(workspace.root / IN_FOLDER), "mood": None}
    put(workspace, IN_FOLDER, json.dumps(content).encode())
    assert checked(workspace).findings == ()


def test_unknown_keys_at_every_level_survive_a_save(workspace: Workspace) -> None:
    content = as_written(workspace.root / IN_FOLDER)
    content["mood"] = [1.5, {"deep": None}]
    content["student"]["nickname"] = "A"
    content["answers"]["confidence"]["extra"] = {"x": [True]}
    put(workspace, IN_FOLDER, json.dumps(content).encode())
    assert checked(workspace).findings == ()


def test_a_file_that_a_save_would_change_is_told(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    lossy = dump(a_record(tutor="somebody else"))
    monkeypatch.setattr("conferapp.storage.checked.dump", lambda _: lossy)
    found = checked(workspace).of(next(f.group for f in checked(workspace).findings))
    assert "a save would lose something that is in it" in {finding.reason for finding in found}
    assert RECORD_ID not in "".join(finding.reason for finding in found)


@pytest.mark.parametrize("depth", [50, 150, 250, 400, 900])
def test_an_answer_nested_deeply_stops_nothing(workspace: Workspace, depth: int) -> None:
    content = json.dumps(as_written(workspace.root / IN_FOLDER))
    deep = content.replace('"value": 3', f'"value": {"[" * depth}{"]" * depth}')
    put(workspace, IN_FOLDER, deep.encode())
    assert told(checked(workspace)) <= {("answers", IN_FOLDER), ("unreadable", IN_FOLDER)}


def test_versions_that_were_put_together_lie_in_the_bin_and_are_fine(workspace: Workspace) -> None:
    (workspace.bin / STUDENT_ID).mkdir(mode=0o700)
    put(workspace, f"bin/{STUDENT_ID}/{NAME[:-5]}-0123abcd.json", dump(a_record(revision=1)))
    put(workspace, f"bin/{STUDENT_ID}/{STUDENT_ID}-0123abcd.json", dump(a_student(revision=1)))
    assert checked(workspace).findings == ()


def test_a_sealed_workspace_is_checked_whole_where_a_key_is_at_hand(tmp_path: Path) -> None:
    age_files = pytest.importorskip("conferapp.storage.age_files")
    secret = age_files.new_identity()
    seal = age_files.AgeSeal([age_files.public_key(secret)], secret)
    workspace = Workspace(tmp_path / "w", seal)
    workspace.open()
    put(workspace, "recipients.txt", b"age1sample\n")
    put(workspace, f"students/{STUDENT_ID}.json.age", seal.close(dump(a_student())))
    put(workspace, f"{IN_FOLDER}.age", seal.close(dump(a_record())))
    assert checked(workspace).findings == ()
    put(workspace, f"{IN_FOLDER}.age", seal.close(b"{"))
    put(workspace, f"students/{STUDENT_ID}.json.age", AGE_MAGIC + b"torn")
    assert {finding.group.key for finding in checked(workspace).findings} == {"unreadable"}
