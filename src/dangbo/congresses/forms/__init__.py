"""The forms of congresses, by subject."""
