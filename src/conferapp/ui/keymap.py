"""The keymap: which keys lead to what, once somebody has chosen keys of their own.

A key is known by the id of its binding. What Esc, Enter, Tab and the arrows do stays as it is, so
that there is always a way on and a way out; other keys can be put in place of the usual ones.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from textual.binding import Binding

from conferapp.domain.text import THEIRS
from conferapp.ui.key_names import key_name

FIXED: Final = frozenset(
    {"escape", "enter", "tab", "shift+tab", "backspace"}
    | {"up", "down", "left", "right", "home", "end"}
)
"""Keys that keep what they do, and can be given to nothing else."""

_MARKED: Final = re.compile(r"\[(\S|(?:[A-Z][a-z]+\+)?F\d+)(?: ([a-z][\w.-]*))?\]")
"""A key in a sentence: `[b]`, or `[F4 reading.afterwards]` where another screen has it."""
_TOLD: Final = re.compile(
    r"(?<![\w+])(?:(?:Ctrl|Shift|Alt)\+(?:F\d+|[A-Z]|Up|Down)|F\d{1,2}|PgUp|PgDn|Del)(?!\w)"
)
"""A key in a sentence that can’t be mistaken for a word."""
_THEIRS: Final = re.compile(f"{THEIRS[0]}(.*?){THEIRS[1]}", re.DOTALL)
"""Somebody’s words in a sentence; see `as_theirs`."""


def keys_of(binding: Binding) -> tuple[str, ...]:
    """The keys of a binding, one by one."""
    return tuple(key.strip() for key in binding.key.split(","))


def declared_by(kind: type) -> list[Binding]:
    """The bindings of a class and of those that it is made of, in the order of their declaration.

    Args:
        kind: A screen or a widget; one that says so inherits none.
    """
    found: list[Binding] = []
    for each in kind.__mro__:
        found += [b for b in each.__dict__.get("BINDINGS", ()) if isinstance(b, Binding)]
        if each.__dict__.get("_inherit_bindings") is False:
            break
    return found


@dataclass(frozen=True)
class Keymap:
    """The keys that were chosen.

    Attributes:
        chosen: For each id of a binding that was changed, its keys as Textual has them.
        beside: The usual keys of those that share one with a changed binding.
    """

    chosen: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    beside: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def for_textual(self) -> dict[str, str]:
        """What `App.set_keymap` is given.

        Where it takes a key from one binding, Textual takes it from every other one of that key,
        too: so that those are named as well, with the keys that they have.
        """
        return {id_: ",".join(keys) for id_, keys in {**self.beside, **self.chosen}.items()}

    def now(self, binding: Binding) -> Binding:
        """A binding with the keys that it has now.

        Args:
            binding: The binding, as it is declared.
        """
        keys = self.chosen.get(binding.id or "")
        return replace(binding, key=",".join(keys), key_display=None) if keys else binding

    def told(self, text: str, bindings: Iterable[Binding], works: Callable[[Binding], bool]) -> str:
        """A sentence that names keys, with the names that they have now.

        Args:
            text: The sentence with the usual names, such as `F8 goes on`; letters, which could be
                words, stand in brackets, such as `[b] keeps both`. With an id behind it a key of
                another screen can be named: `[F4 reading.afterwards]`. What is `as_theirs` in it
                stays as it is.
            bindings: The keys of the screen that says it.
            works: Tells whether a binding does anything now: it counts before others of its key.
        """
        declared = list(bindings)

        def by_key(name: str) -> str:
            having = [b for b in declared if name in map(key_name, keys_of(b))]
            best = next(filter(works, having), having[0] if having else None)
            return self._name(best.id or "", name) if best is not None else name

        def marked(found: re.Match[str]) -> str:
            return self._name(found[2], found[1]) if found[2] else by_key(found[1])

        def ours(part: str) -> str:
            told = _TOLD.sub(lambda found: by_key(found[0]), part) if self.chosen else part
            return _MARKED.sub(marked, told)

        parts = _THEIRS.split(text)  # ours and theirs by turns
        return "".join(part if n % 2 else ours(part) for n, part in enumerate(parts))

    def _name(self, id_: str, usual: str) -> str:
        """The first key that an id has now; its usual one, where that is among them."""
        names = [key_name(key) for key in self.chosen.get(id_, ())]
        return usual if usual in names or not names else names[0]


USUAL: Final = Keymap()
"""The keys as they come."""
Told = Callable[[str], str]
"""Names the keys of a sentence as they are now; for builders of text, which know no screen."""
