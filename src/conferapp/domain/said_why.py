"""Reasons that are offered where a word why is asked for; own words do as well."""

from typing import Final

WHY_SKIP: Final = "Skip this page. Why?"
TO_SKIP: Final = ("Ran out of time", "Not needed today", "Talked about it already")
"""Why a page is skipped."""
TO_CANCEL: Final = ("No-show", "Begun by mistake")
"""Why a conference didn’t happen."""
