"""What an office asks about the personnel of a congress."""
