"""Short agendas, for tests that need no more."""

from typing import Final

SHORT: Final = """
minutes = 10
[lenses.growth]
name = "Growth"
color = "green"

[[preparation]]
id = "facts"
title = "The facts"
section = "What we know"
do = "Count first."
[[preparation.questions]]
id = "assignment"
kind = "short"
ask = "Which test?"
required = true
role = "assignment"
[[preparation.questions]]
id = "score"
kind = "score"
ask = "What was the score?"
role = "score"
reveal_after = "guess"
[[preparation]]
id = "view"
title = "My view"
[[preparation.questions]]
id = "tutor-sure"
kind = "scale"
ask = "How sure did {student} seem?"
mirrors = "sure"

[[reflection]]
id = "before"
title = "Before the results"
who = "student"
intro = "Hi {student}!"
[[reflection.questions]]
id = "sure"
kind = "scale"
ask = "How sure were you?"
[[reflection]]
id = "guessing"
title = "Your guess"
who = "student"
[[reflection.questions]]
id = "guess"
kind = "score"
ask = "What do you think you got?"
role = "predicted-score"
required = true
[[reflection]]
id = "results"
title = "How it went"
who = "student"
show = ["guess", "score"]
[[reflection.questions]]
id = "best"
kind = "long"
ask = "What went best?"

[[agenda]]
id = "hello"
title = "How are you?"
section = "Check in"
minutes = 1
do = "Say hello to {student}."
say = ["How is your day going?"]
[[agenda.questions]]
id = "mood"
kind = "choice"
ask = "How are you today?"
options = ["Great", "Good"]
[[agenda.questions]]
id = "win"
kind = "short"
ask = "A win?"
[[agenda]]
id = "look"
title = "What you made of it"
section = "The work"
minutes = 4
say = ["What did you make of {assignment}?"]
show = ["sure", "guess", "score"]
tips = [{ lens = "growth", text = "Name the work behind the gain." }]
[[agenda.questions]]
id = "strengths"
kind = "long"
ask = "What went well"
[[agenda]]
id = "aim"
title = "A new goal"
section = "The plan"
minutes = 5
show = ["strengths"]
[[agenda.questions]]
id = "goal"
kind = "goal"
ask = "My goal"
required = true
[[agenda.questions]]
id = "plan"
kind = "actions"
ask = "What I will do"
[[agenda.questions]]
id = "next-date"
kind = "date"
ask = "When do we talk next?"
required = true
role = "next-conference"

[[follow_up]]
id = "after"
title = "Afterwards"
[[follow_up.questions]]
id = "told"
kind = "long"
ask = "Who was told?"
"""
"""All four parts: a covered score, a mirrored pair, a guess, three live steps, one page after."""

THREAD: Final = """
minutes = 8
[[preparation]]
id = "facts"
title = "The facts"
[[preparation.questions]]
id = "assignment"
kind = "short"
ask = "Which test?"
role = "assignment"
[[preparation]]
id = "view"
title = "My view"
[[preparation.questions]]
id = "tutor-sure"
kind = "scale"
ask = "How sure did {student} seem?"

[[reflection]]
id = "draft"
title = "A first try"
who = "student"
[[reflection.questions]]
id = "goal-draft"
kind = "goal"
ask = "Your goal, first try"
at_most = 2
share = ["student"]
[[reflection.questions]]
id = "plan-draft"
kind = "actions"
ask = "Your plan, first try"
share = ["student"]

[[agenda]]
id = "since-then"
title = "Since then"
[[agenda.questions]]
id = "last"
kind = "last_goal"
ask = "What became of it?"
[[agenda]]
id = "aim"
title = "A new goal"
[[agenda.questions]]
id = "goal"
kind = "goal"
ask = "My goal"
[[agenda.questions]]
id = "plan"
kind = "actions"
ask = "What I will do"
[[agenda]]
id = "thanks"
title = "Thank you"
[[agenda.questions]]
id = "words"
kind = "long"
ask = "Anything else?"
"""
"""A talk that looks back at the one before, and takes over what is unfinished or was drafted."""
