"""Asks for a reminder: a few words, and a picture that is told in words."""

from conferapp.domain.clue import Clue, clue
from conferapp.domain.kinds.reminder import MOST_WORDS
from conferapp.domain.pictures import Picture, by_subject
from conferapp.domain.text import fold
from conferapp.plain.askers.matching import match
from conferapp.plain.askers.talk import EMPTY, Talk


def ask_reminder(talk: Talk) -> None:
    """Ask for the words, then for the picture."""
    made = clue(talk.prompt)
    talk.say_so_far()
    talk.say(f"A few words that remind you, at most {MOST_WORDS} characters.")
    pictures = Pictures(talk, made)
    line = talk.hear("Words", pictures.orders, most=MOST_WORDS)
    if line:
        words = "" if line == EMPTY else line
        made = made.with_words(words)
        talk.report(made.answer)
    if made.known:
        pictures.ask(made)


class Pictures:
    """The pictures by number, subject by subject.

    Attributes:
        orders: The order under which the pictures are told.
    """

    def __init__(self, talk: Talk, made: Clue) -> None:
        """Number them."""
        self._talk = talk
        self._subjects = by_subject(made.known)
        self._all = tuple(picture for _, group in self._subjects for picture in group)
        self.orders = {"pictures": self._tell} if self._all else {}

    def ask(self, made: Clue) -> None:
        """Ask for a picture; an empty line leaves it as it is."""
        talk, number = self._talk, len(self._all)
        talk.say(f"A picture, by name or number. /pictures tells all {number}; minus (-): none.")
        while line := talk.hear("Picture", self.orders):
            if line == EMPTY:
                self._take(made, "")
                return
            found = match([_name(picture) for picture in self._all], line)
            if found.at is not None:
                self._take(made, self._all[found.at].name)
                return
            if self._told_subject(line):
                continue
            if not talk.misfit(f"{found.problem} /pictures tells them all."):
                talk.report(made.answer, None if made.answer else line)
                return

    def _take(self, made: Clue, name: str) -> None:
        made = made.with_picture(name)
        self._talk.report(made.answer)
        picture = made.chosen
        said = f"Picture: {_name(picture)}" if picture else "No picture"
        self._talk.say(f"{said}. Words: {made.words}" if made.words else said)

    def _told_subject(self, line: str) -> bool:
        """Tell the pictures of a subject, where its name was typed."""
        named = [subject for subject, _ in self._subjects if fold(subject) == fold(line)]
        if named and self._talk.voice.patient:
            self._tell(named[0])
        return bool(named) and self._talk.voice.patient

    def _tell(self, wanted: str) -> None:
        """Tell the pictures: all of them, or those of one subject."""
        number = 0
        known = {fold(subject) for subject, _ in self._subjects}
        for subject, group in self._subjects:
            told = fold(wanted) not in known or fold(subject) == fold(wanted)
            if told:
                self._talk.say(f"{subject}, {len(group)}:")
            for picture in group:
                number += 1
                if told:
                    self._talk.say(f"{number}. {_name(picture)}: {picture.words}")


def _name(picture: Picture) -> str:
    return picture.name.replace("-", " ")
