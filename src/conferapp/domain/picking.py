"""Answers that are picked: what is chosen now, what the options don't list, and own words."""

from collections.abc import Iterable

from conferapp.domain.kinds.options import OptionQuestion, members
from conferapp.domain.kinds.question import Question
from conferapp.domain.model import Value
from conferapp.domain.prompt import Option

NO_TOPICS = "Nothing to choose from yet: topics come from the preparation."
NOTHING_TO_READ_BACK = "There is no goal and no plan to read back yet: enter them first."
SAID_BACK = "Said back, in the student’s own words"


def chosen_names(value: Value) -> tuple[str, ...]:
    """The names in an answer, whether it is one or a list of them."""
    return (value,) if isinstance(value, str) else members(value)


def unlisted(value: Value, options: Iterable[Option]) -> tuple[str, ...]:
    """The names in an answer that aren't among the options (any more)."""
    listed = {option.stored for option in options}
    return tuple(name for name in chosen_names(value) if name not in listed)


def takes_own_words(question: Question) -> bool:
    """Whether own words are welcome beside the options."""
    return isinstance(question, OptionQuestion) and question.other


def own_words(question: Question, value: Value, options: Iterable[Option]) -> str:
    """The own words of an answer: the last name that isn't listed; "" without any."""
    beside = unlisted(value, options) if takes_own_words(question) else ()
    return beside[-1] if beside else ""


def several(names: Iterable[str]) -> Value:
    """The answer that several names give: each once, or None without any."""
    return list(dict.fromkeys(name for name in names if name)) or None


def picks_wanted(question: Question) -> str:
    """How many may be picked, where there is a bound; else ""."""
    most = getattr(question, "at_most", None)
    return "" if most is None else f"at most {most}"
