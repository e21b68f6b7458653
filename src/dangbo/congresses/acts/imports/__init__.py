"""Earlier rounds taken from files."""
