"""A small group as it is at hand: who sits in it, what was typed, and with whom it is kept.

What is typed is kept as a draft at every change, until it is kept with each. It shows nothing by
itself.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from conferapp.desk.registering import NOT_SAVED
from conferapp.domain.board import Member
from conferapp.domain.group import MOST_SEATS, Group, first_step
from conferapp.storage.errors import StorageError
from conferapp.storage.group_file import Draft, GroupFile
from conferapp.ui.group_text import (
    AGAIN,
    FURTHER,
    NO_DAY,
    NOBODY,
    NOTHING,
    all_kept,
    kept_earlier,
    kept_sentence,
    kept_too,
    names_sentence,
    of_before,
    perhaps_sentence,
)
from conferapp.ui.grouping import GroupAt, Grouper

NOW: Final = "kept"
"""Stands for the time where it was kept a moment ago."""


class GroupForm:
    """A small group.

    Attributes:
        members: Everybody in the list.
        seated: The ids of those who sit in the group.
        kept: With whom it is kept already, by id: when, in words.
        group: What is typed, or was kept.
        again: Whether it is a further one with whom something was kept today.
        said: What there is to say about it at the beginning.
        problem: Why the draft isn't kept, as a sentence, or "".

    Args:
        grouper: Keeps groups.
        file: Keeps drafts.
        at: The topic, the members, and the way back.
        today: The day.
    """

    def __init__(self, grouper: Grouper, file: GroupFile, at: GroupAt, today: date) -> None:
        self._grouper, self._file, self._at, self._today = grouper, file, at, today
        draft = file.read(at.key, today)
        ids = (*draft.ids, *at.ids) if draft is not None and draft.day == today else at.ids
        self.members = grouper.members(ids)
        self.seated = {member.id for member in self.members[:MOST_SEATS]}
        self.kept: dict[str, str] = {}
        self.group = self._first = Group(at.topic, first_step(at.topic, len(self.members)))
        self._begun = (self._ids, frozenset(self.seated))
        self.again, self.said, self.problem = False, "", ""
        self._asked: set[str] = set()
        self._take_up(draft)

    def _take_up(self, draft: Draft | None) -> None:
        """Go on with what was kept today, or was typed and isn't kept."""
        earlier = self._grouper.earlier(self._at, self._ids)
        newest = max(earlier.values(), key=lambda each: each.at, default=None)
        if draft is not None and (newest is None or draft.again or draft.group != newest.group):
            self.group, self.again = draft.group, draft.again or newest is not None
            self.said = FURTHER if self.again else ""
            if draft.day == self._today:
                later = set(self._ids) - set(draft.ids)
                self.seated = set(draft.seated) | (later & self.seated)
            else:
                self.said = of_before(draft.day, self._today)
        elif newest is not None:
            self.group, self.kept = newest.group, {key: each.at for key, each in earlier.items()}
            self.said = kept_earlier(
                [one for one in self.members if one.id in self.kept], newest.at
            )

    @property
    def written(self) -> bool:
        """Whether it is kept with somebody, so that its words stay as they are."""
        return bool(self.kept)

    @property
    def _ids(self) -> tuple[str, ...]:
        return tuple(member.id for member in self.members)

    @property
    def coming(self) -> list[Member]:
        """With whom it would be kept now."""
        return [one for one in self.members if one.id in self.seated and one.id not in self.kept]

    # What is changed -------------------------------------------------------------------------

    def type(self, **words: str) -> None:
        """Take what was typed into the fields with these names."""
        self.group = replace(self.group, **words)
        self._asked.clear()
        self._keep_draft()

    def turn(self, student: str) -> None:
        """Leave a student out, or take them in again."""
        if student not in self.kept:
            self.seated ^= {student}
            self._asked.clear()
            self._keep_draft()

    def add(self, student: str) -> None:
        """Ask a student in."""
        self.members = self._grouper.members((*self._ids, student))
        self.seated.add(student)
        if self.kept:
            earlier = self._grouper.earlier(self._at, [student])
            self.kept |= {key: each.at for key, each in earlier.items()}
        self._asked.clear()
        self._keep_draft()

    def once_more(self) -> bool:
        """Begin a further one for today; whether there was one before."""
        if not (self.kept or AGAIN in self._asked):
            return False
        if self.kept:
            topic = self.group.topic
            self.group = self._first = Group(topic, first_step(topic, len(self.members)))
            self._begun, self.kept = (self._ids, frozenset(self.seated)), {}
        self.again = True
        self._asked.clear()
        self._keep_draft()
        return True

    def _keep_draft(self) -> None:
        ids = self._ids
        untouched = self.group == self._first and (ids, frozenset(self.seated)) == self._begun
        try:
            if self.kept or untouched:
                self._file.drop(self._at.key, self._today)
            else:
                seated = tuple(key for key in ids if key in self.seated)
                draft = Draft(self._today, self.group, ids, seated, self.again)
                self._file.keep(self._at.key, draft, self._today)
            self.problem = ""
        except StorageError as problem:
            self.problem = str(problem)

    # What is kept ----------------------------------------------------------------------------

    def keep(self) -> str:
        """Keep it with each with whom it isn't kept yet; what came of it, as sentences."""
        group, coming = self.group.tidy(), self.coming
        return self._refusal(group, coming) or self._keep(group, coming)

    def _refusal(self, group: Group, coming: Sequence[Member]) -> str:
        """Why it isn't kept now, or ""; some of it only the first time."""
        if not coming:
            return all_kept(self.kept) if self.kept else NOBODY
        if not group.says:
            return NOTHING
        named = self._grouper.named(group, [member.id for member in coming])
        if named.surely:
            return names_sentence(named.surely)
        told = self._kept_too(group, coming)
        if told:
            self._asked.add(AGAIN)
            return told
        questions = {
            "names": perhaps_sentence(named.perhaps) if named.perhaps else "",
            "day": "" if group.when or group.note else NO_DAY,
        }
        open_ones = [key for key, said in questions.items() if said and key not in self._asked]
        self._asked.update(open_ones)
        return " ".join(questions[key] for key in open_ones)

    def _kept_too(self, group: Group, coming: Sequence[Member]) -> str:
        """With whom something on this topic was kept today, where that wasn't meant."""
        if self.again:
            return ""
        at = self._at._replace(topic=group.topic, since=0)
        earlier = self._grouper.earlier(at, [member.id for member in coming])
        return kept_too([one for one in coming if one.id in earlier]) if earlier else ""

    def _keep(self, group: Group, coming: Sequence[Member]) -> str:
        done = self._grouper.keep(group, [member.id for member in coming])
        sentences = [done.problem, "" if done.saved else NOT_SAVED]
        if done.ids:
            self.group = group
            self.kept |= dict.fromkeys(done.ids, NOW)
            whom = [member for member in coming if member.id in done.ids]
            step = bool(group.what) and not self._grouper.warning()
            sentences.insert(0, kept_sentence(whom, step=step, note=bool(group.note)))
        if done.ids and done.saved:  # until then nothing else holds these words
            self._keep_draft()
        return " ".join(filter(None, sentences))
