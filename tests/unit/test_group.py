"""A small group: what was agreed and noted once is kept with each, and nobody else is named."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from tests.unit.build import Time

from conferapp.desk.desk import Desk, lay_desk
from conferapp.desk.opening import Opener
from conferapp.domain.board import Member
from conferapp.domain.group import Group, first_step, slots
from conferapp.domain.naming import Called, Named, named_in
from conferapp.domain.record import Record
from conferapp.domain.student import Student
from conferapp.domain.text import clean
from conferapp.storage.agendas import read_agenda
from conferapp.storage.classes import MOST, scopes, students_of
from conferapp.storage.group_file import Draft, GroupFile
from conferapp.storage.places import Places
from conferapp.storage.records import read_record
from conferapp.ui.group_form import GroupForm
from conferapp.ui.grouping import NO_AGENDA, GroupAt, Grouper

GROUP = Group("fractions", "Small group: fractions", "Tuesday", "Draw it first.\nThat helped.")
ANA, BEN, CY = "s-00000001", "s-00000002", "s-00000003"
NAMES = {ANA: "Ana Moreno", BEN: "Ben Ruiz", CY: "Cy Wu"}


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A desk with three students."""
    places = Places(tmp_path / "work", tmp_path / "config", tmp_path / "state")
    laid = lay_desk(places, Time().clock)
    laid.saver.start()
    for key, name in NAMES.items():
        laid.saver.offer(Student(id=key, revision=1, name=name, grade="7", tutor="R. Diaz"))
    assert laid.saver.flush(10)
    yield laid
    laid.saver.close(10)
    laid.index.close()


def grouper(desk: Desk) -> Grouper:
    """What keeps groups."""
    return Grouper(desk, 10)


def records(desk: Desk, student: str) -> list[Record]:
    """The conferences of a student, as they are on disk."""
    files = sorted((desk.workspace.root / "records" / student).glob("*.json"))
    return [read_record(path).record for path in files]


# What is kept --------------------------------------------------------------------------------


def test_each_member_has_the_step_in_the_plan_and_the_note_in_the_record(desk: Desk) -> None:
    kept = grouper(desk).keep(GROUP, [ANA, BEN])
    assert (kept.ids, kept.problem, kept.saved) == ((ANA, BEN), "", True)
    for student in (ANA, BEN):
        (record,) = records(desk, student)
        assert record.status == "done"
        assert [note.text for note in record.notes] == ["Draw it first.\nThat helped."]
        desk.index.refresh()
        line = desk.caseload().student(student)
        assert line is not None
        assert [item.name for item in line.actions] == ["Small group: fractions"]
        assert line.actions[0].row["when"] == "Tuesday"
    assert records(desk, CY) == []


def test_no_record_names_another_member(desk: Desk) -> None:
    grouper(desk).keep(GROUP, NAMES)
    for student, name in NAMES.items():
        (record,) = records(desk, student)
        told = record.model_dump_json()
        others = [part for key, other in NAMES.items() if key != student for part in other.split()]
        assert name in told
        assert [other for other in others if other in told] == []
        assert not any(key in told for key in NAMES if key != student)


def test_the_note_is_the_tutors_own(desk: Desk) -> None:
    grouper(desk).keep(GROUP, [ANA])
    (record,) = records(desk, ANA)
    assert [note.by for note in record.notes] == ["tutor"]
    assert all("helped" not in answer.model_dump_json() for answer in record.answers.values())


def test_the_plan_of_before_stands_beside_the_new_step(desk: Desk) -> None:
    group = grouper(desk)
    group.keep(GROUP, [ANA])
    group.keep(replace(GROUP, what="Try two at home", when="Friday"), [ANA])
    desk.index.refresh()
    line = desk.caseload().student(ANA)
    assert line is not None
    assert {item.name for item in line.actions} == {"Small group: fractions", "Try two at home"}


def test_the_same_step_noted_again_stands_once(desk: Desk) -> None:
    group = grouper(desk)
    group.keep(replace(GROUP, note=""), [ANA])
    group.keep(GROUP, [ANA])
    desk.index.refresh()
    line = desk.caseload().student(ANA)
    assert line is not None
    assert len(line.actions) == 1


def test_in_a_folder_that_can_only_be_read_nothing_is_kept_and_that_is_said(desk: Desk) -> None:
    kept = grouper(replace(desk, only_reads="The disk is full.")).keep(GROUP, [ANA])
    assert kept.ids == ()
    assert "The disk is full." in kept.problem
    assert records(desk, ANA) == []


def test_a_group_isnt_what_the_next_conference_begins_with(desk: Desk) -> None:
    grouper(desk).keep(GROUP, [ANA])
    assert Opener(desk).last(ANA) == ""


# The agenda of a program ---------------------------------------------------------------------

OWN = """
format = 1
id = "small-group"
title = "Table time"
[[agenda]]
id = "table"
title = "At the table"
who = "together"
[[agenda.questions]]
id = "did"
kind = "long"
ask = "What did we do?"
"""
STEPS = '[[agenda.questions]]\nid = "todo"\nkind = "actions"\nask = "And now?"\n'


def test_a_programs_own_agenda_is_filled_in_by_the_kinds_of_its_questions(desk: Desk) -> None:
    desk.workspace.agendas.mkdir(exist_ok=True)
    (desk.workspace.agendas / "ours.toml").write_text(OWN + STEPS, encoding="utf-8")
    assert grouper(desk).warning() == ""
    grouper(desk).keep(GROUP, [ANA])
    (record,) = records(desk, ANA)
    assert record.agenda.title == "Table time"
    assert record.answers["did"].value == "fractions"
    assert record.answers["todo"].by == "tutor"
    assert record.notes[0].page == "table"


def test_an_agenda_without_actions_says_so_and_keeps_the_note(desk: Desk) -> None:
    desk.workspace.agendas.mkdir(exist_ok=True)
    (desk.workspace.agendas / "ours.toml").write_text(OWN, encoding="utf-8")
    assert "no question of the kind actions" in grouper(desk).warning()
    assert grouper(desk).keep(GROUP, [ANA]).ids == (ANA,)
    assert len(records(desk, ANA)[0].notes) == 1


def test_what_the_student_may_not_have_is_no_place_for_the_group() -> None:
    tutors = OWN.replace('who = "together"', 'who = "tutor"') + STEPS
    agenda = read_agenda(tutors, "ours.toml").agenda
    assert agenda is not None
    assert slots(agenda).work is None


def test_without_any_such_agenda_it_is_said(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("conferapp.ui.grouping.GROUP_AGENDA", "gone")
    assert grouper(desk).warning() == NO_AGENDA
    assert grouper(desk).keep(GROUP, [ANA]).problem == NO_AGENDA


# Names ---------------------------------------------------------------------------------------

OTHERS = (
    Called("s-1", "Ana Moreno", "Ana"),
    Called("s-2", "Will Ford", "Will"),
    Called("s-3", "José García López", "José"),
    Called("s-4", "Jean-Luc de la Cruz", "Jean-Luc"),
    Called("s-5", "小明", "小明"),
    Called("s-6", "Leilani Young", "Lani"),
    Called("s-7", "Sample Student", "Sample"),
    Called("s-8", "Ben Carpenter", "Ben"),
)


@pytest.mark.parametrize(
    ("note", "surely", "perhaps"),
    [
        ("Ana led.", ("Ana",), ()),
        ("ana’s drawing helped", ("Ana",), ()),
        ("Banana split", (), ()),
        ("It will help the young students", (), ()),
        ("Ask Will", (), ("Will",)),
        ("JOSE was here", ("José",), ()),
        ("With jean-luc", ("Jean-Luc",), ()),
        ("今天小明很好", ("小明",), ()),
        ("LEILANIS turn", ("Leilani",), ()),
        ("Leilani’s, and Lani’s", ("Lani", "Leilani"), ()),
        ("Moreno and Cruz", ("Moreno", "Cruz"), ()),
        ("De la mano", (), ()),
        ("Long way: like a carpenter", (), ("Carpenter",)),
        ("anas", (), ("Ana",)),
    ],
)
def test_names_of_all_students_are_found(
    note: str, surely: tuple[str, ...], perhaps: tuple[str, ...]
) -> None:
    found = named_in(note, OTHERS, ["s-1", "s-3"])
    assert (found.surely, found.perhaps) == (surely, perhaps)


def test_one_alone_may_be_named_and_nobody_else() -> None:
    two = Called("s-9", "Ana Wu", "Ana")
    assert named_in("Ana Moreno led", [*OTHERS, two], ["s-1"]) == Named()
    assert named_in("Ana helped Ben", OTHERS, ["s-1"]).surely == ("Ben",)
    assert named_in("Ana led", OTHERS, ["s-1", "s-2"]).surely == ("Ana",)


def test_somebody_who_isnt_in_the_list_is_found_in_the_step(desk: Desk) -> None:
    group = Group(what="Work with Ms. Wu’s table")
    assert grouper(desk).named(group, [ANA, BEN]).surely == ("Wu",)
    assert grouper(desk).named(group, [CY]) == Named()


# As it is at hand ----------------------------------------------------------------------------


def form(desk: Desk, *ids: str, since: int = 0, back: str = "block 2") -> GroupForm:
    """A group on fractions, as somebody comes to it."""
    file = GroupFile(desk.places.group, desk.workspace.seal)
    desk.index.refresh()
    at = GroupAt("fractions", ids or (ANA, BEN), back, since)
    return GroupForm(grouper(desk), file, at, desk.clock.today())


def test_what_is_typed_is_there_after_a_breakdown_and_readable_for_nobody_else(desk: Desk) -> None:
    first = form(desk)
    first.type(when="Tuesday")
    first.type(note="Draw it first.")
    first.turn(BEN)
    again = form(desk)
    assert (again.group.when, again.group.note) == ("Tuesday", "Draw it first.")
    assert again.seated == {ANA}
    assert desk.places.group.stat().st_mode & 0o777 == 0o600


def test_a_draft_is_gone_once_it_is_emptied_by_hand_or_kept(desk: Desk) -> None:
    one = form(desk)
    one.type(note="Draw")
    one.type(note="")
    assert not desk.places.group.exists()
    one.type(note="Draw")
    assert clean(one.keep()).startswith("✓ Kept with Ana, Ben")
    assert not desk.places.group.exists()


def test_two_groups_on_one_topic_have_drafts_of_their_own(desk: Desk) -> None:
    form(desk, ANA, BEN, back="board partners:1").type(note="These two")
    assert form(desk, ANA, CY, back="board partners:2").group.note == ""
    assert form(desk, BEN, ANA, back="board groups:1").group.note == "These two"


def test_whoever_comes_into_the_group_of_a_block_later_sits_in_the_draft(desk: Desk) -> None:
    form(desk, ANA, BEN).type(note="Draw")
    later = form(desk, ANA, CY)
    assert later.group.note == "Draw"
    assert later.seated == {ANA, BEN, CY}


def test_a_draft_of_another_day_says_so_and_an_old_one_is_gone(desk: Desk) -> None:
    file = GroupFile(desk.places.group, desk.workspace.seal)
    today = desk.clock.today()
    file.keep("fractions|block", Draft(today - timedelta(days=1), Group(note="Draw")), today)
    found = form(desk)
    assert found.group.note == "Draw"
    assert "This was typed Fri 20 Nov" in found.said
    assert file.read("fractions|block", today + timedelta(days=20)) is None


def test_a_draft_that_is_none_begins_anew(desk: Desk) -> None:
    desk.places.group.parent.mkdir(parents=True, exist_ok=True)
    for data in (b"", b"[]", b'[["fractions|block", {"group": 1}]]', b"\xff", b"age-encryption"):
        desk.places.group.write_bytes(data)
        assert form(desk).group.note == ""


def test_what_was_kept_is_shown_and_a_latecomer_gets_the_same(desk: Desk) -> None:
    first = form(desk)
    first.type(when="Tuesday", note="Draw it first.")
    first.keep()
    again = form(desk)
    assert again.kept == {ANA: "15:31", BEN: "15:31"}
    assert again.group.note == "Draw it first."
    assert "✓ Kept with Ana, Ben at 15:31" in clean(again.said)
    assert "[n] begins a further one" in again.keep()
    again.add(CY)
    again.keep()
    assert [len(records(desk, key)) for key in NAMES] == [1, 1, 1]
    assert records(desk, CY)[0].notes[0].text == "Draw it first."


def test_only_another_key_keeps_a_second_record_on_one_day(desk: Desk) -> None:
    one = form(desk)
    one.type(when="Tuesday")
    one.keep()
    other = form(desk, ANA, CY, back="board partners:1")
    assert other.once_more()
    assert not form(desk, ANA, CY, back="board partners:1").again  # the key alone says nothing
    other.type(note="At the board")
    left = form(desk, ANA, CY, back="board partners:1")
    assert left.again
    assert "a further record" in left.said
    other.keep()
    assert [len(records(desk, key)) for key in NAMES] == [2, 1, 1]


def test_a_topic_that_is_changed_to_one_of_today_asks_first(desk: Desk) -> None:
    one = form(desk)
    one.type(when="Tuesday")
    one.keep()
    file = GroupFile(desk.places.group, desk.workspace.seal)
    desk.index.refresh()
    other = GroupForm(grouper(desk), file, GroupAt("area", (ANA,)), desk.clock.today())
    other.type(topic="Fractions", note="Once more")
    assert "[n], then F8" in other.keep()
    assert "[n], then F8" in other.keep()
    assert other.once_more()
    assert other.keep().startswith("✓ Kept")
    assert len(records(desk, ANA)) == 2


def test_the_group_of_a_block_is_known_by_its_time_where_its_topic_was_changed(desk: Desk) -> None:
    one = form(desk)
    one.type(topic="word problems", when="Tuesday")
    one.keep()
    assert not form(desk).kept
    assert set(form(desk, since=int(desk.clock.now().timestamp())).kept) == {ANA, BEN}


def test_a_word_that_is_a_name_as_well_is_asked_about_once(desk: Desk) -> None:
    desk.saver.offer(Student(id="s-00000004", revision=1, name="Mark Field", tutor="Other"))
    assert desk.saver.flush(10)
    one = form(desk)
    one.type(note="Mark the parts")
    assert "“Mark”: if that names a student" in clean(one.keep())
    assert one.keep().startswith("✓ Kept")


# Where it begins -----------------------------------------------------------------------------


def test_topic_and_members_go_through_the_words_of_a_place() -> None:
    at = GroupAt("parts | wholes", ("s-1", "s-2"), "board groups grade:7")
    assert GroupAt.read(at.written()) == at._replace(topic="parts   wholes")
    timed = at._replace(topic="area", since=1795300000)
    assert GroupAt.read(timed.written()) == timed
    assert GroupAt.read("fractions|s-1,s-2") == GroupAt("fractions", ("s-1", "s-2"))
    assert GroupAt.read("") == GroupAt("", ())


def test_who_is_gone_is_no_member(desk: Desk) -> None:
    assert grouper(desk).members([BEN, "s-gone", BEN]) == (Member(BEN, "Ben"),)
    assert grouper(desk).others([ANA, BEN]) == ((CY, "Cy Wu"),)


def test_a_step_needs_no_topic() -> None:
    assert [first_step(topic, 3) for topic in ("area", "")] == ["Small group: area", "Small group"]


def test_two_are_partners() -> None:
    assert first_step("area", 2) == "With a partner: area"


@pytest.mark.parametrize(
    ("group", "says"), [(Group("area"), False), (Group(what="x"), True), (Group(note="x"), True)]
)
def test_a_topic_alone_is_nothing_to_keep(group: Group, *, says: bool) -> None:
    assert group.says is says


# Classes -------------------------------------------------------------------------------------


def test_the_classes_are_mine_everyone_and_each_grade(desk: Desk) -> None:
    desk.saver.offer(Student(id="s-00000004", revision=1, name="Di", subject="Art", tutor="Other"))
    assert desk.saver.flush(10)
    desk.index.refresh()
    found = scopes(desk.caseload(), "R. Diaz")
    assert list(found) == ["mine", "everyone", "subject:art", "grade:7"]
    assert [len(scope.ids) for scope in found.values()] == [3, 4, 1, 3]
    assert [one.first for one in students_of(desk.caseload(), found["mine"])] == [
        "Ana",
        "Ben",
        "Cy",
    ]
    assert found["mine"].left_out == 0
    assert MOST > 30
