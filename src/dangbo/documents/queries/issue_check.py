"""What stands in the way of issuing a document; the page before the button and the act itself ask the same."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from dangbo.documents.acts.relations import relation_findings
from dangbo.documents.acts.sending import receiver_findings
from dangbo.documents.frozen import Contents
from dangbo.documents.models import OUT_STATES, Document, DocumentState, NumberSeries
from dangbo.documents.queries.citations import citation_findings
from dangbo.documents.queries.contents import MINUTES, Said, contents_at, symbol_text
from dangbo.documents.queries.numbers import next_value, number_findings, stored_series
from dangbo.documents.queries.paper import paper_of
from dangbo.documents.queries.series import series_at
from dangbo.office.parameters import office_parameters
from dangbo.paper.party_documents import DocumentError
from dangbo.paper.party_documents.plan import plan
from dangbo.registry.acts.refusal import Refused, error, warning
from dangbo.registry.models import Organisation
from dangbo.rules.documents import (
    CONGRESS_GROUP,
    Authority,
    IssuingBody,
    Series,
    SignerRank,
    SigningBody,
    accepts_secrecy,
    check_abstract,
    check_body,
    check_kind,
    check_signature,
    document_kind,
    may_issue,
    profile_at,
    secrecy_marked,
)
from dangbo.rules.organisations import is_cell
from dangbo.rules.parameters import ParameterSet
from dangbo.rules.verdict import Finding, Severity
from dangbo.rules.vocabulary import OrganisationKind
from dangbo.vietnamese.dates import format_date
from dangbo.vietnamese.numbers import format_int
from dangbo.vietnamese.symbols import symbol_search_key


@dataclass(frozen=True, slots=True)
class Counted:
    """The series that a document counts in, and its row; None while it has no number."""

    series: Series
    row: NumberSeries | None


@dataclass(frozen=True, slots=True)
class Examined:
    """A document judged for a day: what was found, the number it would have, and what it would say, if it can."""

    findings: tuple[Finding, ...]
    number: int
    contents: Contents


def issue_check(document: Document, issued_on: date, number: int | None = None) -> tuple[Finding, ...]:
    """Everything that would be said if the document were issued on that day with that number (None: the next).

    Errors refuse, warnings must be accepted, notes explain.
    """
    return examine(document, issued_on, number).findings


def examine(
    document: Document,
    issued_on: date,
    number: int | None = None,
    *,
    counted: Counted | None = None,
    values: ParameterSet | None = None,
) -> Examined:
    """The findings of `issue_check` with what was judged; counted: the series, where it is locked already."""
    held = values or office_parameters()
    of_kind = check_kind(document.kind, issued_on, held)
    if not of_kind.answer:
        return Examined(of_kind.findings, 0, {})
    numbered, value = _numbered(document, issued_on, number, counted, held)
    said = contents_at(document, issued_on, value, values=held)
    findings = (
        *_state(document, issued_on),
        *of_kind.findings,
        *_authority(document, issued_on, held),
        *_signature(document, issued_on, held),
        *said.problems,
        *_wording(document, said, held),
        *numbered,
        *_receivers(document, issued_on),
        *relation_findings(document.relations.select_related("older"), issued_on),
        *citation_findings(said.citations, issued_on),
    )
    hopeless = any(finding.severity is Severity.ERROR for finding in findings)
    return Examined(findings if hopeless else (*findings, *_setting(said, issued_on)), value, said.contents)


def _state(document: Document, issued_on: date) -> Iterator[Finding]:
    issuer = document.issuer
    if document.own_title:
        yield error(
            "takes-no-number", f"{document.own_title} không phải thể loại văn bản có số; in bản dự thảo để dùng."
        )
    if document.state == DocumentState.IN_REVIEW:
        yield error("approval-pending", "Dự thảo đang chờ duyệt, chưa ban hành được.")
    if document.state == DocumentState.DRAFT and document.steps.exists():
        yield warning("not-approved", "Dự thảo đã trình duyệt nhưng bản hiện nay chưa được duyệt.")
    unsettled = document.comments.filter(settled_at=None).count()
    if unsettled:
        yield warning("comments-open", f"Còn {format_int(unsettled)} ý kiến góp ý chưa xử lý.")
    if issued_on > timezone.localdate():
        yield warning("date-in-future", f"Ngày {format_date(issued_on)} chưa đến.")
    if not issuer.holds_at(issued_on):
        until = f" đến trước ngày {format_date(issuer.valid_to)}" if issuer.valid_to else ""
        yield error("issuer-not-then", f"{issuer} ban hành văn bản từ ngày {format_date(issuer.valid_from)}{until}.")


def _authority(document: Document, at: date, values: ParameterSet) -> tuple[Finding, ...]:
    """The table of who may issue what is known for the grassroots only."""
    body = grassroots_body(document.organisation, SigningBody(document.issuer.body), at)
    return may_issue(document.kind, body, at, values).findings if body else ()


def grassroots_body(organisation: Organisation, body: SigningBody, at: date) -> IssuingBody | None:
    """The row of the table of authority for a body of an organisation; None above the grassroots and for organs."""
    kind = OrganisationKind(organisation.version_at(at).kind)
    if is_cell(kind):
        return {SigningBody.CELL: IssuingBody.CELL, SigningBody.CONGRESS: IssuingBody.CELL_CONGRESS}.get(body)
    if kind is not OrganisationKind.GRASSROOTS_COMMITTEE:
        return None
    return {
        SigningBody.COMMITTEE: IssuingBody.COMMITTEE,
        SigningBody.STANDING_COMMITTEE: IssuingBody.STANDING_COMMITTEE,
    }.get(body)


def _signature(document: Document, at: date, values: ParameterSet) -> Iterator[Finding]:
    if not document.signer_name:
        yield error("signer-missing", "Chưa ghi họ tên người ký.")
    if not document.signer_title:
        yield error("signer-title-missing", "Chưa ghi chức vụ người ký.")
    if document.kind == MINUTES:
        if not document.co_signer_name:
            yield warning("minutes-without-secretary", "Biên bản cần chữ ký của thư ký bên trái, chủ trì bên phải.")
        return
    yield from check_signature(
        SigningBody(document.issuer.body),
        Authority(document.authority),
        SignerRank(document.signer_rank),
        at,
        delegated_in_writing=bool(document.delegation),
        parameters=values,
    ).findings


def _wording(document: Document, said: Said, values: ParameterSet) -> Iterator[Finding]:
    contents = said.contents
    paragraphs = [block["text"] for block in contents["body"] if block["type"] == "paragraph"]
    if not contents["body"]:
        yield error("text-missing", "Văn bản chưa có nội dung.")
    yield from check_abstract(contents["abstract"]).findings
    yield from check_body(paragraphs).findings
    lines = [contents["abstract"], *document.text.splitlines(), *contents["addressees"], *contents["recipients"]]
    marked = secrecy_marked(lines, values)
    yield from accepts_secrecy(marked, date.fromisoformat(contents["date"]), values).findings


def _numbered(
    document: Document, at: date, wanted: int | None, counted: Counted | None, values: ParameterSet
) -> tuple[tuple[Finding, ...], int]:
    """What the series says, and the number that the document would have."""
    try:
        found = counted or _counted(document, at, values)
    except Refused as refused:
        return refused.findings, wanted or 1
    value = next_value(found.row, at, values) if wanted is None else wanted
    findings = tuple(number_findings(found.row, found.series, at, value, values))
    return findings or tuple(_doubled(document, found.series, at, value, values)), value


def _counted(document: Document, at: date, values: ParameterSet) -> Counted:
    series = series_at(document.issuer, document.kind, at, in_congress=document.in_congress, values=values)
    return Counted(series, stored_series(document.organisation, series))


def _doubled(document: Document, series: Series, at: date, value: int, values: ParameterSet) -> Iterator[Finding]:
    """A paper with the same symbol of the same time that counted in another series, as after a change of terms."""
    kind = document_kind(document.kind, at, values)
    rows = Document.objects.filter(
        organisation=document.organisation,
        symbol_key=symbol_search_key(symbol_text(document, kind, value)),
        issued_on__gte=series.key.first_day,
        state__in=OUT_STATES,
    )
    same = rows.exclude(number__series__group=CONGRESS_GROUP).first() if series.key.group != CONGRESS_GROUP else None
    if same is not None and same.issued_on is not None:
        yield error("symbol-taken", f"Đã có {same.symbol} ngày {format_date(same.issued_on)} trong cùng nhiệm kỳ.")


def _receivers(document: Document, at: date) -> tuple[Finding, ...]:
    rows = document.recipients.select_related("organisation").prefetch_related("organisation__versions")
    receivers = [row.organisation for row in rows]
    return receiver_findings(document.organisation, receivers, max(timezone.localdate(), at)) if receivers else ()


def _setting(said: Said, at: date) -> Iterator[Finding]:
    """Why the paper cannot be set: a letter that the typeface lacks, a table that is too wide."""
    try:
        plan(paper_of(said.contents, profile_at(at)))
    except DocumentError as problem:
        yield error("cannot-be-set", str(problem))
