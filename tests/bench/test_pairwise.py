"""Pairwise combinations hold every pair of values, and are few."""

from itertools import combinations, product

from bench.pairwise import pairwise

FACTORS = {"a": [1, 2, 3, 4], "b": [5, 6, 7], "c": [8, 9], "d": [10, 11, 12]}


def test_every_pair_occurs() -> None:
    """Any two values of different factors are together in some combination."""
    rows = [set(row.values()) for row in pairwise(FACTORS)]
    for one, other in combinations(FACTORS.values(), 2):
        for pair in product(one, other):
            assert any(row.issuperset(pair) for row in rows)


def test_they_are_few() -> None:
    """Far fewer than all combinations, and the same ones each time."""
    rows = list(pairwise(FACTORS))
    assert len(rows) < 24
    assert rows == list(pairwise(FACTORS))
