"""Beginning transfers: the cell introduces its members to another organisation or place."""

import uuid
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date

from django.db import transaction

from dangbo.access.actor import Actor
from dangbo.access.permissions import Permission
from dangbo.facts.models import new_id
from dangbo.office.parameters import office_parameters
from dangbo.office.working_days import office_days
from dangbo.registry.acts.memberships.places import require_open
from dangbo.registry.acts.memberships.stretches import running_of
from dangbo.registry.acts.refusal import NO_CODES, refuse, warning, weigh
from dangbo.registry.acts.transfers.letters import Letter, Place, Route, hops_of, usual_route
from dangbo.registry.acts.transfers.telling import tell_begun
from dangbo.registry.models import Membership, Organisation, Person, Transfer, TransferHop
from dangbo.registry.models.memberships import TransferState
from dangbo.rules.members import transfer_deadlines
from dangbo.rules.parameters import ParameterSet
from dangbo.rules.verdict import Finding
from dangbo.vietnamese.dates import format_date
from dangbo.vietnamese.text import clean_line


@transaction.atomic
def begin_transfers(
    *,
    actor: Actor,
    people: Sequence[Person],
    to: Place,
    decided_on: date,
    reason: str,
    letter: Letter = Letter(),  # noqa: B008 - a frozen value
    route: Route | None = None,
    accepted_warnings: Collection[str] = NO_CODES,
) -> list[Transfer]:
    """Begin the official transfer of one member or several, each with a letter of its own way.

    `decided_on`: from when the decision of work, retirement or residence holds; deadlines count from it. `route`: the
    places of the letter's boxes, by the tree unless told. Raises Refused and NotAllowed.
    """
    rows = running_of(people)
    actor.require(Permission.CHANGE_MEMBERS, *{row.organisation_id for row in rows})
    _require_possible(rows, to, decided_on, reason)
    accepted = weigh(_lateness(decided_on, letter), accepted_warnings)
    homes = Organisation.objects.in_bulk({row.organisation_id for row in rows})
    routes = {pk: list(route or usual_route(home, to, decided_on)) for pk, home in homes.items()}
    values = office_parameters()
    batch = new_id() if len(rows) > 1 else None
    transfers = [_transfer(row, to, decided_on, reason, letter, values, batch) for row in rows]
    hops = list(_hops(transfers, routes))
    Transfer.objects.bulk_create(transfers)
    TransferHop.objects.bulk_create(hops)
    tell_begun(actor, people, transfers, hops, place_name(to, decided_on), accepted)
    return transfers


def _transfer(
    row: Membership,
    to: Place,
    decided_on: date,
    reason: str,
    letter: Letter,
    values: ParameterSet,
    batch: uuid.UUID | None,
) -> Transfer:
    due = transfer_deadlines(decided_on, letter.dated or decided_on, extra=office_days(), parameters=values)
    return Transfer(
        person_id=row.person_id,
        from_organisation_id=row.organisation_id,
        to_organisation=to.organisation,
        to_place=clean_line(to.name),
        reason=clean_line(reason),
        decided_on=decided_on,
        letter=clean_line(letter.number),
        letter_date=letter.dated,
        start_by=due.start_by,
        present_by=due.present_by if letter.dated else None,
        batch_id=batch,
    )


def _hops(transfers: Sequence[Transfer], routes: Mapping[uuid.UUID, Route]) -> Iterator[TransferHop]:
    for transfer in transfers:
        assert transfer.from_organisation_id is not None
        for hop in hops_of(routes[transfer.from_organisation_id]):
            hop.transfer = transfer
            yield hop


def _require_possible(rows: Sequence[Membership], to: Place, decided_on: date, reason: str) -> None:
    if not rows:
        refuse("nobody-chosen", "Chưa chọn đảng viên nào.")
    if not clean_line(reason):
        refuse("reason-missing", "Cần ghi lý do chuyển sinh hoạt.")
    if (to.organisation is None) == (not clean_line(to.name)):
        refuse("destination-missing", "Cần ghi nơi đến: một tổ chức trong sổ, hoặc tên nơi ở ngoài sổ.")
    if to.organisation is not None:
        require_open(to.organisation, decided_on)
        if any(row.organisation_id == to.organisation.pk for row in rows):
            refuse("destination-is-home", "Có đảng viên đang sinh hoạt ngay tại nơi đến.")
    under_way = Transfer.objects.filter(person__in=[row.person_id for row in rows], state=TransferState.UNDER_WAY)
    first = under_way.select_related("person").first()
    if first is not None:
        refuse("transfer-under-way", f"{first.person.full_name} đang chuyển sinh hoạt, chưa được tiếp nhận.")


def _lateness(decided_on: date, letter: Letter) -> Iterator[Finding]:
    if letter.dated is None:
        return
    due = transfer_deadlines(decided_on, letter.dated, extra=office_days(), parameters=office_parameters())
    if letter.dated > due.start_by:
        yield warning(
            "transfer-started-late",
            f"Giấy giới thiệu ngày {format_date(letter.dated)}, quá hạn làm thủ tục {format_date(due.start_by)}.",
        )


def place_name(to: Place, on: date) -> str:
    """What the place is called on a day."""
    return to.organisation.version_at(on).name if to.organisation else clean_line(to.name)
