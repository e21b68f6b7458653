"""Lists of congresses as Excel files."""
