"""Elections inside the Party: meetings, rolls, lists, counts as they are announced, and what follows."""
