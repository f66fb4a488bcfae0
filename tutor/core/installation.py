"""What the teachers of one installation have decided for all of them."""

from dataclasses import dataclass

from tutor.errors import NotAllowed, TooLong

MOST_DAYS = 730
LONGEST_LINE = 300


@dataclass(frozen=True, slots=True)
class Installation:
    """The settings on the page Settings.

    `guests`: whether somebody without a class may start; `model_for_guests`: whether a guest on a network gets the model;
    `contact`: where a student in distress is told to turn; `second_adult` and `hours` are shown beside flags; `days`: how long
    what students wrote is kept after their last words in a lesson.
    """

    guests: bool = True
    model_for_guests: bool = False
    contact: str = ""
    second_adult: str = ""
    hours: str = ""
    days: int = 90


def decided(guests: bool, model_for_guests: bool, contact: str, second_adult: str, hours: str, days: str) -> Installation:
    """The settings that a form says. Raises NotAllowed and TooLong."""
    lines = [" ".join(line.split()) for line in (contact, second_adult, hours)]
    for line in lines:
        if len(line) > LONGEST_LINE:
            raise TooLong(f"Keep each line under {LONGEST_LINE} characters: “{line[:40]}…” is longer.")
    if lines[0] and lines[0][-1] not in ".!?":
        lines[0] += "."
    if not (days.isascii() and days.isdigit() and 1 <= int(days[:6]) <= MOST_DAYS and len(days) < 6):
        raise NotAllowed(f"Say for how many days students' work is kept: a whole number from 1 to {MOST_DAYS}.")
    return Installation(guests, model_for_guests, lines[0], lines[1], lines[2], int(days))
