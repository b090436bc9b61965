"""What a template may do: a room with walls, because a program's template is somebody else's text.

It gets plain data, a few filters, and a budget for all that it does, so that neither a slip nor
malice can keep the app busy without end, fill the memory, or reach anything of Python's.
"""

import operator
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from jinja2 import BaseLoader, StrictUndefined, TemplateSyntaxError, nodes
from jinja2.exceptions import SecurityError
from jinja2.filters import FILTERS, do_join
from jinja2.nodes import EvalContext
from jinja2.runtime import Context, LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import Namespace, pass_eval_context
from jinja2.visitor import NodeTransformer

BUDGET = 20_000_000
"""Characters that one page may come to, in whatever way they are put together."""
TURN = 10
"""What one turn of a loop, or one call, takes of the budget besides what it writes."""
MOST_RANGE = 1_000
"""Numbers that `range` counts at once."""

_KEPT_FILTERS = """
    abs capitalize count d default e escape first float int last length list lower map max min
    reject rejectattr reverse round select selectattr sort string sum title trim truncate unique
    upper wordcount
"""
"""Those of jinja2's that can't make much out of little, and can't call words markup."""
_MAPPING_METHODS = frozenset({"get", "items", "keys", "values"})
_INCLUDED = 30_000
"""About how many characters one of the shipped templates has."""


class TooMuch(SecurityError):
    """A template does, or writes, more than any page needs."""


class HasParts(SecurityError):
    """A template writes something that is made of parts, as if it were a text."""


_left: ContextVar[list[int] | None] = ContextVar("left", default=None)


@contextmanager
def budget(most: int = BUDGET) -> Iterator[None]:
    """Have whatever is rendered inside keep to a budget.

    Args:
        most: The budget, in characters.
    """
    token = _left.set([most])
    try:
        yield
    finally:
        _left.reset(token)


def spend(amount: int) -> None:
    """Take something from the budget; while a template is only compiled, there is none.

    Raises:
        TooMuch: Nothing is left of it.
    """
    left = _left.get()
    if left is None:
        return
    left[0] -= amount
    if left[0] < 0:
        raise TooMuch


class Room(ImmutableSandboxedEnvironment):
    """Where templates of one form are compiled and rendered.

    Args:
        loader: Knows the templates that come with the app, which others may build on.
        filters: Our own, by name.
        finalize: What is done to each value before it is written.
        autoescape: Whether values become HTML.
    """

    intercepted_binops = frozenset({"+", "*", "**", "%"})

    def __init__(
        self,
        loader: BaseLoader,
        filters: Mapping[str, Callable[..., Any]],
        finalize: Callable[[Any], Any],
        *,
        autoescape: bool,
    ) -> None:
        super().__init__(
            loader=loader,
            autoescape=autoescape,
            undefined=StrictUndefined,
            finalize=lambda value: _paid(finalize(_single(value))),
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            auto_reload=False,
        )
        kept = {name: FILTERS[name] for name in _KEPT_FILTERS.split()}
        inner = {"join": _join, "counted": _counted, "paid": _paid}
        self.filters = {**kept, **inner, **filters}
        self.globals = {"range": _range, "namespace": Namespace}

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:  # noqa: ANN401, ARG002
        """Whether a template may have an attribute: of loops, and how mappings are walked."""
        if isinstance(obj, LoopContext):
            return not attr.startswith("_")
        return isinstance(obj, Namespace) or (isinstance(obj, dict) and attr in _MAPPING_METHODS)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:  # noqa: ANN401, ARG002
        """Calculate with numbers of a common size; texts can be put together, not multiplied."""
        if operator == "+" and isinstance(left, str) and isinstance(right, str):
            return _paid(left + right)
        if operator == "**" or not all(isinstance(one, int | float) for one in (left, right)):
            raise SecurityError(f"“{operator}” works with numbers only")
        result = _CALCULATED[operator](left, right)
        if abs(result) > 2**64:
            raise TooMuch
        return result

    def call(self, context: Context, obj: Any, /, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401
        """Call something, which counts as a turn."""
        spend(TURN)
        return super().call(context, obj, *args, **kwargs)

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        walled: nodes.Template = _Walls(name, filename).visit(tree)
        return walled


class _Walls(NodeTransformer):
    """Puts the counting into a template that was just read."""

    def __init__(self, name: str | None, filename: str | None) -> None:
        self._name, self._filename = name, filename

    def visit_For(self, node: nodes.For) -> nodes.Node:  # noqa: N802  # jinja2's way of naming
        if node.recursive:
            self._refuse(node, "a loop can’t call itself here")
        self.generic_visit(node)
        written = sum(len(data.data) for data in node.find_all(nodes.TemplateData))
        written += sum(_INCLUDED for _ in node.find_all(nodes.Include))
        weight = nodes.Const(TURN + written, lineno=node.lineno)
        node.iter = nodes.Filter(
            node.iter, "counted", [weight], [], None, None, lineno=node.iter.lineno
        )
        return node

    def visit_Concat(self, node: nodes.Concat) -> nodes.Node:  # noqa: N802
        self.generic_visit(node)
        return nodes.Filter(node, "paid", [], [], None, None, lineno=node.lineno)

    def visit_ScopedEvalContextModifier(  # noqa: N802
        self, node: nodes.ScopedEvalContextModifier
    ) -> nodes.Node:
        self._refuse(node, "“autoescape” can’t be switched: words must stay words")
        return node

    def _refuse(self, node: nodes.Node, why: str) -> None:
        raise TemplateSyntaxError(why, node.lineno, self._name, self._filename)


_CALCULATED: Mapping[str, Callable[[Any, Any], Any]] = {
    "+": operator.add,
    "*": operator.mul,
    "%": operator.mod,
}


def _counted(items: Iterable[Any], weight: int) -> Iterator[Any]:
    for item in items:
        spend(weight)
        yield item


def _single(value: Any) -> Any:  # noqa: ANN401  # whatever a template writes
    """What is written, unless it has parts: the way in which Python shows those helps nobody."""
    if isinstance(value, dict | list | tuple):
        raise HasParts("a list" if not isinstance(value, dict) else "words or a block")
    return value


def _paid(value: Any) -> Any:  # noqa: ANN401  # whatever a template writes
    if isinstance(value, str):
        spend(len(value))
    return value


def _range(*numbers: int) -> range:
    found = range(*numbers)
    if len(found) > MOST_RANGE:
        raise TooMuch
    return found


@pass_eval_context
def _join(context: EvalContext, value: Iterable[Any], between: str = "") -> str:
    parts = [*value]
    spend(sum(len(str(part)) + len(between) for part in parts))
    joined: str = do_join(context, parts, between)
    return joined
