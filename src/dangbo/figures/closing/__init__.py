"""Closed reports: what is kept of them, and what has changed since."""
