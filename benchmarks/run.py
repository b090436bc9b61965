"""`python benchmarks/run.py` measures; it needs a system with pseudo-terminals."""

import sys
from pathlib import Path

if __name__ == "__main__":
    if sys.platform == "win32":
        sys.exit("The benchmarks need pseudo-terminals: run them on Linux or macOS.")
    # Of this folder, so that the modules here are found under one name only.
    sys.path[0] = str(Path(__file__).resolve().parent.parent)
    from benchmarks.main import main

    sys.exit(main())
