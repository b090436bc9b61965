"""The files of the tour: a short agenda, and what is said in it by whom."""

import tomllib
from pathlib import Path
from typing import Final

from conferapp.domain.clock import Clock
from conferapp.domain.sample_talk import FilledIn, SampleTalk
from conferapp.storage.agendas import load_agenda
from conferapp.storage.errors import INSTALL_AGAIN, StorageError
from conferapp.storage.pictures import find_pictures

_PACKAGE: Final = Path(__file__).resolve().parent.parent
_AGENDA, _SAMPLE = _PACKAGE / "tour.toml", _PACKAGE / "tour_sample.toml"


class TourMissing(StorageError):
    """The installation lacks the tour."""

    def __init__(self) -> None:
        super().__init__(
            f"The tour that comes with Conferapp is missing from {_PACKAGE}. {INSTALL_AGAIN}"
        )


def sample_conference(tutor: str, clock: Clock) -> FilledIn:
    """The sample conference, about to begin; it lies in no folder.

    Args:
        tutor: Who leads it.
        clock: Tells the time.

    Raises:
        TourMissing: The installation lacks it.
    """
    pictures = find_pictures()
    loaded = load_agenda(_AGENDA, pictures.names)
    if loaded.agenda is None or loaded.source is None or not _SAMPLE.is_file():
        raise TourMissing
    talk = SampleTalk.model_validate(tomllib.loads(_SAMPLE.read_text(encoding="utf-8")))
    return talk.begun(loaded.agenda, loaded.source, pictures.by_name, tutor=tutor, clock=clock)
