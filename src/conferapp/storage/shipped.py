"""Where the agendas are that ship with the app.

They lie at the top of the project, where a program lead finds them, and the wheel carries them
inside the package. So a wheel has them in one place, a checkout and an editable install in another.
"""

from pathlib import Path

from conferapp.storage.errors import INSTALL_AGAIN, StorageError

_PACKAGE = Path(__file__).resolve().parent.parent


class ShippedAgendasMissing(StorageError):
    """The installation lacks the agendas that belong to it.

    Args:
        package: Folder of the installed package.
    """

    def __init__(self, package: Path) -> None:
        super().__init__(
            f"The agendas that come with Conferapp are missing from {package}. {INSTALL_AGAIN}"
        )


def shipped_agendas(package: Path = _PACKAGE) -> Path:
    """Find the folder with the shipped agenda files.

    Args:
        package: Folder of the package `conferapp`; tests name another one.

    Returns:
        The folder that holds the `*.toml` files.

    Raises:
        ShippedAgendasMissing: If neither place has the folder.
    """
    in_wheel = package / "agendas"
    if in_wheel.is_dir():
        return in_wheel
    checkout = package.parent.parent
    # Only a checkout has this file: a broken wheel must not pick up a stranger's folder.
    if (checkout / "pyproject.toml").is_file() and (checkout / "agendas").is_dir():
        return checkout / "agendas"
    raise ShippedAgendasMissing(package)
