"""A conference that has ended is put right by its tutor, and nothing that was said is lost."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from tests.pilot import past
from tests.pilot.agendas import SHORT
from tests.pilot.laptop import LARGE, SMALL, Laptop, Sitting

from conferapp.desk.opening import Readable
from conferapp.domain.model import Row, Value
from conferapp.domain.record import AgendaRef, Answer, Note, Record
from conferapp.storage.settings import TutorSettings
from conferapp.ui.screens.reading import ReadingScreen

SAID: dict[str, Value] = {
    "assignment": "the Unit 3 test",
    "score": {"value": 86, "out_of": 100},
    "sure": 2,
    "strengths": "Checks her work",
    "goal": [{"goal": "75 on the Unit 4 test"}],
}
DAY = 86_400.0


def held(laptop: Laptop, **changed: object) -> Record:
    """A conference that was held a fortnight ago."""
    laptop.agenda(SHORT)
    record = past.held(laptop, laptop.student(), SAID)
    if changed:
        record = record.model_copy(update={**changed, "revision": record.revision + 1})
        file_of(laptop).unlink()
        past.keep(laptop, record)
    laptop.places.settings.parent.mkdir(parents=True, exist_ok=True)
    TutorSettings(tutor="S. Other").write(laptop.places.settings)
    return record


def file_of(laptop: Laptop) -> Path:
    """The one record's file."""
    (path,) = laptop.places.workspace.glob("records/*/*.json")
    return path


async def read(tutor: Sitting) -> None:
    """Read the conference."""
    await tutor.press("tab", "enter")
    await tutor.until(lambda: tutor.on == "ReadingScreen", "the conference is there")


async def correct(tutor: Sitting, why: str = "misheard") -> None:
    """Say why, and begin to correct."""
    await read(tutor)
    await tutor.press("f7")
    await tutor.type(f"{why}\n")
    await tutor.until(lambda: tutor.on == "CorrectingScreen", "it can be corrected")


async def done(tutor: Sitting) -> None:
    """End the correction."""
    await tutor.press("ctrl+l")
    await tutor.until(lambda: tutor.on == "ReadingScreen", "the conference is read")


async def instead(tutor: Sitting, question: str, words: str) -> None:
    """Write something else in place of an answer."""
    await tutor.to_field(question)
    await tutor.press("end", "ctrl+u")
    await tutor.type(words)


@asynccontextmanager
async def correcting(
    laptop: Laptop, size: tuple[int, int] = LARGE, **changed: object
) -> AsyncIterator[Sitting]:
    """A conference that is being corrected."""
    held(laptop, **changed)
    async with laptop.open(size) as tutor:
        await correct(tutor)
        yield tutor


def untouched(before: Record, now: Row) -> None:
    """What no correction changes."""
    old = json.loads(before.model_dump_json(exclude_none=True))
    for key in ("status", "started", "ended", "pages", "at", "reveals", "previous", "agenda"):
        assert now.get(key) == old.get(key), key


async def test_a_corrected_answer_is_read_with_who_when_why_and_what_was_there(
    laptop: Laptop,
) -> None:
    before = held(laptop)
    async with laptop.open(SMALL) as tutor:
        await correct(tutor)
        tutor.must_see("This conference is finished. You are correcting it: misheard")
        await tutor.go_to("look", "made of it")
        tutor.moment.pass_by(60)
        await instead(tutor, "strengths", "Reads the task twice")
        record = await tutor.saved()
        (event,) = record["history"]
        assert (event["who"], event["why"]) == ("S. Other", "misheard")
        assert (event["question"], event["was"]["value"]) == ("strengths", "Checks her work")
        untouched(before, record)
        await done(tutor)
        tutor.must_see("Changed after it had ended, last by S. Other, Sun 22 Nov 2026, 15:31.")
        await tutor.press("pagedown", "pagedown", "pagedown", "pagedown")
        tutor.must_see(
            "Sun 22 Nov 2026, 15:31 · S. Other",
            "changed the answer to “What went well”: misheard",
            "before (student): Checks her work",
        )


async def test_without_a_reason_nothing_is_opened(laptop: Laptop) -> None:
    held(laptop)
    async with laptop.open(LARGE) as tutor:
        await read(tutor)
        tutor.must_not_see("Reopen")
        await tutor.press("f5", "f7")
        await tutor.until_seen("Other), and the time.")
        await tutor.type("  \n")
        await tutor.until_seen("A word is enough")
        await tutor.press("escape")
        await tutor.until(lambda: tutor.on == "ReadingScreen", "the conference is read")
        assert tutor.app.flow is None


async def test_looking_without_a_change_writes_nothing(laptop: Laptop) -> None:
    async with correcting(laptop) as tutor:
        there = file_of(laptop).stat()
        await tutor.press("f1")
        tutor.must_not_see("Skip this page", "read the plan back", "newest version")
        await tutor.press("escape", "f5", "ctrl+g")
        tutor.must_not_see("Why?", "Finish")
        await tutor.type("new goal\n")
        await tutor.until(lambda: tutor.page == "aim", "the page is there")
        await tutor.press("tab", "tab")
        await done(tutor)
        assert tutor.desk.saver.flush(5)
        tutor.must_not_see("HISTORY", "Changed after")
        assert file_of(laptop).stat() == there


async def test_a_kill_in_the_middle_loses_neither_the_new_words_nor_the_old(
    laptop: Laptop,
) -> None:
    async with correcting(laptop) as tutor:
        await tutor.go_to("look", "made of it")
        await instead(tutor, "strengths", "Reads the")
        await tutor.saved()
    async with laptop.open(LARGE) as tutor:
        await read(tutor)
        await tutor.press("pagedown")
        tutor.must_see("Reads the", "before (student): Checks her work")
        await tutor.press("escape")
        await tutor.until(lambda: tutor.on == "HomeScreen", "home is there")
        await correct(tutor, "to the end")
        await tutor.go_to("look", "made of it")
        await tutor.say("strengths", " task twice")
        record = await tutor.saved()
        assert [event["was"]["value"] for event in record["history"]] == [
            "Checks her work",
            "Reads the",
        ]
        assert [event["why"] for event in record["history"]] == ["misheard", "to the end"]


async def test_every_page_comes_to_the_tutor_and_the_students_words_stay_theirs(
    laptop: Laptop,
) -> None:
    async with correcting(laptop) as tutor:
        walked = []
        while tutor.on == "CorrectingScreen":
            walked.append(tutor.page)
            if tutor.page == "before":
                tutor.must_see("Amara’s own page: what you type here is kept as their words.")
                await tutor.to_field("sure")
                await tutor.press("4")
            await tutor.press("f8")
        assert walked == [page["page"] for page in (await tutor.saved())["pages"]]
        await tutor.until(lambda: tutor.on == "ReadingScreen", "the conference is read")
        answer = (await tutor.saved())["answers"]["sure"]
        assert (answer["value"], answer["by"]) == (4, "student")
        assert not tutor.desk.handover.holder()


async def test_notes_are_corrected_one_by_one(laptop: Laptop) -> None:
    notes = [Note(at="2026-11-08", page="look", by="tutor", text=t) for t in ("Calm.", "Smiled.")]
    async with correcting(laptop, notes=tuple(notes)) as tutor:
        await tutor.go_to("look", "made of it")
        await tutor.press("ctrl+o")
        await tutor.until_seen("Which note?")
        await tutor.type("smiled\n")
        await tutor.until_seen("This note")
        await tutor.type(" Twice.")
        await tutor.press("escape", "ctrl+o")
        await tutor.until_seen("Which note?")
        await tutor.type("new note\n")
        await tutor.until_seen("A note on this page")
        await tutor.type("Waved.")
        record = await tutor.saved()
        assert [n["text"] for n in record["notes"]] == ["Calm.", "Smiled. Twice.", "Waved."]
        assert [event["what"] for event in record["history"]] == [
            "changed a note on “What you made of it”",
            "added a note on “What you made of it”",
        ]
        assert record["history"][0]["was"]["text"] == "Smiled."


async def test_home_goes_on_from_what_is_right(laptop: Laptop) -> None:
    async with correcting(laptop) as tutor:
        tutor.conference.answer("goal", [{"goal": "80 on the Unit 4 test"}])
        await tutor.press("f2")
        await tutor.until(lambda: tutor.on == "HomeScreen", "home is there")
        tutor.must_see("Goal   80 on the Unit 4 test")


async def test_what_has_no_place_in_the_agenda_any_more_stays_and_that_is_said(
    laptop: Laptop,
) -> None:
    before = held(laptop)
    laptop.agenda(
        SHORT.replace('id = "strengths"\nkind = "long"', 'id = "strengths"\nkind = "yes_no"')
    )
    async with laptop.open(SMALL) as tutor:
        await correct(tutor)
        tutor.must_see("1 answer has no place in the agenda any more; it stays as it is.")
        await tutor.go_to("look", "made of it")
        tutor.must_not_see("What went well")
        await tutor.go_to("facts", "facts")
        await instead(tutor, "assignment", "Unit 4")
        record = await tutor.saved()
        assert record["answers"]["assignment"]["value"] == "Unit 4"
        kept = Answer.model_validate(record["answers"]["strengths"])
        assert kept == before.answers["strengths"]


async def test_without_its_agenda_it_is_only_read(laptop: Laptop) -> None:
    held(laptop, agenda=AgendaRef(id="gone", title="Gone", fingerprint="sha256:0"))
    async with laptop.open(LARGE) as tutor:
        await read(tutor)
        await tutor.press("f7", "f5")
        assert tutor.on == "ReadingScreen"
        tutor.must_not_see("Correct")


async def test_a_record_without_room_for_more_history_is_only_read(laptop: Laptop) -> None:
    long = Note(at="2026-11-08", page="elsewhere", by="tutor", text="x" * 20_000)
    held(laptop, notes=(long,) * 55)
    async with laptop.open(LARGE) as tutor:
        await read(tutor)
        await tutor.press("f7")
        await tutor.type("misheard\n")
        await tutor.until_seen("no room for more changes")
        tutor.must_not_see("Correct")


async def test_a_cancelled_conference_is_corrected_and_goes_on_after_all(laptop: Laptop) -> None:
    async with correcting(laptop, status="cancelled") as tutor:
        tutor.must_see("This conference is cancelled. You are correcting it: misheard")
        await instead(tutor, "assignment", "Unit 4")
        assert (await tutor.saved())["status"] == "cancelled"
        await done(tutor)
        await tutor.press("f5")
        await tutor.type("she came late\n")
        await tutor.until(lambda: tutor.on == "ConferenceScreen", "it goes on")
        record = await tutor.saved()
        assert (record["status"], record["ended"]) == ("open", None)
        assert record["agenda"]["text"].endswith(SHORT)
        assert record["answers"]["assignment"]["value"] == "Unit 4"
        assert [(e["who"], e["what"], e["why"]) for e in record["history"]] == [
            ("S. Other", "changed the answer to “Which test?”", "misheard"),
            ("S. Other", "reopened", "she came late"),
        ]


async def test_a_cancelling_stays_where_the_agenda_has_changed(laptop: Laptop) -> None:
    held(laptop, status="cancelled")
    laptop.agenda(SHORT.replace("Which test?", "Which work?"))
    async with laptop.open(LARGE) as tutor:
        await read(tutor)
        await tutor.press("f5")
        await tutor.type("she came late\n")
        await tutor.until_seen("The agenda has changed since this conference was cancelled")
        assert (await tutor.saved())["status"] == "cancelled"


async def test_afterwards_asks_for_no_reason_and_keeps_what_an_earlier_day_said(
    laptop: Laptop,
) -> None:
    held(laptop)
    async with laptop.open(LARGE) as tutor:
        for words in ("Grandma", " and the school"):
            await read(tutor)
            await tutor.press("f4")
            await tutor.until(lambda: tutor.on == "ConferenceScreen", "the page is there")
            await tutor.say("told", words)
            await tutor.press("f8")
            await tutor.until(lambda: tutor.on == "HomeScreen", "home is there")
            tutor.moment.pass_by(DAY)
        record = await tutor.saved()
        (event,) = record["history"]
        assert (event["who"], event.get("why")) == ("S. Other", None)
        assert event["was"]["value"] == "Grandma"
        assert record["answers"]["told"]["value"] == "Grandma and the school"


async def test_while_a_student_has_the_laptop_nothing_is_corrected(laptop: Laptop) -> None:
    record = held(laptop)
    found = Readable(record, file_of(laptop), follow_up=True, correctable=True)
    async with laptop.open(LARGE) as tutor:
        await tutor.begin("s", "short")
        await tutor.until_seen("It’s Amara’s turn")
        await tutor.press("enter")
        await tutor.until(lambda: tutor.on == "StudentScreen", "the student has the laptop")
        tutor.app.post_message(ReadingScreen.Correct(found, "mine"))
        await tutor.pilot.pause()
        assert tutor.on == "StudentScreen"
