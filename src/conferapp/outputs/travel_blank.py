"""The student's pages on paper: lines to write on, boxes to tick, and no result anywhere.

It is the same page that travels as a file, as it is before a prediction; what comes behind one is
left to the talk. Answers that are there already aren't printed: a blank is blank.
"""

from collections.abc import Callable, Iterator, Mapping
from html import escape
from typing import Any

from conferapp.domain.handouts.catalogue import Catalogue
from conferapp.domain.text import say_number
from conferapp.domain.travel.page import Asked, Note, Sheet, TravelPage
from conferapp.outputs.inlined import digest, filled, template

LONG_LINES, SHORT_LINES, CELL_CARDS = 4, 1, 2
"""Lines for a long answer and for a short one, and cards for rows where nothing says how many."""


def blank_html(page: TravelPage, words: Catalogue) -> bytes:
    """The pages as one file of HTML, to be printed.

    Args:
        page: The page that travels.
        words: The app's own words.
    """
    style = template("blank.css")
    pieces = {
        "spoken": escape(page.spoken),
        "language": escape(page.language),
        "direction": page.direction,
        "title": escape(page.title),
        "style_hash": digest(style),
        "style": style,
        "look": "roomy" if "spacing" in page.supports else "",
        "name": escape(words.say("travel.name")),
        "day": escape(words.say("travel.day")),
        "how": escape(words.say("travel.blank_how")),
        "pages": "\n".join(_Blank(page, words).sheets()),
    }
    return filled(template("blank.html"), pieces).encode()


class _Blank:
    """Writes the sheets.

    Args:
        page: The page that travels.
        words: The app's own words.
    """

    def __init__(self, page: TravelPage, words: Catalogue) -> None:
        self._page, self._words = page, words

    def sheets(self) -> Iterator[str]:
        """Each page as a section."""
        for sheet in self._page.stage.sheets:
            yield "\n".join(self._sheet(sheet))

    def _sheet(self, sheet: Sheet) -> Iterator[str]:
        yield "<section>"
        yield f"<h2{self._own}>{escape(sheet.title)}</h2>"
        if sheet.tests:
            yield self._hint("blank_if")
        if sheet.intro:
            yield f"<p{self._own}>{_lined(sheet.intro)}</p>"
        if sheet.waits:
            yield f'<p class="stop">{self._say("blank_wait")}</p>'
        yield from (self._note(note) for note in sheet.notes if note.lines)
        for question in sheet.questions:
            yield from self._asked(question)
        if sheet.predicts:
            yield f'<p class="stop after">{self._say("blank_sealed")}</p>'
        yield "</section>"

    def _note(self, note: Note) -> str:
        lines = "".join(f"<p>{escape(line.text)}</p>" for line in note.lines)
        return f'<div class="note"{self._own}><h3>{escape(note.title)}</h3>{lines}</div>'

    def _asked(self, one: Asked) -> Iterator[str]:
        yield f'<div class="asked"><h3{self._own}>{escape(one.ask)}</h3>'
        if one.tests:
            yield self._hint("blank_if")
        if one.hint:
            yield f'<p class="hint"{self._own}>{escape(one.hint)}</p>'
        if one.words and "starters" in self._page.supports:
            yield f'<p class="hint"{self._own}>{escape(" · ".join(one.words))}</p>'
        yield from CONTROLS[one.control](self, one)
        yield "</div>"

    # Controls ----------------------------------------------------------------------------

    def short(self, one: Asked) -> Iterator[str]:
        """A line, or several that begin as the starters do."""
        yield from self._begun(one, SHORT_LINES)

    def long(self, one: Asked) -> Iterator[str]:
        """Several lines."""
        yield from self._begun(one, LONG_LINES)

    def _begun(self, one: Asked, count: int) -> Iterator[str]:
        starters = one.starters if "starters" in self._page.supports else ()
        for starter in starters:
            yield f'<p class="write"{self._own}>{escape(starter)}</p>'
        yield from ['<div class="line"></div>'] * max(1, count - len(starters))

    def number(self, one: Asked) -> Iterator[str]:
        """A short line, and what is counted."""
        yield f'<p><span class="few"></span>{escape(str(one.settings["unit"] or ""))}</p>'

    def score(self, one: Asked) -> Iterator[str]:
        """Points out of so many."""
        whole = escape(say_number(one.settings["out_of"]))
        yield f'<p><span class="few"></span>{self._say("out_of")} {whole}</p>'

    def one(self, one: Asked) -> Iterator[str]:
        """A scale to circle on, or options to tick one of."""
        if one.settings.get("scale"):
            yield self._hint("blank_circle")
            steps = (
                f"<li{self._own}><b>{option['stored']}</b>{escape(option['shown'])}</li>"
                for option in _options(one)
            )
            yield f'<ul class="steps">{"".join(steps)}</ul>'
        else:
            yield self._boxes(one, "round")

    def many(self, one: Asked) -> Iterator[str]:
        """Options to tick."""
        most = one.settings.get("most")
        if most and not one.hint:
            yield self._hint("blank_most", count=str(most))
        yield self._boxes(one)

    def _boxes(self, one: Asked, look: str = "") -> str:
        items = [self._box(option["shown"], look) for option in _options(one)]
        if one.settings.get("other"):
            other = self._say("other")
            mark = f'<span class="box {look}"></span>'
            items.append(f'<li class="other">{mark}{other}<span class="write"></span></li>')
        if not items:
            return '<div class="line"></div>'
        return f'<ul class="boxes">{"".join(items)}</ul>'

    def _box(self, text: str, look: str = "") -> str:
        return f'<li{self._own}><span class="box {look}"></span>{escape(text)}</li>'

    def date(self, _one: Asked) -> Iterator[str]:
        """A line for a day."""
        yield f'<p class="cell"><span>{self._say("day")}</span><span class="write"></span></p>'

    def tick(self, _one: Asked) -> Iterator[str]:
        """Something to be said aloud, and then ticked."""
        yield f'<ul class="boxes">{self._box(self._words.say("travel.tick_said"))}</ul>'

    def rows(self, one: Asked) -> Iterator[str]:
        """Cards with a line for each cell."""
        columns: Any = one.settings["columns"]
        first: Any = one.settings["first"]
        most: Any = one.settings["most"]
        named = [row for row in first if row[columns[0]["key"]] is not None]
        count = min(max(len(first), len(named) or CELL_CARDS), most)
        for at in range(count):
            row = first[at] if at < len(first) else {}
            cells = (self._cell(column, row) for column in columns if column["main"])
            yield f'<div class="card">{"".join(cells)}</div>'

    def _cell(self, column: Mapping[str, Any], row: Mapping[str, Any]) -> str:
        known = row.get(column["key"])
        said = escape(str(known)) if known is not None else ""
        title = escape(column["title"])
        if column["options"]:
            return f'<div class="cell"><span>{title}</span></div>{self._choices(column["options"])}'
        return (
            f'<div class="cell"><span>{title}</span>'
            f'<span class="write" dir="auto">{said}</span></div>'
        )

    def _choices(self, options: list[Mapping[str, Any]]) -> str:
        boxes = (self._box(option["shown"], "round") for option in options)
        return f'<ul class="boxes">{"".join(boxes)}</ul>'

    def levels(self, one: Asked) -> Iterator[str]:
        """A row for each skill."""
        options = _options(one)
        names: Any = one.settings["names"]
        heads = "".join(f'<th scope="col">{escape(option["shown"])}</th>' for option in options)
        boxes = '<td><span class="box round"></span></td>' * len(options)
        rows = "".join(
            f'<tr><th scope="row" dir="auto">{escape(name)}</th>{boxes}</tr>' for name in names
        )
        yield f'<table class="skills"><tr><td></td>{heads}</tr>{rows}</table>'

    def picture(self, _one: Asked) -> Iterator[str]:
        """Room for a drawing, and a line for the words."""
        yield self._hint("blank_pictures")
        yield '<div class="frame"></div><div class="line"></div>'

    def closing(self, one: Asked) -> Iterator[str]:
        """Each goal and plan of last time, with what became of it."""
        items: Any = one.settings["items"]
        because = self._say("because")
        for item in items:
            yield (
                f'<div class="card"><p{self._own}><b>{escape(item["line"] or item["name"])}</b></p>'
                f"{self._choices(_options(one))}"
                f'<div class="cell"><span>{because}</span><span class="write"></span></div></div>'
            )

    # Words -------------------------------------------------------------------------------

    @property
    def _own(self) -> str:
        """The attributes of what the agenda, or a person, says."""
        return f' lang="{escape(self._page.language)}" dir="auto"'

    def _say(self, name: str, **gaps: str) -> str:
        return escape(self._words.say(f"travel.{name}", **gaps))

    def _hint(self, name: str, **gaps: str) -> str:
        return f'<p class="hint">{self._say(name, **gaps)}</p>'


def _options(one: Asked) -> list[Mapping[str, Any]]:
    options: Any = one.settings["options"]
    return list(options)


def _lined(text: str) -> str:
    return "<br>".join(map(escape, text.splitlines()))


CONTROLS: Mapping[str, Callable[[_Blank, Asked], Iterator[str]]] = {
    "line": _Blank.short,
    "text": _Blank.long,
    "number": _Blank.number,
    "score": _Blank.score,
    "one": _Blank.one,
    "many": _Blank.many,
    "date": _Blank.date,
    "tick": _Blank.tick,
    "rows": _Blank.rows,
    "levels": _Blank.levels,
    "picture": _Blank.picture,
    "closing": _Blank.closing,
}
"""What each control of the page is on paper."""
