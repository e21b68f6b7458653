"""The dossier of a congress: which papers it needs by the rules, which are attached, until when it must be reviewed."""

from dataclasses import dataclass
from datetime import date

from dangbo.congresses.models import Congress
from dangbo.congresses.models.papers import CongressPaper
from dangbo.congresses.models.review import DossierPaper, Submission
from dangbo.congresses.papers.catalogue import paper_of
from dangbo.congresses.queries.days import Said, days_of
from dangbo.congresses.queries.rules import values
from dangbo.documents.models import Document, DocumentState
from dangbo.office.working_days import office_days
from dangbo.rules.congress.backward import Occasion
from dangbo.rules.congress.dossier import DossierItem, check_dossier, dossier_items, review_by
from dangbo.rules.verdict import Finding, Verdict
from dangbo.vietnamese.numbers import format_int


@dataclass(frozen=True, slots=True)
class DossierLine:
    """A paper of the checklist: what is attached, and the documents of its row of the catalogue that are made."""

    item: DossierItem
    attached: DossierPaper | None
    made: tuple[Document, ...]

    @property
    def offered(self) -> Document | None:
        """The document that may be attached at once."""
        return self.made[0] if self.made and self.attached is None else None

    @property
    def note(self) -> str:
        """What is noted beside the document offered, where the row has several."""
        others = len(self.made) - 1
        return f"cùng {format_int(others)} văn bản khác của mục này trong văn bản đại hội" if others > 0 else ""

    @property
    def is_missing(self) -> bool:
        return self.attached is None and self.item.required


def occasion_of(congress: Congress, days: Said | None) -> Occasion:
    """What the rules ask of the congress; without days those of the round's opening stand in, which no paper needs."""
    opening = days.first_day if days else congress.round.opened_on
    closing = days.last_day if days else opening
    return Occasion(opening, closing, congress.rules_kind, congress.contents)


def checklist(congress: Congress, at: date) -> list[DossierLine]:
    """The checklist by the rules of a day, with what is attached."""
    rules = values(congress.round, congress.rules_level, at)
    items = dossier_items(occasion_of(congress, days_of(congress).expected), at, rules)
    attached = {row.code: row for row in congress.dossier.select_related("document")}
    made = _made(congress)
    return [DossierLine(item, attached.get(item.code), tuple(made.get(item.catalogue, ()))) for item in items]


def _made(congress: Congress) -> dict[int, list[Document]]:
    """The unit's own documents made for each row of the catalogue, the main paper of a row first; one query."""
    rows = CongressPaper.objects.filter(congress=congress, document__organisation=congress.organisation_id)
    kept = rows.exclude(document__state=DocumentState.DROPPED).select_related("document").order_by("pk")
    found: dict[int, list[Document]] = {}
    for paper in sorted(kept, key=lambda paper: not paper_of(paper.key).is_main):
        found.setdefault(paper.row, []).append(paper.document)
    return found


def missing_of(congress: Congress, at: date) -> Verdict[tuple[DossierItem, ...]]:
    """What is missing before the dossier may be submitted."""
    rules = values(congress.round, congress.rules_level, at)
    have = set(congress.dossier.values_list("code", flat=True))
    return check_dossier(have, occasion_of(congress, days_of(congress).expected), at, rules)


def open_submission(congress: Congress) -> Submission | None:
    """The dossier that lies with the superior; None before it is submitted and after it was returned."""
    return congress.submissions.filter(returned_on=None).first()


def deadline_of(congress: Congress, at: date) -> Verdict[date] | None:
    """The last day for the review, by the rules of a day; None while no day of the congress is known."""
    days = days_of(congress).expected
    if days is None:
        return None
    rules = values(congress.round, congress.rules_level, at)
    return review_by(congress.rules_level, days.first_day, at=at, extra=office_days(), parameters=rules)


def late_finding(verdict: Verdict[date] | None) -> Finding | None:
    """The sentence of the deadline."""
    return verdict.findings[0] if verdict and verdict.findings else None
