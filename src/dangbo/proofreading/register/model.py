"""A figure of the register as drafts speak of it, and one place where a draft does."""

from dataclasses import dataclass
from datetime import date

from dangbo.proofreading.figures.model import Figure


@dataclass(frozen=True, slots=True)
class Spoken:
    """A figure of the register by its key, and how drafts speak of it.

    name: its name as it stands in a sentence ("đảng viên nữ"). unit: what it counts, "%" for a share. numerator: of a
    share the key of the count that it is a share of something of. change: it says by how much something rose or fell.
    stands: it is so on a day, so that a text may say "có 106 đảng viên"; else only its phrases count.
    phrases: further ways to say it, each "TOPICS | WORDS": {} stands for the number, … for a few words without one;
    the clause must speak of every topic (joined by +, see `topics`) and of no other.
    """

    key: str
    name: str
    unit: str
    numerator: str = ""
    change: bool = False
    stands: bool = True
    phrases: tuple[str, ...] = ()

    @property
    def is_share(self) -> bool:
        return self.unit == "%"


@dataclass(frozen=True, slots=True)
class Statement:
    """A figure of a draft that speaks of a figure of the register.

    at: None as of the date of the text. group: statements of one breath have the same, so that those that agree with
    the register vouch for what the others mean.
    """

    figure: Figure
    key: str
    group: int
    at: date | None = None
