"""The tutor's own key on this computer, closed with a passphrase."""

from pathlib import Path

from conferapp.storage.age_files import locked, new_identity, public_key, unlocked
from conferapp.storage.errors import AlreadyThere, StorageError
from conferapp.storage.files import identity, private_folder, read_bounded, write_atomic, write_new

_LIMIT = 16 * 1024


class NoKey(StorageError):
    """There is no key on this computer."""

    def __init__(self) -> None:
        super().__init__(
            "There is no key on this computer yet. Make one with `conferapp key new`, and give "
            "what `conferapp key show` tells to whoever leads the program."
        )


class KeyThere(StorageError):
    """There is a key already, and it is never replaced: files may open with no other."""

    def __init__(self) -> None:
        super().__init__(
            "There is a key on this computer already, and it is never replaced, because files may "
            "open with no other. `conferapp key show` tells its public half."
        )


class OwnKey:
    """A secret key, as an age file that a passphrase opens, and its public half beside it.

    Args:
        path: The file of the secret key.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._public = path.with_suffix(".pub")

    def exists(self) -> bool:
        """Whether there is one.

        Raises:
            Unreadable: The system won't tell.
        """
        return identity(self._path) is not None

    def make(self, passphrase: str) -> str:
        """Make one.

        Args:
            passphrase: What is to open it.

        Returns:
            The secret key.

        Raises:
            KeyThere: There is one.
            WriteFailed: It can't be kept.
        """
        if self.exists():
            raise KeyThere
        secret = new_identity()
        private_folder(self._path.parent)
        try:
            write_new(self._path, locked(secret, passphrase))
        except AlreadyThere:
            raise KeyThere from None
        self._note_public(public_key(secret))
        return secret

    def open(self, passphrase: str) -> str:
        """The secret key.

        Args:
            passphrase: What was typed.

        Raises:
            NoKey: There is none.
            WrongPassphrase: That doesn't open it.
            Unreadable: Its file can't be read.
        """
        if not self.exists():
            raise NoKey
        secret = unlocked(read_bounded(self._path, _LIMIT).data, passphrase)
        if identity(self._public) is None:
            self._note_public(public_key(secret))
        return secret

    def public(self) -> str | None:
        """The public half, or None where only the passphrase would tell.

        Raises:
            NoKey: There is no key.
            Unreadable: Its file can't be read.
        """
        if not self.exists():
            raise NoKey
        if identity(self._public) is None:
            return None
        return read_bounded(self._public, _LIMIT).data.decode("ascii", "replace").strip()

    def _note_public(self, public: str) -> None:
        write_atomic(self._public, f"{public}\n".encode())
