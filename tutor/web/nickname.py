"""A name for a learner who gave none. In a class it is the name on the card: seats are made by the same rule."""

from tutor.core.nicknames import nickname

__all__ = ["nickname"]
