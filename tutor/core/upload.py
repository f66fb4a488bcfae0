"""A text on its way in, as it is kept."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Upload:
    """What a teacher has brought. `reading` is empty until it is taken in; from then on its key is being drafted.

    `content` is plain JSON that only the story reads; `edition` rises with every change of it.
    """

    id: str
    teacher: str
    content: Any
    edition: int
    reading: str = ""
    revision: int = 0
    with_model: bool = False
