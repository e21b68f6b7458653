"""Names proposed for an election: put forward, their opinion ballots, withdrawals and who decided, taken off."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NoReturn

from django.db import transaction

from dangbo.access.actor import Actor
from dangbo.access.permissions import Permission
from dangbo.elections.acts.guards import locked, require_open_list
from dangbo.elections.acts.hands import Hands, store_hands
from dangbo.elections.models import Candidate, Decider, Election, RollEntry, Source, Subject
from dangbo.elections.queries.lists import candidates_findings, tellers_findings
from dangbo.facts.models import holding_at
from dangbo.registry.acts.refusal import refuse, weigh
from dangbo.registry.acts.writing import write
from dangbo.registry.models import Membership, Person
from dangbo.registry.queries.members import with_organisation_name
from dangbo.rules.vocabulary import Standing
from dangbo.vietnamese.dates import format_date
from dangbo.vietnamese.numbers import format_int
from dangbo.vietnamese.order import name_sort_key
from dangbo.vietnamese.text import clean_line

_LATER = frozenset({"opinion-not-asked", "outside-name-not-agreed", "nominee-has-not-agreed", "no-candidacy-file",
                    "candidacy-file-incomplete"})  # fmt: skip
"""What may still be mended after a name is put forward; fixing the list asks for it."""


@dataclass(frozen=True, slots=True)
class NewCandidate:
    """Somebody proposed: a person of the register, or a name with what is known of it."""

    person: Person | None = None
    full_name: str = ""
    birth_year: int | None = None
    post: str = ""
    unit: str = ""
    agreement: bool = False
    file_received: date | None = None
    file_papers: Sequence[str] = field(default=())


@transaction.atomic
def put_forward(
    *,
    actor: Actor,
    election: Election,
    candidates: Sequence[NewCandidate],
    source: Source,
    nominated_by: RollEntry | None = None,
) -> list[Candidate]:
    """Add names to an election. Refused for whoever may not stand: on probation, bound by Art 13, not of the body.

    What may be mended until the list is fixed (opinion ballot, agreement, papers) is asked then.
    Raises Refused and NotAllowed.
    """
    actor.require(Permission.PREPARE_ELECTIONS, election.meeting.organisation_id)
    held = locked(election)
    require_open_list(held)
    _refuse_twice(held, candidates)
    standings = _standings(held, candidates)
    rows = [_candidate(held, each, source, nominated_by, standings) for each in candidates]
    against = [*candidates_findings(held, rows), *tellers_findings(held, rows)]
    weigh(finding for finding in against if finding.code not in _LATER)
    Candidate.objects.bulk_create(rows)
    names = ", ".join(row.full_name for row in rows)
    write(
        "put_forward",
        actor,
        f"{held.title}: thêm {names} ({source.label.lower()})",
        organisation=held.meeting.organisation_id,
        subject=held,
        details={"candidates": [row.pk for row in rows], "source": source.value},
    )
    return rows


@transaction.atomic
def record_opinions(*, actor: Actor, candidate: Candidate, agreed: int, asked: int) -> Candidate:
    """Write how many agreed to a name from outside the prepared list in the opinion ballot. Raises Refused."""
    held = _open(actor, candidate)
    if agreed > asked:
        refuse(
            "agreed-above-asked",
            f"Số đồng ý ({format_int(agreed)}) nhiều hơn số người được xin ý kiến ({format_int(asked)}).",
        )
    candidate.agreed, candidate.asked = agreed, asked
    candidate.save(update_fields=["agreed", "asked"])
    _write(actor, held, candidate, "record_opinions", f"được {format_int(agreed)}/{format_int(asked)} ý kiến đồng ý")
    return candidate


@transaction.atomic
def complete_file(
    *,
    actor: Actor,
    candidate: Candidate,
    agreement: bool,
    file_received: date | None = None,
    file_papers: Sequence[str] = (),
) -> Candidate:
    """Write the nominee's agreement and the papers that came. Raises Refused and NotAllowed."""
    held = _open(actor, candidate)
    candidate.agreement, candidate.file_received = agreement, file_received
    candidate.file_papers = list(file_papers)
    candidate.save(update_fields=["agreement", "file_received", "file_papers"])
    _write(actor, held, candidate, "complete_candidacy", f"hồ sơ có {len(candidate.file_papers)} giấy tờ")
    return candidate


@transaction.atomic
def ask_withdrawal(*, actor: Actor, candidate: Candidate, on: date, reason: str = "") -> Candidate:
    """Write that somebody asks not to stand; the congress decides (190 Art 5). Raises Refused and NotAllowed."""
    held = _open(actor, candidate)
    candidate.withdrawal_asked_on, candidate.withdrawal_reason = on, clean_line(reason)
    candidate.withdrawal_allowed = None
    candidate.save(update_fields=["withdrawal_asked_on", "withdrawal_reason", "withdrawal_allowed"])
    _write(actor, held, candidate, "ask_withdrawal", f"xin rút ngày {format_date(on)}")
    return candidate


@transaction.atomic
def decide_withdrawal(
    *, actor: Actor, candidate: Candidate, allowed: bool, decided_by: Decider, hands: Hands | None = None
) -> Candidate:
    """Write whether the one who asked may withdraw; allowed takes the name off the list. Raises Refused."""
    held = _open(actor, candidate)
    if candidate.withdrawal_asked_on is None:
        refuse("withdrawal-not-asked", f"{candidate.full_name} chưa xin rút.")
    about = f"cho {candidate.full_name} rút khỏi danh sách"
    vote = store_hands(held.meeting, Subject.WITHDRAWAL, about, hands, held) if hands is not None else None
    candidate.withdrawal_allowed, candidate.withdrawal_decided_by = allowed, decided_by
    candidate.withdrawal_vote, candidate.on_list = vote, not allowed
    candidate.save(update_fields=["withdrawal_allowed", "withdrawal_decided_by", "withdrawal_vote", "on_list"])
    words = "được rút" if allowed else "không được rút"
    _write(actor, held, candidate, "decide_withdrawal", f"{words}, {decided_by.label.lower()} quyết định")
    return candidate


@transaction.atomic
def leave_off(*, actor: Actor, candidate: Candidate, reason: str) -> Candidate:
    """Keep a name off the list by decision, with the reason; the proposal itself stays. Raises Refused."""
    held, why = _open(actor, candidate), clean_line(reason)
    if not why:
        refuse("reason-missing", "Đưa một người ra khỏi danh sách phải ghi lý do.")
    candidate.on_list, candidate.left_off_reason = False, why
    candidate.save(update_fields=["on_list", "left_off_reason"])
    _write(actor, held, candidate, "leave_off_list", f"không đưa vào danh sách; lý do: {why}")
    return candidate


@transaction.atomic
def put_back(*, actor: Actor, candidate: Candidate) -> Candidate:
    """Take a name that was left off back onto the list. Raises Refused and NotAllowed."""
    held = _open(actor, candidate)
    against = [*candidates_findings(held, [candidate]), *tellers_findings(held, [candidate])]
    weigh(finding for finding in against if finding.code not in _LATER)
    candidate.on_list, candidate.left_off_reason = True, ""
    if candidate.withdrawal_allowed:
        candidate.withdrawal_allowed = None
    candidate.save(update_fields=["on_list", "left_off_reason", "withdrawal_allowed"])
    _write(actor, held, candidate, "put_back_on_list", "đưa lại vào danh sách")
    return candidate


def _open(actor: Actor, candidate: Candidate) -> Election:
    actor.require(Permission.PREPARE_ELECTIONS, candidate.election.meeting.organisation_id)
    held = locked(candidate.election)
    require_open_list(held)
    return held


def _write(actor: Actor, election: Election, candidate: Candidate, act: str, words: str) -> None:
    write(
        act,
        actor,
        f"{election.title}, {candidate.full_name}: {words}",
        organisation=election.meeting.organisation_id,
        subject=election,
        details={"candidate": candidate.pk},
    )


def _refuse_twice(election: Election, candidates: Sequence[NewCandidate]) -> None:
    if not candidates:
        refuse("nobody-chosen", "Chưa chọn người nào.")
    if any(each.person is None and not clean_line(each.full_name) for each in candidates):
        refuse("name-missing", "Chưa ghi họ và tên.")
    people = [each.person.pk for each in candidates if each.person]
    there = election.candidates.filter(person__in=people).values_list("full_name", flat=True)
    for name in there:
        refuse("already-candidate", f"{name} đã có trong cuộc bầu này.")
    if len(set(people)) < len(people):
        refuse("already-candidate", "Có người được ghi hai lần.")


def _standings(election: Election, candidates: Sequence[NewCandidate]) -> dict[object, Membership]:
    """The membership of each person on the first day, with the name of its organisation; one query."""
    people = [each.person.pk for each in candidates if each.person]
    on = election.meeting.held_on
    rows = with_organisation_name(Membership.objects.filter(holding_at(on), person__in=people), on)
    return {row.person_id: row for row in rows}


def _candidate(
    election: Election,
    each: NewCandidate,
    source: Source,
    nominated_by: RollEntry | None,
    standings: dict[object, Membership],
) -> Candidate:
    person = each.person
    name = person.full_name if person else clean_line(each.full_name)
    row = standings.get(person.pk) if person else None
    if person is not None and row is None:
        _refuse_stranger(election, name)
    return Candidate(
        election=election,
        person=person,
        full_name=name,
        name_key=person.name_key if person else name_sort_key(name),
        birth_date=person.birth_date if person else None,
        birth_year=person.birth_date.year if person else each.birth_year,
        post=clean_line(each.post) or (person.work_post if person else ""),
        unit=clean_line(each.unit) or _unit(election, row),
        standing=row.standing if row else Standing.OFFICIAL,
        source=source,
        nominated_by=nominated_by,
        agreement=each.agreement,
        file_received=each.file_received,
        file_papers=list(each.file_papers),
    )


def _unit(election: Election, row: Membership | None) -> str:
    """The cell of a member, unless it is the one that meets."""
    if row is None or row.organisation_id == election.meeting.organisation_id:
        return ""
    return str(row.organisation_name)  # type: ignore[attr-defined]


def _refuse_stranger(election: Election, name: str) -> NoReturn:
    day = format_date(election.meeting.held_on)
    refuse("not-a-member", f"{name} không phải đảng viên vào ngày {day} theo sổ.")
