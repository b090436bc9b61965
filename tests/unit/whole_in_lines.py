"""The whole goal-setting conference as lines that are typed, or given in by a script.

The same story as in `tests/pilot/whole.py`, at 2026-11-22 and with tutor R. Diaz.
"""

from typing import Final

PREPARE: Final = [
    *("next Tuesday", "the Unit 3 test", "20 Nov", "68/100", "becoming a nurse"),
    *("Homework turned in | 8", "Took part in class | 7", "Took part in tutoring | 5"),
    *("Days present | 12", "Days on time | 11", ""),
    *("Asked for help early | in session | fewer sign mistakes", ""),
    *("Equations | 18 | 20", "Word problems | 6 | 12", "Graphs | 2 | 8", ""),
    *("", "yes"),
    *("Took care with signs | |", ""),
    *("3", "1", "3"),
    *("Homework every week.", "She asked early.", ""),
    *("Reading each word problem twice.", ""),
    "Word problems",
    *("Tried again, and then it worked | |", ""),
    "1 2",
]
"""The tutor's own pages."""

ALOUD: Final = ["1"]
"""The student's pages are read aloud."""

HAND_OVER: Final = [
    *("/supports", "5", ""),  # a timer; the language stays
    "2",
    "",  # the window can't be cleared from here: the tutor does that, and hands the laptop over
]
"""The student types, with what helps."""

REFLECT: Final = [
    *("2", "Equations", "2 3"),
    *("I got ready by doing homework.", "", "I could have asked sooner.", ""),
    "60",
    "",  # the result is shown
    *("Equations, because I checked.", ""),
    *("Signs.", "", "Graphs. They were new.", ""),
]
"""The student's pages."""

TAKE_BACK: Final = ["tutor"]
"""The word with which the tutor takes the laptop back."""

LOOK: Final = [
    *("Equations: 18 of 20.", "", "Fewer sign mistakes.", "", "Reading the axes.", ""),
]
"""The tutor's side of the same questions."""

TALK: Final = [
    *("Good", "A goal at football"),
    *("So I know what to practice.", ""),
    *("Checks her work now.", "", "/note She smiled at this."),
    *("/check", "Graphs", "3/4", "Reading graphs.", ""),
    *("The graphs came late.", "", "Graphs, for science too.", ""),
    *("You ask early.", "", "/skip Ran out of time"),
    *("Equations | Homework every week", "", "Graphs | the quiz on Friday", ""),
    "75 on the Unit 4 test | the Unit 4 test | 68 | 75 | 80 | 4 Dec | Graphs | Nurse",
    *("Graph practice | Mon and Thu | 20 minutes | Graphs", ""),
    *("yes", "Bring the ruler.", ""),
    *("Grandma, on Fridays.", "", "4 Dec 15:30", "A good talk.", ""),
]
"""The nine steps."""

AFTERWARDS: Final = ["1 2", "", "", "", "Start with the graphs.", ""]
"""The pages for afterwards."""

_TO_THE_END: Final = [
    "",  # the next page is only for the tutor
    *LOOK,
    *TALK,
    "/finish",
    "2",  # the pages for afterwards at once
    *AFTERWARDS,
]
LINES: Final = [*PREPARE, *ALOUD, *REFLECT, *_TO_THE_END]
"""The whole conference, the student's pages read aloud."""
HANDED: Final = [*PREPARE, *HAND_OVER, *REFLECT, *TAKE_BACK, *_TO_THE_END]
"""The same, the student's pages filled in by the student."""
