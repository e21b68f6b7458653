"""All congresses of a superior that are over: results sent, ratified, late. A fixed number of queries."""

import uuid
from dataclasses import dataclass
from datetime import date

from dangbo.congresses.models import CongressRound
from dangbo.congresses.queries.afterwards.facts import After, all_after
from dangbo.congresses.queries.review.listing import reviewed_by, units_of
from dangbo.registry.models import Organisation
from dangbo.rules.congress.results import AfterState


@dataclass(frozen=True, slots=True)
class AfterLine:
    """One unit after its congress."""

    pk: uuid.UUID
    name: str
    after: After

    @property
    def is_late_sent(self) -> bool:
        return self.after.sent.state is AfterState.LATE and (self.after.has_result or self.after.open_votes > 0)

    @property
    def is_late_ratified(self) -> bool:
        return self.after.ratified.state is AfterState.LATE

    @property
    def look(self) -> tuple[str, str]:
        """Where it stands, the latest first."""
        if self.after.ratified.done_on is not None:
            return "ok", "Đã chuẩn y"
        if self.is_late_ratified:
            return "bad", "Quá hạn chuẩn y"
        if self.after.sent.done_on is not None:
            return "info", "Chờ chuẩn y"
        if self.is_late_sent:
            return "bad", "Chậm báo cáo"
        return ("info", "Chờ báo cáo") if self.after.has_result else ("idle", "Chưa công bố kết quả")


def after_lines(round_: CongressRound, superior: Organisation, at: date) -> list[AfterLine]:
    """The units whose congress is over, the earliest closing first; eight queries, whatever their number."""
    asked = reviewed_by(round_, superior)
    found = all_after(asked, at)
    lines = [AfterLine(unit.pk, unit.name, found[unit.pk]) for unit in units_of(asked, at) if unit.pk in found]
    return sorted(lines, key=lambda line: line.after.closing)
