"""What every test may ask for, whatever it tests."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

# Enough to find what is wrong, in a suite that is run before every commit. No deadline for one
# example: a machine that does other things as well isn't a fault. The same examples every time, so
# that a change that has nothing to do with it isn't held up; new ones are for whoever explores.
settings.register_profile("suite", max_examples=50, deadline=None, derandomize=True)
settings.register_profile("explore", max_examples=500, deadline=None)
settings.load_profile("explore" if os.environ.get("CONFERAPP_EXPLORE") else "suite")


@pytest.fixture(scope="session")
def project() -> Path:
    """The top folder of the checkout."""
    return Path(__file__).resolve().parent.parent
