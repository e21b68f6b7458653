"""Storing the rows of a list of organisations that the user agreed to: all of them together or none."""

import datetime
from collections.abc import Iterator, Sequence

from django.db import transaction
from django.db.models import Model

from dangbo.access.actor import Actor
from dangbo.access.permissions import Permission
from dangbo.registry.acts.bulk import store_batch
from dangbo.registry.acts.organisations.moving import move_organisation
from dangbo.registry.acts.organisations.renaming import change_kind_or_sector, rename_organisation
from dangbo.registry.acts.organisations.versioning import name_keys
from dangbo.registry.acts.writing import CitedDecision, enter_decision
from dangbo.registry.exchange.members.storing import Stored, rows_digest
from dangbo.registry.exchange.organisations.planning import DIRECT, KnownOrganisations, sector_of
from dangbo.registry.exchange.rows import Outcome, Row
from dangbo.registry.models import Organisation, OrganisationChange, OrganisationChangeParty, OrganisationVersion
from dangbo.registry.models.organisations import ChangeKind, ChangePart
from dangbo.rules.vocabulary import OrganisationKind
from dangbo.vietnamese.numbers import format_int


@transaction.atomic
def import_organisations(
    *,
    actor: Actor,
    root: Organisation | None,
    at: datetime.date,
    rows: Sequence[Row],
    known: KnownOrganisations,
    filename: str,
    file_digest: str,
) -> Stored:
    """Store the new and the changed rows of a planned list; rows that wait or are wrong stay out.

    New organisations are those that stood before the register was begun: they live from the day the file gives, else
    from `at`. Changes go through the acts of the register, each by its decision. Raises Refused and NotAllowed.
    """
    fresh = [row for row in rows if row.outcome is Outcome.NEW]
    changing = [row for row in rows if row.outcome is Outcome.CHANGE]
    made = _new_rows(fresh, known, at)
    top = root or next((made[row.text_of("code").casefold()] for row in fresh if not row.place_id), None)
    if top is None:
        return Stored(left=len(rows))
    actor.require(Permission.IMPORT, top)
    actor.require(Permission.CHANGE_ORGANISATIONS, top)
    store_batch(
        actor=actor,
        organisation=top,
        rows=_models(fresh, made, known, at),
        act="import_organisations",
        summary=f"Nhập tổ chức đảng từ {filename}: {format_int(len(fresh))} mới, {format_int(len(changing))} thay đổi",
        details={"file_sha256": file_digest, "changed": len(changing), "changes_sha256": rows_digest(changing)},
    )
    for row in changing:
        _change(row, actor, known, made, at)
    same = sum(row.outcome is Outcome.SAME for row in rows)
    left = len(rows) - len(fresh) - len(changing) - same
    return Stored(len(fresh), len(changing), same, left, [str(organisation.pk) for organisation in made.values()])


def _new_rows(rows: Sequence[Row], known: KnownOrganisations, at: datetime.date) -> dict[str, Organisation]:
    """The new organisations by code, those above before those below."""
    waiting = {row.text_of("code").casefold(): row for row in rows}
    ordered: dict[str, Organisation] = {}
    while waiting:
        ready = [code for code, row in waiting.items() if row.place_id.casefold() not in waiting]
        for code in ready:
            row = waiting.pop(code)
            ordered[code] = Organisation(
                code=row.text_of("code"),
                founded_on=row.date_of("founded_on") or at,
                **{key: row.text_of(key) for key in DIRECT},
            )
    return ordered


def _models(
    rows: Sequence[Row], made: dict[str, Organisation], known: KnownOrganisations, at: datetime.date
) -> dict[type[Model], list[Model]]:
    versions: list[OrganisationVersion] = []
    changes: list[OrganisationChange] = []
    parties: list[OrganisationChangeParty] = []
    for row in rows:
        organisation = made[row.text_of("code").casefold()]
        parent = _organisation(row.place_id, made, known)
        decision = enter_decision(cited(row))
        versions.append(
            OrganisationVersion(
                organisation=organisation,
                name=row.text_of("name"),
                short_name=row.text_of("short_name"),
                kind=row.text_of("kind"),
                sector=sector_of(row),
                parent=parent,
                decision=decision,
                valid_from=organisation.founded_on,
                **name_keys(row.text_of("name"), row.text_of("short_name"), organisation.code),
            )
        )
        if decision is not None:
            change = OrganisationChange(kind=ChangeKind.FOUND, effective_on=organisation.founded_on, decision=decision)
            changes.append(change)
            parties.extend(_parties(change, organisation, parent))
    return {
        Organisation: list(made.values()),
        OrganisationVersion: list(versions),
        OrganisationChange: list(changes),
        OrganisationChangeParty: list(parties),
    }


def _parties(
    change: OrganisationChange, organisation: Organisation, parent: Organisation | None
) -> Iterator[OrganisationChangeParty]:
    yield OrganisationChangeParty(change=change, organisation=organisation, part=ChangePart.RESULT)
    if parent is not None:
        yield OrganisationChangeParty(change=change, organisation=parent, part=ChangePart.PARENT)


def _organisation(code: str, made: dict[str, Organisation], known: KnownOrganisations) -> Organisation | None:
    version = known.version(code)
    return made.get(code.casefold()) or (version.organisation if version else None)


def cited(row: Row) -> CitedDecision | None:
    """The decision that a row gives."""
    issued_on = row.date_of("decision_date")
    if issued_on is None:
        return None
    return CitedDecision(row.text_of("decision_symbol"), issued_on, row.text_of("decision_issuer"))


def _change(
    row: Row, actor: Actor, known: KnownOrganisations, made: dict[str, Organisation], at: datetime.date
) -> None:
    version = known.versions[row.text_of("code").casefold()]
    organisation, changed = version.organisation, {change.field for change in row.changes}
    direct = [key for key in DIRECT if key in changed]
    for key in direct:
        setattr(organisation, key, row.text_of(key))
    if direct:
        organisation.save(update_fields=direct)
    decision, on = cited(row), row.date_of("decision_date") or at
    if "parent" in changed:
        parent = _organisation(row.place_id, made, known)
        move_organisation(actor=actor, organisation=organisation, parent=parent, on=on, decision=decision)
    if changed & {"kind", "sector"}:
        change_kind_or_sector(
            actor=actor,
            organisation=organisation,
            on=on,
            decision=decision,
            kind=OrganisationKind(row.text_of("kind")),
            sector=sector_of(row) if "sector" in changed else None,
        )
    if changed & {"name", "short_name"} and row.text_of("name") != version.name:
        rename_organisation(
            actor=actor,
            organisation=organisation,
            name=row.text_of("name"),
            short_name=row.text_of("short_name"),
            on=on,
            decision=decision,
        )
