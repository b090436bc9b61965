"""Which conferences a new version of an agenda touches, found in whatever lies in a workspace."""

from datetime import date
from pathlib import Path

import pytest
from tests.samples import CREATED, a_record, a_student
from tests.unit.build import Time

from conferapp.cli.changes import wrapped
from conferapp.domain.agenda import Agenda
from conferapp.domain.authoring.narrator import GAP
from conferapp.domain.conference import Conference
from conferapp.domain.record import AgendaRef, Answer, Record
from conferapp.domain.renewal import renewed
from conferapp.storage.agendas import Loaded, read_agenda
from conferapp.storage.records import dump
from conferapp.storage.touched import Misfit, Touched, TouchedRecord, touched
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
ELSEWHERE = OLD.replace('id = "weekly"', 'id = "monthly"')
OTHER = OLD.replace('title = "Talk"', 'title = "Chat"')
MOOD, WHY = Misfit("“How are you?”", gone=False), Misfit("“Why?”", gone=True)
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


def answer(kind: str, value: str) -> Answer:
    """An answer."""
    parts = a_record().answers["confidence"].model_dump()
    return Answer(**{**parts, "kind": kind, "ask": "As it was shown", "value": value})


def held(number: int, text: str = OLD, **changed: object) -> Record:
    """A finished conference on a day of November, with an answer to each of three questions."""
    day = f"2026-11-{number:02}T16:00:00.000-05:00"
    parts: dict[str, object] = {
        "id": f"019ea2f4-0000-7000-8000-{number:012}",
        "status": "done",
        "agenda": source(text).model_copy(update={"text": None}),
        "created": day,
        "started": day,
        "ended": day,
        "answers": {
            "mood": answer("choice", "So-so"),
            "why": answer("long", "It rained."),
            "next": answer("short", "Cards"),
        },
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


def test_a_conference_that_goes_on_tells_which_answers_do_not_fit(workspace: Workspace) -> None:
    put(workspace, unfinished(3))
    assert look(workspace).records == (
        TouchedRecord(
            day=date(2026, 11, 3),
            status="open",
            path=PATH.format(day=3, number=3),
            held="old",
            keeps_agenda=True,
            misfits=(MOOD, WHY),
        ),
    )


@pytest.mark.parametrize("status", ["done", "cancelled"])
def test_in_one_that_is_over_no_answer_can_stop_fitting(workspace: Workspace, status: str) -> None:
    put(workspace, held(3, status=status))
    assert look(workspace).records[0].misfits == ()


@pytest.mark.parametrize(
    ("before", "after", "misfits"),
    [
        ('"So-so"]', '"So-so", "Sad"]', ()),
        ('"Good", "So-so"', '"So-so", "Good"', ()),
        ('"So-so"]', '"Tired"]\nother = true', ()),
        ('ask = "Why?"', 'ask = "Why so?"', ()),
        ('ask = "Why?"', 'ask = "Why?"\nmax_length = 80', ()),
        ('ask = "Why?"', 'ask = "Why?"\nmax_length = 3', (Misfit("“Why?”", gone=False),)),
        ('kind = "long"', 'kind = "yes_no"', (Misfit("“Why?”", gone=False),)),
        ('id = "why"', 'id = "reason"', (WHY,)),
    ],
)
def test_only_what_would_leave_its_question_counts(
    workspace: Workspace, before: str, after: str, misfits: tuple[Misfit, ...]
) -> None:
    put(workspace, unfinished(3))
    assert look(workspace, OLD.replace(before, after)).records[0].misfits == misfits


def test_what_does_not_fit_is_what_the_renewed_conference_has_taken_from_its_questions(
    workspace: Workspace,
) -> None:
    record = unfinished(3)
    put(workspace, record)
    conference = Conference(record, agenda(OLD), a_student(), clock=Time().clock)
    now = renewed(conference, agenda(NEW), source(NEW)).record
    asked = [name for name in now.answers if name in agenda(NEW).questions]
    assert asked == ["next"]
    (found,) = look(workspace).records
    assert len(found.misfits) == len(record.answers) - len(asked)
    apart = [name for name in now.answers if "-before-" in name]
    assert sum(not misfit.gone for misfit in found.misfits) == len(apart)


def test_a_new_bound_for_levels_takes_no_answer_from_its_question(workspace: Workspace) -> None:
    topics = OLD.replace('kind = "long"', 'kind = "topics"\nclose_from = 50')
    rows = answer("topics", "").model_copy(update={"value": [{"topic": "Fractions", "points": 4}]})
    put(workspace, unfinished(3, topics, answers={"why": rows}))
    (record,) = look(workspace, topics.replace("50", "40")).records
    assert record.misfits == ()


def test_the_newest_stands_first_and_other_agendas_are_left_out(workspace: Workspace) -> None:
    put(workspace, held(3))
    put(workspace, held(9))
    put(workspace, unfinished(6))
    put(workspace, a_record())
    assert [record.day.day for record in look(workspace).records] == [9, 6, 3]


def test_one_that_was_begun_with_the_new_version_has_nothing_to_take_up(
    workspace: Workspace,
) -> None:
    put(workspace, unfinished(3, NEW))
    found = look(workspace)
    assert [(record.held, record.misfits) for record in found.records] == [("new", ())]
    assert "Shift+F8" not in " ".join(told(found))


def test_an_answer_that_no_version_asks_for_goes_without_its_wording(workspace: Workspace) -> None:
    put(workspace, unfinished(3, OTHER, answers={"long-gone": answer("long", "Rain")}))
    (record,) = look(workspace).records
    assert (record.held, record.misfits) == ("other", (Misfit("an earlier question", gone=True),))


def test_a_question_is_named_as_the_kept_agenda_names_it(workspace: Workspace) -> None:
    put(workspace, unfinished(3, OLD.replace('"Why?"', '"Why is that, {student}?"')))
    (record,) = look(workspace).records
    assert record.misfits == (
        MOOD,
        Misfit(f"“Why is that, {GAP.format('first name')}?”", gone=True),
    )


def test_under_another_id_no_conference_takes_the_new_version_up(workspace: Workspace) -> None:
    put(workspace, unfinished(3))
    put(workspace, held(4))
    found = look(workspace, ELSEWHERE.replace('"So-so"', '"Tired"'))
    assert not found.same_id
    assert [record.misfits for record in found.records] == [(), ()]
    lines = told(found)
    assert lines[0].startswith("2 conferences in this workspace follow the agenda `weekly`: ")
    assert "It can’t take up the new version, which has another id." in lines
    assert "Shift+F8" not in " ".join(lines)


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
    assert (
        "1 conference kept no usable copy of it; there, the version in the workspace counts."
    ) in told(found)


def test_a_copy_is_not_counted_twice(workspace: Workspace) -> None:
    put(workspace, held(3))
    path = put(workspace, held(3, revision=99, answers={}), "a copy.json")
    (record,) = look(workspace).records
    assert record.path.endswith(path.name)


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"\xff\xfe", b"{}", b'{"id": 1}'])
def test_what_cannot_be_read_is_counted(workspace: Workspace, content: bytes) -> None:
    put(workspace, held(3)).with_name("broken.json").write_bytes(content)
    found = look(workspace)
    assert (len(found.records), found.unreadable) == (1, 1)


def test_a_record_that_only_looks_like_one_is_counted(workspace: Workspace) -> None:
    path = put(workspace, held(3))
    path.write_text(path.read_text(encoding="utf-8").replace('"kind": "long"', '"kind": 3'))
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


LEAD = "Once the new version is in place of the old, the tutor can take it up with Shift+F8."


def test_the_lines_count_first_and_then_list(workspace: Workspace) -> None:
    put(workspace, held(3))
    put(workspace, unfinished(4))
    put(workspace, unfinished(7, answers={"mood": answer("choice", "So-so")}))
    put(workspace, unfinished(5, NEW, status="planned", started=None, answers={}))
    put(workspace, held(6, status="cancelled", answers={})).with_name("b.json").write_bytes(b"{")
    assert told(look(workspace)) == (
        "5 conferences in this workspace follow this agenda: 1 prepared, 2 in progress, "
        "1 finished and 1 cancelled.",
        "A conference that is prepared or in progress goes on with the agenda as it was when it "
        "began.",
        f"{LEAD} No answer is lost, but these don’t fit it:",
        "· 2 answers to “How are you?”: kept in the record, since that is another question now.",
        "· 1 answer to “Why?”: kept in the record, since the question is gone or has another id.",
        "A conference that is finished or cancelled stays as it is: it keeps the wording that "
        "was shown.",
        "1 file couldn’t be read, and may hold more. Home lists them, and says why.",
        "",
        f"· 7 November 2026, in progress, begun with the old version: "
        f"{PATH.format(day=7, number=7)}",
        f"· 6 November 2026, cancelled, begun with the old version: {PATH.format(day=6, number=6)}",
        f"· 5 November 2026, prepared, begun with the new version: {PATH.format(day=5, number=5)}",
        f"· 4 November 2026, in progress, begun with the old version: "
        f"{PATH.format(day=4, number=4)}",
        f"· 3 November 2026, finished, begun with the old version: {PATH.format(day=3, number=3)}",
    )


def test_no_conference_is_told_in_one_line(workspace: Workspace) -> None:
    assert told(look(workspace)) == ("No conference in this workspace follows this agenda.",)


def test_where_every_answer_fits_the_new_version_that_is_said(workspace: Workspace) -> None:
    put(workspace, unfinished(3))
    lines = told(look(workspace, OTHER))
    assert lines[:3] == (
        "1 conference in this workspace follows this agenda. It is in progress.",
        "A conference that is in progress goes on with the agenda as it was when it began.",
        f"{LEAD} Every answer so far fits it.",
    )


def test_other_pages_for_afterwards_are_told_where_a_conference_is_finished(
    workspace: Workspace,
) -> None:
    more = f'{OLD}[[follow_up]]\nid = "after"\ntitle = "After"\n'
    sentence = "Only its pages for afterwards come from the new version."
    put(workspace, unfinished(3))
    assert sentence not in told(look(workspace, more))
    put(workspace, held(4))
    assert sentence in told(look(workspace, more))
    assert sentence not in told(look(workspace, NEW))


def test_no_name_and_no_answer_is_in_the_lines(workspace: Workspace) -> None:
    secret = answer("long", "a secret").model_copy(update={"ask": "Why, Amara?"})
    put(workspace, held(3, answers={"why": secret}, created=CREATED))
    put(workspace, unfinished(4, answers={"why": secret}))
    lines = "\n".join(told(look(workspace)))
    assert "2 conferences" in lines
    assert "secret" not in lines
    assert not {"Amara", "Okafor", "Diaz"} & set(lines.split())


def test_on_the_command_line_no_line_is_wider_than_78_and_a_path_stays_whole(
    workspace: Workspace,
) -> None:
    put(workspace, unfinished(3))
    put(workspace, held(4))
    shown = [line for lines in wrapped(told(look(workspace))) for line in lines.split("\n")]
    assert max(map(len, shown)) <= 78
    assert f"    {PATH.format(day=4, number=4)}" in shown
    said = "· 1 answer to “How are you?”: kept in the record, since that is another question now."
    assert said in " ".join(line.strip() for line in shown)
