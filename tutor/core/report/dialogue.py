"""One student's dialogue for the teacher: every turn with its move, why it was chosen, and how the reason was judged."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tutor.core.dialogue import Heard, Judgement
from tutor.core.lesson import Ask, Lead, Move
from tutor.core.matching import Mark
from tutor.core.reply import Turn
from tutor.core.report.sheet import Cell, sheet
from tutor.core.text import Span, Text

LEADS = {
    Lead.OPENING: "Opened the lesson",
    Lead.NARROW: "Asked for fewer words",
    Lead.ACCEPTED: "Accepted a find",
    Lead.AGAIN: "Said that this is found already",
    Lead.FALSE_ALARM: "Said what makes it fair",
    Lead.KEPT: "Kept it for you",
    Lead.MISSED: "Took up a try that missed",
    Lead.REPAIR: "Answered a misconception",
    Lead.TOLD: "Told the answer",
    Lead.EXPLAINED: "Took the explanation",
    Lead.BACKGROUND: "Showed the background",
    Lead.SILENT: "Said that the background is silent",
    Lead.ARTICLE: "Said where the article speaks of it",
    Lead.HOLD: "Did not hand over the answer",
    Lead.NO_SIDE: "Took no side",
    Lead.GREETING: "Greeted back",
    Lead.MEANING: "Explained a word",
    Lead.OFF_TOPIC: "Came back to the page",
    Lead.POINTLESS: "Said what it is good for",
    Lead.LESSON: "Explained the lesson",
    Lead.NEARER: "Gave a hint",
    Lead.ADDED: "Took up a word more",
    Lead.INSULT: "Answered an insult",
    Lead.PERSONAL: "Warned of personal data",
    Lead.CARE: "Cared for the person first",
}
ASKS = {
    Ask.WHY: "asked why",
    Ask.PRESS: "asked for a reason that fits this sentence",
    Ask.HINT: "asked about the next place",
    Ask.SMALLER: "asked something smaller",
    Ask.ANGLE: "tried another way in",
    Ask.EXPLAIN: "asked to explain it back",
    Ask.BACK: "sent back to the page",
    Ask.CLOSING: "closed the lesson",
}
LEVELS = ("open question", "where it is", "what kind it is", "a contrast", "told")
HEAD = (
    "class", "reading", "student", "turn", "time (UTC)", "student said", "marked", "marked as", "tutor said", "move", "help",
    "why this move", "heard as", "verdict", "judge", "evidence", "speaker", "prompt", "tokens in", "tokens out",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Exchange:
    """One turn, with how it was understood."""

    turn: Turn
    heard: Heard | None = None
    judgement: Judgement | None = None

    @property
    def mark(self) -> Mark | None:
        """What was marked with it, on the page or by quoting."""
        selected = self.turn.said.mark if self.turn.said else None
        return selected or (self.heard.mark if self.heard else None)

    @property
    def move(self) -> str:
        """What the tutor did, in words; empty while an answer is owed."""
        return named(self.turn.move) if self.turn.move else ""

    @property
    def help(self) -> str:
        """How much help stood in the question."""
        move = self.turn.move
        return LEVELS[move.rung.level] if move and (move.target or move.lead is Lead.TOLD) else ""


def named(move: Move) -> str:
    """A move in words: what the tutor took up, and what it asked."""
    lead, ask = LEADS.get(move.lead, ""), ASKS.get(move.ask, "")
    if not lead:
        return ask[:1].upper() + ask[1:]
    return f"{lead}, {ask}" if ask else lead


def in_context(mark: Mark, text: Text) -> tuple[str, str, str]:
    """Marked words within their sentence: before, the words, after."""
    sentence = text.sentence_around(mark.span).cover(mark.span)
    before, after = Span(sentence.start, mark.span.start), Span(mark.span.end, sentence.end)
    return text.words(before), text.words(mark.span), text.words(after)


def lines(names: tuple[str, str, str], exchanges: Iterable[Exchange], text: Text) -> Iterator[tuple[Cell, ...]]:
    """A dialogue's lines under HEAD; `names` are the class, the reading and the student."""
    for one in exchanges:
        turn, reply, judged = one.turn, one.turn.reply, one.judgement
        group = one.mark.group.label if one.mark and one.mark.group else ""
        yield (
            *names, turn.number, f"{turn.said_at:%Y-%m-%d %H:%M:%S}", turn.said.words if turn.said else "",
            text.words(one.mark.span) if one.mark else "", group, reply.words if reply else "",
            one.move, one.help, turn.move.because if turn.move else "", one.heard.intent.value if one.heard else "",
            judged.verdict.value if judged else "", judged.judge if judged else "", judged.evidence if judged else "",
            reply.speaker if reply else "", reply.prompt if reply else "",
            reply.tokens_in if reply else 0, reply.tokens_out if reply else 0,
        )  # fmt: skip


def dialogues(all_lines: Iterable[tuple[Cell, ...]]) -> str:
    """Dialogues as CSV."""
    return sheet([HEAD, *all_lines])
