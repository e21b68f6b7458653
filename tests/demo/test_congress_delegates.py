"""Delegates of the bloc's congress as the third article counts them, in every page's terms."""

import pytest

from dangbo.congresses.models import Congress
from dangbo.congresses.models.delegates import Allocation, DelegateCard, DelegateKind
from dangbo.congresses.queries.delegates.lists import allotment_rows

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("full_demo")]


def test_253_are_allotted_to_108_units_215_elected_and_107_stand_by() -> None:
    congress = Congress.objects.get(organisation__code="khoi")
    kinds = [row.kind for row in congress.delegates.all()]
    counted = {kind.value: kinds.count(kind) for kind in DelegateKind if kinds.count(kind)}
    assert counted == {"ex_officio": 35, "elected": 215, "appointed": 3, "alternate": 107}
    rows = allotment_rows(Allocation.objects.select_related("congress__round").get(congress=congress))
    assert (len(rows), sum(row.allotment.total for row in rows)) == (108, 253)
    assert sum(row.to_elect for row in rows) == sum(row.elected for row in rows) == 215
    assert min(row.allotment.total for row in rows) >= 1
    assert [row.line.reason for row in rows if row.line.adjustment and not row.line.reason] == []


def test_everybody_has_a_card_and_the_roll_of_the_elections_knows_who_sat() -> None:
    congress = Congress.objects.get(organisation__code="khoi")
    assert DelegateCard.objects.filter(delegate__congress=congress).count() == 360
    assert congress.delegates.filter(entry__isnull=False).count() == 253
    assert sorted(congress.delegates.values_list("number", flat=True)) == list(range(1, 361))
