"""The digest, the dialogues and what is taken away: what they show, and that they are their teacher's alone."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from tests.reported_class import Learning, a_reported_class, contest, contested_span
from tests.teacher_site import KEY_WORDS, Site, act, raw_act, teacher_site
from tutor.core.classroom import Assignment, Class, Seat
from tutor.core.codes import Code
from tutor.core.text import Span
from tutor.errors import NotAllowed, NotFound, TutorError
from tutor.reporting import LONGEST_WHY, ClassLessons, Reporting

ARGUMENT = "=years how many, <script>alert(1)</script>"


@dataclass
class Room:
    """A site with a class that has worked."""

    site: Site
    of: Class
    given: Assignment
    seats: list[Seat]
    keys: Learning

    @property
    def digest(self) -> str:
        return f"classes/{self.of.id}/digest/{self.given.id}"

    @property
    def reporting(self) -> Reporting:
        return self.site.desk.reporting

    @property
    def downloads(self) -> list[str]:
        report = f"/teacher/report/{self.of.id}"
        return [f"{report}/{self.given.id}", f"{report}/{self.given.id}.csv", f"{report}/student/1.csv",
                f"/teacher/class/{self.of.id}/dialogues.csv", f"{report}/student/1.json"]  # fmt: skip


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Room]:
    with teacher_site(tmp_path_factory.mktemp("site")) as site:
        keys = Learning()
        site.desk.reporting.keys = keys
        yield Room(site, *a_reported_class(site, ARGUMENT), keys)


def test_the_digest_shows_what_the_class_did(room: Room) -> None:
    page = act(room.site.ada, do="open", at=room.digest)["t-main"]

    assert "The bridge" in page and "10b" in page
    assert "let the class decide about" in page
    assert "I disagree, so it is biased" in page
    assert f"{room.seats[1].nickname}, {room.seats[2].nickname}" in page
    assert "Too few to say: nobody made two real tries" in page


def test_a_students_words_are_text_and_never_markup(room: Room) -> None:
    for at in (room.digest, f"classes/{room.of.id}/student/1"):
        page = act(room.site.ada, do="open", at=at)["t-main"]
        assert "<script>alert" not in page
        assert "&lt;script&gt;alert(1)" in page


def test_the_dialogue_shows_the_mark_the_move_its_why_the_verdict_and_the_cost(room: Room) -> None:
    page = act(room.site.ada, do="open", at=f"classes/{room.of.id}/student/1")["t-main"]

    assert '<mark class="rt-r-words">The bridge was safe for years.</mark>' in page
    assert "Kept it for you, asked about the next place" in page
    assert "Because: a reason where the key has nothing" in page
    assert "Reason judged <b>right</b>, specific to this sentence, by built-in and gpt-5" in page
    assert "Worded by gpt-5, word@1a2b3c4d, 312 + 45 tokens" in page


def test_a_student_without_a_lesson_has_a_page_that_says_so(room: Room) -> None:
    assert "No lesson yet" in act(room.site.ada, do="open", at=f"classes/{room.of.id}/student/2")["t-main"]


@pytest.mark.parametrize("at", ["digest/{given}", "student/1", "student/1/0"])
def test_another_teacher_is_shown_nothing_of_a_class(room: Room, at: str) -> None:
    shown = act(room.site.ben, do="open", at=f"classes/{room.of.id}/{at}".format(given=room.given.id))

    assert "no such class among yours" in shown["t-main"]
    assert not any(room.seats[0].nickname in words or "years" in words for words in shown.values())


@pytest.mark.parametrize("name", ["digest.consider", "digest.accept"])
def test_another_teacher_cannot_accept_a_find(room: Room, name: str) -> None:
    span, before = contested_span(room.site.record), list(room.keys.found)
    shown = act(room.site.ben, do=name, assignment=room.given.id, start=str(span.start), end=str(span.end),
                fields={"code": "UC1", "why": "x"}, **{"class": room.of.id})  # fmt: skip

    assert "no such class among yours" in shown["notice"]
    assert room.keys.found == before


NOWHERE = [
    ("classes/{0}/student/99", "no such seat"), ("classes/{0}/student/x", "could not read"),
    ("classes/{0}/student/²", "could not read"),
    ("classes/{0}/digest/nothing", "not given this reading"), ("classes/nothing/digest/{1}", "no such class among yours"),
]  # fmt: skip


@pytest.mark.parametrize(("at", "says"), NOWHERE)
def test_an_address_that_leads_nowhere_is_a_sentence(room: Room, at: str, says: str) -> None:
    assert says in act(room.site.ada, do="open", at=at.format(room.of.id, room.given.id))["t-main"]


def test_downloads_are_their_teachers_alone(room: Room) -> None:
    for path in room.downloads:
        assert room.site.ada.get(path).status_code == 200, path
        assert room.site.ben.get(path).status_code == 403, path
        assert room.site.anonymous.get(path).status_code == 401, path
        assert room.site.student.get(path).status_code == 401, path
        assert "years" not in room.site.ben.get(path).text


def test_everything_of_one_student_is_taken_along_without_a_word_of_the_key(room: Room) -> None:
    answer = room.site.ada.get(room.downloads[-1])
    kept = answer.json()

    assert "attachment" in answer.headers["content-disposition"]
    assert kept["nickname"] in act(room.site.ada, do="open", at=f"classes/{room.of.id}/student/1")["t-main"]
    assert any("years" in turn.get("student", "") for lesson in kept["lessons"] for turn in lesson["turns"])
    assert not any(words in answer.text for words in KEY_WORDS)
    assert set(kept["lessons"][0]) >= {"looks", "tasks", "turns"}


def test_a_spreadsheet_is_marked_as_utf_8_and_runs_nothing(room: Room) -> None:
    for path in room.downloads[1:-1]:
        answer = room.site.ada.get(path)
        cells = [cell for row in csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))) for cell in row]

        assert answer.content.startswith(b"\xef\xbb\xbf")
        assert answer.headers["content-disposition"].startswith('attachment; filename="read-twice-')
        assert f"'{ARGUMENT}" in cells
        assert not any(cell.startswith(("=", "+", "@")) for cell in cells)


def test_the_printed_report_is_whole_without_a_script(room: Room) -> None:
    page = room.site.ada.get(room.downloads[0]).text

    assert "<script>alert" not in page
    for heading in (
        "Tomorrow’s five minutes",
        "What the class found",
        "False alarms",
        "Contested finds",
        "How this is counted",
    ):
        assert heading in page


def test_a_contested_find_is_considered_accepted_and_then_shown_as_learned(room: Room) -> None:
    span = contested_span(room.site.record)
    button = {"class": room.of.id, "assignment": room.given.id, "start": str(span.start), "end": str(span.end)}
    assert "Accept: the key learns it" in act(room.site.ada, do="open", at=room.digest)["t-main"]
    assert "The bridge was safe for years." in act(room.site.ada, do="digest.consider", **button)["t-dialog"]

    shown = act(room.site.ada, do="digest.accept", fields={"code": "UC1", "why": "Nobody says\nwho knows."}, **button)

    ((reading, revision, finding),) = room.keys.found
    assert (reading, revision, finding.code, finding.why) == ("bridge", 1, Code.UC1, "Nobody says who knows.")
    assert finding.places[0].quote == "The bridge was safe for years."
    assert "In the draft of the next key" in shown["t-main"]
    act(room.site.ada, do="digest.accept", fields={"code": "UC1", "why": "A second click."}, **button)
    assert len(room.keys.found) == 1


def test_the_real_key_has_it_in_its_next_draft_and_not_in_the_approved_one(room: Room) -> None:
    real, ada, span = room.site.parts.reporting(), room.site.teachers["Ada"], contested_span(room.site.record)
    real.accept(ada, (room.of.id, room.given.id), span, Code.UC1, "Nobody says who knows.")
    learned = f"from-class-{span.start}-{span.end}"

    assert learned in (real.report(ada, room.of.id, room.given.id).learned or ())
    assert learned not in [finding.id for finding in room.site.record.offered("bridge", 0).key.findings]


@pytest.mark.parametrize(("code", "why"), [(Code.FAIR, "x"), (Code.UC1, " "), (Code.UC1, "x" * (LONGEST_WHY + 1))])
def test_a_find_without_a_kind_or_a_why_is_not_accepted(room: Room, code: Code, why: str) -> None:
    span, before = contested_span(room.site.record), len(room.keys.found)
    with pytest.raises(TutorError):
        room.reporting.accept(room.site.teachers["Ada"], (room.of.id, room.given.id), span, code, why)

    assert len(room.keys.found) == before


def test_only_what_students_argued_for_can_be_accepted(room: Room) -> None:
    with pytest.raises(NotFound, match="Nobody argued"):
        room.reporting.accept(room.site.teachers["Ada"], (room.of.id, room.given.id), Span(0, 3), Code.UC1, "x")


def test_without_a_key_that_learns_there_is_no_button(room: Room) -> None:
    ada, alone = room.site.teachers["Ada"], Reporting(room.reporting.classes, room.reporting.understandings, room.site.record)

    assert alone.report(ada, room.of.id, room.given.id).learned is None
    with pytest.raises(NotAllowed):
        alone.accept(ada, (room.of.id, room.given.id), contested_span(room.site.record), Code.UC1, "x")


class TakenAwayMeanwhile:
    """The classes at the moment when another tab takes a reading away: its work is still there, the reading is not."""

    def __init__(self, classes: ClassLessons) -> None:
        self.one, self.seats, self.sessions_of_assignment = classes.one, classes.seats, classes.sessions_of_assignment

    def assignments(self, teacher: str, class_id: str) -> list[Assignment]:
        return []


def test_a_reading_that_is_taken_away_while_its_report_is_made_is_missed_with_a_sentence(room: Room) -> None:
    reporting = Reporting(TakenAwayMeanwhile(room.reporting.classes), room.reporting.understandings, room.site.record)
    with pytest.raises(NotFound, match="taken away meanwhile"):
        reporting.report(room.site.teachers["Ada"], room.of.id, room.given.id)


def test_of_two_lessons_of_one_student_the_one_in_class_counts(room: Room) -> None:
    ada, classes = room.site.teachers["Ada"], room.reporting.classes
    contest(room.site.record, room.seats[0].learner, room.given, "again")

    assert len(classes.sessions_of_assignment(ada.id, room.of.id, room.given.id)) == 2
    assert len(room.reporting.report(ada, room.of.id, room.given.id).report.works) == 1
    _, _, _, lessons = room.reporting.lessons(ada, room.of.id, 1)
    assert len(lessons) == 2
    assert '<select data-do="digest.lesson"' in act(room.site.ada, do="open", at=f"classes/{room.of.id}/student/1")["t-main"]


def test_a_student_reaches_no_act_of_the_report(room: Room) -> None:
    answer = raw_act(room.site.student, do="open", at=room.digest)

    assert answer.joined.status_code == 401
    assert room.seats[0].nickname not in answer.text
