"""Measures several subjects in turn, so that whatever else the machine does affects all alike."""

import statistics
from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

Result = TypeVar("Result")


def in_turn(
    subjects: Mapping[str, Callable[[int], Result]], rounds: int
) -> dict[str, list[Result]]:
    """The results of each subject, one a round. Each round, numbered from 0, measures every subject
    once; every other round goes through them backwards.
    """
    results: dict[str, list[Result]] = {name: [] for name in subjects}
    for number in range(rounds):
        names = list(subjects)
        for name in names[:: -1 if number % 2 else 1]:
            results[name].append(subjects[name](number))
    return results


def median_ratio(values: Sequence[float], others: Sequence[float]) -> float:
    """The median of the rounds' ratios of one subject's values to another's."""
    return statistics.median(value / other for value, other in zip(values, others, strict=True))
