"""Money and days: pure functions and records, without network, clock or Flask."""
