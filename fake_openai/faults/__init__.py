"""The ways in which an answer can go wrong, and which calls they strike."""

from fake_openai.faults.context import JSON_TYPE, Exchange
from fake_openai.faults.schedule import GRAMMAR, KINDS, PATHS, Fault, Faults, parse_fault

__all__ = [
    "GRAMMAR",
    "JSON_TYPE",
    "KINDS",
    "PATHS",
    "Exchange",
    "Fault",
    "Faults",
    "parse_fault",
]
