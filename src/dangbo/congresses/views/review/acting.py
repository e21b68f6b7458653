"""The acts of reviews as pages."""

import uuid
from typing import Any, TypeVar

from django.db.models import Model, QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from dangbo.access.actor import NotAllowed
from dangbo.access.permissions import Permission
from dangbo.congresses.forms.review import concluding, dossier, sessions
from dangbo.congresses.models import Congress
from dangbo.congresses.models.review import Appraisal, Review, Reviewer, ReviewQuestion, ReviewSession, Supplement
from dangbo.congresses.queries.reach import congress_for
from dangbo.congresses.queries.review.dossier import DossierLine, checklist, open_submission
from dangbo.congresses.queries.review.page import session_for
from dangbo.congresses.views.acts import Act, act_named, crumbs_of, pages_of, sent
from dangbo.congresses.views.review.showing import superior_of
from dangbo.registry.forms.acts import ActForm
from dangbo.registry.viewing import OfficeRequest

M = TypeVar("M", bound=Model)
PREPARE, REVIEW = Permission.PREPARE_CONGRESSES, Permission.REVIEW_CONGRESSES
OF_CONGRESS = (
    Act("trinh", "Trình hồ sơ", "Khi hồ sơ đã đủ", dossier.SubmitForm, PREPARE),
    Act("dinh-da-soan", "Đính các văn bản đã soạn", "Từ văn bản đại hội", dossier.AttachMadeForm, PREPARE),
    Act("tra-lai", "Trả lại hồ sơ", "Đơn vị phải trình lại", dossier.ReturnForm, REVIEW),
    Act("tham-dinh", "Giao thẩm định", "Các ban, tổ công tác", dossier.AskAppraisalsForm, REVIEW),
)
OF_PAPER = (
    Act("dinh", "Đính văn bản", "", dossier.AttachForm, PREPARE),
    Act("bo", "Bỏ khỏi hồ sơ", "", dossier.DetachForm, PREPARE),
)
OF_SESSION = (
    Act("doi", "Đổi ngày, nơi họp", "Trước khi họp", sessions.MoveSessionForm, REVIEW),
    Act("nguoi-du", "Thêm người dự", "Chủ trì, tham gia, thư ký", sessions.SeatReviewerForm, REVIEW),
    Act("da-hop", "Ghi phiên duyệt đã họp", "Sau đó ghi kết luận từng đơn vị", sessions.HoldSessionForm, REVIEW),
)
OF_REVIEW = (
    Act("hoi", "Ghi câu hỏi", "", concluding.QuestionForm, REVIEW),
    Act("ket-luan", "Ghi thông báo kết luận", "", concluding.ConcludeForm, REVIEW),
    Act("bo", "Bỏ khỏi phiên duyệt", "", sessions.DropForm, REVIEW),
)
OF_SUPPLEMENT = (
    Act("nop", "Bổ sung hồ sơ", "", concluding.DeliverForm, PREPARE),
    Act("nhan", "Nhận phần bổ sung", "", concluding.AcceptForm, REVIEW),
)


@require_http_methods(["GET", "POST"])
def congress_act(request: OfficeRequest, congress_id: uuid.UUID, act: str) -> HttpResponse:
    """Submit the dossier; as the superior give it back or ask for appraisals."""
    chosen = act_named(OF_CONGRESS, act)
    congress = congress_for(request.actor, congress_id, chosen.permission)
    about: dict[str, Any] = {"congress": congress}
    if chosen.permission is REVIEW:
        submission = open_submission(congress)
        if submission is None:
            raise Http404("Đơn vị chưa trình hồ sơ.")
        about = {"submission": submission}
    return _pages(request, chosen, congress, **about)


@require_http_methods(["GET", "POST"])
def paper_act(request: OfficeRequest, congress_id: uuid.UUID, code: str, act: str) -> HttpResponse:
    """Attach a paper to the dossier or take it out."""
    chosen = act_named(OF_PAPER, act)
    congress = congress_for(request.actor, congress_id, chosen.permission)
    line = _line(congress, code, request)
    return _pages(request, chosen, congress, lead=line.item.label, congress=congress, line=line)


def _line(congress: Congress, code: str, request: OfficeRequest) -> DossierLine:
    found = next((line for line in checklist(congress, request.viewing.at) if line.item.code == code), None)
    if found is None:
        raise Http404("Không có văn bản này trong danh mục hồ sơ.")
    return found


@require_http_methods(["GET", "POST"])
def appraisal(request: OfficeRequest, appraisal_id: uuid.UUID) -> HttpResponse:
    """Write what a department says."""
    found = _one(Appraisal.objects.select_related("submission__congress"), appraisal_id)
    congress = congress_for(request.actor, found.submission.congress_id, REVIEW)
    act = Act("", "Ghi ý kiến thẩm định", "", dossier.GiveAppraisalForm, REVIEW)
    return _pages(request, act, congress, lead=found.department, appraisal=found)


@require_http_methods(["GET", "POST"])
def question(request: OfficeRequest, question_id: uuid.UUID) -> HttpResponse:
    """Write the answer to a question, by the unit or by the superior in the session."""
    found = _one(ReviewQuestion.objects.select_related("review__session", "review__congress"), question_id)
    superior = request.actor.may(REVIEW, found.review.session.superior_id)
    congress = congress_for(request.actor, found.review.congress_id, REVIEW if superior else PREPARE)
    act = Act("", "Ghi trả lời", "", concluding.AnswerForm)
    return _pages(request, act, congress, lead=found.text, question=found)


@require_http_methods(["GET", "POST"])
def one_review_act(request: OfficeRequest, review_id: uuid.UUID, act: str) -> HttpResponse:
    """One act on one congress of a session."""
    chosen = act_named(OF_REVIEW, act)
    found = _one(Review.objects.select_related("session__superior", "congress"), review_id)
    congress = congress_for(request.actor, found.congress_id, chosen.permission)
    back = reverse("congresses:review_session", args=[found.session_id])
    if not request.actor.may(Permission.SEE_CONGRESSES, found.session.superior_id):
        back = ""
    return _pages(request, chosen, congress, back=back, review=found)


@require_http_methods(["GET", "POST"])
def supplement_act(request: OfficeRequest, supplement_id: uuid.UUID, act: str) -> HttpResponse:
    """Deliver a supplement, or accept it as the superior."""
    chosen = act_named(OF_SUPPLEMENT, act)
    found = _one(Supplement.objects.select_related("review__congress"), supplement_id)
    congress = congress_for(request.actor, found.review.congress_id, chosen.permission)
    return _pages(request, chosen, congress, lead=found.text, supplement=found)


@require_http_methods(["GET", "POST"])
def new_session(request: OfficeRequest, round_id: uuid.UUID) -> HttpResponse:
    """Call a session for one unit or several."""
    round_, superior = superior_of(request, round_id, REVIEW)
    if not request.actor.may(REVIEW, superior):
        raise NotAllowed
    form = sessions.CallSessionForm(
        sent(request), round_=round_, superior=superior, viewing=request.viewing, actor=request.actor
    )
    if sessions.CONGRESS in request.GET and not form.is_bound:
        form.initial["congresses"] = request.GET.getlist(sessions.CONGRESS)
    back = reverse("congresses:reviews", args=[round_.pk])
    answer = pages_of(request, form, title="Lập phiên duyệt", back=back, crumbs=crumbs_of(request.actor, round_))
    made = getattr(form, "made", None)
    return redirect("congresses:review_session", made.pk) if answer.status_code == 302 and made else answer


@require_http_methods(["GET", "POST"])
def session_act(request: OfficeRequest, session_id: uuid.UUID, act: str) -> HttpResponse:
    """One act on a session."""
    chosen = act_named(OF_SESSION, act)
    found = session_for(request.actor, session_id, chosen.permission)
    return _session_pages(request, chosen, found, session=found)


@require_http_methods(["GET", "POST"])
def unseat(request: OfficeRequest, reviewer_id: uuid.UUID) -> HttpResponse:
    """Take somebody off a session."""
    found = _one(Reviewer.objects.select_related("session__superior", "session__round", "person"), reviewer_id)
    session = session_for(request.actor, found.session_id, REVIEW)
    act = Act("", "Bỏ người dự", "", sessions.UnseatForm, REVIEW)
    return _session_pages(request, act, session, lead=found.person.full_name, reviewer=found)


def _session_pages(
    request: OfficeRequest, act: Act, of: ReviewSession, /, *, lead: str = "", **about: Any
) -> HttpResponse:
    form = act.form(sent(request), viewing=request.viewing, actor=request.actor, **about)
    back = reverse("congresses:review_session", args=[of.pk])
    crumbs = [*crumbs_of(request.actor, of.round), (of.name, back)]
    return pages_of(request, form, title=act.name, back=back, crumbs=crumbs, lead=lead or of.name)


def _pages(
    request: OfficeRequest, act: Act, of: Congress, /, *, lead: str = "", back: str = "", **about: Any
) -> HttpResponse:
    """The pages of an act on one congress; back: where it leads afterwards, the review of the congress unless told."""
    form: ActForm = act.form(sent(request), viewing=request.viewing, actor=request.actor, **about)
    page = reverse("congresses:review", args=[of.pk])
    name = of.organisation.version_at(request.viewing.at).name
    crumbs = [*crumbs_of(request.actor, None, of), ("Duyệt đại hội", page)]
    return pages_of(request, form, title=act.name, back=back or page, crumbs=crumbs, lead=lead or name)


def _one(rows: QuerySet[M], pk: uuid.UUID) -> M:
    found = rows.filter(pk=pk).first()
    if found is None:
        raise Http404
    return found
