"""What waits in the register: for the home page."""

import datetime
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from typing import Any

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
from dangbo.registry.models import Committee, Person, Term, TreeLink
from dangbo.registry.models.committees import CommitteeKind
from dangbo.registry.models.memberships import TransferState
from dangbo.registry.queries.badges import PARTY_AGE_FROM, Batch, next_batch, reaches, reaches_any
from dangbo.registry.queries.member_filters import NEXT_BATCH
from dangbo.registry.queries.member_list import members_within, place_names
from dangbo.registry.queries.transfer_list import overdue, transfer_rows, transfers_within
from dangbo.registry.viewing import Viewing
from dangbo.rules.members import probation_end, review_deadline
from dangbo.rules.parameters import ParameterSet
from dangbo.rules.vocabulary import EntryCause, Standing
from dangbo.vietnamese.dates import add_months, format_date
from dangbo.vietnamese.numbers import format_int

SHOWN = 6
"""Tasks of one kind told one by one; of the rest only the number."""
MONTHS_AHEAD = 6
"""How long before its planned end a term is told."""
LONGEST_PROBATION = datetime.timedelta(days=5 * 366)
"""No probation is longer; it bounds the search for the latest day on which one began that has ended."""
Told = list[tuple[Any, ...]]
_ALL = Window(Count(Value(1)))
"""How many rows there are in all, told in each."""
DAYS_AHEAD = 60
"""Days before the end of a probation from which it is told."""


def tasks(actor: Actor, viewing: Viewing) -> Iterable[Task]:
    """What the register asks of those who keep it, within the organisation looked at."""
    since = state()
    if viewing.may(Permission.CHANGE_MEMBERS):
        yield from probations(viewing, since)
        yield from late_transfers(viewing)
        yield from badges(viewing, since)
    if viewing.may(Permission.CHANGE_ORGANISATIONS):
        yield from ending_terms(viewing, since)
        yield from short_committees(viewing, since)


def probations(viewing: Viewing, since: str) -> Iterator[Task]:
    """Probations that have ended or end within two months, each until the last day of the cell's review."""
    values, days = office_parameters(), office_days()
    last = _latest_ending(viewing.at + datetime.timedelta(days=DAYS_AHEAD), values)
    listed = _kept(viewing, since, _probationers, last)
    for start, person_id, name, place, _count in listed[:SHOWN]:
        yield Task(
            due=review_deadline(start, days, values),
            title=_("Xét công nhận chính thức %(name)s") % {"name": name},
            why=_("%(place)s, hết dự bị ngày %(day)s")
            % {"place": place, "day": format_date(probation_end(start, values))},
            url=reverse("registry:person_change", args=[person_id, "chinh-thuc"]),
        )
    if len(listed) > SHOWN:
        start, *_others, count = listed[SHOWN]
        yield Task(
            due=review_deadline(start, days, values),
            title=_("Xét công nhận chính thức %(count)s đảng viên dự bị khác") % {"count": format_int(count - SHOWN)},
            why=_("Sắp hết hoặc đã hết thời gian dự bị"),
            url=f"{reverse('registry:members')}?tu-cach=probationary&sap-xep=vao-dang",
        )


def _latest_ending(until: datetime.date, values: ParameterSet) -> datetime.date:
    """The latest day from which a probation has ended on a day."""
    days = range((until - LONGEST_PROBATION).toordinal(), until.toordinal() + 1)
    later = bisect_right(days, until, key=lambda day: probation_end(datetime.date.fromordinal(day), values))
    return datetime.date.fromordinal(days[0] + later - 1)


def _probationers(viewing: Viewing, last: datetime.date) -> Told:
    """Start of probation, person, name, cell of those whose probation began by a day, the earliest first."""
    begins = Case(When(began_by=EntryCause.READMITTED, then=F("valid_from")), default=F("person__joined_on"))
    rows = members_within(viewing.organisation.pk, viewing.at).filter(standing=Standing.PROBATIONARY)
    early = rows.annotate(begins=begins).filter(begins__lte=last).order_by("begins", "pk")
    found = early.values_list("begins", "person_id", "person__full_name", "organisation_id", _ALL)[: SHOWN + 1]
    return _placed(viewing, found, 3)


def late_transfers(viewing: Viewing) -> Iterator[Task]:
    """Transfers under way whose next deadline has passed."""
    under_way = transfers_within(viewing.organisation.pk).filter(state=TransferState.UNDER_WAY)
    for row in transfer_rows(under_way.filter(overdue(viewing.at))[:SHOWN], viewing.at):
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
    found = [(level, count) for level, count in _kept(viewing, since, _badges_by_level, batch) if count]
    if found:
        yield Task(
            due=batch.dossier_by,
            title=_("Lập hồ sơ %(count)s Huy hiệu Đảng cho đợt %(day)s")
            % {"count": format_int(sum(count for _level, count in found)), "day": format_date(batch.day)},
            why=", ".join(
                _("%(years)s năm: %(count)s") % {"years": level, "count": format_int(count)} for level, count in found
            ),
            url=f"{reverse('registry:members')}?huy-hieu={NEXT_BATCH}",
        )


def _badges_by_level(viewing: Viewing, batch: Batch) -> Told:
    """How many members reach each level of a batch."""
    within = members_within(viewing.organisation.pk, viewing.at).filter(person=OuterRef("pk"))
    people = Person.objects.annotate(**{PARTY_AGE_FROM: party_age_start()}).filter(reaches_any(batch), Exists(within))
    counted = people.aggregate(**{f"at_{level}": Count("pk", filter=reaches(level, batch)) for level in batch.levels})
    return [(level, counted[f"at_{level}"]) for level in batch.levels]


def ending_terms(viewing: Viewing, since: str) -> Iterator[Task]:
    """Terms whose planned end lies within half a year or has passed."""
    listed = _kept(viewing, since, _ending_terms)
    for end, term, place, code, _count in listed[:SHOWN]:
        yield Task(
            due=end,
            title=_("Chuẩn bị đại hội %(name)s") % {"name": place or code},
            why=_("Nhiệm kỳ %(name)s dự kiến kết thúc") % {"name": term},
            url=reverse("registry:organisation", args=[code]),
        )
    if len(listed) > SHOWN:
        end, *_others, count = listed[SHOWN]
        yield Task(
            due=end,
            title=_("Còn %(count)s tổ chức sắp hết hoặc đã quá nhiệm kỳ") % {"count": format_int(count - SHOWN)},
            why=_("Xem cây tổ chức"),
            url=f"{reverse('registry:organisations')}?mo=tat-ca",
        )


def _ending_terms(viewing: Viewing) -> Told:
    """End, name, organisation and its code of terms that end soon, the earliest first."""
    rows = _open_terms(viewing).filter(planned_end__lte=add_months(viewing.at, MONTHS_AHEAD))
    fields = ("planned_end", "name", "organisation_id", "organisation__code", _ALL)
    return _placed(viewing, rows.order_by("planned_end", "pk").values_list(*fields)[: SHOWN + 1], 2)


def short_committees(viewing: Viewing, since: str) -> Iterator[Task]:
    """Committees of running terms with fewer people than seats."""
    for place, code, kind, seated, seats in _kept(viewing, since, _short_committees):
        yield Task(
            due=None,
            title=_("Kiện toàn %(body)s %(name)s") % {"body": _(CommitteeKind(kind).label), "name": place or code},
            why=_("Có %(seated)s trong %(seats)s người") % {"seated": format_int(seated), "seats": format_int(seats)},
            url=reverse("registry:organisation", args=[code]),
        )


def _short_committees(viewing: Viewing) -> Told:
    """Organisation, its code, kind, people and seats of committees that are not full, the longest-running first."""
    seated = Count("members", filter=holding_at(viewing.at, "members__"))
    rows = Committee.objects.filter(term__in=_open_terms(viewing)).annotate(seated=seated).filter(seated__lt=F("seats"))
    fields = ("term__organisation_id", "term__organisation__code", "kind", "seated", "seats")
    return _placed(viewing, rows.order_by("term__starts_on", "pk").values_list(*fields)[:SHOWN], 0)


def _kept(viewing: Viewing, since: str, find: Callable[..., Told], *more: object) -> Told:
    """What was found in the organisation on the day, kept until the next act."""
    name = (find.__name__, viewing.organisation.pk, viewing.at, *more)
    return remembered(since, lambda: find(viewing, *more), *name)


def _placed(viewing: Viewing, rows: Iterable[tuple[Any, ...]], at: int) -> Told:
    """The rows with what the organisation at a position was called instead of its id ("" where it was nothing)."""
    found = list(rows)
    names = place_names({row[at] for row in found}, viewing.at)
    return [(*row[:at], names.get(row[at], ""), *row[at + 1 :]) for row in found]


def _open_terms(viewing: Viewing) -> QuerySet[Term]:
    below = TreeLink.objects.at(viewing.at).filter(ancestor=viewing.organisation).values("descendant")
    return Term.objects.filter(
        Q(ended_on=None) | Q(ended_on__gt=viewing.at), organisation__in=below, starts_on__lte=viewing.at
    )
