"""Forms of the acts on delegates."""
