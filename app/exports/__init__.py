"""Figures as files: CSV and JSON rows. Makes text of what reports/ answers, computes nothing."""
