"""Everything that knows OpenAI's Admin API."""
