"""The HTTP face: one blueprint a file."""
