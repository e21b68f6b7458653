"""The acts of reviews as forms."""
