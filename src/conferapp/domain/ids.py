"""Ids: UUIDv7 for conferences and short random ones for students."""

import secrets
import uuid
from collections.abc import Callable
from datetime import datetime


def record_id(now: datetime, randbits: Callable[[int], int] = secrets.randbits) -> str:
    """A UUIDv7 (RFC 9562): 48 bits of milliseconds, then random bits.

    Python 3.11 has no `uuid.uuid7`.

    Args:
        now: When the conference begins.
        randbits: Gives as many random bits as it is asked for; samples are the same each time.
    """
    stamp = int(now.timestamp() * 1000) & ((1 << 48) - 1)
    high = stamp << 16 | 0x7000 | randbits(12)
    low = 0b10 << 62 | randbits(62)
    return str(uuid.UUID(int=high << 64 | low))


def student_id() -> str:
    """An id that says nothing about the student."""
    return f"s-{secrets.token_hex(4)}"
