"""Faults of the connection: slow, silent, cut off."""

from werkzeug import Response

from fake_openai.faults.context import JSON_TYPE, Exchange
from fake_openai.faults.kind import Kind


def _slow(exchange: Exchange) -> Response:
    if not exchange.wait(exchange.seconds("seconds", 2)):
        raise exchange.hang_up()
    return Response(exchange.body(), content_type=JSON_TYPE)


def _hanging(exchange: Exchange) -> Response:
    exchange.wait(exchange.seconds("seconds", 3600))
    raise exchange.hang_up()


def _dripping(exchange: Exchange) -> Response:
    body = exchange.body()
    pause = exchange.seconds("interval", 0.1)
    exchange.send_head(len(body))
    for position in range(len(body)):
        exchange.send(body[position : position + 1])
        if not exchange.wait(pause):
            break
    raise exchange.hang_up()


def _reset(exchange: Exchange) -> Response:
    body = exchange.body()
    exchange.send_head(len(body))
    exchange.send(body[: len(body) // 2])
    raise exchange.hang_up(reset=True)


def _truncated(exchange: Exchange) -> Response:
    body = exchange.body()
    exchange.send_head(len(body))
    exchange.send(body[: len(body) // 2])
    raise exchange.hang_up()


def _truncated_json(exchange: Exchange) -> Response:
    body = exchange.body()
    return Response(body[: len(body) // 2], content_type=JSON_TYPE)


WIRES = (
    Kind("slow", "right after seconds=N (2)", _slow, ("seconds",)),
    Kind(
        "hanging", "accepts, answers nothing for seconds=N (3600), hangs up", _hanging, ("seconds",)
    ),
    Kind("dripping", "right, one byte every interval=SECONDS (0.1)", _dripping, ("interval",)),
    Kind("reset", "half the body, then a TCP reset", _reset),
    Kind("truncated", "half of the body that Content-Length promised", _truncated),
    Kind("truncated_json", "half the JSON under a matching Content-Length", _truncated_json),
)
