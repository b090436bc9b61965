"""A whole conference with the agenda that comes with the app, told once for both ways on screens.

The tutor adds a student and prepares, the student reflects, guesses and sees the result, both talk
through the nine steps, and the tutor finishes. What is typed here stands in `tests/typed.py` as a
record keeps it, and in `tests/unit/whole_in_lines.py` as line mode hears it.
"""

from typing import Any

from tests.pilot.ways import Way
from tests.typed import TOPICS


async def hold(way: Way) -> dict[str, Any]:
    """The story, from nobody to the pages for afterwards; the record that it leaves."""
    await way.introduce("Amara Okafor", "7", "Algebra")
    await way.sitting.until_seen("Amara Okafor · Grade 7 · Algebra")
    await prepare(way)
    await hand_over(way)
    await reflect(way)
    await reveal(way)
    await give_back(way)
    await look_at_the_results(way)
    await talk(way)
    await finish(way)
    await follow_up(way)
    return await way.sitting.saved()


async def prepare(way: Way) -> None:
    """The tutor's own pages."""
    await way.prepare("Goal-setting")
    await way.sitting.until_seen("The work you will talk about")
    await way.say("conference-date", "next Tuesday")
    way.sitting.must_see("Tuesday 24 November 2026")
    await way.say("assignment", "the Unit 3 test")
    await way.say("assessed-on", "20 Nov")
    await way.say("score", "68/100")
    await way.say("hope", "becoming a nurse")

    await way.turn_to("effort-data")
    await way.count("effort-numbers", ["8", "7", "5", "12", "11"])
    seen = ["Asked for help early", "in session", "fewer sign mistakes"]
    await way.enter_rows("effort-seen", [seen])

    await way.turn_to("results-data")
    rows = [[name, str(got), str(most)] for name, got, most, _ in TOPICS]
    await way.enter_rows("topics", rows)
    way.sitting.must_see("● M", "◐ C", "○ N")
    await way.pick("earlier-work", "Yes")

    await way.turn_to("work-data")
    await way.enter_rows("work-seen", [["Took care with signs"]])
    await way.turn_to("tutor-view")
    await way.pick("tutor-confidence", "3 so-so")
    await way.pick("tutor-surest", "Equations")
    await way.pick("tutor-least-sure", "Graphs")
    await way.turn_to("tutor-effort")
    await way.say("tutor-helped", "Homework every week.\nShe asked early.")
    await way.say("tutor-could-do", "Reading each word problem twice.")
    await way.pick("first-topics", "Word problems")
    await way.enter_rows("effort-wins", [["Tried again, and then it worked"]])
    await way.turn_to("hand-over")
    await way.pick("ready", "The topics have names", "Old homework and session notes")


async def hand_over(way: Way) -> None:
    """The page in between says so, and the student takes the laptop."""
    await way.go_on()
    await way.sitting.until_seen("It’s Amara’s turn")
    assert (await way.sitting.saved())["status"] == "planned"
    await way.set_what_helps("A timer with reminders in words")
    await way.sitting.until_seen("What helps: 1 on")
    await way.hand_over()
    await way.sitting.until_seen("Looking back")


async def reflect(way: Way) -> None:
    """The student's pages, up to the guess."""
    way.sitting.must_see("Hi Amara! Think back to the Unit 3 test.")
    await way.pick("confidence", "2 a little")
    await way.turn_to("my-topics")
    await way.pick("surest", "Equations")
    await way.pick("least-sure", "Word problems", "Graphs")
    await way.turn_to("my-effort")
    await way.say("helped", "I got ready by doing homework.")
    await way.say("could-do", "I could have asked sooner.")
    await way.turn_to("my-guess")
    await way.say("guess", "60")


async def reveal(way: Way) -> None:
    """The result waits behind the guess, and opens beside it."""
    student = way.sitting
    await way.turn_to("my-results")
    student.must_see("60 of 100", "Show the result")
    student.must_not_see("68 of 100", "18 of 20")
    await way.show_result()
    await student.until_seen("68 of 100")
    student.must_see("60 of 100", "You did 8 points better than you thought", "Equations: 18 of 20")
    await way.say("went-best", "Equations, because I checked.")
    await way.turn_to("my-growth")
    await way.say("got-better", "Signs.")
    await way.turn_to("my-hard-parts")
    await way.say("was-hard", "Graphs. They were new.")


async def give_back(way: Way) -> None:
    """Without a code, one thing and a moment later another; the tutor's page starts covered."""
    await way.go_on()
    await way.sitting.until_seen("Please give the laptop back to R. Diaz")
    await way.take_back()
    await way.sitting.until_seen("Covered. F9 opens it.")  # the student still sits beside
    way.sitting.must_not_see("What the results say to you")
    await way.uncover()
    await way.sitting.until_seen("What the results say to you")


async def look_at_the_results(way: Way) -> None:
    """The tutor's side of the same questions."""
    way.sitting.must_see("68 of 100", "For each claim, point to the spot in this work")
    await way.say("tutor-went-best", "Equations: 18 of 20.")
    await way.say("tutor-got-better", "Fewer sign mistakes.")
    await way.say("tutor-was-hard", "Reading the axes.")


async def talk(way: Way) -> None:
    """The nine steps."""
    tutor = way.sitting
    await step(way, 1, "How are you?", "Say hello.", "It's good to see you, Amara.")
    await way.pick("mood", "Good")
    await way.say("recent-win", "A goal at football")
    await step(way, 2, "Why we talk", "Let's talk about becoming a nurse.")
    await way.say("why-goals", "So I know what to practice.")
    await step(way, 3, "What you made of it", "Tell me more about Equations.")
    tutor.must_see("you two see this differently", "60 of 100", "68 of 100")
    tutor.must_see("= Equations: both of you", "data ● mastered ✓ fits")
    await way.say("strengths-named", "Checks her work now.")
    await way.say("struggles-named", "Reading graphs.")
    await way.note("She smiled at this.")
    await way.check("Graphs", "3/4")
    await tutor.until_seen("Quick check, Graphs: 3 of 4, not yet → close")
    await step(way, 4, "What got in the way", "≠ Word problems: only Amara", "To talk about")
    await way.say("held-back", "The graphs came late.")
    await way.say("more-practice", "Graphs, for science too.")
    assert not tutor.app.screen.query("#field-last-goal-kept")  # nothing to look back on yet
    await step(way, 5, "What your tutor sees", "Strengths that R. Diaz adds")
    await way.say("tutor-strengths", "You ask early.")
    tutor.moment.pass_by(60)
    await way.skip("Ran out of time")
    await tutor.until(lambda: tutor.page == "step-6", "the next page is there")
    await set_goal_and_plan(way)
    await step(way, 8, "Say it back")
    tutor.must_see("Goal: 75 on the Unit 4 test, by Fri 4 Dec", "Graph practice · Mon and Thu")
    await way.pick("recap", "Said back,")
    await way.say("my-notes", "Bring the ruler.")
    await step(way, 9, "Thank you, and what's next")
    await way.say("more-help", "Grandma, on Fridays.")
    await way.say("tutor-notes", "A good talk.")


async def set_goal_and_plan(way: Way) -> None:
    """Steps 6 and 7: connections, the goal, the plan; the goal stays on top from then on."""
    tutor = way.sitting
    tutor.must_see("A new goal")
    await way.enter_rows("strength-links", [["Equations", "Homework every week"]])
    await way.enter_rows("struggle-links", [["Graphs", "the quiz on Friday"]])
    measure = ["75 on the Unit 4 test", "the Unit 4 test", "68", "75", "80"]
    await way.aim("new-goal", [*measure, "4 Dec", "Graphs", "Nurse"])
    await tutor.until(lambda: tutor.lines[0].startswith(" Goal  75 on the"), "the goal is on top")
    await step(way, 7, "My plan", "✓ Like this", "✗ Too vague")
    await way.fill_in("plan", ["Graph practice", "Mon and Thu", "20 minutes", "Graphs"])


async def finish(way: Way) -> None:
    """The finish screen: what is open, the plan, the next date."""
    tutor = way.sitting
    await way.go_on()
    await tutor.until_seen("Finish with Amara")
    tutor.must_see("Still open", "When do we talk next?", "Goal: 75 on the Unit 4 test")
    tutor.must_see("⇢ Strength: Equations → Homework", "⇢ To grow: Graphs → the quiz on")
    await way.say("next-date", "4 Dec 15:30")
    tutor.must_see("Friday 4 December 2026")
    await way.finish()
    tutor.must_see("Amara Okafor", "Goal   75 on the Unit 4 test")


async def follow_up(way: Way) -> None:
    """Afterwards, from the student's list of conferences."""
    tutor = way.sitting
    await way.read()
    await tutor.until_seen("Asked for help early (in session)")
    await way.fill_in_afterwards()
    await tutor.until_seen("Passing it on")
    await way.pick("told", "The student", "The family")
    await way.turn_to("next-time")
    await way.say("change-next", "Start with the graphs.")
    await way.go_on()
    await tutor.until(lambda: tutor.on == "HomeScreen", "home is there")


async def step(way: Way, number: int, *words: str) -> None:
    """Go on to a live step, a minute later, and see where we are and what to say."""
    way.sitting.moment.pass_by(60)
    await way.turn_to(f"step-{number}")
    way.sitting.must_see(*words)
