"""Supports: what a student's profile asks for, and what each of them brings along."""

from collections.abc import Mapping

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


def wants(student: Student, support: str) -> bool:
    """Whether a student's profile asks for a support, by itself or through another one."""
    return any(support in (own, *BRINGS.get(own, ())) for own in student.supports)
