"""What has changed since a report was closed: which rows came, went or changed, and which figures."""

from dataclasses import dataclass

from dangbo.facts.figures import Figure, Moment, Value
from dangbo.figures.closing.contents import kept_document, kept_figures
from dangbo.figures.closing.keeping import Kept, KeptSource, gather, unpack
from dangbo.figures.evaluation import evaluate
from dangbo.figures.models import ClosedReport


@dataclass(frozen=True, slots=True)
class FigureChange:
    """A figure that would be another today."""

    figure: Figure
    kept: Value
    now: Value


@dataclass(frozen=True, slots=True)
class RowChange:
    """A row that came (no `kept`), went (no `now`) or changed: its cells then and now."""

    identity: str
    kept: tuple[str, ...]
    now: tuple[str, ...]

    @property
    def way(self) -> str:
        """In one word."""
        if not self.kept:
            return "thêm"
        return "đổi" if self.now else "bớt"

    @property
    def cells(self) -> tuple[tuple[str, str], ...]:
        """Each cell then and now; of a row that came or went both are the same."""
        return tuple(zip(self.kept or self.now, self.now or self.kept, strict=True))


@dataclass(frozen=True, slots=True)
class SourceChange:
    """The changed rows of one kind."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[RowChange, ...]


@dataclass(frozen=True, slots=True)
class Changes:
    """All that has changed since a closing."""

    figures: tuple[FigureChange, ...]
    sources: tuple[SourceChange, ...]

    @property
    def rows(self) -> int:
        """How many rows came, went or changed."""
        return sum(len(source.rows) for source in self.sources)


def changes_since(closed: ClosedReport) -> Changes:
    """Hold a closed report against the facts as they are known now, for the same days."""
    moment = Moment(closed.at, closed.since)
    kept = kept_document(closed).values
    figures = kept_figures(closed)
    now = evaluate(figures, closed.organisation_id, moment)
    changed = [FigureChange(f, kept[f.key], now[f.key]) for f in figures if f.listed and kept[f.key] != now[f.key]]
    return Changes(tuple(changed), _rows_changed(unpack(closed.rows), gather(figures, closed.organisation_id, moment)))


def _rows_changed(kept: Kept, now: Kept) -> tuple[SourceChange, ...]:
    found = [
        SourceChange(source.name, source.columns, tuple(_compare(kept[key], source)))
        for key, source in now.items()
        if key in kept
    ]
    return tuple(change for change in found if change.rows)


def _compare(kept: KeptSource, now: KeptSource) -> list[RowChange]:
    identities = [*kept.rows, *(new for new in now.rows if new not in kept.rows)]
    return [
        RowChange(identity, kept.cells(identity), now.cells(identity))
        for identity in identities
        if _differs(identity, kept, now)
    ]


def _differs(identity: str, kept: KeptSource, now: KeptSource) -> bool:
    if identity not in kept.rows or identity not in now.rows:
        return True
    return kept.cells(identity) != now.cells(identity) or kept.taken_by(identity) != now.taken_by(identity)
