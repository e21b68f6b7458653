"""The numbers of the demo's documents: in the series in which an act would count them, without a gap left open."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time

from dangbo.demo.chance import Chance
from dangbo.demo.documents.issuers import IssuerKey
from dangbo.demo.documents.papers import Paper
from dangbo.demo.world import World
from dangbo.documents.models import Issuer, NumberSeries, SeriesNumber
from dangbo.documents.queries.series import series_at
from dangbo.registry.models import Decision
from dangbo.rules.documents import Series, SigningBody

ON_PAPER = "Đã cấp trên sổ giấy trước khi dùng chương trình"
IN_REGISTER = "Quyết định ghi trong sổ đảng viên, tổ chức đảng"
CLERK = "Văn phòng"


def moment(day: date, hour: int = 9) -> datetime:
    """A moment of a day, in UTC."""
    return datetime.combine(day, time(hour % 24), UTC)


class NumberBook:
    """Gives the numbers; papers must come in order of their days."""

    def __init__(self, chance: Chance, issuers: dict[IssuerKey, Issuer]) -> None:
        self._chance, self._issuers = chance, issuers
        self._known: dict[tuple[object, str], list[Series]] = {}
        self._stored: dict[tuple[object, str], NumberSeries] = {}
        self.numbers: dict[tuple[object, int], SeriesNumber] = {}

    @property
    def series(self) -> Sequence[NumberSeries]:
        return list(self._stored.values())

    def give(self, paper: Paper) -> SeriesNumber:
        """The number of a paper: that of its decision in the register, the published one, or the next."""
        series = self._series(self._issuers[paper.owner.organisation.pk, paper.body], paper.kind, paper.on)
        value = number_of(paper.decision) if paper.decision else paper.number or series.highest + 1
        if paper.decision is None:
            self._write_off(series, value, paper.on)
        paper.number = value
        return self._write(series, value, paper.on)

    def keep_decisions(self, world: World, issuer: Issuer, name: str, since: date, until: date) -> None:
        """The numbers of the register's decisions in the same series as the documents, each with its day."""
        for row in world.rows[Decision]:
            if isinstance(row, Decision) and row.issuer == name and since <= row.issued_on <= until:
                series = self._series(issuer, "decision", row.issued_on)
                if (series.pk, number_of(row)) not in self.numbers:
                    self._write(series, number_of(row), row.issued_on, reason=IN_REGISTER)

    def _series(self, issuer: Issuer, kind: str, on: date) -> NumberSeries:
        known = self._known.setdefault((issuer.pk, kind), [])
        series = next((each for each in known if each.holds(on)), None)
        if series is None:
            series = series_at(issuer, kind, on, in_congress=issuer.body == SigningBody.CONGRESS)
            known.append(series)
        place = (issuer.organisation_id, str(series.key))
        return self._stored.get(place) or self._stored.setdefault(place, self._row(issuer, series))

    def _row(self, issuer: Issuer, series: Series) -> NumberSeries:
        return NumberSeries(
            id=self._chance.new_id(),
            organisation=issuer.organisation,
            issuer_code=series.key.issuer,
            group=series.key.group,
            first_day=series.key.first_day,
            last_day=series.last_day,
            name=series.name,
        )

    def _write_off(self, series: NumberSeries, value: int, on: date) -> None:
        for before in range(series.highest + 1, value):
            self._write(series, before, on, reason=ON_PAPER, cancelled=True)

    def _write(
        self, series: NumberSeries, value: int, on: date, reason: str = "", *, cancelled: bool = False
    ) -> SeriesNumber:
        number = SeriesNumber(
            id=self._chance.new_id(),
            series=series,
            number=value,
            dated=on,
            given_at=moment(on),
            given_by_name=CLERK,
            cancelled_at=moment(on) if cancelled else None,
            cancelled_by_name=CLERK if cancelled else "",
            reason=reason,
        )
        series.highest = max(series.highest, value)
        self.numbers[series.pk, value] = number
        return number


def number_of(decision: Decision) -> int:
    """The number in the symbol of a decision of the register."""
    return int(decision.symbol.partition("-")[0])
