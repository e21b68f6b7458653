"""Slips of typing: keys left over, impossible syllables, misspelled terms, doubled words, spacing, characters."""
