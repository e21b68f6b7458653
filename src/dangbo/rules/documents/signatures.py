"""Signature authority (đề ký): T/M, K/T, T/L, TUQ and the signer's title (36-HD/VPTW item II.1.7).

Slash forms are the Party's; TM., KT., TL. are the State's.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dangbo.rules.findings import permits
from dangbo.rules.parameters import ParameterSet, base_parameters
from dangbo.rules.verdict import Certainty, Finding, Severity, Verdict


class Authority(StrEnum):
    """In what capacity a paper is signed; the values are written as they stand."""

    ON_BEHALF = "T/M"
    FOR_HEAD = "K/T"
    BY_ORDER = "T/L"
    BY_AUTHORISATION = "TUQ"
    DIRECT = ""


AUTHORITY_LABELS: dict[Authority, str] = {
    Authority.ON_BEHALF: "Thay mặt (T/M)",
    Authority.FOR_HEAD: "Ký thay (K/T)",
    Authority.BY_ORDER: "Thừa lệnh (T/L)",
    Authority.BY_AUTHORISATION: "Thừa ủy quyền (TUQ)",
    Authority.DIRECT: "Cấp trưởng ký trực tiếp",
}


class SigningBody(StrEnum):
    """Whose paper it is: a body that decides together, or one that is led by a head."""

    CONGRESS = "congress"
    COMMITTEE = "committee"
    STANDING_COMMITTEE = "standing_committee"
    CELL = "cell"
    INSPECTION_COMMISSION = "inspection_commission"
    COUNCIL = "council"
    ADVISORY_ORGAN = "advisory_organ"
    STEERING_COMMITTEE = "steering_committee"
    PREPARATION_GROUP = "preparation_group"


COLLECTIVE_BODIES = frozenset(
    {
        SigningBody.CONGRESS,
        SigningBody.COMMITTEE,
        SigningBody.STANDING_COMMITTEE,
        SigningBody.CELL,
        SigningBody.INSPECTION_COMMISSION,
        SigningBody.COUNCIL,
    }
)


class SignerRank(StrEnum):
    """Who signs: the head (bí thư, trưởng ban, chủ nhiệm), a deputy, another member, or the head of an organ below."""

    HEAD = "head"
    DEPUTY = "deputy"
    MEMBER = "member"
    ORGAN_HEAD = "organ_head"


@dataclass(frozen=True, slots=True)
class SignatureLines:
    """The lines above the name, each in capitals: ("T/M ĐẢNG ỦY", "PHÓ BÍ THƯ")."""

    authority: str
    title: str


def is_collective(body: SigningBody) -> bool:
    """Does the body decide together, so that its papers are signed on its behalf?"""
    return body in COLLECTIVE_BODIES


def has_seal(body: SigningBody) -> bool:
    """A cell has no seal of its own; where one is needed, that of the committee above it is used (unverified)."""
    return body is not SigningBody.CELL


def usual_authority(body: SigningBody, rank: SignerRank) -> Authority:
    """The capacity in which that signer usually signs for that body."""
    if rank is SignerRank.ORGAN_HEAD:
        return Authority.BY_ORDER
    if is_collective(body):
        return Authority.ON_BEHALF
    return Authority.DIRECT if rank is SignerRank.HEAD else Authority.FOR_HEAD


def signature_lines(authority: Authority, body_name: str, signer_title: str, head_title: str = "") -> SignatureLines:
    """The lines above the name.

    body_name: in whose name ("Đảng ủy", "Ban Thường vụ"); signer_title: of the signer ("Phó Bí thư"); head_title: of
    the head for whom a deputy signs ("Trưởng Ban"). Raises ValueError where K/T lacks the head's title.
    """
    title = signer_title.upper()
    if authority is Authority.DIRECT:
        return SignatureLines("", title)
    if authority is Authority.FOR_HEAD:
        if not head_title:
            raise ValueError("Ký thay (K/T) phải ghi chức vụ của cấp trưởng, ví dụ K/T TRƯỞNG BAN.")
        return SignatureLines(f"K/T {head_title.upper()}", title)
    return SignatureLines(f"{authority} {body_name.upper()}", title)


def check_signature(
    body: SigningBody,
    authority: Authority,
    rank: SignerRank,
    at: date,
    *,
    delegated_in_writing: bool = False,
    sealed: bool = False,
    parameters: ParameterSet | None = None,
) -> Verdict[bool]:
    """Does the signature fit the body whose paper it is?

    rank: of the signer; delegated_in_writing: a written assignment lets the signer sign by order or authorisation;
    sealed: the body's own seal is to be set.
    """
    rules = _Rules(at, parameters or base_parameters())
    return permits(
        _collective(body, authority, rules) if is_collective(body) else _headed(authority, rank, rules),
        _delegated(authority, delegated_in_writing, rules),
        _sealed(body, sealed, rules),
    )


@dataclass(frozen=True, slots=True)
class _Rules:
    """The table of signature rules at a date."""

    at: date
    parameters: ParameterSet

    def finding(self, rule: str, code: str, message: str) -> Finding:
        """A finding on one row of the table: an error where the row is sourced, otherwise a warning."""
        entry = self.parameters.entry("document.signature", self.at)
        row = next(row for row in entry.rows if row["rule"] == rule)
        certainty = Certainty(str(row["certainty"]))
        severity = Severity.ERROR if certainty is Certainty.SOURCED else Severity.WARNING
        return Finding(code, severity, entry.article, message, certainty)


def _collective(body: SigningBody, authority: Authority, rules: _Rules) -> Iterable[Finding]:
    if authority is Authority.FOR_HEAD:
        message = "Cơ quan lãnh đạo tập thể không ký thay (K/T); cấp phó ký thay mặt (T/M) với chức vụ của mình."
        yield rules.finding("collective_never_for_head", "no-deputising-for-collective", message)
    if authority is Authority.DIRECT:
        message = "Văn bản của cơ quan lãnh đạo tập thể phải ký thay mặt (T/M)."
        yield rules.finding("collective_on_behalf", "collective-signs-on-behalf", message)


def _headed(authority: Authority, rank: SignerRank, rules: _Rules) -> Iterable[Finding]:
    if authority is Authority.ON_BEHALF:
        message = "Cơ quan tham mưu, ban chỉ đạo, tiểu ban không ký thay mặt (T/M); cấp trưởng ký trực tiếp."
        yield rules.finding("head_signs_directly", "headed-body-on-behalf", message)
    if rank is SignerRank.HEAD and authority is Authority.FOR_HEAD:
        yield rules.finding("head_signs_directly", "head-deputising", "Cấp trưởng ký trực tiếp, không ký thay (K/T).")
    if rank is SignerRank.DEPUTY and authority is Authority.DIRECT:
        message = "Cấp phó của cơ quan tham mưu, ban chỉ đạo, tiểu ban phải ký thay (K/T) cấp trưởng."
        yield rules.finding("deputy_for_head", "deputy-signs-for-head", message)


def _delegated(authority: Authority, in_writing: bool, rules: _Rules) -> Iterable[Finding]:
    if authority in (Authority.BY_ORDER, Authority.BY_AUTHORISATION) and not in_writing:
        message = f"{AUTHORITY_LABELS[authority]} phải được giao bằng văn bản; chưa ghi văn bản giao."
        yield rules.finding("by_order_written", "delegation-not-in-writing", message)
    if authority is Authority.BY_AUTHORISATION:
        message = "Cách ghi TUQ trong văn bản của Đảng chưa kiểm chứng."
        yield rules.finding("by_authorisation", "authorisation-form-unverified", message)


def _sealed(body: SigningBody, sealed: bool, rules: _Rules) -> Iterable[Finding]:
    if sealed and not has_seal(body):
        message = "Chi bộ không có con dấu; khi cần thì đóng dấu của đảng ủy cấp trên theo cách nơi đó quy định."
        yield rules.finding("cell_without_seal", "cell-has-no-seal", message)
