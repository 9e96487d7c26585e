"""The database. It knows no HTTP and does not know where figures come from."""
