"""Flask at its barest: one view that returns ready bytes, those of the file BENCH_BODY."""

import os
from pathlib import Path

from flask import Flask, Response

app = Flask(__name__, static_folder=None)
_BODY = Path(os.environ["BENCH_BODY"]).read_bytes()


@app.get("/costs")
def costs() -> Response:
    """The bytes."""
    return Response(_BODY, mimetype="application/json")
