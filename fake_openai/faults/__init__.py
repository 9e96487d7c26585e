"""Faults: the ways in which an answer can go wrong, and which calls they affect."""

from fake_openai.faults.context import JSON_TYPE, FaultContext
from fake_openai.faults.schedule import GRAMMAR, KINDS, PATHS, Fault, Faults, parse_fault

__all__ = [
    "GRAMMAR",
    "JSON_TYPE",
    "KINDS",
    "PATHS",
    "Fault",
    "FaultContext",
    "Faults",
    "parse_fault",
]
