"""The minutes of a step's meeting and of its count, in the form of the minutes of elections."""

from collections.abc import Callable, Iterator, Mapping

from dangbo.congresses.models.personnel import Duty, PersonnelStep, StepParticipant, StepWay
from dangbo.congresses.queries.personnel.lists import next_step
from dangbo.congresses.queries.personnel.step_page import NameLine, StepView, view_of
from dangbo.congresses.queries.personnel.words import step_name
from dangbo.elections.papers import ElectionPaper
from dangbo.elections.papers.catalogue import PaperKind
from dangbo.elections.papers.facts import people
from dangbo.elections.papers.writing import BLANK, lowered, post_and_unit, table, text_of
from dangbo.paper.errors import FileError
from dangbo.paper.party_documents import Signature
from dangbo.vietnamese.committees import committee_of
from dangbo.vietnamese.dates import format_long
from dangbo.vietnamese.numbers import format_int

NOT_HELD = "Chưa lập được biên bản: bước này chưa ghi ngày họp và điểm danh."
NOT_COUNTED = "Chưa lập được biên bản kiểm phiếu: bước này chưa ghi số phiếu."
OF_STEP: Mapping[str, PaperKind] = {
    "bien-ban": PaperKind("Biên bản hội nghị", "Thư ký và chủ trì ký"),
    "kiem-phieu": PaperKind("Biên bản kiểm phiếu", "Tổ kiểm phiếu và chủ trì ký"),
}


def step_paper(step: PersonnelStep, key: str) -> ElectionPaper:
    """A paper of a step. Raises KeyError for an unknown key, FileError where it cannot be written yet."""
    return _WRITERS[key](view_of(step))


def meeting_minutes(view: StepView) -> ElectionPaper:
    """The minutes of the meeting. Raises FileError before it was held."""
    step = view.step
    return _paper(
        view,
        f"{lowered(step.title)}, {lowered(step_name(step))}",
        text_of(_begin(view), _people(view), _put(view), _outcome(view), _handed(view), _end()),
        (Signature("Thư ký", _name(view, Duty.SECRETARY)), Signature("Chủ trì", _name(view, Duty.CHAIR))),
    )


def count_minutes(view: StepView) -> ElectionPaper:
    """The minutes of the count. Raises FileError before there is one, and for a step voted by raised hands."""
    if view.step.way != StepWay.SECRET or view.step.issued is None:
        raise FileError(NOT_COUNTED)
    step = view.step
    return _paper(
        view,
        f"kiểm phiếu {lowered(step.title)}, {lowered(step_name(step))}",
        text_of(_begin(view), _tellers(view), _voters(view), _ballots(step), _votes(view), _end()),
        (
            Signature("Chủ trì", _name(view, Duty.CHAIR)),
            Signature("Tổ trưởng", _name(view, Duty.HEAD_TELLER), "T/M Tổ kiểm phiếu"),
        ),
    )


_WRITERS: Mapping[str, Callable[[StepView], ElectionPaper]] = {
    "bien-ban": meeting_minutes,
    "kiem-phieu": count_minutes,
}


def _paper(view: StepView, abstract: str, text: str, signatures: tuple[Signature, ...]) -> ElectionPaper:
    step = view.step
    if step.held_on is None:
        raise FileError(NOT_HELD)
    version = step.run.plan.congress.organisation.version_at(step.held_on)
    above = committee_of(version.parent.version_at(step.held_on).name) if version.parent else ""
    return ElectionPaper(
        kind="minutes",
        superior=above,
        issuer=committee_of(version.name),
        abstract=abstract,
        text=text,
        signatures=signatures,
        on=step.held_on,
    )


def _name(view: StepView, duty: Duty) -> str:
    found = view.having(duty)
    return found[0].full_name if found else ""


def _begin(view: StepView) -> Iterator[str]:
    step = view.step
    if step.held_on is None:
        raise FileError(NOT_HELD)
    when = f"Hôm nay, {format_long(step.held_on)}, tại {step.place or BLANK}"
    yield f"{when}, {lowered(step.title)} tiến hành {lowered(step_name(step))}."
    if step.task:
        yield f"Nội dung: {lowered(step.task)}."


def _people(view: StepView) -> Iterator[str]:
    yield "I. THÀNH PHẦN"
    rows = [("Được triệu tập", view.presence.summoned), ("Có mặt", view.presence.present)]
    rows.append(("Vắng mặt", len(view.absent)))
    yield from table(("Nội dung", "Số người"), [(name, format_int(number)) for name, number in rows], numbers=[1])
    if view.absent:
        yield f"Vắng mặt: {', '.join(map(_said, view.absent))}."
    yield f"Chủ trì: {_duty(view, Duty.CHAIR)}. Thư ký: {_duty(view, Duty.SECRETARY)}."


def _said(row: StepParticipant) -> str:
    where = post_and_unit(row.post, row.unit)
    return f"{row.full_name} ({where})" if where else row.full_name


def _duty(view: StepView, duty: Duty) -> str:
    return ", ".join(map(_said, view.having(duty))) or BLANK


def _put(view: StepView) -> Iterator[str]:
    yield "II. DANH SÁCH ĐƯA RA LẤY Ý KIẾN"
    yield f"Danh sách gồm {people(len(view.lines))}:"
    rows = [
        (
            number,
            line.name.nominee.person.full_name,
            line.name.nominee.person.birth_date.year,
            post_and_unit(line.name.nominee.post, line.name.nominee.unit),
        )
        for number, line in enumerate(view.lines, start=1)
    ]
    yield from table(("TT", "Họ và tên", "Năm sinh", "Chức vụ, đơn vị"), rows)
    for line in view.lines:
        if line.name.entry_reason:
            yield f"- Bổ sung {line.name.nominee.person.full_name}; lý do: {line.name.entry_reason};"
    for gone in view.step.dropped.select_related("nominee__person"):
        yield f"- Đưa {gone.nominee.person.full_name} ra khỏi danh sách; lý do: {gone.reason};"


def _outcome(view: StepView) -> Iterator[str]:
    yield "III. KẾT QUẢ"
    how = "bỏ phiếu kín" if view.step.way == StepWay.SECRET else "biểu quyết giơ tay"
    yield f"Hội nghị thảo luận và {how}. Tỷ lệ tính trên {view.base_words}."
    if not view.is_counted:
        yield "Kết quả từng người: ……"
        return
    yield from _votes_table(view)


def _votes_table(view: StepView) -> Iterator[str]:
    rows = [
        (number, line.name.nominee.person.full_name, format_int(line.name.agreed or 0), line.percent)
        for number, line in enumerate(view.lines, start=1)
    ]
    yield from table(("TT", "Họ và tên", "Đồng ý", f"Tỷ lệ trên {view.base_words}"), rows, numbers=[2, 3])
    if view.result is not None:
        yield f"Quá một nửa là từ {format_int(view.result.needed)} trở lên."


def _handed(view: StepView) -> Iterator[str]:
    yield "IV. KẾT LUẬN"
    whither = "sang bước sau" if next_step(view.step) else "ra đại hội"
    if not view.step.is_closed:
        yield f"Danh sách đưa {whither}: {BLANK}"
        return
    on = [line for line in view.lines if line.name.goes_on]
    off = [line for line in view.lines if not line.name.goes_on]
    yield f"Đưa {whither} {people(len(on))}: {_names(on)}." if on else f"Không đưa người nào {whither}."
    if off:
        yield f"Không đưa {whither} {people(len(off))}: {_names(off)}."
    for line in view.lines:
        if line.name.reason:
            yield f"- {line.name.nominee.person.full_name}: quyết định khác kết quả; lý do: {line.name.reason};"


def _names(lines: list[NameLine]) -> str:
    return ", ".join(line.name.nominee.person.full_name for line in lines)


def _tellers(view: StepView) -> Iterator[str]:
    yield "I. TỔ KIỂM PHIẾU"
    tellers = view.having(Duty.HEAD_TELLER, Duty.TELLER)
    if not tellers:
        yield f"Tổ kiểm phiếu: {BLANK}"
        return
    rows = [(number, row.full_name, row.get_duty_display()) for number, row in enumerate(tellers, start=1)]
    yield from table(("TT", "Họ và tên", "Nhiệm vụ"), rows)


def _voters(view: StepView) -> Iterator[str]:
    yield "II. SỐ NGƯỜI"
    yield (
        f"Được triệu tập {people(view.presence.summoned)}, có mặt {people(view.presence.present)}, "
        f"vắng mặt {people(len(view.absent))}."
    )


def _ballots(step: PersonnelStep) -> Iterator[str]:
    yield "III. TÌNH HÌNH PHIẾU"
    lines = (
        ("Phát ra", step.issued),
        ("Thu vào", step.collected),
        ("Hợp lệ", step.valid),
        ("Không hợp lệ", step.invalid),
    )
    rows = [(name, format_int(number or 0)) for name, number in lines]
    yield from table(("Phiếu", "Số phiếu"), rows, numbers=[1])


def _votes(view: StepView) -> Iterator[str]:
    yield "IV. KẾT QUẢ KIỂM PHIẾU"
    yield from _votes_table(view)
    passed = [line for line in view.lines if line.passes]
    yield f"Quá một nửa {people(len(passed))}: {_names(passed)}." if passed else "Không có ai quá một nửa."


def _end() -> Iterator[str]:
    yield "Biên bản đã được đọc và thông qua trước hội nghị."
