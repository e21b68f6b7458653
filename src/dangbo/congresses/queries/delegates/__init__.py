"""What is asked of the delegates of a congress."""
