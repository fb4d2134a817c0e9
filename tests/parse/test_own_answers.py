"""The desk knows its own answers again where a letter quotes them, in every language."""

import re

import pytest

from mailflow.model import Intent
from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.page.phrasebook import Cue
from tests.helpers import ROOT
from tests.parse.opened import opened
from tests.parse.test_reading import letter

LANGUAGES = ("sr", "en", "hu", "sq", "sk", "ro", "mk", "hr")
JINJA = re.compile(r"{%.*?%}|{{.*?}}")


def senses(template: str, language: str) -> set[str]:
    """Return what the cues of an answer tell, whatever its conditions leave of it."""
    text = (ROOT / "templates" / f"{template}.{language}.txt").read_text("utf-8")
    cues: list[Cue] = []
    for passage in opened(JINJA.sub("", text)).passages:
        cues += Leaf(passage, language=language).cues
    return {cue.sense for cue in cues}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("template", ["accepted", "changed", "duplicate", "waiting", "status"])
def test_an_answer_that_has_a_registration_is_known(template: str, language: str) -> None:
    assert "confirms" in senses(template, language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_answer_that_asks_for_what_is_missing_is_known(language: str) -> None:
    assert {"asked_names", "asked_organisation"} <= senses("_missing", language)


BELOW = """

On Tue, 12 Mar 2024, prijave@skup.example wrote:
> hvala vam na prijavi. Primili smo je i učešće je potvrđeno.
>
> Učesnici:
> - Mila Petrović
> - Petar Perić
"""


@pytest.mark.parametrize(
    ("text", "intent", "gone"),
    [
        ("Otkazujem učešće Petra Perića.", Intent.CHANGE, ["Petar Perić"]),
        ("Petar Perić neće doći.", Intent.CHANGE, ["Petar Perić"]),
        ("Nećemo doći.", Intent.CANCEL, ["Mila Petrović", "Petar Perić"]),
        ("Da li Petar Perić neće doći?", Intent.QUESTION, []),
        ("Vera Verić neće doći.", Intent.DECLINE, []),
    ],
)
def test_who_falls_away_from_the_list_below(text: str, intent: Intent, gone: list[str]) -> None:
    reading = letter(f"{text}\nMila Petrović{BELOW}", In_Reply_To="<1@skup.example>")

    assert reading.intent is intent
    assert sorted(found.value for found in reading.removed) == gone


@pytest.mark.parametrize(
    "text",
    [
        "Žao nam je što ne možemo da dovedemo više kolega.",
        "Ja neću moći da ostanem do kraja, moram ranije na voz.",
        "Ne možemo da otvorimo prilog.",
        "Petar Perić neće moći da dođe pre 11 časova.",
        "Petar Perić ne dolazi kolima pa mu ne treba parking.",
        "Unfortunately Petar Perić cannot stay for the reception.",
        "Kolega neće doći. Nećemo kasniti.",
    ],
)
def test_what_is_no_plain_refusal_takes_nobody_off_the_list(text: str) -> None:
    reading = letter(f"{text}\nMila Petrović{BELOW}", In_Reply_To="<1@skup.example>")

    # A refusal of a registration waits for a person.
    assert reading.intent is Intent.DECLINE or reading.needs_review


@pytest.mark.parametrize(
    ("text", "doubted"),
    [
        ("Ne možemo da otvorimo prilog.", True),
        ("Hvala na pozivu. U petak delimo obroke, pa ne možemo.", False),
        ("Ne možemo prisustvovati.", False),
        ("Ne možemo da se setimo da li smo prijavili i Veru.", True),
    ],
)
def test_we_cannot_alone_is_a_doubtful_refusal(text: str, doubted: bool) -> None:
    reading = letter(f"{text}\nMila Petrović")

    assert reading.intent in (Intent.DECLINE, Intent.CANCEL)
    assert ("absent_only" in [why.code for why in reading.doubts]) is doubted


@pytest.mark.parametrize(
    "text",
    [
        "Žao nam je što ne možemo da dovedemo više kolega.",
        "Unfortunately Petar Perić cannot stay for the reception.",
    ],
)
def test_regret_about_something_else_cancels_nothing_unseen(text: str) -> None:
    subject = "Re: Prijava je primljena – konferencija"
    reading = letter(f"{text}\nMila Petrović{BELOW}", subject=subject, In_Reply_To="<1@x>")

    assert reading.needs_review or reading.intent is Intent.DECLINE


def test_a_name_to_be_put_right_in_the_list_below_is_no_plain_question() -> None:
    text = "Could you please correct my surname? Petrović was my maiden name."
    reading = letter(f"{text}\nMila{BELOW}", In_Reply_To="<1@skup.example>")

    assert reading.needs_review


def test_a_refusal_over_ones_own_registration_is_looked_at() -> None:
    below = (
        "\n\nOn 8 March 2024 Mila Petrović wrote:\n> please register Petar Perić, director.\n"
    )
    reading = letter(f"Our director is abroad and cannot be with you.\nMila{below}")

    assert reading.needs_review
