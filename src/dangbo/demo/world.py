"""The demo in the making: its organisations and members before they are stored."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from django.db.models import Model

from dangbo.demo.chance import Chance
from dangbo.registry.models import Decision, Organisation, OrganisationVersion, Person
from dangbo.rules.vocabulary import Activity, EntryCause, ExitCause, OrganisationKind

if TYPE_CHECKING:
    from dangbo.demo.documents.papers import Paper

M = TypeVar("M", bound=Model)


@dataclass(frozen=True, slots=True)
class Origin:
    """A cell received a share of its members (of 1) from another organisation on a day."""

    on: date
    source: "Node"
    share: float
    decision: Decision


@dataclass(eq=False, slots=True)
class Node:
    """An organisation with its versions in order of time and the people who stand in it at the end."""

    organisation: Organisation
    versions: list[OrganisationVersion]
    unit: str
    parent: "Node | None" = None
    children: list["Node"] = field(default_factory=list)
    members: list["Member"] = field(default_factory=list)
    target: int = 0
    elders: bool = False
    origin: Origin | None = None
    moved: bool = False
    was_split: bool = False

    @property
    def latest(self) -> OrganisationVersion:
        return self.versions[-1]

    @property
    def name(self) -> str:
        return self.latest.name

    @property
    def sector(self) -> str:
        return self.latest.sector

    @property
    def is_committee(self) -> bool:
        return self.latest.kind == OrganisationKind.GRASSROOTS_COMMITTEE

    @property
    def cells(self) -> list["Node"]:
        """The cells in which its members stand: itself, when it is a cell."""
        return self.children if self.children else [self]

    def everybody(self) -> list["Member"]:
        return [member for cell in self.cells for member in cell.members]


@dataclass(frozen=True, slots=True)
class Move:
    """A member came from another cell on a day."""

    on: date
    source: Node
    decision: Decision | None
    by_letter: bool


@dataclass(frozen=True, slots=True)
class Pause:
    """A member was exempt, away or suspended during a time."""

    activity: Activity
    start: date
    end: date | None


@dataclass(eq=False, slots=True)
class Member:
    """A person with the cell in which they stand at the end, and how they came, moved, paused and left."""

    person: Person
    cell: Node
    entered: date
    entry: EntryCause
    left: date | None = None
    exit: ExitCause | None = None
    moves: list[Move] = field(default_factory=list)
    pauses: list[Pause] = field(default_factory=list)
    admission: Decision | None = None
    recognition: Decision | None = None
    leads: bool = False
    known_until: date = date(2020, 6, 15)
    theory: tuple[tuple[str, date], ...] | None = None
    profession: tuple[tuple[str, date], ...] = ()

    @property
    def official_on(self) -> date:
        assert self.person.official_on is not None
        return self.person.official_on

    @property
    def is_man(self) -> bool:
        return self.person.sex == "male"

    def age_at(self, at: date) -> int:
        born = self.person.birth_date
        return at.year - born.year - ((at.month, at.day) < (born.month, born.day))

    def was_official(self, at: date) -> bool:
        """Whether the member was official on a day and still is in the register later on."""
        return self.entered <= at and self.official_on <= at and self.left is None

    def is_free(self) -> bool:
        """Whether nothing keeps the member from holding an office: no pause, no move of their own between cells."""
        return self.left is None and not self.pauses and not any(move.by_letter for move in self.moves)


class DecisionBook:
    """The decisions of one issuer, numbered year by year in order of their dates when all are known."""

    def __init__(self, chance: Chance, issuer: str, symbol: str) -> None:
        self._chance, self._issuer, self._symbol = chance, issuer, symbol
        self._waiting: list[Decision] = []

    def cite(self, on: date, abstract: str) -> Decision:
        """A new decision of a day; its number is given by `number`."""
        decision = Decision(
            id=self._chance.new_id(),
            issued_on=on,
            issuer=self._issuer,
            signer="Bí thư Đảng ủy",
            abstract=abstract[:500],
        )
        self._waiting.append(decision)
        return decision

    def number(self) -> list[Decision]:
        """Give every decision its number and symbol; the book is then closed."""
        numbers: dict[int, int] = defaultdict(int)
        for decision in sorted(self._waiting, key=lambda decision: decision.issued_on):
            numbers[decision.issued_on.year] += 1
            decision.symbol = f"{numbers[decision.issued_on.year]:02d}-QĐ/{self._symbol}"
        return self._waiting


class World:
    """All rows made so far, kept by kind in the order of making, and the source of chance."""

    def __init__(self, chance: Chance) -> None:
        self.chance = chance
        self.nodes: list[Node] = []
        self.members: list[Member] = []
        self._books: dict[str, DecisionBook] = {}
        self.rows: dict[type[Model], list[Model]] = defaultdict(list)
        self.personal_numbers = 0
        self.papers: list[Paper] = []

    def add(self, row: M) -> M:
        self.rows[type(row)].append(row)
        return row

    def extend(self, rows: Iterable[Model]) -> None:
        for row in rows:
            self.add(row)

    def open_book(self, issuer: str, symbol: str) -> DecisionBook:
        """The book of decisions of an issuer; one issuer has one book."""
        return self._books.setdefault(issuer, DecisionBook(self.chance, issuer, symbol))

    def number_decisions(self) -> None:
        """Give every decision its number, and each admitted person the symbol of theirs."""
        for book in self._books.values():
            self.rows[Decision].extend(book.number())
        for member in self.members:
            if member.admission is not None:
                member.person.admission_decision = member.admission.symbol

    def next_number(self) -> int:
        """A running number for the numbers of persons: citizen, card and file."""
        self.personal_numbers += 1
        return self.personal_numbers
