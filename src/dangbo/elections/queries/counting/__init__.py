"""What the counting desk asks: what a ballot says, how far a batch is, whether everything reconciles.

vectors.py       one ballot as people or readers saw it, and what the rules say of it
typed.py         the few numbers that a teller types for a ballot, to a vector and back
piles.py         one batch: whose word there is on which ballot, what agrees, what waits for whom
"""
