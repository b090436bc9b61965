"""The prompt: everything that a field needs to ask one question in one conference.

Fields get this and nothing else, so that they can be tried without a conference.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from conferapp.domain.agenda import Page
from conferapp.domain.amounts import is_number
from conferapp.domain.carry import Offer, offers
from conferapp.domain.entered import entered
from conferapp.domain.kinds.cells import Offers
from conferapp.domain.kinds.looking_back import LastGoal
from conferapp.domain.kinds.numbers import Scale
from conferapp.domain.kinds.options import Checklist, OptionQuestion, Recap
from conferapp.domain.kinds.question import By, Question
from conferapp.domain.kinds.reminder import Reminder
from conferapp.domain.kinds.rows import RowsQuestion
from conferapp.domain.kinds.tables import Evidence, Topics
from conferapp.domain.mastery import portions, topics_shown
from conferapp.domain.model import Row, Value, as_row
from conferapp.domain.pictures import Picture
from conferapp.domain.recap import recap
from conferapp.domain.standing import Standing
from conferapp.domain.supports import wants
from conferapp.domain.text import say_number
from conferapp.domain.thread import Item
from conferapp.domain.wording import Text, word


@dataclass(frozen=True)
class Option:
    """Something to pick.

    Attributes:
        stored: What the record keeps: a string, a step of a scale, or yes and no.
        shown: What is on screen.
    """

    stored: str | int | bool
    shown: str


@dataclass(frozen=True)
class Prompt:
    """One question, ready to be asked.

    Attributes:
        question: The question.
        ask: Its wording, filled in.
        hint: One line under it, or "".
        value: The answer so far, or None.
        typed: What was typed and could not be read, or None.
        by: Whose words a new answer is taken for.
        today: The local day, for days typed as words.
        locked: Whether the answer can only be commented on.
        starters: Sentence starters.
        words: Word bank.
        options: What can be picked, in order.
        out_of: The maximum that a score starts with.
        offers: What cells may suggest, by the kind of offer.
        recap: The lines that a recap reads back.
        prompts: Things to think of, above rows of evidence.
        whose: Whose words the answer is kept as, where both may write; "" elsewhere.
        first_rows: The rows that an empty table shows, ready to be filled in.
        portions: The names of mirrored topics in portions, each with its heading.
        colors: Whether topics are only to be given levels, skill by skill.
        carry: Rows that can be taken over from last time, or from a draft.
        items: The goals and actions of last time, to be closed.
        thread: The id of the conference that they come from.
        pictures: The picture clues to choose from.
        fold_help: Whether starters and words wait behind a first key, out of the way.
    """

    question: Question
    ask: str
    hint: str = ""
    value: Value = None
    typed: str | None = None
    by: By = "tutor"
    today: date = date.min
    locked: bool = False
    starters: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    options: tuple[Option, ...] = ()
    out_of: float = 100
    offers: Mapping[Offers, tuple[str, ...]] = field(default_factory=dict)
    recap: tuple[str, ...] = ()
    prompts: tuple[str, ...] = ()
    whose: str = ""
    first_rows: tuple[Row, ...] = ()
    portions: tuple[tuple[str, tuple[str, ...]], ...] = ()
    colors: bool = False
    carry: tuple[Offer, ...] = ()
    items: tuple[Item, ...] = ()
    thread: str = ""
    pictures: tuple[Picture, ...] = ()
    fold_help: bool = False


def prompt(conference: Standing, page: Page, question: Question) -> Prompt:
    """What a field needs to ask a question on its page now."""
    speech = conference.speech(page)
    answer = conference.record.answers.get(question.id)
    whose = answer.by if answer else conference.agenda.by(question)
    return Prompt(
        question=question,
        ask=speech.ask(question),
        hint=speech.say(question.hint),
        value=conference.value(question.id),
        typed=conference.typed(question.id),
        by=whose,
        today=conference.clock.today(),
        locked=conference.locked(question.id),
        starters=tuple(speech.say(text) for text in question.starters),
        words=tuple(speech.say(text) for text in question.words),
        options=options(conference, page, question),
        out_of=_out_of(conference, question),
        offers=entered(conference, page) if isinstance(question, RowsQuestion) else {},
        recap=recap(conference) if isinstance(question, Recap) else (),
        prompts=tuple(speech.say(p) for p in question.prompts)
        if isinstance(question, Evidence)
        else (),
        whose=_whose(conference, page, whose),
        first_rows=_first_rows(conference, page, question),
        portions=_portions(conference, page, question),
        colors=_mirrored_topics(conference, question) is not None,
        carry=offers(conference, page, question),
        items=conference.thread.items if isinstance(question, LastGoal) else (),
        thread=conference.thread.record,
        pictures=_pictures(conference, question),
        fold_help=not wants(conference.student, "starters"),
    )


def _first_rows(conference: Standing, page: Page, question: Question) -> tuple[Row, ...]:
    """What an empty table shows: topics that mirror others begin with their names."""
    if not isinstance(question, RowsQuestion):
        return ()
    mirrored = _mirrored_topics(conference, question)
    if mirrored is None:
        return question.first_rows()
    rows = topics_shown(conference, mirrored.id, student=page.who == "student")
    named = [row for row in rows if row.get("topic")]
    return tuple(
        {**question.new_row(say_number(row["topic"])), "power": row.get("power")} for row in named
    )


def _portions(
    conference: Standing, page: Page, question: Question
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    mirrored = _mirrored_topics(conference, question)
    if mirrored is None:
        return ()
    return portions(conference, mirrored.id, student=page.who == "student")


def _mirrored_topics(conference: Standing, question: Question) -> Topics | None:
    """The tutor's topics of which a student says how well they go, whichever names the other."""
    agenda = conference.agenda
    other = agenda.questions.get(agenda.mirrored.get(question.id, ""))
    both = isinstance(question, Topics) and isinstance(other, Topics)
    if not both or agenda.page_of[question.id].who == "tutor":
        return None
    return other if isinstance(other, Topics) and agenda.page_of[other.id].who == "tutor" else None


def _pictures(conference: Standing, question: Question) -> tuple[Picture, ...]:
    known = conference.around.pictures
    if not isinstance(question, Reminder):
        return ()
    named = tuple(known[name] for name in question.pictures if name in known)
    return named or tuple(known.values())


def _whose(conference: Standing, page: Page, by: By) -> str:
    if page.who != "together":
        return ""
    return "your words" if by == "tutor" else f"{conference.student.first}’s words"


def options(conference: Standing, page: Page, question: Question) -> tuple[Option, ...]:
    """What can be picked in answer to a question on its page now."""
    speech = conference.speech(page)

    def shown(texts: tuple[Text, ...]) -> tuple[Option, ...]:
        return tuple(Option(word(text), speech.say(text)) for text in texts)

    if isinstance(question, Scale):
        labels = question.labels
        return tuple(Option(n, speech.say(labels.get(str(n)))) for n in question.steps)
    if isinstance(question, Checklist):
        return shown(question.items)
    if isinstance(question, OptionQuestion):
        if question.options_from is None:
            return shown(question.options)
        topics = topics_shown(conference, question.options_from, student=page.who == "student")
        names = [str(row["topic"]) for row in topics if row.get("topic")]
        if not question.other:  # where own words are welcome, the field keeps them itself
            chosen = question.fact(conference.value(question.id)).members
            names += [name for name in chosen if name not in names]
        return tuple(Option(name, name) for name in dict.fromkeys(names))
    return ()


def _out_of(conference: Standing, question: Question) -> float:
    """A prediction takes the maximum of the score that it predicts."""
    own = getattr(question, "out_of", 100)
    predicted = conference.agenda.roles.get("score")
    if question.role == "predicted-score" and predicted is not None:
        own = as_row(conference.value(predicted.id)).get("out_of") or getattr(
            predicted, "out_of", own
        )
    return own if isinstance(own, int | float) and is_number(own) else 100
