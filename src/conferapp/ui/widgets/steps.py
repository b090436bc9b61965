"""The steps: where the talk is, as a list on wide screens and a line of dots on narrow ones."""

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import wrap

from textual.app import RenderResult
from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.reactive import reactive
from textual.style import Style
from textual.widget import Widget

from conferapp.domain.agenda import PART_NAMES, Page
from conferapp.domain.conference import Conference
from conferapp.ui.text import QUIET_STYLE, literal

INDENT = "  "
PAGE = "page"
"""The name under which a clickable text carries its page."""
HERE, SEEN, SKIPPED, AHEAD = "◐", "●", "⊘", "○"


@dataclass(frozen=True)
class Step:
    """A page in the list of steps.

    Attributes:
        page: The page's id.
        title: Its title.
        mark: A glyph for here, seen, skipped or still ahead.
        number: Its number within the live part, or None elsewhere.
        section: Its section, or "".
    """

    page: str
    title: str
    mark: str
    number: int | None
    section: str

    @property
    def here(self) -> bool:
        """Whether this is the page on screen."""
        return self.mark == HERE


def steps(conference: Conference, pages: Sequence[Page], here: Page) -> tuple[Step, ...]:
    """The steps of the part in which the conference is."""
    found: list[Step] = []
    for page in pages:
        if page.part != here.part:
            continue
        visit = conference.record.visit(page.id)
        mark = AHEAD if visit is None else SKIPPED if visit.skipped else SEEN
        speech = conference.speech(page, overheard=True)
        found.append(
            Step(
                page.id,
                speech.say(page.title),
                HERE if page.id == here.id else mark,
                len(found) + 1 if page.part == "agenda" else None,
                speech.say(page.section),
            )
        )
    return tuple(found)


class Steps(Widget):
    """The steps of the part; a click goes to one.

    Attributes:
        steps: What to show.
        part: The part's name.
    """

    class Chosen(Message):
        """A step was clicked."""

        def __init__(self, page: str) -> None:
            """Report the page's id."""
            super().__init__()
            self.page = page

    DEFAULT_CSS = """
    Steps {
        height: auto;
    }
    """

    steps: reactive[tuple[Step, ...]] = reactive((), layout=True)
    part: reactive[str] = reactive("", layout=True)

    def render(self) -> RenderResult:
        """The list, or where there is only one line, dots."""
        return self._line() if self.size.height == 1 else self._list()

    def _list(self) -> Content:
        lines = [Content.styled(PART_NAMES.get(self.part, ""), "bold")]
        section = ""
        room = max(self.size.width - len(INDENT), 8)
        for step in self.steps:
            if step.section != section:
                section = step.section
                lines += [Content(""), literal(section, QUIET_STYLE)]
            style = "bold $text-accent" if step.here else ""
            number = f"{step.number} " if step.number else ""
            title = f"\n{INDENT}".join(wrap(f"{number}{step.title}", room))
            lines.append(_clickable(literal(f"{step.mark} {title}", style), step))
        return Content("\n").join(lines)

    def _line(self) -> Content:
        here = next((n for n, step in enumerate(self.steps, 1) if step.here), 0)
        dots = [
            _clickable(literal(step.mark, "bold" if step.here else ""), step) for step in self.steps
        ]
        said = f"   {PART_NAMES.get(self.part, '')}, {here} of {len(self.steps)}"
        return Content.assemble(Content(" ").join(dots), Content.styled(said, QUIET_STYLE))

    def on_resize(self) -> None:
        """Break long titles anew."""
        self.refresh(layout=True)

    def on_click(self, event: Click) -> None:
        """Go to the step under the mouse."""
        page = event.style.meta.get(PAGE)
        if page is not None:
            self.post_message(self.Chosen(page))


def _clickable(label: Content, step: Step) -> Content:
    return label.stylize(Style.from_meta({PAGE: step.page}))
