"""The list of delegates: all of them or those behind one number, found by name, each with what stands against them."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet
from django.http import Http404

from dangbo.access.actor import Actor
from dangbo.access.permissions import Permission
from dangbo.congresses.models import Congress
from dangbo.congresses.models.delegates import Allocation, AllocationLine, Delegate, DelegateKind
from dangbo.congresses.queries.delegates.rules import allotments_of
from dangbo.congresses.queries.reach import require
from dangbo.rules.congress.allocation import Allotment
from dangbo.vietnamese.text import search_key

_IN_FORCE = Q(struck_on=None)
FILTERS: dict[str, tuple[str, Q]] = {
    "duong-nhien": ("Đương nhiên", _IN_FORCE & Q(kind=DelegateKind.EX_OFFICIO)),
    "duoc-bau": ("Được bầu", _IN_FORCE & Q(kind=DelegateKind.ELECTED)),
    "chi-dinh": ("Chỉ định", _IN_FORCE & Q(kind=DelegateKind.APPOINTED)),
    "du-khuyet": ("Dự khuyết", _IN_FORCE & Q(kind=DelegateKind.ALTERNATE)),
    "thay": ("Dự khuyết đã thay", _IN_FORCE & Q(replaces__isnull=False)),
    "chinh-thuc": ("Đảng viên chính thức", _IN_FORCE & Q(kind=DelegateKind.MEMBER)),
    "du-bi": ("Đảng viên dự bị", _IN_FORCE & Q(kind=DelegateKind.PROBATIONARY)),
    "bo": ("Đã đưa ra", Q(struck_on__isnull=False)),
}


@dataclass(frozen=True, slots=True)
class AllotmentRow:
    """A unit with its seats, how they come about, and how many of them are taken by whom."""

    line: AllocationLine
    allotment: Allotment
    ex_officio: int
    elected: int
    appointed: int
    alternates: int
    includes: bool

    @property
    def to_elect(self) -> int:
        """The seats that the unit's congress fills."""
        return max(0, self.allotment.total - (self.outside if self.includes else 0))

    @property
    def outside(self) -> int:
        """Those of the unit who are delegates without being elected there."""
        return self.ex_officio + self.appointed

    @property
    def missing(self) -> int:
        return max(0, self.to_elect - self.elected)


def chips_of(congress: Congress) -> list[tuple[str, str, int]]:
    """The filters that find somebody: key, words, how many; one query."""
    counted = congress.delegates.aggregate(
        **{f"of_{place}": Count("pk", filter=where) for place, (_label, where) in enumerate(FILTERS.values())}
    )
    found = [(key, label, counted[f"of_{place}"]) for place, (key, (label, _)) in enumerate(FILTERS.items())]
    return [chip for chip in found if chip[2]]


def found_delegates(congress: Congress, key: str = "", words: str = "", unit: str = "") -> list[Delegate]:
    """The delegates of a filter whose name or unit has every word, without marks and case; by number."""
    rows: QuerySet[Delegate] = congress.delegates.select_related("replaces", "replaced_by")
    rows = rows.filter(FILTERS[key][1]) if key in FILTERS else rows.filter(_IN_FORCE)
    if unit:
        rows = rows.filter(unit_name=unit)
    wanted = search_key(words).split()
    return [row for row in rows if all(each in search_key(f"{row.full_name} {row.unit_name}") for each in wanted)]


def delegate_for(actor: Actor, delegate_id: uuid.UUID, *permissions: Permission) -> Delegate:
    """The delegate with this id, for who has one of the permissions. Raises Http404 and NotAllowed."""
    rows = Delegate.objects.select_related("congress__organisation", "congress__round", "congress__meeting", "replaces")
    found = rows.filter(pk=delegate_id).first()
    if found is None:
        raise Http404("Không có đại biểu này.")
    _require_one(actor, found.congress, permissions)
    return found


def line_for(actor: Actor, line_id: uuid.UUID) -> AllocationLine:
    """The unit of an allocation with this id. Raises Http404 and NotAllowed."""
    rows = AllocationLine.objects.select_related("allocation__congress__organisation", "allocation__congress__round")
    found = rows.filter(pk=line_id).first()
    if found is None:
        raise Http404("Không có dòng phân bổ này.")
    require(actor, Permission.PREPARE_CONGRESSES, found.allocation.congress)
    return found


def _require_one(actor: Actor, congress: Congress, permissions: Iterable[Permission]) -> None:
    wanted = list(permissions)
    allowed = next((each for each in wanted if actor.may(each, congress.organisation_id)), wanted[0])
    require(actor, allowed, congress)


def allotment_rows(allocation: Allocation) -> list[AllotmentRow]:
    """Every unit with its seats and those in them; five queries or so however many units there are."""
    counted: dict[object, dict[str, int]] = {}
    rows = allocation.congress.delegates.filter(_IN_FORCE).values_list("unit_id", "kind").annotate(Count("pk"))
    for unit, kind, count in rows.order_by():
        counted.setdefault(unit, {})[kind] = count
    found = []
    for line, one in zip(allocation.lines.all(), allotments_of(allocation).answer, strict=True):
        kinds = counted.get(line.unit_id, {})
        found.append(
            AllotmentRow(
                line,
                one,
                kinds.get(DelegateKind.EX_OFFICIO, 0),
                kinds.get(DelegateKind.ELECTED, 0),
                kinds.get(DelegateKind.APPOINTED, 0),
                kinds.get(DelegateKind.ALTERNATE, 0),
                allocation.includes_ex_officio,
            )
        )
    return found
