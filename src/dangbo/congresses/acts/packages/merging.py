"""A package merged: its rows written in one transaction, those elected entered in the register here too."""

import uuid
from collections.abc import Collection, Iterable, Mapping

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Max, Model, ProtectedError
from django.utils import timezone

from dangbo.access.actor import Actor
from dangbo.access.models import Account
from dangbo.access.permissions import Permission
from dangbo.congresses.acts.guards import require_congress
from dangbo.congresses.models import Congress
from dangbo.congresses.models.checkin import Outcome, Scan
from dangbo.congresses.models.delegates import Delegate
from dangbo.congresses.models.packages import CarriedCopy, ReceivedPackage
from dangbo.congresses.queries.packages.comparing import THERE, Changes, Conflict, TableChanges, compare
from dangbo.congresses.queries.packages.files import Package, read_package
from dangbo.congresses.queries.packages.rows import Row, instance_of
from dangbo.congresses.queries.packages.tables import CITED
from dangbo.elections.acts.register import enter_in_register, register_warnings
from dangbo.elections.models import Announcement, Candidate, Election
from dangbo.elections.verdicts import frozen_of
from dangbo.registry.acts.refusal import refuse
from dangbo.registry.acts.writing import write
from dangbo.registry.models import Person
from dangbo.rules.elections.outcome import Outcome as VoteOutcome
from dangbo.vietnamese.numbers import format_int

BATCH = 400
DOES_NOT_FIT = "Dữ liệu trong gói không khớp với dữ liệu ở đây nên không ghi gì."


def changes_of(package: ReceivedPackage) -> tuple[Package, Changes]:
    """What a package that was received would change now. Raises FileError where it does not hold together."""
    congress = package.congress
    read = read_package(bytes(package.content), congress)
    copy = CarriedCopy.objects.get(pk=uuid.UUID(read.manifest["copy"]))
    return read, compare(congress, copy, read)


@transaction.atomic
def merge_package(*, actor: Actor, package: ReceivedPackage, decisions: Mapping[str, str]) -> dict[str, dict[str, int]]:
    """Write what the package brings; every conflict needs its decision, "here" or "there". Answers what was written.

    Merged once, the same package changes nothing more. Whoever was elected in the hall is entered in the register here.
    Raises FileError, Refused (and then nothing is stored) and NotAllowed.
    """
    held = require_congress(actor, package.congress, Permission.RUN_CONGRESSES)
    locked = ReceivedPackage.objects.select_for_update().get(pk=package.pk)
    locked.congress = held
    if locked.merged_at is not None:
        return {}
    read, changes = changes_of(locked)
    _require_decided(changes, decisions)
    announced = set(Announcement.objects.values_list("pk", flat=True))
    try:
        result = _write_all(held, read, changes, decisions)
    except (IntegrityError, ProtectedError, ValidationError, KeyError) as problem:
        refuse("package-does-not-fit", f"{DOES_NOT_FIT} ({type(problem).__name__})")
    entered = _register(actor, held, announced)
    locked.merged_at, locked.merged_by_name = timezone.now(), actor.name
    locked.decisions, locked.result = dict(decisions), result
    locked.save(update_fields=["merged_at", "merged_by_name", "decisions", "result"])
    total = sum(sum(numbers.values()) for numbers in result.values())
    write(
        "merge_congress_package",
        actor,
        f"Nhập gói đại hội: ghi {format_int(total)} dòng, quyết định {format_int(len(changes.conflicts))} chỗ hai nơi "
        f"cùng sửa, {format_int(entered)} kết quả bầu ghi vào sổ",
        organisation=held.organisation_id,
        subject=held,
        details={"sha256": locked.digest, "tables": result},
    )
    return result


def _require_decided(changes: Changes, decisions: Mapping[str, str]) -> None:
    if changes.closed_twice:
        refuse("closed-twice", f"{changes.closed_twice[0]} đã đóng bỏ phiếu ở cả hai nơi; gói này không nhập được.")
    waiting = [conflict for conflict in changes.conflicts if conflict.key not in decisions]
    if waiting:
        refuse("conflicts-undecided", f"Còn {format_int(len(waiting))} chỗ hai nơi cùng sửa chưa chọn lấy bên nào.")


def _write_all(
    congress: Congress, read: Package, changes: Changes, decisions: Mapping[str, str]
) -> dict[str, dict[str, int]]:
    """Tables in their order, removals the other way round; what is written of each."""
    _add_missing(read.cited)
    people, accounts = _known(Person, changes), _known(Account, changes)
    result = {}
    for table in changes.tables:
        chosen = [conflict for conflict in table.conflicts if decisions[conflict.key] == THERE]
        added = [*table.added, *(one.there for one in chosen if one.here is None and one.there is not None)]
        changed = [*table.changed, *(one.there for one in chosen if one.here is not None and one.there is not None)]
        fitted = [_fitted(table, row, people, accounts) for row in added]
        _insert(congress, table, fitted)
        _update(table, [_fitted(table, row, people, accounts) for row in changed])
        if added or changed or table.removed:
            numbers = {"added": len(added), "changed": len(changed), "removed": len(table.removed)}
            result[table.table.label] = {name: number for name, number in numbers.items() if number}
    for table in reversed(changes.tables):
        _remove(table, decisions)
    return result


def _fitted(table: TableChanges, row: Row, people: set[str], accounts: set[str]) -> Row:
    """The row without people and accounts that this store does not know."""
    changed: Row = {}
    for field in table.table.model._meta.concrete_fields:
        known = people if field.related_model is Person else accounts if field.related_model is Account else None
        if known is not None and row[field.attname] is not None and row[field.attname] not in known:
            changed[field.attname] = None
    return row | changed


def _known(model: type[Model], changes: Changes) -> set[str]:
    """Which of the people or accounts that the rows name are here; one query."""
    wanted: set[str] = set()
    for table in changes.tables:
        names = [each.attname for each in table.table.model._meta.concrete_fields if each.related_model is model]
        rows: Iterable[Row] = [*table.added, *table.changed, *(one.there for one in table.conflicts if one.there)]
        wanted |= {row[name] for row in rows for name in names if row[name]}
    found = model._default_manager.filter(pk__in=wanted).values_list("pk", flat=True)
    return {str(pk) for pk in found}


def _insert(congress: Congress, table: TableChanges, rows: list[Row]) -> None:
    model = table.table.model
    instances = [instance_of(model, row) for row in rows]
    if model is Scan:
        _not_twice(instances)
    if model is Delegate:
        _numbered_on(congress, instances)
    model._default_manager.bulk_create(instances, batch_size=BATCH)


def _not_twice(scans: Iterable[Model]) -> None:
    """Who came through a door here too is in once: the later card was read again."""
    came = set(Scan.objects.filter(outcome=Outcome.IN, taken_back_at=None).values_list("session_id", "delegate_id"))
    for scan in scans:
        assert isinstance(scan, Scan)
        if scan.outcome == Outcome.IN and scan.taken_back_at is None and (scan.session_id, scan.delegate_id) in came:
            scan.outcome = Outcome.ALREADY


def _numbered_on(congress: Congress, delegates: Iterable[Model]) -> None:
    """New delegates whose number somebody here has got meanwhile are numbered on."""
    taken = set(congress.delegates.values_list("number", flat=True))
    last = congress.delegates.aggregate(last=Max("number"))["last"] or 0
    for delegate in delegates:
        assert isinstance(delegate, Delegate)
        if delegate.number in taken:
            last += 1
            delegate.number = last
        taken.add(delegate.number)
        last = max(last, delegate.number)


def _update(table: TableChanges, rows: list[Row]) -> None:
    model = table.table.model
    names = [field.name for field in model._meta.concrete_fields if not field.primary_key]
    if rows:
        model._default_manager.bulk_update([instance_of(model, row) for row in rows], names, batch_size=50)


def _remove(table: TableChanges, decisions: Mapping[str, str]) -> None:
    gone = [*table.removed, *(_gone(conflict, decisions) for conflict in table.conflicts)]
    wanted = [pk for pk in gone if pk]
    if wanted:
        table.table.model._default_manager.filter(pk__in=wanted).delete()


def _gone(conflict: Conflict, decisions: Mapping[str, str]) -> str:
    """The row that a decision removes here, where the package has deleted it."""
    is_gone = conflict.there is None and conflict.here is not None and decisions[conflict.key] == THERE
    return str(conflict.here["id"]) if is_gone and conflict.here is not None else ""


def _add_missing(cited: Mapping[str, Row]) -> None:
    there = CITED.model._default_manager.filter(pk__in=list(cited)).values_list("pk", flat=True)
    known: Collection[str] = {str(pk) for pk in there}
    new = [instance_of(CITED.model, row) for pk, row in cited.items() if pk not in known]
    CITED.model._default_manager.bulk_create(new)


def _register(actor: Actor, congress: Congress, before: set[uuid.UUID]) -> int:
    """Enter those elected in votes announced in the hall, in the order of announcing; answers how many votes.

    Their warnings were accepted when the result was announced there.
    """
    rows = Announcement.objects.filter(election__meeting__congress=congress).exclude(pk__in=before)
    registrar = actor.lending(Permission.CHANGE_ORGANISATIONS)
    for row in rows.select_related("election__meeting__organisation").order_by("announced_at", "pk"):
        elected = _elected(row.election)
        warnings = register_warnings(registrar, row.election, elected, row.announced_on)
        codes = {finding.code for finding in warnings}
        enter_in_register(registrar, row.election, elected, row.announced_on, codes)
    for election in Election.objects.filter(meeting__congress=congress).exclude(digest=""):
        frozen_of(election)
    return rows.count()


def _elected(election: Election) -> list[Candidate]:
    rows = election.candidates.filter(outcome=VoteOutcome.ELECTED).select_related("person")
    return list(rows.order_by("rank", "place"))
