"""What the names mean that an agenda file may use behind `role`, `show` and `student`."""

from conferapp.domain.authoring.descriptions.tables import Meanings

ROLES: Meanings = {
    "assignment": "`{assignment}`; names the work where guesses are compared",
    "score": "`{score}`; the result beside a guess; below 60 percent counts as low",
    "predicted-score": "the guess: one kind sentence about the gap, and guess against result over "
    "all conferences",
    "confidence": "how sure the student felt. Where it stands beside its mirror, the score stands "
    "below as a third voice",
    "surest": "the skills that felt safe, held against the level of each",
    "least-sure": "the skills that felt shaky, held against the level of each",
    "strengths": "counts the strengths named, line by line, where a result is low",
    "few-skills": "the skills that a student sees whose profile asks for fewer: the first three "
    "that the tutor ticks",
    "support": "how others can help; a part of its own in the family letter and the school note",
    "assessed-on": "how old the data is. A day without a year is taken for one in the past. With "
    "`time = true` the hours are exact",
    "conference-date": "says that this is the day of the conference; kept with the answer for "
    "other programs",
    "next-conference": "`{next}`; asked again at the finish, and said at the goodbye",
    "hope": "`{hope}`; begins with what was said at an earlier conference",
    "ways-of-learning": "begins with what the student’s profile has, and goes back there at the "
    "finish",
    "student-notes": "says that these are the student’s own notes; a part of its own in the "
    "student’s copy",
    "went-well": "what the tutor found went well; gathered over many conferences under “Looking "
    "back”",
    "was-hard": "what the tutor found hard; gathered there, too",
    "next-time": "what the tutor would change; comes back as `last-changes`, and is gathered under "
    "“Looking back”",
}
"""What the app does with the answer to a question of this role."""

SHOWS: Meanings = {
    "foundation-goals": "the goals agreed at the start, out of the student’s file",
    "ways-of-learning": "ways of learning that suit, out of the student’s file",
    "last-changes": "the newest answer with the role `next-time`, however many conferences ago",
    "last-words": "what the student said in `short` and `long` answers of the last talk",
    "peers": "for each skill that isn’t mastered, who has mastered it and who shares the need",
    "calibration": "guess against result, and skills judged against their level, over all "
    "conferences; this one too once its results are open",
}
"""What is laid out beside a page for each name in `show` that is no question."""

SUPPORTS: Meanings = {
    "plain-words": "`simple` takes the place of `ask` on the student’s and the common pages, where "
    "there is one",
    "starters": "starters and words are laid out",
    "one-at-a-time": "the student’s pages ask one question at a time",
    "fewer": "the student’s pages show three skills: those of the role `few-skills`, or else not "
    "mastered, power standards first, missed most",
    "timer": "a line tells in words how the time goes, on the student’s and the common pages",
    "spacing": "more room between the lines there",
    "el": "brings `plain-words` and `starters`",
}
"""What changes for a student whose profile has the support."""
