"""The personnel of the small office of the fourth article: both runs through five steps, five seats, its conditions."""

import uuid
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations, product

from django.db.models import Model

from dangbo.access.actor import PROGRAM
from dangbo.congresses.models import Congress, RoundRule
from dangbo.congresses.models.personnel import (
    Attendance,
    Duty,
    IntendedPost,
    Measure,
    Nominee,
    NomineePaper,
    PersonnelPlan,
    PersonnelRun,
    PersonnelStep,
    PlannedSeats,
    RunKind,
    StepBase,
    StepMeeting,
    StepName,
    StepParticipant,
    StepWay,
    StructureCondition,
)
from dangbo.congresses.queries.personnel.offering import people_of_meeting, sitting_people
from dangbo.demo.chance import Chance
from dangbo.registry.acts.bulk import store_batch
from dangbo.registry.models import Membership, Person
from dangbo.registry.queries.headcounts import memberships_within
from dangbo.registry.queries.members import with_organisation_name
from dangbo.rules.congress.age import Candidate, age_at, check_age, reference_month
from dangbo.rules.congress.files import file_papers
from dangbo.rules.congress.retirement import Sex
from dangbo.rules.elections.base import is_over_half, needed_votes
from dangbo.rules.elections.posts import Post
from dangbo.rules.vocabulary import Activity, Standing

CODE = "vp32"
SUMMARY = "Dựng bản mẫu: nhân sự đại hội theo năm bước là dữ liệu hư cấu"
ORDER: tuple[type[Model], ...] = (
    RoundRule,
    PersonnelPlan,
    PlannedSeats,
    StructureCondition,
    PersonnelRun,
    PersonnelStep,
    Nominee,
    IntendedPost,
    StepParticipant,
    StepName,
    NomineePaper,
)
DRAWN_UP = date(2020, 1, 6)
RE_ELECTION_DAYS = tuple(date(2020, 1, day) for day in (8, 9, 13, 14, 16))
FIRST_TIME_DAYS = tuple(date(2020, 2, day) for day in (11, 13, 18, 20, 25))
SEATS, KEPT, FRESH = 5, 3, 3
"""Five seats; three re-elected and three of the first time come out, one more than the seats."""
WOMEN, FIRST_TIME, MIDDLE = 3, 2, 50
FIXED_POSTS = (
    "Đại diện Thường trực Hội đồng nhân dân",
    "Đại diện lãnh đạo các Ban của Hội đồng nhân dân",
    "Lãnh đạo Văn phòng Hội đồng nhân dân",
)
STEPS = (
    ("committee_review", "Hội nghị cấp ủy lần 1", "Rà soát từng trường hợp, thống nhất danh sách", "hands", "summoned"),
    ("key_cadres", "Hội nghị cán bộ chủ chốt", "Lấy ý kiến, giới thiệu nhân sự", "secret", "present"),
    ("committee_first", "Hội nghị cấp ủy lần 2", "Thảo luận, giới thiệu nhân sự", "secret", "summoned"),
    ("committee_list", "Hội nghị cấp ủy lần 3", "Biểu quyết danh sách đưa vào bước 5", "hands", "summoned"),
    ("committee_second", "Hội nghị cấp ủy lần 4", "Phân tích kết quả các bước, giới thiệu với đại hội", "secret",
     "summoned"),
)  # fmt: skip
"""Five steps where there is no standing committee, as the office tells of itself; laid over the rules of its round."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """Who comes out of a run, and who is on its first list besides."""

    kind: RunKind
    days: Sequence[date]
    out: Sequence[Person]
    besides: Sequence[Person]


@dataclass(slots=True)
class Walk:
    """What the walk through the steps needs: chance, the plan, what the register says of people, what is made."""

    chance: Chance
    plan: PersonnelPlan
    members: dict[object, Membership]
    fixed: Sequence[StructureCondition]
    rows: list[Model] = field(default_factory=list)


def store_personnel(seed: int) -> None:
    """Both runs of the office's congress, in one entry of the journal; nothing where the demo has no such congress."""
    congress = Congress.objects.filter(organisation__code=CODE).select_related("round", "organisation").first()
    if congress is None:
        return
    rows: dict[type[Model], list[Model]] = defaultdict(list)
    for row in personnel_rows(Chance(seed), congress):
        rows[type(row)].append(row)
    facts = {model: rows[model] for model in ORDER if rows[model]}
    if facts:
        store_batch(actor=PROGRAM, organisation=congress.organisation, rows=facts, summary=SUMMARY, act="build_demo")


def personnel_rows(chance: Chance, congress: Congress) -> Iterator[Model]:
    """The plan with its conditions, the two runs with every step held and closed, the papers of the files."""
    members = _members(congress)
    found = _choose(congress, members)
    if found is None:
        return
    yield _own_steps(chance, congress)
    plan = PersonnelPlan(id=chance.new_id(), congress=congress, drawn_up_on=DRAWN_UP)
    yield plan
    yield from _seats(chance, plan)
    conditions = list(_conditions(chance, plan))
    yield from conditions
    fixed = [row for row in conditions if row.measure == Measure.FIXED_POST]
    for chosen in found:
        walk = Walk(chance, plan, members, fixed if chosen.kind is RunKind.RE_ELECTION else ())
        _walk(walk, chosen)
        yield from walk.rows


def _members(congress: Congress) -> dict[object, Membership]:
    rows = memberships_within(congress.organisation_id, DRAWN_UP).filter(standing=Standing.OFFICIAL)
    able = with_organisation_name(rows.exclude(activity=Activity.SUSPENDED), DRAWN_UP).select_related("person")
    return {row.person_id: row for row in able.order_by("person__name_key", "pk")}


def _choose(congress: Congress, members: dict[object, Membership]) -> tuple[Chosen, Chosen] | None:
    """The first choice by which every condition is met and everybody has months enough left."""
    reference = reference_month(congress.rules_level, DRAWN_UP)
    sitting = [person for key, person in sitting_people(congress, DRAWN_UP).items() if key in members]
    others = [row.person for key, row in members.items() if row.person not in sitting]
    again = [person for person in sitting if _may_stand(congress, person, is_first=False)]
    able = [person for person in others if _may_stand(congress, person, is_first=True)]
    fresh = sorted(able, key=_leads_nothing)
    for out, new in product(combinations(again, KEPT), combinations(fresh, FRESH)):
        ages = [age_at(person.birth_date, reference) for person in (*out, *new)]
        women = sum(person.sex == Sex.FEMALE for person in (*out, *new))
        if women >= WOMEN and min(ages) < MIDDLE <= max(ages):
            rest = [person for person in fresh if person not in new][:1]
            more = [person for person in again if person not in out][:1]
            return (
                Chosen(RunKind.RE_ELECTION, RE_ELECTION_DAYS, out, more),
                Chosen(RunKind.FIRST_TIME, FIRST_TIME_DAYS, new, rest),
            )
    return None


def _leads_nothing(person: Person) -> bool:
    """Whether the post leads nobody; whoever leads is looked at first."""
    return not any(word in person.work_post for word in ("Trưởng", "Phó", "Chánh"))


def _may_stand(congress: Congress, person: Person, *, is_first: bool) -> bool:
    candidate = Candidate(person.birth_date, Sex(person.sex), is_first)
    return check_age(candidate, congress.rules_level, DRAWN_UP).answer.allowed


def _own_steps(chance: Chance, congress: Congress) -> RoundRule:
    """The office's list of five steps over the rules of its round."""
    columns = ("code", "label", "task", "ballot", "base")
    value = [{"number": number, **dict(zip(columns, step, strict=True))} for number, step in enumerate(STEPS, start=1)]
    return RoundRule(
        id=chance.new_id(),
        round=congress.round,
        level=congress.level,
        key="congress.steps.committee",
        value=value,
        holds_from=date(2019, 12, 31),
        source="Kế hoạch 01-KH/ĐU",
        certainty="unverified",
    )


def _seats(chance: Chance, plan: PersonnelPlan) -> Iterator[PlannedSeats]:
    for post, seats in ((Post.COMMITTEE, SEATS), (Post.SECRETARY, 1), (Post.DEPUTY_SECRETARY, 1)):
        yield PlannedSeats(id=chance.new_id(), plan=plan, post=post, seats=seats)


def _conditions(chance: Chance, plan: PersonnelPlan) -> Iterator[StructureCondition]:
    wanted: list[dict[str, object]] = [
        {"measure": Measure.FIRST_TIME, "least": FIRST_TIME},
        {"measure": Measure.WOMEN, "least": WOMEN},
        {"measure": Measure.AGE, "least": 1, "age_below": MIDDLE},
        {"measure": Measure.AGE, "least": 1, "age_from": MIDDLE},
        *({"measure": Measure.FIXED_POST, "least": 1, "words": words} for words in FIXED_POSTS),
    ]
    for place, values in enumerate(wanted, start=1):
        yield StructureCondition(
            id=chance.new_id(), plan=plan, place=place, source="Kế hoạch 01-KH/ĐU ngày 31/12/2019", **values
        )


def _walk(walk: Walk, chosen: Chosen) -> None:
    """A run from its first list to the one for the congress."""
    run = PersonnelRun(id=walk.chance.new_id(), plan=walk.plan, kind=chosen.kind, opened_on=chosen.days[0])
    walk.rows.append(run)
    nominees = {person.pk: _nominee(walk, run, person) for person in (*chosen.out, *chosen.besides)}
    _plan_posts(walk, chosen, nominees)
    standing = list(nominees.values())
    for number, (shape, day) in enumerate(zip(STEPS, chosen.days, strict=True), start=1):
        leaving = [nominees[person.pk] for person in chosen.besides] if number == 2 else []
        step = _step(walk, run, number, shape, day)
        standing = _hold(walk, step, standing, leaving)
    _receive_papers(walk, standing, chosen.days[-1])


def _nominee(walk: Walk, run: PersonnelRun, person: Person) -> Nominee:
    row = walk.members[person.pk]
    unit = str(row.organisation_name)  # type: ignore[attr-defined]
    made = Nominee(id=walk.chance.new_id(), run=run, person=person, post=person.work_post, unit=unit)
    walk.rows.append(made)
    return made


def _plan_posts(walk: Walk, chosen: Chosen, nominees: Mapping[uuid.UUID, Nominee]) -> None:
    """The re-elected fill the fixed posts; the first two are planned as secretary and deputy."""
    for condition, person in zip(walk.fixed, chosen.out, strict=False):
        nominees[person.pk].fixed_post = condition
    posts = (Post.SECRETARY, Post.DEPUTY_SECRETARY) if chosen.kind is RunKind.RE_ELECTION else ()
    for post, person in zip(posts, chosen.out, strict=False):
        walk.rows.append(IntendedPost(id=walk.chance.new_id(), nominee=nominees[person.pk], post=post))


def _step(walk: Walk, run: PersonnelRun, number: int, shape: tuple[str, ...], day: date) -> PersonnelStep:
    code, title, task, ballot, base = shape
    made = PersonnelStep(
        id=walk.chance.new_id(),
        run=run,
        number=number,
        code=code,
        title=title,
        task=task,
        meeting=StepMeeting.KEY_CADRES if code == "key_cadres" else StepMeeting.COMMITTEE,
        way=StepWay(ballot),
        base=StepBase(base),
        is_unverified=True,
        source="Kế hoạch 01-KH/ĐU",
        held_on=day,
        place="Phòng họp Văn phòng",
        closed_on=day,
    )
    walk.rows.append(made)
    return made


def _hold(walk: Walk, step: PersonnelStep, names: list[Nominee], leaving: list[Nominee]) -> list[Nominee]:
    """The meeting, its counts, and who goes on; those leaving get half at most."""
    present = _participants(walk, step, names)
    summoned = present + (1 if step.meeting == StepMeeting.KEY_CADRES else 0)
    base = summoned if step.base == StepBase.SUMMONED else present
    if step.way == StepWay.SECRET:
        step.issued = step.collected = step.valid = present
        step.invalid = 0
    on = []
    for nominee in names:
        few = walk.chance.between(1, base // 2)
        agreed = few if nominee in leaving else walk.chance.between(max(needed_votes(base), present - 1), present)
        goes_on = is_over_half(agreed, base)
        walk.rows.append(StepName(id=walk.chance.new_id(), step=step, nominee=nominee, agreed=agreed, goes_on=goes_on))
        on += [nominee] if goes_on else []
    return on


def _participants(walk: Walk, step: PersonnelStep, names: list[Nominee]) -> int:
    """Those summoned; the last of the key cadres is away. Answers how many are present."""
    people = people_of_meeting(step, step.held_on or DRAWN_UP)
    on_list = {nominee.person_id for nominee in names}
    tellers = [each.person.pk for each in people if each.person.pk not in on_list]
    duties = dict(zip(tellers, (Duty.HEAD_TELLER, Duty.TELLER), strict=False))
    duties = duties if step.way == StepWay.SECRET else {}
    free = [each.person.pk for each in people if each.person.pk not in duties]
    duties |= dict(zip(free, (Duty.CHAIR, Duty.SECRETARY), strict=False))
    away = people[-1].person.pk if step.meeting == StepMeeting.KEY_CADRES else None
    for each in people:
        walk.rows.append(
            StepParticipant(
                id=walk.chance.new_id(),
                step=step,
                person=each.person,
                full_name=each.person.full_name,
                name_key=each.person.name_key,
                post=each.post,
                unit=each.unit,
                attendance=Attendance.ABSENT if each.person.pk == away else Attendance.PRESENT,
                duty=Duty.NONE if each.person.pk == away else duties.get(each.person.pk, Duty.NONE),
            )
        )
    return len(people) - (away is not None)


def _receive_papers(walk: Walk, nominees: list[Nominee], on: date) -> None:
    """The files of those who go to the congress; the last one still misses the certificate of health."""
    for nominee in nominees:
        for paper in file_papers(on):
            if nominee is nominees[-1] and paper.code == "health":
                continue
            walk.rows.append(NomineePaper(id=walk.chance.new_id(), nominee=nominee, code=paper.code, received_on=on))
