"""Tests, in folders of the same names as what they test."""
