"""QR codes for a join link: bytes, error correction M, versions 1 to 6 (ISO/IEC 18004). Pure.

The teacher's screen and the printed cards need nothing else of the standard, so this is all of it.
"""

from collections.abc import Callable, Iterator
from itertools import pairwise, product

Grid = list[list[bool]]

# Of versions 1 to 6 at level M: blocks, data bytes and error correction bytes of a block, the alignment pattern's centre.
VERSIONS = ((1, 16, 10, 0), (1, 28, 16, 18), (1, 44, 26, 22), (2, 32, 18, 26), (2, 43, 24, 30), (4, 27, 16, 34))
FIELD = 0x11D  # the polynomial of the field of 256
FORMAT, FORMAT_MASK = 0x537, 0x5412
MASKS: tuple[Callable[[int, int], int], ...] = (
    lambda y, x: (y + x) % 2,
    lambda y, x: y % 2,
    lambda y, x: x % 3,
    lambda y, x: (y + x) % 3,
    lambda y, x: (y // 2 + x // 3) % 2,
    lambda y, x: y * x % 2 + y * x % 3,
    lambda y, x: (y * x % 2 + y * x % 3) % 2,
    lambda y, x: ((y + x) % 2 + y * x % 3) % 2,
)


def qr(words: str) -> Grid | None:
    """The dark modules, row by row, without the quiet zone of four; None where the words are too long (over 106 bytes)."""
    data = words.encode()
    version = next((n for n, (blocks, size, _, _) in enumerate(VERSIONS, 1) if len(data) + 2 <= blocks * size), None)
    if version is None:
        return None
    bits = [byte >> shift & 1 for byte in _codewords(data, version) for shift in range(7, -1, -1)]
    drawn = [_masked(version, bits, mask) for mask in range(len(MASKS))]
    return min(drawn, key=penalty)


def _codewords(data: bytes, version: int) -> list[int]:
    """Data and error correction of all blocks, interleaved."""
    blocks, size, spare, _ = VERSIONS[version - 1]
    bits = f"0100{len(data):08b}" + "".join(f"{byte:08b}" for byte in data) + "0000"
    filled = [int(bits[at : at + 8].ljust(8, "0"), 2) for at in range(0, len(bits) // 8 * 8, 8)]
    filled += [(0xEC, 0x11)[n % 2] for n in range(blocks * size - len(filled))]
    parts = [filled[at : at + size] for at in range(0, blocks * size, size)]
    checks = [_check_bytes(part, spare) for part in parts]
    return [byte for rows in (parts, checks) for column in zip(*rows, strict=True) for byte in column]


def times(one: int, other: int) -> int:
    """Multiply in the field of 256."""
    product = 0
    while other:
        product ^= one * (other & 1)
        one, other = one << 1 ^ FIELD * (one >> 7), other >> 1
    return product


def _check_bytes(data: list[int], count: int) -> list[int]:
    """The remainder of the data by the generator with the roots 2^0 to 2^(count - 1)."""
    generator, root = [1], 1
    for _ in range(count):
        generator = [a ^ times(b, root) for a, b in zip([*generator, 0], [0, *generator], strict=True)]
        root = times(root, 2)
    rest = data + [0] * count
    for at in range(len(data)):
        factor = rest[at]
        for offset, value in enumerate(generator):
            rest[at + offset] ^= times(value, factor)
    return rest[len(data) :]


def _masked(version: int, bits: list[int], mask: int) -> Grid:
    fixed = _fixed(version, mask)
    size = 4 * version + 17
    grid = [[fixed.get((y, x), False) for x in range(size)] for y in range(size)]
    for index, (y, x) in enumerate(spot for spot in _path(size) if spot not in fixed):
        grid[y][x] = bool((bits[index] if index < len(bits) else 0) ^ (MASKS[mask](y, x) == 0))
    return grid


def _path(size: int) -> Iterator[tuple[int, int]]:
    """Up and down in columns of two, from the right, past the timing column."""
    up = True
    for right in (*range(size - 1, 6, -2), 5, 3, 1):
        for y in range(size - 1, -1, -1) if up else range(size):
            yield from ((y, right), (y, right - 1))
        up = not up


def _fixed(version: int, mask: int) -> dict[tuple[int, int], bool]:
    """The modules that carry no data: finders, timing, alignment, format."""
    size, centre = 4 * version + 17, VERSIONS[version - 1][3]
    fixed = {spot: n % 2 == 0 for n in range(size) for spot in ((6, n), (n, 6))}
    for top, left in ((0, 0), (0, size - 7), (size - 7, 0)):
        for y, x in product(range(-1, 8), range(-1, 8)):
            if 0 <= top + y < size and 0 <= left + x < size:
                ring = max(abs(y - 3), abs(x - 3))
                fixed[top + y, left + x] = ring not in (2, 4)
    if centre:
        fixed |= {(centre + y, centre + x): max(abs(y), abs(x)) != 1 for y, x in product(range(-2, 3), range(-2, 3))}
    return fixed | _format(size, mask)


def _format(size: int, mask: int) -> dict[tuple[int, int], bool]:
    """Level M (00) and the mask, with their check bits, twice."""
    rest = mask << 10
    for shift in range(4, -1, -1):
        rest ^= FORMAT << shift if rest >> (shift + 10) & 1 else 0
    bits = (mask << 10 | rest) ^ FORMAT_MASK
    beside = [*((n, 8) for n in (0, 1, 2, 3, 4, 5, 7, 8)), *((8, n) for n in (7, 5, 4, 3, 2, 1, 0))]
    apart = [*((8, size - 1 - n) for n in range(8)), *((size - 7 + n, 8) for n in range(7))]
    return {spot: bool(bits >> n & 1) for spots in (beside, apart) for n, spot in enumerate(spots)} | {(size - 8, 8): True}


def penalty(grid: Grid) -> int:
    """How hard a pattern is to scan: long runs, blocks, what looks like a finder, too much dark or light."""
    lines = ["".join("#" if dark else "." for dark in line) for line in (*grid, *zip(*grid, strict=True))]
    runs = sum(len(run) - 2 for line in lines for run in line.replace("#.", "# .").replace(".#", ". #").split() if len(run) > 4)
    pairs = [(above[x : x + 2] + below[x : x + 2]) for above, below in pairwise(grid) for x in range(len(grid) - 1)]
    blocks = 3 * sum(pair in ([True] * 4, [False] * 4) for pair in pairs)
    finders = 40 * sum(line.count(like) for line in lines for like in ("#.###.#....", "....#.###.#"))
    dark = sum(map(sum, grid)) / len(grid) ** 2
    return runs + blocks + finders + 10 * int(abs(dark - 0.5) * 20)
