"""To whom papers of a congress may be given: people of its groups and of the sitting committee."""

from dangbo.congresses.models import Congress
from dangbo.congresses.papers.facts import Facts
from dangbo.congresses.papers.facts.of_congress import outgoing
from dangbo.registry.models import Person


def people_for(congress: Congress) -> list[Person]:
    """Everybody in a group now and every sitting committee member, by name."""
    of_groups = Person.objects.filter(preparation_groups__group__congress=congress, preparation_groups__valid_to=None)
    found = {person.pk: person for person in of_groups.distinct()}
    facts = Facts(congress, congress.round.opened_on)
    found |= {seat.person_id: seat.person for seat, _office in outgoing(facts)}
    return sorted(found.values(), key=lambda person: person.name_key)
