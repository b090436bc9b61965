"""What the screens' own tests have, here too: apps open in most of these."""

from tests.pilot.conftest import quick_looks, seldom_collected

__all__ = ["quick_looks", "seldom_collected"]
