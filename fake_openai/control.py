"""The control endpoints, for tests that run the fake in a process of its own."""

from typing import Any

from flask import Flask, Response, jsonify, request

from fake_openai.faults import Faults
from fake_openai.recorded_calls import RecordedCall

CONTROL = "/_control/"


def add_control(app: Flask, faults: Faults, calls: list[RecordedCall]) -> None:
    """Add `faults` (GET, POST `{"fault": "costs:http_429:1"}`, DELETE), `calls` (GET, DELETE)."""

    @app.get(f"{CONTROL}faults")
    def list_faults() -> Response:
        return jsonify(faults=faults.texts())

    @app.post(f"{CONTROL}faults")
    def set_fault() -> Response | tuple[Response, int]:
        body: Any = request.get_json(silent=True)
        text = body.get("fault") if isinstance(body, dict) else None
        try:
            faults.add_text(str(text))
        except ValueError as error:
            return jsonify(error=str(error)), 400
        return list_faults()

    @app.delete(f"{CONTROL}faults")
    def clear_faults() -> Response:
        faults.clear()
        return list_faults()

    @app.get(f"{CONTROL}calls")
    def list_calls() -> Response:
        return jsonify(calls=[call.to_json() for call in calls])

    @app.delete(f"{CONTROL}calls")
    def forget_calls() -> Response:
        calls.clear()
        return list_calls()
