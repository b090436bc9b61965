"""What the keys of an agenda file mean, table by table, in a program lead's words.

The reference in `docs/agenda-format.md` and the hints that editors show are made of these, so that
both say the same as the models. A text is one line of Markdown that begins in the middle of a
sentence, since “needed; ” may stand before it. Links lead to headings of the reference; editors
leave them out.
"""

from collections.abc import Mapping

Meanings = Mapping[str, str]
"""By the name as it is written in a file, what it means."""

FILE = "a whole conference: its pages, its questions, lines to say and tips"

HEAD: Meanings = {
    "format": "always 1",
    "id": "lower-case words joined by hyphens, at most 64 characters. No two agendas in a folder "
    "have the same",
    "title": "what people call it",
    "about": "whom it is for and when to use it. It stands under the title where a conference is "
    "chosen",
    "minutes": "planned length of the talk, for the bar on top. Without it, the minutes of the "
    "pages add up",
    "languages": 'tags such as `["en", "es"]`. The first one fills gaps in the others',
    "lenses": "ways of looking at the talk, which give their tips a name and a color",
    "preparation": "pages before the talk",
    "reflection": "pages on which each side thinks for itself",
    "agenda": "pages of the talk",
    "follow_up": "pages for afterwards",
}

LENS: Meanings = {
    "name": "what people call it. It always stands beside the color",
    "idea": "what it is about, in a sentence",
    "color": "the color of its tips: `red`, `orange`, `yellow`, `green`, `cyan`, `blue`, `violet` "
    "or `pink`",
}

PAGE: Meanings = {
    "id": "lower-case words joined by hyphens; unique among the pages of the file",
    "title": "its heading",
    "section": "a heading that groups neighboring pages in the list of steps",
    "who": "whose page it is: `tutor`, `student` or `together`. `tutor` by itself in `preparation` "
    "and `follow_up`, `together` in `agenda`; in `reflection` it has to be said",
    "minutes": "suggested time. In the talk it feeds the bar on top, and on any page for a student "
    "the timer, for those who have one",
    "intro": "a few lines above the questions",
    "do": "what the tutor does here",
    "say": "lines that the tutor can say",
    "good": "examples, shown as good",
    "weak": "examples, shown as too vague",
    "tips": "a list of [tips](#a-tip) for the tutor. None on a student’s page",
    "show": "what to lay out beside the page: earlier answers, by the id of their question, and "
    "[other things by name](#what-show-may-name)",
    "optional": "`true`: it may be left out without being listed as open",
    "show_if": "[conditions](#conditions) on earlier answers; the page is there only while they "
    "hold",
    "questions": "the questions, each under a header such as `[[agenda.questions]]`",
}

TIP: Meanings = {
    "text": "the advice",
    "lens": "the id of the lens that it belongs to",
    "show_if": "[conditions](#conditions) on earlier answers, looked at when the page is entered. "
    "The tip then stands above what is shown there",
}

CONDITION: Meanings = {
    "question": "the id of the question whose answer is tested",
    "student": "a support of the student, instead of a question: it has to be ticked in the "
    "student’s profile",
    "is": "holds when the answer is this; for a list of answers, this whole list",
    "is_not": "holds when the answer is there, and isn’t this",
    "at_least": "holds when the answer is at least this number",
    "at_most": "holds when the answer is at most this number",
    "includes": "holds when the answer has this in it",
    "answered": "holds when the answer is there (`true`), or isn’t (`false`)",
}

QUESTION: Meanings = {
    "id": "lower-case words joined by hyphens; unique in the whole file",
    "kind": "what the answer is, [one of these](#kinds)",
    "ask": "the question as it is read",
    "hint": "one line under the question",
    "simple": "the same question in plain words, for students with the support "
    "[`plain-words`](#supports)",
    "required": "`true`: listed as open at the finish while it has no answer. It never stops "
    "anybody",
    "default": "the answer to begin with, shaped as [the record](record-format.md#values) keeps it",
    "starters": "beginnings of sentences under a `short` or `long` answer",
    "words": "a word bank in the same place",
    "mirrors": "the id of the question that this one answers [from the other side](#both-sides)",
    "reveal_after": "the id of the question that has to be answered [before this answer is "
    "uncovered](#covered-until-a-guess)",
    "share": "who may get the answer: a list out of `student`, `family`, `school`, or `[]` for "
    "nobody but the tutor",
    "show_if": "[conditions](#conditions); a question above on the same page will do",
    "role": "ties the answer to [something that the app knows by name](#roles)",
    "by": "on a page for both, whose words the answer is kept as: `student`, as it is without it, "
    "or `tutor`. F3 changes it for one answer. On other pages it is a mistake, since they say it "
    "themselves",
}
"""What every question may have, whatever its kind."""

EXAMPLES: Mapping[str, list[object]] = {
    "id": ["after-a-quiz"],
    "languages": [["en", "es"]],
    "lenses": [{"growth": {"name": "Growth", "color": "green"}}],
    "say": [["You guessed {answer.quiz-guess}. What made you think so?"]],
    "tips": [[{"lens": "growth", "text": "Name the work behind each point."}]],
    "show": [["quiz-guess", "last-words"]],
    "show_if": [
        {"question": "confidence", "at_most": 2},
        {"student": "el"},
        [{"question": "read-before", "is": True}, {"student": "timer"}],
    ],
    "labels": [{"1": "not at all", "5": "very"}],
}
"""By key, what could stand behind it, where its sort alone doesn't tell."""
