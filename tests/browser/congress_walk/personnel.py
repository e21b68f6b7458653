"""The personnel of the congress: the plan, the two runs through their five steps, the files of those who came out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from browser.congress_walk.papers import PDF, WORD, make
from browser.congress_walk.voting import Vote, announce, hand_out, keyed_twice, typed_totals
from browser.congress_walk.walk import Walk

DRAWN_UP = date(2020, 1, 6)
RE_ELECTION_DAYS = tuple(date(2020, 1, day) for day in (8, 9, 13, 14, 16))
FIRST_TIME_DAYS = tuple(date(2020, 2, day) for day in (11, 13, 18, 20, 25))
FILED = date(2020, 2, 27)
RE_ELECTION, FIRST_TIME = "h-re_election", "h-first_time"
GUIDED = "Hướng dẫn công tác nhân sự của Đảng ủy Khối: năm bước ở nơi không có ban thường vụ"
MORE_STEPS = (
    ("Hội nghị cấp ủy lần 3", "Biểu quyết danh sách đưa vào bước 5", "Biểu quyết giơ tay"),
    ("Hội nghị cấp ủy lần 4", "Phân tích kết quả các bước, giới thiệu với đại hội", "Phiếu kín"),
)
"""The rules know three steps for a committee without a standing committee; the superior's guide asks for five."""
SEATS, WOMEN, NEW = 5, 3, 2
SECRET, KEY_CADRES = (2, 3, 5), 2
CELL_HEADS = 2
"""Deputy secretaries of the cells, who meet with the committee in the conference of key cadres."""


@dataclass(frozen=True)
class Run:
    """One run: where the page shows it, who is considered, on which days, who gets how few agreements in which step."""

    section: str
    names: Sequence[str]
    days: Sequence[date]
    fewer: Mapping[int, Mapping[str, int]]


def plan(walk: Walk) -> None:
    """Seats, targets of the round, conditions of the office's own."""
    desk = walk.secretary
    desk.on(DRAWN_UP, walk.page("nhan-su"))
    desk.act("Lập đề án nhân sự", seats_committee=SEATS, seats_secretary=1, seats_deputy_secretary=1)
    desk.act("Thêm điều kiện cơ cấu", measure="Nữ", least=WOMEN, source="Đề án nhân sự của Đảng ủy")
    desk.act("Thêm điều kiện cơ cấu", measure="Tham gia lần đầu", least=NEW, source="Đề án nhân sự của Đảng ủy")
    desk.act("Thêm điều kiện cơ cấu", measure="Chức danh cơ cấu", least=1, words="Lãnh đạo Văn phòng")
    desk.act("Lấy chỉ tiêu của đợt")


def re_election(walk: Walk) -> None:
    """The sitting committee but for the one who retires; everybody comes out."""
    sitting = walk.small.sitting
    names = [person.full_name for person in (*sitting[:2], *sitting[3:])]
    _open(walk, "Mở lượt tái cử", RE_ELECTION_DAYS[0])
    _run(walk, Run(RE_ELECTION, names, RE_ELECTION_DAYS, {2: {names[3]: -2}}), "tai-cu")


def first_time(walk: Walk) -> None:
    """Three who never sat; the third has not more than half in the second step."""
    names = [person.full_name for person in walk.small.fresh]
    _open(walk, "Mở lượt lần đầu", FIRST_TIME_DAYS[0])
    _run(walk, Run(FIRST_TIME, names, FIRST_TIME_DAYS, {2: {names[2]: -5}}), "lan-dau")


def files(walk: Walk) -> None:
    """The papers of everybody on the list, the offices planned for two, structure and short-CV list."""
    desk = walk.secretary
    desk.on(FILED, walk.page("nhan-su/ho-so"))
    prepared = desk.page.locator("main .file-table tbody th").all_inner_texts()
    for name in (text.split("\n")[0].strip() for text in prepared):
        desk.act(f"Ghi hồ sơ của {name}", on=FILED, codes=_papers_of_file())
    desk.shoot("ho-so-nhan-su")
    sitting = walk.small.sitting
    for person, post in ((sitting[0], "Bí thư"), (sitting[1], "Phó bí thư")):
        desk.open(walk.page("nhan-su/co-cau"))
        desk.act(f"Dự kiến {person.full_name}", posts=[post])
    desk.shoot("co-cau-nhan-su")
    desk.open(walk.page("nhan-su/trich-ngang"))
    desk.take("danh-sach-trich-ngang", WORD, "Tải bản Excel")
    make(walk, "Đề án nhân sự cấp ủy")
    desk.take("de-an-nhan-su-cap-uy", WORD, PDF)


def _papers_of_file() -> list[str]:
    return ["Sơ yếu lý lịch", "Bản kê khai tài sản", "Giấy chứng nhận sức khỏe", "Nhận xét của cấp ủy nơi công tác",
            "Nhận xét của cấp ủy nơi cư trú"]  # fmt: skip


def _open(walk: Walk, act: str, on: date) -> None:
    desk = walk.secretary
    desk.on(on, walk.page("nhan-su"))
    desk.act(act, on=on)


def _run(walk: Walk, run: Run, name: str) -> None:
    desk = walk.secretary
    desk.going(f"main section[aria-labelledby={run.section}] tbody tr:first-child th a")
    for title, task, way in MORE_STEPS:
        desk.act("Thêm bước ở cuối", title=title, task=task, meeting="Ban chấp hành", way=way,
                 base="người được triệu tập", reason=GUIDED)  # fmt: skip
    desk.act("Đưa người vào danh sách", people=list(run.names))
    steps = [str(link.get_attribute("href")) for link in desk.page.locator("main .course a").all()]
    for number, (day, step) in enumerate(zip(run.days, steps, strict=True), start=1):
        desk.on(day, step)
        _step(walk, run, number, day)
    desk.take(f"bien-ban-nhan-su-{name}-buoc-5", "Word: Biên bản hội nghị", "PDF: Biên bản hội nghị")
    desk.take(f"kiem-phieu-nhan-su-{name}-buoc-5", "Word: Biên bản kiểm phiếu", "PDF: Biên bản kiểm phiếu")
    desk.shoot(f"nhan-su-{name}-buoc-5")
    desk.open(walk.page("nhan-su"))
    desk.shoot(f"nhan-su-{name}")


def _step(walk: Walk, run: Run, number: int, day: date) -> None:
    """Summoned from the register, held, counted and closed on one day; where ballots are secret, who counts them."""
    desk = walk.secretary
    desk.act("Lập danh sách triệu tập")
    if number in SECRET:
        _duties(walk, run)
    desk.act("Ghi điểm danh", held_on=day, place="Phòng họp Đảng ủy")
    present = len(walk.small.sitting) + (CELL_HEADS if number == KEY_CADRES else 0)
    if number == KEY_CADRES:
        _in_elections(walk, run, run.fewer.get(number, {}), present)
    else:
        desk.follow("Ghi kết quả")
        desk.send(**_agreed(walk, run.fewer.get(number, {}), present))
    desk.act("Kết thúc bước", on=day)


def _in_elections(walk: Walk, run: Run, fewer: Mapping[str, int], present: int) -> None:
    """The ballot of the key cadres printed and counted in elections; its counts come back to the step.

    In the first run the sums are typed, in the second every ballot is keyed by the two who count.
    """
    desk, step = walk.secretary, walk.secretary.path
    desk.act("Lấy phiếu ở phần Bầu cử")
    desk.follow("Mở cuộc bỏ phiếu")
    desk.shoot("bo-phieu-can-bo-chu-chot")
    again = run.section == RE_ELECTION
    vote = Vote(_tellers(walk, run), present, f"can-bo-chu-chot-{'tai-cu' if again else 'lan-dau'}")
    desk.act("Chốt danh sách")
    hand_out(desk, vote)
    if again:
        typed_totals(desk, vote, {name: present + fewer.get(name, 0) for name in run.names})
    else:
        keyed_twice(desk, vote, _ballots(run.names, fewer, present))
    announce(desk, vote)
    desk.shoot("ket-qua-can-bo-chu-chot")
    desk.open(step)
    desk.act("Lấy kết quả kiểm phiếu")
    desk.shoot("buoc-can-bo-chu-chot")


def _ballots(names: Sequence[str], fewer: Mapping[str, int], present: int) -> list[str]:
    """What stands on each ballot: the names with which it does not agree, parted by ";"."""
    return [";".join(name for name in names if place < -fewer.get(name, 0)) for place in range(present)]


def _duties(walk: Walk, run: Run) -> None:
    """The secretary in the chair; two count who do not stand themselves."""
    sitting = walk.small.sitting
    head, *more = _tellers(walk, run)
    walk.secretary.act("Phân công", chair=sitting[0].full_name, secretary=sitting[1].full_name, head_teller=head,
                       **({"tellers": more} if more else {}))  # fmt: skip


def _tellers(walk: Walk, run: Run) -> list[str]:
    """The one who retires, and in the second run somebody who does not stand in it; the head first."""
    sitting = walk.small.sitting
    return [sitting[2].full_name, *([sitting[3].full_name] if run.section == FIRST_TIME else [])]


def _agreed(walk: Walk, fewer: Mapping[str, int], present: int) -> dict[str, int]:
    """As many agreements as there were people, but for those named."""
    labels = walk.secretary.page.locator("main form label[for^=id_agreed_]").all_inner_texts()
    names = [text.split(". ", 1)[1].strip() for text in labels]
    return {f"agreed_{place}": present + fewer.get(name, 0) for place, name in enumerate(names, start=1)}
