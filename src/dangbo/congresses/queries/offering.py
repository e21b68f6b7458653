"""Who is offered on forms of preparation: the groups, those in them, the sitting committee."""

from datetime import date

from dangbo.congresses.models import Congress, GroupMember, PreparationGroup
from dangbo.registry.models import CommitteeMember, Person
from dangbo.registry.models.committees import CommitteeKind
from dangbo.registry.queries.committees import term_at


def committee_people(congress: Congress, at: date) -> list[Person]:
    """The sitting executive committee of the organisation, by their place on the list."""
    term = term_at(congress.organisation, at)
    if term is None:
        return []
    seats = CommitteeMember.objects.at(at).filter(committee__term=term, committee__kind=CommitteeKind.EXECUTIVE)
    return [seat.person for seat in seats.select_related("person").order_by("position", "person__name_key")]


def offered_owners(congress: Congress, at: date) -> list[tuple[str, str]]:
    """Groups and people to whom a step may be given, as choices."""
    groups = [(f"g:{group.pk}", group.name) for group in PreparationGroup.objects.filter(congress=congress)]
    inside = GroupMember.objects.at(at).filter(group__congress=congress).select_related("person")
    people = {person.pk: person for person in [*committee_people(congress, at), *(row.person for row in inside)]}
    return [*groups, *((f"p:{pk}", person.full_name) for pk, person in people.items())]


def owner_named(congress: Congress, choice: str, words: str) -> Person | PreparationGroup | str:
    """The owner that a choice of `offered_owners` stands for; words where nothing was chosen."""
    kind, _, identity = choice.partition(":")
    if kind == "g":
        return PreparationGroup.objects.get(congress=congress, pk=identity)
    return Person.objects.get(pk=identity) if kind == "p" else words
