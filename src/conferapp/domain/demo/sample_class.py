"""A whole sample class: everybody in it, with the conferences that they have had."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from conferapp.domain.agenda import Agenda
from conferapp.domain.demo.holding import Holding
from conferapp.domain.demo.roster import Pupil, pupils
from conferapp.domain.demo.scene import Scene
from conferapp.domain.demo.story import Story
from conferapp.domain.demo.texts import Texts
from conferapp.domain.demo.timeline import meetings
from conferapp.domain.pictures import Picture
from conferapp.domain.record import AgendaRef, Record
from conferapp.domain.standing import Around
from conferapp.domain.student import Student

_OWN_TUTOR: Final = 0.95
"""How often a conference is led by the student's own tutor."""


@dataclass(frozen=True)
class SampleClass:
    """What a sample class is made of.

    Attributes:
        texts: Names, subjects, and what people say.
        agendas: The agendas that it follows, by id, each with its file.
        pictures: The picture clues, by name.
        now: The time of today; everything is counted back from it.
        seed: Decides what is left to chance: the same day and seed make the same class.
    """

    texts: Texts
    agendas: Mapping[str, tuple[Agenda, AgendaRef]]
    pictures: Mapping[str, Picture]
    now: datetime
    seed: int

    def made(self, students: int, conferences: int) -> Iterator[Student | Record]:
        """The students, each followed by their conferences, the oldest first.

        Args:
            students: How many there are.
            conferences: How many they have in all.
        """
        for pupil in pupils(self.texts, self.seed, students, conferences):
            yield from self._life(pupil)

    def _life(self, pupil: Pupil) -> Iterator[Student | Record]:
        story, student = Story.of(pupil, self.seed), pupil.student
        records: list[Record] = []
        for number, meeting in enumerate(meetings(pupil, self.now.date())):
            course = pupil.subject.courses[number % len(pupil.subject.courses)]
            round_, works = number // len(pupil.subject.courses), course.works
            work = works[round_ % len(works)] if works else ""
            if work:
                story.look_at(number)
            held = Holding.prepared(
                Scene(self.texts, story, meeting, work, student.first),
                self.agendas[course.agenda],
                student,
                tutor=self._tutor(pupil),
                now=self.now,
                around=Around(tuple(r for r in records if r.status == "done"), self.pictures),
            )
            held.hold()
            student = held.conference.profile()
            records.append(held.conference.record)
            story.go_on()
        yield student
        yield from records

    def _tutor(self, pupil: Pupil) -> str:
        own = pupil.student.tutor
        if own is not None and pupil.random.random() < _OWN_TUTOR:
            return own
        return pupil.random.choice(self.texts.tutors)
