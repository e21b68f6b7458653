"""What is asked at the doors of a congress."""
