"""Where a model is, and how long we wait for it."""

from dataclasses import dataclass

OPENAI = "https://api.openai.com/v1"

CONNECT_SECONDS = 5.0
FIRST_WORD_SECONDS = 20.0  # with all tries: after that a student is better served by the built-in tutor
WHOLE_SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class Endpoint:
    """An OpenAI-compatible endpoint and its model. `patience` multiplies the time-outs; servers of one's own need no key."""

    model: str
    key: str = ""
    base_url: str = ""
    patience: float = 1.0

    @property
    def address(self) -> str:
        """Its address; OpenAI's own where none is given."""
        return self.base_url or OPENAI

    @property
    def connect(self) -> float:
        """Seconds until a connection stands."""
        return CONNECT_SECONDS * self.patience

    @property
    def first_word(self) -> float:
        """Seconds from asking to the first word."""
        return FIRST_WORD_SECONDS * self.patience

    @property
    def whole(self) -> float:
        """Seconds from asking to the last word."""
        return WHOLE_SECONDS * self.patience
