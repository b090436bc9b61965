"""Style sheets that are parsed once for all apps that the tests open.

Each app parses a hundred style sheets when it starts, and all of them again whenever a screen
brings a new one, since Textual keeps the rules of no more than 64. A rule says the same in every
app that has the same colors.
"""

from typing import Any, Final

from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet
from textual.css.types import CSSLocation

_parse: Final = Stylesheet._parse_rules
_Rules = dict[tuple[Any, ...], list[RuleSet]]
_rules_with: Final[dict[frozenset[tuple[str, str]], _Rules]] = {}
_ATTRIBUTE: Final = "_shared_rules"


def parse_once(
    sheet: Stylesheet,
    css: str,
    read_from: CSSLocation,
    is_default_rules: bool = False,
    tie_breaker: int = 0,
    scope: str = "",
) -> list[RuleSet]:
    """Parse a style sheet, or take what was parsed with the same colors; see `_parse_rules`."""
    rules = _rules_of(sheet)
    key = (css, read_from, is_default_rules, tie_breaker, scope)
    if key not in rules:
        rules[key] = _parse(sheet, css, read_from, is_default_rules, tie_breaker, scope)
    return rules[key]


def _rules_of(sheet: Stylesheet) -> _Rules:
    """The rules that were parsed with the colors that a sheet has now."""
    kept: tuple[object, _Rules] = getattr(sheet, _ATTRIBUTE, (None, {}))
    if kept[0] is not sheet._variables:  # each theme brings a new table of them
        variables = sheet._variables
        kept = (variables, _rules_with.setdefault(frozenset(variables.items()), {}))
        setattr(sheet, _ATTRIBUTE, kept)
    return kept[1]
