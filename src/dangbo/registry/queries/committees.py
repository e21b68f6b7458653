"""Terms and committees: who sat in them, who was there before and who came new."""

from datetime import date

from django.db.models import Exists, OuterRef, QuerySet

from dangbo.facts.models import holding_at
from dangbo.registry.models import Committee, CommitteeMember, Office, Organisation, Term


def terms_of(organisation: Organisation) -> QuerySet[Term]:
    """The terms of an organisation with their committees, the latest first."""
    return Term.objects.filter(organisation=organisation).prefetch_related("committees").order_by("-starts_on")


def term_at(organisation: Organisation, at: date) -> Term | None:
    """The term that runs on a day."""
    rows = Term.objects.filter(organisation=organisation, starts_on__lte=at).order_by("-starts_on")
    term = rows.first()
    return term if term is not None and (term.ended_on is None or term.ended_on > at) else None


def with_first_time(seats: QuerySet[CommitteeMember]) -> QuerySet[CommitteeMember]:
    """The seats with `re_elected`: the person sat in the same committee of the organisation's term before."""
    before = CommitteeMember.objects.filter(
        person=OuterRef("person_id"),
        committee__kind=OuterRef("committee__kind"),
        committee__term=OuterRef("committee__term__previous_id"),
    )
    return seats.annotate(re_elected=Exists(before))


def seats_at(committee: Committee, at: date) -> QuerySet[CommitteeMember]:
    """The seats of a committee on a day, by their place on the list, with `re_elected`."""
    rows = CommitteeMember.objects.filter(holding_at(at), committee=committee).select_related("person")
    return with_first_time(rows).order_by("position", "person__name_key")


def seats_of(committee: Committee) -> QuerySet[CommitteeMember]:
    """Everybody who ever sat in a committee, by their place on the list, with `re_elected`."""
    rows = CommitteeMember.objects.filter(committee=committee).select_related("person")
    return with_first_time(rows).order_by("position", "person__name_key")


def offices_at(organisation: Organisation, at: date) -> QuerySet[Office]:
    """The offices held in the committees of an organisation on a day."""
    rows = Office.objects.filter(holding_at(at), committee__term__organisation=organisation)
    return rows.select_related("person", "committee").order_by("kind", "person__name_key")
