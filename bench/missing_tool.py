"""What a machine may lack. A part that needs it says so in its place in the table."""


class Lacking(Exception):
    """Something that is measured with, or measured, is not there; the text says how to get it."""
