"""A question about spend -> its answer. It knows no HTTP and no SQL."""
