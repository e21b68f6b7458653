"""The acts after a congress as forms."""
