"""A small reading with a key, for tests of the core: six paragraphs on a school canteen."""

from tutor.core.codes import Code
from tutor.core.key import AnswerKey, Fairness, Finding, Foil, Place, Status, Voice, place
from tutor.core.lesson import LessonState
from tutor.core.matching import Mark
from tutor.core.reading import Document, Lesson, Reading, SourceCard
from tutor.core.targets import Ground, focus_kinds
from tutor.core.text import Span, Text, divided

BODY = """The canteen question
The canteen butchered the pudding list in May. The office counted 212 answers in its survey. Nobody asked the cooks.
Insiders whisper that the new firm pays badly. The head said on Monday that she had three offers. \
She called the old list "a swamp".
The fun police on the council want children to suffer at lunch. \
It could reopen in May if the kitchen is ready, the report says.
Prices will ruin every family by Easter. Marks fell because of the new menu. \
A mere nine pupils liked the soup, and hundreds complained.
The canteen is on Mill Lane."""


def split_at_stops(paragraph: str) -> list[tuple[int, int]]:
    """Sentences end at a full stop; enough for the texts of these tests."""
    cuts, start = [], 0
    for part in paragraph.split(". "):
        end = start + len(part) + (start + len(part) < len(paragraph))
        cuts.append((start, end))
        start = end + 1
    return cuts


TEXT: Text = divided(BODY, split_at_stops)


def span(quote: str, text: Text = TEXT) -> Span:
    """Where a quotation stands."""
    start = text.body.index(quote)
    return Span(start, start + len(quote))


def spot(quote: str) -> Place:
    """A place of the key."""
    return place(TEXT, span(quote))


def finding(name: str, code: Code, quote: str, **fields: object) -> Finding:
    """A finding of the canteen key."""
    return Finding(name, code, (spot(quote),), fields.pop("why", f"{quote}: a reason."), **fields)  # type: ignore[arg-type]


BUTCHERED = finding("butchered", Code.LL1, "butchered", rewrite="cut", difficulty=1)
WHISPER = finding("whisper", Code.UC2, "Insiders whisper", difficulty=1)
POLICE = finding("police", Code.LL2, "The fun police", also=(Code.LL1,))
SUFFER = finding("suffer", Code.UC7, "want children to suffer")
RUIN = finding("ruin", Code.UC6, "Prices will ruin every family by Easter")
MENU = finding("menu", Code.UC5, "Marks fell because of the new menu", status=Status.DEFENSIBLE)
MERE = finding("mere", Code.LL3, "mere")
SWAMP = finding("swamp", Code.LL1, '"a swamp"', voice=Voice.QUOTED)
OPEN = finding("hundreds", Code.UC4, "hundreds complained", decided=False)
COUNTED = Foil(
    "counted", spot("The office counted 212 answers in its survey."), Fairness.CHECK, "It says who counted, and how many."
)
OFFERS = Foil(
    "offers", spot("The head said on Monday that she had three offers."), Fairness.OWNER, "It has a speaker and a day."
)
KEY = AnswerKey((BUTCHERED, WHISPER, POLICE, SUFFER, RUIN, MENU, MERE, SWAMP, OPEN), (COUNTED, OFFERS))

GROUND = Ground(TEXT, KEY, 2, 5)
START = LessonState(2, 5, focus_kinds(GROUND), seed="test")
GLOSSARY = Document("glossary", "Words", divided("Canteen: a place where pupils eat.", split_at_stops), "The school", "2025-05")
READING = Reading("canteen", SourceCard("The canteen question"), TEXT, lessons=(Lesson("All", 2, 5),), background=(GLOSSARY,))


def mark(quote: str, group: str | None = "loaded") -> Mark:
    """A student's mark on words of the canteen text."""
    from tutor.core.codes import Group

    return Mark(span(quote), Group(group) if group else None)
