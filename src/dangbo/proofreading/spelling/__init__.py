"""Slips of typing: keys left over, syllables that are none, terms spelled wrong, doubled words, spacing, strange characters."""
