"""The places beside home, by name: each is one screen, imported when somebody goes there."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from conferapp.ui.desk import Desk

if TYPE_CHECKING:
    from conferapp.ui.screens.base import AppScreen, GoTo


@dataclass(frozen=True)
class Place:
    """A place.

    Attributes:
        name: What the menu calls it.
        about: A sentence that says what it is for.
        make: Makes its screen; it may raise a `StorageError`.
        of_student: Whether it is about one student.
    """

    name: str
    about: str
    make: "Callable[[Desk, GoTo], AppScreen]"
    of_student: bool = False


PLACES: Mapping[str, Place] = {}
"""A row for each place; home's keys and its menu name them by these keys."""
