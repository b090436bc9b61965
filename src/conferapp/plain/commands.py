"""Commands as they can be typed: with a student's name in them, for whichever shell."""

import re
from typing import Final

_OF_SHELLS: Final = r'["$`\\!%]'


def named(name: str) -> str:
    """A student's name as it is typed behind a command.

    Any part of a name finds the student, so that a sign on which a shell acts is gone round.

    Args:
        name: The name.
    """
    part = max(re.split(_OF_SHELLS, name), key=len).strip()
    return part if part.isalnum() else f'"{part}"'


def conferring(name: str) -> str:
    """The command that goes on with a student in lines.

    Args:
        name: What the student is called.
    """
    return f"conferapp confer {named(name)} --plain"
