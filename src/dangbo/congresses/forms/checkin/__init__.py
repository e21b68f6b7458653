"""Forms of check-in."""
