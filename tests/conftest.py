"""What every test may ask for, whatever it tests."""

from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def project() -> Path:
    """The top folder of the checkout."""
    return Path(__file__).resolve().parent.parent
