"""What the systems do differently with files, behind one set of functions.

Each raises the system's own `OSError`; `storage.files` turns that into sentences.
"""

import contextlib
import errno
import os
import stat
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

FILE_MODE: Final = 0o600
FOLDER_MODE: Final = 0o700
# Flags that not every system has.
PLAIN: Final[int] = getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
NO_LINK: Final[int] = getattr(os, "O_NOFOLLOW", 0)
NO_WAITING: Final[int] = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0)

_HELD_BY_A_SCANNER: Final = frozenset({5, 32})  # ERROR_ACCESS_DENIED, ERROR_SHARING_VIOLATION
_WINDOWS_PAUSES: Final = (0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.3)
_HELD_BY_ANOTHER: Final = PermissionError if sys.platform == "win32" else BlockingIOError
_NOT_OFFERED: Final = frozenset({errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS})
_NO_HARD_LINKS: Final = _NOT_OFFERED | {errno.EPERM, errno.EMLINK}


@dataclass(frozen=True)
class Identity:
    """Which file, in which state: after each of our writes it is another one.

    Attributes:
        device: The disk's number.
        inode: The file's number on that disk.
        mtime_ns: When the content last changed, in nanoseconds.
        size: In bytes.
    """

    device: int
    inode: int
    mtime_ns: int
    size: int

    @classmethod
    def of(cls, state: os.stat_result) -> "Identity":
        """Take what matters from what the system says.

        Args:
            state: The answer of `os.stat` or `os.fstat`.
        """
        return cls(state.st_dev, state.st_ino, state.st_mtime_ns, state.st_size)


def look(path: Path) -> Identity | None:
    """Which file is there now, or None; a link is not followed.

    Args:
        path: The path.
    """
    try:
        return Identity.of(os.lstat(path))
    except (FileNotFoundError, NotADirectoryError):
        return None


def write_new(path: Path, data: bytes, *, synced: bool = True) -> Identity:
    """Create a private file and return when its content is safely on disk.

    Args:
        path: Where nothing is yet.
        data: The content.
        synced: Whether to wait until a power cut can't take it any more.
    """
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | PLAIN | NO_LINK
    descriptor = os.open(path, flags, FILE_MODE)
    try:
        _keep_private(descriptor)
        rest = memoryview(data)
        while rest:
            done = os.write(descriptor, rest)
            if not done:
                raise OSError(errno.EIO, "")
            rest = rest[done:]
        if synced:
            _sync(descriptor)
        return Identity.of(os.fstat(descriptor))
    finally:
        os.close(descriptor)


def open_lock(path: Path) -> int:
    """Open a file that is only there to be locked, and make it where it is missing.

    Args:
        path: The file.
    """
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | PLAIN | NO_LINK, FILE_MODE)
    try:
        _keep_private(descriptor)
    except OSError:
        os.close(descriptor)
        raise
    return descriptor


def try_lock(descriptor: int, *, shared: bool = False) -> bool:
    """Lock an open file until it is closed, if nobody else has locked it.

    Args:
        descriptor: The file.
        shared: Whether others may share the lock. Windows knows no such lock; there it is no lock.

    Returns:
        Whether it is locked.

    Raises:
        OSError: The system can't lock there.
    """
    try:
        if sys.platform != "win32":
            import fcntl

            mode = fcntl.LOCK_SH if shared else fcntl.LOCK_EX
            fcntl.flock(descriptor, mode | fcntl.LOCK_NB)
        elif not shared:
            import msvcrt

            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
    except _HELD_BY_ANOTHER:
        return False
    return True


def replace(source: Path, target: Path, *, pause: Callable[[float], None] = time.sleep) -> None:
    """Move a file over another, in one step.

    On Windows a scanner may hold the old file for a moment: up to a second is given to it.

    Args:
        source: The new file.
        target: The old one.
        pause: Waits for some seconds.
    """
    for seconds in _WINDOWS_PAUSES:
        try:
            os.replace(source, target)
        except PermissionError as error:
            if getattr(error, "winerror", None) not in _HELD_BY_A_SCANNER:
                raise
            pause(seconds)
        else:
            return
    os.replace(source, target)


def move_to_new(source: Path, target: Path) -> None:
    """Move a file to a name that nothing has, or raise `FileExistsError`.

    Args:
        source: The file.
        target: The new name, in the same folder.
    """
    if sys.platform == "win32":
        os.rename(source, target)  # refuses to replace, on this system only
        return
    try:
        os.link(source, target, follow_symlinks=False)
    except OSError as error:
        if error.errno not in _NO_HARD_LINKS:
            raise
        # Claim the name first, so that nobody's file is ever replaced.
        os.close(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL | PLAIN, FILE_MODE))
        os.replace(source, target)
    else:
        with contextlib.suppress(OSError):  # the new name holds; the old one is swept later
            os.unlink(source)


def move_elsewhere(source: Path, target: Path) -> None:
    """Move a file to another folder of the same disk, or raise `FileExistsError`.

    It has its new name safely before it loses the old one: a kill or a power cut leaves it under
    one of them, or under both.

    Args:
        source: The file.
        target: The new name, which nothing has; or this very file has it, from a move before.
    """
    try:
        os.link(source, target, follow_symlinks=False)
    except FileExistsError:
        if not os.path.samestat(os.lstat(source), os.lstat(target)):
            raise
    except (OSError, NotImplementedError) as error:
        if isinstance(error, OSError) and error.errno not in _NO_HARD_LINKS:
            raise
        _rename_elsewhere(source, target)
        return
    sync_folder(target.parent)
    os.unlink(source)
    sync_folder(source.parent)


def _rename_elsewhere(source: Path, target: Path) -> None:
    """The same where a file has one name only."""
    if os.path.lexists(target):
        raise FileExistsError(errno.EEXIST, "")
    os.rename(source, target)
    sync_folder(target.parent)
    sync_folder(source.parent)


def sync_folder(folder: Path) -> None:
    """Return when the folder's names are safely on disk.

    Args:
        folder: The folder.
    """
    if sys.platform == "win32":
        return  # a folder can't be opened there
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | PLAIN)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in _NOT_OFFERED:
            raise
    finally:
        os.close(descriptor)


def runs(process: int) -> bool:
    """Whether a process of that number runs on this computer.

    Args:
        process: Its number.
    """
    if sys.platform == "win32":
        return False  # asking would end it; a file that it has open can't be removed anyway
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return True


def _keep_private(descriptor: int) -> None:
    """An odd umask may have taken rights of our own from a file."""
    if sys.platform != "win32" and stat.S_IMODE(os.fstat(descriptor).st_mode) != FILE_MODE:
        with contextlib.suppress(OSError):  # a disk without modes
            os.fchmod(descriptor, FILE_MODE)


def _sync(descriptor: int) -> None:
    if sys.platform == "darwin":
        import fcntl

        with contextlib.suppress(OSError):  # a disk that can't: the usual sync has to do
            fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)  # fsync alone stops at the disk's cache
            return
    os.fsync(descriptor)
