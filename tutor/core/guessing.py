"""How often the words of a card may be guessed, so that nobody walks through them and no class is shut out for long. Pure.

There are 225 easy words and so 225 x 224 = 50,400 pairs. Somebody who tries one after the other all day long, without anybody
minding, finds a card with these odds:

- one card: 20 tries a day, 1 in 2,520 a day; within a lesson the same, for 5 are free in five minutes
- any card, from one device: 60 tries a day, 1 in 840 a day
- any card of a class of thirty, from many devices: 300 tries a day, 1 in 168 a day

A class of thirty behind one school address mistypes some sixty times: that many are free, and each student who is let in brings
two more. A mischievous student with a device of their own shuts out that device, and a card that they tried for five minutes.
Behind a shared address they shut out whoever is not in yet, until the teacher, who is told of it, lifts it with one press.
Whoever is in stays in: nothing of this touches a browser that has used its card.
"""

import ipaddress
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from tutor.errors import NotAllowed

FREE_TRIES = 5  # at one card within SOON: everybody mistypes
SOON = timedelta(minutes=5)
DAY = timedelta(days=1)
A_CARD = 20  # wrong tries a day
AN_ADDRESS = 60  # wrong tries a day: two for each of thirty who share it
FOR_EACH_LET_IN = 2
A_CLASS = 60  # wrong tries a day at least, and
FOR_EACH_SEAT = 10
WORTH_TELLING = 20  # wrong tries of a class: fewer are a class that mistypes

WRONG = "This nickname and these two words do not belong together in this class. Look at your card again, or ask your teacher."
WAIT = "There were too many wrong tries at this card. Wait five minutes, or ask your teacher for new words: those work at once."
REST = (
    "There were too many wrong tries today, perhaps by somebody else. Tell your teacher: one press on the page of the class "
    "lets everybody try again."
)


@dataclass(frozen=True, slots=True)
class WrongTry:
    """Somebody typed words that do not belong to this seat; 0 where nobody has the nickname, which opens nothing."""

    seat: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Guessing:
    """What a teacher is told: the wrong tries of a day, the seats that were tried most, and whether somebody is kept out."""

    wrong: int
    seats: tuple[int, ...]
    shut: bool


def may_try(tries: Sequence[WrongTry], seat: int, seats: int, known: bool, now: datetime) -> None:
    """Pass where a try may be judged; `known` is an address from which one of the class came in. Raises NotAllowed."""
    if full_card(tries, seat, now):
        today = sum(each.seat == seat for each in tries)
        raise NotAllowed(REST if today >= A_CARD else WAIT)
    if full_class(tries, seats) and not known:
        raise NotAllowed(REST)


def full_card(tries: Sequence[WrongTry], seat: int, now: datetime) -> bool:
    """Whether a card rests. `tries` are those of a day."""
    at_it = [each.at for each in tries if seat and each.seat == seat]
    return len(at_it) >= A_CARD or sum(at > now - SOON for at in at_it) >= FREE_TRIES


def full_class(tries: Sequence[WrongTry], seats: int) -> bool:
    """Whether a class was tried so often that no strange address may go on."""
    return sum(each.seat > 0 for each in tries) >= max(A_CLASS, FOR_EACH_SEAT * seats)


def full_address(wrong: int, let_in: int) -> bool:
    """Whether an address has had its tries of a day; `let_in` are the students who came in from it."""
    return wrong >= AN_ADDRESS + FOR_EACH_LET_IN * let_in


def told(
    tries: Sequence[WrongTry], counted: Sequence[WrongTry], seats: int, address_shut: bool, now: datetime
) -> Guessing | None:
    """What a teacher is told of the tries of a day; `counted` are those that were not forgiven. None while it is mistyping."""
    often = Counter(each.seat for each in tries if each.seat)
    noticed = tuple(seat for seat, count in often.most_common() if count >= FREE_TRIES)
    resting = any(full_card(counted, seat, now) for seat in often)
    shut = resting or address_shut or full_class(counted, seats)
    return Guessing(len(tries), noticed, shut) if shut or noticed or len(tries) >= WORTH_TELLING else None


def household(address: str) -> str:
    """What one device or network has for an address: of IPv6 the first half, for a device makes up the rest as it likes."""
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return address
    return str(ipaddress.ip_network((found, 64), strict=False)) if found.version == 6 else address
