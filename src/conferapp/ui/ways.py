"""Ways: the pages of a conference as a list to choose from."""

from conferapp.desk.session import Session
from conferapp.domain.agenda import PART_NAMES
from conferapp.ui.dialogs.choose import Entry


def pages_to_go(session: Session) -> list[Entry]:
    """Every page that can be opened, with the name of its part."""
    speech = session.conference.speech
    return [
        Entry(page.id, f"{PART_NAMES[page.part]}: {speech(page, overheard=True).say(page.title)}")
        for page in session.pages()
    ]
