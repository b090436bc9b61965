"""What keeps something from leaving the room, as sentences for whoever can mend it."""


class OutputError(Exception):
    """A page or file can't be made; its text says what is wrong, where, and what to do about it."""
