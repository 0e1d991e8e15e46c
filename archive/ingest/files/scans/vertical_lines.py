"""Lines that are printed downwards, laid across: cut between their characters, which are set side by side.

Recognisers of printed Chinese read lines from the left to the right. Pictures are arrays of (height, width, 3).
"""

import numpy
from numpy.typing import NDArray

Pixels = NDArray[numpy.uint8]
Floats = NDArray[numpy.floating]
_PITCH = (0.6, 1.5)  # from one character to the next, in widths of the line as it was cut out
_NEARLY = 0.6  # of how much the best distance agrees: the shortest that does is meant, and not its double
_USUAL = 0.85  # where the line is too short to measure it
_NEAR = 3  # rows in which a distance has to agree best
_MEASURED = 6  # widths from which on it is measured
_FROM, _TO = 0.7, 1.35  # height of a character's place, in such distances
_REGULAR = 2.0  # what a place that is off by a whole distance costs, in rows as dark as any
_POINT = 0.55  # of the width: what is smaller in both directions is a point
_ABOVE = 0.9  # and whose middle is higher than so much of its place's, one that has to be moved
_PAPER = 80  # percentile of lightness that is paper


def laid_across(column: Pixels) -> Pixels:
    """The characters of ``column``, from its top down, as a line from the left to the right."""
    cells = [column[start:end] for start, end in places(column)]
    height = max(len(cell) for cell in cells)
    paper = numpy.percentile(column.reshape(-1, 3), _PAPER, axis=0).astype(column.dtype)
    line = numpy.empty((height, column.shape[1] * len(cells), 3), dtype=column.dtype)
    line[:] = paper
    for at, cell in enumerate(_with_point_below(cell, paper, height) for cell in cells):
        top = (height - len(cell)) // 2
        line[top : top + len(cell), at * column.shape[1] : (at + 1) * column.shape[1]] = cell
    return line


def _with_point_below(cell: Pixels, paper: Pixels, line_height: int) -> Pixels:
    """A point of vertical print stands in the upper right of its place; moved to the lower left of a line of
    ``line_height``, as others have it."""
    height, width = cell.shape[:2]
    inked = paper.mean() - cell.mean(axis=2)
    rows, columns = numpy.nonzero(inked > max(40.0, inked.max() / 2))
    if not len(rows):
        return cell
    top, bottom, left, right = rows.min(), rows.max() + 1, columns.min(), columns.max() + 1
    is_point = bottom - top < _POINT * width and right - left < _POINT * width
    is_one = len(set(columns)) == right - left  # two beside each other are a quotation mark, which stands above
    if not (is_point and is_one and top + bottom < _ABOVE * height):
        return cell
    below = numpy.empty((line_height, width, 3), dtype=cell.dtype)
    below[:] = paper
    margin = width // 10
    lowest = line_height - margin
    below[lowest - (bottom - top) : lowest, margin : margin + right - left] = cell[top:bottom, left:right]
    return below


def places(column: Pixels) -> list[tuple[int, int]]:
    """Rows [start, end) of each character: cut where rows are light and at equal distances, as far as both can be."""
    ink = 255.0 - column.mean(axis=(1, 2))
    ink = (ink - ink.min()) / max(1.0, ink.max() - ink.min())
    pitch = _pitch(ink, column.shape[1])
    cuts = _cuts(ink, pitch)
    return list(zip(cuts, cuts[1:], strict=False))


def _pitch(ink: Floats, width: int) -> float:
    """From one character to the next: at which distance rows are dark and light together."""
    if len(ink) < width * _MEASURED:
        return _USUAL * width
    around = ink - ink.mean()
    distances = range(int(width * _PITCH[0]), int(width * _PITCH[1]) + 1)
    agreement = numpy.array([_agreement(around, each) for each in distances])
    best = int(agreement.argmax())
    half = round(distances[best] / 2)
    if (
        half in distances
        and agreement[half - distances[0] - 1 : half - distances[0] + 2].max() > _NEARLY * agreement[best]
    ):
        return float(half)
    return float(distances[best])


def _agreement(around: Floats, distance: int) -> float:
    """How alike rows are that lie once, twice or three times the distance from each other."""
    apart = [distance * times for times in (1, 2, 3) if distance * times < len(around) // 2]
    return sum(float((around[each:] * around[:-each]).mean()) for each in apart) / max(1, len(apart))


def _cuts(ink: Floats, pitch: float) -> list[int]:
    """The cheapest way through: each row is reached from those a place above it."""
    height = len(ink)
    steps = numpy.arange(max(1, int(pitch * _FROM)), int(pitch * _TO) + 1)
    uneven = _REGULAR * ((steps - pitch) / pitch) ** 2
    cost = numpy.full(height + 1, numpy.inf)
    before = numpy.zeros(height + 1, dtype=int)
    cost[0] = 0.0
    for row in range(1, height + 1):
        reached = steps[steps <= row]
        if not len(reached):
            continue
        costs = cost[row - reached] + uneven[: len(reached)]
        cheapest = int(costs.argmin())
        cost[row] = costs[cheapest] + (ink[row] if row < height else 0.0)
        before[row] = row - reached[cheapest]
    if not numpy.isfinite(cost[height]):
        return [0, height]
    cuts = [height]
    while cuts[-1]:
        cuts.append(int(before[cuts[-1]]))
    return cuts[::-1]
