"""The tutor's code, kept so that the file doesn't tell it."""

import hashlib
import hmac
import re
import secrets
import unicodedata
from typing import Final

_COST: Final = 15
"""Two to this power: 32 MiB and about a tenth of a second for each guess."""
_BLOCK: Final = 8
_SCRYPT: Final = re.compile(r"scrypt\$(1[4-6])\$8\$1\$([0-9a-f]{32})\$([0-9a-f]{64})")
"""Nothing that asks for more than 64 MiB: the file may have been written by anybody."""
_OLDER: Final = re.compile(r"pbkdf2-sha256\$([1-9]\d{3,5})\$([0-9a-f]{32})\$([0-9a-f]{64})")
"""The form of the first versions, with at most a million rounds: a quarter of a second."""
_MEMORY: Final = 128 * 2**16 * _BLOCK + 2**20


def hashed(code: str) -> str:
    """What is kept of a code: the way it was hashed, the salt, the hash.

    Args:
        code: The code as typed.
    """
    salt = secrets.token_bytes(16)
    return f"scrypt${_COST}${_BLOCK}$1${salt.hex()}${_scrypt(code, salt, _COST).hex()}"


def is_hashed(text: str) -> bool:
    """Whether a text is what `hashed` makes, or made once.

    Args:
        text: The text.
    """
    return any(form.fullmatch(text) for form in (_SCRYPT, _OLDER))


def is_current(kept: str) -> bool:
    """Whether a code is kept as `hashed` does it today.

    Args:
        kept: What `hashed` made, now or once.
    """
    return kept.startswith(f"scrypt${_COST}$")


def matches(typed: str, kept: str) -> bool:
    """Whether a typed code is the one that was kept. It takes time: call it in a thread.

    Args:
        typed: The code as typed.
        kept: What `hashed` made, now or once.
    """
    for form, digest in ((_SCRYPT, _scrypt), (_OLDER, _pbkdf2)):
        found = form.fullmatch(kept)
        if found is not None:
            own = digest(typed, bytes.fromhex(found[2]), int(found[1]))
            return hmac.compare_digest(own, bytes.fromhex(found[3]))
    return False


def _scrypt(code: str, salt: bytes, cost: int) -> bytes:
    return hashlib.scrypt(
        _same(code), salt=salt, n=2**cost, r=_BLOCK, p=1, maxmem=_MEMORY, dklen=32
    )


def _pbkdf2(code: str, salt: bytes, rounds: int) -> bytes:
    return hashlib.pbkdf2_hmac("sha256", _same(code), salt, rounds)


def _same(code: str) -> bytes:
    """Keyboards write the same letter in several ways."""
    return unicodedata.normalize("NFKC", code).strip().encode("utf-8", "replace")
