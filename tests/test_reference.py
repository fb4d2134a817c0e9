"""References: read out over the telephone, typed by people, and wrong where mistyped."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mailflow import reference

from .readings import key

NAMES = [reference.make(key(number)) for number in range(60)]


def names(text: str) -> list[str]:
    return [name for name, _ in reference.cited(text)]


@pytest.mark.parametrize("name", NAMES[:20])
def test_a_reference_can_be_read_out_and_is_neither_word_nor_number(name: str) -> None:
    assert len(name) == reference.LENGTH
    assert not set(name) & set("ILOU")
    assert any(c.isdigit() for c in name)
    assert any(c.isalpha() for c in name)


@pytest.mark.parametrize("name", NAMES)
def test_no_single_wrong_character_is_taken_for_a_reference(name: str) -> None:
    for place in range(len(name)):
        for other in set(reference.DIGITS) - {name[place]}:
            assert not names(name[:place] + other + name[place + 1 :])


@pytest.mark.parametrize("name", NAMES)
def test_no_two_characters_that_changed_places_are_taken_for_a_reference(name: str) -> None:
    for one, other in combinations(range(len(name)), 2):
        swapped = list(name)
        swapped[one], swapped[other] = name[other], name[one]
        assert name[one] == name[other] or not names("".join(swapped))


@pytest.mark.parametrize(
    "written",
    [
        "Vaš broj {}.", "({})", "[{}]", "Re: Prijava [{}]", "broj:{}", "„{}“", "broj\n{}\n",
    ],
)  # fmt: skip
@pytest.mark.parametrize("name", NAMES[:6])
def test_a_reference_is_found_in_a_sentence_with_its_place(written: str, name: str) -> None:
    text = written.format(name)

    assert reference.cited(text) == [(name, text.index(name))]


@pytest.mark.parametrize("name", NAMES)
def test_it_may_be_typed_in_small_letters_and_in_groups(name: str) -> None:
    groups = f"{name[:3]}-{name[3:]}", f"{name[:3]} {name[3:]}", f"{name[:4]}-{name[4:]}"
    apart = " ".join(name), "-".join(name)

    for typed in (name.lower(), *groups, *apart):
        assert names(f"prijava {typed}, hvala") == [name]


@pytest.mark.parametrize("name", NAMES)
def test_characters_that_look_alike_are_put_right(name: str) -> None:
    looks = str.maketrans("01ABCEHKMPTXY", "OIАВСЕНКМРТХУ")
    keys = str.maketrans("ABCDEFGHJKMNPQRSTVWXZ", "АБЦДЕФГХЈКМНПЉРСТВЊЏЗ")

    assert name in names(name.translate(looks))
    assert name in names(name.translate(keys))
    assert name in names(name.replace("1", "L"))


@pytest.mark.parametrize(
    "text",
    [
        "15 marta 2019",
        "dolazim u petak",
        "+381 64 123 45 67",
        "12345678",
        "",
        "К7М2",
        "ДОЛАЗИМ",
    ],
)
def test_words_dates_and_numbers_are_no_references(text: str) -> None:
    assert names(text) == []


def test_another_attempt_gives_another_name() -> None:
    made = {reference.make(key(1), n) for n in range(reference.ATTEMPTS_MAX)}

    assert len(made) >= reference.ATTEMPTS_MAX - 12  # those without a digit are left out
    assert all(names(name) == [name] for name in made)


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=300))
def test_any_text_may_be_searched(text: str) -> None:
    for name, at in reference.cited(text):
        assert len(name) == reference.LENGTH
        assert text[at].isalnum()
