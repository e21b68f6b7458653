"""What waits in the register: for the home page."""

import datetime
from collections.abc import Iterable, Iterator

from django.db.models import Case, Count, Exists, F, OuterRef, Q, QuerySet, Value, When, Window
from django.urls import reverse
from django.utils.translation import gettext as _

from dangbo.access.actor import Actor
from dangbo.access.permissions import Permission
from dangbo.access.todo import Task
from dangbo.facts.models import holding_at
from dangbo.journal.remembering import remembered, state
from dangbo.office.parameters import office_parameters
from dangbo.office.working_days import office_days
from dangbo.registry.figures.ages import party_age_start
from dangbo.registry.models import Committee, Membership, Person, Term, TreeLink
from dangbo.registry.models.committees import CommitteeKind
from dangbo.registry.models.memberships import TransferState
from dangbo.registry.queries.badges import PARTY_AGE_FROM, Batch, next_batch, reaches, reaches_any
from dangbo.registry.queries.member_filters import NEXT_BATCH
from dangbo.registry.queries.member_list import members_within
from dangbo.registry.queries.organisations import place_name
from dangbo.registry.queries.transfer_list import transfer_rows, transfers_within
from dangbo.registry.viewing import Viewing
from dangbo.rules.members import probation_end, review_deadline
from dangbo.rules.vocabulary import EntryCause, Standing
from dangbo.vietnamese.dates import add_months, format_date
from dangbo.vietnamese.numbers import format_int

SHOWN = 6
"""Tasks of one kind told one by one; of the rest only the number."""
MONTHS_AHEAD = 6
"""How long before its planned end a term is told."""
_ALL = Window(Count(Value(1)))
"""How many rows there are in all, told in each."""
DAYS_AHEAD = 60
"""Days before the end of a probation from which it is told."""


def tasks(actor: Actor, viewing: Viewing) -> Iterable[Task]:
    """What the register asks of those who keep it, within the organisation looked at."""
    if viewing.may(Permission.CHANGE_MEMBERS):
        since = state()
        yield from probations(viewing, since)
        yield from late_transfers(viewing)
        yield from badges(viewing, since)
    if viewing.may(Permission.CHANGE_ORGANISATIONS):
        yield from ending_terms(viewing)
        yield from short_committees(viewing)


def probations(viewing: Viewing, since: str) -> Iterator[Task]:
    """Probations that have ended or end within two months, each until the last day of the cell's review."""
    values, days, until = office_parameters(), office_days(), viewing.at + datetime.timedelta(days=DAYS_AHEAD)
    starts = _probations_by_start(viewing, since)
    ending = [start for start in starts if probation_end(start, values) <= until]
    last = max(ending, default=datetime.date.min)
    rows = _probationers(viewing).filter(begins__lte=last).order_by("begins", "pk")
    fields = ("begins", "person_id", "person__full_name", place_name("organisation_id", viewing.at))
    listed = list(rows.values_list(*fields)[: SHOWN + 1])
    for start, person_id, name, place in listed[:SHOWN]:
        yield Task(
            due=review_deadline(start, days, values),
            title=_("Xét công nhận chính thức %(name)s") % {"name": name},
            why=_("%(place)s, hết dự bị ngày %(day)s")
            % {"place": place or "", "day": format_date(probation_end(start, values))},
            url=reverse("registry:person_change", args=[person_id, "chinh-thuc"]),
        )
    if len(listed) > SHOWN:
        left = sum(starts[start] for start in ending) - SHOWN
        yield Task(
            due=review_deadline(listed[SHOWN][0], days, values),
            title=_("Xét công nhận chính thức %(count)s đảng viên dự bị khác") % {"count": format_int(left)},
            why=_("Sắp hết hoặc đã hết thời gian dự bị"),
            url=f"{reverse('registry:members')}?tu-cach=probationary&sap-xep=vao-dang",
        )


def _probationers(viewing: Viewing) -> QuerySet[Membership]:
    begins = Case(When(began_by=EntryCause.READMITTED, then=F("valid_from")), default=F("person__joined_on"))
    rows = members_within(viewing.organisation.pk, viewing.at).filter(standing=Standing.PROBATIONARY)
    return rows.filter(person__joined_on__isnull=False).annotate(begins=begins)


def _probations_by_start(viewing: Viewing, since: str) -> dict[datetime.date, int]:
    """How many probations began on each day."""

    def count() -> dict[datetime.date, int]:
        return dict(_probationers(viewing).order_by().values_list("begins").annotate(found=Count(Value(1))))

    return remembered(since, count, "probations", viewing.organisation.pk, viewing.at)


def late_transfers(viewing: Viewing) -> Iterator[Task]:
    """Transfers under way whose next deadline has passed."""
    late = transfers_within(viewing.organisation.pk).filter(state=TransferState.UNDER_WAY, due__lt=viewing.at)
    for row in transfer_rows(late[:SHOWN], viewing.at):
        yield Task(
            due=row.due,
            title=_("%(step)s chuyển sinh hoạt của %(name)s")
            % {"step": _(row.due_for), "name": row.transfer.person.full_name},
            why=_("Từ %(start)s đến %(end)s") % {"start": row.start, "end": row.end},
            url=reverse("registry:transfer", args=[row.transfer.pk]),
            state=("bad", _("Quá hạn")),
        )


def badges(viewing: Viewing, since: str) -> Iterator[Task]:
    """The dossiers of the badges of the next batch, as one task."""
    batch = next_batch(viewing.at, office_parameters(), office_days())
    reached = remembered(since, lambda: _badges_by_level(viewing, batch), "badges", viewing.organisation.pk, batch)
    found = {level: count for level, count in reached.items() if count}
    if found:
        yield Task(
            due=batch.dossier_by,
            title=_("Lập hồ sơ %(count)s Huy hiệu Đảng cho đợt %(day)s")
            % {"count": format_int(sum(found.values())), "day": format_date(batch.day)},
            why=", ".join(
                _("%(years)s năm: %(count)s") % {"years": level, "count": format_int(count)}
                for level, count in found.items()
            ),
            url=f"{reverse('registry:members')}?huy-hieu={NEXT_BATCH}",
        )


def _badges_by_level(viewing: Viewing, batch: Batch) -> dict[int, int]:
    """How many members reach each level of a batch."""
    within = members_within(viewing.organisation.pk, viewing.at).filter(person=OuterRef("pk"))
    people = Person.objects.annotate(**{PARTY_AGE_FROM: party_age_start()}).filter(reaches_any(batch), Exists(within))
    counted = people.aggregate(**{f"at_{level}": Count("pk", filter=reaches(level, batch)) for level in batch.levels})
    return {level: counted[f"at_{level}"] for level in batch.levels}


def ending_terms(viewing: Viewing) -> Iterator[Task]:
    """Terms whose planned end lies within half a year or has passed."""
    rows = _open_terms(viewing).filter(planned_end__lte=add_months(viewing.at, MONTHS_AHEAD))
    fields = ("planned_end", "name", "organisation__code", place_name("organisation_id", viewing.at), _ALL)
    listed = list(rows.order_by("planned_end", "pk").values_list(*fields)[: SHOWN + 1])
    for end, term, code, place, _count in listed[:SHOWN]:
        yield Task(
            due=end,
            title=_("Chuẩn bị đại hội %(name)s") % {"name": place or code},
            why=_("Nhiệm kỳ %(name)s dự kiến kết thúc") % {"name": term},
            url=reverse("registry:organisation", args=[code]),
        )
    if len(listed) > SHOWN:
        yield Task(
            due=listed[SHOWN][0],
            title=_("Còn %(count)s tổ chức sắp hết hoặc đã quá nhiệm kỳ")
            % {"count": format_int(listed[SHOWN][-1] - SHOWN)},
            why=_("Xem cây tổ chức"),
            url=f"{reverse('registry:organisations')}?mo=tat-ca",
        )


def short_committees(viewing: Viewing) -> Iterator[Task]:
    """Committees of running terms with fewer people than seats."""
    seated = Count("members", filter=holding_at(viewing.at, "members__"))
    rows = Committee.objects.filter(term__in=_open_terms(viewing)).annotate(seated=seated).filter(seated__lt=F("seats"))
    fields = ("kind", "seated", "seats", "term__organisation__code")
    place = place_name("term__organisation_id", viewing.at)
    listed = rows.order_by("term__starts_on", "pk").values_list(*fields, place)[:SHOWN]
    for kind, held, seats, code, name in listed:
        yield Task(
            due=None,
            title=_("Kiện toàn %(body)s %(name)s") % {"body": _(CommitteeKind(kind).label), "name": name or code},
            why=_("Có %(seated)s trong %(seats)s người") % {"seated": format_int(held), "seats": format_int(seats)},
            url=reverse("registry:organisation", args=[code]),
        )


def _open_terms(viewing: Viewing) -> QuerySet[Term]:
    below = TreeLink.objects.at(viewing.at).filter(ancestor=viewing.organisation).values("descendant")
    return Term.objects.filter(
        Q(ended_on=None) | Q(ended_on__gt=viewing.at), organisation__in=below, starts_on__lte=viewing.at
    )
