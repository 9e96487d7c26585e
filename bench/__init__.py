"""How fast the program is, beside plainer ones on the same machine: ``python -m bench``."""
