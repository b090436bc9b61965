"""What every test of the screens gets: a laptop of its own, with a clock that stands still."""

from pathlib import Path

import pytest
from tests.pilot.laptop import Laptop, Moment, folders


@pytest.fixture(autouse=True)
def quick_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have a pause look every 5 ms, not every 20, whether the app has nothing left to do."""
    monkeypatch.setattr("textual._wait.SLEEP_GRANULARITY", 0.005)
    monkeypatch.setattr("textual._wait.SLEEP_IDLE", 0.001)


@pytest.fixture
def moment() -> Moment:
    """A clock at 2026-11-22 15:30, moved by hand."""
    return Moment()


@pytest.fixture
def laptop(tmp_path: Path, moment: Moment) -> Laptop:
    """A laptop whose workspace is empty."""
    return Laptop(folders(tmp_path), moment)
