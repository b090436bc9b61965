"""The command palette: everything the screen can do now, found by a part of its name."""

from collections.abc import Coroutine
from functools import partial
from typing import TYPE_CHECKING

from textual.binding import Binding
from textual.command import DiscoveryHit, Hit, Hits, Provider

from conferapp.domain.text import fold
from conferapp.ui.key_names import key_name
from conferapp.ui.steady_screen import SteadyScreen
from conferapp.ui.text import literal

if TYPE_CHECKING:
    from textual.dom import DOMNode


PALETTE = "command_palette"
"""The action that led here."""


class Commands(Provider):
    """The bindings of the screen and of the app, by name and by what they do."""

    async def discover(self) -> Hits:
        """All of them."""
        for binding, name, node in self._commands():
            yield DiscoveryHit(
                literal(name), self._run(binding, node), text=name, help=binding.tooltip
            )

    async def search(self, query: str) -> Hits:
        """Those that have every word of the query, accents and case forgiven."""
        wanted = fold(query).split()
        for binding, name, node in self._commands():
            text = fold(f"{name} {binding.tooltip}")
            if all(part in text for part in wanted):
                score = 1.0 if wanted and fold(name).startswith(wanted[0]) else 0.5
                yield Hit(
                    score, literal(name), self._run(binding, node), text=name, help=binding.tooltip
                )

    def _commands(self) -> "list[tuple[Binding, str, DOMNode]]":
        screen = self.screen
        if not isinstance(screen, SteadyScreen):
            return []
        own = screen.own_bindings()
        of_app = [b for b in type(self.app).BINDINGS if isinstance(b, Binding) and not b.system]
        allowed = [screen.keymap.now(b) for b in of_app if self.app.check_action(b.action, ())]
        found: dict[str, tuple[Binding, str, DOMNode]] = {}
        for node, bindings in ((screen, own), (self.app, allowed)):
            for binding in bindings:
                if binding.tooltip and binding.action != PALETTE:
                    name = f"{binding.description}  ({key_name(binding.key)})"
                    found.setdefault(binding.action, (binding, name, node))
        return list(found.values())

    def _run(self, binding: Binding, node: "DOMNode") -> "partial[Coroutine[None, None, bool]]":
        return partial(self.app.run_action, binding.action, default_namespace=node)
