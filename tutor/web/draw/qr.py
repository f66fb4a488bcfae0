"""A QR code as the one path of a picture."""

from tutor.core.qr import qr

QUIET = 4  # modules of white around a code, as the standard asks


def path(words: str) -> tuple[str, int]:
    """The path of a code in modules and the side of its picture; empty where the words are too long for a code of ours."""
    grid = qr(words) or []
    cells = [f"M{x + QUIET} {y + QUIET}h1v1h-1z" for y, row in enumerate(grid) for x, dark in enumerate(row) if dark]
    return "".join(cells), len(grid) + 2 * QUIET
