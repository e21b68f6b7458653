import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from dangbo.paper.ballots.markers.columns import broken

PLACES = np.arange(40.0, 280.0, 10.0)


def column(bend: float, slope: float, noise: int) -> np.ndarray:
    middle = (PLACES - 160) / 120
    grain = np.random.default_rng(noise).normal(0, 0.03, (len(PLACES), 2))
    return np.stack([bend * middle**2, slope * middle], axis=1) + grain


@given(bend=st.floats(-1.5, 1.5), slope=st.floats(-3, 3), noise=st.integers(0, 1000))
def test_a_smooth_column_is_whole(bend, slope, noise):
    assert not broken(PLACES, column(bend, slope, noise))


@given(
    at=st.integers(2, len(PLACES) - 2),
    step=st.floats(0.6, 8) | st.floats(-8, -0.6),
    axis=st.integers(0, 1),
    noise=st.integers(0, 1000),
)
def test_a_column_that_steps_aside_is_broken(at, step, axis, noise):
    moved = column(0.3, 0.5, noise)
    moved[at:, axis] += step
    assert broken(PLACES, moved)


def test_too_few_marks_cannot_be_judged():
    assert not broken(PLACES[:3], column(0, 0, 1)[:3] * 50)
