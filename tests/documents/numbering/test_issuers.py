"""Who issues, from when to when: codes that can stand in a symbol, changes from a day on that drafts follow."""

from datetime import date

import pytest

import build
from dangbo.access.actor import PROGRAM, Actor, NotAllowed
from dangbo.access.permissions import Role
from dangbo.documents.acts.issuers import add_issuer, change_issuer, end_issuer
from dangbo.documents.models import Issuer
from dangbo.documents.queries.paper import party_document
from dangbo.documents.queries.series import issuers_at
from dangbo.documents.queries.signers import usual_issuer
from dangbo.registry.acts.refusal import Refused
from dangbo.rules.documents import SigningBody
from documents import office

pytestmark = pytest.mark.django_db
ON = date(2026, 6, 15)


def test_what_a_body_is_called_changes_from_a_day_on_and_drafts_follow() -> None:
    place = office.of_committee()
    issued, draft = place.issue(), place.draft()
    following = change_issuer(actor=PROGRAM, issuer=place.issuer, on=ON, name="Đảng ủy\nSở Mẫu mới", place="Sông Mới")
    draft.refresh_from_db()
    assert (draft.issuer, following.valid_from, following.code) == (following, ON, "ĐU")
    assert issuers_at(place.organisation, office.TODAY) == [place.issuer]
    assert issuers_at(place.organisation, ON) == [following]
    assert [party_document(each).issuing_body for each in (issued, draft)] == ["Đảng ủy Sở Mẫu", "Đảng ủy\nSở Mẫu mới"]


def test_a_change_on_the_first_day_corrects_the_issuer() -> None:
    place = office.of_committee()
    change_issuer(actor=PROGRAM, issuer=place.issuer, on=place.issuer.valid_from, place="Sông Mới")
    assert list(Issuer.objects.values_list("place", flat=True)) == ["Sông Mới"]


def test_a_body_that_ended_issues_nothing_more() -> None:
    place = office.of_committee()
    draft = place.draft()
    end_issuer(actor=PROGRAM, issuer=place.issuer, on=ON)
    with pytest.raises(Refused, match=r"từ ngày 01/01/2000 đến trước ngày 15/06/2026"):
        place.issue(draft, on=ON)
    with pytest.raises(Refused) as again:
        end_issuer(actor=PROGRAM, issuer=place.issuer, on=ON)
    assert (again.value.codes, issuers_at(place.organisation, ON)) == ({"issuer-ended"}, [])


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"code": "đu 1"}, "issuer-code-shape"),
        ({"code": ""}, "text-missing"),
        ({"place": " ", "code": "CB"}, "text-missing"),
        ({"body": SigningBody.ADVISORY_ORGAN, "code": "BTCĐU", "head_title": ""}, "head-title-missing"),
        ({}, "issuer-exists"),
    ],
)
def test_an_issuer_whose_papers_could_not_be_written_is_refused(fields: dict[str, object], code: str) -> None:
    place = office.of_committee()
    with pytest.raises(Refused) as refused:
        office.issuer(place.organisation, **fields)  # type: ignore[arg-type]
    assert refused.value.codes == {code}


def test_a_code_that_is_in_no_list_is_a_warning() -> None:
    place = office.of_committee()
    with pytest.raises(Refused) as refused:
        office.issuer(place.organisation, code="XYZ", accepted_warnings=())
    assert (refused.value.codes, refused.value.may_be_accepted) == ({"issuer-code-unknown"}, True)


def test_issuers_are_set_up_by_the_office() -> None:
    place = office.of_committee()
    member = Actor.of(build.account(Role.COMMITTEE_MEMBER, place.organisation))
    with pytest.raises(NotAllowed):
        add_issuer(
            actor=member,
            organisation=place.organisation,
            body=SigningBody.COUNCIL,
            code="HĐ",
            name="Hội đồng",
            body_name="Hội đồng",
            head_title="Chủ tịch",
            place="Sông Mẫu",
            valid_from=ON,
        )


def test_a_new_paper_is_of_the_body_that_issued_such_a_paper_last() -> None:
    place = office.of_committee()
    congress = office.issuer(place.organisation, SigningBody.CONGRESS, code="ĐH", body_name="Đại hội")
    standing = office.issuer(place.organisation, SigningBody.STANDING_COMMITTEE, code="BTV", body_name="Ban Thường vụ")
    bodies = issuers_at(place.organisation, office.TODAY)
    assert usual_issuer(bodies, None, "") in (place.issuer, standing)
    place.issue(place.draft(issuer=standing))
    place.issue(place.draft(kind="report"))
    assert [usual_issuer(bodies, None, kind) for kind in ("plan", "report", "notice", "")] == [
        standing, place.issuer, place.issuer, place.issuer
    ]  # fmt: skip
    assert usual_issuer([congress], None, "plan") == congress
    assert usual_issuer([], None, "plan") is None
