"""The same service as it is often written: each answer of OpenAI is kept under its query as Python
objects, and made into JSON again for each request.
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
        page = answer.json()
        cache.set(query, page)
    return jsonify(page)
