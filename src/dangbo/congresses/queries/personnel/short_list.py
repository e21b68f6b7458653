"""The short-CV list (danh sách trích ngang) of everybody on the lists as they stand."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from dangbo.congresses.queries.personnel.structure import Line
from dangbo.registry.models import Attainment
from dangbo.registry.models.people import Scale
from dangbo.rules.elections.posts import POST_LABELS, Post
from dangbo.rules.vocabulary import PROFESSIONAL_LABELS, THEORY_LABELS, ProfessionalLevel, TheoryLevel


@dataclass(frozen=True, slots=True)
class Sheet:
    """A line of the list: somebody with what the register knows on the day."""

    line: Line
    profession: str
    theory: str

    @property
    def posts(self) -> str:
        """For what somebody is planned: "Cấp ủy viên, bí thư"."""
        more = [POST_LABELS[Post(row.post)] for row in self.line.nominee.intended.all()]
        return ", ".join(["Cấp ủy viên", *more])


def sheets_of(lines: Sequence[Line], on: date) -> list[Sheet]:
    """The lines with degree and theory level on the day; one query."""
    people = [line.nominee.person_id for line in lines]
    held = Attainment.objects.at(on).filter(person__in=people, scale__in=[Scale.PROFESSIONAL, Scale.THEORY])
    levels = {(row.person_id, row.scale): row for row in held}
    return [Sheet(line, _profession(levels, line), _theory(levels, line)) for line in lines]


def _profession(levels: Mapping[tuple[Any, str], Attainment], line: Line) -> str:
    found = levels.get((line.nominee.person_id, Scale.PROFESSIONAL.value))
    return f"{PROFESSIONAL_LABELS[ProfessionalLevel(found.level)]} {found.subject}".strip() if found else ""


def _theory(levels: Mapping[tuple[Any, str], Attainment], line: Line) -> str:
    found = levels.get((line.nominee.person_id, Scale.THEORY.value))
    return THEORY_LABELS[TheoryLevel(found.level)] if found else ""
