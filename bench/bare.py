"""The least that Flask can do: a view that returns ready bytes, those of the file BENCH_BODY."""

import os
from pathlib import Path

from flask import Flask, Response

app = Flask(__name__, static_folder=None)
_BODY = Path(os.environ["BENCH_BODY"]).read_bytes()


@app.get("/costs")
@app.get("/costs/summary")
def body() -> Response:
    """The bytes."""
    return Response(_BODY, mimetype="application/json")
