"""Marked words reach the tutor as exact offsets, whatever hand marks them."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from playwright.sync_api import Page

from tests.browser.fake_tutor import FakeTutor
from tests.browser.visitor import Visitor
from tutor.core.codes import Group
from tutor.core.reading import Lesson, Reading
from tutor.core.text import divided
from tutor.corpus.splitting import sentences


def heard(tutor: FakeTutor) -> tuple[str, Group | None]:
    """The words that the tutor heard as marked, and their group."""
    mark, picture = tutor.heard[-1].mark, list(tutor.pictures.values())[-1]
    assert mark is not None
    return picture.reading.text.words(mark.span), mark.group


def test_a_drag_over_words(student: Visitor, tutor: FakeTutor) -> None:
    student.mark("cruellest plan", 3, "loaded", "It makes the council sound like a bully.")

    assert heard(tutor) == ("cruellest plan", Group.LOADED)
    assert tutor.heard[-1].words == "It makes the council sound like a bully."


def test_a_drag_that_begins_at_the_first_letter_of_a_sentence_and_crosses_a_line(student: Visitor, tutor: FakeTutor) -> None:
    student.mark("Everyone knows that Bridge Street has plenty of empty spaces", 3, "unsupported", "Who is everyone?")

    assert heard(tutor) == ("Everyone knows that Bridge Street has plenty of empty spaces", Group.UNSUPPORTED)


def test_a_careless_drag_still_means_whole_words(student: Visitor, tutor: FakeTutor) -> None:
    student.drag("uellest pl", 3)
    student.call("loaded")
    student.say("why not")

    assert heard(tutor) == ("cruellest plan", Group.LOADED)


def test_a_double_click(student: Visitor, page: Page, tutor: FakeTutor) -> None:
    left, top, right, _ = student.spots("moaners", 5)
    page.mouse.dblclick((left + right) / 2, top)
    page.wait_for_selector(".rt-bar:not([hidden])")
    student.call("loaded")
    student.say("It is a name for people who disagree.")

    assert heard(tutor) == ("moaners", Group.LOADED)


def test_a_drag_across_paragraphs(student: Visitor, tutor: FakeTutor) -> None:
    student.drag("The council hates young people", 3, "I went to the park", 4)
    student.call("unsupported")
    student.say("Nobody shows it.")

    words, _ = heard(tutor)
    assert words == "The council hates young people.\nI went to the park"


def test_by_keyboard_alone(student: Visitor, page: Page, tutor: FakeTutor) -> None:
    page.focus(".rt-sentence[tabindex='0']")
    for key in ("ArrowDown", "ArrowDown", "Enter", "ArrowRight", "Shift+ArrowLeft", "Tab", "Enter"):
        page.keyboard.press(key)
    assert page.evaluate("document.activeElement.id") == "rt-say"
    page.keyboard.type("Says who?")
    page.keyboard.press("Enter")
    student.answered(0)

    assert heard(tutor) == ("town council will vote on 12", Group.UNSUPPORTED)


def test_a_finger_on_a_paragraphs_number(visit: Callable[..., Visitor], tutor: FakeTutor) -> None:
    student = visit(360, 740, touch=True)
    student.begin()
    student.page.tap("button.rt-num >> nth=2")
    student.page.tap("[data-side=to][data-step='-1']")
    student.page.tap(".rt-bar [data-group=loaded]")
    student.say("It is the strongest word there is.")

    assert heard(tutor) == ("This is the cruellest plan our town has ever", Group.LOADED)


def test_asking_about_words_names_no_group(student: Visitor, tutor: FakeTutor) -> None:
    student.mark("car park", 2, "", "Where would it be?")

    assert heard(tutor) == ("car park", None)


def test_a_mark_may_be_sent_before_its_reason(student: Visitor, page: Page, tutor: FakeTutor) -> None:
    student.drag("cruellest", 3)
    student.call("loaded")
    page.click(".rt-send")
    student.answered(0)

    assert tutor.heard[-1].words == ""
    assert page.inner_text("mark.rt-pending") == "cruellest"


@pytest.fixture
def emoji(tutor: FakeTutor) -> Iterator[Reading]:
    """A reading whose letters take one, two and more UTF-16 units, and that runs from right to left in places."""
    body = "🛹🛹 Skating is, as 12% of us say, 🎉 great fun. The مدرسة is shameful, they say.\nA second paragraph 👩‍🚀 ends it."
    first = tutor.library[0]
    text = divided(body, sentences)
    reading = replace(
        first, id="emoji", text=text, lessons=(Lesson("All of it", 1, 2),), card=replace(first.card, title="Signs")
    )
    tutor.library.append(reading)
    yield reading
    tutor.library.remove(reading)


@pytest.mark.parametrize(
    ("words", "paragraph"), [("great fun", 1), ("12%", 1), ("is shameful", 1), ("مدرسة is shameful", 1), ("ends it", 2)]
)
def test_signs_outside_the_plain_do_not_shift_a_mark(
    visit: Callable[..., Visitor], tutor: FakeTutor, emoji: Reading, words: str, paragraph: int
) -> None:
    student = visit()
    student.begin("emoji")
    student.mark(words, paragraph, "loaded", "A strong word.")

    assert heard(tutor)[0] == words


def test_drawing_marks_moves_no_line_of_the_text(student: Visitor, page: Page) -> None:
    places = """() => [...document.querySelectorAll("[data-p]")].flatMap(p => {
      const walk = document.createTreeWalker(p, NodeFilter.SHOW_TEXT), found = []; let node, units = 0;
      const range = document.createRange(), text = p.textContent;
      const at = u => { const w = document.createTreeWalker(p, NodeFilter.SHOW_TEXT); let n, s = 0;
        while ((n = w.nextNode())) { if (u < s + n.length) return [n, u - s]; s += n.length; } };
      for (const hit of text.matchAll(/\\S+/g)) {
        const [n, o] = at(hit.index); range.setStart(n, o); range.setEnd(n, o + 1);
        const box = range.getBoundingClientRect(); found.push([hit[0], Math.round(box.left), Math.round(box.top + scrollY)]); }
      return found; })"""
    before = page.evaluate(places)
    student.mark("cruellest", 3, "loaded", "It makes the council sound like a bully.")
    student.mark("Everyone knows", 3, "unsupported", "Who is everyone?")
    student.mark("plan our town has ever seen", 3, "loaded", "Nobody looked.")
    student.mark("I counted 31 people", 4, "unsupported", "He only went once.")
    student.mark("packed every single day. Thousands of children", 4, "unsupported", "keep: one day only")
    page.click("[data-p='1']")

    assert page.locator(".rt-mark").count() >= 5
    assert page.evaluate(places) == before
