"""The orders in which tables can be had."""

from typing import Literal

BreakdownOrder = Literal[
    "name",
    "-name",
    "total",
    "-total",
    "share",
    "-share",
    "daily_average",
    "-daily_average",
    "previous",
    "-previous",
    "change",
    "-change",
    "change_fraction",
    "-change_fraction",
    "unit_price",
    "-unit_price",
    "unit_price_change",
    "-unit_price_change",
]
ProjectsOrder = Literal[
    "name",
    "-name",
    "status",
    "-status",
    "created_at",
    "-created_at",
    "this_month",
    "-this_month",
    "last_month",
    "-last_month",
    "change",
    "-change",
    "change_fraction",
    "-change_fraction",
    "share",
    "-share",
    "last_spend",
    "-last_spend",
]
