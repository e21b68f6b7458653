"""The congress convened: its members with cards and summons, the list of the election, the agenda."""

import re
from datetime import date
from pathlib import Path

import pypdfium2

from browser.congress_walk.papers import PDF, WORD, complete, issue, make
from browser.congress_walk.planning import HALL, OPENING
from browser.congress_walk.register import PLACE
from browser.congress_walk.walk import Walk

CONVENED, PREPARED = date(2020, 5, 4), date(2020, 6, 8)
TIMES = "07 giờ 30, ngày 12/6/2020"
CODE = re.compile(r"\b[0-9A-Y]{3}-[0-9A-Y]{3}-[0-9A-Y]{4}\b")


def convene(walk: Walk) -> None:
    """From now on there is a meeting, whose list comes from the register and from the personnel process."""
    desk = walk.secretary
    desk.on(CONVENED, walk.page())
    desk.act("Triệu tập đại hội", on=CONVENED, place=HALL)
    desk.follow("Danh sách triệu tập và bầu cử")
    walk.meeting = desk.path
    desk.open(walk.page("dai-bieu"))
    for act in ("Lấy đảng viên từ sổ", "Đánh số đại biểu", "Cấp thẻ", "Đưa vào danh sách bầu cử"):
        desk.act(act)
    desk.shoot("dang-vien-du-dai-hoi")
    desk.open(walk.page("nhan-su"))
    desk.act("Đưa vào danh sách bầu cử", post="Cấp ủy")


def summon(walk: Walk) -> dict[str, str]:
    """Cards and letters of summons; answers whose card bears which code."""
    desk = walk.secretary
    desk.on(PREPARED, walk.page("dai-bieu"))
    cards = desk.take("the-dang-vien", "Tải thẻ cỡ thẻ ngân hàng")[0]
    desk.follow("Giấy triệu tập (PDF)")
    desk.fill(on=PREPARED, symbol="21-GTT/ĐU", town=PLACE, times=TIMES, place=HALL,
              signer=walk.small.sitting[0].full_name)  # fmt: skip
    desk.take_by("giay-trieu-tap", desk.page.locator("main form.sheet button.btn-primary"))
    return codes_on(cards, [person.full_name for person in walk.small.everybody])


def agenda(walk: Walk) -> None:
    """The agenda, its paper for the congress and the script of who leads."""
    desk = walk.secretary
    desk.on(CONVENED, walk.page("ngay-hop"))
    desk.act("Lập chương trình")
    desk.follow("Bầu bí thư")
    desk.act("Bỏ mục")
    desk.shoot("chuong-trinh")
    make(walk, "Chương trình đại hội")
    desk.take("chuong-trinh-dai-hoi", WORD, PDF)
    make(walk, "Quy chế làm việc của đại hội")
    desk.take("quy-che-lam-viec-dai-hoi", WORD, PDF)
    make(walk, "Kịch bản điều hành")
    desk.take("kich-ban-dieu-hanh", WORD, PDF)
    make(walk, "Giấy mời khách")
    complete(desk, change_note="Mời Đảng ủy Khối")
    issue(desk)
    desk.take("giay-moi", WORD, PDF)


def own_series(walk: Walk) -> None:
    """The congress issues papers of its own, which share one series of numbers while it sits."""
    desk = walk.secretary
    desk.on(CONVENED, "/van-ban/day-so/co-quan/them/")
    desk.send(
        body="Đại hội",
        code="ĐH",
        superior="ĐẢNG BỘ KHỐI CÁC CƠ QUAN TỈNH",
        name="ĐẠI HỘI ĐẢNG BỘ\nVĂN PHÒNG HỘI ĐỒNG NHÂN DÂN TỈNH",
        place=PLACE,
        body_name="Đoàn Chủ tịch",
        head_title="Chủ tọa",
        on=CONVENED,
    )
    desk.open("/van-ban/day-so/dai-hoi/mo/")
    desk.send(trial_opening=OPENING)


def codes_on(cards: Path, names: list[str]) -> dict[str, str]:
    """The code on everybody's card, as somebody at the door reads it: "K7M-4Q2-XP9C"."""
    document = pypdfium2.PdfDocument(cards)
    text = " ".join(" ".join(page.get_textpage().get_text_bounded() for page in document).split())
    document.close()
    places = sorted((text.index(name), name) for name in names)
    codes = [found.group() for found in CODE.finditer(text)]
    return {name: code for (_, name), code in zip(places, codes, strict=True)}
