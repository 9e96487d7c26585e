#!/bin/sh
# Everything that must hold before a change lands. Sets up what it needs, runs every check, names those that failed.
set -eu
cd "$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)"
# node and npm are in there too, where the machine had none.
PATH="$PWD/.venv/bin:$PATH"
export PATH
begun=$(date +%s)
scratch=$(mktemp -d)
static_checks=

clean_up() {
    if [ -n "$static_checks" ]; then kill "$static_checks" 2>/dev/null || true; fi
    rm -rf "$scratch"
}
trap clean_up EXIT
trap 'exit 130' INT TERM

step() {
    name=$1
    shift
    step_begun=$(date +%s)
    printf '\n== %s\n' "$name"
    if "$@"; then
        echo "-- $name: $(($(date +%s) - step_begun)) s"
    else
        say 31 "FAILED: $name ($*)"
        echo "$name" >>"$scratch/failed"
    fi
}

say() {
    if [ -t 1 ]; then printf '\n\033[%sm%s\033[0m\n' "$1" "$2"; else printf '\n%s\n' "$2"; fi
}

stop_if_failed() {
    if [ -s "$scratch/failed" ]; then
        say 31 "Failed after $(($(date +%s) - begun)) s: $(paste -s -d , "$scratch/failed" | sed 's/,/, /g')" >&2
        exit 1
    fi
}

# The page is built before the tests, because the browser tests look at it.
step "set-up and build" ./start.sh --install --dev
stop_if_failed

# Beside pytest, whose processes often wait; shown after it, so that the outputs do not mix.
{
    step "ruff check" ruff check
    step "ruff format" ruff format --check
    step "mypy" mypy
    step "import directions" lint-imports
    step "eslint" npm --prefix frontend run --silent lint
    step "tsc" npm --prefix frontend run --silent typecheck
    step "API types" npm --prefix frontend run --silent types:check
    step "vitest" npm --prefix frontend run --silent test
} >"$scratch/static_checks" 2>&1 &
static_checks=$!
# Two processes for two cores. One that has run out of tests takes over half of the other's.
step "pytest" pytest -n 2 --dist worksteal
wait "$static_checks"
static_checks=
cat "$scratch/static_checks"
stop_if_failed

say 32 "All green in $(($(date +%s) - begun)) s."
