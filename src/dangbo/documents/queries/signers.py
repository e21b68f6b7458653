"""Who issues and who may sign, as the register knows them, and what a new paper says where its writer says nothing."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from dangbo.documents.models import Document, DocumentState, DocumentTemplate, Issuer
from dangbo.registry.models import Organisation
from dangbo.registry.models.committees import Office, OfficeKind
from dangbo.registry.queries.committees import offices_at
from dangbo.rules.documents import SignerRank, SigningBody, usual_authority

_RANKS = {
    OfficeKind.SECRETARY: ("Bí thư", SignerRank.HEAD),
    OfficeKind.STANDING_DEPUTY: ("Phó Bí thư Thường trực", SignerRank.DEPUTY),
    OfficeKind.DEPUTY_SECRETARY: ("Phó Bí thư", SignerRank.DEPUTY),
    OfficeKind.INSPECTION_HEAD: ("Chủ nhiệm", SignerRank.HEAD),
    OfficeKind.INSPECTION_DEPUTY: ("Phó Chủ nhiệm", SignerRank.DEPUTY),
}
_OF_INSPECTION = (OfficeKind.INSPECTION_HEAD, OfficeKind.INSPECTION_DEPUTY)


@dataclass(frozen=True, slots=True)
class Signer:
    """An office holder as a signer: the title and name that stand under the text."""

    key: str
    title: str
    name: str
    rank: SignerRank
    is_inspector: bool

    def __str__(self) -> str:
        return f"{self.title} {self.name}"


def signers_at(organisation: Organisation, at: datetime.date) -> list[Signer]:
    """The office holders of an organisation on a day, heads first."""
    held: dict[OfficeKind, list[Office]] = {}
    for office in offices_at(organisation, at):
        held.setdefault(OfficeKind(office.kind), []).append(office)
    return [
        Signer(str(office.pk), title, office.person.full_name, rank, kind in _OF_INSPECTION)
        for kind, (title, rank) in _RANKS.items()
        for office in held.get(kind, ())
    ]


def usual_signer(issuer: Issuer, at: datetime.date) -> Signer | None:
    """Who usually signs for a body: its head as the register knows it; None where it knows nobody."""
    inspects = issuer.body == SigningBody.INSPECTION_COMMISSION
    of_body = [signer for signer in signers_at(issuer.organisation, at) if signer.is_inspector == inspects]
    return of_body[0] if of_body else None


def usual_signature(issuer: Issuer, signer: Signer | None) -> dict[str, str]:
    """The fields of a signature by that signer; where there is none, the head's title with the name left open."""
    rank = signer.rank if signer else SignerRank.HEAD
    return {
        "authority": usual_authority(SigningBody(issuer.body), rank),
        "signer_rank": rank,
        "signer_title": signer.title if signer else issuer.head_title,
        "signer_name": signer.name if signer else "",
    }


def usual_issuer(issuers: Sequence[Issuer], template: DocumentTemplate | None, kind: str) -> Issuer | None:
    """Of these bodies the one that issued the newest paper of the template, of the kind, or any; at first no congress.

    kind: empty where none was chosen.
    """
    newest = Document.objects.filter(issuer__in=issuers, state=DocumentState.ISSUED).order_by("-issued_on", "-pk")
    alike = [newest.filter(template=template)] if template else []
    alike += [newest.filter(kind=template.kind if template else kind)] if template or kind else []
    papers = (rows.values_list("issuer", flat=True).first() for rows in [*alike, newest])
    found = next((pk for pk in papers if pk), None)
    others = [each for each in issuers if each.body != SigningBody.CONGRESS] or issuers
    return next((each for each in issuers if each.pk == found), next(iter(others), None))
