"""Stretches of membership: end the one that runs and begin the next, for one person or for a whole cell."""

from collections.abc import Callable, Collection, Sequence
from datetime import date
from typing import Any, NoReturn

from django.db.models import Q

from dangbo.facts.models import overlapping
from dangbo.registry.acts.refusal import refuse
from dangbo.registry.acts.tree import CHUNK, chunks
from dangbo.registry.models import Decision, Membership, Organisation, Person
from dangbo.rules.vocabulary import Activity, EntryCause, ExitCause, Standing
from dangbo.vietnamese.dates import format_date
from dangbo.vietnamese.numbers import format_int


def running_membership(person: Person) -> Membership:
    """The stretch in which the person is a member now, locked; Refused when there is none."""
    row = (
        Membership.objects.select_for_update(of=("self",))
        .filter(person=person, valid_to=None)
        .select_related("organisation")
        .first()
    )
    if row is None:
        refuse_no_member(person)
    return row


def refuse_no_member(person: Person) -> NoReturn:
    """Refuse because the person is no member now."""
    refuse("not-a-member", f"{person.full_name} không đang sinh hoạt đảng ở tổ chức nào trong sổ.")


def running_of(people: Collection[Person]) -> list[Membership]:
    """The running stretches of these people, locked; Refused when somebody is no member now."""
    rows = Membership.objects.select_for_update().filter(person__in=[person.pk for person in people], valid_to=None)
    found = list(rows)
    members = {row.person_id for row in found}
    for person in people:
        if person.pk not in members:
            refuse_no_member(person)
    return found


def last_membership(person: Person) -> Membership | None:
    """The stretch with which the person's membership ends or now runs."""
    return Membership.objects.filter(person=person).order_by("-valid_from").select_related("organisation").first()


def begin_stretch(
    person: Person,
    organisation: Organisation,
    on: date,
    *,
    standing: str = Standing.OFFICIAL,
    activity: str = Activity.NORMAL,
    began_by: str,
    decision: Decision | None = None,
    previous: Membership | None = None,
) -> Membership:
    """Store the first stretch of a membership, or the first after an absence.

    Refused when another stretch of the person still holds on the day or later.
    """
    later = Membership.objects.filter(overlapping(on, None), person=person).order_by("-valid_from").first()
    if later is not None:
        end = format_date(later.valid_to) if later.valid_to else "nay"
        refuse("overlaps-other-stretch", f"{person.full_name} đã có thời gian sinh hoạt đến {end}.")
    return Membership.objects.create(
        person=person,
        organisation=organisation,
        standing=standing,
        activity=activity,
        valid_from=on,
        began_by=began_by,
        decision=decision,
        previous=previous,
    )


def end_stretch(row: Membership, on: date, ended_by: str, note: str = "") -> None:
    """End a running stretch on a day, which is the first day that no longer counts."""
    if on <= row.valid_from:
        refuse(
            "ends-before-it-begins",
            f"Chặng sinh hoạt đang ghi bắt đầu ngày {format_date(row.valid_from)}; "
            f"ngày kết thúc {format_date(on)} phải sau ngày đó.",
        )
    row.valid_to, row.ended_by = on, ended_by
    row.note = note[:300] or row.note
    row.save(update_fields=["valid_to", "ended_by", "note"])


def next_stretch(
    row: Membership,
    on: date,
    *,
    ended_by: str = ExitCause.CHANGED,
    began_by: str = EntryCause.CHANGED,
    decision: Decision | None = None,
    **changes: Any,
) -> Membership:
    """End a running stretch and begin the next, which differs by `changes`.

    A change of standing or activity on the very day the stretch began goes into that stretch.
    """
    if on == row.valid_from and ended_by == ExitCause.CHANGED:
        for field, value in changes.items():
            setattr(row, field, value)
        row.save(update_fields=list(changes))
        return row
    end_stretch(row, on, ended_by)
    following = _following(row, on, began_by, decision)
    for field, value in changes.items():
        setattr(following, field, value)
    following.save(force_insert=True)
    return following


def require_quiet_after(organisation: Organisation, on: date) -> None:
    """Refuse when stretches in the organisation begin or end after a day: it cannot end on that day."""
    later = Membership.objects.filter(organisation=organisation).filter(Q(valid_from__gt=on) | Q(valid_to__gt=on))
    count = later.count()
    if count:
        refuse(
            "later-memberships-exist",
            f"Có {format_int(count)} biến động đảng viên của tổ chức này sau ngày {format_date(on)}; "
            "hãy chọn ngày muộn hơn hoặc sửa các biến động đó trước.",
        )


def running_in(organisation: Organisation) -> list[Membership]:
    """The running stretches of an organisation itself, locked."""
    return list(Membership.objects.select_for_update().filter(organisation=organisation, valid_to=None))


def move_everybody(
    rows: Sequence[Membership],
    target: Callable[[Membership], Organisation],
    on: date,
    decision: Decision | None,
) -> None:
    """Move running stretches into other organisations on a day, each person by a dated, linked stretch.

    The number of statements does not grow with the rows; a stretch that began that very day changes its place.
    """
    ending = [row for row in rows if row.valid_from < on]
    following = [_following(row, on, EntryCause.TRANSFERRED_IN, decision) for row in ending]
    for next_row, row in zip(following, ending, strict=True):
        next_row.organisation = target(row)
    for chunk in chunks(row.pk for row in ending):
        Membership.objects.filter(pk__in=chunk).update(valid_to=on, ended_by=ExitCause.TRANSFERRED_OUT)
    Membership.objects.bulk_create(following, batch_size=CHUNK)
    _replace_same_day([row for row in rows if row.valid_from == on], target)


def _replace_same_day(rows: Sequence[Membership], target: Callable[[Membership], Organisation]) -> None:
    for row in rows:
        row.organisation = target(row)
    Membership.objects.bulk_update(rows, ["organisation"], batch_size=500)


def _following(row: Membership, on: date, began_by: str, decision: Decision | None) -> Membership:
    return Membership(
        person_id=row.person_id,
        organisation_id=row.organisation_id,
        standing=row.standing,
        activity=row.activity,
        valid_from=on,
        began_by=began_by,
        decision=decision,
        previous=row,
    )
