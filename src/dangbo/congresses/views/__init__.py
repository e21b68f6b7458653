"""The pages of congresses, by subject."""
