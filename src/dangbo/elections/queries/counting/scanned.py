"""A scanned batch: what the machine accepted, which rows and ballots go to people, what they said of them.

A ballot to strike out is keyed by people whole, with the machine as a third voice; so are sheets that the readers
refuse or find odd as a whole, and ballots that would not be valid (244 Art 7, 190 Art 8: the tellers conclude).
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from dangbo.elections.models.counting import CountRecord, RecordKind
from dangbo.elections.queries.counting.piles import Pile
from dangbo.elections.queries.counting.vectors import (
    AGREE,
    BOTH,
    DISAGREE,
    KEPT,
    NONE,
    STRUCK,
    Slate,
    Vector,
    judged,
)

MARKS = {"agree": AGREE, "disagree": DISAGREE, "both": BOTH, "blank": NONE, "struck": STRUCK, "kept": KEPT}
TO_ALL = "?"
"""What a teller says of a row who wants all tellers to look at it."""
WHOLE_FROM = 3
"""So many rows for people, and the whole ballot is keyed instead."""


@dataclass(frozen=True, slots=True)
class ScannedRow:
    """A row as the readers together say it; machine: accepted without people."""

    number: int
    fact: str
    machine: bool
    reasons: tuple[str, ...]

    @property
    def mark(self) -> str | None:
        return MARKS.get(self.fact)


@dataclass(frozen=True, slots=True)
class ScannedSheet:
    """One sheet. images: (number of the scan in the batch, place in it from 0) of its sides."""

    number: int
    images: tuple[tuple[int, int], ...]
    rejected: str | None
    doubts: tuple[str, ...]
    rows: tuple[ScannedRow, ...]

    @property
    def for_people(self) -> list[int]:
        """The numbers of the rows that people decide."""
        return [row.number for row in self.rows if not row.machine]

    @property
    def is_whole(self) -> bool:
        """The whole ballot goes to people."""
        return bool(self.rejected or self.doubts) or len(self.for_people) >= WHOLE_FROM

    @property
    def proposal(self) -> Vector | None:
        """What the machine would say of a ballot on which it finds nothing odd."""
        marks = [row.mark for row in self.rows if not row.reasons]
        if self.rejected or self.doubts or len(marks) < len(self.rows) or None in marks:
            return None
        return Vector("".join(mark for mark in marks if mark))


@dataclass(frozen=True, slots=True)
class RowConclusion:
    """What the tellers together concluded on a row, why, and who wrote it down."""

    mark: str
    reason: str
    who: str


Place = tuple[int, int]


@dataclass(slots=True)
class ScannedPile(Pile):
    """seen: by teller, (sheet, row) → the mark they saw, or TO_ALL."""

    sheets: dict[int, ScannedSheet] = field(default_factory=dict)
    left_out: dict[int, str] = field(default_factory=dict)
    seen: dict[str, dict[Place, str]] = field(default_factory=dict)
    row_concluded: dict[Place, RowConclusion] = field(default_factory=dict)

    def take(self, record: CountRecord) -> None:
        """Add one record of this batch."""
        told, place = record.content, (record.sheet, record.row)
        if record.kind == RecordKind.SHEET:
            self.sheets[record.sheet] = sheet_of(record.sheet, told)
        elif record.kind == RecordKind.LEFT_OUT:
            self.left_out[record.sheet] = told["reason"]
        elif record.kind == RecordKind.ROW_DECIDED:
            self.row_concluded[place] = RowConclusion(told["mark"], told["reason"], record.who)
        elif record.kind == RecordKind.SEEN:
            if record.who not in self.voices:
                self.voices.append(record.who)
            self.seen.setdefault(record.who, {})[place] = told["mark"]
        else:
            Pile.take(self, record)

    def arrange(self) -> None:
        """Find out which ballots people key; call it once every record is taken."""
        self.needed = tuple(sheet.number for sheet in self.there if self._is_keyed(sheet))
        if self.slate.is_strike_out:
            found = {sheet.number: sheet.proposal for sheet in self.there}
            self.third = {number: vector for number, vector in found.items() if vector is not None}

    @property
    def there(self) -> list[ScannedSheet]:
        """The sheets that count, in order."""
        return [self.sheets[number] for number in sorted(self.sheets) if number not in self.left_out]

    @property
    def before_people(self) -> set[int]:
        """The sheets that the count puts before people: keyed, looked at row by row, refused, or concluded on."""
        rows = {sheet for sheet, _ in self.rows_for_people}
        return {*self.needed, *rows, *(sheet.number for sheet in self.refused), *self.concluded}

    @property
    def refused(self) -> list[ScannedSheet]:
        """Sheets that the readers refuse, in order."""
        return [sheet for sheet in self.there if sheet.rejected]

    def _is_keyed(self, sheet: ScannedSheet) -> bool:
        if self.slate.is_strike_out or sheet.is_whole:
            return True
        found = self.assembled(sheet)
        has_machine_rows = any(row.machine for row in sheet.rows)
        return found is not None and has_machine_rows and not judged(found, self.slate).valid

    @property
    def rows_for_people(self) -> list[Place]:
        """(sheet, row) of everything that is looked at row by row, in order."""
        if self.slate.is_strike_out:
            return []
        return [(sheet.number, row) for sheet in self.there if not sheet.is_whole for row in sheet.for_people]

    def rows_todo(self, who: str) -> list[Place]:
        """The rows that this teller still has to look at."""
        own = self.seen.get(who, {})
        return [place for place in self.rows_for_people if place not in own and place not in self.row_concluded]

    @property
    def rows_to_conclude(self) -> list[Place]:
        """The rows on which the two differ, or which one of them wants all tellers to see."""
        return [place for place in self.rows_for_people if self._is_for_all(place)]

    def _is_for_all(self, place: Place) -> bool:
        words = [self.seen.get(who, {}).get(place) for who in self.voices]
        if place in self.row_concluded or len(words) < 2 or None in words:
            return False
        return words[0] != words[1] or TO_ALL in words

    def row_mark(self, place: Place) -> str | None:
        """What people settled on a row; None while they have not."""
        if place in self.row_concluded:
            return self.row_concluded[place].mark
        words = [self.seen.get(who, {}).get(place) for who in self.voices]
        agreed = len(words) == 2 and words[0] == words[1] and TO_ALL not in words
        return words[0] if agreed else None

    def assembled(self, sheet: ScannedSheet) -> Vector | None:
        """The ballot from accepted rows and those that people settled; None while one is open."""
        marks = [row.mark if row.machine else self.row_mark((sheet.number, row.number)) for row in sheet.rows]
        return None if None in marks else Vector("".join(mark for mark in marks if mark))

    def final(self, sheet: int) -> Vector | None:
        """The one conclusion on a ballot; None while there is none."""
        if sheet in self.needed or sheet in self.concluded:
            return Pile.final(self, sheet)
        return self.assembled(self.sheets[sheet])

    @property
    def settled(self) -> dict[int, Vector]:
        """Sheet → its one conclusion."""
        found = {sheet.number: self.final(sheet.number) for sheet in self.there}
        return {number: vector for number, vector in found.items() if vector is not None}


def sheet_of(number: int, told: dict[str, Any]) -> ScannedSheet:
    """The sheet that a record tells of."""
    rows = tuple(ScannedRow(row, fact, machine, tuple(reasons)) for row, fact, machine, reasons in told["rows"])
    images = tuple((scan, place) for scan, place in told["images"])
    return ScannedSheet(number, images, told["rejected"], tuple(told["doubts"]), rows)


def scanned_pile(records: Iterable[CountRecord], slate: Slate) -> ScannedPile:
    """The batch that these records make, in their order."""
    pile = ScannedPile(slate, ())
    for record in records:
        pile.take(record)
    pile.arrange()
    return pile
