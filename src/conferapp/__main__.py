"""`python -m conferapp` is the command `conferapp`."""

import sys

from conferapp.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
