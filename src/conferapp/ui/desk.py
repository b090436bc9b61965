"""The desk: everything that the app works with, handed down once from the command line."""

from dataclasses import dataclass

from conferapp.domain.clock import Clock
from conferapp.storage.handover import Handover
from conferapp.storage.places import Places
from conferapp.storage.saver import Saver
from conferapp.storage.settings import ProgramSettings, TutorSettings
from conferapp.storage.workspace import Workspace


@dataclass
class Desk:
    """What lies ready.

    Attributes:
        places: The folders.
        workspace: The workspace, open.
        clock: Tells the time.
        saver: Owns all writes.
        handover: Remembers on disk that a student has the laptop.
        program: The program's settings.
        tutor: The tutor's own settings.
    """

    places: Places
    workspace: Workspace
    clock: Clock
    saver: Saver
    handover: Handover
    program: ProgramSettings
    tutor: TutorSettings

