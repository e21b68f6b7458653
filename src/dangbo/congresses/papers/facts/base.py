"""The facts behind the papers of one congress, each asked of the store once."""

import uuid
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.db.models import Q

from dangbo.congresses.models import Congress, PreparationGroup
from dangbo.congresses.models.papers import CongressPaper
from dangbo.congresses.models.personnel import PersonnelStep
from dangbo.congresses.queries.days import Days, days_of
from dangbo.congresses.queries.reach import direct_superior
from dangbo.documents.texts import About
from dangbo.elections.models import Election, Meeting, Presence
from dangbo.elections.papers.writing import BLANK, table
from dangbo.elections.queries.roll_lines import VOTERS
from dangbo.registry.models import Organisation
from dangbo.rules.congress.kind import CongressKind
from dangbo.rules.vocabulary import CELL_KINDS, OrganisationKind
from dangbo.vietnamese.committees import committee_of
from dangbo.vietnamese.numbers import format_int

__all__ = ["BLANK", "Facts", "block", "facts_about", "number", "people_table"]


@dataclass
class Facts:
    """A congress as of a day. about: id of the group, step or election that the paper is about."""

    congress: Congress
    at: date
    about: uuid.UUID | None = None

    @cached_property
    def organisation(self) -> Organisation:
        return self.congress.organisation

    @cached_property
    def name(self) -> str:
        """What the organisation is called on the day of the congress, else on the day asked."""
        return self.organisation.version_at(self.day or self.at).name

    @cached_property
    def superior_committee(self) -> str:
        """What the committee of the direct superior is called; words for it where the register knows none."""
        above = Organisation.objects.filter(pk=direct_superior(self.congress)).first()
        return committee_of(above.version_at(self.day or self.at).name) if above else "Cấp ủy cấp trên"

    @cached_property
    def is_cell(self) -> bool:
        return OrganisationKind(self.organisation.version_at(self.day or self.at).kind) in CELL_KINDS

    @cached_property
    def is_delegate_congress(self) -> bool:
        return self.congress.rules_kind is CongressKind.DELEGATE

    @cached_property
    def days(self) -> Days:
        return days_of(self.congress)

    @cached_property
    def day(self) -> date | None:
        """The opening day as far as it is known."""
        known = self.days.known
        return known.first_day if known else None

    @property
    def meeting(self) -> Meeting | None:
        return self.congress.meeting

    @cached_property
    def summoned(self) -> int | None:
        """How many are on the roll; None before there is one."""
        found = self.meeting.roll.filter(VOTERS).count() if self.meeting else 0
        return found or None

    @cached_property
    def present(self) -> int | None:
        """How many of them came; None before attendance was taken."""
        if self.meeting is None or not self.meeting.roll.exclude(presence=Presence.UNKNOWN).exists():
            return None
        return self.meeting.roll.filter(VOTERS & Q(presence=Presence.PRESENT)).count()

    @cached_property
    def group(self) -> PreparationGroup | None:
        return PreparationGroup.objects.filter(congress=self.congress, pk=self.about).first() if self.about else None

    @cached_property
    def step(self) -> PersonnelStep | None:
        if self.about is None:
            return None
        rows = PersonnelStep.objects.filter(run__plan__congress=self.congress, pk=self.about)
        return rows.select_related("run").first()

    @cached_property
    def election(self) -> Election | None:
        if self.about is None or self.meeting is None:
            return None
        return (
            self.meeting.elections.select_related("announcement", "meeting__organisation").filter(pk=self.about).first()
        )


def facts_about(about: About) -> Facts | None:
    """The facts behind a document of a congress; else of the organisation's congress nearest to the day."""
    if about.document is not None:
        rows = CongressPaper.objects.filter(document=about.document)
        made = rows.select_related("congress__round", "congress__organisation", "congress__meeting").first()
        if made is not None:
            return Facts(made.congress, about.at, uuid.UUID(made.about) if made.about else None)
    found = _nearest(about.organisation, about.at)
    return Facts(found, about.at) if found else None


def _nearest(organisation: Organisation, at: date) -> Congress | None:
    """The last congress whose round had opened by a day, given up or not left out."""
    rows = Congress.objects.filter(organisation=organisation, cancelled_on=None, round__opened_on__lte=at)
    return rows.select_related("round", "organisation", "meeting").order_by("-round__first_year").first()


def number(value: int | None) -> str:
    """A number as it is read, blank where it is not known."""
    return BLANK if value is None else format_int(value)


def block(lines: list[str]) -> str:
    """Lines as one text."""
    return "\n".join(lines).strip("\n")


def people_table(headings: tuple[str, ...], rows: list[tuple[object, ...]], blank_rows: int = 3) -> str:
    """A table whose first column counts; empty rows to be filled by hand where nobody is known yet."""
    empty = [(BLANK,) * (len(headings) - 1)] * blank_rows
    counted = [(place, *row) for place, row in enumerate(rows or empty, start=1)]
    return block(table(headings, counted))
