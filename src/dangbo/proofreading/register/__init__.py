"""What a text says of figures that the register holds: which figure each phrase means, and whether both agree."""

from dangbo.proofreading.register.comparing import Asked, compare, compare_keyed
from dangbo.proofreading.register.dating import date_of_text
from dangbo.proofreading.register.model import Spoken, Statement
from dangbo.proofreading.register.statements import statements

__all__ = ["Asked", "Spoken", "Statement", "compare", "compare_keyed", "date_of_text", "statements"]
