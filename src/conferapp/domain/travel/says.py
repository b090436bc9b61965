"""What the page says: the app's own words for it, with gaps that are filled there."""

from collections.abc import Mapping
from typing import Final

from conferapp.domain.handouts.catalogue import Catalogue

SAYS: Final = (
    *("hello", "how", "shared", "go_on_saved", "not_ours", "begin", "next", "back"),
    *("save", "saved", "unsaved", "page_of", "question_of", "done", "done_open", "done_all"),
    *("done_save", "noscript", "sealed_first", "sealed_go", "sealed_ready", "sealed_show"),
    *("sealed_not_here", "opened", "locked", "gap_near", "gap_better", "gap_under", "gap_point"),
    *("gap_points", "gap_percent", "help_words", "starters", "words", "other"),
    *("clear", "at_most", "too_many", "nothing_to_choose", "points", "out_of", "from_to"),
    *("not_number", "not_date", "left", "another", "remove", "more", "row", "think_of"),
    *("tick_said", "read_back", "nothing_back", "picture", "no_picture", "card_words", "because"),
    *("nothing_left", "empty", "time_left", "time_half", "time_nearly", "time_over"),
)
"""The phrases of the section `travel` that the page uses."""
GAPS: Final = ("student", "tutor", "file", "number", "count", "guessed", "gap", "low", "high")
"""The gaps that they may have."""


def says(words: Catalogue, **fillings: str) -> Mapping[str, str]:
    """The app's own words for the page, by their names.

    Args:
        words: The catalogue.
        fillings: What is known already; other gaps stay, in braces.
    """
    filled = {gap: f"{{{gap}}}" for gap in GAPS} | fillings
    said = {name: words.say(f"travel.{name}", **filled) for name in SAYS}
    answers = {"of": words.say("answers.of", part="{part}", whole="{whole}")}
    answers |= {"percent": words.say("answers.percent", said="{said}", share="{share}")}
    return said | answers
