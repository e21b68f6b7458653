"""The names put to a step: added and dropped with their reasons; what is planned for each person."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date

from django.db import transaction

from dangbo.access.actor import Actor
from dangbo.congresses.acts.guards import require_congress
from dangbo.congresses.acts.personnel.guards import open_step, require_reason, said, write_act
from dangbo.congresses.models.personnel import (
    DroppedName,
    IntendedPost,
    Measure,
    Nominee,
    PersonnelStep,
    RunKind,
    StepName,
    StructureCondition,
)
from dangbo.congresses.queries.personnel.offering import sitting_people
from dangbo.congresses.queries.personnel.rules import age_findings
from dangbo.registry.acts.refusal import NO_CODES, error, refuse, weigh
from dangbo.registry.models import Membership, Person
from dangbo.registry.queries.headcounts import memberships_within
from dangbo.registry.queries.members import with_organisation_name
from dangbo.rules.congress.retirement import ORDINARY
from dangbo.rules.elections.posts import POST_LABELS, Post
from dangbo.rules.verdict import Finding
from dangbo.rules.vocabulary import Activity, Standing
from dangbo.vietnamese.text import clean_line


@transaction.atomic
def add_names(
    *,
    actor: Actor,
    step: PersonnelStep,
    people: Sequence[Person],
    on: date,
    reason: str = "",
    accepted_warnings: Collection[str] = NO_CODES,
) -> list[StepName]:
    """Put people to a step. From the second step on the reason is asked, since the step before did not name them.

    The run of the re-elected takes members of the sitting committee, that of the first-time anybody else. Ages and
    months left by the round's directive are warnings to be accepted. Raises Refused and NotAllowed.
    """
    held = open_step(actor, step)
    why = clean_line(reason)
    if held.number > 1 or held.held_on is not None:
        why = require_reason(reason, f"Bổ sung người ở bước {held.number} phải ghi lý do.")
    if not people:
        refuse("nobody-chosen", "Chưa chọn người nào.")
    members = _memberships(held, people, on)
    accepted = weigh(_findings(held, people, members, on), accepted_warnings)
    made = [
        StepName.objects.create(step=held, nominee=_nominee(held, person, members), entry_reason=why)
        for person in people
    ]
    told = ", ".join(person.full_name for person in people)
    because = f"; lý do: {why}" if why else ""
    summary = f"{said(held)}: đưa {told} vào danh sách{because}"
    details = {"names": [row.pk for row in made], "reason": why}
    write_act("add_personnel_names", actor, held.run.plan.congress, summary, subject=held, accepted=accepted,
              details=details)  # fmt: skip
    return made


@transaction.atomic
def drop_name(*, actor: Actor, name: StepName, on: date, reason: str) -> None:
    """Take a name off the list of an open step, with the reason, which stays. Raises Refused and NotAllowed."""
    held = open_step(actor, name.step)
    why = require_reason(reason, "Đưa một người ra khỏi danh sách phải ghi lý do.")
    if held.issued is not None or name.agreed is not None:
        refuse("step-counted", "Bước này đã ghi kết quả lấy ý kiến; kết thúc bước thì quyết định người không đưa tiếp.")
    person = name.nominee.person
    DroppedName.objects.create(step=held, nominee=name.nominee, on=on, reason=why)
    name.delete()
    summary = f"{said(held)}: đưa {person.full_name} ra khỏi danh sách; lý do: {why}"
    write_act("drop_personnel_name", actor, held.run.plan.congress, summary, subject=held,
              details={"person": person.pk, "reason": why})  # fmt: skip


@transaction.atomic
def plan_nominee(
    *,
    actor: Actor,
    nominee: Nominee,
    posts: Collection[Post],
    fixed_post: StructureCondition | None = None,
    retirement_group: str = ORDINARY,
) -> Nominee:
    """Write for what somebody is planned besides the committee, and which fixed post they fill. Raises Refused.

    retirement_group: of the schedule of retirement, for those who retire earlier or later than others.
    """
    plan = nominee.run.plan
    require_congress(actor, plan.congress)
    if fixed_post is not None and (fixed_post.plan_id != plan.pk or fixed_post.measure != Measure.FIXED_POST):
        refuse("not-a-fixed-post", "Chức danh cơ cấu này không có trong đề án nhân sự.")
    nominee.fixed_post, nominee.retirement_group = fixed_post, retirement_group
    nominee.save(update_fields=["fixed_post", "retirement_group"])
    nominee.intended.all().delete()
    ordered = [post for post in Post if post in posts]
    IntendedPost.objects.bulk_create(IntendedPost(nominee=nominee, post=post) for post in ordered)
    told = [POST_LABELS[post] for post in ordered] + ([fixed_post.words] if fixed_post else [])
    summary = f"Dự kiến chức danh của {nominee.person.full_name}: {', '.join(told) or 'ủy viên cấp ủy'}"
    write_act("plan_nominee", actor, plan.congress, summary, subject=nominee)
    return nominee


def _nominee(step: PersonnelStep, person: Person, members: dict[object, Membership]) -> Nominee:
    row = members[person.pk]
    unit = str(row.organisation_name)  # type: ignore[attr-defined]
    own = row.organisation_id == step.run.plan.congress.organisation_id
    values = {"post": person.work_post, "unit": "" if own else unit}
    return Nominee.objects.get_or_create(run=step.run, person=person, defaults=values)[0]


def _memberships(step: PersonnelStep, people: Sequence[Person], on: date) -> dict[object, Membership]:
    """The membership of each person on the day, with the name of its organisation; one query."""
    within = memberships_within(step.run.plan.congress.organisation_id, on)
    rows = with_organisation_name(within.filter(person__in=people), on)
    return {row.person_id: row for row in rows}


def _findings(
    step: PersonnelStep, people: Sequence[Person], members: dict[object, Membership], on: date
) -> Iterator[Finding]:
    there = set(StepName.objects.filter(step=step).values_list("nominee__person_id", flat=True))
    others = Nominee.objects.filter(run__plan=step.run.plan).exclude(run=step.run)
    elsewhere = set(others.values_list("person_id", flat=True))
    sitting = sitting_people(step.run.plan.congress, on)
    is_again = step.run.kind == RunKind.RE_ELECTION
    for person in people:
        name = person.full_name
        if person.pk in there:
            yield error("already-named", f"{name} đã có trong danh sách của bước này.")
        elif person.pk in elsewhere:
            yield error("in-the-other-run", f"{name} đã ở trong danh sách của lượt kia.")
        yield from _standing_findings(name, members.get(person.pk))
        if is_again and person.pk not in sitting:
            yield error("not-sitting", f"{name} không phải cấp ủy viên đương nhiệm nên không thuộc diện tái cử.")
        if not is_again and person.pk in sitting:
            yield error("sitting", f"{name} là cấp ủy viên đương nhiệm nên thuộc diện tái cử, không phải lần đầu.")
    yield from age_findings(step.run, people, on)


def _standing_findings(name: str, row: Membership | None) -> Iterator[Finding]:
    if row is None:
        yield error("not-a-member", f"{name} không phải đảng viên của đảng bộ theo sổ.")
    elif row.standing != Standing.OFFICIAL:
        yield error("not-official", f"{name} là đảng viên dự bị, chưa được giới thiệu vào cấp ủy.")
    elif row.activity == Activity.SUSPENDED:
        yield error("suspended", f"{name} đang bị đình chỉ sinh hoạt đảng.")
