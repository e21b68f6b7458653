import pytest
from hypothesis import given
from hypothesis import strategies as st

from dangbo.paper.ballots.deciding import DecidedRow, ReadImage, SideReading, join, reading_json
from dangbo.paper.ballots.files import Source
from dangbo.paper.ballots.layout import Layout, lay_out
from paper.ballots.elections import definition

ONE = lay_out(definition(5, seats=4))
TWO = lay_out(definition(30, seats=30))


def side(layout: Layout, page: int, facts: dict[int, str] | None = None) -> SideReading:
    """A side on which every row agrees but those given."""
    found = []
    for row in (row for row in layout.rows if row.page == page):
        fact = (facts or {}).get(row.number, "agree")
        found.append(DecidedRow(row.number, row.name, fact, fact in ("agree", "disagree"), ()))
    return SideReading(page, None, tuple(found))


def images(*sides: SideReading, path: str = "scan.pdf") -> list[ReadImage]:
    return [ReadImage(Source(path, place), read) for place, read in enumerate(sides)]


def single(*sides: SideReading) -> list[ReadImage]:
    return [ReadImage(Source(f"scan-{place}.png", 0), read) for place, read in enumerate(sides)]


def pages(sheets: list) -> list[list[tuple[str, int]]]:
    return [[(source.path, source.place) for source in sheet.sources] for sheet in sheets]


def test_every_image_of_a_one_sided_ballot_is_a_sheet():
    sheets = join(images(side(ONE, 1, {5: "disagree"}), side(ONE, 1, {5: "disagree"})), ONE)
    assert [(sheet.number, sheet.doubts, len(sheet.rows)) for sheet in sheets] == [(1, (), 5), (2, (), 5)]
    assert [row.machine for sheet in sheets for row in sheet.rows] == [True] * 10


@given(order=st.lists(st.booleans(), min_size=1, max_size=6))
def test_front_and_back_in_either_order_make_a_sheet(order):
    sides = [side(TWO, page) for front in order for page in ((1, 2) if front else (2, 1))]
    sheets = join(images(*sides), TWO)
    assert [[row.number for row in sheet.rows] for sheet in sheets] == [list(range(1, 31))] * len(order)
    assert all(row.machine for sheet in sheets for row in sheet.rows)


def test_sides_in_files_of_their_own_are_joined_in_order():
    sheets = join(single(side(TWO, 1), side(TWO, 2), side(TWO, 1), side(TWO, 2)), TWO)
    assert pages(sheets) == [[("scan-0.png", 0), ("scan-1.png", 0)], [("scan-2.png", 0), ("scan-3.png", 0)]]


def test_a_side_without_its_other_goes_to_people_with_all_rows():
    sheets = join(images(side(TWO, 1), side(TWO, 2), side(TWO, 1), side(TWO, 1), side(TWO, 2)), TWO)
    assert [len(sheet.sources) for sheet in sheets] == [2, 1, 2]
    assert "side_missing" in sheets[1].doubts
    assert [(len(sheet.rows), any(row.machine for row in sheet.rows)) for sheet in sheets] == [
        (30, True),
        (30, False),
        (30, True),
    ]


@given(st.lists(st.sampled_from([1, 2, None]), max_size=9))
def test_no_image_is_lost_or_used_twice(order):
    sides = [SideReading(None, "broken_file") if page is None else side(TWO, page) for page in order]
    sheets = join(images(*sides), TWO)
    assert [source.place for sheet in sheets for source in sheet.sources] == list(range(len(order)))


def test_a_refused_side_refuses_its_sheet_and_leaves_the_others():
    sheets = join(
        images(side(TWO, 1), SideReading(None, "broken_file"), side(TWO, 1), side(TWO, 2)),
        TWO,
    )
    assert [sheet.rejected for sheet in sheets] == ["broken_file", None]


@pytest.mark.parametrize(
    ("facts", "doubts"),
    [
        ({5: "disagree"}, ()),
        ({4: "blank", 5: "disagree"}, ()),
        ({3: "blank", 4: "both", 5: "doubt"}, ("many_doubts",)),
        ({}, ("over_seats",)),
        (dict.fromkeys(range(1, 6), "disagree"), ("no_vote",)),
    ],
)
def test_whole_ballots_that_people_must_see(facts, doubts):
    (sheet,) = join(images(side(ONE, 1, facts)), ONE)
    assert sheet.doubts == doubts
    assert any(row.machine for row in sheet.rows) == (not doubts)


def test_one_name_that_all_disagree_with_is_an_ordinary_ballot():
    layout = lay_out(definition(1))
    (sheet,) = join(images(side(layout, 1, {1: "disagree"})), layout)
    assert (sheet.doubts, sheet.rows[0].machine) == ((), True)


def test_only_accepted_votes_enter_the_totals():
    sheets = join(images(side(ONE, 1, {5: "disagree"}), side(ONE, 1, {1: "blank", 5: "disagree"}), side(ONE, 1)), ONE)
    read = reading_json(sheets, ONE)
    totals = dict(zip((row.name for row in ONE.rows), (1, 2, 2, 2, 0), strict=True))
    assert read["summary"] == {
        "sheets": 3,
        "rejected": 0,
        "rows": 15,
        "rows_to_people": 6,
        "sheets_to_people": 2,
        "totals": totals,
    }
    assert read["sheets"][2]["rows"][0] == {
        "name": ONE.rows[0].name,
        "fact": "agree",
        "machine": False,
        "reasons": ["whole_ballot"],
    }
