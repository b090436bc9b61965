"""What several commands print: counts in words, and JSON that can't steer a terminal."""

import json


def counted(number: int, one: str, many: str) -> str:
    """A count with its noun, such as “1,204 conferences”.

    Args:
        number: How many.
        one: The noun for one.
        many: The noun for any other number.
    """
    return f"{number:,} {one if number == 1 else many}"


def as_json(data: object) -> str:
    """Data for other programs, in plain ASCII, so that a file's name can't steer a terminal.

    Args:
        data: What JSON can hold.
    """
    return json.dumps(data, indent=2).replace("\x7f", "\\u007f")
