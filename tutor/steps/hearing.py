"""What a message is for: a mark, a reason, a question, a way to be told, or a person who needs care."""

import re
from dataclasses import replace

from tutor.core.dialogue import About, Heard, Intent, Said
from tutor.core.lesson import Ask, LessonState
from tutor.core.matching import Mark
from tutor.core.text import Span, Text
from tutor.core.words import LITTLE_WORDS, content_stems, stems
from tutor.steps import care
from tutor.steps.cues import Strength, ear
from tutor.steps.intents import asks_for_proof, intent_in, is_a_question, is_dont_know_elsewhere
from tutor.steps.lesson_talk import kind_asked, lesson_talk
from tutor.steps.misconceptions import misconception_in
from tutor.steps.naming import BECAUSE, Named, Page, gathered, grouped, named, reason_in
from tutor.steps.plain import Plain, plain
from tutor.steps.quoting import QUOTED, group_in, located

WHAT_IS = re.compile(r" (?:what|whats)(?: is| are)?(?: an?| the)? ([a-z]+) (?:[.?] )?")
ASKS_ABOUT_QUOTED = re.compile(
    r"^(?:please |sorry |and |but |teacher |hey )*(?:what(?:s|'s|’s)?|who(?:s|'s|’s)?|define|explain|meaning of|tell me about)"
    r"(?: (?:is|are|was|does|do|did|means?|mean|the|an?|meaning|of|word|this|it|by))*\W*$",
    re.I,
)
NOT_KNOWING = re.compile(r" (?:know|dunno|sure|idea|clue) ")
GOES_ON = re.compile(
    r"\W*(?:(?:oh|ah|yeah|yes|no|but|and|also|so|well|wait|ok(?:ay)?|because|bc|cos|lol|plus|like)\b\W*)*"
    r"(?:it|its|it's|that|thats|that's|this|they|theyre|he|hes|she|you|u|nobody|because|bc|cos|and|also|plus|but)\b",
    re.I,
)
AWAITS_REASON = (Ask.WHY, Ask.PRESS, Ask.EXPLAIN)
ANY_WORDS_WILL_DO = (Ask.ANGLE, Ask.SMALLER)  # asked off the page: what comes back is an attempt
MAY_MISTAKE = (Intent.REASON, Intent.GUESS, Intent.SIDES, Intent.OFF_TOPIC)
POINTING = frozenset("it its this that these those he she they them his her their there word words sentence line part".split())
WHOLE_QUESTION = 2  # content words: *why?* and *which people?* ask about what is marked
SHORT = 3  # words: an answer of a word or two is an attempt, whatever it is
OF_A_MARK = frozenset({Intent.TELL_ME, Intent.MEANING, Intent.QUESTION, Intent.ANSWERED, Intent.DONT_KNOW})


def hear(said: Said, text: Text, stretch: Span, state: LessonState) -> Heard:
    """Understand a message in the lesson's stretch of the text. The state says what was asked, and which mark waits for why."""
    words = said.words.strip()
    if personal := _about_a_person(words):
        return Heard(personal, words, said.mark)
    awaiting = state.pending is not None or state.asked in AWAITS_REASON
    page = Page(text, stretch, state.pending, awaiting)
    heard = _with_selection(words, said.mark) if said.mark else _without_selection(words, page, state)
    if heard.intent not in MAY_MISTAKE:
        return heard
    mark = heard.mark or state.pending
    return replace(heard, misconception=misconception_in(plain(words).line, mark.group if mark else None, bool(mark)))


def _about_a_person(words: str) -> Intent | None:
    if care.is_disclosure(words):
        return Intent.DISTRESS
    if care.is_personal(words):
        return Intent.PERSONAL
    return Intent.INSULT if care.is_insult(words) else None


def _with_selection(words: str, mark: Mark) -> Heard:
    """Words typed beside a selection are its reason, unless they plainly ask for something."""
    mark = mark if mark.group else Mark(mark.span, group_in(words))
    known = intent_in(plain(words).line, awaited=True)
    if known and known[0] in OF_A_MARK:
        intent = Intent.GUESS if known[0] is Intent.DONT_KNOW else known[0]
        return Heard(intent, words, mark)
    return Heard(Intent.REASON, words, mark) if reason_in(words) else Heard(Intent.GUESS, words, mark)


def _without_selection(words: str, page: Page, state: LessonState) -> Heard:
    line = plain(words)
    if not line.words or is_dont_know_elsewhere(words):
        return Heard(Intent.DONT_KNOW, words)
    if _asks_about_quoted(words, page):
        return Heard(Intent.MEANING, words)
    if not BECAUSE.match(words) and (about := _about_the_lesson(line.line, words, page, state)):
        return about
    pointed = named(words, page) or grouped(words, page)
    if pointed and pointed.sure and not _is_known(pointed.reason):
        return _of(pointed, words)
    known = None if BECAUSE.match(words) else intent_in(line.line, page.awaiting)
    if known and not (known[0] is Intent.DONT_KNOW and _goes_on(line.line)):
        return Heard(known[0], words, chair=known[1])
    if _asks_for_a_word(line, page):
        return Heard(Intent.MEANING, words)
    if pointed := pointed or (None if is_a_question(line.line) else gathered(words, page)):
        return _of(pointed, words)
    return Heard(_last_guess(line, page, state), words, about=About.MORE if GOES_ON.match(words) else About.NOTHING)


def _about_the_lesson(line: str, words: str, page: Page, state: LessonState) -> Heard | None:
    if kind_asked(line, state.said):
        return Heard(Intent.LESSON, words, about=About.KIND)
    meant = lesson_talk(line, page.awaiting)
    return Heard(meant[0], words, about=meant[1]) if meant else None


def _asks_about_quoted(words: str, page: Page) -> bool:
    """*What mean “ostensibly”?* asks about the page's words; of the marked words it may be a reason."""
    quoted = QUOTED.search(words)
    if quoted is None or not ASKS_ABOUT_QUOTED.match(QUOTED.sub(" ", words).strip()):
        return False
    span = located(quoted.group(), page.text, page.stretch)
    return span is not None and (page.pending is None or not span.overlap(page.pending.span))


def _goes_on(line: str) -> bool:
    """*I don't know, it just sounds scary*: what follows is an idea all the same."""
    after = NOT_KNOWING.split(line, maxsplit=1)[-1]
    return NOT_KNOWING.search(line) is not None and any(
        idea.strength is Strength.FULL for idea in ear().ideas(f" {after.strip()} ")
    )


def _asks_for_a_word(line: Plain, page: Page) -> bool:
    """*What is a sham?* asks for the word; *what is ISIS?*, a name, asks the background."""
    asked = WHAT_IS.fullmatch(line.line)
    return asked is not None and re.search(rf"\b{asked.group(1)}\b", page.text.body) is not None


def _of(pointed: Named, words: str) -> Heard:
    if pointed.reason:
        return Heard(Intent.REASON, pointed.reason, pointed.mark)
    return Heard(Intent.GUESS, words, pointed.mark)


def _is_known(reason: str) -> bool:
    """Whether what stands beside quoted words asks for something and is no reason."""
    known = intent_in(plain(reason).line, awaited=True) if reason else None
    return known is not None and known[0] in OF_A_MARK


def _last_guess(line: Plain, page: Page, state: LessonState) -> Intent:
    """What is unsure is a reason where one is due, an attempt where it speaks of the text, and off topic otherwise."""
    if page.awaiting:
        return Intent.QUESTION if page.pending and _asks_elsewhere(line, page.pending, page.text) else Intent.REASON
    if is_a_question(line.line):
        return Intent.QUESTION
    if state.asked in ANY_WORDS_WILL_DO or _speaks_of_the_text(line, page):
        return Intent.REASON
    return Intent.OFF_TOPIC


def _asks_elsewhere(line: Plain, pending: Mark, text: Text) -> bool:
    """*When is the vote?*, of a mark that says nothing of a vote: a whole question that points at none of the marked words."""
    if not line.raw.rstrip().endswith("?") or not is_a_question(line.line) or asks_for_proof(line.line):
        return False
    asked = frozenset(content_stems(line.line))
    about_the_mark = POINTING.intersection(line.words) or asked.intersection(stems(text.words(pending.span)))
    return len(asked) >= WHOLE_QUESTION and not about_the_mark and not _has_an_idea(line.line)


def _has_an_idea(line: str) -> bool:
    return any(idea.strength is Strength.FULL for idea in ear().ideas(line))


def _speaks_of_the_text(line: Plain, page: Page) -> bool:
    heard = ear()
    if heard.said["life"].first(line.line) or heard.nonsense.intersection(line.words):
        return False
    if len(line.words) <= SHORT or QUOTED.search(line.raw):
        return True
    known = frozenset(stems(page.text.words(page.stretch)))
    telling = [word for word in line.words if word not in LITTLE_WORDS]
    about = heard.meta.intersection(telling) or known.intersection(stems(" ".join(telling)))
    return bool(about) or next(iter(heard.ideas(line.line)), None) is not None
