"""Pairwise combinations: few of them, and any two values of different factors meet in one."""

import random
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, product
from typing import TypeVar

Value = TypeVar("Value")

_CANDIDATES = 20


def pairwise(factors: Mapping[str, Sequence[Value]]) -> Iterator[dict[str, Value]]:
    """Combinations of one value of each factor; the same ones for the same factors.

    Each begins with a pair that has not occurred yet, and is the one of some random candidates
    that has most such pairs.
    """
    sizes = {name: range(len(values)) for name, values in factors.items()}
    # A dict for its order, which a set does not have.
    missing = dict.fromkeys(
        ((one, i), (other, j))
        for one, other in combinations(sizes, 2)
        for i, j in product(sizes[one], sizes[other])
    )
    chance = random.Random(0)  # noqa: S311 - nothing secret, the same in each run
    while missing:
        pair = dict(next(iter(missing)))
        candidates = [
            {name: pair.get(name, chance.choice(size)) for name, size in sizes.items()}
            for _ in range(_CANDIDATES)
        ]
        best = max(candidates, key=lambda row: sum(met in missing for met in _pairs(row)))
        for met in _pairs(best):
            missing.pop(met, None)
        yield {name: factors[name][number] for name, number in best.items()}


def _pairs(row: Mapping[str, int]) -> Iterator[tuple[tuple[str, int], tuple[str, int]]]:
    return combinations(row.items(), 2)
