"""Pages of the personnel of a congress."""
