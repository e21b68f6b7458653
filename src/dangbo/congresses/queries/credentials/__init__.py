"""The credentials of delegates: facts, what is frozen, the report on it."""
