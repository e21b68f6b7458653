"""The evidence pack leaves the program; the journal keeps who took it and the hash of its manifest."""

from django.db import transaction

from dangbo.access.actor import Actor
from dangbo.elections.acts.guards import require_counter
from dangbo.elections.models import Election
from dangbo.elections.queries.counting.evidence import evidence_pack
from dangbo.registry.acts.writing import write


@transaction.atomic
def export_evidence(*, actor: Actor, election: Election) -> bytes:
    """The evidence pack of a vote as a zip file. Raises NotAllowed, and ValueError where no count has ended."""
    require_counter(actor, election.meeting)
    data, sha256 = evidence_pack(election)
    write(
        "export_evidence",
        actor,
        f"{election.title}: xuất gói bằng chứng kiểm phiếu",
        organisation=election.meeting.organisation_id,
        subject=election,
        details={"manifest_sha256": sha256},
    )
    return data
