"""All keys there are, read from the bindings of every screen, dialog and field.

This imports all of them: who asks is the command line, or an app whose tutor chose keys.
"""

import pkgutil
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from importlib import import_module
from typing import Any, Final

from textual.app import App
from textual.binding import Binding, BindingsMap
from textual.dom import DOMNode
from textual.screen import Screen
from textual.widgets import Input, OptionList, TextArea

from conferapp.ui.app import ConferApp
from conferapp.ui.key_names import is_letter
from conferapp.ui.keymap import FIXED, declared_by, keys_of
from conferapp.ui.screens.base import AppScreen
from conferapp.ui.steady_screen import SteadyScreen

EVERYWHERE: Final = "Everywhere"
IN_FIELDS: Final = "In fields and lists"
_PACKAGES: Final = ("screens", "dialogs", "fields", "widgets")
_FIRST: Final = ("HomeScreen", "ConferenceScreen", "StudentScreen")
_CALLED: Final = {
    "ConferenceScreen": "In a conference",
    "StudentScreen": "The student’s own pages",
    "BoardScreen": "Class board",
    "CorrectingScreen": "Correcting a conference",
    "ElsewhereScreen": "Open in another window",
    "GivenAwayScreen": "Another window has it",
    "GivingBack": "The laptop comes back",
    "GoodbyeScreen": "After the finish",
    "GroupScreen": "Small group",
    "HandingOver": "The laptop goes to the student",
    "HandoutsScreen": "Cards and letters",
    "ImportScreen": "Import a class list",
    "LookbackScreen": "Looking back",
    "MergingScreen": "Two versions put together",
    "ReadingScreen": "Reading a conference",
    "RestingScreen": "The screen rests",
    "RosterScreen": "Class list",
    "ShowingScreen": "Shown to the class",
    "StoryScreen": "Student’s page",
    "TravelScreen": "Away from here",
    "UnreadyScreen": "An agenda with errors",
    "WelcomeScreen": "The first start",
    "WordsScreen": "Find words",
}
"""Names of screens, where that of the class doesn’t say it."""
_ENDS: Final = re.compile(r"(Screen|Dialog)$")
_WORDS: Final = re.compile(r"(?<=[a-z])(?=[A-Z])")


@dataclass(frozen=True)
class Keyed:
    """What a binding says, as far as somebody wants to know who chooses keys.

    Attributes:
        id: By what it is known.
        keys: Its usual keys, as Textual has them.
        action: What it does, as the code has it.
        name: What it does, in a word or two.
        about: The same in a sentence without its full stop.
        priority: Whether it comes before what is in focus.
    """

    id: str
    keys: tuple[str, ...]
    action: str
    name: str
    about: str
    priority: bool


@dataclass(frozen=True)
class Site:
    """Where some keys work: a screen, a dialog, or everywhere.

    Attributes:
        name: What it is called.
        keyed: What its keys do.
        kind: Its class, or None for what isn’t one screen.
    """

    name: str
    keyed: tuple[Keyed, ...]
    kind: type[SteadyScreen[Any]] | None = None

    @cached_property
    def has_letters(self) -> bool:
        """Whether letters do something here, so that nobody types where they do."""
        return any(
            is_letter(key) and key not in {"question_mark", "space"}
            for each in self.keyed
            for key in each.keys
        )


@dataclass(frozen=True)
class AllKeys:
    """Every place with its keys.

    Attributes:
        screens: The screens and dialogs, those one is on most first.
        app: What works everywhere.
        fields: What works in fields and lists.
        typing: Keys that mean something to a text or a list that is being typed or moved in.
    """

    screens: tuple[Site, ...]
    app: Site
    fields: Site
    typing: frozenset[str]

    @property
    def sites(self) -> tuple[Site, ...]:
        """All of them."""
        return (*self.screens, self.app, self.fields)

    @cached_property
    def usual(self) -> dict[str, tuple[str, ...]]:
        """The usual keys of each id."""
        found: dict[str, dict[str, None]] = {}
        for site in self.sites:
            for each in site.keyed:
                found.setdefault(each.id, {}).update(dict.fromkeys(each.keys))
        return {id_: tuple(keys) for id_, keys in found.items()}


def all_keys() -> AllKeys:
    """Look at every class that has keys."""
    for package in _PACKAGES:
        _import_all(f"conferapp.ui.{package}")
    classes = [k for k in classes_below(DOMNode) if k.__module__.startswith("conferapp.ui.")]
    screens = [kind for kind in classes if issubclass(kind, SteadyScreen) and _is_whole(kind)]
    widgets = [kind for kind in classes if not issubclass(kind, (Screen, App))]
    in_fields = [b for kind in widgets for b in kind.__dict__.get("BINDINGS", ())]
    return AllKeys(
        tuple(Site(called(k), _keyed(k.declared()), k) for k in sorted(screens, key=_order)),
        Site(EVERYWHERE, _keyed(ConferApp.BINDINGS)),
        Site(IN_FIELDS, _keyed(in_fields)),
        _typing(widgets),
    )


def called(kind: type[DOMNode]) -> str:
    """What a screen is called; without a name of its own, its class tells, such as `Handouts`."""
    return (
        _CALLED.get(kind.__name__)
        or " ".join(_WORDS.split(_ENDS.sub("", kind.__name__))).capitalize()
    )


def _import_all(package: str) -> None:
    found = import_module(package)
    for module in pkgutil.iter_modules(found.__path__):
        import_module(f"{package}.{module.name}")


def classes_below(kind: type[DOMNode]) -> Iterator[type[DOMNode]]:
    """Every class that is made of another one, each once."""
    seen: set[type[DOMNode]] = set()
    waiting = [kind]
    while waiting:
        for each in waiting.pop().__subclasses__():
            if each not in seen:
                seen.add(each)
                waiting.append(each)
                yield each


def _is_whole(kind: type[SteadyScreen[Any]]) -> bool:
    """Whether somebody is ever on it: then it explains itself."""
    return "ABOUT" in kind.__dict__ and bool(kind.ABOUT)


def _order(kind: type[DOMNode]) -> tuple[int, str]:
    """Those one is on most, then the other screens, then the dialogs."""
    if kind.__name__ in _FIRST:
        return _FIRST.index(kind.__name__), ""
    return len(_FIRST) + (not issubclass(kind, AppScreen)), called(kind)


def _keyed(bindings: Iterable[object]) -> tuple[Keyed, ...]:
    """What bindings with an id say, each once, whichever class has it first."""
    found: dict[tuple[str, str], Keyed] = {}
    for b in bindings:
        if isinstance(b, Binding) and b.id:
            each = Keyed(b.id, keys_of(b), b.action, b.description, b.tooltip, b.priority)
            found.setdefault((b.id, b.key), each)
    return tuple(found.values())


def _typing(widgets: list[type[DOMNode]]) -> frozenset[str]:
    """What a text or a list does itself, so that no screen hears of it."""
    typed_in = (Input, OptionList, TextArea)
    kinds: list[type[DOMNode]] = [Input, OptionList]
    kinds += [kind for kind in widgets if issubclass(kind, typed_in)]
    maps = (BindingsMap(declared_by(kind)) for kind in kinds)
    return frozenset(key for each in maps for key in each.key_to_bindings) - FIXED
