"""One vote through the pages: its list, its tellers, the ballots handed out, counted, announced, the minutes signed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from playwright.sync_api import expect

from browser.congress_walk.desk import Desk


@dataclass(frozen=True)
class Vote:
    """What is known of a vote before it is held. tellers: the head first; present: who vote; files: its short name."""

    tellers: Sequence[str]
    present: int
    files: str


def open_vote(desk: Desk, vote: Vote, names: Sequence[str] = ()) -> None:
    """From the page of the election: names put forward, tellers, list, ballots handed out, the vote closed."""
    if names:
        desk.act("Thêm người ứng cử, đề cử", people=list(names))
    desk.act("Ghi ban kiểm phiếu", people=list(vote.tellers), head=vote.tellers[0], votes_for=vote.present,
             hall=vote.present)  # fmt: skip
    desk.act("Chốt danh sách", votes_for=vote.present, hall=vote.present)
    hand_out(desk, vote)


def hand_out(desk: Desk, vote: Vote) -> None:
    """The ballot taken to the printer, handed out to everybody present, the vote closed."""
    desk.take(f"phieu-bau-{vote.files}", "Tải phiếu bầu (PDF)")
    desk.act("Ghi phát phiếu", present=vote.present, issued=vote.present)
    desk.act("Đóng bỏ phiếu")


def announce(desk: Desk, vote: Vote, *, alternates: bool = False) -> None:
    """The result announced and its minutes signed, which are taken away; the congress may decide on alternates."""
    desk.act("Công bố kết quả")
    if alternates:
        desk.act("Ghi quyết định", agreed="Có", answer="Lấy đại biểu dự khuyết từ cùng danh sách, theo số phiếu",
                 decided_by="Đại hội", votes_for=vote.present, hall=vote.present)  # fmt: skip
        desk.act("Ghi đại biểu dự khuyết")
    desk.act("Ghi đã ký biên bản")
    desk.take(f"bien-ban-kiem-phieu-{vote.files}", "Word: Biên bản kiểm phiếu", "PDF: Biên bản kiểm phiếu")


def typed_totals(desk: Desk, vote: Vote, votes: Mapping[str, int]) -> None:
    """The sums of a count by hand, all ballots valid."""
    desk.follow("Mở bàn kiểm phiếu")
    desk.follow("Nhập số tổng")
    labels = desk.page.locator("main form label[for^=id_votes_]").all_inner_texts()
    names = [text.split(". ", 1)[1].strip() for text in labels]
    by_place = {f"votes_{place}": votes[name] for place, name in enumerate(names, start=1)}
    desk.send(issued=vote.present, collected=vote.present, valid=vote.present, invalid=0, **by_place)


def keyed_twice(desk: Desk, vote: Vote, ballots: Sequence[str]) -> None:
    """Two counts of the same ballots, each keyed by two tellers who do not see each other's.

    ballots: for each the names struck out, parted by ";".
    """
    desk.follow("Mở bàn kiểm phiếu")
    page = desk.path
    for ordinal in ("thứ nhất", "thứ hai"):
        desk.act(f"Mở lần kiểm {ordinal}", collected=len(ballots), not_returned=vote.present - len(ballots))
        desk.act("Thêm tập phiếu", declared=len(ballots))
        for teller in vote.tellers[:2]:
            _key(desk, teller, ballots)
        if ordinal == "thứ nhất":
            desk.shoot("tap-phieu")
        desk.follow("Về lần kiểm")
        desk.act("Kết thúc lần kiểm")
        desk.open(page)
    desk.shoot("kiem-phieu")
    desk.act("Xác nhận số liệu")


def _key(desk: Desk, teller: str, ballots: Sequence[str]) -> None:
    """Every ballot typed with the keyboard alone."""
    page = desk.page
    desk.follow(teller, within="main .who")
    numbers = {
        row.locator(".name").inner_text().strip(): str(number)
        for number, row in enumerate(page.locator("#danh-sach li").all(), start=1)
    }
    batch = page.locator("#nhap-phieu").get_attribute("data-back")
    for place, struck in enumerate(ballots, start=1):
        page.keyboard.type(" ".join(numbers[name] for name in struck.split(";") if name))
        page.keyboard.press("Enter")
        if place < len(ballots):
            expect(page.locator("#da-nhap")).to_have_text(str(place))
            expect(page.locator("#so-phieu")).to_have_text(str(place + 1))
    page.wait_for_url(f"**{batch}", wait_until="domcontentloaded")
    desk.note(f"{teller} nhập {len(ballots)} phiếu")
