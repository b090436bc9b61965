"""The outline: an agenda as a page for somebody who reads it, judges it and signs it off.

It is a small tree of plain text, which outputs turn into Markdown or HTML. Nothing in it is left
out that the agenda says to a person, and nothing is in it that only the app needs.
"""

import re
from collections.abc import Callable, Iterator, Sequence

from conferapp.domain.agenda import PART_NAMES, PARTS, Agenda, Lens, Page, Tip
from conferapp.domain.authoring.narrator import Narrator, listed
from conferapp.domain.authoring.outline_tree import (
    Aside,
    Asked,
    Blanks,
    Block,
    Line,
    Lines,
    Outline,
    Paragraph,
    Questions,
    Section,
    Words,
)
from conferapp.domain.authoring.plain_words import (
    SHOW_WORDS,
    begun_words,
    condition_words,
    count_words,
    kind_words,
    minutes_of,
    planned_words,
    reading_words,
    share_words,
    time_words,
    who_words,
)
from conferapp.domain.beside import TUTORS_OWN
from conferapp.domain.conditions import Conditions
from conferapp.domain.kinds.question import Question, Share
from conferapp.domain.languages import language_name
from conferapp.domain.wording import Text

TO_FILL_IN = ("Name", "Role", "Date", "Signature")
"""The blank lines of an approval."""


def outline(agenda: Agenda, language: str | None = None, version: str = "") -> Outline:
    """Lay an agenda out for somebody who reads it.

    Args:
        agenda: The agenda.
        language: The language of its wordings; None for its first one. Wordings that aren't there
            in this language are in the first one, and marked.
        version: What tells this version of the file from others, so that a signature is for it
            alone; "" where that doesn't matter.
    """
    return _Writer(agenda, language, version).outline()


class _Writer:
    """Writes the outline of one agenda."""

    def __init__(self, agenda: Agenda, language: str | None, version: str) -> None:
        self._agenda = agenda
        self._version = version
        self._language = language
        self._narrator = Narrator(agenda, language)
        self._numbers = {page.id: number for number, page in enumerate(agenda.pages, 1)}

    def outline(self) -> Outline:
        agenda = self._agenda
        return Outline(
            title=self._words(agenda.title),
            about=tuple(self._paragraphs(agenda.about)),
            facts=tuple(self._facts()),
            sections=(*self._introductions(), *self._parts(), _approval()),
        )

    def _facts(self) -> Iterator[Line]:
        agenda = self._agenda
        if told := planned_words(agenda):
            yield _fact("Planned time", told)
        if agenda.languages:
            yield _fact("Languages", listed(map(language_name, agenda.languages)))
        if self._language:
            yield _fact("Shown here in", language_name(self._language))
        pages, asked = len(agenda.pages), len(agenda.questions)
        yield _fact("Length", f"{count_words(pages, 'page')} with {count_words(asked, 'question')}")
        if self._version:
            yield _fact("Version of the file", self._version)

    def _introductions(self) -> Iterator[Section]:
        yield Section(
            Words("How to read this"),
            blocks=(Lines("", tuple(map(_plain, reading_words(self._agenda, self._language)))),),
        )
        if self._agenda.lenses:
            lenses = tuple(map(self._lens, self._agenda.lenses.values()))
            yield Section(Words("Ways of looking"), blocks=(Lines("", lenses),))

    def _lens(self, lens: Lens) -> Line:
        return Line(self._words(lens.idea) if lens.idea else Words(""), self._words(lens.name))

    def _parts(self) -> Iterator[Section]:
        for part in PARTS:
            pages: tuple[Page, ...] = getattr(self._agenda, part)
            if not pages:
                continue
            told = [count_words(len(pages), "page")]
            if minutes := minutes_of(pages):
                told.append(time_words(minutes))
            yield Section(
                Words(PART_NAMES[part]),
                blocks=(Aside(tuple(map(Words, told))),),
                sections=tuple(map(self._page, pages)),
            )

    def _page(self, page: Page) -> Section:
        return Section(self._words(page.title), self._numbers[page.id], tuple(self._blocks(page)))

    def _blocks(self, page: Page) -> Iterator[Block]:
        yield Aside(tuple(self._page_facts(page)))
        if shown := self._only(page.show_if, looks_back=page.looks_back):
            yield Paragraph(Words(f"Shown only {shown}."))
        yield from self._paragraphs(page.intro)
        lists = {
            "The tutor": [Line(self._words(page.do))] if page.do else [],
            "Lines to say": [Line(self._words(text, quoted=True)) for text in page.say],
            "Good examples": [Line(self._words(text)) for text in page.good],
            "Too vague": [Line(self._words(text)) for text in page.weak],
            _beside_where(page): [*self._beside(page)],
        }
        yield from (Lines(name, tuple(lines)) for name, lines in lists.items() if lines)
        if page.questions:
            yield Questions(tuple(self._asked(page, question) for question in page.questions))
        if page.tips:
            yield Lines("Tips for the tutor", tuple(map(self._tip, page.tips)))

    def _page_facts(self, page: Page) -> Iterator[Words]:
        if page.section:
            yield self._words(page.section)
        yield Words(who_words(page.who))
        if page.minutes:
            yield Words(time_words(page.minutes))
        if page.optional:
            yield Words("may be left out")
        if len(shares := self._shares(page)) == 1:
            yield Words(f"answers go to {share_words(*shares)}")

    def _shares(self, page: Page) -> set[frozenset[Share]]:
        """Who may get answers of a page; where that is one for all, it is told only once."""
        return {frozenset(self._agenda.share(question)) for question in page.questions}

    def _only(self, conditions: Conditions | None, *, looks_back: bool) -> str:
        told = condition_words(self._agenda, conditions, self._language) if conditions else ""
        back = "when an earlier conference has left something open" if looks_back else ""
        return ", and ".join(words for words in (told, back) if words)

    def _beside(self, page: Page) -> Iterator[Line]:
        for name in page.show:
            if name in SHOW_WORDS:
                if page.who != "student" or name not in TUTORS_OWN:
                    yield _plain(SHOW_WORDS[name])
                continue
            question = self._agenda.questions[name]
            if page.who == "student" and self._agenda.tutors_view(question):
                continue
            both = page.who != "student" and name in self._agenda.mirrored
            yield _plain(self._place(name, also="both sides" if both else ""))

    def _tip(self, tip: Tip) -> Line:
        lens = self._agenda.lenses.get(tip.lens) if tip.lens else None
        return Line(
            self._words(tip.text),
            self._words(lens.name) if lens else None,
            self._only(tip.show_if, looks_back=False),
        )

    def _asked(self, page: Page, question: Question) -> Asked:
        hint = self._words(question.hint) if question.hint else None
        return Asked(self._words(question.ask), hint, tuple(self._lines(page, question)))

    def _lines(self, page: Page, question: Question) -> Iterator[Line]:
        label = "Answer (needed)" if question.required else "Answer"
        yield _fact(label, kind_words(question, self._narrator))
        if question.simple and question.simple != question.ask:
            yield Line(self._words(question.simple), Words("In plain words"))
        if question.starters:
            yield Line(self._joined(question.starters, begun_words), Words("Beginnings"))
        if question.words:
            yield Line(self._joined(question.words), Words("Word bank"))
        if began := question.as_text(question.default):
            yield _fact("Begins with", began)
        if len(self._shares(page)) > 1:
            yield _fact("Goes to", share_words(self._agenda.share(question)))
        if page.who == "together" and self._agenda.by(question) == "tutor":
            yield _plain("Kept as the tutor’s words.")
        back = question.LOOKS_BACK and not page.looks_back
        if asked := self._only(question.show_if, looks_back=back):
            yield _plain(f"Asked only {asked}.")
        if question.reveal_after:
            guess = self._place(question.reveal_after)
            yield _plain(f"Covered for the student until {guess} is answered.")
        if other := self._agenda.mirrored.get(question.id):
            whose = who_words(self._agenda.page_of[other].who)
            yield _fact("The other side", self._place(other, also=whose))

    def _place(self, question_id: str, *, also: str = "") -> str:
        """A question with the number of its page, and what else is to be known of it."""
        page = self._agenda.page_of[question_id]
        more = f", {also}" if also else ""
        return f"{self._narrator.named(question_id)} (page {self._numbers[page.id]}{more})"

    def _words(self, text: Text, *, quoted: bool = False) -> Words:
        lines = (" ".join(line.split()) for line in self._narrator.say(text).splitlines())
        said = "\n".join(line for line in lines if line)
        return Words(f"“{said}”" if quoted else said, self._tag(text))

    def _joined(self, texts: Sequence[Text], put: Callable[[str], str] = str) -> Words:
        said = (put(self._narrator.line(text)) for text in texts)
        return Words("; ".join(said), self._tag(texts[0]))

    def _tag(self, text: Text) -> str:
        first = self._narrator.first
        return first if self._narrator.falls_back(text) else self._language or first

    def _paragraphs(self, text: Text | None) -> Iterator[Paragraph]:
        if text is not None:
            said = self._narrator.say(text).strip()
            for part in re.split(r"\n\s*\n", said):
                yield Paragraph(Words(part.strip(), self._tag(text)))


def _approval() -> Section:
    told = Paragraph(Words("I have read this agenda. It may be used as it stands here."))
    return Section(Words("Approval"), blocks=(told, Blanks(TO_FILL_IN)))


def _plain(text: str) -> Line:
    return Line(Words(text))


def _fact(label: str, text: str) -> Line:
    return Line(Words(text), Words(label))


def _beside_where(page: Page) -> str:
    return "Laid out above the questions" if page.who == "student" else "Laid out beside the page"
