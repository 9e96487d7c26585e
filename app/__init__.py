"""OpenAI spend: a Flask API in front of OpenAI's Admin API, and the dashboard that it serves.

``create_app`` is looked up when it is first asked for, so that ``app.spend`` comes without Flask.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from app.factory import create_app

__all__ = ["create_app"]


def __getattr__(name: str) -> Any:
    if name == "create_app":
        from app.factory import create_app  # noqa: PLC0415 - the point of this function

        return create_app
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
