"""Where the other students stand: the newest level of each topic.

Only looked up when a page shows it, and only among those who could sit together.
"""

from datetime import timedelta

from conferapp.domain.peers import Peer
from conferapp.storage.caseload import Caseload

MOST = 200
"""Students who are looked at: more share no room."""
RECENT = timedelta(days=180)
"""How far back a level counts: what is older tells little of today."""


def find_peers(caseload: Caseload, student_id: str) -> tuple[Peer, ...]:
    """Every other student of the same tutor with a level in anything.

    Who has no tutor yet may sit with anybody.

    Args:
        caseload: All students.
        student_id: The one who is left out.
    """
    listed = caseload.listed()
    tutor = next((one.tutor for one in listed if one.id == student_id), "")
    near = [
        other.id
        for other in listed
        if other.id != student_id and (not tutor or other.tutor in {tutor, ""})
    ]
    found = filter(None, map(caseload.student, near[:MOST]))
    since = caseload.today - RECENT
    peers = (
        Peer(s.first, {name: one.level for name, one in s.levels.items() if one.seen >= since})
        for s in found
    )
    return tuple(peer for peer in peers if peer.levels)
