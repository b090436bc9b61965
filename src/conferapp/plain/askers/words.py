"""Asks for words: one line, or several until an empty one."""

from conferapp.domain.kinds.words import TextQuestion
from conferapp.plain.askers.ideas import ideas_for
from conferapp.plain.askers.talk import Talk

ADD = "+"
KEPT = "Enter keeps it, a plus (+) in front adds to it, other words replace it."
REPLACED = "What stood there is replaced; /undo brings it back."


def ask_short(talk: Talk) -> None:
    """Ask for one line."""
    ideas = ideas_for(talk)
    talk.say_so_far()
    ideas.offer(folded=_folded(talk))
    line = talk.hear(orders=ideas.orders, most=None)
    if line:
        talk.report(talk.fitting(ideas.used(line), _limit(talk)))


def ask_long(talk: Talk) -> None:
    """Ask for lines until an empty one; each is reported as it comes, so that none is lost."""
    ideas = ideas_for(talk)
    value = talk.value
    text = talk.prompt.typed or (value if isinstance(value, str) else "")
    talk.say_so_far()
    ideas.offer(folded=_folded(talk))
    talk.say("Several lines; an empty line ends.")
    if text:
        talk.say(KEPT)
    adds, full = not text, _limit(talk)
    while line := talk.hear("More" if adds and text else "Answer", ideas.orders, most=None):
        if not adds and not line.startswith(ADD):
            talk.say(REPLACED)
            text = ""
        line = line if adds else line.removeprefix(ADD).strip()
        adds = True
        words = ideas.used(line)
        text = talk.fitting("\n".join(part for part in (text, words) if part), full)
        talk.report(text)


def _folded(talk: Talk) -> bool:
    """Whether ideas wait for their order: usual answers alone do."""
    return talk.prompt.fold_help or not (talk.prompt.starters or talk.prompt.words)


def _limit(talk: Talk) -> int:
    question = talk.question
    return question.limit if isinstance(question, TextQuestion) else TextQuestion.LIMIT
