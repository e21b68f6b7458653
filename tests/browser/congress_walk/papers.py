"""Papers of the catalogue: made from facts, completed, issued with a number, taken away as Word and PDF."""

import re
from datetime import date

from browser.congress_walk import texts
from browser.congress_walk.desk import Desk
from browser.congress_walk.planning import HALL
from browser.congress_walk.walk import Walk

WORD, PDF = "Tải bản Word", "Tải bản PDF"
BLANK, PLACE_KEY = "……", "{{dai_hoi.dia_diem}}"
PLAN_ISSUED, DRAFTED, ASKED_UNTIL = date(2019, 11, 8), date(2019, 12, 2), date(2019, 12, 31)
GIVEN, SETTLED = date(2019, 12, 16), date(2020, 1, 3)


def make(walk: Walk, title: str, desk: Desk | None = None) -> Desk:
    """Begin a paper of the catalogue; its page is open."""
    at = desk or walk.secretary
    at.open(walk.page("van-ban"))
    at.press(f"Soạn {title}")
    return at


def complete(desk: Desk, *words: str, place: str = "", **fields: object) -> None:
    """Write over the blanks of a draft in their order, and over the place where it is not known yet.

    The page of the document is open afterwards.
    """
    desk.follow("Sửa dự thảo")
    text = desk.page.locator("main form#soan [name=text]").input_value()
    left = iter(words)
    filled = re.sub(re.escape(BLANK), lambda _blank: next(left, BLANK), text)
    desk.fill(text=filled.replace(PLACE_KEY, place) if place else filled, **fields)
    desk.going("main form#soan button.btn-primary[type=submit]")
    desk.heard()


def issue(desk: Desk, on: date | None = None) -> None:
    """Give the document that is open its number; what is to be weighed is accepted."""
    desk.follow("Ban hành")
    if on is not None:
        desk.fill(issued_on=on)
    for line in desk.page.locator("main .warn-accept").all():
        line.locator("input").check()
        desk.note(f"Đã xem xét: {' '.join(line.locator('label').inner_text().split())}")
    desk.going("main .decide button.btn-primary[type=submit]")
    desk.heard()


def the_plan(walk: Walk) -> None:
    """The plan of the congress, issued."""
    walk.secretary.on(PLAN_ISSUED, walk.page("van-ban"))
    desk = make(walk, "Kế hoạch tổ chức đại hội")
    complete(desk, place=HALL)
    issue(desk)
    desk.take("ke-hoach-dai-hoi", WORD, PDF)
    desk.shoot("van-ban-da-ban-hanh")


def of_groups(walk: Walk) -> None:
    """What the papers' group is to do."""
    desk = make(walk, "Phân công nhiệm vụ của Tiểu ban Văn kiện")
    desk.take("phan-cong-tieu-ban-van-kien", WORD, PDF)


def drafts(walk: Walk) -> None:
    """The four main papers; the political report goes to the cells for their opinions."""
    desk = walk.secretary
    desk.on(DRAFTED, walk.page("van-ban"))
    make(walk, "Báo cáo chính trị")
    report = desk.path
    complete(desk, *texts.REPORT, change_note="Viết các phần theo đề cương")
    desk.take("bao-cao-chinh-tri", WORD, PDF)
    make(walk, "Báo cáo kiểm điểm")
    complete(desk, *texts.REVIEW)
    desk.take("bao-cao-kiem-diem", WORD, PDF)
    make(walk, "Dự thảo Nghị quyết đại hội")
    complete(desk, *texts.RESOLUTION)
    desk.take("du-thao-nghi-quyet", WORD, PDF)
    make(walk, "Dự thảo Chương trình hành động")
    complete(desk, *texts.PROGRAMME)
    desk.take("du-thao-chuong-trinh-hanh-dong", WORD, PDF)
    desk.open(report)
    desk.act("Lấy ý kiến", until=ASKED_UNTIL, request="chỉ tiêu kết nạp đảng viên, công tác kiểm tra, giám sát")
    desk.open(walk.page("van-ban"))
    desk.shoot("van-ban-dai-hoi")


def opinions(walk: Walk) -> None:
    """A cell's secretary gives its opinions by herself, the office enters those of the other."""
    opened = walk.secretary
    opened.on(GIVEN, walk.page("van-ban"))
    opened.follow("Báo cáo chính trị")
    opened.follow("Xem ý kiến")
    round_ = opened.path
    cell = walk.cell
    cell.on(GIVEN, round_)
    cell.act("Góp ý mục này: II. CHỈ TIÊU CHỦ YẾU", text="Đề nghị nâng chỉ tiêu kết nạp từ 4 lên 5 đảng viên.")
    cell.act("Góp ý mục này: III. HẠN CHẾ, NGUYÊN NHÂN", text="Nêu rõ trách nhiệm của từng chi bộ.",
             author=walk.small.others[1].full_name)  # fmt: skip
    cell.act("Ghi đã góp ý xong", took_part=11)
    cell.shoot("gop-y-van-kien")
    opened.open(round_)
    opened.act("Nhập ý kiến", section="III. NHIỆM VỤ", organisation="Chi bộ Tổng hợp",
               text="Bổ sung nhiệm vụ chuyển đổi số trong phục vụ kỳ họp.")  # fmt: skip
    opened.act("Ghi đã góp ý xong", took_part=13)


def report_on_opinions(walk: Walk) -> None:
    """Every opinion is taken up or not, with the reason; the report on them writes itself."""
    desk = walk.secretary
    desk.on(SETTLED, walk.page("van-ban"))
    desk.follow("Báo cáo chính trị")
    desk.follow("Xem ý kiến")
    for text, taken, reason in (
        ("Đề nghị nâng chỉ tiêu", "Tiếp thu", ""),
        ("Nêu rõ trách nhiệm", "Không tiếp thu", "Báo cáo kiểm điểm đã nêu; báo cáo chính trị chỉ nêu chung."),
        ("Bổ sung nhiệm vụ", "Tiếp thu một phần", "Đưa vào nhiệm vụ nâng cao chất lượng tham mưu."),
    ):
        desk.act(f"Tiếp thu, giải trình: {text}", taken=taken, reason=reason)
    desk.act("Kết thúc lấy ý kiến")
    desk.shoot("y-kien-gop-y")
    make(walk, "Báo cáo tổng hợp, tiếp thu, giải trình ý kiến góp ý")
    desk.take("bao-cao-tong-hop-y-kien", WORD, PDF)
