"""A dossier is submitted, appraised, reviewed and concluded; who may do it, and what is refused."""

from datetime import date, timedelta

import pytest

import build
from congresses import world
from congresses.review import desk
from dangbo.access.actor import PROGRAM, NotAllowed
from dangbo.congresses.acts.review.appraising import ask_appraisals, give_appraisal
from dangbo.congresses.acts.review.concluding import (
    Conclusion,
    Wanted,
    accept_supplement,
    answer_question,
    ask_question,
    conclude,
    deliver_supplement,
)
from dangbo.congresses.acts.review.dossier import attach_paper, detach_paper, return_dossier, submit_dossier
from dangbo.congresses.acts.review.sessions import (
    call_session,
    drop_from_session,
    hold_session,
    move_session,
    seat_reviewer,
    unseat_reviewer,
)
from dangbo.congresses.models.review import Review, Reviewer, ReviewerRole, ReviewSession, SessionForm
from dangbo.congresses.queries.days import days_of
from dangbo.congresses.queries.review.states import course_of, courses
from dangbo.congresses.queries.states import state_of
from dangbo.congresses.states import State
from dangbo.journal.models import Entry
from dangbo.registry.acts.refusal import Refused
from dangbo.rules.congress.dossier import ReviewState
from dangbo.rules.elections.posts import Post

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def codes(refused: pytest.ExceptionInfo[Refused]) -> set[str]:
    return set(refused.value.codes)


def test_the_state_follows_the_dossier_until_the_unit_may_convene() -> None:
    congress = desk.unit()
    review = desk.concluded(
        congress,
        first_day=desk.OPENING,
        posts=[(Post.CELL_SECRETARY, build.person("Trần Thị Bí"))],
        supplements=[Wanted("Bổ sung danh sách đoàn chủ tịch", date(2020, 4, 3))],
    )
    supplement = review.supplements.get()
    deliver_supplement(actor=PROGRAM, supplement=supplement, on=date(2020, 3, 30), note="Đã gửi danh sách")
    accept_supplement(actor=PROGRAM, supplement=supplement, on=date(2020, 3, 31))
    days = (
        date(2020, 3, 1),
        desk.SUBMITTED,
        desk.APPRAISED,
        desk.HELD,
        desk.CONCLUDED,
        date(2020, 3, 31),
    )
    assert [course_of(congress, day).state for day in days] == [
        ReviewState.PREPARING,
        ReviewState.UNDER_APPRAISAL,
        ReviewState.APPRAISED,
        ReviewState.REVIEWED,
        ReviewState.SUPPLEMENTS_ASKED,
        ReviewState.CLEARED,
    ]
    assert [state_of(congress, day) for day in days] == [
        State.PREPARING,
        State.SUBMITTED,
        State.APPRAISED,
        State.REVIEWED,
        State.REVIEWED,
        State.CLEARED,
    ]
    approved = days_of(congress).approved
    assert approved is not None
    assert (approved.first_day, approved.decided_by) == (desk.OPENING, "12-TB/ĐUK")
    assert [(row.post, row.person.full_name) for row in review.posts.all()] == [("branch_secretary", "Trần Thị Bí")]


def test_a_dossier_that_lacks_papers_is_refused_by_the_list() -> None:
    congress = desk.with_papers(desk.unit(), "script")
    with pytest.raises(Refused) as refused:
        submit_dossier(actor=PROGRAM, congress=congress, on=desk.SUBMITTED)
    assert [finding.message for finding in refused.value.findings] == [
        "Hồ sơ có 15 trên 16 văn bản, thiếu: kịch bản điều hành."
    ]
    attach_paper(actor=PROGRAM, congress=congress, code="script", on=desk.SUBMITTED, note="Bản giấy")
    submission = submit_dossier(actor=PROGRAM, congress=congress, on=desk.SUBMITTED)
    assert (submission.number, len(submission.papers)) == (1, 17)
    assert submission.papers[0] == {
        "code": "request",
        "label": "Tờ trình đề nghị duyệt đại hội",
        "document": None,
        "title": "",
        "note": "Bản giấy",
    }
    with pytest.raises(Refused) as again:
        submit_dossier(actor=PROGRAM, congress=congress, on=desk.SUBMITTED)
    assert codes(again) == {"already-submitted"}


def test_what_was_submitted_is_kept_when_the_dossier_changes() -> None:
    congress = desk.unit()
    submission = desk.submitted(congress)
    detach_paper(actor=PROGRAM, congress=congress, code="script")
    submission.refresh_from_db()
    assert "script" in {paper["code"] for paper in submission.papers}


def test_papers_of_the_checklist_alone_are_attached() -> None:
    congress = desk.unit()
    for given, code in (
        ({"code": "poem", "note": "x"}, "not-of-the-dossier"),
        ({"code": "script"}, "nothing-attached"),
    ):
        with pytest.raises(Refused) as refused:
            attach_paper(actor=PROGRAM, congress=congress, on=desk.SUBMITTED, **given)
        assert codes(refused) == {code}
    with pytest.raises(Refused) as absent:
        detach_paper(actor=PROGRAM, congress=congress, code="script")
    assert codes(absent) == {"not-attached"}


def test_a_dossier_without_days_or_after_the_deadline_is_seen() -> None:
    congress = world.one()
    desk.with_papers(congress)
    with pytest.raises(Refused) as refused:
        submit_dossier(actor=PROGRAM, congress=congress, on=desk.SUBMITTED)
    assert codes(refused) == {"no-days"}
    world.planned(congress, desk.OPENING)
    late = date(2020, 4, 20)
    with pytest.raises(Refused) as warned:
        submit_dossier(actor=PROGRAM, congress=congress, on=late)
    assert (codes(warned), warned.value.may_be_accepted) == ({"submitted-late"}, True)
    submit_dossier(actor=PROGRAM, congress=congress, on=late, accepted_warnings={"submitted-late"})
    assert "là quá hạn" in Entry.objects.get(act="submit_dossier").details["accepted_warnings"][0]


def test_a_returned_dossier_is_submitted_again() -> None:
    congress = desk.unit()
    first = desk.submitted(congress)
    for reason, on, code in (("", desk.APPRAISED, "reason-missing"), ("Thiếu", date(2020, 3, 1), "day-too-early")):
        with pytest.raises(Refused) as refused:
            return_dossier(actor=PROGRAM, submission=first, on=on, reason=reason)
        assert codes(refused) == {code}
    return_dossier(actor=PROGRAM, submission=first, on=desk.APPRAISED, reason="Báo cáo chưa có số liệu")
    assert course_of(congress, desk.APPRAISED).state is ReviewState.PREPARING
    assert course_of(congress, desk.SUBMITTED).state is ReviewState.SUBMITTED
    second = submit_dossier(actor=PROGRAM, congress=congress, on=date(2020, 3, 12))
    assert (second.number, course_of(congress, date(2020, 3, 12)).state) == (2, ReviewState.SUBMITTED)
    with pytest.raises(Refused) as again:
        return_dossier(actor=PROGRAM, submission=first, on=desk.HELD, reason="x")
    assert codes(again) == {"already-returned"}


def test_departments_are_asked_once_and_say_why_they_do_not_agree() -> None:
    submission = desk.submitted(desk.unit())
    made = ask_appraisals(
        actor=PROGRAM,
        submission=submission,
        departments=["Ban Tổ chức", " Ban  Tổ chức ", "Văn phòng"],
        on=desk.SUBMITTED,
        due_on=desk.APPRAISED,
    )
    assert [row.department for row in made] == ["Ban Tổ chức", "Văn phòng"]
    with pytest.raises(Refused) as refused:
        ask_appraisals(actor=PROGRAM, submission=submission, departments=["Văn phòng"], on=desk.SUBMITTED)
    assert codes(refused) == {"nobody-to-ask"}
    with pytest.raises(Refused) as silent:
        give_appraisal(actor=PROGRAM, appraisal=made[0], on=desk.APPRAISED, agrees=False)
    assert codes(silent) == {"text-missing"}
    give_appraisal(actor=PROGRAM, appraisal=made[0], on=desk.APPRAISED, agrees=False, opinion="Chưa rõ chỉ tiêu")
    assert course_of(submission.congress, desk.APPRAISED).facts.appraisals_given == 1
    assert course_of(submission.congress, desk.APPRAISED).state is ReviewState.UNDER_APPRAISAL


def test_the_unit_prepares_and_the_superior_reviews_and_neither_does_the_other() -> None:
    congress = desk.with_papers(desk.unit())
    unit, board = desk.people(congress)
    submission = submit_dossier(actor=unit, congress=congress, on=desk.SUBMITTED)
    with pytest.raises(NotAllowed):
        ask_appraisals(actor=unit, submission=submission, departments=["Ban Tổ chức"], on=desk.SUBMITTED)
    with pytest.raises(NotAllowed):
        call_session(
            actor=unit,
            round_=congress.round,
            superior=congress.round.superior,
            congresses=[congress],
            called_for=desk.HELD,
            on=desk.APPRAISED,
            place="Phòng họp",
        )
    made = ask_appraisals(actor=board, submission=submission, departments=["Ban Tổ chức"], on=desk.SUBMITTED)
    give_appraisal(actor=board, appraisal=made[0], on=desk.APPRAISED, agrees=True)
    session = desk.called(congress)
    seat_reviewer(actor=board, session=session, person=build.person(), role=ReviewerRole.CHAIR)
    question = ask_question(actor=board, review=session.reviews.get(), asked_by="Ban Tổ chức", text="Số dư thế nào?")
    with pytest.raises(NotAllowed):
        hold_session(actor=unit, session=session, on=desk.HELD)
    hold_session(actor=board, session=session, on=desk.HELD)
    answer_question(actor=unit, question=question, answered_by="Bí thư", answer="Dư một", on=desk.HELD)
    with pytest.raises(NotAllowed):
        conclude(actor=unit, review=session.reviews.get(), on=desk.CONCLUDED, conclusion=Conclusion(True, "Đồng ý"))
    review = conclude(
        actor=board, review=session.reviews.get(), on=desk.CONCLUDED, conclusion=Conclusion(True, "Đồng ý")
    )
    assert (review.approved, review.questions.get().answer) == (True, "Dư một")


def test_a_session_reviews_several_units_in_order_and_only_those_ready() -> None:
    round_ = world.a_round(world.bloc(3))
    units = world.congresses(round_)
    for congress in units[:2]:
        world.planned(congress, desk.OPENING)
    desk.appraised(units[0])
    desk.submitted(units[1])
    with pytest.raises(Refused) as refused:
        desk.called(*units)
    assert [finding.message for finding in refused.value.findings] == ["Chi bộ Sở 3 chưa trình hồ sơ duyệt đại hội."]
    with pytest.raises(Refused) as warned:
        desk.called(*units[:2])
    assert (codes(warned), warned.value.may_be_accepted) == ({"not-appraised"}, True)
    session = desk.called(units[1], units[0], accepted_warnings={"not-appraised"})
    assert [review.congress_id for review in session.reviews.all()] == [units[1].pk, units[0].pk]
    with pytest.raises(Refused) as twice:
        desk.called(units[0])
    assert codes(twice) == {"already-called"}
    with pytest.raises(Refused) as nobody:
        call_session(actor=PROGRAM, round_=round_, superior=round_.superior, congresses=[], called_for=desk.HELD,
                     on=desk.HELD, place="Phòng họp")  # fmt: skip
    assert codes(nobody) == {"nobody-to-review"}


def test_a_session_on_line_needs_its_link_and_one_on_site_its_place() -> None:
    congress = desk.unit()
    desk.appraised(congress)
    for options, code in (
        ({"form": SessionForm.ONLINE, "place": ""}, "link-missing"),
        ({"place": ""}, "place-missing"),
    ):
        with pytest.raises(Refused) as refused:
            desk.called(congress, **options)
        assert codes(refused) == {code}
    session = desk.called(congress, form=SessionForm.ONLINE, link="https://hop.khoi.vn/duyet")
    moved = move_session(
        actor=PROGRAM, session=session, called_for=desk.HELD + DAY, place="Phòng họp số 2", form=SessionForm.ON_SITE
    )
    assert (moved.form, moved.called_for, moved.link) == ("on_site", desk.HELD + DAY, "")


def test_nobody_reviews_their_own_committee_unless_they_step_aside() -> None:
    congress = desk.unit()
    build.members(congress.organisation, 8)
    secretary = build.member(congress.organisation, "Phạm Thị Thư")
    build.committee(congress.organisation, [secretary], starts_on=date(2015, 5, 5))
    desk.appraised(congress)
    session = desk.called(congress)
    with pytest.raises(Refused) as refused:
        seat_reviewer(actor=PROGRAM, session=session, person=secretary)
    assert codes(refused) == {"reviewer-committee_member"}
    assert refused.value.findings[0].message == ("Phạm Thị Thư (Chi bộ Sở 1) là cấp ủy viên của đơn vị được duyệt.")
    aside = seat_reviewer(actor=PROGRAM, session=session, person=secretary, aside_from=[congress.pk])
    assert list(aside.aside_from.all()) == [congress]
    with pytest.raises(Refused) as appraiser:
        ask_appraisals(actor=PROGRAM, submission=congress.submissions.get(), departments=["Tổ 1"],
                       on=desk.HELD, appraiser=secretary)  # fmt: skip
    assert codes(appraiser) == {"reviewer-committee_member"}


def test_a_member_of_the_unit_on_the_review_is_warned_of() -> None:
    congress = desk.unit()
    member = build.member(congress.organisation)
    desk.appraised(congress)
    session = desk.called(congress)
    with pytest.raises(Refused) as warned:
        seat_reviewer(actor=PROGRAM, session=session, person=member)
    assert (codes(warned), warned.value.may_be_accepted) == ({"reviewer-member"}, True)
    made = seat_reviewer(actor=PROGRAM, session=session, person=member, accepted_warnings={"reviewer-member"})
    unseat_reviewer(actor=PROGRAM, reviewer=made)
    assert Reviewer.objects.count() == 0


def test_a_session_needs_one_chair_and_changes_no_more_once_held() -> None:
    congress = desk.unit()
    desk.appraised(congress)
    session = desk.called(congress)
    with pytest.raises(Refused) as refused:
        hold_session(actor=PROGRAM, session=session, on=desk.HELD)
    assert codes(refused) == {"chair-missing"}
    seat_reviewer(actor=PROGRAM, session=session, person=build.person(), role=ReviewerRole.CHAIR)
    with pytest.raises(Refused) as two:
        seat_reviewer(actor=PROGRAM, session=session, person=build.person(), role=ReviewerRole.CHAIR)
    assert codes(two) == {"chair-taken"}
    hold_session(actor=PROGRAM, session=session, on=desk.HELD, minutes="Đủ thành phần")
    for act in (
        lambda: hold_session(actor=PROGRAM, session=session, on=desk.HELD),
        lambda: seat_reviewer(actor=PROGRAM, session=session, person=build.person()),
        lambda: drop_from_session(actor=PROGRAM, review=session.reviews.get()),
    ):
        with pytest.raises(Refused) as held:
            act()
        assert codes(held) == {"session-held"}


def test_the_last_unit_taken_out_takes_the_session_with_it() -> None:
    congress = desk.unit()
    desk.appraised(congress)
    drop_from_session(actor=PROGRAM, review=desk.called(congress).reviews.get())
    assert (ReviewSession.objects.count(), course_of(congress, desk.HELD).state) == (0, ReviewState.APPRAISED)


def test_a_conclusion_comes_after_the_session_says_something_and_stays() -> None:
    congress = desk.unit()
    desk.appraised(congress)
    waiting = desk.called(congress).reviews.get()
    with pytest.raises(Refused) as early:
        conclude(actor=PROGRAM, review=waiting, on=desk.CONCLUDED, conclusion=Conclusion(True, "Đồng ý"))
    assert codes(early) == {"session-not-held"}
    waiting.session.delete()
    congress.submissions.all().delete()
    review = desk.reviewed(congress)
    ask_question(actor=PROGRAM, review=review, asked_by="Chủ trì", text="Vì sao giảm một chi bộ?")
    for conclusion, on, code in (
        (Conclusion(True, " "), desk.CONCLUDED, "text-missing"),
        (Conclusion(True, "Đồng ý"), date(2020, 3, 18), "day-too-early"),
        (Conclusion(True, "Đồng ý", supplements=[Wanted("Sửa", date(2020, 3, 1))]), desk.CONCLUDED, "due-before-asked"),
        (Conclusion(True, "Đồng ý"), desk.CONCLUDED, "questions-open"),
    ):
        with pytest.raises(Refused) as refused:
            conclude(actor=PROGRAM, review=review, on=on, conclusion=conclusion)
        assert codes(refused) == {code}
    conclude(actor=PROGRAM, review=review, on=desk.CONCLUDED, conclusion=Conclusion(True, "Đồng ý"),
             accepted_warnings={"questions-open"})  # fmt: skip
    with pytest.raises(Refused) as again:
        conclude(actor=PROGRAM, review=review, on=desk.CONCLUDED, conclusion=Conclusion(False, "Thôi"))
    assert codes(again) == {"already-concluded"}


def test_a_congress_not_approved_is_reviewed_again() -> None:
    congress = desk.unit()
    desk.concluded(congress, approved=False, text="Chuẩn bị lại nhân sự")
    assert course_of(congress, desk.CONCLUDED).state is ReviewState.TO_BE_REVIEWED_AGAIN
    session = desk.called(congress, on=date(2020, 4, 1))
    assert (session.reviews.count(), Review.objects.filter(congress=congress).count()) == (1, 2)


def test_a_supplement_not_good_enough_is_asked_for_again() -> None:
    congress = desk.unit()
    review = desk.concluded(congress, supplements=[Wanted("Nộp kịch bản", date(2020, 4, 3))])
    supplement = review.supplements.get()
    on = date(2020, 3, 30)
    with pytest.raises(Refused) as nothing:
        deliver_supplement(actor=PROGRAM, supplement=supplement, on=on)
    assert codes(nothing) == {"nothing-attached"}
    with pytest.raises(Refused) as early:
        accept_supplement(actor=PROGRAM, supplement=supplement, on=on)
    assert codes(early) == {"not-delivered"}
    deliver_supplement(actor=PROGRAM, supplement=supplement, on=on, note="Đã nộp")
    with pytest.raises(Refused) as reasonless:
        accept_supplement(actor=PROGRAM, supplement=supplement, on=on, accepted=False)
    assert codes(reasonless) == {"reason-missing"}
    accept_supplement(actor=PROGRAM, supplement=supplement, on=on, accepted=False, reason="Thiếu phần bầu cử")
    assert (supplement.delivered_on, course_of(congress, on).state) == (None, ReviewState.SUPPLEMENTS_ASKED)


@pytest.mark.parametrize("number", [1, 3])
def test_the_courses_of_all_units_take_two_queries(number: int, django_assert_num_queries) -> None:
    units = world.congresses(world.a_round(world.bloc(number)))
    for congress in units:
        world.planned(congress, desk.OPENING)
        desk.concluded(congress)
    with django_assert_num_queries(2):
        found = courses([congress.pk for congress in units], desk.CONCLUDED)
    assert {course.state for course in found.values()} == {ReviewState.CLEARED}
