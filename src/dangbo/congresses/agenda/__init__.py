"""The usual agenda of a congress by its kind (rules/congress 10), with times and the words of whoever chairs."""
