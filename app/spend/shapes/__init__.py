"""The shapes of the figures' answers, one module for each door."""
