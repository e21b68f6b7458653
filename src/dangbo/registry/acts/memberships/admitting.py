"""Admission (kết nạp), and entering those who were members before the register was begun."""

from collections.abc import Collection, Iterator
from datetime import date

from django.db import transaction

from dangbo.access.actor import Actor
from dangbo.access.permissions import Permission
from dangbo.office.parameters import office_parameters
from dangbo.office.working_days import office_days
from dangbo.registry.acts.memberships.places import cell_findings, require_open
from dangbo.registry.acts.memberships.stretches import begin_stretch, last_membership
from dangbo.registry.acts.organisations.giving import require_decision
from dangbo.registry.acts.people.checking import date_findings
from dangbo.registry.acts.refusal import NO_CODES, refuse, warning, weigh
from dangbo.registry.acts.writing import CitedDecision, by_decision, write
from dangbo.registry.models import Membership, Organisation, OrganisationVersion, Person
from dangbo.rules.members import admission_age, ceremony_deadline
from dangbo.rules.verdict import Finding
from dangbo.rules.vocabulary import STANDING_LABELS, Activity, EntryCause, Standing
from dangbo.vietnamese.dates import format_date
from dangbo.vietnamese.text import clean_line


@transaction.atomic
def admit_member(
    *,
    actor: Actor,
    person: Person,
    organisation: Organisation,
    decision: CitedDecision | None,
    ceremony_on: date,
    received_on: date | None = None,
    introducers: str = "",
    age_consent: bool = False,
    accepted_warnings: Collection[str] = NO_CODES,
) -> Membership:
    """Admit a person into a cell as a probationary member from the ceremony.

    `received_on`: when the cell got the decision (its day of signing unless told). Party age counts from the decision,
    probation from the ceremony (rules/members.md b.6, b.7). Raises Refused and NotAllowed.
    """
    actor.require(Permission.CHANGE_MEMBERS, organisation)
    _require_never_member(person)
    version = require_open(organisation, ceremony_on)
    entered = require_decision(decision, ceremony_on)
    assert entered is not None
    person.admission_decided_on, person.admission_decision = entered.issued_on, entered.symbol
    person.admitting_organisation, person.joined_on, person.joined_precision = version.name, ceremony_on, "d"
    person.introducers = clean_line(introducers) or person.introducers
    findings = _admission_findings(person, version, ceremony_on, received_on or entered.issued_on, age_consent)
    accepted = weigh(findings, accepted_warnings)
    person.save()
    row = begin_stretch(
        person,
        organisation,
        ceremony_on,
        standing=Standing.PROBATIONARY,
        began_by=EntryCause.ADMITTED,
        decision=entered,
    )
    write(
        "admit_member",
        actor,
        f"Kết nạp {person.full_name} vào {version.name} ngày {format_date(ceremony_on)}{by_decision(entered)}",
        organisation=organisation,
        subject=person,
        accepted=accepted,
    )
    return row


@transaction.atomic
def enter_existing_member(
    *,
    actor: Actor,
    person: Person,
    organisation: Organisation,
    on: date,
    standing: Standing = Standing.OFFICIAL,
    activity: Activity = Activity.NORMAL,
    accepted_warnings: Collection[str] = NO_CODES,
) -> Membership:
    """Enter somebody who was a member of a cell before the register was begun, from the day the register knows of.

    Raises Refused and NotAllowed.
    """
    actor.require(Permission.CHANGE_MEMBERS, organisation)
    _require_never_member(person)
    version = require_open(organisation, on)
    accepted = weigh(cell_findings(version), accepted_warnings)
    row = begin_stretch(person, organisation, on, standing=standing, activity=activity, began_by=EntryCause.OPENING)
    write(
        "enter_existing_member",
        actor,
        f"Ghi {person.full_name}, đảng viên {STANDING_LABELS[standing].lower()} của {version.name} "
        f"từ ngày {format_date(on)}",
        organisation=organisation,
        subject=person,
        accepted=accepted,
    )
    return row


def _require_never_member(person: Person) -> None:
    last = last_membership(person)
    if last is None:
        return
    if last.valid_to is None:
        place = last.organisation.version_at(last.valid_from).name
        refuse("already-member", f"{person.full_name} đang là đảng viên của {place}.")
    refuse(
        "was-member-before",
        f"{person.full_name} đã từng là đảng viên đến ngày {format_date(last.valid_to)}; "
        "hãy dùng việc kết nạp lại, phục hồi hoặc chuyển sinh hoạt đến.",
    )


def _admission_findings(
    person: Person, version: OrganisationVersion, ceremony_on: date, received_on: date, age_consent: bool
) -> Iterator[Finding]:
    decided_on, values = person.admission_decided_on or ceremony_on, office_parameters()
    yield from cell_findings(version)
    yield from date_findings(person)
    yield from admission_age(person.birth_date, decided_on, consent=age_consent, parameters=values).findings
    due = ceremony_deadline(decided_on, received_on, decided_on, office_days(), values)
    if ceremony_on > due:
        yield warning(
            "ceremony-late",
            f"Lễ kết nạp ngày {format_date(ceremony_on)}, quá hạn {format_date(due)}.",
        )
