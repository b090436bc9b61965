"""What is said of things in the bin: on the screen, and on the command line."""

from typing import TYPE_CHECKING

from conferapp.domain.almanac import day_of, say_date
from conferapp.domain.text import clean, limit

if TYPE_CHECKING:
    from conferapp.storage.bin_entries import InBin

_LONGEST = 80
_DONE = {
    "import": "Written",
    "facts": "Changed",
    "copy": "Put away, because two versions became one,",
    "found": "In the bin without a note that tells of it, changed last",
}
_KNOWN = {"copy": "An earlier version of what is known of", "found": "What is known of"}
NOBODY = "a student whose name can’t be read"


def title_of(each: "InBin") -> str:
    """What something in the bin is, such as `Sample Student, with 3 conferences`.

    Args:
        each: It.
    """
    if each.note.kind == "import":
        many = len(each.note.files)
        return f"An import that changed {many:,} {'student' if many == 1 else 'students'}"
    who = limit(clean(each.name), _LONGEST)[0] or NOBODY
    if each.note.kind == "facts":
        return f"Changed by hand: what was known of {who}"
    if each.note.kind in _KNOWN and not each.note.record:
        return f"{_KNOWN[each.note.kind]} {who}"
    if each.note.kind == "student":
        return f"{who}, with {held_of(len(each.conferences))}"
    line = next(iter(each.conferences), None)
    if line is None:
        return f"A conference with {who}"
    said = f"{clean(line.agenda_title)} of {say_date(line.day)} with {who}"
    return f"An earlier version: {said}" if each.note.kind == "copy" else said


def told_of(each: "InBin") -> str:
    """When it went there, by whom, and what else there is to know, as sentences.

    Args:
        each: It.
    """
    note, day = each.note, day_of(each.note.at)
    by = f" by {limit(clean(note.by), _LONGEST)[0]}" if note.by else ""
    when = f" on {say_date(day)}" if day else ""
    done = _DONE.get(note.kind, "Moved here")
    said = f"{done}{when}{by}."
    if each.left:
        files = "1 file is" if each.left == 1 else f"{each.left} files are"
        said += f" That was stopped: {files} still in their place, and bringing it back ends it."
    return said


def held_of(many: int) -> str:
    """A number of conferences in words.

    Args:
        many: How many.
    """
    return {0: "no conference", 1: "1 conference"}.get(many, f"{many:,} conferences")
