"""What a template may do: a room with walls, because a program's template is somebody else's text.

It gets plain data, a few filters, and a budget for all that it does, so that neither a slip nor
malice can keep the app busy without end, fill the memory, or reach anything of Python's.
"""

import operator
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
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
    reject rejectattr reverse select selectattr sort string title trim truncate unique upper
    wordcount
"""
"""Those of jinja2's that can't make much out of little, and can't call words markup."""
_MAPPING_METHODS = frozenset({"get", "items", "keys", "values"})
_SHARE = 8
"""Letters that are looked at for what one letter costs that is written."""
_MOST_DIGITS = 15
"""Digits behind the point that a number is rounded to."""
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
        ours = {"join": _join, "round": _round, "sum": _sum, **filters}
        inner: dict[str, Callable[..., Any]] = {
            "built": _built,
            "counted": _counted,
            "looked_at": _looked_at,
            "paid": _paid,
        }
        self.filters = {name: _weighed(one) for name, one in {**kept, **ours}.items()} | inner
        self.tests = {name: _weighed(one) for name, one in self.tests.items()}
        self.globals = {"range": _range, "namespace": _Space}

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:  # noqa: ANN401, ARG002
        """Whether a template may have an attribute: of loops, and how mappings are walked."""
        if isinstance(obj, LoopContext):
            return not attr.startswith("_")
        return isinstance(obj, Namespace) or (isinstance(obj, dict) and attr in _MAPPING_METHODS)

    def wrap_str_format(self, value: Any) -> None:  # noqa: ANN401
        """No text formats anything: a gap in it can be made as wide as the memory."""

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
        weigh((args, kwargs))
        return _looked_at(super().call(context, obj, *args, **kwargs))

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
        return self._around(node, "paid")

    def visit_List(self, node: nodes.List) -> nodes.Node:  # noqa: N802
        return self._around(node, "built")

    def visit_Dict(self, node: nodes.Dict) -> nodes.Node:  # noqa: N802
        return self._around(node, "built")

    def visit_Tuple(self, node: nodes.Tuple) -> nodes.Node:  # noqa: N802
        if node.ctx == "load":
            return self._around(node, "built")
        self.generic_visit(node)  # names that are given a value
        return node

    def visit_Getitem(self, node: nodes.Getitem) -> nodes.Node:  # noqa: N802
        if isinstance(node.arg, nodes.Slice):
            return self._around(node, "built")
        self.generic_visit(node)
        return node

    def visit_Compare(self, node: nodes.Compare) -> nodes.Node:  # noqa: N802
        self.generic_visit(node)
        node.expr = self._filter(node.expr, "looked_at")
        for operand in node.ops:
            operand.expr = self._filter(operand.expr, "looked_at")
        return node

    def _around(self, node: nodes.Expr, name: str) -> nodes.Node:
        self.generic_visit(node)
        return self._filter(node, name)

    def _filter(self, node: nodes.Expr, name: str) -> nodes.Filter:
        return nodes.Filter(node, name, [], [], None, None, lineno=node.lineno)

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


def weigh(value: object, share: int = 1) -> None:
    """Pay for a value by its size, with all that is in it.

    What is in it twice counts twice, as it would if it were compared or written. A list of lists
    of lists can be small in the memory and still keep Python busy without end.

    Args:
        value: Anything that a template handles.
        share: Letters of a text that cost one; looking at them costs less than making them.

    Raises:
        TooMuch: Nothing is left of the budget.
    """
    if _left.get() is None:
        return
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, str):
            spend(1 + len(one) // share)
        elif isinstance(one, dict):
            spend(TURN)
            waiting += [*one.keys(), *one.values()]
        elif isinstance(one, list | tuple):
            spend(TURN)
            waiting += one
        else:
            spend(1)


def _built(value: Any) -> Any:  # noqa: ANN401  # whatever a template puts together
    weigh(value)
    return value


def _looked_at(value: Any) -> Any:  # noqa: ANN401
    weigh(value, _SHARE)
    return value


def _weighed(asked: Any) -> Callable[..., Any]:  # noqa: ANN401  # jinja2 calls it a function
    """A filter or a test that pays for what it is given, and for what it makes."""

    @wraps(asked)
    def paying(*args: Any, **kwargs: Any) -> Any:  # noqa: ANN401  # as jinja2 calls it
        spend(TURN)
        weigh((args, kwargs), _SHARE)
        return _looked_at(asked(*args, **kwargs))

    return paying


def _round(value: float, precision: int = 0) -> float:
    return round(value, min(max(precision, 0), _MOST_DIGITS))


def _sum(numbers: Iterable[float]) -> float:
    return sum(numbers)


class _Space(Namespace):
    """What a template keeps values in; it isn't shown, since it could hold itself many times."""

    def __repr__(self) -> str:
        return "namespace"


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
