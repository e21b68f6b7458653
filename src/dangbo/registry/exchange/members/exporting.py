"""The member list of an organisation as a table with the columns that an import reads."""

import datetime
import uuid
from collections.abc import Iterable, Iterator

from django.db import transaction
from django.db.models import QuerySet

from dangbo.access.actor import Actor
from dangbo.access.permissions import Permission
from dangbo.facts.models import holding_at
from dangbo.journal.chain import record
from dangbo.paper.sheets import Column, ColumnKind, Table
from dangbo.registry.exchange.fields import Field, FieldKind
from dangbo.registry.exchange.member_fields import MEMBER_FIELDS
from dangbo.registry.exchange.members.known import PRECISIONS, chunks, stored_partial
from dangbo.registry.exchange.members.planning import LEVELS
from dangbo.registry.exchange.values import Value, is_empty, shown
from dangbo.registry.models import Attainment, Membership, Organisation
from dangbo.vietnamese.citizen import mask
from dangbo.vietnamese.dates import PartialDate, format_date
from dangbo.vietnamese.numbers import format_int

SHEET = "Đảng viên"
COLUMN_KINDS = {FieldKind.DATE: ColumnKind.DATE, FieldKind.PARTIAL_DATE: ColumnKind.PARTIAL_DATE}
NUMBERS = frozenset({"citizen_number", "card_number"})
LEVEL_OF_SCALE = {str(scale): key for key, scale in LEVELS.items()}

Levels = dict[str, Attainment]


@transaction.atomic
def export_members(
    *,
    actor: Actor,
    organisation: Organisation,
    at: datetime.date,
    memberships: Iterable[Membership] | None = None,
    full_numbers: bool = False,
) -> Table:
    """The members of an organisation and all below it on a day, or the given ones, as one table; journaled.

    Citizen and card numbers are masked unless `full_numbers`, which needs the permission to open them. Sensitive
    columns are empty for who may not see them. Raises NotAllowed.
    """
    actor.require(Permission.EXPORT, organisation)
    if full_numbers:
        actor.require(Permission.OPEN_NUMBERS, organisation)
    found = list(memberships if memberships is not None else all_members(organisation, at))
    sensitive = actor.may(Permission.SEE_SENSITIVE, organisation)
    record(
        act="export_members",
        actor_id=actor.account_id,
        actor_name=actor.name,
        organisation_id=organisation.pk,
        subject_type="organisation",
        subject_id=organisation.pk,
        summary=f"Xuất {format_int(len(found))} đảng viên{' kèm số định danh đầy đủ' if full_numbers else ''}",
        details={"at": at, "rows": len(found), "full_numbers": full_numbers},
    )
    columns = [Column(field.heading, COLUMN_KINDS.get(field.kind, ColumnKind.TEXT)) for field in MEMBER_FIELDS]
    title = [f"Danh sách đảng viên, số liệu đến ngày {format_date(at)}"]
    return Table(SHEET, columns, list(_rows(found, at, full_numbers, sensitive)), title)


def all_members(organisation: Organisation, at: datetime.date) -> QuerySet[Membership]:
    """The members within the organisation on a day, in the order of names."""
    return (
        Membership.objects.filter(
            holding_at(at),
            holding_at(at, "organisation__links_up__"),
            organisation__links_up__ancestor=organisation,
        )
        .select_related("person", "organisation")
        .order_by("organisation__code", "person__name_key", "person_id")
    )


def _rows(
    found: list[Membership], at: datetime.date, full: bool, sensitive: bool
) -> Iterator[list[str | datetime.date | PartialDate | None]]:
    for chunk in chunks(found):
        levels, since = _levels(chunk, at), _since(chunk)
        for membership in chunk:
            reached = levels.get(str(membership.person_id), {})
            values = member_values(membership, reached, since[membership.pk], at)
            yield [_cell(field, values.get(field.key), full, sensitive) for field in MEMBER_FIELDS]


def _levels(chunk: list[Membership], at: datetime.date) -> dict[str, Levels]:
    reached: dict[str, Levels] = {}
    people = [membership.person_id for membership in chunk]
    for attainment in Attainment.objects.filter(holding_at(at), person_id__in=people):
        reached.setdefault(str(attainment.person_id), {})[LEVEL_OF_SCALE[attainment.scale]] = attainment
    return reached


def _since(chunk: list[Membership]) -> dict[uuid.UUID, datetime.date]:
    """Membership → the day since which the person has stood in its cell without a break."""
    people = [membership.person_id for membership in chunk]
    rows = Membership.objects.filter(person_id__in=people, valid_to__isnull=False)
    ends = {
        (person, organisation, end): start
        for person, organisation, start, end in rows.values_list(
            "person_id", "organisation_id", "valid_from", "valid_to"
        )
    }
    since = {}
    for membership in chunk:
        start = membership.valid_from
        while (former := ends.get((membership.person_id, membership.organisation_id, start))) is not None:
            start = former
        since[membership.pk] = start
    return since


def member_values(membership: Membership, levels: Levels, since: datetime.date, at: datetime.date) -> dict[str, Value]:
    """The values of one member on a day by field key: the inverse of storing a row.

    since: the day since which the member has stood in the cell; what came after `at` is left out.
    """
    person = membership.person
    values: dict[str, Value] = {field.key: getattr(person, field.key, None) for field in MEMBER_FIELDS}
    values |= {
        key: stored_partial(getattr(person, key), getattr(person, precision)) for key, precision in PRECISIONS.items()
    }
    if person.official_on is not None and person.official_on > at:
        values["official_on"] = None
    values |= {
        "organisation": membership.organisation.code,
        "standing": membership.standing,
        "activity": membership.activity,
        "cell_since": since,
    }
    for key, attainment in levels.items():
        values[key] = attainment.level
        if not attainment.is_opening:
            values[key.replace("_level", "_since")] = attainment.valid_from
        if key == "professional_level":
            values["professional_subject"] = attainment.subject
    return values


def _cell(field: Field, value: Value, full: bool, sensitive: bool) -> str | datetime.date | PartialDate | None:
    if is_empty(value) or value == "":
        return None
    if field.key in NUMBERS and not full:
        return mask(str(value))
    if field.sensitive and field.key not in NUMBERS and not sensitive:
        return None
    if isinstance(value, datetime.date | PartialDate):
        return value
    return shown(field, value)
