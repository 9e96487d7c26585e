"""Money, days and what is computed from them: pure functions on plain values.

It knows no network, no database, no clock, no web framework and no JSON.
"""
