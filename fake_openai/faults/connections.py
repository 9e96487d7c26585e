"""Faults in the connection: slow, silent or cut off."""

from werkzeug import Response

from fake_openai.faults.context import JSON_TYPE, FaultContext
from fake_openai.faults.kind import FaultKind


def _slow(context: FaultContext) -> Response:
    if not context.wait(context.seconds("seconds", 2)):
        raise context.disconnect()
    return Response(context.body(), content_type=JSON_TYPE)


def _hanging(context: FaultContext) -> Response:
    context.wait(context.seconds("seconds", 3600))
    raise context.disconnect()


def _dripping(context: FaultContext) -> Response:
    body = context.body()
    pause = context.seconds("interval", 0.1)
    context.send_head(len(body))
    for position in range(len(body)):
        context.send(body[position : position + 1])
        if not context.wait(pause):
            break
    raise context.disconnect()


def _reset(context: FaultContext) -> Response:
    body = context.body()
    context.send_head(len(body))
    context.send(body[: len(body) // 2])
    raise context.disconnect(reset=True)


def _truncated(context: FaultContext) -> Response:
    body = context.body()
    context.send_head(len(body))
    context.send(body[: len(body) // 2])
    raise context.disconnect()


def _truncated_json(context: FaultContext) -> Response:
    body = context.body()
    return Response(body[: len(body) // 2], content_type=JSON_TYPE)


CONNECTION_FAULTS = (
    FaultKind("slow", "right after seconds=N (2)", _slow, ("seconds",)),
    FaultKind(
        "hanging", "accepts, answers nothing for seconds=N (3600), hangs up", _hanging, ("seconds",)
    ),
    FaultKind("dripping", "right, one byte every interval=SECONDS (0.1)", _dripping, ("interval",)),
    FaultKind("reset", "half the body, then a TCP reset", _reset),
    FaultKind("truncated", "half of the body that Content-Length promised", _truncated),
    FaultKind("truncated_json", "half the JSON under a matching Content-Length", _truncated_json),
)
