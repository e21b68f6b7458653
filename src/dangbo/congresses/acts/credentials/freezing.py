"""The delegates frozen as they are at the opening; the report is written from nothing else."""

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from dangbo.access.actor import Actor
from dangbo.access.permissions import Permission
from dangbo.congresses.acts.guards import require_congress
from dangbo.congresses.models.checkin import CheckInSession
from dangbo.congresses.models.credentials import CredentialsSnapshot
from dangbo.congresses.queries.credentials.contents import contents_of
from dangbo.documents.frozen import digest_of
from dangbo.registry.acts.refusal import refuse
from dangbo.registry.acts.writing import write
from dangbo.vietnamese.numbers import format_int


@transaction.atomic
def freeze_credentials(*, actor: Actor, session: CheckInSession) -> CredentialsSnapshot:
    """Freeze everybody summoned with their facts and who came in this session; earlier ones stay.

    Raises Refused and NotAllowed.
    """
    held = require_congress(actor, session.congress, Permission.RUN_CONGRESSES)
    contents = contents_of(session)
    present = sum(person["here"] for person in contents["people"])
    if not present:
        refuse("nobody-present", f"{session.name} chưa có ai điểm danh nên chưa lập được báo cáo.")
    last = held.snapshots.aggregate(last=Max("number"))["last"] or 0
    made = CredentialsSnapshot.objects.create(
        congress=held,
        session=session,
        number=last + 1,
        taken_at=timezone.now(),
        taken_by_name=actor.name,
        contents=contents,
        digest=digest_of(contents),
    )
    write(
        "freeze_credentials",
        actor,
        f"Chốt số liệu thẩm tra lần {format_int(made.number)}, {session.name}: có mặt {format_int(present)}",
        organisation=held.organisation_id,
        subject=held,
        details={"sha256": made.digest},
    )
    return made
