"""Who issues documents for an organisation, and what stands in the head of its papers, by date."""

from collections.abc import Collection, Iterator
from datetime import date
from typing import Any

from django.db import transaction

from dangbo.access.actor import Actor
from dangbo.access.permissions import Permission
from dangbo.documents.models import BODY_LABELS, Document, DocumentState, Issuer
from dangbo.office.parameters import office_parameters
from dangbo.registry.acts.refusal import NO_CODES, error, refuse, warning, weigh
from dangbo.registry.acts.writing import write
from dangbo.registry.models import Organisation
from dangbo.rules.documents import SigningBody, check_issuer_code, is_collective
from dangbo.rules.organisations import is_cell
from dangbo.rules.verdict import Finding
from dangbo.rules.vocabulary import OrganisationKind
from dangbo.vietnamese.dates import format_date
from dangbo.vietnamese.text import clean_line

TEXTS = {
    "code": "chữ viết tắt trong ký hiệu",
    "name": "tên cơ quan ban hành",
    "body_name": "tên cơ quan trong đề ký",
    "place": "địa danh",
}
_CHANGED = (*TEXTS, "superior", "head_title")
_OF_COMMITTEES = frozenset({SigningBody.COMMITTEE, SigningBody.STANDING_COMMITTEE})


@transaction.atomic
def add_issuer(
    *,
    actor: Actor,
    organisation: Organisation,
    body: SigningBody,
    code: str,
    name: str,
    body_name: str,
    head_title: str,
    place: str,
    valid_from: date,
    superior: str = "",
    accepted_warnings: Collection[str] = NO_CODES,
) -> Issuer:
    """A body that issues documents for the organisation from a day on.

    name, superior: lines of the head parted by "\\n"; head_title: for K/T ("Trưởng Ban"), needed for a headed body.
    Raises Refused and NotAllowed.
    """
    actor.require(Permission.EDIT_TEMPLATES, organisation)
    issuer = Issuer(
        organisation=organisation,
        body=body.value,
        code=clean_line(code),
        name=_lines(name),
        superior=_lines(superior),
        body_name=clean_line(body_name),
        head_title=clean_line(head_title),
        place=clean_line(place),
        valid_from=valid_from,
    )
    accepted = weigh([*_findings(issuer), *_already(issuer)], accepted_warnings)
    issuer.save(force_insert=True)
    write(
        "add_issuer",
        actor,
        f"{issuer} ({BODY_LABELS[body]}) ban hành văn bản mang chữ {issuer.code} từ ngày {format_date(valid_from)}",
        organisation=organisation,
        subject=issuer,
        accepted=accepted,
    )
    return issuer


@transaction.atomic
def change_issuer(
    *, actor: Actor, issuer: Issuer, on: date, accepted_warnings: Collection[str] = NO_CODES, **changes: Any
) -> Issuer:
    """What its papers say from a day on: code, name, superior, body_name, head_title, place. Drafts follow it.

    Issued papers keep what they said. Raises Refused and NotAllowed.
    """
    actor.require(Permission.EDIT_TEMPLATES, issuer.organisation)
    _require_running(issuer, on)
    if unknown := set(changes) - set(_CHANGED):
        raise TypeError(f"change_issuer: {sorted(unknown)}")
    following = _following(issuer, on, changes)
    accepted = weigh(_findings(following), accepted_warnings)
    if on > issuer.valid_from:
        Issuer.objects.filter(pk=issuer.pk).update(valid_to=on)
    following.save()
    open_states = [DocumentState.DRAFT, DocumentState.IN_REVIEW, DocumentState.APPROVED]
    Document.objects.filter(issuer=issuer, state__in=open_states).update(issuer=following)
    write(
        "change_issuer",
        actor,
        f"{following} đổi cách ghi trên văn bản từ ngày {format_date(on)}",
        organisation=issuer.organisation,
        subject=following,
        accepted=accepted,
        details={"from": {key: getattr(issuer, key) for key in changes}, "to": changes},
    )
    return following


@transaction.atomic
def end_issuer(*, actor: Actor, issuer: Issuer, on: date) -> Issuer:
    """It issues nothing from a day on. Raises Refused and NotAllowed."""
    actor.require(Permission.EDIT_TEMPLATES, issuer.organisation)
    _require_running(issuer, on)
    if on == issuer.valid_from:
        refuse(
            "ends-before-it-begins", f"{issuer} ban hành văn bản từ chính ngày {format_date(on)}; hãy chọn ngày sau."
        )
    issuer.valid_to = on
    issuer.save(update_fields=["valid_to"])
    write(
        "end_issuer",
        actor,
        f"{issuer} thôi ban hành văn bản từ ngày {format_date(on)}",
        organisation=issuer.organisation,
        subject=issuer,
    )
    return issuer


def _following(issuer: Issuer, on: date, changes: dict[str, str]) -> Issuer:
    """The issuer as it is from a day on: a new row, or the same one where it began that very day."""
    if on == issuer.valid_from:
        following = Issuer.objects.get(pk=issuer.pk)
    else:
        kept = {field: getattr(issuer, field) for field in (*_CHANGED, "organisation", "body")}
        following = Issuer(**kept, valid_from=on)
    for field, value in changes.items():
        setattr(following, field, _lines(value) if field in ("name", "superior") else clean_line(value))
    return following


def _require_running(issuer: Issuer, on: date) -> None:
    if issuer.valid_to is not None:
        refuse("issuer-ended", f"{issuer} đã thôi ban hành văn bản từ ngày {format_date(issuer.valid_to)}.")
    if on < issuer.valid_from:
        refuse("before-issuer", f"{issuer} ban hành văn bản từ ngày {format_date(issuer.valid_from)}.")


def _findings(issuer: Issuer) -> Iterator[Finding]:
    body = SigningBody(issuer.body)
    for field, words in TEXTS.items():
        if not getattr(issuer, field):
            yield error("text-missing", f"Chưa ghi {words}.")
    if not is_collective(body) and not issuer.head_title:
        yield error("head-title-missing", "Chưa ghi chức vụ của cấp trưởng, cần khi cấp phó ký thay (K/T).")
    if issuer.code:
        yield from check_issuer_code(issuer.code, issuer.valid_from, office_parameters()).findings
    of_cell = is_cell(OrganisationKind(issuer.organisation.version_at(issuer.valid_from).kind))
    if of_cell != (body is SigningBody.CELL) and body in _OF_COMMITTEES | {SigningBody.CELL}:
        yield warning("body-unlike-organisation", f"{BODY_LABELS[body]} không hợp với loại tổ chức này; hãy xem lại.")


def _already(issuer: Issuer) -> Iterator[Finding]:
    same = Issuer.objects.filter(
        organisation=issuer.organisation, body=issuer.body, code=issuer.code, valid_to=None
    ).first()
    if same is not None:
        yield error("issuer-exists", f"{same} đã ban hành văn bản mang chữ {same.code}.")


def _lines(text: str) -> str:
    return "\n".join(filter(None, map(clean_line, text.splitlines())))
