"""The targets on the annotated texts beside the project."""

import pytest

from dangbo.proofreading import check_text
from dangbo.proofreading.measure.annotated import alarm_scores, figure_scores, relation_scores, typing_scores
from dangbo.proofreading.measure.cases import read_cases
from dangbo.proofreading.measure.generated import character_scores, doubled_scores, keys_of, leftover_scores
from dangbo.proofreading.measure.score import Score


@pytest.fixture(scope="module")
def checked(shared):
    return [(case, check_text(case.text)) for case in read_cases(shared / "cases" / "checking.json")]


@pytest.mark.shared
@pytest.mark.parametrize("scores", [figure_scores, relation_scores, alarm_scores, typing_scores])
def test_the_targets_hold_on_annotated_texts(checked, scores):
    assert [score.line() for score in scores(checked) if not score.holds] == []


@pytest.mark.parametrize("scores", [leftover_scores, doubled_scores, character_scores])
def test_the_targets_hold_on_generated_faults(scores):
    assert [score.line() for score in scores() if not score.holds] == []


def test_wilsons_interval_is_the_published_one():
    low, high = Score("", 8, 10, 0.5).interval()
    assert (round(low, 3), round(high, 3)) == (0.490, 0.943)


def test_keys_are_those_of_telex_and_vni():
    assert [keys_of("đảng", way) for way in ("telex", "telex-tone", "vni")] == ["ddangr", "đangr", "d9ang3"]
