"""A small office that writes documents: an organisation of the tree with those who issue for it.

office = documents.office.of_committee()
office.issuer; office.draft(abstract="…"); office.issue(document)
"""

from dataclasses import dataclass
from datetime import date
from itertools import count
from typing import Any

import build
from dangbo.access.actor import PROGRAM, Actor
from dangbo.access.permissions import Role
from dangbo.documents.acts.drafting import start_draft
from dangbo.documents.acts.issuers import add_issuer
from dangbo.documents.acts.issuing import issue_document
from dangbo.documents.models import Document, Issuer
from dangbo.registry.models import Organisation
from dangbo.rules.documents import SignerRank, SigningBody
from dangbo.rules.vocabulary import OrganisationKind
from kept import kept

ISSUER_WARNINGS = frozenset({"issuer-code-unknown", "body-unlike-organisation"})
TODAY = date(2026, 6, 10)
TEXT = "Căn cứ yêu cầu công tác, Đảng ủy ban hành kế hoạch như sau.\nI. MỤC ĐÍCH\nChuẩn bị tốt đại hội."
_codes = count(1)


@dataclass
class Office:
    """An organisation, its issuing committee and a clerk of its office."""

    organisation: Organisation
    issuer: Issuer
    clerk: Actor

    @kept
    def draft(self, **fields: Any) -> Document:
        """A plan that lacks nothing."""
        given = {
            "issuer": self.issuer,
            "kind": "plan",
            "abstract": "tổ chức đại hội chi bộ",
            "text": TEXT,
            "signer_rank": SignerRank.HEAD,
            "signer_title": "Bí thư",
            "signer_name": "Trần Văn Mẫu",
            "recipient_lines": ["Các chi bộ", "Lưu Đảng ủy"],
            **fields,
        }
        return start_draft(actor=self.clerk, organisation=self.organisation, **given)

    @kept
    def issue(self, document: Document | None = None, on: date = TODAY, **more: Any) -> Document:
        """The document issued; a new plan where none is named."""
        return issue_document(actor=self.clerk, document=document or self.draft(), issued_on=on, **more)


@kept
def of_committee(code: str = "", parent: Organisation | None = None, **more: Any) -> Office:
    """The office of a grassroots committee that issues as ĐU."""
    name = code or f"vp{next(_codes)}"
    kind = more.pop("kind", OrganisationKind.GRASSROOTS_COMMITTEE)
    organisation = build.organisation(name, kind=kind, parent=parent, name=f"Đảng bộ {name}", **more)
    return of(organisation)


@kept
def of(organisation: Organisation) -> Office:
    """The office of an organisation that stands already."""
    clerk = Actor.of(build.account(Role.OFFICE, organisation))
    return Office(organisation, issuer(organisation), clerk)


@kept
def issuer(organisation: Organisation, body: SigningBody = SigningBody.COMMITTEE, **more: Any) -> Issuer:
    """A body that issues for an organisation since it was founded."""
    given = {
        "code": "ĐU",
        "name": "Đảng ủy Sở Mẫu",
        "superior": "Đảng bộ tỉnh Mẫu",
        "body_name": "Đảng ủy",
        "head_title": "Bí thư",
        "place": "Sông Mẫu",
        "valid_from": organisation.founded_on,
        "accepted_warnings": ISSUER_WARNINGS,
        **more,
    }
    return add_issuer(actor=PROGRAM, organisation=organisation, body=body, **given)
