"""Open papers only: whatever is typed or uploaded with a mark of secrecy is refused with the reason."""

from collections.abc import Iterable
from datetime import date

from dangbo.office.parameters import office_parameters
from dangbo.registry.acts.refusal import weigh
from dangbo.rules.documents import Secrecy, accepts_secrecy, secrecy_marked


def require_open(texts: Iterable[str], at: date, secrecy: Secrecy | None = None) -> None:
    """Refuse a paper that is said to be secret or bears a mark of secrecy on a line of its own in one of the texts.

    Raises Refused with code "secret-paper-refused" (217-QĐ/TW: such papers go by the cipher service).
    """
    parameters = office_parameters()
    lines = [line for text in texts for line in text.splitlines()]
    weigh(accepts_secrecy(secrecy or secrecy_marked(lines, parameters), at, parameters).findings)
