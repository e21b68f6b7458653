"""What the pages of figures and reports show."""
