"""Writing a draft: what it takes from its template, its versions, two editors at once, giving it up."""

from datetime import date

import pytest
from django.utils import timezone

import build
from dangbo.access.actor import Actor, NotAllowed
from dangbo.access.permissions import Role
from dangbo.documents.acts.drafting import drop_draft, save_draft
from dangbo.documents.models import Document, DocumentState, DocumentTemplate, DraftVersion
from dangbo.journal.models import Entry
from dangbo.registry.acts.refusal import Refused
from dangbo.registry.models import Organisation
from dangbo.rules.documents import Authority, SignerRank, SigningBody
from documents import office

pytestmark = pytest.mark.django_db


def template(organisation: Organisation, **more: object) -> DocumentTemplate:
    return DocumentTemplate.objects.create(
        organisation=organisation,
        kind="plan",
        name="Kế hoạch đại hội",
        abstract="tổ chức đại hội",
        text="I. MỤC ĐÍCH",
        word=b"",
        stored_at=timezone.now(),
        stored_by="Văn phòng",
        **more,
    )


def test_a_draft_takes_from_its_template_what_was_not_given() -> None:
    place = office.of_committee()
    draft = place.draft(template=template(place.organisation), abstract="", text="")
    assert (draft.abstract, draft.text, draft.state) == ("tổ chức đại hội", "I. MỤC ĐÍCH", DocumentState.DRAFT)
    other = place.draft(template=draft.template, abstract="đại hội điểm")
    assert (other.abstract, other.text) == ("đại hội điểm", office.TEXT)


def test_a_template_of_another_organisation_or_a_retired_one_is_refused() -> None:
    place, other = office.of_committee(), office.of_committee()
    for given, code in [
        (template(other.organisation), "foreign-template"),
        (template(place.organisation, retired_at=timezone.now()), "template-retired"),
    ]:
        with pytest.raises(Refused) as refused:
            place.draft(template=given)
        assert refused.value.codes == {code}
    assert Document.objects.count() == 0


def test_the_capacity_of_the_signer_is_the_usual_one_unless_told() -> None:
    place = office.of_committee()
    board = office.issuer(place.organisation, SigningBody.ADVISORY_ORGAN, code="BTCĐU", head_title="Trưởng Ban")
    found = [
        place.draft(signer_rank=SignerRank.DEPUTY).authority,
        place.draft(issuer=board, signer_rank=SignerRank.DEPUTY).authority,
        place.draft(issuer=board, signer_rank=SignerRank.HEAD).authority,
        place.draft(authority=Authority.BY_ORDER).authority,
        place.draft(kind="minutes").authority,
    ]
    assert found == [
        Authority.ON_BEHALF,
        Authority.FOR_HEAD,
        Authority.DIRECT,
        Authority.BY_ORDER,
        Authority.DIRECT,
    ]


def test_every_changed_text_is_a_version_and_what_was_typed_is_stored_clean() -> None:
    place = office.of_committee()
    draft = place.draft(abstract="  tổ chức   đại hội ", text="Một.  \r\nHai.\n\n")
    saved = save_draft(
        actor=place.clerk, document=draft, saved=1, text="Một.\nHai.\nBa.", note="Thêm ý ba", kept_by=" Văn  phòng "
    )
    save_draft(actor=place.clerk, document=draft, saved=2, recipient_lines=["Các chi bộ", " "])
    versions = DraftVersion.objects.values_list("number", "abstract", "text", "note")
    assert list(versions) == [
        (1, "tổ chức đại hội", "Một.\nHai.", ""),
        (2, "tổ chức đại hội", "Một.\nHai.\nBa.", "Thêm ý ba"),
    ]
    draft.refresh_from_db()
    assert (saved.kept_by, draft.saved, draft.recipient_lines) == ("Văn phòng", 3, ["Các chi bộ"])
    assert list(
        Entry.objects.filter(act="save_draft").order_by("number").values_list("details__changed", flat=True)
    ) == [
        ["kept_by", "text"],
        ["recipient_lines"],
    ]


def test_saving_nothing_new_is_no_write() -> None:
    place = office.of_committee()
    draft = place.draft()
    assert save_draft(actor=place.clerk, document=draft, saved=1, text=office.TEXT).saved == 1
    assert Entry.objects.filter(act="save_draft").count() == 0


def test_who_saves_what_another_changed_meanwhile_is_refused_and_nothing_is_lost() -> None:
    place = office.of_committee()
    draft = place.draft()
    save_draft(actor=place.clerk, document=draft, saved=1, text="Bản của người thứ nhất.")
    with pytest.raises(Refused, match="đã có người lưu sau khi đồng chí mở") as refused:
        save_draft(actor=place.clerk, document=draft, saved=1, text="Bản của người thứ hai.")
    draft.refresh_from_db()
    assert (refused.value.codes, draft.text) == ({"stale-draft"}, "Bản của người thứ nhất.")


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"text": "TỐI MẬT\nNội dung."}, "secret-paper-refused"),
        ({"kind": "poem"}, "unknown-document-kind"),
        ({"urgency": "at once"}, "unknown-choice"),
        ({"signer_rank": "boss"}, "unknown-choice"),
        ({"copies": 0}, "impossible-copies"),
        ({"abstract": "đ" * 501}, "text-too-long"),
    ],
)
def test_what_cannot_be_in_a_draft_is_refused_at_once(fields: dict[str, object], code: str) -> None:
    place = office.of_committee()
    draft = place.draft()
    with pytest.raises(Refused) as refused:
        save_draft(actor=place.clerk, document=draft, saved=1, **fields)  # type: ignore[arg-type]
    draft.refresh_from_db()
    assert (refused.value.codes, draft.saved) == ({code}, 1)


def test_the_issuer_is_one_of_the_organisation() -> None:
    place, other = office.of_committee(), office.of_committee()
    with pytest.raises(Refused) as refused:
        place.draft(issuer=other.issuer)
    assert refused.value.codes == {"foreign-issuer"}


def test_a_dropped_draft_keeps_its_versions_and_is_not_changed_again() -> None:
    place = office.of_committee()
    draft = place.draft()
    with pytest.raises(Refused, match="phải ghi lý do"):
        drop_draft(actor=place.clerk, document=draft, reason=" ")
    drop_draft(actor=place.clerk, document=draft, reason="Đã có kế hoạch của cấp trên")
    with pytest.raises(Refused) as refused:
        save_draft(actor=place.clerk, document=draft, saved=2, text="Lại.")
    assert (refused.value.codes, draft.versions.count()) == ({"draft-dropped"}, 1)


def test_drafts_are_written_by_those_who_may_within_their_reach() -> None:
    place, other = office.of_committee(), office.of_committee()
    reader = Actor.of(build.account(Role.MEMBER, place.organisation))
    draft = place.draft(figures_at=date(2026, 1, 1))
    for actor in (reader, other.clerk):
        with pytest.raises(NotAllowed):
            save_draft(actor=actor, document=draft, saved=1, text="Không được.")
