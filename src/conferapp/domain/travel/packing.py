"""Packing: the student's reflection pages of one conference, made ready to travel.

Nothing is packed but what the student may have: all of it is made from a standing that was cut
down to that first. What a prediction covers is packed apart, as the pages will be behind it.
"""

from collections.abc import Iterator

from conferapp.domain.agenda import Page
from conferapp.domain.handouts.catalogue import Catalogue
from conferapp.domain.kinds.question import Question
from conferapp.domain.model import as_row
from conferapp.domain.record import Reveal
from conferapp.domain.reveal import covered_on
from conferapp.domain.standing import Standing, first_answer
from conferapp.domain.supports import SUPPORTS, wants
from conferapp.domain.travel.controls import Asking, control_of
from conferapp.domain.travel.gates import gate
from conferapp.domain.travel.noting import notes
from conferapp.domain.travel.page import Asked, Gap, Sheet, Stage, TravelPage
from conferapp.domain.travel.reduced import for_the_student
from conferapp.domain.travel.says import says


def pack(standing: Standing, words: Catalogue) -> TravelPage:
    """The page that travels.

    Args:
        standing: The conference.
        words: The app's own words, in the student's language where there are any.
    """
    agenda, student = standing.agenda, standing.student
    tutor = words.say("common.somebody")
    own = student.language if student.language and agenda.speaks(student.language) else None
    return TravelPage(
        conference=standing.record.id,
        agenda=standing.record.agenda.fingerprint,
        title=agenda.word(agenda.title, student.language),
        language=own or agenda.languages[0],
        spoken=words.language,
        direction=words.direction,
        supports=tuple(name for name in SUPPORTS if wants(student, name)),
        says=says(words, student=student.first, tutor=standing.record.tutor or tutor),
        stage=_Packer(standing, words).stage(),
    )


def askable(standing: Standing) -> frozenset[str]:
    """The questions that a page made now would let the student answer."""
    packer = _Packer(standing, _NO_WORDS)
    live = {question.id for _, questions in packer.shown() for question, _ in questions}
    behind = packer.opened()
    return frozenset(live) | (askable(behind) if behind is not None else frozenset())


_NO_WORDS = Catalogue(language="en", name="English")


class _Packer:
    """Packs the pages as they are at one stage.

    Args:
        standing: The conference; its results as open as they are at that stage.
        words: The app's own words.
    """

    def __init__(self, standing: Standing, words: Catalogue) -> None:
        self._full = standing
        self._own = for_the_student(standing)
        self._words = words
        every = (p for p in standing.agenda.reflection if p.who == "student")
        self._pages = tuple(p for p in every if not (p.looks_back and not self._own.thread.items))
        everything = frozenset(q.id for page in self._pages for q in page.questions)
        # Twice: what is asked at all is known only once the pages are that can be shown.
        self._live = everything
        self._live = frozenset(q.id for _, asked in self.shown() for q, _ in asked)

    def shown(self) -> Iterator[tuple[Page, list[tuple[Question, object]]]]:
        """The pages that are or could be shown, with the questions that are or could be."""
        for page in self._pages:
            seen = self._full.seen_on(page)
            if gate(page.show_if, seen, self._live) is None:
                continue
            asked = (q for q in page.questions if self._own.thread.items or not q.LOOKS_BACK)
            tests = ((q, gate(q.show_if, seen, self._live)) for q in asked)
            yield page, [(q, found) for q, found in tests if found is not None]

    def stage(self) -> Stage:
        """The pages, and what comes behind the next prediction."""
        sheets = tuple(self._sheet(page, [q for q, _ in asked]) for page, asked in self.shown())
        behind = self.opened()
        return Stage(
            sheets=sheets,
            gap=self._gap(),
            key=self._key() if behind is not None else "",
            behind=_Packer(behind, self._words).stage() if behind is not None else None,
        )

    def opened(self) -> Standing | None:
        """The standing once the next prediction is in and the result was asked for."""
        key = self._key()
        if not key:
            return None
        now = self._full.clock.stamp()
        agenda, record = self._full.agenda, self._full.record
        reveals = tuple(
            Reveal(question=q.id, at=now, after=key, by="answer")
            for q in agenda.questions.values()
            if q.reveal_after == key and self._full.covered(q.id)
        )
        return Standing(
            record.model_copy(update={"reveals": (*record.reveals, *reveals)}),
            agenda,
            self._full.student,
            clock=self._full.clock,
            around=self._full.around,
        )

    def _key(self) -> str:
        """The next question for which something waits, in the order of the agenda; "" for none."""
        own = self._own
        waiting = {
            q.reveal_after
            for q in own.agenda.questions.values()
            if q.reveal_after in self._live and own.covered(q.id) and own.value(q.id) is not None
        }
        return next((name for name in own.agenda.questions if name in waiting), "")

    def _waited_for(self) -> frozenset[str]:
        """The questions for which a result waits, whether it has come in yet or not."""
        own = self._own
        covered = (q for q in own.agenda.questions.values() if own.covered(q.id))
        return frozenset(q.reveal_after for q in covered if q.reveal_after)

    def _sheet(self, page: Page, questions: list[Question]) -> Sheet:
        speech = self._own.speech(page)
        seen = self._full.seen_on(page)
        keys = covered_on(self._own, page)
        return Sheet(
            id=page.id,
            title=speech.say(page.title),
            intro=speech.say(page.intro).strip(),
            minutes=page.minutes,
            tests=gate(page.show_if, seen, self._live) or (),
            notes=notes(self._own, page, self._live, self._words),
            waits=next((key for key in keys if key in self._live), ""),
            predicts=any(question.id in self._waited_for() for question in questions),
            questions=tuple(self._asked(page, question) for question in questions),
        )

    def _asked(self, page: Page, question: Question) -> Asked:
        asking = Asking(self._own, page, question, self._live, self._words)
        control, settings = control_of(asking)
        asked = asking.prompt
        value, begins = asked.value, False
        if value is None and self._full.record.visit(page.id) is None:
            value = first_answer(self._own, question)
            begins = value is not None
        return Asked(
            id=question.id,
            kind=question.kind,
            control=control,
            ask=asked.ask,
            hint=asked.hint,
            starters=asked.starters,
            words=asked.words,
            value=value,
            begins=begins,
            locked=asked.locked,
            tests=gate(question.show_if, self._full.seen_on(page), self._live) or (),
            settings=settings,
        )

    def _gap(self) -> Gap | None:
        """A prediction that is made here, and its result once that is open."""
        roles = self._own.agenda.roles
        guess, score = roles.get("predicted-score"), roles.get("score")
        if guess is None or score is None or guess.id not in self._live:
            return None
        if not self._own.open_to_student(score.id):
            return None
        return Gap(guess.id, as_row(self._own.value(score.id)))
