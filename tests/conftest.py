"""What every test may ask for, whatever it tests."""

from pathlib import Path

import pytest
from hypothesis import settings

# Enough to find what is wrong, in a suite that is run before every commit. No deadline for one
# example: a machine that does other things as well isn't a fault.
settings.register_profile("suite", max_examples=50, deadline=None)
settings.load_profile("suite")


@pytest.fixture(scope="session")
def project() -> Path:
    """The top folder of the checkout."""
    return Path(__file__).resolve().parent.parent
