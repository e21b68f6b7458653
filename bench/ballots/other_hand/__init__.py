"""A second generator of marked ballots, which shares nothing with the product's own but the printed PDF.

Other pens, other hands, other paper, scanners and telephones: readers tuned to one generator alone show it here. Pillow
and numpy only.
"""

from other_hand.ballots import other_ballot
from other_hand.marks import HARD

__all__ = ["HARD", "other_ballot"]
