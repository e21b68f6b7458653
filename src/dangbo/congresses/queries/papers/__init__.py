"""What the pages of papers ask: what is wanted, how far each row is, opinions by section."""
