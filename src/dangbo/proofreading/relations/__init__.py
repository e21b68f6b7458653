"""Relations between the figures of a text: sums, shares, scales, lists, repeated quantities."""
