"""What the pages of the day ask: how the agenda stands, one item, what the hall's screen shows."""
