"""The evidence pack leaves the program; the journal keeps who took it and the hash of its manifest."""

from typing import IO

from django.db import transaction

from dangbo.access.actor import Actor
from dangbo.elections.acts.guards import require_counter
from dangbo.elections.models import Election
from dangbo.elections.queries.counting.evidence import write_evidence
from dangbo.registry.acts.writing import write


@transaction.atomic
def export_evidence(*, actor: Actor, election: Election, target: IO[bytes]) -> str:
    """Write the evidence pack of a vote as a zip file and answer the SHA-256 of its manifest.

    Raises NotAllowed, ValueError where no count has ended or a scan has changed, and OSError for a full disk.
    """
    require_counter(actor, election.meeting)
    sha256 = write_evidence(election, target)
    write(
        "export_evidence",
        actor,
        f"{election.title}: xuất gói bằng chứng kiểm phiếu",
        organisation=election.meeting.organisation_id,
        subject=election,
        details={"manifest_sha256": sha256},
    )
    return sha256
