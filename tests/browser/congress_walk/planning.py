"""Kind and contents, the planned day, the plan counted back from it, the preparation groups."""

from datetime import date

from browser.congress_walk.walk import Walk

PLANNED, FOUNDED, MET = date(2019, 11, 4), date(2019, 11, 6), date(2019, 11, 18)
OPENING = date(2020, 6, 12)
HALL = "Hội trường tầng 2, Văn phòng Hội đồng nhân dân tỉnh"


def plan(walk: Walk) -> None:
    """What the congress is, when it shall meet, and the steps up to it."""
    desk = walk.secretary
    desk.on(PLANNED, walk.page())
    desk.act("Hình thức, nội dung", ordinal=4)
    desk.act("Ghi ngày dự kiến", first_day=OPENING, decided_by="Nghị quyết hội nghị Đảng ủy tháng 10/2019")
    desk.open(walk.page("ke-hoach"))
    desk.act("Lập kế hoạch theo quy định")
    desk.act("Thêm bước", title="Kiểm tra âm thanh, ánh sáng hội trường", offset=-2, owner_words="Tiểu ban phục vụ")
    desk.shoot("ke-hoach")


def groups(walk: Walk) -> None:
    """Three groups with their members, what each was given, a session; the step of the plan is done."""
    desk, small = walk.secretary, walk.small
    secretary, deputy = (person.full_name for person in small.sitting[:2])
    told = (
        ("Tiểu ban Nhân sự", "Tiểu ban Nhân sự", small.sitting),
        ("Tiểu ban Văn kiện", "Tiểu ban Văn kiện", [*small.sitting[:2], *small.fresh, *small.others[:3]]),
        (
            "Tiểu ban Tuyên truyền",
            "Tiểu ban Tuyên truyền - Khánh tiết - Phục vụ",
            [*small.sitting[:2], *small.others[3:8]],
        ),
    )
    desk.on(FOUNDED, walk.page("tieu-ban"))
    for number, (kind, name, people) in enumerate(told, start=1):
        desk.open(walk.page("tieu-ban/lap"))
        desk.send(
            kind=kind,
            name=name,
            on=FOUNDED,
            people=[person.full_name for person in people],
            head=secretary,
            deputy=deputy,
            symbol=f"{number:02d}-QĐ/ĐU",
            issued_on=FOUNDED,
            issuer="Đảng ủy Văn phòng Hội đồng nhân dân tỉnh",
            signer=secretary,
        )
    tasks = (
        ("Tiểu ban Nhân sự", "Rà soát cấp ủy viên tái cử", deputy, date(2020, 1, 6)),
        ("Tiểu ban Văn kiện", "Dự thảo báo cáo chính trị", small.fresh[0].full_name, date(2019, 12, 2)),
        ("Tiểu ban Tuyên truyền", "Trang trí hội trường", small.others[3].full_name, date(2020, 6, 10)),
    )
    for group, title, owner, due in tasks:
        desk.act(f"Giao việc {group}", title=title, owner=owner, due_on=due)
    desk.open(walk.page("ke-hoach"))
    step = "main tr:has-text('tiểu ban')"
    desk.act("Ghi đã xong", within=step, note="Đã lập ba tiểu ban")


def session(walk: Walk) -> None:
    """The papers' group meets; its first task is done."""
    desk, small = walk.secretary, walk.small
    desk.on(MET, walk.page("tieu-ban"))
    present = [person.full_name for person in (*small.sitting[:2], *small.fresh)]
    desk.act("Ghi cuộc họp Tiểu ban Văn kiện", present=present,
             minutes="Thống nhất đề cương báo cáo chính trị; phân công từng người viết từng phần.")  # fmt: skip
    desk.act("Ghi đã xong Dự thảo báo cáo chính trị")
    desk.shoot("tieu-ban")
