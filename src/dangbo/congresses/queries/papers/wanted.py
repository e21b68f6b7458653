"""Which papers a congress needs: the rows of the catalogue that are asked of it, one for each of what it is about."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from dangbo.congresses.models import Congress
from dangbo.congresses.models.personnel import PersonnelStep
from dangbo.congresses.papers.catalogue import Each, Need, Paper, Row, catalogue
from dangbo.congresses.papers.facts import Facts
from dangbo.congresses.papers.facts.of_personnel import name_of_step
from dangbo.elections.models import State
from dangbo.elections.papers.writing import lowered
from dangbo.rules.congress.contents import Content
from dangbo.rules.congress.kind import CongressKind

_ELECTIONS = frozenset({Content.COMMITTEE_ELECTION, Content.DELEGATION_ELECTION})


@dataclass(frozen=True, slots=True)
class Wanted:
    """A paper that a congress needs. about: id of the group, step or election, empty where there is one alone."""

    paper: Paper
    about: str
    title: str

    @property
    def key(self) -> tuple[str, str]:
        return self.paper.key, self.about


class Subjects:
    """What the papers of one congress are about, each list asked of the store once."""

    def __init__(self, congress: Congress) -> None:
        self._congress = congress

    @cached_property
    def facts(self) -> Facts:
        return Facts(self._congress, self._congress.round.opened_on)

    @cached_property
    def _of(self) -> dict[Each, list[tuple[str, str]]]:
        congress = self._congress
        steps = PersonnelStep.objects.filter(run__plan__congress=congress).select_related("run")
        votes = congress.meeting.elections.exclude(state=State.CANCELLED).order_by("pk") if congress.meeting else []
        return {
            Each.GROUP: [(str(group.pk), group.name) for group in congress.groups.all()],
            Each.STEP: [(str(step.pk), name_of_step(step)) for step in steps.order_by("run__opened_on", "number")],
            Each.ELECTION: [(str(vote.pk), lowered(vote.title)) for vote in votes],
        }

    def wanted(self, row: Row) -> Iterator[Wanted]:
        """The papers of a row; one with its place left blank where what it is about is not there yet."""
        if self.needs(row.need):
            for paper in row.papers:
                yield from self._wanted(paper)

    def _wanted(self, paper: Paper) -> Iterator[Wanted]:
        plain = paper.name.split(" {{")[0]
        known = self._of.get(paper.each, [])
        if not known:
            yield Wanted(paper, "", plain)
        for about, name in known:
            yield Wanted(paper, about, f"{plain} {name}")

    def needs(self, need: Need) -> bool:
        """Whether a row is asked of this congress."""
        held = self._congress.contents
        match need:
            case Need.COMMITTEE:
                return Content.COMMITTEE_ELECTION in held
            case Need.INSPECTION:
                return Content.COMMITTEE_ELECTION in held and not self.facts.is_cell
            case Need.DELEGATION:
                return Content.DELEGATION_ELECTION in held
            case Need.ELECTIONS:
                return bool(held & _ELECTIONS)
            case Need.DELEGATE_CONGRESS:
                return self._congress.rules_kind is CongressKind.DELEGATE
        return True


def wanted_papers(congress: Congress) -> list[Wanted]:
    """Every paper that the congress needs, in the order of the catalogue; four queries."""
    subjects = Subjects(congress)
    return [each for row in catalogue() for each in subjects.wanted(row)]
