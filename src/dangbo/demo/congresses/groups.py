"""Preparation groups of the demo: those of the small office as the fourth article counts them, those of the bloc."""

from collections.abc import Iterator, Sequence
from datetime import date

from django.db.models import Model

from dangbo.congresses.models import Congress, GroupKind, GroupMember, GroupRole, GroupTask, PreparationGroup
from dangbo.demo.chance import Chance
from dangbo.registry.models import CommitteeMember, Person
from dangbo.registry.models.committees import CommitteeKind
from dangbo.registry.queries.members import members_at

OF_THE_OFFICE = (
    (GroupKind.PERSONNEL, "Tiểu ban Nhân sự", 5, ("Rà soát cấp ủy viên tái cử", "Lập đề án nhân sự cấp ủy",
     "Hoàn thiện hồ sơ nhân sự năm bước")),
    (GroupKind.PAPERS, "Tiểu ban Văn kiện", 8, ("Dự thảo báo cáo chính trị", "Dự thảo báo cáo kiểm điểm",
     "Tổng hợp ý kiến góp ý của các chi bộ")),
    (GroupKind.SERVICE, "Tiểu ban Tuyên truyền - Khánh tiết - Phục vụ", 7, ("Trang trí hội trường",
     "Tuyên truyền trên trang tin", "In tài liệu đại hội")),
)  # fmt: skip
"""Groups of five, eight and seven, as the fourth article counts them, with what each was given to do."""
OF_THE_BLOC = (
    (GroupKind.PAPERS, "Tiểu ban Văn kiện", 9, ("Dự thảo báo cáo chính trị",)),
    (GroupKind.PERSONNEL, "Tiểu ban Nhân sự", 7, ("Phương hướng nhân sự khóa XVI",)),
    (GroupKind.SERVICE, "Tiểu ban Tuyên truyền, khánh tiết, phục vụ", 8, ("Chuẩn bị hội trường",)),
)
WORKING_TEAMS = 8
"""Teams that guide, urge, inspect and watch the congresses below, as the third article counts them."""
_IN_A_TEAM = 4
_DUE = date(2020, 2, 28), date(2020, 4, 29)


def office_groups(chance: Chance, congress: Congress, on: date) -> Iterator[Model]:
    """The groups of the small office: its committee first, then other members in the order of their names."""
    seated, others = _seated(congress, on), _others(congress, on)
    for place, (kind, name, size, titles) in enumerate(OF_THE_OFFICE):
        first = seated if place < len(OF_THE_OFFICE) - 1 else [*seated[2:], *seated[:2]]
        people = [*first, *chance.shuffled(others)][:size]
        yield from _group(chance, congress, (kind, name, on), people, titles, done_until=date(2020, 3, 19))


def bloc_groups(chance: Chance, congress: Congress, on: date) -> Iterator[Model]:
    """The groups of the bloc's own congress, and the working teams that watch the congresses below."""
    seated = _seated(congress, on)
    for kind, name, size, titles in OF_THE_BLOC:
        people = [seated[0], *chance.shuffled(seated[1:])][:size]
        yield from _group(chance, congress, (kind, name, on), people, titles, done_until=date(2020, 6, 28))
    for number in range(1, WORKING_TEAMS + 1):
        people = chance.shuffled(seated)[:_IN_A_TEAM]
        about = (GroupKind.OTHER, f"Tổ công tác số {number}", on)
        yield from _group(chance, congress, about, people, ("Thẩm định nội dung đại hội cơ sở",), date(2020, 6, 28))


def _group(
    chance: Chance,
    congress: Congress,
    about: tuple[GroupKind, str, date],
    people: Sequence[Person],
    titles: Sequence[str],
    done_until: date,
) -> Iterator[Model]:
    kind, name, on = about
    group = PreparationGroup(id=chance.new_id(), congress=congress, kind=kind.value, name=name, founded_on=on)
    members = [
        GroupMember(
            id=chance.new_id(), group=group, person=person, role=_role(place).value, position=place, valid_from=on
        )
        for place, person in enumerate(people, start=1)
    ]
    yield from (group, *members)
    for place, title in enumerate(titles):
        due = chance.workday(*_DUE)
        owner = members[min(place + 1, len(members) - 1)]
        done = due if due <= done_until else None
        yield GroupTask(id=chance.new_id(), group=group, title=title, owner=owner, due_on=due, done_on=done)


def _role(place: int) -> GroupRole:
    return {1: GroupRole.HEAD, 2: GroupRole.DEPUTY}.get(place, GroupRole.MEMBER)


def _seated(congress: Congress, on: date) -> list[Person]:
    """The sitting committee, its head first."""
    rows = CommitteeMember.objects.at(on).filter(
        committee__kind=CommitteeKind.EXECUTIVE, committee__term__organisation=congress.organisation_id
    )
    return [row.person for row in rows.select_related("person").order_by("position", "pk")]


def _others(congress: Congress, on: date) -> list[Person]:
    seated = {person.pk for person in _seated(congress, on)}
    return [row.person for row in members_at(congress.organisation, on) if row.person_id not in seated]
