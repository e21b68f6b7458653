"""What a user asks of a draft."""
