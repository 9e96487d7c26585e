"""Pictures of every page in every state, for the documentation: ``docs/screenshots``."""
