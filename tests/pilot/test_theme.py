"""Colors that were chosen are kept."""

from pathlib import Path

from conferapp.desk.desk import lay_desk
from conferapp.domain.clock import Clock
from conferapp.storage.places import Places
from conferapp.ui.app import ConferApp


async def test_a_theme_that_was_chosen_is_there_at_the_next_start(tmp_path: Path) -> None:
    places = Places(tmp_path / "workspace", tmp_path / "config", tmp_path / "state")
    first = ConferApp(lay_desk(places, Clock()))
    async with first.run_test() as pilot:
        first.theme = "textual-light"
        await pilot.pause()

    second = ConferApp(lay_desk(places, Clock()))
    async with second.run_test() as pilot:
        await pilot.pause()
        assert second.theme == "textual-light"
