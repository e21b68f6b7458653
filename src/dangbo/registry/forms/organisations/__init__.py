"""Forms of the acts on organisations, by the kind of change, and of terms, committees and offices."""
