"""What is asked of elections."""
