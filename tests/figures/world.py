"""A small register written down directly, with the tree of links worked out naively from the parents."""

import datetime
from collections.abc import Iterable
from itertools import pairwise

from dangbo.facts.figures import Moment
from dangbo.figures.catalogue import figure
from dangbo.figures.evaluation import evaluate
from dangbo.figures.rows import row_lists
from dangbo.registry.models import (
    Attainment,
    Committee,
    CommitteeMember,
    Membership,
    Office,
    Organisation,
    OrganisationVersion,
    Person,
    Term,
    TreeLink,
)

EARLY = datetime.date(2000, 1, 1)
FAR = datetime.date(2100, 1, 1)


def day(text: str) -> datetime.date:
    """A date written dd/mm/yyyy."""
    return datetime.datetime.strptime(text, "%d/%m/%Y").replace(tzinfo=datetime.UTC).date()


class World:
    """Organisations, people and committees by short names."""

    def __init__(self) -> None:
        self.organisations: dict[str, Organisation] = {}
        self.people: dict[str, Person] = {}

    def organisation(self, code: str, kind: str, parent: str = "", since: datetime.date = EARLY, **fields) -> None:
        self.organisations[code] = Organisation.objects.create(code=code, founded_on=since)
        self.version(code, kind, parent, since, **fields)

    def version(
        self, code: str, kind: str, parent: str, since: datetime.date, until: datetime.date | None = None, **fields
    ) -> None:
        organisation = self.organisations[code]
        OrganisationVersion.objects.filter(organisation=organisation, valid_to=None).update(valid_to=since)
        name = fields.pop("name", f"Tổ chức {code}")
        OrganisationVersion.objects.create(
            organisation=organisation,
            name=name,
            name_key=name,
            search_key=name,
            kind=kind,
            sector=fields.pop("sector", "state_agency"),
            parent=self.organisations.get(parent),
            valid_from=since,
            valid_to=until,
        )

    def link(self) -> None:
        """Work the links out anew."""
        TreeLink.objects.all().delete()
        versions = list(OrganisationVersion.objects.all())
        days = sorted({v.valid_from for v in versions} | {v.valid_to for v in versions if v.valid_to} | {FAR})
        found: dict[tuple, list[list[datetime.date]]] = {}
        for start, end in pairwise(days):
            holding = {v.organisation_id: v.parent_id for v in versions if v.holds_at(start)}
            for descendant in holding:
                for depth, ancestor in enumerate(_upwards(descendant, holding)):
                    spans = found.setdefault((ancestor, descendant, depth), [])
                    if spans and spans[-1][1] == start:
                        spans[-1][1] = end
                    else:
                        spans.append([start, end])
        TreeLink.objects.bulk_create(
            TreeLink(
                ancestor_id=ancestor,
                descendant_id=descendant,
                depth=depth,
                valid_from=start,
                valid_to=None if end == FAR else end,
                is_latest=end == FAR,
            )
            for (ancestor, descendant, depth), spans in found.items()
            for start, end in spans
        )

    def person(self, name: str, **fields) -> Person:
        defaults = {"sex": "male", "birth_date": datetime.date(1980, 1, 1), "ethnic_group": "Kinh"}
        self.people[name] = Person.objects.create(full_name=name, name_key=name, search_key=name, **(defaults | fields))
        return self.people[name]

    def member(
        self,
        name: str,
        code: str,
        since: datetime.date = EARLY,
        until: datetime.date | None = None,
        began_by: str = "opening",
        ended_by: str = "",
        **fields,
    ) -> Membership:
        person = self.people.get(name) or self.person(name)
        return Membership.objects.create(
            person=person,
            organisation=self.organisations[code],
            standing=fields.pop("standing", "official"),
            activity=fields.pop("activity", "normal"),
            valid_from=since,
            valid_to=until,
            began_by=began_by,
            ended_by=ended_by,
            **fields,
        )

    def level(self, name: str, scale: str, level: str, since: datetime.date = EARLY, opening: bool = False) -> None:
        Attainment.objects.filter(person=self.people[name], scale=scale, valid_to=None).update(valid_to=since)
        Attainment.objects.create(
            person=self.people[name], scale=scale, level=level, valid_from=since, is_opening=opening
        )

    def term(self, code: str, ordinal: int, starts: datetime.date, ends: datetime.date | None = None) -> Term:
        organisation = self.organisations[code]
        return Term.objects.create(
            organisation=organisation,
            name=f"Nhiệm kỳ {ordinal}",
            ordinal=ordinal,
            starts_on=starts,
            planned_end=starts.replace(year=starts.year + 5),
            ended_on=ends,
            previous=Term.objects.filter(organisation=organisation, ordinal=ordinal - 1).first(),
        )

    def committee(self, term: Term, kind: str, names: Iterable[str], entry: str = "elected") -> Committee:
        committee, _ = Committee.objects.get_or_create(term=term, kind=kind, defaults={"seats": 5})
        for name in names:
            CommitteeMember.objects.create(
                committee=committee,
                person=self.people.get(name) or self.person(name),
                entry=entry,
                valid_from=term.starts_on,
            )
        return committee

    def secretary(self, term: Term, name: str, entry: str, since: datetime.date, until: datetime.date | None) -> None:
        committee = Committee.objects.get(term=term, kind="executive")
        Office.objects.create(
            committee=committee,
            person=self.people[name],
            kind="secretary",
            entry=entry,
            valid_from=since,
            valid_to=until,
        )

    def value(self, key: str, code: str, at: datetime.date, since: datetime.date | None = None):
        """The value of one figure."""
        asked = figure(key)
        return evaluate([asked], self.organisations[code].pk, Moment(at, since))[asked.key]

    def rows(self, key: str, code: str, at: datetime.date, since: datetime.date | None = None) -> list[str]:
        """The first cell of each row behind a figure, sorted."""
        lists = row_lists(figure(key), self.organisations[code].pk, Moment(at, since))
        return sorted(row.cells[0].text for found in lists for row in found.page())


def _upwards(organisation, holding):
    while organisation is not None:
        yield organisation
        organisation = holding.get(organisation)
