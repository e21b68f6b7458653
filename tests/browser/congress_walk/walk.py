"""What every stage has in hand: the desks, the people, the addresses found on the way."""

from dataclasses import dataclass

from browser.congress_walk.desk import Desk
from browser.congress_walk.ledger import Ledger
from browser.congress_walk.register import Small

AWAY = 2
"""Members on a journey for the office on the day; the last of those who hold no post."""


@dataclass
class Walk:
    """One walk. congress: the address of the congress's page, known once the superior has made it."""

    small: Small
    ledger: Ledger
    superior: Desk
    secretary: Desk
    cell: Desk
    round: str = ""
    congress: str = ""
    meeting: str = ""

    @property
    def present(self) -> int:
        """How many members come on the day."""
        return len(self.small.everybody) - AWAY

    def page(self, of: str = "") -> str:
        """The address of a page of the congress: "ke-hoach", "van-ban", …"""
        return f"{self.congress}{of}/" if of else self.congress
