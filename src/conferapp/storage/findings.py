"""What checking a workspace can find: groups of findings, and what to do about each."""

from dataclasses import dataclass
from typing import Final, NamedTuple


class Group(NamedTuple):
    """One sort of finding.

    Attributes:
        key: Its name for other programs.
        heading: What people read above it.
        remedy: What to do, as whole sentences; "" where each finding says so itself.
        mend: Whether something has to be mended; otherwise it is only told.
    """

    key: str
    heading: str
    remedy: str = ""
    mend: bool = True


UNREADABLE: Final = Group("unreadable", "Can’t be read")
ENCRYPTED: Final = Group(
    "encrypted",
    "Encrypted, and not looked into",
    "No key was at hand, so nobody knows whether they are sound. Check the folder on a computer "
    "that has a key for it.",
)
PLAIN_TEXT: Final = Group(
    "plain",
    "In plain text, in a folder that is encrypted",
    "To encrypt them too:  conferapp encrypt",
)
CONFLICTING: Final = Group(
    "conflicting",
    "Another version of the same conference or student",
    "Home shows the one that is further on, with a flag. Open it there: the two can be put "
    "together, and you choose where they differ. Nothing of either is lost.",
)
DUPLICATE: Final = Group(
    "duplicate",
    "A second copy of the same file",
    "Nothing is in it that the other one doesn’t hold. Delete it, or move it out of the folder.",
)
ORPHANED: Final = Group("orphaned", "Not where it belongs")
FOREIGN: Final = Group(
    "foreign",
    "Not Conferapp’s",
    "Conferapp neither reads nor changes these. Move them to a folder of your own.",
)
OPEN: Final = Group(
    "open",
    "Open to other people who use this computer",
    "Take away their rights, on Linux and macOS with  chmod -R go= FOLDER  where FOLDER is the "
    "workspace. A disk that knows no such rights is no place for it.",
)
AGENDAS: Final = Group(
    "agendas",
    "Agendas with errors",
    "To see them with their lines:  conferapp agenda check",
)
SETTINGS: Final = Group("settings", "Settings, pictures and words")
REMOVALS: Final = Group("removals", "The removal of a student that was begun and hasn’t ended")
NEWER: Final = Group(
    "newer",
    "Written by a newer Conferapp, so this one only shows them",
    "To change them, update Conferapp.",
    mend=False,
)
OLDER: Final = Group(
    "older",
    "In an older format",
    "Nothing has to be done: the next save brings them up to date, and keeps a copy in bin.",
    mend=False,
)
ANSWERS: Final = Group(
    "answers",
    "Answers that aren’t what their question asks for",
    "They are kept and shown as they were typed.",
    mend=False,
)
DRAFTS: Final = Group(
    "drafts",
    "What was typed while the disk was slow",
    "Open the conference: it is put in by itself.",
    mend=False,
)
LEFTOVER: Final = Group(
    "leftover",
    "Temporary files of a save",
    "Conferapp sweeps them away when it next opens the folder.",
    mend=False,
)
HIDDEN: Final = Group(
    "hidden",
    "Hidden files of other programs",
    "They do no harm.",
    mend=False,
)
GROUPS: Final = (
    *(UNREADABLE, ENCRYPTED, CONFLICTING, DUPLICATE, ORPHANED, REMOVALS, PLAIN_TEXT, FOREIGN),
    *(OPEN, AGENDAS, SETTINGS, NEWER, OLDER, ANSWERS, DRAFTS, LEFTOVER, HIDDEN),
)
"""In the order in which they are told: what can cost somebody's words first."""


class Finding(NamedTuple):
    """Something that was found at one file or folder.

    Attributes:
        group: Its sort.
        path: Inside the workspace, as the system has it: not cleaned.
        reason: Half a sentence that quotes nothing of the file.
        remedy: What to do, as whole sentences; "" where the group says so.
        also: Another file that it is about, or "".
    """

    group: Group
    path: str
    reason: str
    remedy: str = ""
    also: str = ""


@dataclass(frozen=True)
class Verdict:
    """What came of checking a workspace.

    Attributes:
        records: How many files of conferences there are.
        students: How many files of students.
        agendas: How many agenda files.
        findings: What was found, group by group.
    """

    records: int
    students: int
    agendas: int
    findings: tuple[Finding, ...] = ()

    @property
    def to_mend(self) -> tuple[Finding, ...]:
        """What has to be mended."""
        return tuple(finding for finding in self.findings if finding.group.mend)

    def of(self, group: Group) -> tuple[Finding, ...]:
        """What was found of one sort.

        Args:
            group: The sort.
        """
        return tuple(finding for finding in self.findings if finding.group is group)
