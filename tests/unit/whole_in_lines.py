"""The whole goal-setting conference as lines that are typed, or given in by a script.

The same answers as in `tests/pilot/test_whole_conference.py`, at 2026-11-22 and with tutor R. Diaz.
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

REFLECT: Final = [
    *("2", "Equations", "2 3"),
    *("I got ready by doing homework.", "", "I could have asked sooner.", ""),
    "60",
    "",  # the result is shown
    *("Equations, because I checked.", ""),
    *("Signs.", "", "Graphs. They were new.", ""),
]
"""The student's pages."""

LOOK: Final = [
    *("Equations: 18 of 20.", "", "Fewer sign mistakes.", "", "Reading the axes.", ""),
]
"""The tutor's side of the same questions."""

TALK: Final = [
    *("Good", "A goal at football"),
    *("So I know what to practice.", ""),
    *("Checks her work now.", "", "/note She smiled at this.", "Reading graphs.", ""),
    *("The graphs came late.", "", "Graphs, for science too.", ""),
    *("You ask early.", "", "", ""),
    *("Equations | Homework every week", "", "Graphs | the quiz on Friday", ""),
    "75 on the Unit 4 test | the Unit 4 test | 68 | 75 | 80 | 4 Dec | Graphs | Nurse",
    *("Graph practice | Mon and Thu | 20 minutes | Graphs", ""),
    *("yes", "Bring the ruler.", ""),
    *("Grandma, on Fridays.", "", "4 Dec 15:30", "A good talk.", ""),
]
"""The nine steps."""

AFTERWARDS: Final = ["1 2", "", "", "", "Start with the graphs.", ""]
"""The pages for afterwards."""

LINES: Final = [
    *PREPARE,
    "1",  # the student's pages are read aloud
    *REFLECT,
    "",  # the next page is only for the tutor
    *LOOK,
    *TALK,
    "/finish",
    "2",  # the pages for afterwards at once
    *AFTERWARDS,
]
