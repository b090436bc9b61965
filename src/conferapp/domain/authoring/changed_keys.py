"""The keys of an agenda, and how a change of each is told.

There is a row for every key that an agenda file knows, so that a new one can't be forgotten: a test
holds the tables against the models.
"""

from collections.abc import Iterator, Mapping
from typing import Final, cast

from pydantic import JsonValue

from conferapp.domain.agenda import Agenda, Page
from conferapp.domain.authoring.agenda_version import Side, Version
from conferapp.domain.authoring.change_tellers import (
    Teller,
    Told,
    conditions_teller,
    flag_teller,
    link_teller,
    list_teller,
    text_teller,
    value_teller,
)
from conferapp.domain.authoring.changed_words import Wording, quoted, told
from conferapp.domain.authoring.kind_words import day_words, kind_words
from conferapp.domain.authoring.plain_words import share_words, time_words, who_words
from conferapp.domain.kinds.question import Question
from conferapp.domain.languages import language_name
from conferapp.domain.model import Model
from conferapp.domain.text import say_number

ELSEWHERE: Final[Mapping[type[Model], frozenset[str]]] = {
    Agenda: frozenset({"format", "lenses", "preparation", "reflection", "agenda", "follow_up"}),
    Page: frozenset({"part", "id", "tips", "questions"}),
    Question: frozenset({"id"}),
}
"""Keys that have no row here: `agenda_changes` tells what there is, and where it stands."""


# Values in words --------------------------------------------------------------------------


def _percent(value: float) -> str:
    return f"{say_number(value)} percent"


def _name(value: str) -> str:
    return f"`{value}`"


def _question(side: Side) -> Question:
    return cast(Question, side.item)


# Keys that are told in a way of their own -------------------------------------------------


def _who(_: str, old: Side, new: Side) -> Iterator[Told]:
    was, now = (cast(Page, side.item).who for side in (old, new))
    if was != now:
        yield f"It is a page for {who_words(now)} now; before, for {who_words(was)}.", "answers"


def _agenda_id(_: str, old: Side, new: Side) -> Iterator[Told]:
    was, now = old.version.agenda.id, new.version.agenda.id
    if was != now:
        said = f"Its id changed from `{was}` to `{now}`. So the two count as different agendas"
        yield f"{said}: no conference of the one goes on with the other.", "answers"


def _lens(key: str, old: Side, new: Side) -> Iterator[Told]:
    """A lens goes by its name: nobody reads its id."""
    was, now = (
        side.version.wording(lens.name if lens else None)
        for side in (old, new)
        for lens in [side.version.agenda.lenses.get(getattr(side.item, key) or "")]
    )
    if getattr(old.item, key) != getattr(new.item, key) and was.words != now.words:
        yield from ((said, "wording") for said, _ in told("Its lens", was, now))


def _kind(_: str, old: Side, new: Side) -> Iterator[Told]:
    before, after = _question(old), _question(new)
    if before.kind != after.kind:
        was, now = kind_words(before, old.version.narrator), kind_words(after, new.version.narrator)
        yield f"It asks for another sort of answer. Before: {was}. Now: {now}.", "answers"


def _default(key: str, old: Side, new: Side) -> Iterator[Told]:
    def say(value: object) -> str:
        side = old if value == _question(old).default else new
        return quoted(_question(side).as_text(cast(JsonValue, value)))

    yield from value_teller("The answer to begin with", "answers", say)(key, old, new)


def _share(_: str, old: Side, new: Side) -> Iterator[Told]:
    """Who gets the answer in the end, whether the question says so or its page and kind do."""
    sides = (old.version.agenda, _question(old)), (new.version.agenda, _question(new))
    was, now = (share_words(agenda.share(question)) for agenda, question in sides)
    hid, hides = (agenda.tutors_view(question) for agenda, question in sides)
    if was != now:
        yield f"The answer may go to {now} now; before, to {was}.", "answers"
    agenda, question = sides[1]
    named = any(p.who == "student" and question.id in p.show for p in agenda.pages)
    if hid != hides and named:
        may = "No student’s page shows" if hides else "A student’s page may show"
        yield f"{may} this answer of the tutor’s now.", "answers"


def _by(_: str, old: Side, new: Side) -> Iterator[Told]:
    """Whose words an answer is, unless that follows from whose page it is on, told there."""
    sides = (old.version.agenda, _question(old)), (new.version.agenda, _question(new))
    was, now = (agenda.by(question) for agenda, question in sides)
    before, after = (agenda.page_of[question.id].who for agenda, question in sides)
    if was != now and before == after:
        yield f"The answer is kept as the {now}’s words now; before, as the {was}’s.", "answers"


def _labels(key: str, old: Side, new: Side) -> Iterator[Told]:
    before, after = getattr(old.item, key), getattr(new.item, key)
    for step in dict.fromkeys((*before, *after)):
        was, now = old.version.wording(before.get(step)), new.version.wording(after.get(step))
        for said, own in told(f"The word for step {step}", was, now):
            yield said, "answers" if own else "wording"


def _rows(key: str, old: Side, new: Side) -> Iterator[Told]:
    """Names to begin with, or for a plan how many rows."""
    counted = isinstance(getattr(old.item, key), int)
    teller = _ROW_COUNT if counted else _ROW_NAMES
    yield from teller(key, old, new)


def _pictures(key: str, old: Side, new: Side) -> Iterator[Told]:
    before, after = getattr(old.item, key), getattr(new.item, key)
    if before and after:
        yield from _PICTURES(key, old, new)
    elif before or after:
        names = ", ".join(quoted(name) for name in before or after)
        lead = "Only these can be chosen now" if after else "All can be chosen now; before, only"
        yield f"{lead}: {names}.", "answers"


_ROW_COUNT: Final = value_teller("The number of rows to begin with", "wording", say_number)
_ROW_NAMES: Final = list_teller("the rows to begin with", "answers")
_PICTURES: Final = list_teller(
    "the pictures to choose from", "answers", lambda _, name: Wording({"": name})
)
_LANGUAGES: Final = list_teller(
    "the languages", each=lambda _, tag: Wording({"": tag}, language_name)
)

# The tables -------------------------------------------------------------------------------

HEAD: Final[Mapping[str, Teller]] = {
    "id": _agenda_id,
    "title": text_teller("The title"),
    "about": text_teller("The description"),
    "minutes": value_teller("The planned length of the talk", "wording", time_words),
    "languages": _LANGUAGES,
}
"""The agenda itself."""

LENS: Final[Mapping[str, Teller]] = {
    "name": text_teller("Its name"),
    "idea": text_teller("Its idea"),
    "color": value_teller("Its color", "wording", str),
}

TIP: Final[Mapping[str, Teller]] = {
    "text": text_teller("It"),
    "lens": _lens,
    "show_if": conditions_teller("wording"),
}

PAGE: Final[Mapping[str, Teller]] = {
    "title": text_teller("The title"),
    "section": text_teller("The section in the list of steps"),
    "who": _who,
    "minutes": value_teller("The suggested time", "wording", time_words),
    "intro": text_teller("The text above the questions"),
    "do": text_teller("What the tutor does"),
    "say": list_teller("the lines to say"),
    "good": list_teller("the good examples"),
    "weak": list_teller("the weak examples"),
    "show": list_teller("what is shown beside the page", "answers", Version.link),
    "optional": flag_teller(
        "It may be left out now without being listed as open.",
        "It is listed as open now when it is left out.",
        "wording",
    ),
    "show_if": conditions_teller("answers"),
}

QUESTION: Final[Mapping[str, Teller]] = {
    "kind": _kind,
    "ask": text_teller("The question"),
    "hint": text_teller("The hint"),
    "required": flag_teller(
        "It is listed as open now while it has no answer.",
        "It is no longer listed as open while it has no answer.",
        "wording",
    ),
    "default": _default,
    "simple": text_teller("The question in plain words"),
    "starters": list_teller("the beginnings of sentences"),
    "words": list_teller("the word bank"),
    "mirrors": link_teller("is the other side of"),
    "reveal_after": link_teller("stays covered until", " is answered"),
    "share": _share,
    "show_if": conditions_teller("answers"),
    "role": value_teller("The role", "answers", _name),
    "by": _by,
}
"""What every question has."""

OWN: Final[Mapping[str, Teller]] = {
    "max_length": value_teller("The limit of characters", "answers", say_number),
    "suggest": list_teller("the suggestions"),
    "unit": text_teller("The unit", "answers"),
    "min": value_teller("The smallest number", "answers", say_number),
    "max": value_teller("The largest number", "answers", say_number),
    "out_of": value_teller("The points to reach", "answers", say_number),
    "from_": value_teller("The lowest step", "answers", say_number),
    "to": value_teller("The highest step", "answers", say_number),
    "labels": _labels,
    "options": list_teller("the options", "answers"),
    "options_from": link_teller("takes its options from"),
    "other": flag_teller("Own words will do as well now.", "Own words won’t do any more."),
    "at_most": value_teller("The limit on how many there may be", "answers", say_number),
    "earliest": value_teller("The first day that fits", "answers", day_words),
    "latest": value_teller("The last day that fits", "answers", day_words),
    "time": flag_teller("It asks for the hour too now.", "It doesn’t ask for the hour any more."),
    "items": list_teller("the items to tick", "answers"),
    "rows": _rows,
    "group": value_teller("The sort of data", "answers", _name),
    "prompts": list_teller("the things to think of"),
    "close_from": value_teller("The bound from which a topic is close", "answers", _percent),
    "mastered_from": value_teller("The bound from which a topic is mastered", "answers", _percent),
    "sort": value_teller("What is tied together", "answers", _name),
    "focus": value_teller("The focus", "answers", _name),
    "stretch": flag_teller(
        "It asks for a bolder target too now.", "It doesn’t ask for a bolder target any more."
    ),
    "pictures": _pictures,
}
"""What only some kinds have."""
