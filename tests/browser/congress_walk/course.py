"""The course of a walk: its stages in order, each by the people concerned on their days."""

from collections.abc import Callable, Sequence

from browser.congress_walk import afterwards, day, opening, papers, personnel, planning, review, roll
from browser.congress_walk.walk import Walk

Stage = tuple[str, Sequence[Callable[[Walk], None]]]
BEFORE: Sequence[Stage] = (
    ("Cấp trên mở đợt đại hội", (opening.open_round, opening.start)),
    ("Kế hoạch, tiểu ban", (planning.plan, planning.groups, papers.the_plan, planning.session, papers.of_groups)),
    ("Văn kiện, lấy ý kiến", (papers.drafts, papers.opinions, papers.report_on_opinions)),
    ("Nhân sự tái cử", (personnel.plan, personnel.re_election)),
    ("Nhân sự tham gia lần đầu", (personnel.first_time, personnel.files)),
    ("Duyệt đại hội", (review.submit, review.appraise, review.session, review.conclude)),
    ("Triệu tập", (roll.convene, roll.agenda, roll.own_series)),
)
AFTER: Sequence[Stage] = (
    ("Hội nghị lần thứ nhất", (afterwards.first_meeting,)),
    ("Báo cáo, chuẩn y", (afterwards.send_results, afterwards.ratify)),
    ("Nộp lưu", (afterwards.hand_over,)),
)


def walk_through(walk: Walk) -> None:
    """Everything, and the list of contents at the end, also where the walk stops half way."""
    try:
        _stages(walk, BEFORE)
        walk.ledger.stage("Ngày đại hội")
        codes = roll.summon(walk)
        day.not_there(walk)
        day.through_the_door(walk, [codes[person.full_name] for person in walk.small.everybody[: walk.present]])
        day.hold(walk)
        day.minutes(walk)
        _stages(walk, AFTER)
    finally:
        walk.ledger.end()


def _stages(walk: Walk, stages: Sequence[Stage]) -> None:
    for name, acts in stages:
        walk.ledger.stage(name)
        for act in acts:
            act(walk)
