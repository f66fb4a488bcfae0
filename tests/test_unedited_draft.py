"""A whole lesson, no model, on a text that was written here and whose draft a teacher approved as it came."""

import asyncio
import re
from dataclasses import replace

import pytest

from tutor.core.codes import Group
from tutor.core.key import AnswerKey
from tutor.core.lesson import Ask, Lead, LessonState, Move, Rung
from tutor.core.matching import Mark
from tutor.core.reading import Lesson, Reading, SourceCard
from tutor.core.targets import Ground, focus_kinds, half_of
from tutor.core.text import Span, divided
from tutor.corpus.splitting import sentences
from tutor.drafting import draft_key
from tutor.evaluate.playing import begun, built_in
from tutor.evaluate.scanning import Spoken, places_shown
from tutor.steps.slots import Scene
from tutor.steps.speaking import rules_for
from tutor.steps.wording import worded

ARTICLE = """Keep our dogs on Harbour Beach
On 2 June the town council voted by seven to four to ban dogs from Harbour Beach between May and September. \
The rule begins next summer, according to the minutes of the meeting.
It is a spiteful decision, and everyone knows that nobody asked for it. \
The killjoys in the town hall want to empty the beach so that hotels can sell more sunbeds.
Councillor Maya Lind said on Tuesday that her office had received 96 letters about dog dirt since January. \
“The beach belongs to children too,” she told the Harbour Post. Her figures can be read on the council's website.
Experts say that dogs make people healthier and calmer. Thousands of families will be driven away, and the cafés on the front \
will go bankrupt within a year. Since the ban was announced, bookings have collapsed, which proves that visitors hate it.
I think that a ban in the middle of the day would be a better rule. \
The neighbouring town of Westby allows dogs before ten in the morning. \
Its council counted 11 complaints last year, a report of March 2024 shows.
The so-called survey that the council waves around is a total joke. \
It was outrageous to hide it from honest dog owners for three long months. Critics whisper that the numbers were cooked.
Do we really want to live in a town that treats loyal animals like vermin? Stand up for our beach before it is too late. \
If we stay silent now, they will come for our parks next.
The next meeting of the council is on 14 July at seven in the evening. Anyone may attend, and the agenda may still change."""
TEXT = divided(ARTICLE, sentences)
READING = Reading("dogs", SourceCard("Keep our dogs on Harbour Beach"), TEXT, lessons=(Lesson("All of it", 2, 9),))

STUCK = ("idk", "no idea", "i dont know", "not sure", "no clue", "i really dont know")
OWN_WORDS = "it makes it sound bad before anybody showed anything, a plain word would just say what happened"
LAST_RESORT = re.compile(r"Read .* once more\. What stops you there\?")


@pytest.fixture(scope="module")
def key():
    """The draft of the article, approved unedited."""
    drafted = asyncio.run(draft_key(READING)).key
    findings = tuple(replace(finding, decided=True) for finding in drafted.findings)
    return AnswerKey(findings, tuple(replace(foil, decided=True) for foil in drafted.foils))


@pytest.fixture(params=[False, True], ids=["usual", "plain"])
async def play(key, request):
    return await begun(READING, key, built_in, plain=request.param)


def span(quote):
    start = TEXT.body.index(quote)
    return Span(start, start + len(quote))


def marked(quote, group):
    return Mark(span(quote), Group(group))


def check(turn, play, before):
    """What holds for every reply: words, at most one question, no last resort, and nothing that is not earned."""
    reply = turn.reply.words
    said = turn.said.words + (TEXT.words(turn.said.mark.span) if turn.said.mark else "")
    earned = before | turn.state.earned() | {turn.move.finding}
    secrets = [finding for finding in play.course.key.findings if finding.id not in earned]
    had = tuple(spot.quote for each in play.course.key.findings if each.id in earned for spot in each.places)

    assert reply
    assert reply.count("?") <= 1
    assert not LAST_RESORT.search(reply) or turn.move.lead is Lead.TOLD  # see the last test of this file
    assert "$" not in reply
    assert places_shown(Spoken(reply, said, had), secrets, TEXT.body) == []


async def until_told(play):
    """Nothing but "I don't know" until the target is told, then an explanation; the moves."""
    moves = list[Move]()
    for number in range(12):
        before = play.turns[-1].state.earned()
        turn = await play.say(STUCK[number % len(STUCK)])
        check(turn, play, before)
        moves.append(turn.move)
        if turn.move.lead is Lead.TOLD:
            before = turn.state.earned()
            turn = await play.say(OWN_WORDS)
            check(turn, play, before)
            return [*moves, turn.move]
    raise AssertionError("twelve turns without help to the end")


def test_the_draft_of_a_fresh_text_is_enough_to_teach_from(key):
    ground = Ground(TEXT, key, 2, 9)

    assert len(ground.askable()) >= 10
    assert len(focus_kinds(ground)) == 4
    assert len(key.foils) >= 3


async def test_every_rung_works_for_a_target_of_the_draft(play):
    opening = play.turns[0].move
    moves = [opening, *await until_told(play)]
    rungs = [move.rung for move in moves if move.ask is Ask.HINT and move.target == opening.target]

    assert rungs == sorted(rungs)
    assert {Rung.OPEN, Rung.PARAGRAPH, Rung.SENTENCE, Rung.WHAT, Rung.CONTRAST} <= set(rungs)
    assert (moves[-2].lead, moves[-2].ask, moves[-2].finding) == (Lead.TOLD, Ask.EXPLAIN, opening.target)
    assert moves[-1].lead is Lead.EXPLAINED
    assert moves[-1].target not in ("", opening.target)


async def test_a_student_who_never_finds_anything_gets_through_the_whole_lesson(play):
    moves = list[Move]()
    while play.turns[-1].move.ask is not Ask.CLOSING:
        assert len(play.turns) < 80
        moves += await until_told(play)
    ground = Ground(TEXT, play.course.key, 2, 9)
    halved = {move.target for move in moves if move.rung is Rung.HALF}
    targets = {move.target for move in moves if move.target and move.rung > Rung.OPEN}

    assert halved
    assert halved == {name for name in targets if half_of(ground.key.finding(name), ground)}
    assert len(play.turns[-1].state.told) >= 4


async def test_a_find_is_accepted_with_its_reason(play):
    asked = await play.mark(marked("Experts say", "unsupported"), "")
    turn = await play.say("who are they? no name is given so you cant look them up")

    assert asked.move.ask is Ask.WHY
    assert turn.move.lead is Lead.ACCEPTED
    assert [find.mark.span for find in turn.state.finds] == [span("Experts say")]
    check(turn, play, frozenset())


async def test_a_loaded_word_is_accepted_with_a_plainer_one(play):
    turn = await play.mark(
        marked("outrageous", "loaded"), "surprising would do, outrageous makes you angry before you know why"
    )

    assert turn.move.lead is Lead.ACCEPTED
    check(turn, play, frozenset())


async def test_a_fair_sentence_that_is_flagged_gets_what_makes_it_fair(play):
    turn = await play.mark(
        marked("Its council counted 11 complaints last year, a report of March 2024 shows.", "unsupported"),
        "who counted that, it doesnt say out of how many and compared with what",
    )

    assert turn.move.lead is Lead.FALSE_ALARM
    assert turn.state.finds == ()
    check(turn, play, frozenset())


@pytest.mark.parametrize("plain", [False, True])
def test_no_target_of_the_draft_drives_the_tutor_to_its_last_resort(key, plain):
    ground = Ground(TEXT, key, 2, 9)
    state = LessonState(2, 9, focus_kinds(ground), seed="fresh")
    for finding in ground.askable():
        for rung in (Rung.OPEN, Rung.PARAGRAPH, Rung.SENTENCE, Rung.WHAT, Rung.CONTRAST):
            scene = Scene(Move(Lead.NONE, Ask.HINT, "", rung, finding.id), state, ground, "idk", plain=plain, seed="fresh:1")
            reply = " ".join(worded(scene, rules_for(scene)).sentences)

            assert not LAST_RESORT.search(reply), (finding.id, rung.name)
            assert places_shown(Spoken(reply, "idk"), key.findings, TEXT.body) == []


def test_every_target_of_the_draft_can_be_told(key):
    ground = Ground(TEXT, key, 2, 9)
    state = LessonState(2, 9, focus_kinds(ground), seed="fresh")
    for finding in ground.askable():
        move = Move(Lead.TOLD, Ask.EXPLAIN, "", Rung.TELL, finding=finding.id)
        scene = Scene(move, state, ground, "idk", seed="fresh:1")

        assert not LAST_RESORT.search(" ".join(worded(scene, rules_for(scene)).sentences)), finding.id
