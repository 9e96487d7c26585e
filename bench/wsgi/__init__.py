"""Applications that the compared trees serve; this folder alone is put on their PYTHONPATH."""
