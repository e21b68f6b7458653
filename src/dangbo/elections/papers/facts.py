"""What papers ask of an election: the count in force, the verdict on it, the lines of votes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from dangbo.elections.models import CountResult, Election, State
from dangbo.elections.models.candidates import ALTERNATE
from dangbo.elections.verdicts import delegation_of, frozen_of, verdict_data, verdict_of
from dangbo.paper.errors import FileError
from dangbo.vietnamese.numbers import format_int

COUNTED = (State.RECONCILED, State.ANNOUNCED, State.MINUTES_SIGNED, State.RATIFIED, State.REFUSED)
"""States in which there is a count that minutes can be written of."""
NO_COUNT = "Chưa lập được biên bản: số liệu kiểm phiếu chưa khớp, chưa chốt."


@dataclass(frozen=True, slots=True)
class VoteLine:
    """A name of the ballot with its votes: name as printed, person's name, post and unit as frozen."""

    number: int
    name: str
    birth_year: int | None
    place: str
    votes: int
    percent: str | None
    outcome: str


@dataclass(frozen=True, slots=True)
class Counted:
    """A closed and counted vote: frozen contents, count, verdict as kept (or as the rules say before announcing)."""

    election: Election
    frozen: Mapping[str, Any]
    count: CountResult
    verdict: Mapping[str, Any]

    @property
    def lines(self) -> list[VoteLine]:
        """The names in the order of the ballot."""
        pairs = zip(self.frozen["candidates"], self.verdict["candidates"], strict=True)
        return [
            VoteLine(
                number,
                said["name"],
                row["birth_year"],
                ", ".join(filter(None, (row["post"], row["unit"]))),
                said["votes"],
                said["percent"],
                said["outcome"],
            )
            for number, (row, said) in enumerate(pairs, start=1)
        ]

    @property
    def elected(self) -> list[VoteLine]:
        """Those elected, by votes from high to low, as the verdict has them."""
        by_name = {line.name: line for line in self.lines}
        return [by_name[name] for name in self.verdict["elected"]]

    @property
    def alternates(self) -> list[str]:
        """Those whom the congress took as alternate delegates from this vote, by votes from high to low; one query."""
        rows = self.election.candidates.filter(outcome=ALTERNATE).order_by("rank")
        return [f"{row.full_name} ({format_int(row.votes or 0)} phiếu)" for row in rows]


def counted(election: Election) -> Counted:
    """The vote with its last count. Raises FileError, a sentence, where there is none to write of."""
    count = election.counts.order_by("-number").first()
    if election.state not in COUNTED or count is None:
        raise FileError(NO_COUNT)
    return Counted(election, frozen_of(election), count, _verdict(election, count))


def _verdict(election: Election, count: CountResult) -> Mapping[str, Any]:
    announced = getattr(election, "announcement", None)
    if announced is not None:
        kept: Mapping[str, Any] = announced.verdict
        return kept
    verdict = verdict_of(election, count)
    split = delegation_of(election, count, verdict.answer)
    return verdict_data(verdict, split.answer if split else None)


def counted_votes(elections: Iterable[Election]) -> list[Counted]:
    """Those of the votes that have been counted, in their order."""
    return [counted(each) for each in elections if each.state in COUNTED and each.counts.exists()]


def people(number: int) -> str:
    """ "3 đồng chí" as a number of people is said."""
    return f"{format_int(number)} đồng chí"
