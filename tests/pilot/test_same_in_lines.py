"""A question asked in lines gives what its field gives, for every kind, typed side by side."""

from tests.pilot.bare import BareApp
from tests.unit.asked import ask, asked
from textual.app import ComposeResult
from textual.containers import VerticalScroll

from conferapp.domain.goal_names import Item
from conferapp.domain.kinds.union import KINDS
from conferapp.domain.model import Value
from conferapp.domain.prompt import Prompt
from conferapp.ui.fields.field import Field
from conferapp.ui.fields.table import field_for

SKILLS = {
    "colors": True,
    "by": "student",
    "portions": (("", ("Slopes",)),),
    "first_rows": ({"topic": "Slopes"},),
}
LAST = (Item("actions", "Cards", {"what": "Cards"}),)

BACK = "shift+tab"  # from the line below a table to its row
SAME: list[tuple[Prompt, list[str], list[str]]] = [
    (ask("short"), [*"Hi a"], ["Hi a"]),
    (ask("long"), [*"a", "enter", *"b"], ["a", "b", ""]),
    (ask("number", unit="s"), [*"7,5s"], ["7,5s"]),
    (ask("number", id="unread"), [*"two"], ["two"]),
    (ask("score"), [*"6/8"], ["6/8"]),
    (ask("scale"), ["4"], ["4"]),
    (ask("choice", "a", "b"), ["down", "enter"], ["2"]),
    (ask("choices", "a", "b", "c"), ["space", "end", "space"], ["3 1"]),
    (ask("checklist", "Pen", "Paper"), ["end", "space"], ["paper"]),
    (ask("yes_no"), ["down", "enter"], ["n"]),
    (ask("date"), [*"4 Dec"], ["4 Dec"]),
    (ask("measures"), ["T", "enter", BACK, *"8 of 9"], ["T", "8 of 9", "/done", ""]),
    (ask("evidence"), ["A", "enter"], ["A", "/done", ""]),
    (ask("topics"), ["S", "enter", BACK, *"3/4"], ["S", "3/4", "/done", ""]),
    (ask("topics", id="levels", **SKILLS), ["right", "enter"], ["2"]),
    (ask("connections"), ["T", "enter"], ["T", "/done", ""]),
    (ask("actions"), ["C", "enter", BACK, "enter", *"Mo"], ["C", "Mo", "/done", ""]),
    (
        ask("goal"),
        ["7", "tab", "tab", "6", "tab", "tab", *"8 Dec"],
        ["7", "", "6", "", "8 Dec", "/done"],
    ),
    (ask("reminder"), [*"Go"], ["Go"]),
    (ask("last_goal", items=LAST, thread="r"), ["right", "enter", "tab", *"bus"], ["2", "bus"]),
    (ask("recap"), ["space"], ["y"]),
]


class Sheet(BareApp):
    """Fields, and what they reported last."""

    def __init__(self) -> None:
        super().__init__()
        self.answers: dict[str, tuple[Value, str | None]] = {}

    def compose(self) -> ComposeResult:
        with VerticalScroll(can_focus=False):
            yield from (field_for(prompt) for prompt, _, _ in SAME)

    def on_field_answered(self, event: Field.Answered) -> None:
        self.answers[event.question] = (event.value, event.typed)


async def test_lines_and_fields_give_the_same_values() -> None:
    app = Sheet()
    async with app.run_test(size=(100, 120)) as pilot:
        for field, (_, keys, _) in zip(app.query(Field), SAME, strict=True):
            field.enter()
            await pilot.press(*keys)

    in_lines = {p.question.id: asked(p, lines, patient=False).last for p, _, lines in SAME}
    assert {prompt.question.kind for prompt, _, _ in SAME} == set(KINDS)
    assert app.answers == in_lines
