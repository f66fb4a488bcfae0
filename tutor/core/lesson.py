"""The state of one lesson: folded from its moves, never changed in place."""

from dataclasses import dataclass, field, replace
from enum import IntEnum, StrEnum

from tutor.core.codes import Code
from tutor.core.mastery import CREDIT, known, learned
from tutor.core.matching import Mark

MOST_ON_A_RUNG = 2  # questions about one target on one rung; then another place is kinder than a third


class Rung(IntEnum):
    """How much help a target has had. `level` is the rung of the teaching rule, 0 to 4; *where* has three steps."""

    OPEN = 0
    PARAGRAPH = 1
    SENTENCE = 2
    HALF = 3
    WHAT = 4
    CONTRAST = 5
    TELL = 6

    @property
    def level(self) -> int:
        """0 open question, 1 where, 2 what, 3 contrast, 4 tell."""
        return (0, 1, 1, 1, 2, 3, 4)[self]


class Help(StrEnum):
    """How much help a teacher chose for a lesson."""

    SPARING = "sparing"  # nothing is ever told: after the last rung another place
    USUAL = "usual"
    GENEROUS = "generous"  # every question names its paragraph from the start


class Lead(StrEnum):
    """What the tutor does first: how it takes up what the student said."""

    OPENING = "opening"
    NONE = "none"
    NARROW = "narrow"
    ACCEPTED = "accepted"
    AGAIN = "again"  # a place that is theirs already
    FALSE_ALARM = "false alarm"
    KEPT = "kept"
    LET_GO = "let go"  # a mark that the student takes back
    MISSED = "missed"  # an attempt that did not meet the target: taken up, then more help
    REPAIR = "repair"
    TOLD = "told"
    EXPLAINED = "explained"
    BACKGROUND = "background"
    SILENT = "silent"
    ARTICLE = "article"  # what was asked stands in the reading itself
    HOLD = "hold"
    NO_SIDE = "no side"
    GREETING = "greeting"
    MEANING = "meaning"
    OFF_TOPIC = "off topic"
    POINTLESS = "pointless"
    LESSON = "lesson"  # answers a question about the lesson itself; the cue says which
    ADDED = "added"  # one more word on the place that was settled a moment ago
    NEARER = "nearer"  # a hint was asked for and is given
    INSULT = "insult"
    PROGRAM = "program"
    PERSONAL = "personal"
    CARE = "care"


class Ask(StrEnum):
    """What the tutor asks then."""

    NOTHING = "nothing"
    WHY = "why"
    PRESS = "press"
    HINT = "hint"
    SMALLER = "smaller"
    ANGLE = "angle"
    EXPLAIN = "explain"
    BACK = "back"  # to the page, aiming at nothing
    CLOSING = "closing"  # no question: what the student takes away


@dataclass(frozen=True, slots=True)
class Move:
    """What the tutor does next: a lead and a question. `because` is for the teacher."""

    lead: Lead
    ask: Ask
    because: str
    rung: Rung = Rung.OPEN
    target: str = ""  # the finding that the question aims at; never shown
    finding: str = ""  # the finding that the lead speaks of: accepted, told or explained
    foil: str = ""
    mark: Mark | None = None  # what the student marked, where the lead or the question is about it
    code: Code | None = None
    cue: str = ""
    misconception: str = ""
    chair: str = "none"
    echo: str = ""  # the student's words that the lead takes up, where not the beginning of the message
    paragraph: int = 0  # where the article speaks of what was asked


@dataclass(frozen=True, slots=True)
class Find:
    """A mark whose reason was accepted. `finding` is empty where the mark was kept for the teacher."""

    mark: Mark
    finding: str
    code: Code | None
    reason: str
    level: int = 0


@dataclass(frozen=True, slots=True)
class LessonState:
    """Where a lesson stands.

    `pending` is a mark that waits for its reason, `explaining` a finding that was told and waits to be explained back.
    `finds` are accepted, `alarms` fair sentences that were flagged and explained, `kept` marks for the teacher.
    """

    first: int
    last: int
    focus: tuple[Code, ...]
    target: str = ""
    rung: Rung = Rung.OPEN
    fruitless: int = 0  # "I don't know"s and refusals in a row
    attempts: int = 0  # real tries at the present target
    asked: Ask = Ask.NOTHING
    settled: bool = False  # whether the last turn settled a mark: what comes next may still be about it
    pending: Mark | None = None
    pending_words: str = ""
    presses: int = 0
    explaining: str = ""
    finds: tuple[Find, ...] = ()
    alarms: tuple[Find, ...] = ()
    kept: tuple[Find, ...] = ()
    told: tuple[str, ...] = ()
    passed: tuple[str, ...] = ()  # targets that were let go, not asked for again
    visits: tuple[tuple[str, Rung], ...] = ()  # target and rung of every question so far
    repaired: tuple[str, ...] = ()
    mastery: tuple[tuple[Code, float], ...] = ()
    turns: int = 0
    closed: bool = False
    serious: bool = False  # after a disclosure: no jokes, no pressing
    help: Help = Help.USUAL
    seed: str = ""  # makes the choice of wordings repeatable
    said: tuple[str, ...] = field(default=(), repr=False)  # the tutor's sentences so far, so that none comes twice

    def known(self, code: Code) -> float:
        """What is believed about a code so far, 0 to 1."""
        return known(dict(self.mastery), code)

    def worn(self, target: str, rung: Rung) -> bool:
        """Whether a target was asked for so often on this rung that one more question would go round in a circle."""
        return self.visits.count((target, rung)) >= MOST_ON_A_RUNG

    def earned(self) -> frozenset[str]:
        """The findings that may be spoken of: found with a reason, or told."""
        return frozenset(find.finding for find in self.finds if find.finding) | frozenset(self.told)

    def credited(self, code: Code, level: int) -> "LessonState":
        """The same lesson after one find of a code with this level of help."""
        updated = dict(self.mastery) | {code: learned(self.known(code), CREDIT[level])}
        return replace(self, mastery=tuple(sorted(updated.items())))


def level_of(state: LessonState, finding: str) -> int:
    """How much help a find had: the rung's level where it is the present target, else none."""
    return state.rung.level if finding == state.target else 0
