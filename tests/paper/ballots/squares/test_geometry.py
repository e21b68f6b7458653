"""Projections are found again from the points they carried."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from dangbo.paper.ballots.squares.aligning import Column
from dangbo.paper.ballots.squares.faults import jump, scan_scale
from dangbo.paper.ballots.squares.geometry import affinity, homography, project
from dangbo.paper.ballots.squares.solids import solids

POINTS = np.array([(14.5, 29.5), (195.5, 29.5), (180.5, 282.5), (29.5, 282.5), (14.5, 150.0), (195.5, 90.0)])
SMALL = st.floats(-0.05, 0.05)


@given(st.floats(-0.2, 0.2), st.floats(4, 16), SMALL, SMALL, SMALL, SMALL)
def test_a_projection_is_found_from_points(turn, scale, skew, stretch, across, down):
    matrix = np.array(
        [
            [scale * (np.cos(turn) + stretch), -scale * (np.sin(turn) - skew), 40.0],
            [scale * np.sin(turn), scale * np.cos(turn), -25.0],
            [across / 200, down / 200, 1.0],
        ]
    )
    found = homography(POINTS, project(matrix, POINTS))
    assert np.allclose(project(found, POINTS + 3), project(matrix, POINTS + 3), atol=1e-4)


def test_three_points_give_the_affine_map():
    target = POINTS[:3] @ np.array([[7.9, 0.3], [-0.3, 7.8]]) + (12, 5)
    assert np.allclose(homography(POINTS[:3], target), affinity(POINTS[:3], target))


@given(st.floats(0.5, 6), st.integers(2, 16), st.booleans(), st.floats(-1.5, 1.5))
def test_a_step_in_a_bent_column_is_seen(step, cut, across, bend):
    y = np.linspace(30, 280, 18)
    shift = np.column_stack([bend * ((y - 150) / 125) ** 2, 0.01 * y])
    assert jump(Column(y, shift)) < 0.01
    shift[cut:, int(across)] += step
    assert jump(Column(y, shift)) > 0.45


def test_the_scale_is_known_only_of_images_as_large_as_a_paper():
    assert scan_scale(np.zeros((2339, 1654), np.uint8)) == 200 / 25.4
    assert scan_scale(np.zeros((1240, 874), np.uint8)) == 150 / 25.4
    assert scan_scale(np.zeros((2400, 1654), np.uint8)) is None


def test_solid_shapes_are_found_and_thin_strokes_are_not():
    image = np.full((300, 200), 240, np.uint8)
    image[50:66, 30:46] = 20
    image[120:128, 100:116] = 60
    image[200:202, 10:190] = 0
    image[10:290, 150:152] = 0
    found = solids(image)
    order = np.argsort(found.middle[:, 1])
    assert np.allclose(found.middle[order], [(37.5, 57.5), (107.5, 123.5)])
    assert np.allclose(found.size[order], [(16, 16), (16, 8)])
    assert np.allclose(found.filled, 1)


def test_a_shape_with_arms_is_one_shape():
    image = np.full((200, 200), 250, np.uint8)
    image[40:160, 40:50] = image[40:160, 100:110] = image[150:160, 40:110] = 10
    assert len(solids(image).filled) == 1
