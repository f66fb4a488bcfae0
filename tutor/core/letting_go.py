"""When what students wrote goes. Pure."""

from dataclasses import dataclass
from datetime import date, timedelta

GUEST_DAYS = 7  # what a guest wrote goes after so many days
ANNOUNCED = timedelta(days=14)  # so long before, the page Settings says what will go


@dataclass(frozen=True, slots=True)
class Due:
    """Lessons whose last words were said on one day, and how many students they are of."""

    day: date
    lessons: int
    students: int

    def goes_on(self, days: int, today: date) -> date:
        """The day by whose end they are gone, where work is kept for so many days; what is overdue goes within a day."""
        return max(self.day + timedelta(days=days + 1), today + timedelta(days=1))  # the day of the last words counts whole
