"""What waits in the register: for the home page."""

import datetime
from collections.abc import Iterable, Iterator

from django.db.models import Case, Count, Exists, F, OuterRef, Q, QuerySet, When
from django.urls import reverse
from django.utils.translation import gettext as _

from dangbo.access.actor import Actor
from dangbo.access.permissions import Permission
from dangbo.access.todo import Task
from dangbo.facts.models import holding_at
from dangbo.office.parameters import office_parameters
from dangbo.office.working_days import office_days
from dangbo.registry.figures.ages import party_age_start
from dangbo.registry.models import Committee, Person, Term, TreeLink
from dangbo.registry.models.memberships import TransferState
from dangbo.registry.queries.badges import next_batch, reaches, reaches_any
from dangbo.registry.queries.member_filters import NEXT_BATCH
from dangbo.registry.queries.member_list import members_within, place_names
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
DAYS_AHEAD = 60
"""Days before the end of a probation from which it is told."""


def tasks(actor: Actor, viewing: Viewing) -> Iterable[Task]:
    """What the register asks of those who keep it, within the organisation looked at."""
    if viewing.may(Permission.CHANGE_MEMBERS):
        yield from probations(viewing)
        yield from late_transfers(viewing)
        yield from badges(viewing)
    if viewing.may(Permission.CHANGE_ORGANISATIONS):
        yield from ending_terms(viewing)
        yield from short_committees(viewing)


def probations(viewing: Viewing) -> Iterator[Task]:
    """Probations that have ended or end within two months, each until the last day of the cell's review."""
    values, days, until = office_parameters(), office_days(), viewing.at + datetime.timedelta(days=DAYS_AHEAD)
    rows = members_within(viewing.organisation.pk, viewing.at).filter(
        standing=Standing.PROBATIONARY, person__joined_on__isnull=False
    )
    begins = Case(When(began_by=EntryCause.READMITTED, then=F("valid_from")), default=F("person__joined_on"))
    found = rows.order_by("person__joined_on", "pk").values_list("pk", begins)
    ends = {start: probation_end(start, values) for start in {start for _pk, start in found}}
    ending = [(pk, start) for pk, start in found if ends[start] <= until]
    told = rows.select_related("person").in_bulk([pk for pk, _start in ending[:SHOWN]])
    places = place_names({row.organisation_id for row in told.values()}, viewing.at)
    for row, start in ((told[pk], start) for pk, start in ending[:SHOWN]):
        yield Task(
            due=review_deadline(start, days, values),
            title=_("Xét công nhận chính thức %(name)s") % {"name": row.person.full_name},
            why=_("%(place)s, hết dự bị ngày %(day)s")
            % {"place": places.get(row.organisation_id, ""), "day": format_date(probation_end(start, values))},
            url=reverse("registry:person_change", args=[row.person_id, "chinh-thuc"]),
        )
    if len(ending) > SHOWN:
        yield Task(
            due=review_deadline(ending[SHOWN][1], days, values),
            title=_("Xét công nhận chính thức %(count)s đảng viên dự bị khác")
            % {"count": format_int(len(ending) - SHOWN)},
            why=_("Sắp hết hoặc đã hết thời gian dự bị"),
            url=f"{reverse('registry:members')}?tu-cach=probationary&sap-xep=vao-dang",
        )


def late_transfers(viewing: Viewing) -> Iterator[Task]:
    """Transfers under way whose next deadline has passed."""
    under_way = transfers_within(viewing.organisation.pk).filter(state=TransferState.UNDER_WAY)
    late = [row for row in transfer_rows(under_way, viewing.at) if row.days_late]
    for row in sorted(late, key=lambda row: row.due)[:SHOWN]:
        yield Task(
            due=row.due,
            title=_("%(step)s chuyển sinh hoạt của %(name)s")
            % {"step": _(row.due_for), "name": row.transfer.person.full_name},
            why=_("Từ %(start)s đến %(end)s") % {"start": row.start, "end": row.end},
            url=reverse("registry:transfer", args=[row.transfer.pk]),
            state=("bad", _("Quá hạn")),
        )


def badges(viewing: Viewing) -> Iterator[Task]:
    """The dossiers of the badges of the next batch, as one task."""
    batch = next_batch(viewing.at, office_parameters(), office_days())
    within = members_within(viewing.organisation.pk, viewing.at).filter(person=OuterRef("pk"))
    people = Person.objects.annotate(party_age_from=party_age_start()).filter(reaches_any(batch), Exists(within))
    counted = people.aggregate(**{f"at_{level}": Count("pk", filter=reaches(level, batch)) for level in batch.levels})
    found = {level: counted[f"at_{level}"] for level in batch.levels if counted[f"at_{level}"]}
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


def ending_terms(viewing: Viewing) -> Iterator[Task]:
    """Terms whose planned end lies within half a year or has passed."""
    rows = _open_terms(viewing).filter(planned_end__lte=add_months(viewing.at, MONTHS_AHEAD))
    listed = list(rows.select_related("organisation").order_by("planned_end", "pk"))
    names = place_names({term.organisation_id for term in listed[:SHOWN]}, viewing.at)
    for term in listed[:SHOWN]:
        yield Task(
            due=term.planned_end,
            title=_("Chuẩn bị đại hội %(name)s") % {"name": names.get(term.organisation_id, term.organisation.code)},
            why=_("Nhiệm kỳ %(name)s dự kiến kết thúc") % {"name": term.name},
            url=reverse("registry:organisation", args=[term.organisation.code]),
        )
    if len(listed) > SHOWN:
        yield Task(
            due=listed[SHOWN].planned_end,
            title=_("Còn %(count)s tổ chức sắp hết hoặc đã quá nhiệm kỳ") % {"count": format_int(len(listed) - SHOWN)},
            why=_("Xem cây tổ chức"),
            url=f"{reverse('registry:organisations')}?mo=tat-ca",
        )


def short_committees(viewing: Viewing) -> Iterator[Task]:
    """Committees of running terms with fewer people than seats."""
    seated = Count("members", filter=holding_at(viewing.at, "members__"))
    rows = Committee.objects.filter(term__in=_open_terms(viewing)).annotate(seated=seated).filter(seated__lt=F("seats"))
    listed = list(rows.select_related("term__organisation").order_by("term__starts_on", "pk"))
    names = place_names({row.term.organisation_id for row in listed[:SHOWN]}, viewing.at)
    for row in listed[:SHOWN]:
        organisation = row.term.organisation
        yield Task(
            due=None,
            title=_("Kiện toàn %(body)s %(name)s")
            % {"body": _(row.get_kind_display()), "name": names.get(organisation.pk, organisation.code)},
            why=_("Có %(seated)s trong %(seats)s người")
            % {"seated": format_int(row.seated), "seats": format_int(row.seats)},
            url=reverse("registry:organisation", args=[organisation.code]),
        )


def _open_terms(viewing: Viewing) -> QuerySet[Term]:
    below = TreeLink.objects.at(viewing.at).filter(ancestor=viewing.organisation).values("descendant")
    return Term.objects.filter(
        Q(ended_on=None) | Q(ended_on__gt=viewing.at), organisation__in=below, starts_on__lte=viewing.at
    )
