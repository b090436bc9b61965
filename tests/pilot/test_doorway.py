"""Text of people reaches a widget through the doorway only.

A plain string is read as markup by most widgets. This looks at the source: what is handed to one of
them is a constant, or made by something that is known to make `Content`. It follows a name to where
it is assigned in the same function, and no further.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

UI = Path(__file__).resolve().parents[2] / "src" / "conferapp" / "ui"
WIDGETS = {"Static", "Label", "Button", "Option", "Checkbox", "RadioButton", "Link", "Collapsible"}
CALLS = {"update", "notify", "add_option", "tooltip"}
"""Names of what takes text that may be read as markup."""


def suspects(source: str) -> Iterator[str]:
    """The texts that look as if they went past the doorway, with their lines."""
    tree = ast.parse(source)
    foreign = {name for name in WIDGETS if _comes_from_elsewhere(name, tree)}
    for function in ast.walk(tree):
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
            for call in ast.walk(function):
                taken = isinstance(call, ast.Call) and call.args and _takes_markup(call, foreign)
                if isinstance(call, ast.Call) and taken and _is_text(call.args[0], function):
                    yield f"line {call.lineno}: {ast.unparse(call)}"


def _comes_from_elsewhere(name: str, tree: ast.AST) -> bool:
    """Whether a module imports a name of a widget from somewhere else than Textual."""
    return any(
        isinstance(node, ast.ImportFrom)
        and not str(node.module).startswith("textual")
        and any(alias.name == name for alias in node.names)
        for node in ast.walk(tree)
    )


def _takes_markup(call: ast.Call, foreign: set[str]) -> bool:
    named = call.func.attr if isinstance(call.func, ast.Attribute) else None
    name = call.func.id if isinstance(call.func, ast.Name) else None
    plain = any(
        k.arg == "markup" and isinstance(k.value, ast.Constant) and k.value.value is False
        for k in call.keywords
    )
    return (name in WIDGETS - foreign or named in CALLS) and not plain


def _is_text(node: ast.expr, function: ast.AST) -> bool:
    """Whether an expression is, or may be, a string that isn't a constant."""
    if isinstance(node, ast.JoinedStr | ast.BinOp | ast.Subscript):
        return True
    if isinstance(node, ast.IfExp):
        return _is_text(node.body, function) or _is_text(node.orelse, function)
    if isinstance(node, ast.Attribute):
        return not node.attr.isupper()
    if isinstance(node, ast.Name) and not node.id.isupper():
        values = _assigned(node.id, function)
        return not values or any(_is_text(value, function) for value in values)
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        return node.func.attr in {"format", "join"} and isinstance(node.func.value, ast.Constant)
    return False


def _assigned(name: str, function: ast.AST) -> list[ast.expr]:
    found: list[ast.expr] = []
    for node in ast.walk(function):
        if isinstance(node, ast.Assign | ast.NamedExpr):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            if any(isinstance(target, ast.Name) and target.id == name for target in targets):
                found.append(node.value)
    return found


@pytest.mark.parametrize("path", sorted(UI.rglob("*.py")), ids=lambda path: str(path.name))
def test_text_of_people_goes_through_the_doorway(path: Path) -> None:
    assert not list(suspects(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize(
    "line",
    [
        "Static(f'Hello {name}')",
        "Button(name)",
        "self.label.update('Hello ' + name)",
        "self.notify(f'{name} left')",
        "Option(self.student.name)",
        "Static(names[0])",
        "Static('{}'.format(name))",
    ],
)
def test_it_sees_text_that_goes_past(line: str) -> None:
    assert list(suspects(f"def compose(self, name, names):\n    yield {line}\n"))


@pytest.mark.parametrize(
    "line",
    [
        "Static('Hello')",
        "Static(literal(name))",
        "Static(ABOUT)",
        "Static(Content.assemble('a', literal(name)))",
        "self.notify(name, markup=False)",
        "values.update({'a': name})",
    ],
)
def test_it_lets_through_what_is_safe(line: str) -> None:
    assert not list(suspects(f"def compose(self, name, values):\n    yield {line}\n"))
