"""Reasons: every doubt has a weight, and a sentence in each language of the staff."""

import re
from pathlib import Path

import pytest

from mailflow.model import Doubt, Script
from mailflow.reasons import doubt, sentence, sentences, table

PACKAGE = Path(__file__).parent.parent / "mailflow"
CODE = re.compile(r'\bdoubt\(\s*"(\w+)"')
ROWS = sorted(table())
# Words that stand in letters and menus as they are.
LATIN = {"From", "Content", "KB", "MB", "mailflow"}


def test_every_doubt_the_code_names_has_a_row() -> None:
    sources = (file.read_text("utf-8") for file in PACKAGE.rglob("*.py"))
    named = {code for source in sources for code in CODE.findall(source)}

    assert named
    assert named - set(ROWS) == set()


def test_no_doubt_has_two_rows() -> None:
    lines = (PACKAGE / "reasons.tsv").read_text("utf-8").splitlines()
    codes = [line.split("\t")[0] for line in lines if line and not line.startswith("#")]

    assert len(codes) == len(ROWS)


def test_every_row_is_named_somewhere() -> None:
    source = "".join(file.read_text("utf-8") for file in PACKAGE.rglob("*.py"))

    assert [code for code in ROWS if f'"{code}"' not in source] == []


@pytest.mark.parametrize("code", ROWS)
def test_a_weight_is_a_share(code: str) -> None:
    assert 0 < table()[code].weight <= 1


# Values of rule_holds are sentences themselves, one a language.
@pytest.mark.parametrize("code", [code for code in ROWS if code != "rule_holds"])
def test_both_languages_name_the_same_values(code: str) -> None:
    row = table()[code]

    assert set(re.findall(r"{\d}", row.serbian)) == set(re.findall(r"{\d}", row.english))


@pytest.mark.parametrize("code", ROWS)
def test_serbian_is_written_in_cyrillic(code: str) -> None:
    assert set(re.findall(r"[A-Za-z]+", table()[code].serbian)) <= LATIN


def test_serbian_is_shown_in_the_script_asked_for_and_values_as_they_stand() -> None:
    half = doubt("guessed_name", "Ана")

    assert sentence(half, "sr", Script.LATIN).startswith("„Ана“ je možda ime")
    assert sentence(half, "en") == "“Ана” is only a guess at a name"


def test_the_heaviest_doubt_is_told_first() -> None:
    light = Doubt(code="told", values=("light",), weight=0.1)
    heavy = Doubt(code="told", values=("heavy",), weight=0.9)

    assert sentences((light, heavy)) == "heavy; light"


def test_a_doubt_of_another_version_is_still_told() -> None:
    assert sentence(Doubt(code="once_known", values=("Ана",))) == "once known Ана"


def test_what_a_rule_tells_the_staff_is_told_in_their_language() -> None:
    told = doubt("rule_holds", "a question: answer it", "питање: одговорите")

    assert sentence(told) == "a question: answer it"
    assert sentence(told, "sr") == "питање: одговорите"
