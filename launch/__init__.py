"""What start.sh and start.bat run: sets the program up, then starts it. Standard library only."""

import sys

# Before any import that an older Python would not understand: start.bat takes what it finds.
if sys.version_info < (3, 11):  # noqa: UP036 - this line is for those who start it with an older one
    sys.exit(f"Python 3.11 or newer is needed; {sys.executable} is {sys.version.split()[0]}.")
