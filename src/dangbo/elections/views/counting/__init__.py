"""Pages of the counting desk."""
