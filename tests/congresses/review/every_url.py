"""What the walk over every address needs to know of reviews."""

from collections.abc import Callable
from datetime import date
from typing import Any

from congresses import world
from congresses.congresses.every_url import a_congress
from congresses.review import desk
from dangbo.access.actor import PROGRAM
from dangbo.congresses.acts.review.concluding import Conclusion, Wanted, ask_question, conclude
from dangbo.congresses.models import Congress
from dangbo.congresses.models.review import Review
from dangbo.congresses.queries.days import days_of
from web.conftest import Office


def _review(office: Office) -> Review:
    """A congress of the cell, reviewed and concluded with something to add."""
    congress = Congress.objects.select_related("round__superior", "organisation").get(pk=a_congress(office).pk)
    found = Review.objects.filter(congress=congress).first()
    if found is not None:
        return found
    if days_of(congress).planned is None:
        world.planned(congress, desk.OPENING)
    review = desk.reviewed(congress)
    ask_question(actor=PROGRAM, review=review, asked_by="Ban Tổ chức", text="Vì sao?")
    wanted = Wanted("Nộp kịch bản", date(2020, 4, 3))
    return conclude(actor=PROGRAM, review=review, on=desk.CONCLUDED,
                    conclusion=Conclusion(True, "Đồng ý", supplements=[wanted]),
                    accepted_warnings={"questions-open"})  # fmt: skip


def _congress(office: Office) -> dict[str, Any]:
    return {"congress_id": _review(office).congress_id}


def _round(office: Office) -> dict[str, Any]:
    return {"round_id": _review(office).session.round_id}


def _session(office: Office) -> dict[str, Any]:
    return {"session_id": _review(office).session_id}


PARAMETERS: dict[str, Callable[[Office], dict[str, Any]]] = {
    "congresses:review": _congress,
    "congresses:review_act": lambda office: _congress(office) | {"act": "tham-dinh"},
    "congresses:dossier_act": lambda office: _congress(office) | {"code": "script", "act": "dinh"},
    "congresses:reviews": _round,
    "congresses:reviews_file": _round,
    "congresses:new_review_session": _round,
    "congresses:review_session": _session,
    "congresses:review_session_act": lambda office: _session(office) | {"act": "nguoi-du"},
    "congresses:one_review_act": lambda office: {"review_id": _review(office).pk, "act": "ket-luan"},
    "congresses:unseat_reviewer": lambda office: {"reviewer_id": _review(office).session.reviewers.get().pk},
    "congresses:give_appraisal": lambda office: {
        "appraisal_id": _review(office).congress.submissions.get().appraisals.get().pk
    },
    "congresses:answer_question": lambda office: {"question_id": _review(office).questions.get().pk},
    "congresses:supplement_act": lambda office: {
        "supplement_id": _review(office).supplements.get().pk,
        "act": "nop",
    },
}
