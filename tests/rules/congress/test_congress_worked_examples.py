"""The worked examples with published figures: sums, shares with their base, and the slips of the printed ones."""

from datetime import date

import pytest

from dangbo.rules.congress.credentials import check_sum
from dangbo.rules.congress.delegates import DelegateKind, Seat, check_roll
from dangbo.rules.congress.kind import CongressKind, congress_kind
from dangbo.rules.congress.levels import CongressLevel
from dangbo.rules.congress.quota import Nominee, structure
from dangbo.rules.congress.retirement import Sex
from dangbo.rules.congress.roundup import (
    BasedShare,
    Change,
    CommitteeFigures,
    Progress,
    check_figures,
    secretaries_note,
)
from dangbo.rules.elections.counts import BallotCounts, check_ballots
from dangbo.rules.elections.election_list import check_list
from dangbo.rules.elections.posts import Post
from dangbo.rules.elections.regulation import regulation, regulation_on
from dangbo.rules.elections.wording import percent_text

GRASSROOTS = CongressLevel.GRASSROOTS
AT = date(2020, 6, 28)
NATION = CommitteeFigures(36_954, 27_690, 9_264, 6_376, 5_469, 3_995, seats=37_782, not_re_elected=352)


def test_example_1_one_hundred_and_eight_organisations_are_done():
    assert check_sum("Tổ chức cơ sở đảng", (67, 41), 108) == ()
    assert Progress(AT, 108, 108).percent == "100,00"


def test_example_2_elected_in_the_bloc():
    bloc = CommitteeFigures(elected=642, re_elected=457, first_time=185, women=155)
    assert check_figures(bloc) == ()
    assert [bloc.share(part).percent for part in (155, 457, 185)] == ["24,14", "71,18", "28,82"]


def test_example_3_a_change_keeps_the_number_it_is_counted_on():
    change = Change(now=642, before=717)
    assert (change.difference, change.percent) == (-75, "-10,46")
    assert Change(5, 0).percent == ""


def test_example_4_a_share_shows_its_base():
    assert str(BasedShare(46, 65, "đảng bộ báo cáo")) == "46/65 đảng bộ báo cáo (70,77%)"
    assert str(BasedShare(46, 67, "đảng bộ")) == "46/67 đảng bộ (68,66%)"
    with pytest.raises(ValueError, match="base must be named"):
        BasedShare(46, 67, " ")


def test_example_5_allotted_and_elected_delegates():
    assert 253 - 215 == 38
    assert BasedShare(107, 215, "đại biểu chính thức").percent == "49,77"


def test_example_6_half_of_the_inspection_commissions_is_new():
    assert check_sum("Ủy viên ủy ban kiểm tra", (110, 110), 220) == ()
    assert BasedShare(110, 220, "ủy viên").percent == "50,00"


def test_example_7_a_hundred_and_six_members_meet_as_members():
    assert congress_kind(GRASSROOTS, 106, AT).answer is CongressKind.MEMBER
    assert check_sum("Đảng viên của hai chi bộ", (21, 11), 32) == ()


def test_example_8_the_structure_of_five_seats_is_far_above_the_targets():
    nominees = [Nominee(Sex.FEMALE, 38, True), Nominee(Sex.FEMALE, 45, True), Nominee(Sex.FEMALE, 52, False)]
    nominees += [Nominee(Sex.MALE, 47, False), Nominee(Sex.MALE, 55, False)]
    assert structure(nominees, 5, AT).findings == ()
    own = structure(nominees, 5, AT, own={"women": 3, "first_time": 2})
    assert [(line.key, line.have, line.wanted) for line in own.answer] == [
        ("women", 3, 3),
        ("young", 1, 1),
        ("first_time", 2, 2),
    ]
    assert (percent_text(3, 5), percent_text(2, 5)) == ("60,00", "40,00")


@pytest.mark.parametrize(
    ("done", "total", "percent", "left"),
    [
        pytest.param(51_985, 52_105, "99,77", 120, id="9-grassroots"),
        pytest.param(1_298, 1_311, "99,01", 13, id="10-above-grassroots"),
    ],
)
def test_examples_9_and_10_progress_over_the_country(done, total, percent, left):
    found = Progress(AT, done, total)
    assert (found.percent, found.left) == (percent, left)


def test_example_11_shares_of_all_elected_above_the_grassroots():
    assert check_figures(NATION) == ()
    parts = (27_690, 9_264, 6_376, 5_469, 3_995)
    assert [NATION.share(part).percent for part in parts] == ["74,93", "25,07", "17,25", "14,80", "10,81"]


def test_example_12_seats_left_empty_and_those_who_lost():
    assert (NATION.short, percent_text(NATION.short, NATION.seats)) == (828, "2,19")
    assert str(NATION.lost) == "352/28.042 người tái cử (1,26%)"
    assert check_sum("Bí thư", (926, 215), 1_141) == ()
    assert BasedShare(926, 1_141, "bí thư").percent == "81,16"
    assert [finding.message for finding in secretaries_note(1_141, 1_298)] == [
        "Đã có 1.141 bí thư được bầu ở 1.298 đơn vị đã đại hội; còn 157."
    ]


@pytest.mark.parametrize(("parts", "total"), [((191, 1_381, 15), 1_587), ((194, 1_381, 15), 1_590)])
def test_example_13_the_held_and_the_planned_number_of_delegates_both_add_up(parts, total):
    assert check_sum("Đại biểu", parts, total) == ()


def test_example_14_the_printed_percent_has_two_digits_swapped():
    parts = (222, 175, 57, 1_067, 71, 1_579)
    computed = [percent_text(part, 1_587) for part in parts]
    assert computed == ["13,99", "11,03", "3,59", "67,23", "4,47", "99,50"]
    assert computed[3] != "67,32"


def test_example_15_ages_add_up_to_all_delegates():
    assert check_sum("Độ tuổi", (1, 52, 152, 235, 4, 1), 445) == ()
    assert percent_text(235, 445) == "52,81"


def test_example_16_every_breakdown_adds_up_to_those_present():
    assert check_sum("Học vấn", (35, 410), 445) == ()
    assert check_sum("Chuyên môn", (36, 151, 257, 1), 445) == ()
    assert [finding.message for finding in check_sum("Chuyên môn", (36, 151, 257), 445)] == [
        "Chuyên môn: 36 + 151 + 257 = 444, không bằng tổng 445."
    ]


def test_example_17_more_than_the_usual_share_is_appointed():
    assert check_sum("Đại biểu", (165, 353, 1_070), 1_588) == ()
    assert percent_text(1_070, 1_588) == "67,38"
    kinds = [*[DelegateKind.ELECTED] * 353, *[DelegateKind.EX_OFFICIO] * 165, *[DelegateKind.APPOINTED] * 1_070]
    roll = [Seat(str(number), f"Đại biểu {number}", "Đoàn", kind) for number, kind in enumerate(kinds)]
    verdict = check_roll(roll, date(2026, 1, 19))
    assert (verdict.answer, [finding.code for finding in verdict.warnings]) == (True, ["too-many-appointed"])


def test_example_18_delegates_of_a_town():
    assert check_sum("Đại biểu", (38, 197), 235) == ()
    assert (percent_text(36, 235), percent_text(14, 235)) == ("15,32", "5,96")
    assert round(10_016 / 197, 1) == 50.8


def test_example_19_delegates_of_merged_provinces_and_their_ballots():
    assert check_sum("Đại biểu", (83, 417), 500) == ()
    assert (152_000 // 500, round(8_516 / 299, 1)) == (304, 28.5)
    counted = check_ballots(BallotCounts(486, 486, 486, 0), 486, regulation("190-2024"))
    assert [finding for finding in counted if finding.severity == "error"] == []


def test_example_20_a_list_within_the_planned_surplus():
    verdict = check_list(Post.COMMITTEE, 49, 54, regulation_on(AT))
    assert (verdict.answer.surplus, verdict.answer.percent, verdict.answer.allowed) == (5, "10,20", True)
    assert Change(49, 51).percent == "-3,92"
