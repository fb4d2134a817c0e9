"""Who comes and who falls away is weighed against what became of people told of so."""

import pytest

from mailflow.model import Intent
from mailflow.parse.clauses.standing import Standing
from mailflow.parse.comers.experience import risk, weighed
from tests.parse.test_coming import removed
from tests.parse.test_reading import letter, names

SIGNED = "\n\nMila Petrović\nUdruženje „Breza“\n"
INSTEAD = (
    "Poštovani,\n\nprošle nedelje prijavila sam Jovana Tota. On je, nažalost, dobio ročište "
    "baš tog dana, pa ću doći ja u njegovo ime."
)
SITS = "Poštovani,\n\nkod vas će u petak sedeti Vera Kos, pravnica."
PERHAPS = "Poštovani,\n\nkod vas će u petak možda sedeti Vera Kos, pravnica."
COMES, REMOVED, UNKNOWN = Standing.COMES, Standing.REMOVED, Standing.UNKNOWN


def test_who_was_told_of_like_those_who_fell_away_does_so_and_is_looked_at() -> None:
    reading = letter(INSTEAD + SIGNED, subject="Izmena prijave")

    assert (names(reading), removed(reading)) == (["Mila Petrović"], ["Jovan Tot"])
    assert reading.needs_review
    assert ("fate_unsure", ("Jovan Tot",)) in {(one.code, one.values) for one in reading.doubts}


@pytest.mark.parametrize(("text", "sure"), [(SITS, True), (PERHAPS, False)])
def test_where_all_such_people_came_no_rule_need_doubt_it(text: str, sure: bool) -> None:
    reading = letter(text + SIGNED, subject="Prijava za konferenciju")

    assert names(reading) == ["Vera Kos"]
    assert ("coming_not_told" not in {doubt.code for doubt in reading.doubts}) == sure


def test_in_a_change_a_doubt_of_the_rules_stands() -> None:
    text = "Molim otkažite prijavu Petra Tota. Na Vas me uputila Ivana Marić."

    assert "coming_not_told" in {doubt.code for doubt in letter(text + SIGNED).doubts}


@pytest.mark.parametrize(
    ("fate", "likely", "intent", "found"),
    [
        (UNKNOWN, (0.7, 0.1, 0.2), Intent.CHANGE, (COMES, 0.7)),
        (UNKNOWN, (0.5, 0.3, 0.2), Intent.CHANGE, (UNKNOWN, 0.2)),
        (COMES, (0.1, 0.7, 0.2), Intent.CHANGE, (REMOVED, 0.7)),
        (COMES, (0.1, 0.7, 0.2), Intent.REGISTER, (UNKNOWN, 0.9)),
        (REMOVED, (0.1, 0.2, 0.7), Intent.REGISTER, (REMOVED, 0.9)),
        (REMOVED, (0.1, 0.2, 0.7), Intent.CHANGE, (UNKNOWN, 0.7)),
    ],
)
def test_another_fate_is_taken_if_it_is_much_likelier(
    fate: Standing,
    likely: tuple[float, ...],
    intent: Intent,
    found: tuple[Standing, float],
) -> None:
    shares = dict(zip((COMES, REMOVED, UNKNOWN), likely, strict=True))

    assert weighed(fate, shares, intent) == (found[0], pytest.approx(found[1]))


def test_what_is_taken_against_the_rules_weighs_more() -> None:
    assert risk(0.95, moved=True) == risk(0.88, moved=False) == 0
    assert risk(0.88, moved=True) > risk(0.80, moved=False) > 0


def test_a_cancellation_is_left_to_the_rules() -> None:
    reading = letter(f"Ovim povlačimo prijavu naše kuće, Vera Kos je bolesna.{SIGNED}")

    assert reading.intent is Intent.CANCEL
    assert "fate_unsure" not in {doubt.code for doubt in reading.doubts}
