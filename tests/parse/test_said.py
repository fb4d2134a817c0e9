"""Signs in the sentence by which somebody comes: it asks, denies, wishes, tells of the past."""

import pytest

from mailflow.model import Intent, Reading
from tests.parse.test_reading import SIGNED, letter, names
from tests.parse.test_signs import HI, ONE, codes

# What is read right needs no sign: what is wanted, who comes, and the sign if not.
Row = tuple[str, str, Intent, tuple[str, ...]]
LESS_THAN_COMING: tuple[Row, ...] = (
    ("asked_whether", "Da li je Jelena Ilić već na spisku?", Intent.QUESTION, ()),
    (
        "asked_whether",
        "Mogu li da dođu i volonteri Jelena Ilić i Ana Ristić?",
        Intent.QUESTION,
        (),
    ),
    (
        "asked_whether",
        "Is it possible for Jelena Ilić to attend only a part?",
        Intent.QUESTION,
        (),
    ),
    ("only_wishes", "Jelena Ilić bi volela da dođe. Šta se plaća?", Intent.QUESTION, ()),
    (
        "denied_beside",
        "Budući da direktor Marko Jovanović nije u zemlji, zastupaće nas Jelena Ilić.",
        Intent.REGISTER,
        ("Jelena Ilić",),
    ),
    (
        "already_listed",
        "Uz Marka Jovanovića, koji je već na spisku, dolazi i Jelena Ilić.",
        Intent.CHANGE,
        ("Jelena Ilić",),
    ),
    ("pair_only", "Hvala na divnom skupu, Jelena Ilić i ja smo uživale.", Intent.UNRELATED, ()),
    (
        "in_the_past",
        "Jelena Ilić and Marko Jovanović attended on our behalf.",
        Intent.UNRELATED,
        (),
    ),
    (
        "does_else",
        "Dolazimo samo Jelena Ilić i ja, Marko Jovanović se izvinjava.",
        Intent.REGISTER,
        ("Jelena Ilić", "Mila Petrović"),
    ),
    (
        "subject_too",
        "Marko Jovanović me je zamolio da vam javim da na skup ide Jelena Ilić.",
        Intent.REGISTER,
        ("Jelena Ilić",),
    ),
    (
        "coming_falls",
        "Ispravka naše prijave: ne dolazi Marko Jovanović već Jelena Ilić.",
        Intent.CHANGE,
        ("Jelena Ilić",),
    ),
    (
        "subject_too",
        "Marko Jovanović mi je rekao da prijavim Jelenu Ilić.",
        Intent.REGISTER,
        ("Jelena Ilić",),
    ),
)


def right(reading: Reading, intent: Intent, who: tuple[str, ...]) -> bool:
    return reading.intent is intent and tuple(names(reading)) == who


@pytest.mark.parametrize(("code", "text", "intent", "who"), LESS_THAN_COMING)
def test_what_is_said_may_be_less_than_coming(
    code: str, text: str, intent: Intent, who: tuple[str, ...]
) -> None:
    reading = letter(HI + text + SIGNED)

    assert right(reading, intent, who) or code in codes(reading)


def test_the_writer_may_fall_away_with_those_he_cancels() -> None:
    text = "moram da povučem našu prijavu: ni Jelena Ilić ni ja ne stižemo."
    reading = letter(HI + text + SIGNED)
    gone = {found.value for found in reading.removed}

    assert "Mila Petrović" in gone or "cancels_with" in codes(reading)


def test_a_refusal_that_says_somebody_comes_is_looked_at() -> None:
    text = "Jovan Savić je dao otkaz pa dolazi nova koordinatorka Jelena Ilić."
    reading = letter(HI + text + SIGNED)

    assert "Jelena Ilić" in names(reading) or "coming_falls" in codes(reading)


@pytest.mark.parametrize(
    "text",
    [
        "Da li biste mogli da upišete Jelenu Ilić?",
        "Možete li, molim vas, prijaviti Jelenu Ilić?",
        f"{ONE}. Da li se plaća kotizacija?",
        f"{ONE}, koja nije vegetarijanka, i Anu Ristić.",
        "Na skup dolazimo Jelena Ilić i ja.",
        f"{ONE}. Ona i ja smo sarađivale sa vama.",
    ],
)
def test_plain_words_show_none_of_these_signs(text: str) -> None:
    shown = codes(letter(HI + text + SIGNED))

    assert shown.isdisjoint(code for code, *_ in LESS_THAN_COMING)
