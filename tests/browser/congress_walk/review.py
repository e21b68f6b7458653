"""The dossier goes up, is appraised, reviewed in a session with a question, concluded; a supplement is asked for."""

from datetime import date

from browser.congress_walk.papers import PDF, WORD, issue, make
from browser.congress_walk.walk import Walk

SUBMITTED, ASKED, APPRAISED = date(2020, 3, 2), date(2020, 3, 3), date(2020, 3, 10)
CALLED, HELD, CONCLUDED = date(2020, 3, 12), date(2020, 3, 19), date(2020, 3, 24)
DELIVERED, ACCEPTED = date(2020, 3, 27), date(2020, 3, 30)
ON_PAPER = "Bản giấy, 05 bộ, đóng quyển"
SUPPLEMENT = "Bổ sung vào báo cáo chính trị chỉ tiêu học tập lý luận chính trị"


def submit(walk: Walk) -> None:
    """The request with everything the checklist asks; what is kept on paper is noted so."""
    desk = walk.secretary
    desk.on(SUBMITTED, walk.page("van-ban"))
    make(walk, "Tờ trình đề nghị duyệt đại hội")
    desk.follow("Mở văn bản")
    issue(desk)
    desk.take("to-trinh-duyet-dai-hoi", WORD, PDF)
    desk.open(walk.page("duyet"))
    desk.act("Đính cả")
    for row in desk.page.locator("main section[aria-labelledby=h-ho-so] tbody tr").all_inner_texts():
        if "Còn thiếu" in row:
            label = row.split("\t")[0].strip()
            desk.act(f"Đính {label}", within=f"main tr:has-text('{label}')", note=ON_PAPER)
    desk.shoot("ho-so-duyet")
    desk.act("Trình hồ sơ", on=SUBMITTED)


def appraise(walk: Walk) -> None:
    """The superior's departments say what they think."""
    desk = walk.superior
    desk.on(ASKED, walk.page("duyet"))
    desk.act("Giao thẩm định", on=ASKED, due_on=APPRAISED, departments="Ban Tổ chức\nỦy ban Kiểm tra")
    desk.on(APPRAISED, walk.page("duyet"))
    for department, opinion in (
        ("Ban Tổ chức", "Nhân sự bảo đảm tiêu chuẩn, số lượng, cơ cấu; đủ hồ sơ."),
        ("Ủy ban Kiểm tra", "Không có đơn thư, khiếu nại về nhân sự."),
    ):
        desk.act(f"Ghi ý kiến của {department}", agrees="Đồng ý", opinion=opinion, on=APPRAISED)
    desk.shoot("tham-dinh")


def session(walk: Walk) -> None:
    """A session with its chair, a member and a secretary; a question is put and answered."""
    desk, above = walk.superior, walk.small.above
    desk.on(CALLED, f"{walk.round}duyet/lap-phien/")
    desk.send(congresses=["Văn phòng Hội đồng nhân dân"], called_for=HELD, begins_at="08:00", form="trực tiếp",
              place="Phòng họp Đảng ủy Khối")  # fmt: skip
    held = desk.path
    for person, role in zip(above, ("Chủ trì", "Tham gia", "Thư ký"), strict=False):
        desk.open(held)
        desk.act("Thêm người dự", person=person.full_name, role=role)
    desk.on(HELD, held)
    desk.act("Ghi câu hỏi", asked_by=above[1].full_name,
             text="Vì sao danh sách chỉ có số dư một người?")  # fmt: skip
    walk.secretary.on(HELD, walk.page("duyet"))
    walk.secretary.act("Ghi trả lời", answered_by=walk.small.sitting[0].full_name,
                       answer="Danh sách 6 người để bầu 5, số dư 20%, đúng mức quy định.")  # fmt: skip
    desk.open(held)
    desk.act("Ghi phiên duyệt đã họp", on=HELD, minutes="Nghe báo cáo, ý kiến thẩm định, hỏi đáp; thống nhất kết luận.")
    desk.shoot("phien-duyet")


def conclude(walk: Walk) -> None:
    """Approved for its day, with the two who may be elected to office and one thing to be added."""
    desk, sitting = walk.superior, walk.small.sitting
    desk.on(CONCLUDED, walk.page("duyet"))
    desk.act(
        "Ghi thông báo kết luận",
        approved="Đồng ý tổ chức",
        text="Đồng ý nội dung văn kiện, đề án nhân sự và thời gian tổ chức đại hội.",
        on=CONCLUDED,
        symbol="01-TB/ĐUK",
        secretary=sitting[0].full_name,
        deputies=[sitting[1].full_name],
        supplements=SUPPLEMENT,
        supplements_due=ACCEPTED,
    )
    make(walk, "Thông báo kết luận duyệt đại hội", desk)
    desk.follow("Mở văn bản")
    issue(desk)
    desk.take("thong-bao-ket-luan-duyet", WORD, PDF)
    walk.secretary.on(DELIVERED, walk.page("duyet"))
    walk.secretary.act(f"Bổ sung: {SUPPLEMENT}", note="Đã bổ sung vào mục II, phần thứ hai", on=DELIVERED)
    desk.on(ACCEPTED, walk.page("duyet"))
    desk.act(f"Ghi kết quả: {SUPPLEMENT}", accepted="Đạt", on=ACCEPTED)
    desk.shoot("duyet-dai-hoi")
