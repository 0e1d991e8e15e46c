"""Lines that run downwards, cut between their characters and laid across."""

import numpy
import pytest

from archive.ingest.files.scans.vertical_lines import laid_across, places

SIZE, PITCH, MARGIN = 24, 28, 4
WIDTH = SIZE + 2 * MARGIN


def column(*cells):
    """Cells drawn one below the other on white: (top, bottom, left, right) of what is black in each."""
    paper = numpy.full((PITCH * len(cells), WIDTH, 3), 255, dtype=numpy.uint8)
    for at, blocks in enumerate(cells):
        for top, bottom, left, right in blocks:
            paper[at * PITCH + top : at * PITCH + bottom, MARGIN + left : MARGIN + right] = 20
    return paper


FULL = [(2, 26, 0, 24)]
THREE = [(2, 6, 2, 22), (12, 15, 4, 20), (22, 26, 0, 24)]  # a character with light rows in it
POINT = [(2, 8, 15, 21)]
QUOTATION = [(2, 8, 10, 13), (2, 8, 16, 19)]


def black(picture):
    rows, columns = numpy.nonzero(picture.mean(axis=2) < 128)
    return rows.min(), rows.max() + 1, columns.min(), columns.max() + 1


@pytest.mark.parametrize("number", [1, 2, 5, 30])
def test_a_line_is_cut_between_its_characters_also_where_those_have_light_rows(number):
    cells = [THREE if at % 3 == 1 else FULL for at in range(number)]
    cuts = places(column(*cells))
    assert len(cuts) == number
    assert all(abs(start - at * PITCH) <= 4 for at, (start, _end) in enumerate(cuts))


def test_characters_that_stand_apart_by_more_than_their_size_are_cut_once_each():
    paper = column(*[FULL] * 12)
    loose = numpy.concatenate([numpy.vstack([paper[at * PITCH : (at + 1) * PITCH], paper[:2]]) for at in range(12)])
    assert len(places(loose)) == 12


def test_the_characters_stand_side_by_side_in_their_order():
    laid = laid_across(column(FULL, THREE, FULL))
    assert laid.shape[1] == 3 * WIDTH
    dark = [(laid[:, at * WIDTH : (at + 1) * WIDTH].mean(axis=2) < 128).sum() for at in range(3)]
    assert dark[1] < dark[0] == dark[2]


def test_a_point_in_the_upper_right_is_moved_to_the_lower_left_and_a_quotation_mark_is_not():
    laid = laid_across(column(*[FULL] * 4, POINT, *[FULL] * 4, QUOTATION, *[FULL] * 4))
    top, _bottom, _left, right = black(laid[:, 4 * WIDTH : 5 * WIDTH])
    assert top > PITCH / 2
    assert right < WIDTH / 2
    _top, bottom, _left, _right = black(laid[:, 9 * WIDTH : 10 * WIDTH])
    assert bottom < PITCH / 2


def test_an_empty_line_stays_one():
    empty = numpy.full((200, 30, 3), 255, dtype=numpy.uint8)
    assert (laid_across(empty) == 255).all()
