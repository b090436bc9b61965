"""Going on with the newest version of the agenda that a conference follows."""

from conferapp.desk.desk import Desk
from conferapp.desk.opening import Opener
from conferapp.desk.session import Session
from conferapp.domain.renewal import renewed, what_moved
from conferapp.storage.errors import StorageError


def renew(desk: Desk, session: Session) -> tuple[bool, str]:
    """Take up the newest version, where there is one that can be used.

    Args:
        desk: What the app works with.
        session: The conference.

    Returns:
        Whether it goes on with another version now, and what is to be said.
    """
    followed = session.conference.record.agenda
    try:
        found = Opener(desk).library().newest(followed.id)
    except StorageError as problem:
        return False, str(problem)
    if found is None or found.agenda is None or found.source is None:
        return False, "The agenda is gone, or has an error. The conference goes on as it began."
    if found.source.fingerprint == followed.fingerprint:
        return False, "This conference follows the newest version already."
    before = session.conference
    session.conference = renewed(before, found.agenda, found.source)
    session.keep(at_once=True)
    return True, what_moved(before, session.conference)
