"""What is done after a congress: ratified as a whole, the first meeting called, the archive handed over."""
