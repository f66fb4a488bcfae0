"""The teaching rule: what the tutor does next, and how much help that is. Change the pedagogy here."""

from dataclasses import dataclass, replace

from tutor.core.dialogue import About, Heard, Intent, Judgement, Verdict
from tutor.core.key import Finding
from tutor.core.lesson import Ask, Find, Lead, LessonState, Move, Rung, level_of
from tutor.core.matching import Mark, Match, Meeting
from tutor.core.steering import hint, steer
from tutor.core.targets import Ground, next_target
from tutor.core.words import clause_with

MOST_PRESSES = 2  # no place is pressed more often: then it is kept for the teacher and the lesson goes on
PRESSES_OF_AN_OWN_THOUGHT = 1  # a reason with a thought in it is asked about once; then it is kept as an argument
OWN = "own"  # the cue of that press
MOST_REPAIRS = 2  # of one misconception: the first wording, then the second
FRUITLESS_BEFORE_NEW_ANGLE = 2  # "I don't know"s in a row before the question changes

SAME_QUESTION = {
    Intent.GREETING: Lead.GREETING,
    Intent.OFF_TOPIC: Lead.OFF_TOPIC,
    Intent.POINTLESS: Lead.POINTLESS,
    Intent.INSULT: Lead.INSULT,
    Intent.PERSONAL: Lead.PERSONAL,
    Intent.PROGRAM: Lead.PROGRAM,
    Intent.LESSON: Lead.LESSON,
}


@dataclass(frozen=True, slots=True)
class Understood:
    """A message, what its mark meets, and what its reason is worth. `finding` is the one that the judgement is about."""

    heard: Heard
    match: Match | None = None
    judgement: Judgement | None = None
    finding: Finding | None = None
    passages_found: bool = False
    paragraph: int = 0  # of the article, where it answers a question itself


def opening_move(state: LessonState, ground: Ground) -> Move:
    """The first thing that the tutor says."""
    return Move(Lead.OPENING, Ask.HINT, "the lesson begins", target=next_target(state, ground))


def next_move(state: LessonState, said: Understood, ground: Ground) -> Move:
    """Choose the least help that should still get the student moving."""
    intent = said.heard.intent
    if intent is Intent.DISTRESS:
        return Move(Lead.CARE, Ask.NOTHING, "a person first, the text later")
    if state.serious and state.asked is Ask.NOTHING and said.heard.mark is None:
        return Move(Lead.CARE, Ask.BACK, "after a disclosure: it still counts, and the page can wait")
    if intent is Intent.FINISH:
        return closing("the student wants to stop")
    if intent in (Intent.QUESTION, Intent.MEANING):
        return _answer_question(state, said)
    if intent is Intent.SIDES and not said.heard.mark:
        return Move(Lead.NO_SIDE, Ask.NOTHING, "the politics is the student's own", chair=said.heard.chair)
    if intent in SAME_QUESTION:
        because = f"{intent} {said.heard.about}".strip() + ", then back to the question"
        return replace(_ask_again(SAME_QUESTION[intent], state, ground, because), cue=said.heard.about)
    if said.heard.about is About.HINT and not state.explaining:
        return _give_a_hint(state, ground)
    if intent is Intent.TAKEN_BACK:
        return hint(state, Lead.LET_GO if state.pending else Lead.NONE, state.rung, ground, "a mark taken back, at no cost")
    if said.match is not None:
        return _weigh_mark(state, said, said.match, ground)
    if said.heard.misconception and _repairable(state, said.heard.misconception):
        return _repair(state, said.heard.misconception)
    if state.explaining:
        return _hear_explanation(state, said, ground)
    return _without_a_mark(state, said, ground)


def closing(because: str) -> Move:
    """The end of a lesson."""
    return Move(Lead.NONE, Ask.CLOSING, because)


# ---------------------------------------------------------------- a mark, with or without its reason


def _weigh_mark(state: LessonState, said: Understood, match: Match, ground: Ground) -> Move:
    mark = said.heard.mark or state.pending
    assert mark is not None, "a match comes from a mark"
    if match.meeting is Meeting.TOO_WIDE:
        return Move(Lead.NARROW, Ask.NOTHING, "the mark is longer than a sentence", mark=mark)
    if any(finding.id in state.earned() for finding in match.findings[:1]) and not state.explaining:
        return steer(state, Lead.AGAIN, "this find is the student's already", ground, mark=mark)
    if said.judgement is None:
        return _ask_why(state, said, mark, ground)
    return _weigh_reason(state, said, said.judgement, match, mark, ground)


def _ask_why(state: LessonState, said: Understood, mark: Mark, ground: Ground) -> Move:
    if said.heard.mark is not None:  # a new mark: the same question, whatever lies under it
        return Move(Lead.NONE, Ask.WHY, "a mark without a reason", mark=mark)
    if said.heard.intent is Intent.ANSWERED or state.presses >= MOST_PRESSES:
        return steer(state, Lead.KEPT, "pressed enough: kept for the teacher", ground, mark=mark)
    lead = Lead.HOLD if said.heard.intent is Intent.TELL_ME else Lead.NONE
    return Move(lead, Ask.PRESS, "the mark still waits for its reason", mark=mark)


def _weigh_reason(state: LessonState, said: Understood, judged: Judgement, match: Match, mark: Mark, ground: Ground) -> Move:
    if match.meeting is Meeting.TARGET and judged.verdict is Verdict.RIGHT and said.finding:
        return _accept(state, said, said.finding, judged, mark, ground)
    pressed = state.presses if said.heard.mark in (None, state.pending) else 0
    if judged.misconception and pressed < MOST_PRESSES and _repairable(state, judged.misconception):
        return _repair(state, judged.misconception, mark)
    enough = pressed >= (PRESSES_OF_AN_OWN_THOUGHT if judged.own else MOST_PRESSES)
    argued = (judged.own and enough) or (judged.specific and match.meeting in (Meeting.NOTHING, Meeting.OPEN))
    if match.foil and (judged.specific or judged.concedes or argued):
        cue = "conceded" if judged.concedes else ""
        return steer(state, Lead.FALSE_ALARM, "what makes it fair", ground, mark=mark, foil=match.foil.id, cue=cue)
    if argued or enough:
        because = "an argument that we cannot settle: contested" if argued else "pressed enough: kept for the teacher"
        return steer(state, Lead.KEPT, because, ground, mark=mark, cue="argued" if argued else "")
    because = "a thought of their own that we cannot place" if judged.own else "the reason would fit any sentence"
    return Move(Lead.NONE, Ask.PRESS, because, mark=mark, echo=said.heard.words, cue=OWN if judged.own else "")


def _accept(state: LessonState, said: Understood, finding: Finding, judged: Judgement, mark: Mark, ground: Ground) -> Move:
    code = judged.code or finding.code
    find = Find(mark, finding.id, code, said.heard.words, level_of(state, finding.id))
    had = replace(state.credited(code, find.level), finds=(*state.finds, find))
    steered = steer(had, Lead.ACCEPTED, "place and reason fit", ground, mark=mark, fresh=True)
    taken_up = clause_with(said.heard.words, judged.evidence)
    return replace(steered, finding=finding.id, code=code, cue=judged.cue, echo=taken_up)


def _repairable(state: LessonState, misconception: str) -> bool:
    return state.repaired.count(misconception) < MOST_REPAIRS


def _repair(state: LessonState, misconception: str, mark: Mark | None = None) -> Move:
    about = mark or state.pending
    return Move(Lead.REPAIR, Ask.NOTHING, f"misconception: {misconception}", mark=about, misconception=misconception)


# ---------------------------------------------------------------- questions and other turns without a mark


def _answer_question(state: LessonState, said: Understood) -> Move:
    lead = Lead.BACKGROUND if said.passages_found else Lead.SILENT
    if said.paragraph:
        lead = Lead.ARTICLE
    elif said.heard.intent is Intent.MEANING and not said.passages_found:
        lead = Lead.MEANING
    if state.pending:
        because = "a question; the mark still waits for its reason"
        return Move(lead, Ask.PRESS, because, mark=state.pending, paragraph=said.paragraph)
    where = "article itself" if said.paragraph else "background"
    return Move(lead, Ask.BACK, f"a question answered from the {where}, then back to the page", paragraph=said.paragraph)


def _give_a_hint(state: LessonState, ground: Ground) -> Move:
    """One hint of where to look can be had for the asking; more takes a try. Of a mark that waits, plainer words help."""
    if state.pending:
        return replace(_ask_again(Lead.LESSON, state, ground, "a hint: the question in plain words"), cue=About.QUESTION)
    if state.rung is Rung.OPEN:
        return steer(state, Lead.NEARER, "a hint was asked for: one step more of help", ground)
    return _refuse_to_tell(state, ground)


def _ask_again(lead: Lead, state: LessonState, ground: Ground, because: str) -> Move:
    if state.pending:
        return Move(lead, Ask.PRESS, because, mark=state.pending)
    if state.explaining:
        return Move(lead, Ask.EXPLAIN, because, finding=state.explaining)
    return hint(state, lead, state.rung, ground, because)


def _hear_explanation(state: LessonState, said: Understood, ground: Ground) -> Move:
    fits = said.judgement is not None and (said.judgement.verdict is not Verdict.WRONG or said.judgement.specific)
    if fits or state.asked is not Ask.EXPLAIN or state.presses:
        move = steer(state, Lead.EXPLAINED, "explained back" if fits else "enough of this one", ground, fresh=True)
        return replace(move, finding=state.explaining, cue="said" if fits else "")
    return Move(Lead.NONE, Ask.EXPLAIN, "not yet in the student's own words", finding=state.explaining)


def _without_a_mark(state: LessonState, said: Understood, ground: Ground) -> Move:
    intent = said.heard.intent
    if intent is Intent.ANSWERED:
        return steer(replace(state, passed=(*state.passed, state.target)), Lead.NONE, "let go at no cost", ground, fresh=True)
    if intent is Intent.TELL_ME:
        return _refuse_to_tell(state, ground)
    if intent is Intent.DONT_KNOW:
        return _help_on(state, ground)
    if intent is Intent.GO_ON:
        return hint(state, Lead.NONE, state.rung, ground, "ready for the question")
    if state.settled and said.heard.about is About.MORE:
        return hint(state, Lead.ADDED, state.rung, ground, "one more word on the place before")
    return steer(state, Lead.MISSED, "an attempt in words, without a place", ground)


def _refuse_to_tell(state: LessonState, ground: Ground) -> Move:
    if not state.fruitless:
        return hint(state, Lead.HOLD, state.rung, ground, "asked to be told: the trick becomes the exercise")
    return steer(state, Lead.HOLD, "asked to be told again: a smaller place, no answer", ground)


def _help_on(state: LessonState, ground: Ground) -> Move:
    if state.asked is Ask.ANGLE or state.rung is not Rung.OPEN or not state.target:
        return steer(state, Lead.NONE, "still stuck: one step more of help", ground, may_tell=True)
    if state.fruitless + 1 >= FRUITLESS_BEFORE_NEW_ANGLE or state.worn(state.target, Rung.OPEN):
        return Move(Lead.NONE, Ask.ANGLE, "two without an answer: another way in", rung=state.rung)
    return Move(
        Lead.NONE, Ask.SMALLER, "nothing tried yet: a smaller question, no more help", rung=state.rung, target=state.target
    )
