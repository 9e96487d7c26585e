"""Reports as files: CSV and JSON rows. It formats what reports/ returns and computes nothing."""
