"""A class of Ada's on the planted reading, with what one student did: for tests of who may see a report, and what it shows."""

from tests.teacher_site import READING, Site
from tutor.core.classroom import Assignment, Class, Seat
from tutor.core.course import WITHOUT_LOOKS
from tutor.core.dialogue import Heard, Intent, Judgement, Said, Verdict
from tutor.core.key import Finding
from tutor.core.lesson import Ask, Lead, LessonState, Move
from tutor.core.matching import Mark
from tutor.core.progress import after
from tutor.core.reading import Lesson
from tutor.core.reply import Reply, Turn
from tutor.core.text import Span
from tutor.record import ClassRecord, SqlRecord, new_learner_id

GIVEN = Assignment("", 0, READING, Lesson("All of it", 1, 3), WITHOUT_LOOKS)
CONTESTED = "The bridge was safe for years."


class Learning:
    """A key that remembers what it learned."""

    def __init__(self) -> None:
        self.found: list[tuple[str, int, Finding]] = []

    def learn(self, reading: str, revision: int, finding: Finding) -> None:
        self.found.append((reading, revision, finding))

    def learned(self, reading: str, revision: int) -> frozenset[str]:
        return frozenset(finding.id for _, _, finding in self.found)


def a_reported_class(site: Site, words: str) -> tuple[Class, Assignment, list[Seat]]:
    """Three seats, one lesson: the first student argued with these words for a place that the key does not have."""
    classes = ClassRecord(site.record.transactions)
    made = classes.make(site.teachers["Ada"].id, "10b", 3)
    given, seats = classes.assign(site.teachers["Ada"].id, made.id, GIVEN), classes.seats(site.teachers["Ada"].id, made.id)
    contest(site.record, seats[0].learner, given, words)
    return made, given, seats


def contested_span(record: SqlRecord) -> Span:
    """Where the place stands."""
    body = record.offered(READING, 0).reading.text.body
    start = body.index(CONTESTED)
    return Span(start, start + len(CONTESTED))


def contest(record: SqlRecord, learner: str, given: Assignment, words: str) -> str:
    """A lesson with one turn: a mark where the key has nothing, and an argument for it."""
    mark, state = Mark(contested_span(record)), LessonState(1, 3, ())
    opening_move = Move(Lead.OPENING, Ask.HINT, "the lesson begins")
    state = after(state, opening_move)
    opening = Turn(0, None, record.clock(), opening_move, Reply(("Read.",)), state)
    session = record.begin(learner or new_learner_id(), given.reading, given.lesson, False, opening, given.steps, given.id)
    record.add_turn(session, 1, Said(words, mark))
    move = Move(Lead.KEPT, Ask.HINT, "a reason where the key has nothing", mark=mark, cue="argued")
    heard = Heard(Intent.REASON, words, mark, misconception="disagree-biased")
    judged = Judgement(Verdict.RIGHT, True, evidence="for years", judge="built-in and gpt-5")
    reply = Reply(("Kept.",), speaker="gpt-5", prompt="word@1a2b3c4d", tokens_in=312, tokens_out=45)
    record.answer_turn(session, 1, move, reply, after(state, move, heard), heard, judged)
    return session
