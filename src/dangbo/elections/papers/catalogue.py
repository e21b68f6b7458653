"""The papers that a vote and a meeting offer, by key, and a draft with a number to come made of one."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from dangbo.access.actor import Actor
from dangbo.documents.acts.drafting import start_draft
from dangbo.documents.models import Document, Issuer
from dangbo.elections.models import Election, Meeting
from dangbo.elections.papers.after import elected_list, result_report
from dangbo.elections.papers.count_minutes import count_minutes
from dangbo.elections.papers.course_minutes import course_minutes
from dangbo.elections.papers.writing import ElectionPaper
from dangbo.registry.acts.refusal import refuse
from dangbo.rules.documents import SigningBody

NO_ISSUER = "Tổ chức này chưa có cơ quan ban hành văn bản vào ngày {day}. Thêm ở trang Dãy số văn bản rồi làm lại."


@dataclass(frozen=True, slots=True)
class PaperKind:
    """A paper: its name, and what it is for."""

    name: str
    note: str


COUNT_MINUTES = "kiem-phieu"
OF_ELECTION: Mapping[str, PaperKind] = {
    COUNT_MINUTES: PaperKind("Biên bản kiểm phiếu", "Ban kiểm phiếu và chủ tọa ký"),
    "bau-cu": PaperKind("Biên bản bầu cử", "Thư ký và chủ tọa ký"),
}
OF_MEETING: Mapping[str, PaperKind] = {
    "trung-cu": PaperKind("Danh sách trúng cử", "Mọi cuộc bầu đã kiểm phiếu xong"),
    "bao-cao": PaperKind("Báo cáo kết quả bầu cử", "Gửi cấp trên đề nghị chuẩn y"),
}
_ELECTION: Mapping[str, Callable[[Election], ElectionPaper]] = {
    COUNT_MINUTES: count_minutes,
    "bau-cu": course_minutes,
}
_MEETING: Mapping[str, Callable[[Meeting], ElectionPaper]] = {"trung-cu": elected_list, "bao-cao": result_report}


def paper_of_election(election: Election, key: str) -> ElectionPaper:
    """A paper of a vote. Raises KeyError for an unknown key, FileError where it cannot be written yet."""
    return _ELECTION[key](election)


def paper_of_meeting(meeting: Meeting, key: str) -> ElectionPaper:
    """A paper of a meeting. Raises KeyError for an unknown key, FileError where it cannot be written yet."""
    return _MEETING[key](meeting)


def draft_of(*, actor: Actor, meeting: Meeting, paper: ElectionPaper) -> Document:
    """A draft of the register of documents with the text of the paper. Raises Refused and NotAllowed."""
    *left, right = paper.signatures
    issuer = _issuer(meeting)
    beside = left[0] if left else None
    return start_draft(
        actor=actor,
        organisation=meeting.organisation,
        issuer=issuer,
        kind=paper.kind,
        abstract=f"{paper.title.lower()} {paper.abstract}".strip(),
        text=paper.text,
        signer_title=right.title,
        signer_name=right.name,
        recipient_lines=paper.recipients,
        addressees=paper.addressees,
        in_congress=issuer.body == SigningBody.CONGRESS,
        co_signer_title=beside.title if beside else "",
        co_signer_name=beside.name if beside else "",
    )


def _issuer(meeting: Meeting) -> Issuer:
    """The congress itself where it issues papers, else the committee, else whoever issues for the organisation."""
    in_force = Issuer.objects.at(meeting.last_day).filter(organisation=meeting.organisation)
    held = {issuer.body: issuer for issuer in in_force}
    first = (SigningBody.CONGRESS,) if meeting.is_congress else ()
    wanted = (*first, SigningBody.COMMITTEE, SigningBody.CELL, SigningBody.STANDING_COMMITTEE)
    found = next((held[body] for body in wanted if body in held), None)
    return found or refuse("issuer-missing", NO_ISSUER.format(day=f"{meeting.last_day:%d/%m/%Y}"))
