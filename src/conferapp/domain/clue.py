"""A reminder while it is made: a picture, and the few words that go with it."""

from dataclasses import dataclass, replace

from conferapp.domain.kinds.question import Question
from conferapp.domain.model import Value, as_row
from conferapp.domain.pictures import Picture
from conferapp.domain.prompt import Prompt
from conferapp.domain.text import say_number


@dataclass(frozen=True, slots=True)
class Clue:
    """A picture and words. Every change gives a new one.

    Attributes:
        question: What is asked.
        known: The pictures to choose from.
        picture: The name of the one that is chosen, or "".
        words: The words, or "".
    """

    question: Question
    known: tuple[Picture, ...] = ()
    picture: str = ""
    words: str = ""

    @property
    def chosen(self) -> Picture | None:
        """The picture, if there is one of that name."""
        return self._named(self.picture)

    def with_words(self, words: str) -> "Clue":
        """Other words."""
        return replace(self, words=words)

    def with_picture(self, name: str) -> "Clue":
        """Another picture, or none; its own words come with it while there are no others."""
        before, now = self.chosen, self._named(name)
        untouched = not self.words or (before is not None and self.words == before.words)
        words = (now.words if now else "") if untouched else self.words
        return replace(self, picture=now.name if now else "", words=words)

    @property
    def answer(self) -> Value:
        """The answer that they give."""
        return self.question.tidy({"picture": self.picture or None, "words": self.words or None})

    def _named(self, name: str) -> Picture | None:
        return next((picture for picture in self.known if picture.name == name), None)


def clue(prompt: Prompt) -> Clue:
    """The reminder as it is so far."""
    row = as_row(prompt.value)
    words = say_number(row.get("words")) or (prompt.typed or "")
    return Clue(prompt.question, prompt.pictures, say_number(row.get("picture")), words)
