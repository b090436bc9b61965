"""The reports on screen: figures, other weeks, other tutors' folders, and what is made of them."""

from pathlib import Path

from tests.pilot.laptop import Laptop
from tests.samples import RECORD_ID, a_record, a_student

from conferapp.domain.record import StudentRef, Visit
from conferapp.storage.records import dump
from conferapp.storage.workspace import Workspace


def put(workspace: Workspace, student: str, name: str, tutor: str, day: str) -> None:
    """A student who was met once."""
    workspace.open()
    who = a_student(id=student, name=name, tutor=tutor)
    workspace.student_path(student).write_bytes(dump(who))
    pages = (Visit(page="p", part="agenda", title="[b]Hello[/b]", who="together", seconds=90),)
    record = a_record(
        id=f"{RECORD_ID[:-3]}{student[-3:]}",
        status="done",
        student=StudentRef(id=student, name=name),
        tutor=tutor,
        created=day,
        started=day,
        ended=day,
        pages=pages,
    )
    path = workspace.record_path(student, day, "goal-setting", record.id)
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(dump(record))


async def test_a_lead_reads_reports_and_takes_them_along(laptop: Laptop, tmp_path: Path) -> None:
    own, other = Workspace(laptop.places.workspace), Workspace(tmp_path / "shared" / "moss")
    put(own, "s-aaa", "[@click=app.quit]Sam[/]", "R. Diaz", "2026-09-15T10:00:00.000-05:00")
    put(other, "s-bbb", "Ben Sample", "B. Moss", "2026-11-18T10:00:00.000-05:00")
    (own.root / "records" / "s-aaa" / "broken.json").write_text("{", encoding="utf-8")
    async with laptop.open((80, 24)) as lead:
        await lead.press("r")
        await lead.until_seen("Left alone (1)")
        lead.must_see("the last 8 weeks", "R. Diaz 1 0")
        await lead.press("p", "down", "enter")
        await lead.until_seen("the last 12 weeks · 31 Aug 2026")
        lead.must_see("R. Diaz 1 1")

        await lead.press("a")
        await lead.type(f"{tmp_path / 'shared'}\n")
        await lead.until_seen("B. Moss")
        lead.must_see("from 2 folders", "All 2 2")

        await lead.press("down", "down")
        lead.must_see("Never met or overdue", "[@click=app", "overdue 54")
        await lead.press("right")
        lead.must_see("[@click=app", "29 Sep 2026")
        lead.must_not_see("State")
        await lead.press("down")
        lead.must_see("[b]Hello[/b]")
        await lead.press("end")
        lead.must_see("One file could not be read:", "its end is missing")

        await lead.press("o")
        await lead.until_seen("All reports that name no student")
        await lead.press("enter")
        await lead.until_seen("The page is made")
        lead.must_see("open that file in a browser yourself")
        await lead.press("c", "down", "enter")
        await lead.until_seen("A table of each report is made")
        lead.must_see("It names children")
        made = own.root.parent / "Conferapp handouts"
        days = "report-2026-08-31-to-2026-11-22"
        assert len([*made.glob(f"{days}-*.csv")]) == 7
        page = (made / f"{days}.html").read_text(encoding="utf-8")
        assert "Ben Sample" not in page  # met, and not due yet
        assert "B. Moss" in page

        await lead.press("x")
        await lead.until_seen("from workspace")


async def test_what_cannot_be_taken_stays_with_the_reason_below_it(
    laptop: Laptop, tmp_path: Path
) -> None:
    own = Workspace(laptop.places.workspace)
    put(own, "s-aaa", "Sam Sample", "R. Diaz", "2026-11-16T10:00:00.000-05:00")
    async with laptop.open((80, 24)) as lead:
        await lead.press("r")
        await lead.until_seen("R. Diaz")
        await lead.press("a")
        await lead.type(f"{tmp_path / 'nowhere'}\n")
        await lead.until_seen("There is no Conferapp folder in")
        lead.must_see("Which folder?")
        await lead.press("escape")
        await lead.press("p", *["down"] * 4, "enter")
        await lead.until_seen("Both count")
        await lead.press("end", "ctrl+u")
        await lead.type("15 Nov\n")
        await lead.press("end", "ctrl+u")
        await lead.type("1 Nov\n")
        await lead.until_seen("There are no days from 15 Nov 2026 to 1 Nov 2026")
        await lead.press("end", "ctrl+u")
        await lead.type("20 Nov\n")
        await lead.until_seen("your own days · 15 Nov 2026 to 20 Nov 2026")
        await lead.press("escape")
        await lead.until(lambda: lead.on == "HomeScreen", "home is there")
