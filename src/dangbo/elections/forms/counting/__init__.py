"""Forms of the counting desk."""
