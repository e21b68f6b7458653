"""What templates of elections show by its look."""

from django import template

from dangbo.elections.models import Candidate
from dangbo.elections.models.candidates import ALTERNATE
from dangbo.rules.elections.outcome import Outcome

register = template.Library()
_LOOKS = {
    Outcome.ELECTED.value: ("ok", "Trúng cử"),
    Outcome.TIED.value: ("warn", "Bằng phiếu"),
    Outcome.NOT_ELECTED.value: ("idle", "Không trúng cử"),
    ALTERNATE: ("info", "Dự khuyết"),
    "": ("info", "Đã lấy ý kiến"),
}


@register.filter
def outcome_look(candidate: Candidate) -> tuple[str, str]:
    """What the vote means for a candidate, as kind and words of a state."""
    return _LOOKS[candidate.outcome]
