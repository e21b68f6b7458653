"""How large a share may still be, when so many of so many were found (95%, one-sided)."""

from math import sqrt

Z = 1.6449
"""One-sided 95% of the normal distribution."""
RULE_OF_THREE = 2.9957
"""-ln(0.05): none in n leaves at most this over n."""


def upper_bound(found: int, total: int) -> float:
    """Wilson's upper bound; the rule of three where nothing was found; 1 where nothing was looked at."""
    if total == 0:
        return 1.0
    if found == 0:
        return min(1.0, RULE_OF_THREE / total)
    share = found / total
    middle = share + Z * Z / (2 * total)
    spread = Z * sqrt(share * (1 - share) / total + Z * Z / (4 * total * total))
    return min(1.0, (middle + spread) / (1 + Z * Z / total))
