"""The tutor's code, kept so that the file doesn't tell it."""

import hashlib
import hmac
import re
import secrets
import unicodedata
from typing import Final

_ROUNDS: Final = 200_000
"""Takes a tenth of a second; a file that asks for many more must not stop the app."""
_FORM: Final = re.compile(r"pbkdf2-sha256\$([1-9]\d{3,6})\$([0-9a-f]{32})\$([0-9a-f]{64})")


def hashed(code: str) -> str:
    """What is kept of a code: the way it was hashed, the salt, the hash.

    Args:
        code: The code as typed.
    """
    salt = secrets.token_bytes(16)
    return f"pbkdf2-sha256${_ROUNDS}${salt.hex()}${_digest(code, salt, _ROUNDS).hex()}"


def is_hashed(text: str) -> bool:
    """Whether a text is what `hashed` makes.

    Args:
        text: The text.
    """
    return _FORM.fullmatch(text) is not None


def matches(typed: str, kept: str) -> bool:
    """Whether a typed code is the one that was kept.

    Args:
        typed: The code as typed.
        kept: What `hashed` made.
    """
    form = _FORM.fullmatch(kept)
    if form is None:
        return False
    digest = _digest(typed, bytes.fromhex(form[2]), int(form[1]))
    return hmac.compare_digest(digest, bytes.fromhex(form[3]))


def _digest(code: str, salt: bytes, rounds: int) -> bytes:
    # Keyboards write the same letter in several ways.
    same = unicodedata.normalize("NFKC", code).strip().encode("utf-8", "replace")
    return hashlib.pbkdf2_hmac("sha256", same, salt, rounds)
