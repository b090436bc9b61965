"""What leaves the room: each reader gets everything that is shared with them, and nothing else."""

import json
from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given, settings
from tests.unit.build import an_answer, closing, held
from tests.unit.shares import Said, english, missing, sayings

from conferapp.domain.handouts.allowed import allowed
from conferapp.domain.handouts.editions import EDITIONS, Edition
from conferapp.domain.handouts.handout import Handout
from conferapp.domain.handouts.material import Material
from conferapp.domain.kinds.question import EVERYBODY, Share
from conferapp.domain.reading import text_of
from conferapp.domain.record import Answer, Note, Record
from conferapp.outputs.handout_data import as_data
from conferapp.outputs.pages import as_html, as_markdown, as_text

FOR_OTHERS = tuple(one for one in EDITIONS.values() if one.reader is not None)
LETTERS = ("student", "family", "school")
SECRET = "Sentinel of the tutor"  # longer than what is looked for in wordings
MANY = settings(max_examples=60, deadline=None)


def everything_in(handout: Handout) -> Iterator[str]:
    """A handout, lines that were left out included, and all that it can become."""
    yield repr(handout)
    for one in (handout, handout.choosing({line.key: True for line in handout.lines()})):
        yield json.dumps(as_data(one, paper="a4"), ensure_ascii=False)
        yield as_html(one, paper="a4")
        yield as_markdown(one, paper="a4")
        yield as_text(one, paper="a4")


def lines_of(handout: Handout) -> str:
    return "\n".join(line.text for line in handout.lines())


def nothing_more(said: Said) -> None:
    """No edition holds a sentinel that its reader may not have."""
    for edition in FOR_OTHERS:
        assert edition.reader
        secret = said.ledger.secret(edition.reader)
        for text in everything_in(edition.make(said.material)):
            assert not {word for word in secret if word in text}, edition.id


@MANY
@given(said=sayings())
def test_what_is_not_shared_with_a_reader_reaches_no_edition_in_any_form(said: Said) -> None:
    nothing_more(said)


@MANY
@given(said=sayings(covering=True))
def test_what_is_covered_leaves_for_nobody_whatever_its_share_says(said: Said) -> None:
    nothing_more(said)


@MANY
@given(said=sayings(old=True))
def test_a_record_that_never_noted_what_it_quotes_gives_no_more_away(said: Said) -> None:
    nothing_more(said)


@MANY
@given(said=sayings())
def test_all_that_is_shared_with_a_reader_stands_in_their_edition_kept_or_offered(
    said: Said,
) -> None:
    for name in LETTERS:
        edition = EDITIONS[name]
        assert edition.reader
        text = lines_of(edition.make(said.material))
        reduced = allowed(said.record, edition.reader, earlier=said.earlier)
        words = {
            word
            for asked, answer in said.record.answers.items()
            if edition.reader in answer.share
            for word in said.ledger.told(text_of(asked, reduced.answers[asked]))
        }
        assert not missing(words, text), name


@MANY
@given(said=sayings(covering=True))
def test_the_students_copy_has_their_notes_and_the_tutors_record_has_everything(
    said: Said,
) -> None:
    copy = lines_of(EDITIONS["student"].make(said.material))
    mine = {note.text for note in said.record.notes if note.by == "student"}
    assert not missing({m for m in mine if "student" in said.ledger.readers[m]}, copy)
    full = lines_of(EDITIONS["full"].make(said.material))
    answers = "\n".join(text_of(*each) for each in said.record.answers.items())
    notes = {note.text for note in said.record.notes}
    skipped = {visit.skipped for visit in said.record.pages if visit.skipped}
    assert not missing(said.ledger.told(answers) | notes | skipped, full)


# By hand ------------------------------------------------------------------------------------


def shared(value: object, *readers: Share, kind: str = "long", **changed: object) -> Answer:
    """An answer with who may get it."""
    answer = an_answer(kind, value)  # type: ignore[arg-type]  # JSON
    return answer.model_copy(update={"share": readers, **changed})


def made(edition: str, record: Record, *earlier: Record, covered: tuple[str, ...] = ()) -> Handout:
    material = Material(record, "Sample", english(), earlier, covered=covered)
    return EDITIONS[edition].make(material)


def goal(name: str, *readers: Share, **changed: object) -> Answer:
    return shared([{"goal": name}], *readers, kind="goal", **changed)


@pytest.mark.parametrize("edition", [one.id for one in FOR_OTHERS])
def test_an_answer_that_is_shared_with_nobody_is_for_the_tutor_alone(edition: str) -> None:
    record = held(20, mine=shared(SECRET), open=shared("For all", *EVERYBODY))
    assert SECRET not in repr(made(edition, record))
    assert SECRET in lines_of(made("full", record))


@pytest.mark.parametrize("edition", LETTERS)
def test_a_question_that_quotes_more_than_its_reader_may_have_is_told_without_its_wording(
    edition: str,
) -> None:
    ask = f"You said “{SECRET}”. Why?"
    for quotes in (("mine",), None):
        open_to_all = shared("Because", *EVERYBODY, ask=ask, quotes=quotes)
        handout = made(edition, held(20, mine=shared(SECRET), open=open_to_all))
        assert SECRET not in repr(handout)
        (block,) = (one for one in handout.blocks if one.key == "answer:open")
        assert [span.text for span in block.heading] == ["A question from the conference"]
        assert block.lines[0].text == "Because"


def test_a_question_that_quotes_only_what_is_shared_keeps_its_wording() -> None:
    record = held(
        20,
        mine=shared("Sentinel of us", *EVERYBODY),
        open=shared("Because", *EVERYBODY, ask="Why Sentinel of us?", quotes=("mine",)),
    )
    (block,) = (one for one in made("family", record).blocks if one.key == "answer:open")
    assert block.heading[0].text == "Why Sentinel of us?"


def test_an_older_goal_that_is_not_shared_shows_in_no_wording_and_in_no_looking_back() -> None:
    before = held(10, goal=goal(SECRET, "student"), plan=shared([{"what": "Read"}], *EVERYBODY))
    looking = closing(goals={SECRET: "kept", f"{SECRET} (2)": "partly"}, actions={"Read": "kept"})
    for quotes in (("last.goal",), None):
        why = shared("Because", *EVERYBODY, ask=f"Why {SECRET}?", quotes=quotes)
        record = held(20, looked=shared(looking, *EVERYBODY, kind="last_goal"), why=why)
        for edition in ("family", "school"):
            handout = made(edition, record, before)
            assert SECRET not in repr(handout)
            assert "✓ kept: Read" in lines_of(handout)
        assert f"✓ kept: {SECRET}" in lines_of(made("student", record, before))


def test_a_wording_that_quotes_what_became_of_a_goal_tells_nothing_that_was_cut_from_that() -> None:
    before = held(10, goal=goal("Nap", "student"))
    looked = shared(closing(goals={"Nap": "kept"}), *EVERYBODY, kind="last_goal")
    why = shared("Because", *EVERYBODY, ask="Why ✓ kept: Nap?", quotes=("looked",))
    record = held(20, looked=looked, why=why)
    assert "Nap" not in repr(made("family", record, before))
    assert "Why ✓ kept: Nap?" in repr(made("student", record, before))


def test_a_goal_that_the_tutor_shares_with_the_family_alone_reaches_them() -> None:
    record = held(20, theirs=goal("Sleep by nine", "family", by="tutor"))
    assert "Sleep by nine" in lines_of(made("family", record))
    assert "Sleep by nine" not in repr(made("student", record))
    assert "Sleep by nine" not in repr(made("school", record))


def test_a_goal_that_the_student_drafted_is_offered_beside_the_one_that_was_agreed() -> None:
    record = held(
        20,
        draft=goal("My draft", *EVERYBODY, part="reflection"),
        agreed=goal("Agreed", *EVERYBODY),
    )
    handout = made("student", record)
    kept = {line.text: line.kept for line in handout.lines()}
    assert (kept["Agreed"], kept["My draft"]) == (True, False)


@pytest.mark.parametrize("cell", ["measure", "topic", "why", "by_typed"])
def test_more_that_was_written_of_a_goal_can_be_taken_into_a_letter(cell: str) -> None:
    row = {"goal": "Read", cell: "Sentinel"}
    record = held(20, goal=shared([row], *EVERYBODY, kind="goal"))
    handout = made("family", record)
    assert "Sentinel" in lines_of(handout)
    assert "Sentinel" not in repr(handout.printed())


@pytest.mark.parametrize("kind", ["goal", "actions", "date"])
def test_what_was_only_typed_is_told_as_it_was_typed(kind: str) -> None:
    role = {"role": "next-conference"} if kind == "date" else {}
    record = held(20, q=shared(None, *EVERYBODY, kind=kind, typed="soon, I hope", keys=role))
    for edition in LETTERS:
        assert "soon, I hope" in lines_of(made(edition, record))


@pytest.mark.parametrize(
    ("kind", "role", "first", "second"),
    [
        ("date", "next-conference", "2026-12-04", "2026-12-05"),
        ("short", "assignment", "the Unit 3 test", "the poster of December 5"),
        ("goal", "", [{"goal": "Read"}], [{"goal": "Read", "by": "December 5 or so"}]),
    ],
)
def test_a_second_answer_that_another_program_wrote_is_told_below(
    kind: str, role: str, first: object, second: object
) -> None:
    keys = {"role": role}
    record = held(
        20,
        one=shared(first, *EVERYBODY, kind=kind, keys=keys),
        two=shared(second, *EVERYBODY, kind=kind, keys=keys),
    )
    for edition in ("family", "school"):
        assert "December 5" in lines_of(made(edition, record))


def test_a_note_on_an_answer_that_the_student_may_not_have_stays_with_the_tutor() -> None:
    notes = (
        Note(at="2026-11-20", page="p", by="student", text="About mine", question="mine"),
        Note(at="2026-11-20", page="p", by="student", text="About ours", question="ours"),
        Note(at="2026-11-20", page="p", by="tutor", text="He was tired"),
    )
    record = held(20, mine=shared("a"), ours=shared("b", "student"))
    handout = made("student", record.model_copy(update={"notes": notes}))
    (block,) = (one for one in handout.blocks if one.key == "notes")
    assert [line.text for line in block.lines] == ["About ours"]


@pytest.mark.parametrize("edition", [one.id for one in FOR_OTHERS])
def test_a_covered_answer_leaves_in_the_tutors_record_alone(edition: str) -> None:
    record = held(
        20,
        score=shared(SECRET, *EVERYBODY),
        why=shared("Because", *EVERYBODY, ask=f"Why {SECRET}?", quotes=("score",)),
    )
    assert SECRET not in repr(made(edition, record, covered=("score",)))
    assert SECRET in lines_of(made("full", record, covered=("score",)))


def forms_of(handout: Handout) -> str:
    forms = (as_html, as_markdown, as_text)
    data = json.dumps(as_data(handout, paper="a4"), ensure_ascii=False)
    return data + "".join(make(handout, paper="a4") for make in forms)


@pytest.mark.parametrize("edition", [*EDITIONS])
def test_a_line_that_was_left_out_is_in_no_form_and_the_others_are(edition: str) -> None:
    record = held(20, goals=["Sentinel1"], actions=["Sentinel2", "Sentinel3"])
    answers = {n: a.model_copy(update={"share": EVERYBODY}) for n, a in record.answers.items()}
    handout = made(edition, record.model_copy(update={"answers": answers}))
    out = {line.key: "Sentinel2" not in line.text for line in handout.lines()}
    text = forms_of(handout.choosing(out))
    assert "Sentinel2" not in text
    assert ("Sentinel1" in text, "Sentinel3" in text) == (True, True)


@pytest.mark.parametrize("edition", ["student", "family", "school", "full"])
def test_words_that_the_tutor_adds_are_in_every_form(edition: str) -> None:
    handout = made(edition, held(20, goals=["Read"]))
    for number, block in enumerate(one.key for one in handout.blocks if one.slot):
        added = handout.adding(block, number, "Added words")
        for make in (as_html, as_markdown, as_text):
            assert "Added words" in make(added, paper="a4")


def test_a_reduced_record_has_no_path_to_what_was_taken_away() -> None:
    record = held(20, mine=shared(SECRET), ours=shared("b", "student"))
    record = replace_history(record)
    for reader in EVERYBODY:
        assert SECRET not in repr(allowed(record, reader))


def replace_history(record: Record) -> Record:
    """The record with its secret in every other place that can hold one."""
    data = record.model_dump()
    data["notes"] = [{"at": "x", "page": "p", "by": "tutor", "text": SECRET}]
    data["pages"] = [
        {"page": "p", "part": "agenda", "title": SECRET, "who": "tutor", "skipped": SECRET}
    ]
    data["history"] = [{"at": "x", "who": SECRET, "what": SECRET, "why": SECRET}]
    data["agenda"]["text"] = SECRET
    data["student"]["foreign"] = SECRET
    return Record.model_validate({**data, "foreign": SECRET})


def test_every_edition_but_the_tutors_has_a_reader() -> None:
    assert [one.id for one in EDITIONS.values() if one.reader is None] == ["full"]
    everything = replace(EDITIONS["full"], reader="family")
    assert isinstance(everything, Edition)
    record = held(20, mine=shared(SECRET))
    assert SECRET not in repr(everything.make(Material(record, "Sample", english())))
