"""Shares of a whole, decided in integers, never by a rounded percentage."""

from fractions import Fraction


def reaches(part: int, whole: int, share: Fraction) -> bool:
    """True when the part is at least that share of the whole (“ít nhất hai phần ba”)."""
    return part * share.denominator >= share.numerator * whole


def exceeds(part: int, whole: int, share: Fraction) -> bool:
    """True when the part is more than that share of the whole (“quá một nửa”)."""
    return part * share.denominator > share.numerator * whole


def least_reaching(whole: int, share: Fraction) -> int:
    """The smallest part that is at least that share of the whole."""
    return -(-share.numerator * whole // share.denominator)


def least_exceeding(whole: int, share: Fraction) -> int:
    """The smallest part that is more than that share of the whole."""
    return share.numerator * whole // share.denominator + 1


def most_within(whole: int, share: Fraction) -> int:
    """The largest part that is at most that share of the whole."""
    return share.numerator * whole // share.denominator
