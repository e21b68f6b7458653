"""The quotas of the round as structure conditions: shares of the seats, rounded up to people."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from dangbo.congresses.models.personnel import Measure, PersonnelPlan
from dangbo.congresses.queries.personnel.rules import values_for
from dangbo.rules.congress.quota import committee_bands, quota
from dangbo.rules.elections.posts import Post
from dangbo.rules.verdict import Certainty
from dangbo.vietnamese.numbers import format_int, format_share

_MEASURES = {"women": Measure.WOMEN, "first_time": Measure.FIRST_TIME, "young": Measure.AGE}


@dataclass(frozen=True, slots=True)
class NewCondition:
    """A condition on the structure: how many people at least or at most; ages in full years, the upper not included."""

    measure: Measure
    least: int | None = None
    most: int | None = None
    age_from: int | None = None
    age_below: int | None = None
    words: str = ""
    source: str = ""
    is_unverified: bool = False


def quota_conditions(plan: PersonnelPlan, on: date) -> Iterator[NewCondition]:
    """The quotas of the round for the seats of the committee on a day, each with its arithmetic and source."""
    seats = plan.seats_for(Post.COMMITTEE)
    if seats is None:
        return
    parameters = values_for(plan.congress, on)
    young = committee_bands(on, parameters)[0]
    for key, measure in _MEASURES.items():
        entry = parameters.entry(f"congress.quota.{key}", on)
        least = quota(key, seats, on, parameters)
        share = format_share(100 * entry.fraction).replace(",00", "")
        is_age = measure is Measure.AGE
        yield NewCondition(
            measure,
            least,
            age_from=young.first or None if is_age else None,
            age_below=young.last + 1 if is_age and young.last is not None else None,
            source=f"{share} của {format_int(seats)}, làm tròn lên là {format_int(least)} ({entry.article})",
            is_unverified=entry.certainty is Certainty.UNVERIFIED,
        )
