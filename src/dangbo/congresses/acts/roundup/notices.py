"""The quick notice of a day becomes a draft among the documents of the superior."""

from datetime import date

from django.db import transaction

from dangbo.access.actor import Actor
from dangbo.access.permissions import Permission
from dangbo.congresses.models import CongressRound
from dangbo.congresses.queries.quick_notice import quick_notice
from dangbo.congresses.queries.reach import require_of_round
from dangbo.documents.acts.drafting import start_draft
from dangbo.documents.models import Document, Issuer
from dangbo.registry.acts.refusal import refuse
from dangbo.rules.documents import SigningBody

NOTICE = "notice"
NO_ISSUER = "Chưa có cơ quan ban hành văn bản của cấp ủy vào ngày này; ghi ở mục Dãy số trước."
WANTED = (SigningBody.STANDING_COMMITTEE, SigningBody.COMMITTEE, SigningBody.CELL)


@transaction.atomic
def draft_quick_notice(*, actor: Actor, round_: CongressRound, day: date, at: date) -> Document:
    """A draft of the notice of a day, as known on `at`; its number comes when it is issued.

    Raises Refused and NotAllowed.
    """
    require_of_round(actor, Permission.PREPARE_CONGRESSES, round_)
    notice = quick_notice(round_, day, at)
    held = {issuer.body: issuer for issuer in Issuer.objects.at(at).filter(organisation=round_.superior)}
    issuer = next((held[body] for body in WANTED if body in held), None)
    if issuer is None:
        refuse("issuer-missing", NO_ISSUER)
    return start_draft(
        actor=actor,
        organisation=round_.superior,
        issuer=issuer,
        kind=NOTICE,
        abstract=notice.title,
        text=notice.text,
        figures_at=day,
    )
