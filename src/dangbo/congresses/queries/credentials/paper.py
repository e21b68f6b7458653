"""The credentials report, and that of a congress of all members on its members, as papers to be signed."""

from collections.abc import Iterator
from datetime import date

from dangbo.congresses.models import Congress
from dangbo.congresses.queries.credentials.report import EXCUSED, UNEXCUSED, CredentialsReport
from dangbo.congresses.queries.delegates.naming import full_congress_name
from dangbo.congresses.queries.delegates.printing import issuer_of, superior_of
from dangbo.elections.papers.writing import BLANK, ElectionPaper, table, text_of
from dangbo.paper.party_documents import Signature
from dangbo.rules.congress.credentials import Breakdown, Span
from dangbo.rules.congress.kind import CongressKind
from dangbo.rules.verdict import Severity
from dangbo.vietnamese.dates import format_long
from dangbo.vietnamese.numbers import format_decimal, format_int, percent

LONG = 12
"""Breakdowns of more lines stand at the end, as an annex would."""


def title_of(congress: Congress) -> str:
    """What the report of this kind of congress is called."""
    if congress.kind == CongressKind.MEMBER:
        return "Báo cáo tình hình đảng viên dự đại hội"
    return "Báo cáo thẩm tra tư cách đại biểu"


def about_of(congress: Congress, on: date) -> str:
    """What the report is about; only a congress of delegates has credentials."""
    name = full_congress_name(congress, on)
    about = "tình hình đảng viên dự" if congress.kind == CongressKind.MEMBER else "thẩm tra tư cách đại biểu dự"
    return f"{about} {name[:1].lower()}{name[1:]}"


def credentials_paper(report: CredentialsReport) -> ElectionPaper:
    """The report as it is set."""
    congress, on = report.snapshot.congress, report.opening
    of_members = congress.kind == CongressKind.MEMBER
    issuer = issuer_of(congress, on)
    board = "Ban Thẩm tra tư cách đại biểu"
    sign = Signature("Bí thư", "", f"T/M {issuer}") if of_members else Signature("Trưởng ban", "", f"T/M {board}")
    return ElectionPaper(
        kind="report",
        superior=superior_of(congress, on) if of_members else congress.organisation.version_at(on).name,
        issuer=issuer if of_members else board,
        abstract=about_of(congress, on),
        text=text_of(_attendance(report), _how(report), _structure(report), _spans(report), _conclusion(report)),
        signatures=(sign,),
        on=on,
        recipients=("Đại hội", f"Lưu {issuer if of_members else board}"),
    )


def _attendance(report: CredentialsReport) -> Iterator[str]:
    numbers = report.numbers
    who = "đảng viên" if report.is_of_members else "đại biểu"
    yield "1. Tình hình dự đại hội"
    yield (
        f"Tại thời điểm khai mạc, {format_long(report.opening)}: được triệu tập {format_int(numbers.summoned)} {who}; "
        f"có mặt {format_int(numbers.present)} ({percent(numbers.present, numbers.summoned)}); vắng có lý do "
        f"{format_int(numbers.excused)}, vắng không có lý do hoặc chưa rõ {format_int(numbers.unexcused)}."
    )
    for key, told in ((EXCUSED, "Vắng có lý do"), (UNEXCUSED, "Vắng không có lý do hoặc chưa rõ")):
        people = report.lists[key]
        if people:
            yield f"{told}: {', '.join(_absent(person) for person in people)}."


def _absent(person: object) -> str:
    name, reason = person["name"], person["absence_reason"]  # type: ignore[index]
    return f"{name} ({reason})" if reason else str(name)


def _how(report: CredentialsReport) -> Iterator[str]:
    if report.is_of_members:
        return
    yield "2. Việc bầu cử, chỉ định đại biểu và đơn thư"
    sitting = [person for person in report.people if person["replaces"]]
    if sitting:
        names = ", ".join(
            f"{person['name']} thay {report.by_id[person['replaces']]['name']}"
            for person in sitting
            if person["replaces"] in report.by_id
        )
        yield f"Đại biểu dự khuyết thay đại biểu vắng: {names}."
    barred = [person for person in report.people if person["barred"]]
    if barred:
        yield f"Không được triệu tập theo quy định: {' '.join(str(person['barred']) for person in barred)}"
    yield f"Đơn thư về tư cách đại biểu và kết luận: {BLANK}"


def _structure(report: CredentialsReport) -> Iterator[str]:
    number = 2 if report.is_of_members else 3
    yield f"{number}. Cơ cấu, trình độ của {'đảng viên' if report.is_of_members else 'đại biểu'} có mặt"
    yield "Mỗi bảng cộng lại bằng số có mặt."
    ordered = sorted(report.numbers.breakdowns, key=lambda one: len(one.lines) > LONG)
    for breakdown in ordered:
        yield from _table(breakdown)


def _table(breakdown: Breakdown) -> list[str]:
    rows = [(line.label, format_int(line.count), f"{line.percent}%") for line in breakdown.lines]
    total = ("Cộng", format_int(breakdown.total), "100%" if breakdown.total else "–")
    return table((breakdown.title, "Số người", "Tỷ lệ"), [*rows, total], numbers=[1, 2])


def _spans(report: CredentialsReport) -> Iterator[str]:
    number = 3 if report.is_of_members else 4
    yield f"{number}. Tuổi đời, tuổi đảng"
    numbers = report.numbers
    for span, words in ((numbers.age, ("Tuổi đời", "cao tuổi nhất", "trẻ tuổi nhất", "tuổi")),
                        (numbers.party_age, ("Tuổi đảng", "nhiều nhất", "ít nhất", "năm"))):  # fmt: skip
        if span is not None:
            yield _span(span, *words)


def _span(span: Span, what: str, most: str, least: str, unit: str) -> str:
    average = format_decimal(span.average, 1)
    return (
        f"{what} bình quân {average} {unit} ({format_int(span.known)} người đã rõ); {most} {format_int(span.most)} "
        f"{unit}: {', '.join(span.most_names)}; {least} {format_int(span.least)} {unit}: {', '.join(span.least_names)}."
    )


def _conclusion(report: CredentialsReport) -> Iterator[str]:
    number = 4 if report.is_of_members else 5
    yield f"{number}. Kết luận"
    for finding in report.findings:
        if finding.code in ("quorum", "no-quorum"):
            yield finding.message
    bad = [finding for finding in report.findings if finding.severity is Severity.ERROR]
    if not report.is_of_members and not bad:
        present = format_int(report.numbers.present)
        yield f"Đề nghị đại hội công nhận {present} đại biểu có mặt đủ tư cách dự đại hội."
