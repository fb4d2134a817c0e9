"""The tables of words: whoever adds a line is told at once if it cannot be read."""

import math
import re
from collections import Counter
from importlib.resources import files
from itertools import groupby, product

import pytest

from mailflow.parse.opening import phrases
from mailflow.parse.page.spelling import pattern
from mailflow.parse.page.tables import languages, rows

COLUMNS = {
    "answers.tsv": 3, "behalf.tsv": 3, "boundaries.tsv": 3, "bystanders.tsv": 3,
    "cues.tsv": 3, "endings.tsv": 4,
    "heads.tsv": 3, "labels.tsv": 3, "languages.tsv": 3, "numbers.tsv": 3,
    "post_endings.tsv": 4, "posts.tsv": 3,
    "status.tsv": 3, "titles.tsv": 3, "townsfolk.tsv": 3, "traits.tsv": 3, "wishes.tsv": 3,
}  # fmt: skip
PHRASES = (
    "answers.tsv",
    "behalf.tsv",
    "bystanders.tsv",
    "cues.tsv",
    "labels.tsv",
    "status.tsv",
    "titles.tsv",
    "wishes.tsv",
)


@pytest.mark.parametrize("table", COLUMNS)
def test_every_row_has_all_its_columns(table: str) -> None:
    assert [row for row in rows(table) if len(row) != COLUMNS[table] or not all(row)] == []


@pytest.mark.parametrize("table", COLUMNS)
def test_no_row_stands_twice(table: str) -> None:
    assert [row for row, times in Counter(rows(table)).items() if times > 1] == []


@pytest.mark.parametrize("table", COLUMNS)
def test_a_table_says_how_to_extend_it(table: str) -> None:
    text = files("mailflow.parse").joinpath("words", table).read_text("utf-8")

    assert text.startswith("# ")


@pytest.mark.parametrize("table", PHRASES)
def test_every_phrase_finds_itself(table: str) -> None:
    lost = []
    for row in rows(table):
        phrase = row[2]
        said = re.sub(r"\|\S+", "", phrase).replace("*", "a").replace("~", "").replace("_", " ")
        if not re.match(pattern(phrase), re.sub(r"\s+", " ", _flat(said))):
            lost.append(phrase)

    assert lost == []


@pytest.mark.parametrize("table", PHRASES)
def test_no_row_says_only_what_other_rows_say(table: str) -> None:
    """Whoever takes a word back should find it in one place."""
    named = {row[0]: row[2] for row in rows(table) if row[0].startswith("@")}
    said = {row: _all_of(row, named) for row in rows(table) if row[0] not in named}
    times = Counter(phrase for phrases in said.values() for phrase in phrases)

    assert [row for row, all_ in said.items() if all_ and min(map(times.get, all_)) > 1] == []


PHRASES_MAX = 50_000  # of one row; what says more says it alone


def _all_of(row: tuple[str, ...], named: dict[str, str]) -> set[tuple[str, ...]]:
    """Return every phrase of a row, its choices written out."""
    parts = [
        sorted({word for one in part.split("|") for word in named.get(one, one).split("|")})
        for part in row[2].split(" ")
    ]
    many = math.prod(map(len, parts)) > PHRASES_MAX
    whole = () if many else product(*parts)
    return {(row[0], row[1], " ".join(words).replace("_", " ")) for words in whole}


def test_every_language_we_tell_apart_has_its_traits() -> None:
    told = {language for language, *_ in rows("languages.tsv")}
    spoken = {language for language in told if not language.startswith("letters")}

    assert spoken == {language for language, *_ in rows("traits.tsv")}


@pytest.mark.parametrize("table", ["cues.tsv", "labels.tsv", "particles.tsv", "wishes.tsv"])
def test_a_sense_or_kind_of_words_is_told_in_one_place(table: str) -> None:
    """Else two rules that took the same name share their words unawares."""
    told = (row[0] for row in rows(table) if not row[0].startswith("@"))
    kinds = [kind for kind, _ in groupby(told)]

    assert [kind for kind, times in Counter(kinds).items() if times > 1] == []


def test_a_trait_that_no_language_has_is_a_slip() -> None:
    with pytest.raises(KeyError, match="cirilic"):
        languages("cirilic")


def _flat(text: str) -> str:
    from mailflow.parse.page.working import flat

    return flat(text)


SOUGHT = {
    "automatic": ("says", "bounced", "absence", "refers", "returns"),
    "disclaimers": ("legal", "green", "device"),
}


@pytest.mark.parametrize("name", SOUGHT)
def test_a_phrase_is_found_by_how_a_word_of_it_begins(name: str) -> None:
    lost = [
        phrase
        for what in SOUGHT[name]
        for phrase in phrases.table(name)[what]
        if phrase not in phrases.all_in(name, what, phrase, phrases.opened(phrase))
        or phrase
        not in phrases.all_in(name, what, f"{phrase}ima", phrases.opened(f"{phrase}ima"))
    ]

    assert lost == []
