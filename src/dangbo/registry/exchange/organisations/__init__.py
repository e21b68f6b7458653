"""Organisations into and out of a table."""
