"""What the pages of congresses ask, by subject."""
