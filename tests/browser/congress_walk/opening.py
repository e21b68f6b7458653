"""The superior opens the round and makes a congress for each of its organisations."""

from datetime import date

from browser.congress_walk.walk import Walk

OPENED = date(2019, 9, 3)
STARTED = date(2019, 9, 16)
DIRECTIVES = (
    ("35-CT/TW", date(2019, 5, 30), "Bộ Chính trị", "về đại hội đảng bộ các cấp tiến tới Đại hội XIII của Đảng"),
    ("193-KH/TU", date(2019, 8, 28), "Ban Thường vụ Tỉnh ủy", "tổ chức đại hội đảng bộ các cấp"),
)


def open_round(walk: Walk) -> None:
    """The round with its directive and plan."""
    desk = walk.superior
    desk.on(OPENED, "/dai-hoi/mo-dot/")
    desk.send(organisation="Đảng bộ Khối", first_year=2020, last_year=2025, opened_on=OPENED)
    walk.round = desk.path
    for symbol, issued, issuer, abstract in DIRECTIVES:
        desk.open(walk.round)
        desk.act("Ghi văn bản chỉ đạo", symbol=symbol, issued_on=issued, issuer=issuer, abstract=abstract)
    desk.shoot("quy-dinh-cua-dot")


def start(walk: Walk) -> None:
    """The congresses of the grassroots organisations; that of the office is the one that is walked through."""
    desk = walk.superior
    desk.on(STARTED, walk.round)
    desk.act("Lập đại hội cho các tổ chức", on=STARTED)
    desk.shoot("dot-dai-hoi")
    walk.secretary.on(STARTED, "/dai-hoi/")
    walk.secretary.follow("Đại hội nhiệm kỳ 2020-2025")
    walk.congress = walk.secretary.path
