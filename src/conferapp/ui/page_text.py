"""The words of a page above its questions: heading, intro, and what to do and say."""

from collections.abc import Iterator

from textual.content import Content

from conferapp.domain.agenda import Page
from conferapp.domain.conference import Conference
from conferapp.domain.last_time import opening_here
from conferapp.domain.wording import Text
from conferapp.ui.text import QUIET_STYLE, literal


def title(conference: Conference, page: Page, number: int | None) -> Content:
    """The page's heading, with the step's number in the live part."""
    said = conference.speech(page).say(page.title)
    minutes = f"   {page.minutes:g} min" if page.minutes and page.part == "agenda" else ""
    return Content.assemble(
        literal(f"{number}  {said}" if number else said, "bold $text-primary"),
        Content.styled(minutes, QUIET_STYLE),
    )


def lead(conference: Conference, page: Page, number: int | None) -> Content:
    """Everything above the questions: heading, intro, and on the tutor's screens what to do.

    What to do, what to say and the examples are the tutor's: a student page has none of them.
    """
    speech = conference.speech(page)
    blocks = [title(conference, page, number)]
    if page.intro:
        blocks.append(literal(speech.say(page.intro).strip()))
    if page.who != "student":
        if last := opening_here(conference, page):
            blocks.append(
                Content.assemble(
                    Content.styled("Last time  ", QUIET_STYLE),
                    literal(f"“{last}”", "italic $text-accent"),
                )
            )
        if page.do:
            blocks.append(literal(speech.say(page.do).strip()))
        if page.say:
            said = (literal(f"“{speech.say(line)}”", "italic $text-accent") for line in page.say)
            blocks.append(Content("\n").join(said))
        examples = [
            *_examples("✓ Like this", "$text-success", page.good, conference, page),
            *_examples("✗ Too vague", "$text-warning", page.weak, conference, page),
        ]
        if examples:
            blocks.append(Content("\n").join(examples))
    return Content("\n\n").join(blocks)


def _examples(
    label: str, style: str, texts: tuple[Text, ...], conference: Conference, page: Page
) -> Iterator[Content]:
    for text in texts:
        said = conference.speech(page).say(text)
        yield Content.assemble(Content.styled(f"{label}: ", style), literal(said))
