"""OpenAI's pages of costs as they are sent, and the CPU time of decoding them alone."""

import gc
import time
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

import msgspec

from app.spend.days import DayRange
from bench.http import fetch
from bench.servers import Server
from fake_openai import DEMO_KEY


class Recorded(NamedTuple):
    """The files of the pages, in order of their days, 180 days in each but the last."""

    pages: list[Path]


class _Amount(msgspec.Struct, gc=False):
    value: Decimal
    currency: str


class _Row(msgspec.Struct, gc=False):
    amount: _Amount
    project_id: str | None
    line_item: str | None
    api_key_id: str | None
    user_id: str | None
    api_source: str | None
    quantity: Decimal | None
    quantity_unit: str | None


class _Bucket(msgspec.Struct, gc=False):
    start_time: int
    results: list[_Row]


class _Page(msgspec.Struct, gc=False):
    data: list[_Bucket]


def costs_pages(fake: Server, days: DayRange) -> Iterator[tuple[date, bytes]]:
    """The pages that the program fetches for these days, each with its first day."""
    for window in days.windows():
        query = (
            f"start_time={window.start_time}&end_time={window.end_time}&bucket_width=1d"
            f"&limit={window.days}&group_by=line_item&group_by=project_id"
        )
        path = f"/v1/organization/costs?{query}"
        yield window.first, fetch(fake, path, key=DEMO_KEY).body


def record(fake: Server, days: DayRange, folder: Path) -> Recorded:
    """Fetch the days as the program does, and write the answers into files of ``folder``."""
    pages = []
    for first, body in costs_pages(fake, days):
        pages.append(folder / f"{first}.json")
        pages[-1].write_bytes(body)
    return Recorded(pages)


def decoding_seconds(recorded: Recorded) -> float:
    """CPU seconds of decoding the pages into typed rows by msgspec, one after the other, with the
    garbage collector off.
    """
    decoder = msgspec.json.Decoder(_Page)
    spent = 0.0
    gc.disable()
    try:
        for page in recorded.pages:
            body = page.read_bytes()
            began = time.process_time()
            rows = decoder.decode(body)
            spent += time.process_time() - began
            del rows
    finally:
        gc.enable()
    return spent
