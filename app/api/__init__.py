"""HTTP: one blueprint per file, query parameters, schemas of answers, headers."""
