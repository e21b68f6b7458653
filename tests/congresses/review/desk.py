"""A grassroots cell that prepares its congress and a bloc that reviews it, made by the acts."""

from datetime import date
from typing import Any

import build
from congresses import world
from dangbo.access.actor import PROGRAM, Actor
from dangbo.access.permissions import Role
from dangbo.congresses.acts.review.appraising import ask_appraisals, give_appraisal
from dangbo.congresses.acts.review.concluding import Conclusion, conclude
from dangbo.congresses.acts.review.dossier import attach_paper, submit_dossier
from dangbo.congresses.acts.review.sessions import call_session, hold_session, seat_reviewer
from dangbo.congresses.models import Congress
from dangbo.congresses.models.review import Review, ReviewerRole, ReviewSession, Submission
from dangbo.congresses.queries.review.dossier import checklist
from kept import kept

OPENING = date(2020, 6, 12)
SUBMITTED = date(2020, 3, 2)
APPRAISED = date(2020, 3, 10)
HELD = date(2020, 3, 19)
CONCLUDED = date(2020, 3, 24)


@kept
def unit() -> Congress:
    """The congress of a cell with its planned day."""
    congress = world.one()
    world.planned(congress, OPENING)
    return congress


@kept
def people(congress: Congress) -> tuple[Actor, Actor]:
    """The unit's secretary and somebody of the superior's board."""
    top = congress.round.superior
    return build.actor(Role.SECRETARY, congress.organisation), build.actor(Role.ORGANISATION_BOARD, top)


@kept
def with_papers(congress: Congress, *left_out: str) -> Congress:
    """Every paper of the checklist noted as handed in, but those left out."""
    for line in checklist(congress, SUBMITTED):
        if line.item.code not in left_out:
            attach_paper(actor=PROGRAM, congress=congress, code=line.item.code, on=SUBMITTED, note="Bản giấy")
    return congress


@kept
def submitted(congress: Congress) -> Submission:
    """Its whole dossier submitted."""
    return submit_dossier(actor=PROGRAM, congress=with_papers(congress), on=SUBMITTED)


@kept
def appraised(congress: Congress, *departments: str) -> Submission:
    """Submitted and agreed to by departments."""
    submission = submitted(congress)
    for row in ask_appraisals(
        actor=PROGRAM, submission=submission, departments=departments or ("Ban Tổ chức",), on=SUBMITTED
    ):
        give_appraisal(actor=PROGRAM, appraisal=row, on=APPRAISED, agrees=True)
    return submission


@kept
def called(*units: Congress, on: date = APPRAISED, **more: Any) -> ReviewSession:
    """A session called for the units."""
    round_ = units[0].round
    options: dict[str, Any] = {"place": "Hội trường Đảng ủy Khối"} | more
    return call_session(
        actor=PROGRAM, round_=round_, superior=round_.superior, congresses=units, called_for=HELD, on=on, **options
    )


@kept
def reviewed(congress: Congress) -> Review:
    """Appraised, called and reviewed in a session of its own with a chair from elsewhere."""
    appraised(congress)
    session = called(congress)
    seat_reviewer(actor=PROGRAM, session=session, person=build.person("Lê Văn Chủ"), role=ReviewerRole.CHAIR)
    hold_session(actor=PROGRAM, session=session, on=HELD)
    return session.reviews.get()


@kept
def concluded(congress: Congress, **more: Any) -> Review:
    """Reviewed and concluded; approved unless told otherwise."""
    given: dict[str, Any] = {"approved": True, "text": "Đồng ý tổ chức đại hội", "symbol": "12-TB/ĐUK"} | more
    return conclude(actor=PROGRAM, review=reviewed(congress), on=CONCLUDED, conclusion=Conclusion(**given))
