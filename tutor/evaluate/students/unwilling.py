"""Students who would rather not: one who dodges, one who denies (from either side), one who jumps about, one who is silent."""

from collections.abc import Mapping

from tutor.core.lesson import Ask
from tutor.core.reply import Picture
from tutor.evaluate.students.eager import SHORT, reason_for
from tutor.evaluate.students.seeing import Student, Thing, asked_for_a_reason, finding_line

DODGES = ("idk", "just tell me", "this is boring", "idk", "whatever", "can u give the answer", "ok", "idk i give up")
SHRUGS = ("", "...", "idk", "?", "no", "dont know", "pass", "hm")
DENIALS: Mapping[str, tuple[str, ...]] = {
    "agreeing": (
        "its all true, america lies all the time",
        "the us should get out of iraq, end of",
        "how is it loaded if its a fact",
        "do you support the americans or what",
        "everyone knows they never leave",
        "its not biased its just reality",
    ),
    "disagreeing": (
        "its all lies, its an iranian site",
        "the us saved iraq, this is propaganda",
        "every word is fake so every word is loaded",
        "do you support iran or what",
        "everyone knows they hate america",
        "its biased because i disagree with it",
    ),
}
JUMPS = (
    "hi",
    "who owns alwaght",
    "do you like football",
    "what is the pmf",
    "whats ur opinion on trump",
    "can i have a joke",
    "how many troops are in iraq now",
    "why does this even matter",
    "ok next",
)


class Lazy(Student):
    """Dodges, answers the easy question off the page, and marks something only when nothing else helps."""

    thing: Thing | None = None

    def says(self, picture: Picture) -> str | None:
        """A dodge; after another way in, a short answer; every fifth turn a mark."""
        if picture.state.closed:
            return None
        if picture.state.asked is Ask.ANGLE:
            return "second obv, its rubbing it in"
        if asked_for_a_reason(picture) and self.thing:
            return "its loaded bc its loaded" if picture.state.presses == 0 else reason_for(self.thing, SHORT)
        if len(picture.turns) % 5 == 0 and (thing := self.notice(picture)):
            self.thing = thing
            return finding_line(thing)
        return self.in_turn(DODGES, picture)


class Silent(Student):
    """Says next to nothing."""

    def says(self, picture: Picture) -> str | None:
        """A shrug."""
        return None if picture.state.closed else self.in_turn(SHRUGS, picture)


class Denier(Student):
    """Argues the politics; marks what offends, and gives the politics as the reason."""

    side = "agreeing"

    def says(self, picture: Picture) -> str | None:
        """A denial, or a mark with one."""
        if picture.state.closed:
            return None
        line = self.in_turn(DENIALS[self.side], picture)
        if len(picture.turns) % 3 == 0 and not asked_for_a_reason(picture) and (thing := self.notice(picture)):
            return finding_line(thing, line)
        return line


def denial_of(side: str) -> type[Denier]:
    """The denier of one side."""
    return type(f"Denier{side.title()}", (Denier,), {"side": side, "__doc__": f"The {side} denier."})


class Jumper(Student):
    """Changes the subject every turn, with a mark outside the lesson in between."""

    def says(self, picture: Picture) -> str | None:
        """The next subject."""
        if picture.state.closed:
            return None
        if len(picture.turns) % 4 == 0:
            number = len(picture.turns) % len(self.sight.text.passages) + 1
            words = self.sight.text.words(self.sight.text.passage(number).sentences[0]).split()[:4]
            return f'/find "{" ".join(words)}" loaded because it feels like a slogan'
        return self.in_turn(JUMPS, picture)
