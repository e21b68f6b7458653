"""Who may be on the list and who may count (244 Art 7, 9, 10, 13; 190 Art 8, 9, 10, 13; Charter Art 3)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from dangbo.rules._wording import day
from dangbo.rules.calendar import NO_OFFICE_DAYS, OfficeDays, working_days_between
from dangbo.rules.elections.posts import POST_LABELS, Post
from dangbo.rules.elections.regulation import Regulation
from dangbo.rules.verdict import Finding, Severity, Verdict
from dangbo.rules.vocabulary import Standing


@dataclass(frozen=True, slots=True)
class Person:
    """What the rules need to know of somebody at an election."""

    name: str
    standing: Standing = Standing.OFFICIAL
    delegate: bool = False
    on_convening_committee: bool = False
    on_its_list: bool = False
    member_of: frozenset[Post] = frozenset()


@dataclass(frozen=True, slots=True)
class CandidacyFile:
    """The file of somebody who is no delegate: when the board received it, and how many papers it holds."""

    received: date
    papers: int


@dataclass(frozen=True, slots=True)
class Gathering:
    """Where the vote takes place. delegates: a delegate congress; district_or_above: level of the congress."""

    opening: date
    delegates: bool
    district_or_above: bool = False


_CHOSEN_FROM: dict[Post, tuple[Post, str]] = {
    Post.STANDING_COMMITTEE: (Post.COMMITTEE, "candidacy"),
    Post.INSPECTION_CHAIR: (Post.INSPECTION_COMMISSION, "candidacy"),
    Post.INSPECTION_VICE_CHAIR: (Post.INSPECTION_COMMISSION, "inspection-vice-chair"),
}


def check_candidate(
    person: Person,
    post: Post,
    gathering: Gathering,
    regulation: Regulation,
    file: CandidacyFile | None = None,
    extra: OfficeDays = NO_OFFICE_DAYS,
) -> Verdict[bool]:
    """Whether the person may be on the list for the post at a congress.

    file: for somebody who is no delegate at a delegate congress; extra: the office's own days off.
    """
    findings = (
        *_check_standing(person, regulation),
        *_check_convener(person, regulation),
        *_check_file(person, gathering, regulation, file, extra),
        *_check_body(person, post, regulation),
    )
    return Verdict(not any(finding.severity is Severity.ERROR for finding in findings), findings)


def check_nomination(nominator: Person, nominee: Person, regulation: Regulation, agreed: bool) -> Verdict[bool]:
    """Whether the nomination may stand: with the nominee's agreement; a convener stays within the convening list."""
    findings = [*_check_standing(nominator, regulation), *_check_standing(nominee, regulation)]
    if not agreed:
        findings.append(
            regulation.rule("candidacy").error(
                "nominee-has-not-agreed", f"Đề cử phải được {nominee.name} đồng ý bằng văn bản."
            )
        )
    if nominator.on_convening_committee and not nominee.on_its_list:
        findings.append(
            regulation.rule("conveners-bound").error(
                "convener-nominates-outside-list",
                f"{nominator.name} là cấp ủy viên cấp triệu tập, không được đề cử người ngoài danh sách"
                " do cấp ủy triệu tập đề cử.",
            )
        )
    return Verdict(not any(finding.severity is Severity.ERROR for finding in findings), tuple(findings))


def check_teller(person: Person, gathering: Gathering, on_ballot: bool, regulation: Regulation) -> Verdict[bool]:
    """Whether the person may be a teller: an official member or delegate who is not on the ballot."""
    findings = list(_check_standing(person, regulation))
    if gathering.delegates and not person.delegate:
        findings.append(
            regulation.rule("tellers").error(
                "teller-not-delegate", f"{person.name} không phải đại biểu chính thức nên không vào ban kiểm phiếu."
            )
        )
    if on_ballot:
        findings.append(
            regulation.rule("tellers").error(
                "teller-on-list", f"{person.name} có tên trong danh sách bầu cử nên không vào ban kiểm phiếu."
            )
        )
    return Verdict(not findings, tuple(findings))


def _check_standing(person: Person, regulation: Regulation) -> Iterator[Finding]:
    if person.standing is not Standing.OFFICIAL:
        yield regulation.rule("probationary").error(
            "probationary-member",
            f"{person.name} là đảng viên dự bị: chưa có quyền biểu quyết, ứng cử và bầu cử.",
        )


def _check_convener(person: Person, regulation: Regulation) -> Iterator[Finding]:
    if person.on_convening_committee and not person.on_its_list:
        yield regulation.rule("conveners-bound").error(
            "convener-outside-list",
            f"{person.name} là cấp ủy viên cấp triệu tập, không có trong danh sách do cấp ủy triệu tập đề cử:"
            " không được ứng cử hoặc nhận đề cử.",
        )


def _check_file(
    person: Person,
    gathering: Gathering,
    regulation: Regulation,
    file: CandidacyFile | None,
    extra: OfficeDays,
) -> Iterator[Finding]:
    if not gathering.delegates or person.delegate or person.on_its_list:
        return
    if file is None:
        yield regulation.rule("candidacy").error(
            "no-candidacy-file", f"{person.name} không phải đại biểu: phải có hồ sơ ứng cử hoặc đề cử."
        )
    elif gathering.district_or_above:
        yield from _check_file_in_time(person, gathering.opening, regulation, file, extra)
        yield from _check_papers(person, regulation, file)


def _check_file_in_time(
    person: Person, opening: date, regulation: Regulation, file: CandidacyFile, extra: OfficeDays
) -> Iterator[Finding]:
    wanted = regulation.number("candidacy-file-days")
    days = working_days_between(file.received, opening, extra)
    if days < wanted:
        yield regulation.rule("candidacy-file-days").error(
            "candidacy-file-late",
            f"Hồ sơ của {person.name} nộp ngày {day(file.received)}, trước ngày khai mạc {day(opening)}"
            f" {max(days, 0)} ngày làm việc; phải nộp trước ít nhất {wanted} ngày làm việc.",
        )


def _check_papers(person: Person, regulation: Regulation, file: CandidacyFile) -> Iterator[Finding]:
    wanted = regulation.number("candidacy-file-papers")
    if file.papers < wanted:
        yield regulation.rule("candidacy-file-papers").error(
            "candidacy-file-incomplete",
            f"Hồ sơ của {person.name} có {file.papers} trong {wanted} loại giấy tờ phải có.",
        )


def _check_body(person: Person, post: Post, regulation: Regulation) -> Iterator[Finding]:
    if post not in _CHOSEN_FROM:
        return
    body, rule = _CHOSEN_FROM[post]
    if body not in person.member_of:
        yield regulation.rule(rule).error(
            "not-of-the-body",
            f"{POST_LABELS[post].capitalize()} được bầu trong số thành viên {POST_LABELS[body]};"
            f" {person.name} không phải là thành viên.",
        )
