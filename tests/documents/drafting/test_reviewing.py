"""Comments and approvals: steps in their order, a returned draft begins again, a changed text is approved by nobody."""

import pytest

import build
from dangbo.access.actor import Actor
from dangbo.access.models import Account
from dangbo.access.permissions import Role
from dangbo.documents.acts.drafting import save_draft
from dangbo.documents.acts.reviewing import approve, ask_approval, comment, return_draft, settle_comment
from dangbo.documents.models import ApprovalStep, Document, DocumentState
from dangbo.documents.queries.drafts import drafts_of, waiting_for
from dangbo.registry.acts.refusal import Refused
from documents import office

pytestmark = pytest.mark.django_db


def two_approvers(place: office.Office) -> tuple[Account, Account]:
    first, second = (build.account(Role.SECRETARY, place.organisation) for _ in range(2))
    return first, second


def asked(place: office.Office) -> tuple[Document, Actor, Actor]:
    """A draft that waits for the head of the office, then for the secretary."""
    head, secretary = two_approvers(place)
    steps = [(head, "Chánh Văn phòng"), (secretary, "Bí thư")]
    document = ask_approval(actor=place.clerk, document=place.draft(), steps=steps)
    return document, Actor.of(head), Actor.of(secretary)


def steps_of(document: Document) -> list[tuple[int, int, str]]:
    return list(ApprovalStep.objects.filter(document=document).values_list("round", "order", "state"))


def test_a_draft_is_approved_step_by_step_in_order() -> None:
    document, head, secretary = asked(office.of_committee())
    with pytest.raises(Refused) as refused:
        approve(actor=secretary, document=document)
    assert refused.value.codes == {"not-your-turn"}
    assert [[step.duty for step in waiting_for(each)] for each in (head, secretary)] == [["Chánh Văn phòng"], []]
    approve(actor=head, document=document, note="Đồng ý")
    assert [[step.duty for step in waiting_for(each)] for each in (head, secretary)] == [[], ["Bí thư"]]
    document.refresh_from_db()
    assert document.state == DocumentState.IN_REVIEW
    approve(actor=secretary, document=document)
    document.refresh_from_db()
    assert document.state == DocumentState.APPROVED
    assert steps_of(document) == [(1, 1, "approved"), (1, 2, "approved")]


def test_a_returned_draft_begins_a_new_round() -> None:
    place = office.of_committee()
    document, head, secretary = asked(place)
    with pytest.raises(Refused, match="phải ghi lý do"):
        return_draft(actor=head, document=document, note="")
    return_draft(actor=head, document=document, note="Thiếu căn cứ")
    document.refresh_from_db()
    assert (document.state, steps_of(document)) == (DocumentState.DRAFT, [(1, 1, "returned"), (1, 2, "lapsed")])
    accounts = [(Account.objects.get(pk=each.account_id), "Duyệt") for each in (head, secretary)]
    ask_approval(actor=place.clerk, document=document, steps=accounts)
    assert steps_of(document) == [(1, 1, "returned"), (1, 2, "lapsed"), (2, 1, "waiting"), (2, 2, "waiting")]


def test_a_text_changed_after_approval_has_no_approval() -> None:
    place = office.of_committee()
    document, head, secretary = asked(place)
    approve(actor=head, document=document)
    approve(actor=secretary, document=document)
    kept = save_draft(actor=place.clerk, document=document, saved=1, copies=5, register_note="Gửi bản giấy")
    assert (kept.state, kept.note) == (DocumentState.APPROVED, "Gửi bản giấy")
    changed = save_draft(actor=place.clerk, document=document, saved=2, text="Nội dung khác.")
    assert changed.state == DocumentState.DRAFT


def test_a_text_changed_while_it_waits_is_not_approved_unseen() -> None:
    place = office.of_committee()
    document, head, secretary = asked(place)
    approve(actor=head, document=document)
    save_draft(actor=place.clerk, document=document, saved=1, text="Nội dung khác.")
    with pytest.raises(Refused) as not_asked:
        approve(actor=secretary, document=document)
    steps = [(Account.objects.get(pk=secretary.account_id), "Bí thư")]
    ask_approval(actor=place.clerk, document=document, steps=steps)
    with pytest.raises(Refused) as unseen:
        approve(actor=secretary, document=document, saved=1)
    assert (not_asked.value.codes, unseen.value.codes) == ({"not-in-review"}, {"stale-draft"})
    assert approve(actor=secretary, document=document, saved=2).version == 2


def test_a_round_needs_people_who_may_read_it_and_a_text_to_read() -> None:
    place, other = office.of_committee(), office.of_committee()
    head, _ = two_approvers(place)
    stranger = build.account(Role.SECRETARY, other.organisation)
    empty = place.draft(text="")
    for document, steps, code in [
        (place.draft(), [], "no-approver"),
        (place.draft(), [(stranger, "Bí thư")], "approver-without-reach"),
        (place.draft(), [(head, "Bí thư"), (head, "Chủ tọa")], "approver-twice"),
        (place.draft(), [(head, " ")], "duty-missing"),
        (empty, [(head, "Bí thư")], "draft-empty"),
    ]:
        with pytest.raises(Refused) as refused:
            ask_approval(actor=place.clerk, document=document, steps=steps)
        assert refused.value.codes == {code}
    assert ApprovalStep.objects.count() == 0


def test_a_comment_is_about_a_version_and_is_settled_once() -> None:
    place = office.of_committee()
    draft = place.draft()
    save_draft(actor=place.clerk, document=draft, saved=1, text="Bản hai.")
    said = comment(actor=place.clerk, document=draft, text="Ghi rõ thời gian", quote="Bản hai")
    settled = settle_comment(actor=place.clerk, comment=said, answer="Đã ghi")
    assert (said.version, said.quote, settled.answer) == (2, "Bản hai", "Đã ghi")
    for act in (
        lambda: settle_comment(actor=place.clerk, comment=said),
        lambda: comment(actor=place.clerk, document=draft, text="  "),
    ):
        with pytest.raises(Refused):
            act()


@pytest.mark.parametrize("number", [1, 3])
def test_lists_of_drafts_and_of_waiting_approvals_take_one_query_each(
    number: int, django_assert_num_queries: object
) -> None:
    place = office.of_committee()
    head, _ = two_approvers(place)
    for _ in range(number):
        ask_approval(actor=place.clerk, document=place.draft(), steps=[(head, "Bí thư")])
    with django_assert_num_queries(2):  # type: ignore[operator]
        found = [str(each.issuer) for each in drafts_of(place.clerk, place.organisation)]
    with django_assert_num_queries(1):  # type: ignore[operator]
        waiting = [str(step.document.organisation) for step in waiting_for(Actor.of(head))]
    assert (len(found), len(waiting)) == (number, number)
