"""The day: members come through a door, the agenda runs item by item, the committee and the delegates are elected."""

from datetime import date, time

from playwright.sync_api import expect

from browser.congress_walk.desk import Desk
from browser.congress_walk.papers import PDF, WORD, complete, issue, make
from browser.congress_walk.planning import OPENING
from browser.congress_walk.register import Small
from browser.congress_walk.voting import Vote, announce, keyed_twice, open_vote, typed_totals
from browser.congress_walk.walk import AWAY, Walk
from dangbo.registry.models import Person

DOORS, BEGINS = time(6, 45), time(7, 30)
NEXT = "main .next-step"
GUESTS = "đồng chí Phó Bí thư Thường trực Đảng ủy Khối"
AIMS = "Theo Dự thảo Nghị quyết đã được đại hội thông qua, có bổ sung chỉ tiêu kết nạp 5 đảng viên trong nhiệm kỳ."
ADOPTED = {
    "Thông qua chương trình, quy chế làm việc": "Chương trình đại hội",
    "Thông qua nghị quyết đại hội": "Dự thảo Nghị quyết",
}
HAPPENED = {
    "Chào cờ, tuyên bố lý do, giới thiệu đại biểu": "Đồng chí Phó Bí thư Đảng ủy tuyên bố lý do, giới thiệu đại biểu.",
    "Báo cáo chính trị": "Đồng chí Bí thư Đảng ủy trình bày Báo cáo chính trị.",
    "Báo cáo kiểm điểm của ban chấp hành": "Đồng chí Phó Bí thư Đảng ủy trình bày Báo cáo kiểm điểm.",
    "Phát biểu chỉ đạo của cấp trên": "Đồng chí Phó Bí thư Thường trực Đảng ủy Khối phát biểu chỉ đạo.",
}
WAITS = {"Báo cáo chính trị": 13, "Báo cáo kiểm điểm của ban chấp hành": 12, "Giải lao": 12}
"""Minutes of the longer items; of the others see `USUAL`. Whoever does nothing for longer is signed out."""
USUAL = 6
TOPICS = ("Nâng cao chất lượng tham mưu", "Đổi mới sinh hoạt chi bộ")
GISTS = (
    "Đề nghị mỗi kỳ họp có kế hoạch phân công đến từng chuyên viên.",
    "Đề nghị mỗi quý một buổi sinh hoạt chuyên đề có người chuẩn bị.",
)


def not_there(walk: Walk) -> None:
    """Who cannot come said so before."""
    desk = walk.secretary
    desk.on(date(2020, 6, 10), walk.page("dai-bieu"))
    for person in walk.small.others[-AWAY:]:
        desk.act(f"Ghi vắng {person.full_name}", absence="Có lý do", reason="Đi công tác theo quyết định của cơ quan")


def through_the_door(walk: Walk, codes: list[str]) -> None:
    """Everybody who comes shows the card; its code is typed at the door."""
    desk = walk.secretary
    desk.on(OPENING, walk.page("diem-danh"), DOORS)
    desk.act("Mở điểm danh")
    desk.follow("Mở Cửa 1")
    page = desk.page
    expect(page.locator("#mang")).to_have_text("Đã nối")
    for place, code in enumerate(codes, start=1):
        page.fill("#ma", code)
        page.keyboard.press("Enter")
        expect(page.locator("#o-day")).to_have_text(str(place))
    expect(page.locator("#cho")).to_have_text("0")
    desk.note(f"Cửa 1: gõ mã của {len(codes)} thẻ")
    desk.shoot("cua-diem-danh")
    desk.open(walk.page("diem-danh"))
    desk.act("Ghi vào danh sách bầu cử")
    desk.shoot("diem-danh")
    desk.open(walk.page("tham-tra"))
    desk.press("Chốt số liệu")
    desk.take("bao-cao-dang-vien-du-dai-hoi", WORD, PDF)
    desk.shoot("bao-cao-dang-vien-du-dai-hoi")


def hold(walk: Walk) -> None:
    """The agenda from the first item to the last."""
    desk = walk.secretary
    desk.on(OPENING, walk.page("ngay-hop"), BEGINS)
    desk.press("Bắt đầu")
    while _item(walk, desk):
        pass
    desk.open(walk.page("diem-danh"))
    desk.act("Đóng điểm danh")


def minutes(walk: Walk) -> None:
    """The minutes of the congress and its resolution, written down from what happened."""
    desk = walk.secretary
    desk.on(OPENING, walk.page("ngay-hop"))
    desk.shoot("ngay-hop")
    desk.press("Lập biên bản")
    complete(desk, GUESTS)
    issue(desk)
    desk.take("bien-ban-dai-hoi", WORD, PDF)
    make(walk, "Nghị quyết đại hội")
    complete(desk, AIMS)
    issue(desk)
    desk.take("nghi-quyet-dai-hoi", WORD, PDF)
    desk.open(walk.page())
    desk.act("Ghi đại hội đã họp")
    desk.shoot("dai-hoi-da-hop")


def _item(walk: Walk, desk: Desk) -> bool:
    """What the item that has begun asks for, its end with what is to stand in the minutes; whether another follows."""
    title, page = desk.page.locator("main h1").inner_text().strip(), desk.path
    asked = desk.page.locator("main .next-step .btn-primary").inner_text().strip()
    if asked == "Ghi kết quả bầu":
        _organ(walk, desk, title)
    elif asked == "Ghi biểu quyết":
        desk.act(asked, within=NEXT, **_hands(walk), **({"paper": ADOPTED[title]} if title in ADOPTED else {}))
    elif asked == "Mở cuộc bầu":
        _committee(walk, desk)
        desk.open(page)
    elif asked == "Lập cuộc bầu":
        _delegates(walk, desk)
        desk.open(page)
    elif desk.page.locator("main #h-pb").count():
        _debate(walk, desk)
    desk.clock.wait(WAITS.get(title, USUAL))
    return _next(desk, HAPPENED.get(title, ""))


def _next(desk: Desk, happened: str) -> bool:
    """On to the next item, with a word on this one where there is something to say; False after the last."""
    if not happened and desk.offers("Sang mục sau"):
        desk.press("Sang mục sau")
        return True
    desk.act("Ghi đã xong", happened=happened)
    if not desk.offers("Bắt đầu mục sau"):
        return False
    desk.press("Bắt đầu mục sau")
    return True


def _hands(walk: Walk, against: int = 0) -> dict[str, int]:
    return {"votes_for": walk.present - against, "votes_against": against, "abstained": 0, "hall": walk.present}


def _organ(walk: Walk, desk: Desk, title: str) -> None:
    """The chair is the secretary, the deputy and a head of a cell; two specialists write."""
    small = walk.small
    presidium = [small.sitting[0], small.sitting[1], small.sitting[3]]
    people = presidium if "Chủ tịch" in title else small.others[4:6]
    desk.act("Ghi kết quả bầu", within=NEXT, people=[person.full_name for person in people],
             head=people[0].full_name, **_hands(walk))  # fmt: skip


def _debate(walk: Walk, desk: Desk) -> None:
    """Two speak on the papers."""
    for person, topic, gist in zip(walk.small.fresh, TOPICS, GISTS, strict=False):
        desk.act("Đăng ký phát biểu", entry=person.full_name, topic=topic)
        desk.press(f"Mời {person.full_name}")
        desk.clock.wait(8)
        desk.act(f"Phát biểu xong: {person.full_name}", gist=gist)
    desk.shoot("thao-luan")


def _committee(walk: Walk, desk: Desk) -> None:
    """Six stand for five seats; the ballots are keyed twice by two pairs of eyes."""
    vote = _vote(walk, "ban-chap-hanh")
    desk.follow("Mở cuộc bầu", within=NEXT)
    open_vote(desk, vote)
    keyed_twice(desk, vote, ballots(walk))
    announce(desk, vote)
    desk.shoot("ket-qua-bau-ban-chap-hanh")


def elected(small: Small) -> list[Person]:
    """Who comes out of the ballots: three of the re-elected, two of the first time."""
    return [small.sitting[0], small.sitting[1], small.sitting[3], small.fresh[0], small.fresh[1]]


def ballots(walk: Walk) -> list[str]:
    """What stands on each ballot: most strike the last of the re-elected, one strikes nobody and is invalid."""
    loser, *others = (walk.small.sitting[4], walk.small.sitting[3], walk.small.fresh[0], walk.small.fresh[1])
    marked = [loser.full_name] * (walk.present - 4)
    return [*marked, *(person.full_name for person in others), ""]


def _delegates(walk: Walk, desk: Desk) -> None:
    """Two delegates to the bloc's congress and one alternate, from a list of three."""
    small = walk.small
    names = [small.sitting[0].full_name, small.sitting[1].full_name, small.fresh[0].full_name]
    vote = _vote(walk, "dai-bieu")
    desk.act("Lập cuộc bầu", within=NEXT, seats=2, alternates=1)
    open_vote(desk, vote, names)
    typed_totals(desk, vote, dict(zip(names, (16, 15, 13), strict=True)))
    announce(desk, vote, alternates=True)


def _vote(walk: Walk, files: str) -> Vote:
    """Three tellers who stand for nothing."""
    return Vote([person.full_name for person in walk.small.others[6:9]], walk.present, files)
