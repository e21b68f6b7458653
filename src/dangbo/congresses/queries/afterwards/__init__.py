"""What is asked of congresses that are over."""
