"""A folder in which nothing can be written is shown all the same, and says why."""

import errno
from pathlib import Path

import pytest
from tests.pilot.laptop import LARGE, SMALL, Laptop, records
from tests.samples import a_record

from conferapp.storage import workspace as workspaces
from conferapp.storage.store import Store
from conferapp.storage.workspace import Workspace


@pytest.fixture(autouse=True)
def _read_only(laptop: Laptop, monkeypatch: pytest.MonkeyPatch) -> None:
    """The disk of the laptop, with a conference in progress, has become read-only."""
    student = laptop.student()
    workspace = Workspace(laptop.places.workspace)
    record = a_record()
    own = record.student.model_copy(update={"id": student.id})
    Store(workspace, tell=lambda _: None).save(record.model_copy(update={"student": own}))

    def refuse(_: Path) -> None:
        raise OSError(errno.EROFS, "")

    monkeypatch.setattr(workspaces, "_try_out", refuse)


async def test_conferences_can_be_read_and_home_says_that_nothing_is_kept(
    laptop: Laptop,
) -> None:
    before = records(laptop.places)
    async with laptop.open(LARGE) as tutor:
        tutor.must_see("Amara Okafor", "the disk is read-only")
        await tutor.press("enter")
        await tutor.until(lambda: tutor.on == "ReadingScreen", "the conference is shown")
        tutor.must_see("How sure did you feel?", "conferences can only be read")
    assert records(laptop.places) == before


async def test_nothing_is_begun_that_could_not_be_kept(laptop: Laptop) -> None:
    async with laptop.open(SMALL) as tutor:
        await tutor.press("n")
        await tutor.until_seen("conferences can only be read")
        assert tutor.on == "HomeScreen"
