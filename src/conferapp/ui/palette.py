"""The command palette: everything the screen can do now, found by a part of its name."""

from collections.abc import Coroutine
from functools import partial
from typing import TYPE_CHECKING

from textual.command import DiscoveryHit, Hit, Hits, Provider

from conferapp.domain.text import fold
from conferapp.ui.text import literal
from conferapp.ui.widgets.keybar import key_name

if TYPE_CHECKING:
    from textual.binding import Binding


class Commands(Provider):
    """The bindings of the screen and of the app, by name and by what they do."""

    async def discover(self) -> Hits:
        """All of them."""
        for binding, name in self._commands():
            yield DiscoveryHit(literal(name), self._run(binding), text=name, help=binding.tooltip)

    async def search(self, query: str) -> Hits:
        """Those that have every word of the query, accents and case forgiven."""
        wanted = fold(query).split()
        for binding, name in self._commands():
            text = fold(f"{name} {binding.tooltip}")
            if all(part in text for part in wanted):
                score = 1.0 if wanted and fold(name).startswith(wanted[0]) else 0.5
                yield Hit(score, literal(name), self._run(binding), text=name, help=binding.tooltip)

    def _commands(self) -> "list[tuple[Binding, str]]":
        found: dict[str, tuple[Binding, str]] = {}
        for active in self.screen.active_bindings.values():
            binding = active.binding
            if active.enabled and binding.id and binding.tooltip and not binding.system:
                name = f"{binding.description}  ({key_name(binding.key)})"
                found.setdefault(binding.id.split(".mark")[0], (binding, name))
        return list(found.values())

    def _run(self, binding: "Binding") -> "partial[Coroutine[None, None, bool]]":
        namespace = next(
            (
                active.node
                for active in self.screen.active_bindings.values()
                if active.binding is binding
            ),
            self.screen,
        )
        return partial(self.app.run_action, binding.action, default_namespace=namespace)
