"""Members into and out of a table."""
