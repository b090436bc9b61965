"""Settings: the program's, which its lead writes, and the tutor's own, which the app writes.

The program's file is never written again once it is there. Whatever is wrong in either is a
sentence, and the usual value holds.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final, Literal

from conferapp.domain.authoring.limits import USUAL_GRADE, USUAL_WORDS, Limits
from conferapp.storage.code import hashed, is_current, matches
from conferapp.storage.files import private_folder, write_atomic
from conferapp.storage.setting_rules import PROGRAM, TUTOR, minutes
from conferapp.storage.settings_file import UnreadableSettings, read_toml, sort_out

__all__ = ["IDLE_WANTED", "TEMPLATE", "ProgramSettings", "TutorSettings", "UnreadableSettings"]

IDLE_WANTED: Final = "Please give the minutes as a whole number up to 240; 0 is never."
TEMPLATE: Final = """\
# The settings of your program. Everybody who works in this folder shares them.
# A line that begins with # is a comment: the app skips it, and goes on as it usually does.
# To choose something else, take the # away and change what stands behind the equals sign.

# The name of your program, for letters and cards.
# program = "Riverside Tutoring"

# Days from one conference to the next. A day agreed in the last conference counts first.
# cadence_days = 14

# The languages your families read, the most common one first.
# languages = ["en", "es"]

# How many days after it was held a conference may be kept, such as 730 for two years. What is older
# is listed by `conferapp retention list`; nothing is removed by itself. 0 keeps all for ever.
# keep_days = 0

# How hard a page may be that a student reads alone, as a grade in school. Whoever writes an agenda
# is told of harder pages, and can use them all the same. Only English is measured. 0 is no limit.
# reading_grade = 6

# How many words such a page may have before its author is told. 0 is no limit.
# page_words = 150

# The paper in your printer: "letter" or "a4".
# paper = "letter"

# Whether the files of cards and letters are named with the student’s name. Everybody who sees the
# folder then sees the name.
# names_in_files = false

# Whether a calendar file shows the student’s whole name, which others often see. Without this it
# shows the first name, or what the student is called.
# names_in_calendar = false
"""


@dataclass(frozen=True)
class ProgramSettings:
    """What holds for everybody in a workspace.

    Attributes:
        program: The program's name, or "".
        cadence_days: Days from one conference to the next.
        languages: Languages of the families, the most common first.
        keep_days: Days for which a conference may be kept; 0 for ever.
        reading_grade: The highest grade of a page that a student reads alone; 0 for any.
        page_words: The most words on such a page; 0 for any number.
        paper: The paper that is printed on.
        names_in_files: Whether the files of handouts are named with the student's name.
        names_in_calendar: Whether a calendar file shows the student's whole name.
        problems: What is wrong in the file, as sentences for whoever can mend it.
    """

    program: str = ""
    cadence_days: int = 14
    languages: tuple[str, ...] = ("en",)
    keep_days: int = 0
    reading_grade: float = USUAL_GRADE
    page_words: int = USUAL_WORDS
    paper: Literal["a4", "letter"] = "letter"
    names_in_files: bool = False
    names_in_calendar: bool = False
    problems: tuple[str, ...] = ()

    @classmethod
    def read(cls, path: Path) -> "ProgramSettings":
        """Read the file, or take the usual settings where it has none.

        Args:
            path: `conferapp.toml` in the workspace.
        """
        try:
            written = read_toml(path)
        except UnreadableSettings as problem:
            return cls(problems=(str(problem),))
        chosen, problems = sort_out(written, path.name, PROGRAM)
        return cls(**chosen, problems=problems)

    @property
    def limits(self) -> Limits:
        """What agendas are held to; what the program’s lead set to 0 isn’t looked at."""
        return Limits(self.reading_grade or None, self.page_words or None)


@dataclass(frozen=True)
class TutorSettings:
    """What one tutor chose on this laptop. The app writes the file, and keeps keys of newer ones.

    Attributes:
        tutor: The tutor's name, or "".
        code: The code that takes the laptop back from the student, hashed; None for none.
        cover: Whether the tutor's pane starts covered.
        theme: The name of the theme, or "".
        idle_minutes: Minutes without a key after which the screen rests; 0 for never.
        handouts: The folder for cards and letters, or "" for the usual one.
        problems: What is wrong in the file, as sentences.
        others: Keys that this version doesn't know.
        writable: Whether the file may be replaced; one that could not be read may not.
    """

    tutor: str = ""
    code: str | None = field(default=None, repr=False)
    cover: bool = False
    theme: str = ""
    idle_minutes: int = 5
    handouts: str = ""
    problems: tuple[str, ...] = ()
    others: Mapping[str, object] = field(default_factory=dict, repr=False)
    writable: bool = True

    @classmethod
    def read(cls, path: Path) -> "TutorSettings":
        """Read the file, or take the usual settings where there is none.

        A code that can't be read is none, because otherwise nobody could take the laptop back.

        Args:
            path: The tutor's file in the settings folder.
        """
        try:
            written = read_toml(path)
        except UnreadableSettings as problem:
            return cls(problems=(str(problem),), writable=False)
        known = {key: value for key, value in written.items() if key in TUTOR}
        others = {key: value for key, value in written.items() if key not in TUTOR}
        chosen, problems = sort_out(known, path.name, TUTOR)
        return cls(**chosen, problems=problems, others=others)

    def write(self, path: Path) -> None:
        """Save the file.

        Args:
            path: The tutor's file in the settings folder.

        Raises:
            UnreadableSettings: What stands there could not be read, and is not replaced.
            WriteFailed: It can't be written.
        """
        if not self.writable:
            raise UnreadableSettings(path.name, "it could not be read, so it is not replaced")
        import tomli_w

        mine = {key: getattr(self, key) for key in TUTOR}
        told = {key: value for key, value in mine.items() if value not in ("", None)}
        private_folder(path.parent)
        write_atomic(path, tomli_w.dumps({**self.others, **told}).encode())

    def check_code(self, typed: str) -> bool:
        """Whether this is the code; never when none is set. Takes time: call it in a thread.

        Args:
            typed: What was typed.
        """
        return self.code is not None and matches(typed, self.code)

    @property
    def outdated(self) -> bool:
        """Whether the code is kept in an older form, to be renewed when it is typed next."""
        return self.code is not None and not is_current(self.code)

    def with_idle(self, typed: str) -> "TutorSettings | None":
        """The same settings with other minutes; None where they make no sense.

        Args:
            typed: The minutes as typed; nothing leaves them as they are.
        """
        wanted = typed.strip()
        if not wanted:
            return self
        chosen = minutes(int(wanted)) if wanted.isascii() and wanted.isdigit() else None
        return None if chosen is None else replace(self, idle_minutes=chosen)

    def with_code(self, new: str | None) -> "TutorSettings":
        """The same settings with another code.

        Args:
            new: The code; None or blank for none.
        """
        return replace(self, code=hashed(new) if new and new.strip() else None)
