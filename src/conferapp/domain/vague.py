"""The quiet question: what a tutor could ask aloud about a plan that is still vague.

A suggestion, never a gate. It asks for one thing at a time: when, how often, what for, or how we
would know. It knows English only, and rather says nothing than something wrong: words that it
doesn't take for English, and columns that it can't read but that are filled, end the matter.
"""

import re
from datetime import date
from typing import NamedTuple

_SHORT = "(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*"
_DATES = (
    rf"{_SHORT}\.? \d+|\d+(?:st|nd|rd|th)? {_SHORT}|\d{{4}}-\d\d-\d\d"
    r"|\d{1,2}:\d\d|\d{1,2} ?[ap]\.?m|period \d"
)
_TIMES = (
    r"(?:mon|tues?|wednes|thurs?|fri|satur|sun)days?|(?:mon|tues?|weds?|thu|thurs|fri)s?"
    r"|today|tonight|tomorrow|daily|nightly|weekly|monthly|every|each|once|twice"
    r"|mornings?|afternoons?|evenings?|nights?|noon|lunch|recess|homeroom|advisory|weekends?|weeks?"
    r"|months?|before|after|until|whenever|when|if|during|per|an? (?:day|week)"
    r"|(?:by|in|on|until|end of) (?:january|february|march|april|may|june|july|august|september"
    rf"|october|november|december)|{_DATES}"
)
_NAMES_TIME = re.compile(rf"\b(?:{_TIMES})\b")

_NUMBER = (
    r"two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|forty|dozen|half"
    r"|once|twice|both|(?:one|an?|every|each|all(?: the| my)?) (?:hour|page|problem|question"
    r"|exercise|lesson|chapter|essay|paragraph|quiz|test|session|card|draft)s?"
)
# A number that names a thing (“Unit 4”) or a time counts nothing.
_LABEL = re.compile(
    rf"\b(?:(?:unit|chapter|lesson|test|quiz|grade|section|module|part|step) \d+|{_DATES})\b"
)
_COUNTS = re.compile(rf"\d|\b(?:{_NUMBER})\b")

_HAZY = re.compile(
    r"\b(?:more|harder|better|often|less|enough|best|improve|try|trying|focus|effort|attention"
    r"|work (?:hard|on)|(?:be|get) good|keep up|catch up|a lot|a bit|always|soon|regularly"
    r"|participate|behave|listen|care)\b"
)
# “Study” alone is vague, “study fractions” names what for.
_BARE = re.compile(
    r"(?:\b(?:i|i'll|will|to|my|the|and|at|for|just|study|studying|practi[cs]e|review|read|reading"
    r"|work|learn|come|attend|homework|school|class)\b|\W)*+"
)
# Filled in, but with nothing that could be put in a diary or counted.
_EMPTY_WORDS = re.compile(
    r"(?:as )?(?:soon(?: as possible)?|later|often|more(?: often)?|sometimes?|whenever(?: i can)?"
    r"|when(?:ever)? (?:i|we) (?:can|have time)|asap|regularly|always|a lot|lots|much|some"
    r"|enough|a bit|a little|longer|harder|better|maybe|not sure|i don't know|idk|tbd|none|no|\W+)"
)


class _Talk(NamedTuple):
    """A way in which plans are vague, and what to ask.

    Attributes:
        words: What such a plan says.
        when: The question while no day is named.
        then: The question once a day is named.
        sign_helps: Whether saying how it will show makes it clear enough.
    """

    words: re.Pattern[str]
    when: str
    then: str
    sign_helps: bool = False


_TALKS = (
    _Talk(
        re.compile(r"\b(?:come|coming|attend|show up|be (?:here|there)|tutoring|stay after)\b"),
        "Which days would that be?",
        "What would you like to work on when you come?",
    ),
    _Talk(
        re.compile(
            r"\b(?:try|trying|harder|better|improve|best|effort|focus|attention|listen|behave"
            r"|participate|care|be good)\b"
        ),
        "What would I see you doing?",
        "What would I see you doing then?",
        sign_helps=True,
    ),
    _Talk(
        re.compile(r"\b(?:study|practi[cs]e|review|read|work|learn|revise)\b"),
        "Which days would that be?",
        "How long would that be each time?",
    ),
    _Talk(re.compile(""), "When could that happen?", "How will we know that it worked?", True),
)

# Common words, and those of plans for school.
_ENGLISH = re.compile(
    r"\b(?:"
    r"a|about|after|all|and|any|ask|asking|at|attend|attention|be|best|better|"
    r"bring|by|calculator|call|care|careful|carefully|catch|chapter|check|class|"
    r"come|coming|complete|correct|correctly|daily|day|days|do|doing|don't|each|"
    r"effort|english|equations|errors|essay|every|extra|finish|flashcards|focus|for|"
    r"fractions|get|getting|give|go|goal|good|grade|grades|hand|hard|harder|have|"
    r"help|home|homework|how|i|i'll|if|improve|in|into|it|keep|know|learn|less|"
    r"lessons|listen|make|math|maths|me|mistakes|more|my|never|notes|of|off|"
    r"often|on|one|online|our|out|participate|pass|passing|pay|phone|practice|"
    r"practise|problems|questions|quiz|raise|raised|read|reading|regularly|review|"
    r"score|scores|session|sessions|show|sleep|spend|start|stay|stop|student|study|"
    r"studying|succeed|talk|teacher|test|tests|than|that|the|them|then|they|this|"
    r"time|to|turn|tutor|tutoring|understand|unit|up|use|using|vocabulary|watch|"
    r"we|week|weekly|when|will|with|words|work|working|write|writing|you|your"
    r")\b"
)
_OTHER = re.compile(
    r"[^\W\d_a-z']|\b(?:de|la|el|los|las|que|y|en|un|una|por|para|con|mas|le|les|et|des|du|une|pour"
    r"|plus|und|der|das|ich|mehr|nicht|zu|il|di|che|per la|mi|tu|su|na|wa|ng)\b"
)


def quiet_question(
    what: str, when: str | None, dose: str | None, sign: str | None = None
) -> str | None:
    """Find the one question that would make an action clearer, or None if it is clear enough.

    Args:
        what: What the student will do.
        when: Days or occasions.
        dose: How often or how long.
        sign: How we'll know.
    """
    said, shows = _plain(what), bool(_filled(sign))
    if not _english(said):
        return None
    around = f"{_filled(when)} {_filled(dose)}"
    everything = f"{said} {around}"
    timed = bool(_filled(when) or _NAMES_TIME.search(everything))
    counted = bool(_filled(dose) or _COUNTS.search(_LABEL.sub("", everything)))
    talk = next(talk for talk in _TALKS if talk.words.search(said))
    bare = _BARE.fullmatch(_NAMES_TIME.sub("", said))
    hazy = bool(bare or _HAZY.search(said)) and not (talk.sign_helps and shows)
    if timed:
        return talk.then if hazy and not counted and not shows else None
    if hazy or not (counted or shows):
        return talk.when
    return None


def vague_goal(goal: str, measure: str | None, by: date | str | None) -> str | None:
    """Find the one question that would make a goal clearer, or None if it is clear enough.

    A goal is clear when something can be measured and a day is named.

    Args:
        goal: The goal as the student says it.
        measure: What is measured, or how far it should go.
        by: The day by which it should be reached.
    """
    said = _plain(goal)
    if not _english(said):
        return None
    measured = bool(_filled(measure) or _COUNTS.search(_LABEL.sub("", said)))
    timed = bool(by or _NAMES_TIME.search(said))
    return _GOAL_QUESTIONS[measured, timed]


_GOAL_QUESTIONS = {
    (False, False): "How would we know that you got there, and by when?",
    (False, True): "How would we know that you got there?",
    (True, False): "By when would you like to get there?",
    (True, True): None,
}


def _plain(text: str) -> str:
    return " ".join(text.casefold().replace("\u2019", "'").split())


def _filled(column: str | None) -> str:
    """What a column says, or nothing where it says nothing that helps."""
    said = _plain(column or "").strip(" .!?…")
    return "" if _EMPTY_WORDS.fullmatch(said) else said


def _english(said: str) -> bool:
    """Whether a text is surely English: a good part of its words known, none of other languages."""
    words, known = re.findall(r"[a-z']+", said), _ENGLISH.findall(said)
    return bool(words) and not _OTHER.search(said) and len(known) * 3 >= len(words)
