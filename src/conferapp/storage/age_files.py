"""Age files (https://age-encryption.org/v1), by pyrage, which comes with `conferapp[encrypt]`.

The stock `age` program opens and makes the same files. Imported only where something is encrypted.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

import pyrage

from conferapp.storage.errors import Advice, StorageError, Unreadable
from conferapp.storage.sealing import SEALED_SUFFIX, is_sealed

_OTHER_KEYS: Final = Advice(
    "it is encrypted for other keys, or damaged",
    "Ask whoever leads the program to add your key and encrypt again.",
)


class NotAKey(StorageError):
    """A line that should hold a public key doesn't.

    Args:
        line: Its number in the list of keys, from 1; 0 where there are no lines.
    """

    def __init__(self, line: int = 0) -> None:
        place = f"Line {line} of recipients.txt" if line else "What was given"
        super().__init__(
            f"{place} is no public key of the age format. One begins with age1; "
            "`conferapp key show` tells yours."
        )


class WrongPassphrase(StorageError):
    """A key can't be opened with what was typed."""

    def __init__(self) -> None:
        super().__init__("That isn’t the passphrase of your key.")


class AgeSeal:
    """Closes files for all of a program's keys, and opens them with one.

    Args:
        recipients: Public keys, `age1…`.
        identity: The secret key that opens, `AGE-SECRET-KEY-1…`.

    Raises:
        NotAKey: One of the recipients is none; its number is its place among them.
    """

    suffix = SEALED_SUFFIX

    def __init__(self, recipients: Sequence[str], identity: str) -> None:
        self._recipients = [_recipient(key, at) for at, key in enumerate(recipients, 1)]
        self._identity = pyrage.x25519.Identity.from_str(identity)

    def close(self, data: bytes) -> bytes:
        """See `Seal.close`."""
        return bytes(pyrage.encrypt(data, self._recipients))

    def open(self, data: bytes, path: Path) -> bytes:
        """See `Seal.open`."""
        if not is_sealed(data):
            return data
        try:
            return bytes(pyrage.decrypt(data, [self._identity]))
        except pyrage.DecryptError:
            raise Unreadable(path, _OTHER_KEYS) from None


def new_identity() -> str:
    """A new secret key."""
    return str(pyrage.x25519.Identity.generate())


def public_key(identity: str) -> str:
    """The public half of a secret key.

    Args:
        identity: The secret key.
    """
    return str(pyrage.x25519.Identity.from_str(identity).to_public())


def is_public_key(text: str) -> bool:
    """Whether a text is a public key.

    Args:
        text: The text.
    """
    try:
        _recipient(text, 0)
    except NotAKey:
        return False
    return True


def first_identity(data: bytes) -> str | None:
    """The first secret key in a file, or None.

    Args:
        data: The file: a key a line, with comments behind `#`.
    """
    for line in data.decode("utf-8-sig", "replace").split():
        if line.startswith("AGE-SECRET-KEY-1"):
            try:
                public_key(line)
            except pyrage.IdentityError:
                continue
            return line
    return None


def locked(identity: str, passphrase: str) -> bytes:
    """A secret key as an age file that a passphrase opens. Takes a second, as it should.

    Args:
        identity: The secret key.
        passphrase: What opens it.
    """
    return bytes(pyrage.passphrase.encrypt(f"{identity}\n".encode(), passphrase))


def unlocked(data: bytes, passphrase: str) -> str:
    """The secret key in an age file.

    Args:
        data: The file.
        passphrase: What was typed.

    Raises:
        WrongPassphrase: It doesn't open the file, or the file holds no key.
    """
    try:
        identity = bytes(pyrage.passphrase.decrypt(data, passphrase)).decode("ascii").strip()
        public_key(identity)
    except (pyrage.DecryptError, pyrage.IdentityError, UnicodeDecodeError):
        raise WrongPassphrase from None
    return identity


def _recipient(key: str, line: int) -> object:
    try:
        return pyrage.x25519.Recipient.from_str(key)
    except pyrage.RecipientError:
        raise NotAKey(line) from None
