"""The ending: what is still open, the plan read back, the next date; then the goodbye."""

from typing import TYPE_CHECKING

from conferapp.domain.almanac import day_of
from conferapp.domain.gaps import Gap, gaps
from conferapp.domain.handouts.editions import EDITIONS
from conferapp.domain.kinds.question import Question
from conferapp.domain.model import as_row
from conferapp.domain.prompt import prompt
from conferapp.domain.recap import plan_words
from conferapp.domain.said_why import TO_CANCEL
from conferapp.domain.text import say_number
from conferapp.plain.askers.spoken import aloud
from conferapp.plain.choices import NOTHING_KEPT, ask_again, ask_why, choose
from conferapp.plain.commands import conferring, named

if TYPE_CHECKING:
    from conferapp.plain.walk import Walk

HOW = (
    "/finish ends the conference. A number goes to what is open, /back to the talk, and /stop "
    "leaves everything as it is."
)
OVER = "That day is over, so here it is asked once more."
DIDNT_HAPPEN = "It didn’t happen. Why? It is kept then, but never counted."


class Ending:
    """Ends the conference of a walk.

    Attributes:
        looked: Whether the walk stands at what is left open, where `/finish` ends it.
    """

    def __init__(self, walk: "Walk") -> None:
        """End a walk."""
        self._walk = walk
        self._gaps: tuple[Gap, ...] = ()
        self.looked = False

    @property
    def _name(self) -> str:
        """The whole name: what the student is called may find others as well."""
        return self._walk.conference.student.name

    def look(self) -> None:
        """Read the plan back, ask for the next date if nobody knows it yet, and list the gaps."""
        walk, say = self._walk, self._walk.voice.say
        self.looked = True
        say(f"\nFinish with {walk.first}.")
        say("Read it back together:")
        for line in plan_words(walk.conference):
            say(aloud(line))
        walk.at(self._list)
        question = walk.conference.agenda.roles.get("next-conference")
        if question is None:
            return
        when = day_of(walk.conference.value(question.id))
        if when is not None:
            say(f"We talk again: {aloud(walk.conference.text(question.id))}")
        over = when is not None and when < walk.conference.clock.today()
        if over and walk.voice.patient:  # a script has no line for what depends on the day
            say(OVER)
        if when is None or (over and walk.voice.patient):
            self._ask_next(question)

    def _ask_next(self, question: Question) -> None:
        walk = self._walk
        page = walk.conference.agenda.page_of[question.id]
        said = prompt(walk.conference, page, question)
        walk.voice.say(f"\n{said.ask}")
        walk.on_page.ask(question, said)

    def _list(self) -> None:
        walk, say = self._walk, self._walk.voice.say
        self._gaps = gaps(walk.conference)
        later = sum(gap.afterwards for gap in self._gaps)
        if self._gaps:
            afterwards = f", {later} for afterwards" if later else ""
            say(f"\nStill open: {len(self._gaps) - later} now{afterwards}.")
            for number, gap in enumerate(self._gaps, 1):
                say(f"{number}. {'Afterwards: ' if gap.afterwards else ''}{gap.sentence}")
        else:
            say("\nNothing is left open.")
        say(HOW)
        walk.at(self._hear)

    def _hear(self) -> None:
        walk = self._walk
        typed = walk.voice.hear("Finish")
        if typed.isdecimal() and 0 < int(typed[:6]) <= len(self._gaps):
            gap = self._gaps[int(typed[:6]) - 1]
            self.looked = False
            walk.turn(gap.page, gap.question)
        elif typed or walk.voice.patient:
            ask_again(walk.voice, f"{NOTHING_KEPT} {HOW}" if typed else HOW)

    def finish(self) -> None:
        """End the conference, and say goodbye."""
        walk = self._walk
        walk.session.finish()
        walk.at(self._say_goodbye)

    def _say_goodbye(self) -> None:
        walk, say = self._walk, self._walk.voice.say
        conference = walk.conference
        say(f"\nThank you, {walk.first}.")
        for line in plan_words(conference):
            say(aloud(line))
        for line in _card(walk):
            say(line)
        role = conference.agenda.roles.get("next-conference")
        if role and (when := conference.text(role.id)):
            say(f"We talk again: {aloud(when)}")
        say("\nThe conference is finished. What can leave the room:")
        name = named(self._name)
        for edition in EDITIONS.values():
            say(f"{edition.name}: conferapp export {edition.id} {name}")
        say(f"The next date, for a calendar: conferapp export calendar {name}")
        walk.at(self._ask_for_afterwards)

    def _ask_for_afterwards(self) -> None:
        walk = self._walk
        later = [page for page in walk.conference.pages() if page.part == "follow_up"]
        ways = ("Close", "Fill in the pages for afterwards now")
        if later and choose(walk.voice, ways) == 1:
            walk.session.follow_up_only = True
            walk.turn(later[0])
        else:
            walk.at(None)

    def cancel(self, why: str) -> None:
        """End a conference that didn't happen.

        Args:
            why: A word why, or "" to be asked for one.
        """
        walk = self._walk
        reason = ask_why(walk.voice, DIDNT_HAPPEN, TO_CANCEL, why)
        if not reason:
            walk.voice.say("Nothing was cancelled.")
            return
        walk.conference.cancel(reason)
        walk.session.keep(at_once=True)
        walk.voice.say(f"Cancelled: {reason}. {conferring(self._name)} begins a new one.")
        walk.at(None)


def _card(walk: "Walk") -> list[str]:
    """The picture clue and its words, as far as they were chosen."""
    conference = walk.conference
    for question in conference.agenda.of_kind("reminder"):
        row = as_row(conference.value(question.id))
        picture = conference.around.pictures.get(say_number(row.get("picture")))
        words = say_number(row.get("words"))
        said = ". ".join(part for part in (picture.name if picture else "", words) if part)
        if said:
            return [f"On the card: {said}"]
    return []
