"""A paper of the catalogue made for a congress: a draft of documents that fills from facts."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.db import transaction

from dangbo.access.actor import Actor
from dangbo.access.permissions import Permission
from dangbo.congresses.acts.guards import require_congress
from dangbo.congresses.models import Congress
from dangbo.congresses.models.day import Body
from dangbo.congresses.models.papers import CongressPaper
from dangbo.congresses.papers.catalogue import IN_CONGRESS, By, Paper
from dangbo.congresses.papers.facts import Facts
from dangbo.congresses.papers.writing import WRITERS
from dangbo.congresses.queries.papers.naming import filled
from dangbo.congresses.queries.papers.wanted import Wanted
from dangbo.congresses.queries.reach import direct_superior
from dangbo.documents.acts.drafting import start_draft
from dangbo.documents.models import Document, DocumentState, DocumentTemplate, Issuer
from dangbo.documents.queries.contents import MINUTES
from dangbo.documents.queries.signers import usual_signature, usual_signer
from dangbo.documents.queries.templates import templates_for
from dangbo.documents.texts import fill_texts
from dangbo.elections.papers import ElectionPaper
from dangbo.registry.acts.refusal import refuse
from dangbo.registry.acts.writing import write
from dangbo.registry.models import Organisation
from dangbo.rules.documents import Authority, SigningBody
from dangbo.vietnamese.dates import format_date

NO_ISSUER = "{name} chưa có cơ quan ban hành văn bản vào ngày {day}. Thêm ở trang Dãy số văn bản rồi làm lại."
_BODIES = (SigningBody.COMMITTEE, SigningBody.CELL, SigningBody.STANDING_COMMITTEE)
_OWN_BODIES = {By.GROUP: SigningBody.PREPARATION_GROUP, **dict.fromkeys(IN_CONGRESS, SigningBody.CONGRESS)}


@transaction.atomic
def make_paper(*, actor: Actor, congress: Congress, wanted: Wanted, on: date) -> CongressPaper:
    """Begin the draft of a paper that is not there yet. Raises Refused and NotAllowed."""
    found = require_congress(actor, congress)
    maker = _Maker(actor, found, on)
    return maker.make(wanted)


def may_make(actor: Actor, congress: Congress, wanted: Wanted) -> bool:
    """Whether the actor may draft for whoever issues the paper: papers of the review are the superior's."""
    by_superior = wanted.paper.by is By.SUPERIOR
    maker = direct_superior(congress) if by_superior else congress.organisation_id
    return actor.may(Permission.DRAFT_DOCUMENTS, maker)


def make_all(
    *,
    actor: Actor,
    congress: Congress,
    wanted: list[Wanted],
    on: date,
    told: Callable[[int, int, str], None] = lambda _done, _whole, _name: None,
) -> list[CongressPaper]:
    """Begin the drafts of all these papers at once, or of none. told: how far it is. Raises Refused and NotAllowed."""
    with transaction.atomic():
        maker = _Maker(actor, require_congress(actor, congress), on)
        made = []
        for place, each in enumerate(wanted):
            told(place, len(wanted), each.title)
            made.append(maker.make(each))
        told(len(wanted), len(wanted), "")
    return made


@dataclass
class _Maker:
    """Makes papers of one congress on one day; who issues and signs, and the templates, are asked once."""

    actor: Actor
    congress: Congress
    on: date

    def __post_init__(self) -> None:
        self._issuers: dict[uuid.UUID, dict[str, Issuer]] = {}
        self._templates: dict[str, DocumentTemplate] | None = None
        self._signatures: dict[uuid.UUID, dict[str, Any]] = {}

    def make(self, wanted: Wanted) -> CongressPaper:
        paper = wanted.paper
        facts = Facts(self.congress, self.on, uuid.UUID(wanted.about) if wanted.about else None)
        self._require_new(wanted)
        document = self._draft(paper, facts)
        made = CongressPaper.objects.create(
            congress=self.congress,
            row=paper.row,
            key=paper.key,
            about=wanted.about,
            title=wanted.title[:300],
            document=document,
        )
        write(
            "make_congress_paper",
            self.actor,
            f"Soạn văn bản đại hội số {paper.row:02d}: {made.title}",
            organisation=self.congress.organisation_id,
            subject=made,
            details={"document": document.pk},
        )
        return made

    def _require_new(self, wanted: Wanted) -> None:
        """Refused where the paper is there; one whose draft was given up makes room."""
        rows = CongressPaper.objects.filter(congress=self.congress, key=wanted.paper.key, about=wanted.about)
        rows.filter(document__state=DocumentState.DROPPED).delete()
        if rows.exists():
            refuse("paper-exists", f"{wanted.title} đã soạn rồi; hãy mở dự thảo để sửa.")

    def _draft(self, paper: Paper, facts: Facts) -> Document:
        organisation = self._organisation(paper)
        issuer = self._issuer(organisation, paper.by)
        template = self._template(paper)
        whole = WRITERS[paper.writer](facts) if paper.writer else None
        text = whole.text if whole else template.text if template else paper.text
        abstract = whole.abstract if whole else template.abstract if template else paper.abstract
        return start_draft(
            actor=self.actor,
            organisation=organisation,
            issuer=issuer,
            kind=paper.kind,
            template=template,
            abstract=fill_texts(filled(abstract, facts), organisation, self.on),
            text=text,
            own_title=paper.own_title,
            figures_at=self._figures_at(facts),
            in_congress=issuer.body == SigningBody.CONGRESS,
            **self._signature(paper, issuer, whole),
            **self._receivers(paper, facts),
        )

    def _organisation(self, paper: Paper) -> Organisation:
        if paper.by is not By.SUPERIOR:
            return self.congress.organisation
        return Organisation.objects.get(pk=direct_superior(self.congress))

    def _issuer(self, organisation: Organisation, by: By) -> Issuer:
        """The body of its own where one issues papers, else the committee or the cell."""
        if organisation.pk not in self._issuers:
            rows = Issuer.objects.at(self.on).filter(organisation=organisation).select_related("organisation")
            self._issuers[organisation.pk] = {row.body: row for row in rows}
        held = self._issuers[organisation.pk]
        bodies = (*([_OWN_BODIES[by]] if by in _OWN_BODIES else []), *_BODIES)
        found = next((held[body] for body in bodies if body in held), None)
        if found is None:
            name = organisation.version_at(self.on).name
            refuse("issuer-missing", NO_ISSUER.format(name=name, day=format_date(self.on)))
        return found

    def _template(self, paper: Paper) -> DocumentTemplate | None:
        """The office's own template of this paper, where it keeps one; its nearest owner's first."""
        if self._templates is None:
            rows = templates_for(self.congress.organisation).filter(name__startswith="Mẫu đại hội ")
            self._templates = {row.name: row for row in reversed(rows)}
        return self._templates.get(paper.template)

    def _figures_at(self, facts: Facts) -> date | None:
        """Figures stand as of the opening once it is past, before that as of the day on which they are read."""
        return facts.day if facts.day is not None and facts.day < self.on else None

    def _signature(self, paper: Paper, issuer: Issuer, whole: ElectionPaper | None) -> dict[str, Any]:
        if whole is not None:
            *left, right = whole.signatures
            beside = left[0] if left else None
            signed = {"signer_title": right.title, "signer_name": right.name, "authority": Authority.DIRECT}
            return signed | ({"co_signer_title": beside.title, "co_signer_name": beside.name} if beside else {})
        if paper.kind == MINUTES:
            return {"signer_title": "Chủ trì", "authority": Authority.DIRECT, "co_signer_title": "Thư ký"}
        if paper.by in IN_CONGRESS:
            return {"signer_title": "Chủ tọa", "signer_name": self._chair}
        if issuer.pk not in self._signatures:
            self._signatures[issuer.pk] = dict(usual_signature(issuer, usual_signer(issuer, self.on)))
        return self._signatures[issuer.pk]

    @cached_property
    def _chair(self) -> str:
        """Who heads the presidium (or chairs a cell's congress); nobody before it is elected."""
        seats = self.congress.organ_members.filter(body=Body.PRESIDIUM).select_related("entry")
        head = seats.filter(is_head=True).first() or seats.first()
        return head.entry.full_name if head else ""

    def _receivers(self, paper: Paper, facts: Facts) -> dict[str, Any]:
        if paper.own_title or paper.kind == MINUTES:
            return {}
        first = "Như trên" if paper.to_superior else "{{cap_uy_cap_tren}} (báo cáo)"
        if paper.by is By.SUPERIOR:
            first = self.congress.organisation.version_at(self.on).name
        kept = "Lưu Đại hội" if paper.by in IN_CONGRESS else "Lưu {{cap_uy}}"
        addressed = {"addressees": ["{{cap_uy_cap_tren}}"]} if paper.to_superior else {}
        if paper.kind == "invitation":
            addressed = {"addressees": ["……"]}
        return {"recipient_lines": [first, kept], **addressed}
