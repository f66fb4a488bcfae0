"""What is said in a lesson and what we make of it, before the teaching rule decides."""

from dataclasses import dataclass
from enum import StrEnum

from tutor.core.codes import Code
from tutor.core.matching import Mark

MOST_CHARACTERS = 400  # of one message: about 70 words, more than any reason needs


class Intent(StrEnum):
    """What a message is for."""

    REASON = "reason"  # or anything that may be one: the default
    GUESS = "guess"  # "is it roam?": a mark without a reason
    DONT_KNOW = "don't know"
    ANSWERED = "answered"  # "I think I've answered"
    TAKEN_BACK = "taken back"  # "never mind, I take it back": the mark goes
    TELL_ME = "tell me"  # also role play, orders, translations, first letters: any way to be told
    QUESTION = "question"  # about the background
    MEANING = "meaning"  # what a word means
    GREETING = "greeting"
    SIDES = "sides"  # the politics: an opinion, or asking for ours
    OFF_TOPIC = "off topic"
    GO_ON = "go on"  # "ok", "next"
    POINTLESS = "pointless"  # "why does this even matter"
    FINISH = "finish"
    DISTRESS = "distress"
    INSULT = "insult"
    PROGRAM = "program"  # "are you a real person?"
    PERSONAL = "personal"  # pasted personal data
    LESSON = "about the lesson"  # the task, our question, a kind's name, how many so far


class Chair(StrEnum):
    """Where a student stands on the politics, so that both sit at the same table: editor agrees, checker disagrees."""

    EDITOR = "editor"
    CHECKER = "checker"
    NONE = "none"


class About(StrEnum):
    """What of the lesson itself a student asks about."""

    NOTHING = ""
    TASK = "task"  # "what do I do?"
    QUESTION = "question"  # "I don't understand your question"
    KIND = "kind"  # "what is loaded language?"
    TALLY = "tally"  # "how many have I got?"
    METHOD = "method"  # "why do you keep asking?"
    UNHEARD = "unheard"  # "that's not what I said"
    MORE = "more"  # with REASON: it goes on from what was said before
    HINT = "hint"  # with TELL_ME: a help is wanted, not the answer


@dataclass(frozen=True, slots=True)
class Said:
    """One message: the words typed, and what was marked with them."""

    words: str
    mark: Mark | None = None


@dataclass(frozen=True, slots=True)
class Heard:
    """A message understood. `mark` may come from quoted words as well as from a selection; `misconception` is a bank's id."""

    intent: Intent
    words: str = ""
    mark: Mark | None = None
    misconception: str = ""
    chair: Chair = Chair.NONE
    about: About = About.NOTHING


class Verdict(StrEnum):
    """What a reason is worth for one finding: it fits, something is missing (or we are unsure), it does not fit."""

    RIGHT = "right"
    PARTLY = "partly"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Judgement:
    """A reason judged. `specific` says that it speaks of this sentence and would not fit any other.

    `own` says that it has words of its own, whatever they are worth, and `concedes` that these find nothing wrong there.
    `cue` names the idea that was recognised (a key of the code's cues); `evidence` quotes the student's words for it.
    """

    verdict: Verdict
    specific: bool = False
    code: Code | None = None
    cue: str = ""
    misconception: str = ""
    evidence: str = ""
    judge: str = "built-in"
    own: bool = False
    concedes: bool = False
