"""Which conferences a new version of an agenda touches, found in whatever lies in a workspace."""

from datetime import date
from pathlib import Path

import pytest
from tests.samples import CREATED, a_record

from conferapp.domain.agenda import Agenda
from conferapp.domain.record import AgendaRef, Answer, Record
from conferapp.storage.agendas import Loaded, read_agenda
from conferapp.storage.records import dump
from conferapp.storage.touched import Touched, TouchedRecord, touched
from conferapp.storage.touched_words import told
from conferapp.storage.workspace import Workspace

OLD = """
format = 1
id = "weekly"
title = "Weekly"
[[agenda]]
id = "talk"
title = "Talk"
[[agenda.questions]]
id = "mood"
kind = "choice"
ask = "How are you?"
options = ["Good", "So-so"]
[[agenda.questions]]
id = "why"
kind = "long"
ask = "Why?"
[[agenda.questions]]
id = "next"
kind = "short"
ask = "What next?"
"""
NEW = OLD.replace('"So-so"', '"Tired"').replace('id = "why"', 'id = "reason"')
OTHER = OLD.replace('title = "Talk"', 'title = "Chat"')
PATH = "records/s-7f3a9c21/2026-11-{day:02}-weekly-{number:08}.json"


def loaded(text: str) -> Loaded:
    """An agenda out of its text."""
    read = read_agenda(text, "weekly.toml")
    assert read.agenda is not None, [problem.sentence() for problem in read.problems]
    return read


def agenda(text: str) -> Agenda:
    """The same, the agenda alone."""
    read = loaded(text).agenda
    assert read is not None
    return read


def source(text: str) -> AgendaRef:
    """How a record that isn't finished names its agenda."""
    read = loaded(text).source
    assert read is not None
    return read


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """An empty workspace."""
    made = Workspace(tmp_path / "w")
    made.open()
    return made


def held(number: int, text: str = OLD, **changed: object) -> Record:
    """A finished conference on a day of November, with an answer to each of three questions."""
    day = f"2026-11-{number:02}T16:00:00.000-05:00"
    answer = a_record().answers["confidence"]
    parts: dict[str, object] = {
        "id": f"019ea2f4-0000-7000-8000-{number:012}",
        "status": "done",
        "agenda": source(text).model_copy(update={"text": None}),
        "created": day,
        "started": day,
        "ended": day,
        "answers": dict.fromkeys(("mood", "why", "next"), answer),
    }
    return a_record(**{**parts, **changed})


def unfinished(number: int, text: str = OLD, **changed: object) -> Record:
    """One that goes on."""
    parts: dict[str, object] = {"status": "open", "agenda": source(text), "ended": None}
    return held(number, text, **{**parts, **changed})


def put(workspace: Workspace, record: Record, name: str = "") -> Path:
    """Write a record where it belongs, or under another name beside that."""
    path = workspace.record_path(record.student.id, record.created, record.agenda.id, record.id)
    path.parent.mkdir(exist_ok=True)
    path = path.with_name(name) if name else path
    path.write_bytes(dump(record))
    return path


def look(workspace: Workspace, new: str = NEW, *, prints: bool = True) -> Touched:
    """What is touched."""
    return touched(
        workspace,
        "weekly",
        agenda(OLD),
        agenda(new),
        old_print=source(OLD).fingerprint if prints else "",
        new_print=source(new).fingerprint if prints else "",
    )


def test_a_workspace_that_is_not_there_has_nothing(tmp_path: Path) -> None:
    assert look(Workspace(tmp_path / "none")) == Touched("weekly")
    assert list(tmp_path.iterdir()) == []


def test_a_finished_conference_tells_how_many_answers_stand_apart(workspace: Workspace) -> None:
    put(workspace, held(3))
    assert look(workspace).records == (
        TouchedRecord(
            day=date(2026, 11, 3),
            status="done",
            path=PATH.format(day=3, number=3),
            held="old",
            keeps_agenda=False,
            answers=3,
            apart=2,
        ),
    )


def test_the_newest_stands_first_and_other_agendas_are_left_out(workspace: Workspace) -> None:
    put(workspace, held(3))
    put(workspace, held(9))
    put(workspace, unfinished(6))
    put(workspace, a_record())
    assert [record.day.day for record in look(workspace).records] == [9, 6, 3]


def test_one_that_was_held_with_the_new_version_has_no_answers_apart(workspace: Workspace) -> None:
    answers = dict.fromkeys(("mood", "reason"), a_record().answers["confidence"])
    put(workspace, held(3, NEW, answers=answers))
    (record,) = look(workspace).records
    assert (record.held, record.answers, record.apart) == ("new", 2, 0)


def test_answers_to_questions_that_nobody_asks_any_more_count_too(workspace: Workspace) -> None:
    answers = dict.fromkeys(("next", "long-gone"), a_record().answers["confidence"])
    put(workspace, held(3, OTHER, answers=answers))
    (record,) = look(workspace).records
    assert (record.held, record.answers, record.apart) == ("other", 2, 1)


@pytest.mark.parametrize(("text", "version"), [(OLD, "old"), (NEW, "new"), (OTHER, "other")])
def test_without_fingerprints_a_kept_agenda_tells_its_version(
    workspace: Workspace, text: str, version: str
) -> None:
    put(workspace, unfinished(3, f"# a comment\n{text}"))
    put(workspace, held(4, text))
    finished, going_on = look(workspace, prints=False).records
    assert (going_on.held, going_on.keeps_agenda) == (version, True)
    assert finished.held == "other"


def test_an_agenda_with_another_comment_is_the_same_version(workspace: Workspace) -> None:
    put(workspace, unfinished(3, f"# a comment\n{OLD}"))
    assert look(workspace).records[0].held == "old"


@pytest.mark.parametrize("text", [None, "", "[[", 'id = "weekly"'])
def test_one_without_a_usable_agenda_of_its_own_is_told(
    workspace: Workspace, text: str | None
) -> None:
    lost = AgendaRef(id="weekly", title="Weekly", fingerprint="sha256:1", text=text)
    put(workspace, unfinished(3, agenda=lost))
    found = look(workspace)
    assert [(r.keeps_agenda, r.held) for r in found.records] == [(False, "other")]
    assert "Without a copy of their agenda: 1. They go on with the new version." in told(found)


def test_a_copy_is_not_counted_twice(workspace: Workspace) -> None:
    put(workspace, held(3))
    path = put(workspace, held(3, revision=99, answers={}), "a copy.json")
    (record,) = look(workspace).records
    assert record.path.endswith(path.name)
    assert record.answers == 0


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"\xff\xfe", b"{}", b'{"id": 1}'])
def test_what_cannot_be_read_is_counted(workspace: Workspace, content: bytes) -> None:
    put(workspace, held(3)).with_name("broken.json").write_bytes(content)
    found = look(workspace)
    assert (len(found.records), found.unreadable) == (1, 1)


def test_a_record_that_only_looks_like_one_is_counted(workspace: Workspace) -> None:
    path = put(workspace, held(3))
    path.write_text(path.read_text(encoding="utf-8").replace('"value": 3', '"by": 3'))
    assert look(workspace) == Touched("weekly", unreadable=1)


def test_a_folder_that_is_none_raises_nothing(workspace: Workspace) -> None:
    workspace.records.rmdir()
    workspace.records.write_text("not a folder")
    assert look(workspace) == Touched("weekly", unreadable=1)


def test_nothing_is_written(workspace: Workspace) -> None:
    path = put(workspace, unfinished(3))
    before = path.read_bytes(), path.stat().st_mtime_ns, sorted(workspace.root.rglob("*"))
    look(workspace)
    assert before == (path.read_bytes(), path.stat().st_mtime_ns, sorted(workspace.root.rglob("*")))


# For people -------------------------------------------------------------------------------


def test_the_lines_count_first_and_then_list(workspace: Workspace) -> None:
    put(workspace, held(3))
    put(workspace, unfinished(4))
    put(workspace, unfinished(5, NEW, status="planned", started=None, answers={}))
    put(workspace, held(6, status="cancelled", answers={})).with_name("b.json").write_bytes(b"{")
    assert told(look(workspace)) == (
        "4 conferences follow the agenda `weekly`: 1 prepared, 1 in progress, 1 finished and "
        "1 cancelled.",
        "Not finished: 2. The agenda stays for them as it was when they began.",
        "Nothing in a finished record changes: it keeps the wording that was shown.",
        "4 of their 6 answers belong to questions that were taken away, have another id, or ask "
        "for something else now. They stay readable, with their question.",
        "1 file couldn’t be read, and may hold more. Home lists them, and says why.",
        "6 November 2026: cancelled, begun with the version before "
        f"({PATH.format(day=6, number=6)})",
        f"5 November 2026: prepared, begun with the new version ({PATH.format(day=5, number=5)})",
        "4 November 2026: in progress, begun with the version before, 2 of 3 answers "
        f"not asked for like that any more ({PATH.format(day=4, number=4)})",
        "3 November 2026: finished, begun with the version before, 2 of 3 answers "
        f"not asked for like that any more ({PATH.format(day=3, number=3)})",
    )


def test_no_conference_is_told_in_one_line(workspace: Workspace) -> None:
    assert told(look(workspace)) == ("No conference follows the agenda `weekly`.",)


def test_where_every_answer_goes_with_the_new_version_that_is_said(workspace: Workspace) -> None:
    put(workspace, held(3))
    lines = told(look(workspace, OTHER))
    assert lines[0] == "1 conference follows the agenda `weekly`: 1 finished."
    assert "All of their answers (3) belong to questions that are asked as before." in lines


def test_other_pages_for_afterwards_are_told_where_a_conference_is_finished(
    workspace: Workspace,
) -> None:
    more = f'{OLD}[[follow_up]]\nid = "after"\ntitle = "After"\n'
    sentence = "Pages for afterwards that are opened from now on are those of the new version."
    put(workspace, unfinished(3))
    assert sentence not in told(look(workspace, more))
    put(workspace, held(4))
    assert sentence in told(look(workspace, more))
    assert sentence not in told(look(workspace, NEW))


def test_no_name_and_no_answer_is_in_the_lines(workspace: Workspace) -> None:
    answer = a_record().answers["confidence"]
    secret = Answer(**{**answer.model_dump(), "kind": "long", "value": "a secret"})
    put(workspace, held(3, answers={"why": secret}, created=CREATED))
    put(workspace, unfinished(4, answers={"why": secret}))
    lines = "\n".join(told(look(workspace)))
    assert "2 conferences" in lines
    assert "secret" not in lines
    assert not {"Amara", "Okafor", "Diaz"} & set(lines.split())
