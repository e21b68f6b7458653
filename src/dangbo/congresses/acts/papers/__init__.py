"""What is done with the papers of a congress: made, given to somebody, sent for opinions, opinions settled."""
