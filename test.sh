#!/bin/sh
# Everything that must hold before a change lands. Sets up what it needs; stops at the first failure.
set -eu
cd "$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)"
# node and npm are in there too, where the machine had none.
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
step "mypy" mypy
step "import directions" lint-imports
step "pytest" pytest
step "eslint" npm --prefix frontend run --silent lint
step "tsc" npm --prefix frontend run --silent typecheck
step "API types" npm --prefix frontend run --silent types:check
step "vitest" npm --prefix frontend run --silent test

say 32 "All green in $(($(date +%s) - begun)) s."
