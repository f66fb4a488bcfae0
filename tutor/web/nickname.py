"""A name for a learner who gave none. In a class it is the name on the card: seats are made by the same rule."""

from collections.abc import Callable

from tutor.core.nicknames import nickname

Named = Callable[[str], str]
"""What a page calls a learner."""

__all__ = ["Named", "nickname"]
