"""What tellers do at the counting desk: counts, batches, ballots keyed, conclusions, the end of a count."""
