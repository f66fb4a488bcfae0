"""Codes are read back here by the standard's own steps. zxing-cpp was shown one of every length, and read them all."""

from itertools import product

import pytest

from tutor.core.qr import MASKS, VERSIONS, qr, times

LINKS = ["http://10.0.0.7:7860/join/fern-284", "https://read-twice.school.example/join/window-100", "x", "x" * 106, "ü" * 40]


def _carries_data(version):
    """A map of where data stands, drawn from the standard's figure for versions 1 to 6."""
    size, centre = 4 * version + 17, VERSIONS[version - 1][3]

    def free(y, x):
        corner = (y < 9 and (x < 9 or x >= size - 8)) or (y >= size - 8 and x < 9)
        aligned = bool(centre) and abs(y - centre) <= 2 and abs(x - centre) <= 2
        return not (corner or aligned or 6 in (y, x))

    return free


def _bytes(grid):
    """The codewords, in the order of the blocks' interleaving."""
    size = len(grid)
    version, free = (size - 17) // 4, _carries_data((size - 17) // 4)
    mask = sum(grid[8][x] << n for n, x in ((2, 2), (1, 3), (0, 4))) ^ 0b101
    bits, x, up = [], size - 1, True
    while x > 0:
        x -= x == 6
        for y in range(size)[:: -1 if up else 1]:
            bits += [grid[y][c] ^ (MASKS[mask](y, c) == 0) for c in (x, x - 1) if free(y, c)]
        x, up = x - 2, not up
    return version, [int("".join(str(int(bit)) for bit in bits[at : at + 8]), 2) for at in range(0, len(bits) - 7, 8)]


def _blocks(version, codewords):
    blocks, size, spare, _ = VERSIONS[version - 1]
    data, checks = codewords[: blocks * size], codewords[blocks * size :]
    return [(data[n::blocks], checks[n::blocks][:spare]) for n in range(blocks)]


def _value(block, root):
    """A block as a polynomial at a root of the generator: zero where nothing is damaged."""
    value = 0
    for byte in block:
        value = times(value, root) ^ byte
    return value


@pytest.mark.parametrize("words", LINKS)
def test_a_code_reads_back_as_the_words_that_it_was_made_of(words):
    version, codewords = _bytes(qr(words))
    data = [byte for block, _ in _blocks(version, codewords) for byte in block]
    bits = "".join(f"{byte:08b}" for byte in data)
    length = int(bits[4:12], 2)

    assert bits[:4] == "0100"
    assert bytes(int(bits[12 + 8 * n : 20 + 8 * n], 2) for n in range(length)).decode() == words


@pytest.mark.parametrize("words", LINKS)
def test_the_check_bytes_of_every_block_fit_its_data(words):
    version, codewords = _bytes(qr(words))
    for data, checks in _blocks(version, codewords):
        root = 1
        for _ in checks:
            assert _value(data + checks, root) == 0
            root = times(root, 2)


def test_the_three_corners_and_the_timing_are_those_of_every_code():
    grid = qr(LINKS[0])
    size, finder = len(grid), ["#######", "#.....#", "#.###.#", "#.###.#", "#.###.#", "#.....#", "#######"]
    for top, left in ((0, 0), (0, size - 7), (size - 7, 0)):
        assert ["".join(".#"[dark] for dark in grid[top + y][left : left + 7]) for y in range(7)] == finder
    assert [grid[6][x] for x in range(8, size - 8)] == [x % 2 == 0 for x in range(8, size - 8)]


def test_a_format_of_level_m_is_the_one_that_the_standard_lists():
    listed = {0: 0b101010000010010, 5: 0b100000011001110, 7: 0b100101010100000}
    from tutor.core.qr import _format

    for mask, bits in listed.items():
        modules = _format(25, mask)
        row = [modules[8, x] for x in (0, 1, 2, 3, 4, 5, 7, 8)] + [modules[y, 8] for y in (7, 5, 4, 3, 2, 1, 0)]
        assert int("".join(str(int(dark)) for dark in row), 2) == bits


def test_multiplying_in_the_field_is_commutative_and_two_generates_it():
    assert all(times(a, b) == times(b, a) for a, b in product(range(0, 256, 17), repeat=2))
    powers, value = set(), 1
    for _ in range(255):
        powers.add(value)
        value = times(value, 2)
    assert len(powers) == 255


def test_words_that_no_small_code_holds_give_none():
    assert qr("x" * 107) is None
