"""The same service as it is often written: OpenAI's answers are cached by query as Python objects,
and encoded as JSON for each request.
"""

import os
from typing import Any

import requests
from flask import Flask, Response, jsonify, request
from flask_caching import Cache

app = Flask(__name__, static_folder=None)
cache = Cache(app, config={"CACHE_TYPE": "SimpleCache", "CACHE_DEFAULT_TIMEOUT": 3600})


@app.get("/costs")
def costs() -> Response:
    """A page of costs."""
    query = request.query_string.decode()
    page: Any = cache.get(query)
    if page is None:
        answer = requests.get(
            f"{os.environ['OPENAI_BASE_URL']}/organization/costs?{query}",
            headers={"Authorization": f"Bearer {os.environ['OPENAI_ADMIN_KEY']}"},
            timeout=60,
        )
        answer.raise_for_status()
        page = _with_our_fields(answer.json())
        cache.set(query, page)
    return jsonify(page)


def _with_our_fields(page: Any) -> Any:
    """The page without the fields that the program leaves out, so that both are of one size."""
    for bucket in page["data"]:
        for name in ("start_time_iso", "end_time_iso"):
            del bucket[name]
        for row in bucket["results"]:
            for name in ("organization_id", "organization_name", "project_name", "user_email"):
                del row[name]
    return page
