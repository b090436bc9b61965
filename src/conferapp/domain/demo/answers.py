"""What is answered in the sample class: for each kind of question, by its role and its wording."""

from collections.abc import Callable, Mapping
from datetime import datetime, time, timedelta
from typing import Final

from conferapp.domain.demo import rows
from conferapp.domain.demo.scene import Scene
from conferapp.domain.kinds.day import Date
from conferapp.domain.kinds.looking_back import LISTS
from conferapp.domain.kinds.numbers import Number, Scale
from conferapp.domain.kinds.options import Checklist, Choice, Choices
from conferapp.domain.kinds.question import Question, Role
from conferapp.domain.kinds.words import TextQuestion
from conferapp.domain.model import Row, Value, as_rows
from conferapp.domain.standing import Standing
from conferapp.domain.text import say_number

Answers = Callable[[Scene, Question, Standing], Value]


def answer_to(scene: Scene, question: Question, conference: Standing) -> Value:
    """What is answered to a question; None where nobody has anything to say.

    Args:
        scene: What the conference is about.
        question: The question.
        conference: The conference so far.
    """
    return ANSWERS[question.kind](scene, question, conference)


def _role(question: Question, conference: Standing) -> Role | None:
    """The role of a question, or of the one that it mirrors."""
    other = conference.agenda.questions.get(question.mirrors or "")
    return question.role or (other.role if other else None)


def _text(scene: Scene, question: Question, conference: Standing) -> Value:
    if not isinstance(question, TextQuestion):
        return None
    if question.role in {"assignment", "hope"}:
        return scene.work if question.role == "assignment" else scene.story.hope
    by, ask = conference.agenda.by(question), conference.agenda.word(question.ask)
    says = scene.texts.answers(question.kind, ask, question.role, by)
    return scene.say(scene.random.choice(says))[: question.limit] if says else None


def _day(scene: Scene, question: Question, conference: Standing) -> Value:
    if not isinstance(question, Date):
        return None
    meeting = scene.meeting
    days = {
        "conference-date": meeting.day,
        "assessed-on": meeting.day - timedelta(days=scene.random.choice((1, 1, 2, 3))),
        "next-conference": meeting.next_day,
    }
    day = days.get(question.role or "", meeting.day + timedelta(days=28))
    if not question.time:
        return day.isoformat()
    hour = time(scene.random.randrange(8, 15), scene.random.choice((0, 15, 30)))
    at = datetime.combine(day, hour, conference.clock.now().tzinfo)
    return at.isoformat(timespec="seconds")


def _score(scene: Scene, question: Question, _: Standing) -> Value:
    value = scene.story.guess if question.role == "predicted-score" else scene.story.score
    return {"value": value, "out_of": 100}


def _scale(scene: Scene, question: Question, conference: Standing) -> Value:
    if not isinstance(question, Scale):
        return None
    felt = scene.story.confidence
    if _role(question, conference) is None:
        felt = scene.random.choice(question.steps)
    return min(question.to, max(question.from_, felt))


def _number(scene: Scene, question: Question, _: Standing) -> Value:
    least = question.min if isinstance(question, Number) and question.min is not None else 0
    return least + scene.random.randint(2, 6)


def _choice(scene: Scene, question: Question, _: Standing) -> Value:
    if not isinstance(question, Choice) or not question.names:
        return None
    # What stands first is what is usual.
    weights = [0.4**at for at in range(len(question.names))]
    return scene.random.choices(question.names, weights)[0]


def _choices(scene: Scene, question: Question, conference: Standing) -> Value:
    if not isinstance(question, Choices):
        return None
    most = question.at_most or 3
    if question.options_from is None:
        return scene.random.sample(
            question.names, min(len(question.names), most, scene.random.choice((1, 2, 2, 3)))
        )
    listed = as_rows(conference.value(question.options_from))
    blur = abs(scene.story.bias) / 80  # whoever judges well sees it as it is
    felt = {
        name: scene.story.skill.get(name, 0.5) + scene.random.gauss(0, blur)
        for row in listed
        if (name := say_number(row.get("topic")))
    }
    best_first = _role(question, conference) == "surest"
    chosen = sorted(felt, key=lambda name: felt[name], reverse=best_first)
    return [*chosen[: min(most, scene.random.choice((1, 2, 2, 3)))]]


def _checklist(scene: Scene, question: Question, _: Standing) -> Value:
    if not isinstance(question, Checklist):
        return None
    return [name for name in question.names if scene.random.random() < 0.7]


def _yes(scene: Scene, _: Question, __: Standing) -> Value:
    return scene.random.random() < 0.75


def _said_back(_: Scene, __: Question, ___: Standing) -> Value:
    return True


def _reminder(scene: Scene, question: Question, conference: Standing) -> Value:
    names = sorted(conference.around.pictures.keys() & {*scene.story.subject.pictures})
    ask = conference.agenda.word(question.ask)
    words = scene.texts.answers(question.kind, ask, question.role, "student")
    if not names or not words:
        return None
    said = scene.say(scene.random.choice(words))
    return {"picture": scene.random.choice(names), "words": said}


def _last_goal(scene: Scene, _: Question, conference: Standing) -> Value:
    thread = conference.thread
    value: Row = {"record": thread.record, **{listed: [] for listed in LISTS}}
    for listed, key in LISTS.items():
        value[listed] = [
            {key: item.name, **_outcome(scene)}
            for item in thread.items
            if item.listed == listed and scene.random.random() < 0.95
        ]
    return value


def _outcome(scene: Scene) -> Row:
    """What became of one; whoever does more keeps more."""
    effort = scene.story.effort
    chances = {"kept": 0.1 + effort / 2, "partly": 0.3, "not yet": 0.4 - effort / 4}
    outcome = scene.random.choices([*chances], [*chances.values()])[0]
    because = scene.random.choice(scene.texts.because[outcome])
    return {"outcome": outcome, "because": because if scene.random.random() < 0.75 else None}


ANSWERS: Final[Mapping[str, Answers]] = {
    "short": _text,
    "long": _text,
    "number": _number,
    "score": _score,
    "scale": _scale,
    "choice": _choice,
    "choices": _choices,
    "yes_no": _yes,
    "date": _day,
    "checklist": _checklist,
    "measures": rows.measures,
    "evidence": rows.evidence,
    "topics": rows.topics,
    "connections": rows.connections,
    "goal": rows.goal,
    "actions": rows.actions,
    "reminder": _reminder,
    "last_goal": _last_goal,
    "recap": _said_back,
}
