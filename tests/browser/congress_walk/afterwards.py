"""After the congress: the first meeting elects, results go up, the superior ratifies, the archive is handed over."""

from datetime import date, time

from browser.congress_walk.papers import PDF, WORD, complete, issue, make
from browser.congress_walk.planning import HALL, OPENING
from browser.congress_walk.register import Small
from browser.congress_walk.voting import Vote, announce, open_vote, typed_totals
from browser.congress_walk.walk import Walk
from dangbo.registry.models import Person

AFTERNOON = time(15)
SENT, RECEIVED, RATIFIED = date(2020, 6, 16), date(2020, 6, 17), date(2020, 6, 29)
ARCHIVED = date(2020, 7, 10)


def first_meeting(walk: Walk) -> None:
    """The new committee elects secretary, deputy and inspection commission on the afternoon of the congress."""
    desk, small = walk.secretary, walk.small
    desk.on(OPENING, walk.page("sau-dai-hoi"), AFTERNOON)
    desk.act("Lập hội nghị lần thứ nhất", on=OPENING, place=HALL)
    meeting = desk.path
    desk.act("Điểm danh")
    tellers = [person.full_name for person in (small.fresh[0], small.fresh[1])]
    desk.shoot("hoi-nghi-lan-thu-nhat")
    secretary, deputy = (person.full_name for person in small.sitting[:2])
    inspecting = dict(zip([person.full_name for person in commission(small)], (5, 5, 4), strict=True))
    for post, votes, seats, files in (
        ("bí thư", {secretary: 5}, 1, "bi-thu"),
        ("phó bí thư", {deputy: 5}, 1, "pho-bi-thu"),
        ("ủy ban kiểm tra", inspecting, 3, "uy-ban-kiem-tra"),
        ("chủ nhiệm", {deputy: 5}, 1, "chu-nhiem-uy-ban-kiem-tra"),
    ):
        desk.open(meeting)
        vote = Vote(tellers, 5, files)
        desk.act(f"Lập cuộc bầu {post}", seats=seats)
        open_vote(desk, vote, list(votes))
        typed_totals(desk, vote, votes)
        announce(desk, vote)
    desk.shoot("ket-qua-bau-chu-nhiem-uy-ban-kiem-tra")
    desk.open("/van-ban/day-so/dai-hoi/khep/")
    desk.send(closing=OPENING, first_plenum=OPENING)


def commission(small: Small) -> list[Person]:
    """The new inspection commission: its head, the deputy secretary, then a head of a cell and one who sat before."""
    return [small.sitting[1], small.sitting[3], small.commission[1]]


def send_results(walk: Walk) -> None:
    """The report and the request to ratify, issued by the new committee; the results are written down as sent."""
    desk = walk.secretary
    desk.on(SENT, walk.page("van-ban"))
    make(walk, "Báo cáo kết quả đại hội")
    complete(desk, *ASSESSMENT)
    issue(desk)
    desk.take("bao-cao-ket-qua-dai-hoi", WORD, PDF)
    make(walk, "Tờ trình đề nghị chuẩn y")
    desk.follow("Mở văn bản")
    issue(desk)
    desk.take("to-trinh-de-nghi-chuan-y", WORD, PDF)
    desk.open(walk.meeting)
    desk.take("danh-sach-trung-cu", "Word: Danh sách trúng cử", "PDF: Danh sách trúng cử")
    desk.open(walk.page("sau-dai-hoi"))
    desk.act("Ghi báo cáo kết quả", reported_on=SENT, symbol="01-BC/ĐU")


def ratify(walk: Walk) -> None:
    """The superior receives the results and ratifies every vote by one decision."""
    desk = walk.superior
    desk.on(RECEIVED, walk.page("sau-dai-hoi"))
    desk.act("Ghi ngày nhận kết quả", on=RECEIVED)
    desk.on(RATIFIED, walk.page("sau-dai-hoi"))
    desk.act("Chuẩn y kết quả", on=RATIFIED, symbol="118-QĐ/ĐUK", issued_on=RATIFIED,
             issuer="Ban Thường vụ Đảng ủy Khối các cơ quan tỉnh", signer=walk.small.above[0].full_name)  # fmt: skip
    desk.shoot("chuan-y")
    desk.open(walk.round)
    desk.shoot("dot-dai-hoi-sau-chuan-y")


def hand_over(walk: Walk) -> None:
    """The working rules of the new committee; every group of files goes to the archive."""
    desk = walk.secretary
    desk.on(ARCHIVED, walk.page("van-ban"))
    make(walk, "Quy chế làm việc của cấp ủy")
    complete(desk, "mỗi tháng")
    issue(desk)
    desk.take("quy-che-lam-viec-cap-uy", WORD, PDF)
    desk.open(walk.page("sau-dai-hoi"))
    while desk.has("Ghi đã nộp"):
        desk.act("Ghi đã nộp", on=ARCHIVED, received_by="Kho lưu trữ Đảng ủy Khối")
    desk.shoot("sau-dai-hoi")
    desk.open(walk.page())
    desk.shoot("dai-hoi-xong")


ASSESSMENT = (
    "Đại hội diễn ra dân chủ, đúng nguyên tắc, đúng Điều lệ Đảng và Quy chế bầu cử trong Đảng.",
    "Không.",
)
