"""How a student comes in with a card, and how whoever guesses at cards is stopped."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from threading import Lock

from tutor.core.classroom import Seat, typed
from tutor.core.guessing import DAY, REST, WRONG, Guessing, full_address, household, told
from tutor.errors import NotAllowed
from tutor.record import JoinRecord

MOST_ADDRESSES = 10_000  # remembered at once: a town's schools


@dataclass(slots=True)
class Address:
    """What came from one address for one class in a day: wrong tries, and the learners who were let in."""

    wrong: list[datetime] = field(default_factory=list)
    let_in: dict[str, datetime] = field(default_factory=dict)

    def forget(self, before: datetime) -> None:
        """Forget what is older."""
        self.wrong[:] = [moment for moment in self.wrong if moment > before]
        self.let_in = {learner: moment for learner, moment in self.let_in.items() if moment > before}

    @property
    def full(self) -> bool:
        """Whether it has had its tries."""
        return full_address(len(self.wrong), len(self.let_in))


@dataclass
class Joining:
    """Lets students in. Blocking. What is known of addresses stays in this process, for a day, and is never written down."""

    record: JoinRecord
    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    most_addresses: int = MOST_ADDRESSES
    _addresses: dict[tuple[str, str], Address] = field(default_factory=dict, repr=False)
    _one_at_a_time: Lock = field(default_factory=Lock, repr=False)

    def join(self, code: str, nickname: str, words: str, address: str = "") -> str:
        """The learner whose card this is. Raises NotFound for a wrong code, NotAllowed for wrong words or after too many."""
        moment = self.now()
        with self._one_at_a_time:
            place = self._at(typed(code), household(address), moment)
            if place.full:
                raise NotAllowed(REST)
        learner = self.record.join(code, nickname, words, known=bool(place.let_in))
        with self._one_at_a_time:
            if learner is None:
                place.wrong.append(moment)
            else:
                place.let_in[learner] = moment
        if learner is None:
            raise NotAllowed(WRONG)
        return learner

    def new_words(self, teacher: str, class_id: str, number: int) -> Seat:
        """Other words for a seat, which work at once. Raises NotAllowed and NotFound."""
        seat = self.record.new_words(teacher, class_id, number)
        self.let_try_again(teacher, class_id)
        return seat

    def let_try_again(self, teacher: str, class_id: str) -> None:
        """The wrong tries at a class's cards count no more. Raises NotAllowed."""
        self.record.forgive(teacher, class_id)
        code = self.record.tries(teacher, class_id).code
        with self._one_at_a_time:
            for address in self._of_class(code):
                address.wrong.clear()

    def guessing(self, teacher: str, class_id: str) -> tuple[Guessing, tuple[str, ...]] | None:
        """What the teacher should know of tries at the cards, with the nicknames most tried; None while all is well."""
        kept = self.record.tries(teacher, class_id)
        with self._one_at_a_time:
            shut = any(address.full for address in self._of_class(kept.code))
        found = told(kept.made, kept.counted, len(kept.seats), shut, self.now())
        names = {seat.number: seat.nickname for seat in kept.seats}
        return (found, tuple(names[seat] for seat in found.seats if seat in names)) if found else None

    def _at(self, code: str, address: str, moment: datetime) -> Address:
        name = (code, address)
        if name not in self._addresses and len(self._addresses) >= self.most_addresses:
            self._forget(moment - DAY)
        place = self._addresses.setdefault(name, Address())
        place.forget(moment - DAY)
        return place

    def _forget(self, before: datetime) -> None:
        """Make room: what is older than a day, and where that is not enough the first ones."""
        for place in self._addresses.values():
            place.forget(before)
        lively = [(name, place) for name, place in self._addresses.items() if place.wrong or place.let_in]
        self._addresses = dict(lively[-self.most_addresses // 2 :])

    def _of_class(self, code: str) -> list[Address]:
        return [address for (other, _), address in self._addresses.items() if other == code]
