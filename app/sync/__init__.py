"""Keeps the store true to OpenAI: when it is asked, by whom, and how fresh the answers are."""
