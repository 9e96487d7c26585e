"""The error of a part that needs something this machine does not have."""


class MissingTool(Exception):
    """A program to measure with, or the page to measure, is missing; the text says how to get it.

    The part is reported as not measured, and the others run.
    """
