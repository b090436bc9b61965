"""Scores go into the preparation that is planned, and nothing is overwritten silently."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

from conferapp.desk.desk import Desk, lay_desk
from conferapp.desk.opening import Opener
from conferapp.desk.session import Session
from conferapp.domain.clock import Clock
from conferapp.domain.gradebook.filling import Facts
from conferapp.domain.gradebook.reading import Scored
from conferapp.domain.student import Student
from conferapp.domain.table_file import TableFile
from conferapp.storage.locks import RecordLock
from conferapp.storage.places import Places
from conferapp.storage.students import new_student
from conferapp.ui.score_draft import ScoreDraft
from conferapp.ui.scores_text import told_before
from conferapp.ui.scoring import NO_FACTS, Done, Scoring

NOW = datetime(2026, 11, 22, 15, 30, tzinfo=timezone(timedelta(hours=-5)))
AGENDA = """
format = 1
id = "skills-talk"
title = "Skills talk"

[[preparation]]
id = "data"
title = "Data"
[[preparation.questions]]
id = "which"
kind = "short"
ask = "Which test?"
role = "assignment"
[[preparation.questions]]
id = "test-day"
kind = "date"
ask = "Which day?"
role = "assessed-on"
[[preparation.questions]]
id = "skills"
kind = "topics"
ask = "Topics?"

[[agenda]]
id = "talk"
title = "Talk"
[[agenda.questions]]
id = "well"
kind = "short"
ask = "Well?"
"""
WITHOUT = """
format = 1
id = "short-talk"
title = "Short talk"
[[agenda]]
id = "talk"
title = "Talk"
[[agenda.questions]]
id = "well"
kind = "short"
ask = "Well?"
"""
SKILLS = "skills-talk"


@dataclass
class Room:
    """A workspace with one student, and the desk of one window."""

    desk: Desk
    amara: Student

    def bring(self, *scored: Scored, chosen: tuple[str, ...] = (), facts: Facts = NO_FACTS) -> Done:
        """Bring topics in as the screen does, to the end."""
        scoring = Scoring(self.desk)
        done = scoring.bring(self.amara.id, SKILLS, scored, chosen, facts)
        assert scoring.saved(5)
        scoring.let_go()
        return done

    def plan(self, agenda: str = SKILLS) -> Session:
        """Plan a conference in this window."""
        opener = Opener(self.desk)
        loaded = opener.library().get(agenda)
        assert loaded is not None
        assert loaded.agenda is not None
        assert loaded.source is not None
        return opener.begin(self.amara.id, loaded.agenda, loaded.source)

    def leave(self, session: Session) -> None:
        """Leave a conference as it is."""
        session.keep(at_once=True)
        assert self.desk.saver.flush(5)
        session.release()

    def planned(self, *rows: tuple[str, int, int], agenda: str = SKILLS) -> None:
        """Have a conference planned, with topics in it."""
        session = self.plan(agenda)
        if rows:
            value = [{"topic": t, "points": p, "out_of": o, "mine": 1} for t, p, o in rows]
            session.conference.answer("skills", value)  # type: ignore[arg-type]  # rows are JSON
        else:
            session.conference.note(session.conference.place(), "Planned.")
        self.leave(session)

    @property
    def records(self) -> list[dict[str, Any]]:
        """All records."""
        found = sorted(self.desk.places.workspace.glob("records/*/*.json"))
        return [json.loads(path.read_text("utf-8")) for path in found]

    @property
    def topics(self) -> list[tuple[object, ...]]:
        """The topics in the one record."""
        (record,) = self.records
        rows = record["answers"]["skills"]["value"]
        return [(row["topic"], row["points"], row["out_of"]) for row in rows]


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    """A workspace with one student and two agendas of its own."""
    places = Places(tmp_path / "workspace", tmp_path / "config", tmp_path / "state")
    desk = lay_desk(places, Clock(now=lambda: NOW))
    for name, text in ((SKILLS, AGENDA), ("short-talk", WITHOUT)):
        desk.workspace.agendas.mkdir(parents=True, exist_ok=True)
        (desk.workspace.agendas / f"{name}.toml").write_text(text, encoding="utf-8")
    amara = new_student("Amara Okafor", called=None, grade=None, subject=None, tutor=None)
    amara = amara.model_copy(update={"external_id": "K-1"})
    desk.shelf.store.save(amara)
    desk.saver.start()
    yield Room(desk, amara)
    desk.saver.close(5)
    desk.index.close()


RATIOS = Scored("Ratios", 9, 10)


def test_where_nothing_is_planned_a_conference_is(room: Room) -> None:
    done = room.bring(RATIOS)
    assert (done.title, done.began, done.told.came) == ("Skills talk", True, 1)
    (record,) = room.records
    assert (record["status"], record["started"]) == ("planned", None)
    answer = record["answers"]["skills"]
    assert (answer["by"], answer["part"]) == ("tutor", "preparation")
    assert answer["value"][0]["level"] == "mastered"
    assert answer["value"][0]["set"] == "data"
    assert list(record["answers"]) == ["skills"]


def test_what_is_planned_already_takes_them(room: Room) -> None:
    room.planned(("Own topic", 1, 2))
    done = room.bring(RATIOS)
    assert not done.began
    assert room.topics == [("Own topic", 1, 2), ("Ratios", 9, 10)]
    (record,) = room.records
    assert record["answers"]["skills"]["value"][0]["mine"] == 1


def test_other_points_stay_until_they_are_chosen(room: Room) -> None:
    room.planned(("Ratios", 5, 10))
    done = room.bring(RATIOS)
    assert done.told.kept == 1
    assert "kept" in done.why
    assert room.topics == [("Ratios", 5, 10)]
    done = room.bring(RATIOS, chosen=("ratios",))
    assert (done.why, done.told.replaced) == ("", 1)
    assert room.topics == [("Ratios", 9, 10)]


def test_the_same_once_more_changes_nothing(room: Room) -> None:
    room.bring(RATIOS)
    (before,) = room.records
    assert room.bring(RATIOS).why
    assert room.records == [before]


def test_a_conference_in_progress_takes_them_too(room: Room) -> None:
    session = room.plan()
    session.conference.enter(session.conference.agenda.agenda[0])
    room.leave(session)
    assert not room.bring(RATIOS).began
    assert room.topics == [("Ratios", 9, 10)]


def test_a_planned_conference_that_asks_for_no_topics_stays_as_it_is(room: Room) -> None:
    room.planned(agenda="short-talk")
    assert room.bring(RATIOS).began
    answers = {record["agenda"]["id"]: list(record["answers"]) for record in room.records}
    assert answers == {"short-talk": [], "skills-talk": ["skills"]}


def test_a_conference_that_another_window_has_is_left_alone(room: Room) -> None:
    room.planned(("Ratios", 5, 10))
    (before,) = room.records
    other = RecordLock(room.desk.places.locks)
    assert other.take(before["id"])
    done = room.bring(Scored("Angles", 3, 4))
    other.release(before["id"])
    assert "Another window" in done.why
    assert room.records == [before]
    assert room.bring(Scored("Angles", 3, 4)).why == ""


def test_afterwards_another_window_can_have_it(room: Room) -> None:
    room.bring(RATIOS)
    (record,) = room.records
    other = RecordLock(room.desk.places.locks)
    assert other.take(record["id"])
    other.release(record["id"])


def test_name_and_day_go_only_where_there_are_none(room: Room) -> None:
    session = room.plan()
    session.conference.answer("which", "the shapes check")
    room.leave(session)
    room.bring(RATIOS, facts={"assignment": "Unit 3", "assessed-on": "2026-11-20"})
    (record,) = room.records
    said = {name: answer["value"] for name, answer in record["answers"].items()}
    assert said["which"] == "the shapes check"
    assert said["test-day"] == "2026-11-20"


def test_more_topics_than_anybody_talks_about_are_refused(room: Room) -> None:
    done = room.bring(*(Scored(f"Topic {number}", 1, 2) for number in range(201)))
    assert "200 rows" in done.why
    assert room.records == []


def test_an_unreadable_record_is_left_alone_with_the_reason(room: Room) -> None:
    room.planned(("Ratios", 5, 10))
    scoring = Scoring(room.desk)
    assert scoring.students[0].in_progress
    (path,) = room.desk.places.workspace.glob("records/*/*.json")
    path.write_text("{", encoding="utf-8")
    assert scoring.bring(room.amara.id, SKILLS, [RATIOS]).why
    assert path.read_text(encoding="utf-8") == "{"


# The draft --------------------------------------------------------------------------------

HEADER = ("Name", "Student ID", "Ratios (10)")


def draft(room: Room, *rows: tuple[str, ...], only: str = "") -> ScoreDraft:
    """A draft at its dry run."""
    made = ScoreDraft(Scoring(room.desk), only)
    made.take(TableFile(HEADER, rows, tuple(range(2, len(rows) + 2))))
    made.match()
    for row in made.shown:
        made.look(row)
    return made


def test_a_student_is_found_by_the_schools_id(room: Room) -> None:
    (row,) = draft(room, ("A. O.", "k-1", "7")).shown
    assert row.student is not None
    assert row.student.id == room.amara.id
    assert row.goes_in


def test_a_row_that_is_nobodys_can_be_given_to_somebody(room: Room) -> None:
    made = draft(room, ("Ama Okaf", "", "7"))
    (row,) = made.shown
    assert list(made.going()) == []
    made.assign(row, room.amara.id)
    assert list(made.going()) == [row]
    assert made.free() == ()
    made.assign(row, "")
    assert list(made.going()) == []


def test_who_has_left_is_not_found_again(room: Room) -> None:
    room.desk.shelf.store.save(room.amara.changed(archived=True))
    (row,) = draft(room, ("Amara Okafor", "", "7")).shown
    assert row.student is None
    assert "has left" in row.owner.why


def test_who_needs_a_word_stands_on_top(room: Room) -> None:
    made = draft(room, ("Amara Okafor", "", "7"), ("Nobody Here", "", "8"))
    made.put_first()
    assert [row.pupil.name for row in made.shown] == ["Nobody Here", "Amara Okafor"]


def test_for_one_student_the_other_rows_are_not_used(room: Room) -> None:
    rows = (("Amara Okafor", "", "7"), ("Sample Student", "", "8"))
    made = draft(room, *rows, only=room.amara.id)
    assert [row.pupil.name for row in made.shown] == ["Amara Okafor"]
    assert made.unshown == 1


def test_without_a_row_of_theirs_those_that_could_be_are_offered(room: Room) -> None:
    made = draft(room, ("Ama Okaf", "", "7"), ("Sample", "", "8"), only=room.amara.id)
    assert [row.pupil.name for row in made.shown] == ["Ama Okaf", "Sample"]


def test_all_that_differ_are_taken_and_kept_at_one_go(room: Room) -> None:
    room.planned(("Ratios", 5, 10))
    made = draft(room, ("Amara Okafor", "", "7"))
    (row,) = made.shown
    made.choose_all()
    assert row.chosen == {"ratios"}
    made.choose_all()
    assert row.chosen == set()


def test_the_agenda_is_the_one_that_was_had_last(room: Room) -> None:
    assert draft(room, ("Amara Okafor", "", "7")).agenda != SKILLS
    session = room.plan()
    session.conference.answer("well", "Fine.")
    session.finish()
    room.leave(session)
    assert draft(room, ("Amara Okafor", "", "7")).agenda == SKILLS


def test_more_points_than_there_were_come_in_but_are_told_and_stand_on_top(room: Room) -> None:
    other = new_student("Sample Student", called=None, grade=None, subject=None, tutor=None)
    room.desk.shelf.store.save(other)
    made = draft(room, ("Amara Okafor", "", "7"), ("Sample Student", "", "12"))
    made.put_first()
    assert [row.pupil.over for row in made.shown] == [1, 0]
    assert all(row.goes_in for row in made.shown)
    assert "⚑ 1 topic with more points than there were." in told_before(made)
    assert "not understood" not in told_before(made)


def test_cells_that_are_left_out_are_counted_on_top(room: Room) -> None:
    others = (("Sample Student", "", "7"), ("Twin Sample", "", "8"))
    made = draft(room, *others, ("Amara Okafor", "", "x7"))
    assert "⚑ 1 cell not understood, and left out." in told_before(made)
