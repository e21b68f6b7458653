"""What a superior does for a whole round."""
