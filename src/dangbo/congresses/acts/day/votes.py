"""Votes by raised hands in an item: any question, a paper adopted, an organ elected."""

import uuid
from collections.abc import Sequence

from django.db import transaction

from dangbo.access.actor import Actor
from dangbo.access.permissions import Permission
from dangbo.congresses.acts.day.guards import item_locked, meeting_of
from dangbo.congresses.models.day import AgendaItem, AgendaVote, Body, OrganMember
from dangbo.congresses.models.papers import CongressPaper
from dangbo.congresses.papers.catalogue import Adoption, row_of
from dangbo.elections.acts.hands import Hands, record_hand_vote
from dangbo.elections.models import Capacity, RollEntry, Subject
from dangbo.registry.acts.refusal import refuse
from dangbo.registry.acts.writing import write
from dangbo.rules.congress.kind import CongressKind

SUBJECTS = {
    Body.PRESIDIUM: Subject.PRESIDIUM,
    Body.SECRETARIAT: Subject.SECRETARIAT,
    Body.CREDENTIALS: Subject.CREDENTIALS,
}
NOT_ADOPTED = (
    "{title} được thảo luận cùng Báo cáo chính trị và dự thảo Nghị quyết, không biểu quyết thông qua; cấp ủy khóa mới "
    "hoàn chỉnh và ban hành."
)


@transaction.atomic
def vote_in_item(
    *, actor: Actor, item: AgendaItem, about: str, hands: Hands, paper: CongressPaper | None = None
) -> AgendaVote:
    """A vote by raised hands in an item that runs. paper: which is adopted by it. Raises Refused and NotAllowed."""
    held = _running(actor, item)
    if paper is not None:
        _require_adoptable(paper, held)
    words = paper.title if paper else about
    return _stored(actor, held, Subject.OTHER, words, hands, paper)


@transaction.atomic
def elect_organ(
    *, actor: Actor, item: AgendaItem, body: Body, entries: Sequence[RollEntry], head: uuid.UUID | None, hands: Hands
) -> list[OrganMember]:
    """Elect presidium, secretariat or credentials board by raised hands; a new vote takes the place of the old.

    Its members are on the roll and have a vote; a congress of all members has no credentials board. Raises Refused.
    """
    held = _running(actor, item)
    _require_fit(held, body, entries, head)
    link = _stored(actor, held, SUBJECTS[body], body.label, hands, None)
    if 2 * hands.votes_for <= hands.present:
        return []
    congress = held.congress
    congress.organ_members.filter(body=body).delete()
    made = OrganMember.objects.bulk_create(
        OrganMember(
            congress=congress,
            body=body,
            entry=entry,
            position=place,
            is_head=entry.pk == head,
            vote=link.vote,
        )
        for place, entry in enumerate(entries, start=1)
    )
    names = ", ".join(entry.full_name for entry in entries)
    write(
        "elect_congress_organ",
        actor,
        f"{body.label}: {names}; {hands.words}",
        organisation=congress.organisation_id,
        subject=congress,
    )
    return made


def _running(actor: Actor, item: AgendaItem) -> AgendaItem:
    held = item_locked(actor, item)
    if held.began_at is None:
        refuse("item-not-begun", f"Mục “{held.title}” chưa bắt đầu; bấm Bắt đầu rồi ghi biểu quyết.")
    return held


def _require_adoptable(paper: CongressPaper, item: AgendaItem) -> None:
    if paper.congress_id != item.congress_id:
        refuse("foreign-paper", f"{paper.title} là văn bản của đại hội khác.")
    if row_of(paper.row).adoption is Adoption.DISCUSSED:
        refuse("discussed-only", NOT_ADOPTED.format(title=paper.title), "Công văn 11977-CV/VPTW, 23/4/2020")


def _require_fit(item: AgendaItem, body: Body, entries: Sequence[RollEntry], head: uuid.UUID | None) -> None:
    congress = item.congress
    if body is Body.CREDENTIALS and congress.rules_kind is not CongressKind.DELEGATE:
        refuse("no-credentials-board", "Đại hội đảng viên không có Ban Thẩm tra tư cách đại biểu; cấp ủy báo cáo.")
    if not entries:
        refuse("nobody-chosen", "Chưa chọn người nào.")
    meeting = meeting_of(congress)
    if any(entry.meeting_id != meeting.pk or entry.capacity == Capacity.ALTERNATE for entry in entries):
        refuse("not-on-roll", f"{body.label} chọn trong số người được triệu tập có quyền biểu quyết.")
    if head is not None and head not in {entry.pk for entry in entries}:
        refuse("head-not-chosen", "Người đứng đầu phải ở trong danh sách đã chọn.")


def _stored(
    actor: Actor, item: AgendaItem, subject: Subject, about: str, hands: Hands, paper: CongressPaper | None
) -> AgendaVote:
    vote = record_hand_vote(
        actor=actor.lending(Permission.PREPARE_ELECTIONS),
        meeting=meeting_of(item.congress),
        subject=subject,
        about=about or item.title,
        hands=hands,
    )
    return AgendaVote.objects.create(item=item, vote=vote, paper=paper)
