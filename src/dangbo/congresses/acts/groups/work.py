"""The work of a preparation group: tasks with their owner and day, sessions with who was there and what was said."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction

from dangbo.access.actor import Actor
from dangbo.congresses.acts.guards import require_congress
from dangbo.congresses.models import GroupMember, GroupSession, GroupTask, PreparationGroup
from dangbo.documents.models import Document
from dangbo.facts.models import holding_at
from dangbo.registry.acts.refusal import refuse
from dangbo.registry.acts.writing import write
from dangbo.vietnamese.dates import format_date
from dangbo.vietnamese.text import clean_line


@transaction.atomic
def add_task(
    *,
    actor: Actor,
    group: PreparationGroup,
    title: str,
    owner: GroupMember | None = None,
    due_on: date | None = None,
) -> GroupTask:
    """Give the group something to do, somebody of it the owner. Raises Refused and NotAllowed."""
    congress = require_congress(actor, group.congress)
    if not clean_line(title):
        refuse("title-missing", "Phải ghi việc cần làm.")
    if owner is not None and owner.group_id != group.pk:
        refuse("not-of-the-group", "Người được giao phải ở trong tiểu ban.")
    task = GroupTask.objects.create(group=group, title=clean_line(title), owner=owner, due_on=due_on)
    whom = f", giao {owner.person.full_name}" if owner else ""
    when = f", hạn {format_date(due_on)}" if due_on else ""
    summary = f"{group.name}: {task.title}{whom}{when}"
    write("add_group_task", actor, summary, organisation=congress.organisation_id, subject=task)
    return task


@transaction.atomic
def finish_task(*, actor: Actor, task: GroupTask, on: date) -> GroupTask:
    """The task is done on a day. Raises Refused and NotAllowed."""
    congress = require_congress(actor, task.group.congress)
    if task.done_on is not None:
        refuse("already-done", f"Việc này đã xong ngày {format_date(task.done_on)}.")
    task.done_on = on
    task.save(update_fields=["done_on"])
    summary = f"{task.group.name} xong việc: {task.title}, ngày {format_date(on)}"
    write("finish_group_task", actor, summary, organisation=congress.organisation_id, subject=task)
    return task


@transaction.atomic
def hold_session(
    *,
    actor: Actor,
    group: PreparationGroup,
    held_on: date,
    present: Sequence[GroupMember],
    minutes: str = "",
    document: Document | None = None,
) -> GroupSession:
    """A session of the group with those present and its minutes, typed or a document. Raises Refused and NotAllowed."""
    congress = require_congress(actor, group.congress)
    if held_on < group.founded_on:
        refuse("before-founding", f"{group.name} lập ngày {format_date(group.founded_on)}.")
    if not minutes.strip() and document is None:
        refuse("minutes-missing", "Phải ghi nội dung họp hoặc chọn biên bản.")
    there = set(GroupMember.objects.filter(holding_at(held_on), group=group).values_list("pk", flat=True))
    if not {member.pk for member in present} <= there:
        refuse("not-of-the-group", "Có người dự không ở trong tiểu ban vào ngày họp.")
    session = GroupSession.objects.create(group=group, held_on=held_on, minutes=minutes.strip(), document=document)
    session.present.set(present)
    summary = f"{group.name} họp ngày {format_date(held_on)}, có mặt {len(present)}/{len(there)}"
    write("hold_group_session", actor, summary, organisation=congress.organisation_id, subject=session)
    return session
