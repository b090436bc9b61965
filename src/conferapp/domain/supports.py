"""Supports: what a student's profile asks for, and what each of them brings along."""

from collections.abc import Mapping, Sequence

from conferapp.domain.languages import language_name, read_language
from conferapp.domain.student import Student

SUPPORTS: Mapping[str, str] = {
    "plain-words": "Plain words",
    "starters": "Sentence starters and words laid out",
    "one-at-a-time": "One question at a time",
    "fewer": "Fewer: only the three skills that matter most",
    "timer": "A timer with reminders in words",
    "spacing": "More room between the lines",
    "el": "English learner: plain words, starters and words",
}
"""Every support that the app acts on, with its name for the tutor."""

BRINGS: Mapping[str, tuple[str, ...]] = {"el": ("plain-words", "starters")}
"""Supports that bring others along."""


def worded_in(languages: Sequence[str]) -> str:
    """Which languages a conference has wording in, in a sentence; "" where it has but one.

    Args:
        languages: Their tags.
    """
    names = ", ".join(map(language_name, languages))
    return f"This conference has wording in {names}." if len(languages) > 1 else ""


def wants(student: Student, support: str) -> bool:
    """Whether a student's profile asks for a support, by itself or through another one."""
    return any(support in (own, *BRINGS.get(own, ())) for own in student.supports)


class LanguageUnknown(Exception):
    """A language was named that nobody knows here.

    Args:
        typed: What was typed.
    """

    def __init__(self, typed: str) -> None:
        super().__init__(f"“{typed}” isn’t known here. Try the English name, such as Spanish.")


def helped(student: Student, ticked: Sequence[str], typed: str) -> Student:
    """The student with what helps; the same one where nothing changed.

    Supports that this version doesn't know stay.

    Args:
        student: The student.
        ticked: The supports that are wanted.
        typed: The language of their pages as it was typed; "" for the agenda's own.

    Raises:
        LanguageUnknown: Nobody knows it.
    """
    before = student.language
    kept = before is not None and typed == language_name(before)
    language = before if kept else read_language(typed)
    if typed and language is None:
        raise LanguageUnknown(typed)
    unknown = tuple(name for name in student.supports if name not in SUPPORTS)
    changed = {"supports": (*ticked, *unknown), "language": language if typed else None}
    same = all(getattr(student, key) == value for key, value in changed.items())
    return student if same else student.changed(**changed)
