"""Who is asking, and what they may see. It never reads cost data."""
