"""Pages through templates: those that come with the app, or the program's own in their place.

A program's template is text from outside. What it may do is bounded, and where it is broken it
says so with file and line, in words for somebody who writes pages and not programs.
"""

import re
from collections.abc import Callable, Mapping
from contextlib import nullcontext
from functools import cache, lru_cache, wraps
from pathlib import Path
from typing import Any

from jinja2 import (
    FileSystemLoader,
    Template,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
    pass_context,
)
from jinja2.runtime import Context

from conferapp.outputs.direction import direction
from conferapp.outputs.errors import OutputError
from conferapp.outputs.fitting import fitted, sheets
from conferapp.outputs.markdown_words import fenced, literal, one_line
from conferapp.outputs.sandbox import HasParts, Room, TooMuch, budget, spend
from conferapp.outputs.wrapping import CARD, WIDTH, centred, framed, ruled, wrapped

TEMPLATES = ("page.html", "cards.html", "page.md", "cards.md", "page.txt", "cards.txt")
"""Those that a program can replace, one by one."""
LONGEST = 2_000_000
"""Characters of a program's template; a picture in it may take most of them."""
WIDEST = 500
"""Cells of the longest line into which text is laid out."""


def _wide(lay: Callable[..., str]) -> Callable[..., str]:
    """What lays text out in lines, for widths that paper has; it pays for what it may fill up."""

    @wraps(lay)
    def laid(text: str | list[str], *marks: str | None, width: int) -> str:
        cells = min(max(width, 1), WIDEST)
        leads = [mark[:cells] if mark else mark for mark in marks]
        before = max((len(lead or "") for lead in leads), default=cells)
        room = max(cells - before, 2) if leads else cells
        lines = text if isinstance(text, list) else text.split("\n")
        spend(sum((before + 1) * (1 + 2 * len(line) // room) for line in lines))
        return lay(text, *leads, width=cells)

    return laid


@pass_context
def _wrapped(
    context: Context, text: str, first: str = "", rest: str | None = None, width: int | None = None
) -> str:
    """See `wrapping.wrapped`; as wide as the page, unless the template says how wide."""
    return _wide(wrapped)(text, first, rest, width=width or context.get("columns", WIDTH))


@pass_context
def _ruled(context: Context, text: str, mark: str = "=", width: int | None = None) -> str:
    """See `wrapping.ruled`; as wide as the page, unless the template says how wide."""
    return _wide(ruled)(text, mark, width=width or context.get("columns", WIDTH))


def _centred(drawing: str | list[str], width: int) -> str:
    """See `wrapping.centred`."""
    return _wide(centred)(drawing, width=width)


def _framed(text: str, width: int = CARD) -> str:
    """See `wrapping.framed`."""
    return _wide(framed)(text, width=width)


_FOLDER = Path(__file__).resolve().parent.parent / "templates"
_Filters = Mapping[str, Callable[..., Any]]
_FILTERS: Mapping[str, _Filters] = {
    "html": {"direction": direction, "fitted": fitted, "one_line": one_line, "sheets": sheets},
    "md": {"fenced": fenced, "one_line": one_line},
    "txt": {
        "centred": _centred,
        "framed": _framed,
        "one_line": one_line,
        "ruled": _ruled,
        "wrapped": _wrapped,
    },
}
_FINALIZE: Mapping[str, Callable[[Any], Any]] = {"html": lambda value: value, "md": literal}


class TemplateBroken(OutputError):
    """A template of the program's can't be used.

    Args:
        name: Its file name.
        line: The line, or None where no line is to blame.
        what: What is wrong, as a sentence.

    Attributes:
        name: As given.
        line: As given.
    """

    def __init__(self, name: str, line: int | None, what: str) -> None:
        place = f"templates/{name}, line {line}" if line else f"templates/{name}"
        super().__init__(
            f"{place}: {what} Mend it, or give the file another name: "
            "then Conferapp uses its own template."
        )
        self.name, self.line = name, line


def render(name: str, data: Mapping[str, Any], own: str | None = None) -> str:
    """Fill a template.

    Args:
        name: One of `TEMPLATES`.
        data: What `handout_data.as_data` gives.
        own: The text of the program's template of that name, or None for ours.

    Raises:
        TemplateBroken: The program's template can't be read or filled.
    """
    filename = f"own {name}"
    try:
        template = _shipped(name) if own is None else _own(name, filename, own)
        # Ours have no loop but over what was said, and all that was said has room on them.
        with budget() if own is not None else nullcontext():
            return template.render(data)
    except _FAULTS as fault:
        if own is None:
            raise
        broken = TemplateBroken(name, _line_of(fault, filename), _sentence(fault))
    raise broken  # outside, so that no traceback carries what a student said


_FAULTS = (
    TemplateError,
    ArithmeticError,
    AttributeError,
    LookupError,
    MemoryError,
    RecursionError,
    SyntaxError,
    TypeError,
    ValueError,
)
"""What jinja2 lets through when a template asks for something that can't be done."""


@cache
def _room(form: str) -> Room:
    return Room(
        FileSystemLoader(_FOLDER),
        _FILTERS[form],
        _FINALIZE.get(form, str),
        autoescape=form == "html",
    )


def _shipped(name: str) -> Template:
    return _room(_form(name)).get_template(name)


@lru_cache(maxsize=4)  # the same one for every student of a print
def _own(name: str, filename: str, source: str) -> Template:
    if len(source) > LONGEST:
        raise TooMuch
    room = _room(_form(name))
    return Template.from_code(room, room.compile(source, name, filename), room.make_globals(None))


def _form(name: str) -> str:
    return name.rpartition(".")[2]


def _line_of(fault: BaseException, filename: str) -> int | None:
    if isinstance(fault, TemplateSyntaxError):
        return fault.lineno
    line, trace = None, fault.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == filename:
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


def _sentence(fault: BaseException) -> str:
    if isinstance(fault, TooMuch):
        return "This makes more of it than any page can hold: a loop too many, or a text too long."
    if isinstance(fault, HasParts):
        return f"This is {fault.message}, not a text. Take a part of it, such as “.text”."
    if not isinstance(fault, TemplateError):
        return "This can’t be worked out: a filter or a sign stands beside what it can’t work with."
    if isinstance(fault, TemplateNotFound):
        return f"There is no template called “{fault.name}” to build on."
    message = fault.message or ""
    for pattern, sentence in _SENTENCES:
        if found := pattern.search(message):
            return sentence.format(*found.groups())
    return f"The template language says: {message.rstrip('.')}."


_SENTENCES = tuple(
    (re.compile(pattern), sentence)
    for pattern, sentence in (
        (
            r"^'dict object' has no attribute '(.+)'",
            "There is no “{0}” there. The guide to letters lists what a template is given.",
        ),
        (
            r"^'(.+)' is undefined",
            "There is nothing called “{0}”. The guide to letters lists what a template is given.",
        ),
        (
            r"^'?list object'? has no (?:attribute|element) '?(.+?)'?$",
            "This is a list, and it has no “{0}”. Take what is in it one by one, with a loop.",
        ),
        (
            r"^unexpected '[}\]]'$",
            "What begins with {{{{ ends with }}}}, and what begins with {{% ends with %}}.",
        ),
        (r"^No filter named '(.+)'", "There is no filter called “{0}”."),
        (r"^No test named '(.+)'", "There is no test called “{0}”."),
        (
            r"^Unexpected end of template.*innermost block that needs to be closed is '(.+)'",
            "The file ends, but “{0}” was never closed.",
        ),
        (
            r"following tags: (.+?)\. The innermost block that needs to be closed is '(.+)'",
            "A tag stands where “{1}” still has to be closed; here could stand {0}.",
        ),
        (r"^unexpected end of template", "The file ends inside braces that were never closed."),
        (r"^Encountered unknown tag '(.+?)'", "There is no tag called “{0}”."),
        (r"^expected token '(.+)', got '(.+)'", "Here is “{1}”, where “{0}” should be."),
        (r"^access to attribute '(.+?)' of", "“{0}” is out of bounds for a template."),
    )
)
