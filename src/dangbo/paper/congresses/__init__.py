"""What a congress prints for each delegate, cards with a code and letters of summons; and the code read back."""

from dangbo.paper.congresses.cards import CARD_SIZES, Card, CardSize, cards_pdf
from dangbo.paper.congresses.codes import CodeProblem, make_code, mark_of, read_code, shown_code
from dangbo.paper.congresses.frames import code_in_frame
from dangbo.paper.congresses.letters import Summons, SummonsHead, summons_pdf

__all__ = [
    "CARD_SIZES",
    "Card",
    "CardSize",
    "CodeProblem",
    "Summons",
    "SummonsHead",
    "cards_pdf",
    "code_in_frame",
    "make_code",
    "mark_of",
    "read_code",
    "shown_code",
    "summons_pdf",
]
