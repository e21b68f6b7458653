"""What an admission needs beside the age: certificate, introducers, verification, a fresh dossier (điểm 3)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dangbo.rules._wording import day, whole
from dangbo.rules.calendar import NO_OFFICE_DAYS, OfficeDays, add_months, add_working_days
from dangbo.rules.findings import finding_from, permits
from dangbo.rules.parameters import ParameterSet, base_parameters
from dangbo.rules.parameters.model import Entry
from dangbo.rules.verdict import Finding, Severity, Verdict
from dangbo.rules.vocabulary import Standing

CERTIFICATE = "member.admission.certificate_months"
TOGETHER = "member.admission.introducer_months"
DOSSIER = "member.admission.dossier_months"
VERIFICATION = "member.admission.verification_working_days"
VERIFICATION_ABROAD = "member.admission.verification_abroad_working_days"
INTRODUCERS = 2


class IntroducerKind(StrEnum):
    """Who introduces an applicant: a member, or the committee of the youth union or the trade union."""

    MEMBER = "member"
    YOUTH_UNION = "youth_union"
    TRADE_UNION = "trade_union"


INTRODUCER_LABELS: dict[IntroducerKind, str] = {
    IntroducerKind.MEMBER: "Đảng viên",
    IntroducerKind.YOUTH_UNION: "Ban Chấp hành Đoàn cơ sở",
    IntroducerKind.TRADE_UNION: "Ban Chấp hành Công đoàn cơ sở",
}


@dataclass(frozen=True, slots=True)
class Introducer:
    """One of the two introducers. identity: what tells two of them apart; months_together: with the applicant, at
    work, study or residence; standing and months are of no matter for a body.
    """

    identity: str
    kind: IntroducerKind = IntroducerKind.MEMBER
    standing: Standing = Standing.OFFICIAL
    months_together: int = 0


def certificate_valid(issued: date, considered: date, parameters: ParameterSet | None = None) -> Verdict[bool]:
    """Does the certificate of the awareness class still hold on the day the cell considers (its last day included)?"""
    entry = (parameters or base_parameters()).entry(CERTIFICATE, considered)
    last = add_months(issued, entry.integer)
    if considered <= last:
        return Verdict(True)
    message = (
        f"Giấy chứng nhận cấp ngày {day(issued)} có giá trị {whole(entry.integer)} tháng, đến ngày {day(last)}; "
        f"chi bộ xét ngày {day(considered)} thì phải học lại."
    )
    return permits((finding_from(entry, "certificate-expired", message),))


def introducers_accepted(
    introducers: Sequence[Introducer], considered: date, parameters: ParameterSet | None = None
) -> Verdict[bool]:
    """Are these the introducers of an applicant? Two official members, or one body and one official member."""
    entry = (parameters or base_parameters()).entry(TOGETHER, considered)
    members = [one for one in introducers if one.kind is IntroducerKind.MEMBER]
    return permits(
        _number_findings(introducers, members, entry), *(_member_findings(member, entry) for member in members)
    )


def _number_findings(
    introducers: Sequence[Introducer], members: Sequence[Introducer], entry: Entry
) -> tuple[Finding, ...]:
    distinct = {(one.kind, one.identity) for one in introducers}
    if len(distinct) < len(introducers):
        return (finding_from(entry, "introducer-twice", "Một người giới thiệu được ghi hai lần."),)
    if len(introducers) != INTRODUCERS:
        message = f"Cần {INTRODUCERS} nơi giới thiệu, đang có {len(introducers)}."
        return (finding_from(entry, "introducers-number", message),)
    if not members:
        message = "Phải có ít nhất một đảng viên chính thức cùng giới thiệu với tổ chức đoàn thể."
        return (finding_from(entry, "introducer-member-missing", message),)
    return ()


def _member_findings(member: Introducer, entry: Entry) -> tuple[Finding, ...]:
    if member.standing is not Standing.OFFICIAL:
        return (finding_from(entry, "introducer-not-official", "Người giới thiệu phải là đảng viên chính thức."),)
    if member.months_together >= entry.integer:
        return ()
    message = (
        f"Người giới thiệu cùng công tác, học tập hoặc cư trú {whole(member.months_together)} tháng, "
        f"cần ít nhất {whole(entry.integer)}."
    )
    return (finding_from(entry, "introducer-too-short", message),)


def verification_deadline(
    sent: date,
    *,
    abroad: bool = False,
    extra: OfficeDays = NO_OFFICE_DAYS,
    parameters: ParameterSet | None = None,
) -> date:
    """The last day to answer a request to verify a curriculum vitae; it is overdue from the day after."""
    key = VERIFICATION_ABROAD if abroad else VERIFICATION
    return add_working_days(sent, (parameters or base_parameters()).entry(key, sent).integer, extra)


def dossier_findings(dated: date, considered: date, parameters: ParameterSet | None = None) -> tuple[Finding, ...]:
    """A warning where a dossier is so old that some of its papers must be renewed."""
    entry = (parameters or base_parameters()).entry(DOSSIER, considered)
    if considered < add_months(dated, entry.integer):
        return ()
    message = f"Hồ sơ lập ngày {day(dated)} đã từ {whole(entry.integer)} tháng trở lên; làm mới các giấy tờ cần thiết."
    return (finding_from(entry, "dossier-old", message, Severity.WARNING),)
