"""The acts on the personnel of a congress as forms."""
