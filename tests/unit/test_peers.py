"""Peers: who could help and who shares a need, looked up in everyone's records."""

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from tests.samples import a_record, a_student
from tests.unit.build import Time, an_answer, conference, page

from conferapp.domain.beside import beside
from conferapp.domain.conference import Conference
from conferapp.domain.model import Row, Value
from conferapp.domain.peers import MOST_NAMES, Need, Peer, names, needs
from conferapp.domain.record import Answer, Record, StudentRef
from conferapp.domain.standing import Around
from conferapp.storage.caseload import Caseload
from conferapp.storage.peers import RECENT, find_peers
from conferapp.storage.records import dump
from conferapp.storage.workspace import Workspace

BEN = Peer("Ben", {"ratios": "mastered", "area": "close"})
LENA = Peer("Lena", {"ratios": "not yet", "area": "mastered"})

# Who could work together ------------------------------------------------------------------


def test_for_each_need_there_is_who_can_help_and_who_shares_it() -> None:
    levels = {"Ratios": "not yet", "Area": "close", "Time": "mastered"}
    assert needs(levels, [BEN, LENA]) == (
        Need("Ratios", mastered=("Ben",), sharing=("Lena",)),
        Need("Area", mastered=("Lena",), sharing=("Ben",)),
    )


def test_a_need_that_nobody_knows_anything_about_is_left_out() -> None:
    assert needs({"Angles": "not yet"}, [BEN, LENA]) == ()
    assert needs({"Ratios": "not yet"}, []) == ()


def test_what_is_mastered_is_no_need() -> None:
    assert needs({"Ratios": "mastered"}, [BEN, LENA]) == ()


def test_topics_are_the_same_whatever_their_case() -> None:
    (need,) = needs({"RATIOS": "close"}, [BEN])
    assert (need.topic, need.mastered) == ("RATIOS", ("Ben",))


def test_many_names_are_cut_short_with_how_many_there_are() -> None:
    assert names(["Ben", "Lena"]) == "Ben, Lena"
    many = [f"S{number}" for number in range(MOST_NAMES)]
    assert names(many) == ", ".join(many)
    assert names([*many, "Ann", "Bo"]) == f"{', '.join(many)} and 2 more"


TOML = """
[[preparation]]
id = "data"
title = "Data"
questions = [{ id = "skills", kind = "topics", ask = "Skills?" }]
[[reflection]]
id = "theirs"
title = "Theirs"
who = "student"
show = ["peers"]
[[agenda]]
id = "live"
title = "Live"
show = ["peers"]
"""


def test_peers_stand_beside_a_page_for_the_tutor_and_never_beside_a_students() -> None:
    talk = conference(TOML, peers=[BEN, LENA])
    talk.answer("skills", [{"topic": "Ratios", "level": "close"}])
    (item,) = beside(talk, page(talk, "live"))
    assert item.voices[0].text == "Ratios\n  ✓ can help: Ben\n  ⇄ shares it: Lena"
    assert beside(talk, page(talk, "theirs")) == ()


def test_peers_are_looked_up_once_and_only_when_a_page_shows_them() -> None:
    calls: list[str] = []

    def look_up() -> tuple[Peer, ...]:
        calls.append("looked up")
        return (BEN,)

    talk = conference(TOML)
    talk.answer("skills", [{"topic": "Ratios", "level": "close"}])
    around = Around(peers=look_up)
    talk = Conference(talk.record, talk.agenda, talk.student, clock=talk.clock, around=around)
    beside(talk, page(talk, "theirs"))
    assert calls == []
    assert beside(talk, page(talk, "live")) == beside(talk, page(talk, "live"))
    assert calls == ["looked up"]


# Where others stand -----------------------------------------------------------------------


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """A workspace with the student who is left out, and two others."""
    made = Workspace(tmp_path / "w")
    made.open()
    for student_id, name in (("s-7f3a9c21", "Amara Okafor"), ("s-ben", "Ben Ito")):
        student = a_student(id=student_id, name=name)
        made.student_path(student_id).write_bytes(dump(student))
    return made


def skills(levels: Mapping[str, str], *, by: str = "tutor") -> Answer:
    """Topics with their levels."""
    rows: list[Row] = [{"topic": topic, "level": level} for topic, level in levels.items()]
    return an_answer("topics", [*rows], by="student" if by == "student" else "tutor")


def put(
    workspace: Workspace, day: int, *answers: Answer, student: str = "s-ben", status: str = "done"
) -> Path:
    """A conference of a student on a day of November."""
    at = f"2026-11-{day:02}T16:00:00.000-05:00"
    record: Record = a_record(
        id=f"019ea2f4-0000-7000-8000-{day:012}",
        created=at,
        started=at,
        status=status,
        student=StudentRef(id=student, name="Ben Ito"),
        answers={f"a{number}": answer for number, answer in enumerate(answers)},
    )
    path = workspace.record_path(student, at, record.agenda.id, record.id)
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(dump(record))
    return path


def found(workspace: Workspace) -> tuple[Peer, ...]:
    """Where the others stand, seen from Amara."""
    return find_peers(Caseload.read(workspace, Time().clock.today()), "s-7f3a9c21")


def test_every_other_student_with_a_level_is_a_peer(workspace: Workspace) -> None:
    put(workspace, 3, skills({"Ratios": "close"}))
    put(workspace, 4, skills({"Ratios": "mastered"}), student="s-7f3a9c21")
    assert found(workspace) == (Peer("Ben", {"ratios": "close"}),)


def test_somebody_without_a_level_is_no_peer(workspace: Workspace) -> None:
    put(workspace, 3, an_answer("short", "fine"))
    assert found(workspace) == ()


def test_the_newest_level_of_a_topic_wins_and_older_topics_stay(workspace: Workspace) -> None:
    put(workspace, 3, skills({"Ratios": "not yet", "Area": "close"}))
    put(workspace, 9, skills({"RATIOS": "mastered"}))
    assert found(workspace) == (Peer("Ben", {"ratios": "mastered", "area": "close"}),)


def test_a_conference_that_is_still_open_counts_and_a_cancelled_or_planned_one_does_not(
    workspace: Workspace,
) -> None:
    put(workspace, 3, skills({"Ratios": "not yet"}))
    put(workspace, 9, skills({"Ratios": "close"}), status="open")
    put(workspace, 12, skills({"Ratios": "mastered"}), status="cancelled")
    put(workspace, 13, skills({"Ratios": "mastered"}), status="planned")
    assert found(workspace) == (Peer("Ben", {"ratios": "close"}),)


def test_what_a_student_says_of_their_own_skills_is_not_passed_on(workspace: Workspace) -> None:
    put(workspace, 3, skills({"Ratios": "mastered"}, by="student"), skills({"Area": "close"}))
    assert found(workspace) == (Peer("Ben", {"area": "close"}),)


def test_what_was_last_seen_half_a_year_ago_tells_nothing_of_today(workspace: Workspace) -> None:
    put(workspace, 1, skills({"Area": "mastered"}))
    put(workspace, 9, skills({"Ratios": "close"}))
    later = date(2026, 11, 5) + RECENT
    peers = find_peers(Caseload.read(workspace, later), "s-7f3a9c21")
    assert peers == (Peer("Ben", {"ratios": "close"}),)


def test_students_of_another_tutor_are_no_peers(workspace: Workspace) -> None:
    put(workspace, 3, skills({"Ratios": "close"}))
    for student, tutor in (("s-7f3a9c21", "One"), ("s-ben", "Another")):
        whose = a_student(id=student, tutor=tutor)
        workspace.student_path(student).write_bytes(dump(whose))
    assert found(workspace) == ()


def test_a_student_who_has_left_is_no_peer(workspace: Workspace) -> None:
    put(workspace, 3, skills({"Ratios": "close"}))
    gone = a_student(id="s-ben", name="Ben Ito", archived=True)
    workspace.student_path("s-ben").write_bytes(dump(gone))
    assert found(workspace) == ()


def test_a_peer_is_called_what_they_like_to_be_called(workspace: Workspace) -> None:
    put(workspace, 3, skills({"Ratios": "close"}))
    called = a_student(id="s-ben", name="Benjamin Ito", called="Benji")
    workspace.student_path("s-ben").write_bytes(dump(called))
    assert [peer.name for peer in found(workspace)] == ["Benji"]


def test_a_file_that_went_bad_is_passed_over(workspace: Workspace) -> None:
    put(workspace, 3, skills({"Ratios": "close"}))
    newer = put(workspace, 9, skills({"Area": "mastered"}))
    newer.write_bytes(b"{")
    assert found(workspace) == (Peer("Ben", {"ratios": "close"}),)


@pytest.mark.parametrize("answers", [["words"], {"a": "words"}, {"a": {}}, "words", 3])
def test_answers_of_a_foreign_shape_are_passed_over(workspace: Workspace, answers: Value) -> None:
    put(workspace, 3, skills({"Ratios": "close"}))
    odd = put(workspace, 9)
    odd.write_text(json.dumps(json.loads(odd.read_text("utf-8")) | {"answers": answers}), "utf-8")
    assert found(workspace) == (Peer("Ben", {"ratios": "close"}),)


@pytest.mark.parametrize(
    "value",
    [
        None,
        "words",
        3,
        {},
        ["words"],
        [[]],
        [{"topic": 3, "level": "close"}],
        [{"topic": "Area", "level": None}],
        [{"topic": "Area", "level": ["close"]}],
        [{"level": "close"}],
    ],
)
def test_rows_of_a_foreign_shape_are_passed_over(workspace: Workspace, value: Value) -> None:
    put(workspace, 3, an_answer("topics", value, by="tutor"), skills({"Ratios": "close"}))
    assert found(workspace) == (Peer("Ben", {"ratios": "close"}),)
