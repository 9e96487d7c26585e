"""Benchmarks: speed beside plainer servers and other revisions, accuracy of estimates.

Run by ``python -m bench``.
"""
