#!/bin/sh
# Everything that must hold before a change lands. Sets up what it needs. Checks without a dependency on one another
# run side by side; any failure fails the whole.
set -eu
cd "$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)"
# Where the machine has no node and npm, they are in there too.
PATH="$PWD/.venv/bin:$PATH"
export PATH
begun=$(date +%s)

step() {
    name=$1
    shift
    step_begun=$(date +%s)
    printf '\n== %s\n' "$name"
    if ! "$@"; then
        say 31 "FAILED: $name ($*)" >&2
        exit 1
    fi
    echo "-- $name: $(($(date +%s) - step_begun)) s"
}

say() {
    if [ -t 1 ]; then printf '\n\033[%sm%s\033[0m\n' "$1" "$2"; else printf '\n%s\n' "$2"; fi
}

# The page is built before the tests, because the browser tests look at it.
step "set-up and build" ./start.sh --install --dev
step "ruff check" ruff check
step "ruff format" ruff format --check
step "import directions" lint-imports

# Beside pytest, whose tests wait for servers and browsers much of the time. The output is printed when all is done.
beside_log=$(mktemp)
(
    step "mypy" mypy
    step "eslint" npm --prefix frontend run --silent lint
    step "tsc" npm --prefix frontend run --silent typecheck
    step "API types" npm --prefix frontend run --silent types:check
    step "vitest" npm --prefix frontend run --silent test
) >"$beside_log" 2>&1 &
beside=$!
trap 'kill "$beside" 2>/dev/null || true; rm -f "$beside_log"' EXIT

failed=0
# Above four workers, browsers and servers get into one another's way.
(step "pytest" pytest --numprocesses auto --maxprocesses 4 --dist worksteal) || failed=1
wait "$beside" || failed=1
cat "$beside_log"
if [ "$failed" != 0 ]; then
    say 31 "Not all is green, see above." >&2
    exit 1
fi
say 32 "All green in $(($(date +%s) - begun)) s."
