"""What is answered in the sample class where an answer is a small table."""

from collections.abc import Sequence

from conferapp.domain.demo.scene import Scene
from conferapp.domain.kinds.goal import Goal
from conferapp.domain.kinds.question import Question
from conferapp.domain.kinds.rows import RowsQuestion
from conferapp.domain.kinds.tables import Actions, Measures, Topics
from conferapp.domain.model import Row, Value
from conferapp.domain.standing import Standing
from conferapp.domain.text import say_number


def measures(scene: Scene, question: Question, _: Standing) -> Value:
    """What was counted: effort out of ten, or results, each with what it was before."""
    if not isinstance(question, Measures):
        return None
    story, rows = scene.story, []
    for row in question.first_rows():
        if scene.random.random() < 0.25:
            continue
        name = say_number(row["what"])
        mean = sum(story.skill.values()) / len(story.skill)
        share = 0.4 + story.effort / 2 if question.group == "effort" else mean
        value = round(10 * min(1.0, max(0.0, share + scene.random.gauss(0, 0.08))))
        rows.append({**row, "value": value, "out_of": 10, "before": story.before.get(name)})
        story.before[name] = value
    return [*rows]


def topics(scene: Scene, question: Question, conference: Standing) -> Value:
    """The topics of the work: points by the tutor, levels by the student."""
    if not isinstance(question, Topics):
        return None
    student = conference.agenda.page_of[question.id].who == "student"
    row_of = _level if student else _points
    rows = [row_of(scene, question, topic) for topic in scene.story.marks]
    return [*rows]


def _points(scene: Scene, question: Topics, topic: str) -> Row:
    points, out_of = scene.story.marks[topic]
    row = question.new_row(topic, str(points), str(out_of))
    power = topic in scene.story.subject.topics[1::3]
    return row | {"power": True} if power else row


def _level(scene: Scene, question: Topics, topic: str) -> Row:
    felt = scene.story.skill[topic] + scene.story.bias / 100
    row = question.new_row(topic)
    level = question.level({"points": felt, "out_of": 1})
    return question.with_cell(row, "level", level, "student")


def evidence(scene: Scene, question: Question, conference: Standing) -> Value:
    """One, two or three things that were seen."""
    return [*_told(scene, question, conference, scene.random.choice((1, 2, 2, 3)))]


def connections(scene: Scene, question: Question, conference: Standing) -> Value:
    """One or two strengths or struggles, with what belongs to them."""
    return [*_told(scene, question, conference, scene.random.choice((1, 1, 2)))]


def goal(scene: Scene, question: Question, conference: Standing) -> Value:
    """The goal; a draft of it may still lack its measure."""
    if not isinstance(question, Goal):
        return None
    row = question.new_row() | scene.goal(question.focus)
    draft = conference.agenda.page_of[question.id].part == "reflection"
    if draft and scene.random.random() < 0.5:
        row |= {"measure": None, "from": None, "to": None}
    if question.stretch and isinstance(row["to"], int) and row["to"] > 10:
        row |= {"stretch": min(100, row["to"] + 8)}
    return [row]


def actions(scene: Scene, question: Question, _: Standing) -> Value:
    """One, two or three things to do; what was drafted is what is agreed on."""
    if not isinstance(question, Actions):
        return None
    if not scene.plan:
        story = scene.story
        new = [plan for plan in story.subject.plans if plan not in story.planned]
        count = min(question.rows, scene.random.choice((1, 2, 2, 3)), len(new))
        story.planned = tuple(scene.random.sample(new, count))
        scene.plan = _filled(scene, question, story.planned)
    rows = [{**row} for row in scene.plan]
    return [*rows]


def _told(scene: Scene, question: Question, conference: Standing, count: int) -> list[Row]:
    """Some rows out of the lines for a question."""
    if not isinstance(question, RowsQuestion):
        return []
    by, ask = conference.agenda.by(question), conference.agenda.word(question.ask)
    says = scene.texts.answers(question.kind, ask, question.role, by)
    return _filled(scene, question, scene.random.sample(says, min(count, len(says))))


def _filled(scene: Scene, question: RowsQuestion, texts: Sequence[str]) -> list[Row]:
    keys = [column.key for column in question.columns]
    return [dict(zip(keys, scene.cells(text), strict=True)) for text in texts]
