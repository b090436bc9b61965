"""What every test of the screens gets: a laptop of its own, with a clock that stands still."""

import gc
from collections.abc import Iterator
from pathlib import Path
from random import Random
from types import SimpleNamespace

import pytest
from tests.pilot.laptop import Laptop, Moment, folders
from tests.pilot.style_cache import parse_once
from tests.pilot.unseen import render_update

from conferapp.domain.ids import record_id
from conferapp.storage.places import Places


@pytest.fixture(autouse=True, scope="session")
def seldom_collected() -> Iterator[None]:
    """Have the collector look seldom through all that pytest and a few hundred apps keep."""
    before = gc.get_threshold()
    gc.set_threshold(50_000, 50, 1_000)
    yield
    gc.set_threshold(*before)


@pytest.fixture(autouse=True)
def quick_looks(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    """Have Textual's own pause look every 5 ms, not every 20, and parse style sheets once.

    What the app does once it is quiet, clearing up, would take a fifth of a second each time. What
    a terminal would get is drawn only for tests of faults, and for the pictures that are kept: a
    list may find out while it is drawn that it needs a scroll bar.
    """
    monkeypatch.setattr("textual._wait.SLEEP_GRANULARITY", 0.005)
    monkeypatch.setattr("textual._wait.SLEEP_IDLE", 0.001)
    monkeypatch.setattr("textual.css.stylesheet.Stylesheet._parse_rules", parse_once)
    monkeypatch.setattr("conferapp.ui.screens.page.QUIET_AFTER", 3_600.0)
    path = request.node.path
    if path.parent == Path(__file__).parent and not path.name.startswith("test_every_"):
        monkeypatch.setattr("textual._compositor.Compositor.render_update", render_update)


@pytest.fixture
def moment() -> Moment:
    """A clock at 2026-11-22 15:30, moved by hand."""
    return Moment()


@pytest.fixture
def laptop(tmp_path: Path, moment: Moment) -> Laptop:
    """A laptop whose workspace is empty."""
    return Laptop(folders(tmp_path), moment)


@pytest.fixture
def nameless(tmp_path: Path, moment: Moment, monkeypatch: pytest.MonkeyPatch) -> Laptop:
    """A laptop on whose screen no folder of this machine is named, and that opens no viewer.

    Ids are the same each time, since files are named after them.
    """
    luck = Random(8)  # noqa: S311  # nothing is kept secret by it
    secrets = SimpleNamespace(token_hex=lambda size: luck.randbytes(size).hex())
    monkeypatch.setattr("conferapp.domain.ids.secrets", secrets)
    monkeypatch.setattr(record_id, "__defaults__", (luck.getrandbits,))
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setattr("conferapp.ui.showing.view", lambda *_: False)
    monkeypatch.setattr("conferapp.ui.screens.elsewhere.LOOK", 3_600.0)
    return Laptop(Places(Path("workspace"), tmp_path / "config", tmp_path / "state"), moment)
