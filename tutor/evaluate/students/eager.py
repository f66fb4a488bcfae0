"""Students who mark: one who reasons, one who flags everything, one who writes in a second language, one who pastes."""

from collections.abc import Mapping

from tutor.core.codes import Code
from tutor.core.reply import Picture
from tutor.evaluate.students.seeing import Sight, Student, Thing, asked_for_a_reason, finding_line

GOOD: Mapping[Code, str] = {
    Code.LL1: "“{plainer}” would say the same and it sounds worse like this, it adds a feeling",
    Code.LL2: "its a name that makes you take sides before they did anything, the other side would call them something else",
    Code.LL3: "it makes it sound totally sure and bigger, take it out and the fact is the same",
    Code.LL4: "it makes you doubt them before anything is shown, “{plainer}” would not decide for me",
    Code.LL5: "its meant to make you scared and there is no reason behind it",
    Code.UC1: "it doesnt say where this comes from, no report or date or name you could look up",
    Code.UC2: "who says that? no name, you cant find out who they are",
    Code.UC3: "they only asked one side and that side wins if you believe it",
    Code.UC4: "how many is that, out of how many, and who counted",
    Code.UC5: "there could be other causes, it just says one caused it and doesnt show how",
    Code.UC6: "its about the future and nobody can know that, it should say might",
    Code.UC7: "you cant see inside their head, nobody said that is what they want",
}
SHORT: Mapping[Code, str] = {
    Code.LL1: "calm word is “{plainer}”, this make feeling",
    Code.LL2: "name make them bad or good people",
    Code.LL3: "he say too sure, make bigger",
    Code.LL4: "word make me not believe before",
    Code.LL5: "make people afraid, no reason",
    Code.UC1: "no name, no source for this",
    Code.UC2: "who say? he not tell name",
    Code.UC3: "this people win if we believe",
    Code.UC4: "how many? compare with what?",
    Code.UC5: "maybe other cause also, not show",
    Code.UC6: "future, nobody can know this",
    Code.UC7: "how he know what they think",
}


def reason_for(thing: Thing, reasons: Mapping[Code, str]) -> str:
    """A reason of this kind for this place."""
    return reasons[thing.code].replace("{plainer}", thing.plainer or "say")


class Keen(Student):
    """Marks what the tutor points at; thin at first, then with a reason."""

    thing: Thing | None = None

    def says(self, picture: Picture) -> str | None:
        """A mark with a thin reason on every second place, the good one when asked."""
        if picture.state.closed:
            return None
        if asked_for_a_reason(picture) and self.thing:
            return reason_for(self.thing, GOOD)
        self.thing = self.notice(picture)
        if self.thing is None:
            return "i think thats all of them"
        thin = "its a really strong word" if len(self.used) % 2 else reason_for(self.thing, GOOD)
        return finding_line(self.thing, thin)


class SecondLanguage(Keen):
    """Short sentences without articles; asks what words mean."""

    def says(self, picture: Picture) -> str | None:
        """A word's meaning now and then, else a mark and three to eight words."""
        if picture.state.closed:
            return None
        if len(picture.turns) % 7 == 3:
            return f"what means {self.sight.things[len(picture.turns) % len(self.sight.things)].quote.split()[-1]}"
        if asked_for_a_reason(picture) and self.thing:
            return reason_for(self.thing, SHORT)
        self.thing = self.notice(picture)
        return finding_line(self.thing, "strong word" if len(self.used) % 3 == 1 else "") if self.thing else "i finish all"


class Guesser(Student):
    """Flags every sentence in turn and argues for none."""

    EXCUSES = ("it just is", "no evidence", "its biased", "because its loaded", "am i right?", "dunno, feels off")

    def __init__(self, sight: Sight) -> None:
        super().__init__(sight)
        self.left = list(sight.sentences())

    def says(self, picture: Picture) -> str | None:
        """The next sentence, or an excuse when asked why."""
        if picture.state.closed:
            return None
        if asked_for_a_reason(picture):
            return self.in_turn(self.EXCUSES, picture)
        if not self.left:
            return "all of it then"
        sentence = " ".join(self.left.pop(0).split()[:9]).replace("“", "").replace("”", "").replace('"', "")
        return f'/find "{sentence}" {"loaded" if len(self.left) % 2 else "unsupported"}'


class CopyPaster(Student):
    """Pastes: the article, a definition, the tutor's own words, its last reason again."""

    DEFINITIONS = (
        "loaded language is wording that attempts to influence an audience by using appeals to emotion or stereotypes",
        "an unsupported claim is a statement that is not backed by evidence or by a reliable source",
    )

    def says(self, picture: Picture) -> str | None:
        """One kind of pasting after the other."""
        if picture.state.closed:
            return None
        reply, turn = picture.turns[-1].reply, len(picture.turns)
        if turn % 4 == 1:
            sentences = list(self.sight.sentences())
            return sentences[turn % len(sentences)][:390]
        if turn % 4 == 2:
            return self.DEFINITIONS[turn // 4 % 2]
        if turn % 4 == 3 and reply:
            return reply.words[:390]
        thing = self.notice(picture)
        return finding_line(thing, self.DEFINITIONS[turn % 2]) if thing else self.DEFINITIONS[0]
