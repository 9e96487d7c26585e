#!/bin/sh
# Sets up what is missing (.venv, packages, the built page), then serves the dashboard: ./start.sh --help.
# Plain sh, so that every shell runs it alike; it only finds a Python, everything else is in launch/.
set -eu
cd "$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)"

for python in python3 python3.14 python3.13 python3.12 python3.11 python; do
    if "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
        exec "$python" -m launch "$@"
    fi
done
echo "Python 3.11 or newer is needed and was not found in PATH. Install it (Debian, Ubuntu: sudo apt-get" \
    "install python3 python3-venv; macOS: brew install python; or https://www.python.org), then start again." >&2
exit 1
