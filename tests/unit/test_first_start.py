"""The first start: who is welcomed, how a folder is told, and a talk that fills itself in."""

from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from tests.samples import a_student

from conferapp.desk.desk import Desk, spread_desk
from conferapp.desk.first_start import holds_nobody, is_first_start, welcomed
from conferapp.domain.clock import Clock
from conferapp.storage.places import Places
from conferapp.storage.settings import TutorSettings
from conferapp.storage.spoken_place import kept_in_step_by, spoken
from conferapp.storage.store import Store
from conferapp.storage.tour import sample_conference

NOW = datetime(2026, 11, 22, 15, 30, tzinfo=timezone(timedelta(hours=-5)))
CLOCK = Clock(now=lambda: NOW, ticks=lambda: 0.0)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A desk whose workspace isn't there yet."""
    return spread_desk(Places(tmp_path / "work", tmp_path / "config", tmp_path / "state"), CLOCK)


def test_whoever_is_new_is_welcomed_once(desk: Desk) -> None:
    assert is_first_start(desk)
    welcomed(desk)
    assert not is_first_start(desk)


def test_nobody_is_welcomed_who_has_a_name_or_over_a_class(desk: Desk) -> None:
    assert not is_first_start(replace(desk, tutor=TutorSettings(tutor="R. Diaz")))
    assert not is_first_start(replace(desk, unkept=True))
    desk.workspace.open()
    assert is_first_start(desk)
    Store(desk.workspace, tell=lambda _: None).save(a_student())
    assert not is_first_start(desk)


def test_conferences_alone_are_somebody_and_a_folder_that_cannot_be_is_nobody(desk: Desk) -> None:
    (desk.workspace.records / "somebody").mkdir(parents=True)
    assert not holds_nobody(desk.workspace)
    (desk.places.config).mkdir()
    (desk.places.config / "file").touch()
    in_the_way = spread_desk(replace(desk.places, workspace=desk.places.config / "file"), CLOCK)
    assert holds_nobody(in_the_way.workspace)


@pytest.mark.parametrize(
    ("folder", "said"),
    [
        ("/home/ana/Documents/Conferapp", "Documents \u203a Conferapp"),
        ("/home/ana/Conferapp", "your own folder \u203a Conferapp"),
        ("/srv/school/Conferapp", "/srv/school/Conferapp"),
    ],
)
def test_a_folder_is_told_as_a_file_window_shows_it(folder: str, said: str) -> None:
    assert spoken(Path(folder), Path("/home/ana")) == said


@pytest.mark.parametrize(
    ("folder", "service"),
    [
        ("/home/ana/OneDrive - School/Documents/Conferapp", "OneDrive"),
        ("/home/ana/Dropbox/Conferapp", "Dropbox"),
        ("/Users/ana/Library/Mobile Documents/com~apple~CloudDocs/Conferapp", "iCloud"),
        ("/home/ana/Documents/Conferapp", ""),
    ],
)
def test_a_service_is_known_by_its_folder(folder: str, service: str) -> None:
    assert kept_in_step_by(Path(folder)) == service


def test_a_sample_talk_fills_in_each_page_as_it_is_opened() -> None:
    talk = sample_conference("R. Diaz", CLOCK)
    assert not talk.record.answers
    assert talk.thread.goal
    first, *others = talk.agenda.pages
    talk.enter(first)
    filled = {*talk.record.answers}
    assert filled <= {question.id for question in first.questions}
    talk.answer(next(iter(filled)), None)
    talk.enter(first)  # what was taken away stays away
    assert {*talk.record.answers} < filled
    for page in others:
        talk.enter(page)
    assert {*talk.says} - {*talk.record.answers} == filled - {*talk.record.answers}
    assert all("{" not in talk.text(name) for name in talk.says)
