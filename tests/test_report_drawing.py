"""What the report draws: the article letter for letter, numbers beside every colour, and nothing unescaped."""

import re
from dataclasses import replace
from html import unescape

import pytest

from tests.examples import GROUND
from tests.played_class import NICKNAMES, played_works
from tests.report_examples import accepted, both_looks, flagged, kept, repaired, work
from tests.test_web_drawing import HOSTILE
from tutor.core.looks import Counts
from tutor.core.report import class_report
from tutor.core.report.change import FEWEST_TRIES
from tutor.web.teacher.drawing.change_plot import bands, change_plot
from tutor.web.teacher.drawing.digest import LEGEND, Where, digest, parts
from tutor.web.teacher.drawing.heat import heat, spots_of

WHERE = Where("c1", "10b", "a1", "The canteen question", {name: seat for seat, name in enumerate(NICKNAMES, 1)})


@pytest.mark.parametrize("words", HOSTILE)
@pytest.mark.parametrize("printed", [False, True])
def test_hostile_words_stay_text_wherever_they_stand(words: str, printed: bool) -> None:
    one = work(
        words, accepted("butchered", "butchered", words), flagged("counted", "The office counted", words),
        kept("Nobody asked the cooks", words), looks=both_looks(Counts(1, 6, 1, 6), Counts(2, 6, 1, 6)),
    )  # fmt: skip
    two = replace(work(f"{words} 2", repaired("disagree-biased")), seat=2, misheard=((1, words),))
    report = class_report((one, two), GROUND, ((3, words),))
    page = str(digest(report, Where(words, words, words, words, {words: 1}), frozenset(), printed))

    assert not re.search(r"<img|<script>alert|<svg onload|onmouseover='alert|</template>", page)
    assert "a\u202eb" not in words or "a\u202eb" in page


def test_the_heat_shows_the_article_letter_for_letter() -> None:
    works = played_works()
    report = class_report(works, works[0].ground)
    page = re.sub(r'<span class="rt-r-num".*?</span>|<b class=.*?</b>', "", str(heat(report)))
    drawn = [unescape(re.sub(r"<.*?>", "", line)).strip() for line in page.splitlines()]

    assert [line for line in drawn if line] == [works[0].ground.text.words(p.span) for p in works[0].ground.text.passages]


def test_every_wash_and_every_hatching_has_its_number_in_words() -> None:
    works = played_works()
    report = class_report(works, works[0].ground)
    page = str(heat(report))

    for spot in spots_of(report):
        assert f"{spot.says} </b>" in page
    assert "of" in spots_of(report)[0].says and "false" in spots_of(report)[-1].says


def test_a_place_that_all_found_is_deepest_and_one_that_nobody_found_has_no_wash() -> None:
    both = [work(f"S{seat}", accepted("ruin", "Prices will ruin every family by Easter"), seat=seat) for seat in (1, 2)]
    depth = {spot.says: spot.depth for spot in spots_of(class_report(tuple(both), GROUND))}

    assert depth == {"2 of 2": 4, "0 of 2": 0}


def test_the_classs_arrow_appears_only_with_enough_students() -> None:
    pair = both_looks(Counts(2, 6, 3, 6), Counts(5, 6, 1, 6))
    few = class_report(tuple(work(f"S{seat}", seat=seat, looks=pair) for seat in range(FEWEST_TRIES - 1)), GROUND).looks
    enough = class_report(tuple(work(f"S{seat}", seat=seat, looks=pair) for seat in range(FEWEST_TRIES)), GROUND).looks

    assert "rt-r-class" not in change_plot(few)
    assert "rt-r-class" in change_plot(enough)
    assert str(change_plot(few)).count("rt-r-one") == FEWEST_TRIES - 1


def test_the_table_of_the_looks_counts_every_student_in_every_column() -> None:
    works = played_works()
    looks = class_report(works, works[0].ground).looks

    assert [sum(column) for column in zip(*(band.counts for band in bands(looks)), strict=True)] == [len(looks.both)] * 4


def test_a_bar_holds_everybody_who_got_there() -> None:
    works = played_works()

    for seen in class_report(works, works[0].ground).findings:
        assert sum(count for _, _, count in parts(seen)) == seen.reached
        assert all(name == LEGEND[number] for number, name, _ in parts(seen))


def test_a_digest_of_nobody_says_so() -> None:
    assert "Nobody has begun yet" in digest(class_report((), GROUND), WHERE)
