"""The pages of reviews: the unit's, the superior's list, a session, and the acts on them."""
