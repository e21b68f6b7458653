"""Members who come from outside the register with their letter."""

from collections.abc import Collection, Iterator
from datetime import date

from django.db import transaction

from dangbo.access.actor import Actor
from dangbo.access.permissions import Permission
from dangbo.office.parameters import office_parameters
from dangbo.office.working_days import office_days
from dangbo.registry.acts.memberships.places import cell_findings, require_open
from dangbo.registry.acts.memberships.stretches import begin_stretch, last_membership
from dangbo.registry.acts.refusal import NO_CODES, refuse, weigh
from dangbo.registry.acts.transfers.letters import Letter
from dangbo.registry.acts.writing import write
from dangbo.registry.models import Membership, Organisation, OrganisationVersion, Person, Transfer
from dangbo.registry.models.memberships import TransferState
from dangbo.rules.members import presentation, transfer_deadlines
from dangbo.rules.verdict import Finding
from dangbo.rules.vocabulary import EntryCause, ExitCause, Standing
from dangbo.vietnamese.dates import format_date
from dangbo.vietnamese.text import clean_line


@transaction.atomic
def receive_member(
    *,
    actor: Actor,
    person: Person,
    organisation: Organisation,
    from_place: str,
    on: date,
    letter: Letter,
    reason: str = "",
    standing: Standing = Standing.OFFICIAL,
    accepted_warnings: Collection[str] = NO_CODES,
) -> Membership:
    """Take a member over from a place outside the register on the day their letter was presented.

    Raises Refused and NotAllowed.
    """
    actor.require(Permission.CHANGE_MEMBERS, organisation)
    place = clean_line(from_place)
    if not place:
        refuse("origin-missing", "Cần ghi nơi chuyển đi.")
    _require_outside(person)
    version = require_open(organisation, on)
    accepted = weigh(_findings(version, letter, on), accepted_warnings)
    row = begin_stretch(person, organisation, on, standing=standing, began_by=EntryCause.TRANSFERRED_IN)
    dated = letter.dated or on
    due = transfer_deadlines(dated, dated, extra=office_days(), parameters=office_parameters())
    Transfer.objects.create(
        person=person,
        from_place=place,
        to_organisation=organisation,
        reason=clean_line(reason),
        decided_on=dated,
        letter=clean_line(letter.number),
        letter_date=letter.dated,
        start_by=due.start_by,
        present_by=due.present_by,
        presented_on=on,
        state=TransferState.ARRIVED,
    )
    write(
        "receive_member",
        actor,
        f"{person.full_name} chuyển sinh hoạt từ {place} đến {version.name} ngày {format_date(on)}",
        organisation=organisation,
        subject=person,
        accepted=accepted,
        details={"letter": letter.number, "from_place": place},
    )
    return row


def _require_outside(person: Person) -> None:
    last = last_membership(person)
    if last is None or last.ended_by == ExitCause.TRANSFERRED_OUT:
        return
    if last.valid_to is None:
        place = last.organisation.version_at(last.valid_from).name
        refuse("already-member", f"{person.full_name} đang là đảng viên của {place}; hãy chuyển sinh hoạt từ đó.")
    refuse("was-put-out", f"{person.full_name} đã ra khỏi Đảng ngày {format_date(last.valid_to)}.")


def _findings(version: OrganisationVersion, letter: Letter, on: date) -> Iterator[Finding]:
    yield from cell_findings(version)
    if letter.dated is not None:
        yield from presentation(letter.dated, on, extra=office_days(), parameters=office_parameters()).findings
