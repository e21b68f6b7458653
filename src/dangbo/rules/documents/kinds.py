"""Kinds of documents (thể loại văn bản) with their codes, and who may issue which (399-QĐ/TW; rules of 36-HD/VPTW)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dangbo.rules.findings import finding_from, inconsistency, permits
from dangbo.rules.parameters import Entry, ParameterError, ParameterSet, base_parameters
from dangbo.rules.parameters.model import Row
from dangbo.rules.verdict import Certainty, Finding, Severity, Verdict


class IssuingBody(StrEnum):
    """The bodies of the grassroots for which the table of authority is known."""

    COMMITTEE = "committee"
    STANDING_COMMITTEE = "standing_committee"
    CELL = "cell"
    CELL_CONGRESS = "cell_congress"


BODY_LABELS: dict[IssuingBody, str] = {
    IssuingBody.COMMITTEE: "đảng ủy cơ sở",
    IssuingBody.STANDING_COMMITTEE: "ban thường vụ đảng ủy",
    IssuingBody.CELL: "chi bộ",
    IssuingBody.CELL_CONGRESS: "đại hội chi bộ",
}


@dataclass(frozen=True, slots=True)
class DocumentKind:
    """One kind of document at a date.

    key: English identifier ("plan"); name: "Kế hoạch"; code: "KH" in the symbol, empty where none is known; listed:
    the regulation in force names it (công điện is used but not named); certainty: of the code.
    """

    key: str
    name: str
    code: str
    listed: bool
    certainty: Certainty


def document_kinds(at: date, parameters: ParameterSet | None = None) -> tuple[DocumentKind, ...]:
    """Every kind at the date: those that the regulation lists in its order, then those in use beside it."""
    held = parameters or base_parameters()
    coded = {str(row["kind"]): row for row in held.entry("document.codes", at).rows}
    names = held.parameter("document.kinds").words
    listed = held.entry("document.kinds", at).words
    beside = [key for key in coded if key not in listed and key not in names]
    return tuple(_kind(key, names.get(key, ""), coded.get(key), listed=key in listed) for key in (*listed, *beside))


def _kind(key: str, name: str, row: Row | None, *, listed: bool) -> DocumentKind:
    if row is None:
        return DocumentKind(key, name, "", listed, Certainty.UNVERIFIED)
    certainty = Certainty(str(row.get("certainty", Certainty.UNVERIFIED)))
    return DocumentKind(key, name or str(row["label"]), str(row["code"]), listed, certainty)


def document_kind(key: str, at: date, parameters: ParameterSet | None = None) -> DocumentKind:
    """The kind of that key; ParameterError where there is none at the date."""
    for kind in document_kinds(at, parameters):
        if kind.key == key:
            return kind
    raise ParameterError(f"Không có thể loại văn bản “{key}”.")


def kinds_of_code(code: str, at: date, parameters: ParameterSet | None = None) -> tuple[DocumentKind, ...]:
    """The kinds that a code may mean: QĐ both quyết định and quy định; foreign codes met on import too; () if none."""
    held = parameters or base_parameters()
    kinds = document_kinds(at, held)
    found = tuple(kind for kind in kinds if kind.code and kind.code == code)
    if found:
        return found
    foreign = {str(row["kind"]) for row in held.entry("document.codes.imported", at).rows if row["code"] == code}
    return tuple(kind for kind in kinds if kind.key in foreign)


def check_kind(key: str, at: date, parameters: ParameterSet | None = None) -> Verdict[bool]:
    """May a document of that kind be drawn up at the date? Warns where the regulation does not list it or its code
    could not be verified; an unknown kind is an error.
    """
    held = parameters or base_parameters()
    try:
        kind = document_kind(key, at, held)
    except ParameterError as error:
        return permits((inconsistency("unknown-document-kind", str(error)),))
    return permits(_kind_findings(kind, held.entry("document.kinds", at), held.entry("document.codes", at)))


def _kind_findings(kind: DocumentKind, listed: Entry, codes: Entry) -> tuple[Finding, ...]:
    found: list[Finding] = []
    if not kind.listed:
        message = f"{kind.name} không có trong danh mục thể loại văn bản của Đảng, dù nhiều nơi vẫn dùng."
        found.append(finding_from(listed, "kind-not-listed", message, Severity.WARNING))
    if not kind.code:
        message = f"Chưa biết chữ viết tắt của {kind.name} trong ký hiệu; cơ quan tự ghi chữ viết tắt của mình."
        found.append(finding_from(codes, "kind-without-code", message, Severity.WARNING))
    elif kind.certainty is Certainty.UNVERIFIED:
        message = f"Chữ viết tắt {kind.code} của {kind.name} chưa kiểm chứng."
        found.append(Finding("kind-code-unverified", Severity.NOTE, codes.article, message, kind.certainty))
    return tuple(found)


def may_issue(key: str, body: IssuingBody, at: date, parameters: ParameterSet | None = None) -> Verdict[bool]:
    """May the body issue a document of that kind? The answer is the table's; it only warns, since real papers break it.

    The answer is True where the table says nothing of the kind. ParameterError for a kind that does not exist.
    """
    held = parameters or base_parameters()
    kind = document_kind(key, at, held)
    authority = held.entry("document.authority", at)
    row = next((row for row in authority.rows if row["kind"] == key), None)
    if row is None:
        message = f"Chưa có quy định về thẩm quyền ban hành {kind.name.lower()} ở cơ sở."
        return Verdict(True, (finding_from(authority, "authority-unknown", message, Severity.NOTE),))
    if row[body]:
        return Verdict(True)
    message = f"{BODY_LABELS[body].capitalize()} không ban hành {kind.name.lower()} theo bảng thẩm quyền ở cơ sở."
    return Verdict(False, (finding_from(authority, "kind-beyond-authority", message, Severity.WARNING),))
