"""How sure a share is, from how many cases."""

from math import sqrt

Z = 1.96  # 95%


def share(hits: int, cases: int) -> float:
    """A share to three places; 0 where there is nothing to share."""
    return round(hits / cases, 3) if cases else 0.0


def interval(hits: int, cases: int) -> tuple[float, float]:
    """The 95% interval of a share (Wilson 1927), which is honest for few cases and near 0 or 1."""
    if not cases:
        return 0.0, 1.0
    rate, spread = hits / cases, Z * Z / cases
    middle = (rate + spread / 2) / (1 + spread)
    reach = Z * sqrt(rate * (1 - rate) / cases + spread / (4 * cases)) / (1 + spread)
    return round(max(0.0, middle - reach), 3), round(min(1.0, middle + reach), 3)
