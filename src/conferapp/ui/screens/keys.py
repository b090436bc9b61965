"""The keys of home, of the tutor's screen, and of pages that travel, in the order of the key bar.

Frequent ones have two: some laptops hide the F-keys, browsers keep Ctrl+N and Ctrl+T for
themselves, and tmux Ctrl+B.
None has priority where there are fields: what was typed right before a key has to reach its field
first.
"""

from textual.binding import Binding, BindingType

from conferapp.ui.screens.base import HELP, HELP_MARK

TUTOR_KEYS: list[BindingType] = [
    Binding("f8,ctrl+n", "next", "Next", id="next", tooltip="Go on to the next page"),
    Binding("f7,ctrl+b", "back", "Back", id="back", tooltip="Go back one page"),
    Binding(
        "ctrl+o",
        "note",
        "Note",
        id="note",
        tooltip="Write a note on this page, or close it",
    ),
    Binding(
        "f6",
        "pane",
        "Beside",
        id="pane",
        tooltip="Open or close what stands beside the page",
    ),
    Binding(
        "f9,ctrl+t",
        "cover",
        "Cover",
        id="cover",
        tooltip="Cover what is only for you, or open it again",
    ),
    Binding("ctrl+g,f4", "go_to", "Go to", id="go-to", tooltip="Go to any page"),
    HELP,
    HELP_MARK,
    Binding(
        "ctrl+y",
        "take_over",
        "Take over",
        id="take-over",
        show=False,
        tooltip="Take over what was left open last time, or was noted before, into this page",
    ),
    Binding(
        "f12",
        "check",
        "Quick check",
        id="quick-check",
        show=False,
        tooltip="Check a skill here and now: its result is kept, and its level moves",
    ),
    Binding(
        "f11",
        "supports",
        "What helps",
        id="supports",
        show=False,
        tooltip="Set what helps the student: plain words, starters, fewer, a timer, language …",
    ),
    Binding(
        "f5",
        "skip",
        "Skip",
        id="skip",
        show=False,
        tooltip="Skip this page with a word why; again takes that back",
    ),
    Binding(
        "f3",
        "whose",
        "Whose words",
        id="whose",
        show=False,
        tooltip="Say whether the answer in focus is the student’s words or yours",
    ),
    Binding(
        "ctrl+r",
        "open_result",
        "Open the result",
        id="open-result",
        show=False,
        tooltip="Open covered results on purpose, guess or no guess",
    ),
    Binding(
        "ctrl+l",
        "finish",
        "Finish",
        id="finish",
        show=False,
        tooltip="See what is open, read the plan back, and finish",
    ),
    Binding(
        "shift+f8",
        "renew",
        "Newest agenda",
        id="renew",
        show=False,
        tooltip="Go on with the newest version of this agenda’s file; no answer is lost",
    ),
    Binding(
        "shift+f6",
        "travel",
        "Away from here",
        id="travel",
        show=False,
        tooltip="Make the student’s pages as a file to take along, or bring their answers in",
    ),
    Binding(
        "f2",
        "home",
        "Home",
        id="home",
        show=False,
        tooltip="Go home; everything stays where it is",
    ),
    Binding(
        "alt+down",
        "scroll_pane(1)",
        "Beside, down",
        id="pane.down",
        show=False,
        tooltip="Move on in what stands beside the page",
    ),
    Binding(
        "alt+up",
        "scroll_pane(-1)",
        "Beside, up",
        id="pane.up",
        show=False,
        tooltip="Move back in what stands beside the page",
    ),
]

HOME_KEYS: list[BindingType] = [
    Binding(
        "enter",
        "open",
        "Open",
        id="home.open",
        key_display="enter",
        tooltip="Resume the conference in progress, or start one",
    ),
    Binding("n,f3", "new", "New", id="home.new", tooltip="Add a student"),
    Binding(
        "p,f5",
        "prepare",
        "Prepare",
        id="home.prepare",
        tooltip="Prepare a conference, before it begins",
    ),
    Binding("s,f9", "start", "Start", id="home.start", tooltip="Start a conference now"),
    Binding(
        "slash,f4",
        "search",
        "Search",
        id="home.search",
        tooltip="Find a student by a part of the name",
    ),
    HELP,
    HELP_MARK,
    Binding(
        "u,f7",
        "supports",
        "What helps",
        id="home.supports",
        show=False,
        tooltip="Set what helps the student: plain words, starters, fewer, a timer, language …",
    ),
    Binding(
        "t,f6",
        "tutor",
        "Your name and code",
        id="home.tutor",
        show=False,
        tooltip="Set your name, and a code for taking the laptop back",
    ),
    Binding(
        "a,f8",
        "agendas",
        "Agendas",
        id="home.agendas",
        show=False,
        tooltip="See all agendas, what is wrong in them, and try one out",
    ),
    Binding(
        "m,f2",
        "put_together",
        "Put together",
        id="home.merge",
        show=False,
        tooltip="Put two versions of a conference together, answer by answer",
    ),
    Binding(
        "c,f11",
        "hand_out",
        "Cards and letters",
        id="home.hand-out",
        show=False,
        tooltip="See and make card, letters and copies of the student’s last conference",
    ),
    Binding("escape", "clear", "Show all", id="home.clear", show=False),
]

TRAVEL_KEYS: list[BindingType] = [
    Binding(
        "enter",
        "choose",
        "Choose",
        id="travel.choose",
        key_display="enter",
        tooltip="Make the page, or bring answers in; at a line, say whose answer stays",
    ),
    Binding("f8", "take_in", "Take them in", id="travel.take", tooltip="Take the answers in"),
    Binding("f7,escape", "back", "Back", id="travel.back", tooltip="Go back"),
    Binding("space", "scroll(1)", "Read on", id="travel.on", show=False),
    # Over the lists, which are short.
    Binding("pagedown", "scroll(1)", "Read on", id="travel.down", show=False, priority=True),
    Binding("pageup", "scroll(-1)", "Read back", id="travel.up", show=False, priority=True),
    HELP,
    HELP_MARK,
]
