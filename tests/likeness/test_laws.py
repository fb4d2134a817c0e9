"""What holds of any two names, whatever they are."""

from hypothesis import given
from hypothesis import strategies as st

from mailflow.likeness import (
    Grade,
    Named,
    blocking_keys,
    organisations,
    people,
    person_keys,
)
from tests.likeness.pairs import named, pairs

NAMES = [named(text) for p in pairs("organisations.tsv") for text in (p.one, p.other)]
PEOPLE = [text for p in pairs("people.tsv") for text in (p.one, p.other)]
# Words of many names put together anew make more that are nearly the same.
WORDS = sorted({word for one in NAMES for word in one.name.split()})
WORDS_OF_PEOPLE = sorted({word for name in PEOPLE for word in name.split()})
FACTS = {
    "city": st.sampled_from((None, "Niš", "Ниш", "Subotica", "Szabadka", "Mošorin")),
    "registration_number": st.sampled_from((None, "", "28164907", "17630482")),
    "tax_number": st.sampled_from((None, "108742316")),
    "domain": st.sampled_from((None, "gmail.com", "vidra.rs", "www.vidra.rs")),
}


def made_of(words: list[str]) -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(words), min_size=1, max_size=5).map(" ".join)


ANY_ORGANISATION = st.one_of(
    st.sampled_from(NAMES),
    st.builds(Named, name=made_of(WORDS) | st.text(max_size=30), **FACTS),
)
ANY_PERSON = st.sampled_from(PEOPLE) | made_of(WORDS_OF_PEOPLE) | st.text(max_size=20)


@given(ANY_ORGANISATION, ANY_ORGANISATION)
def test_likeness_of_organisations_does_not_depend_on_the_order(
    one: Named, other: Named
) -> None:
    there, back = organisations(one, other), organisations(other, one)

    assert (there.grade, there.because) == (back.grade, back.because)
    assert there.values == back.values[::-1]


@given(ANY_ORGANISATION)
def test_an_organisation_is_itself(one: Named) -> None:
    assert organisations(one, one).grade is Grade.SAME


@given(ANY_ORGANISATION, ANY_ORGANISATION)
def test_organisations_that_may_be_one_share_a_key(one: Named, other: Named) -> None:
    shared = set(blocking_keys(one)) & set(blocking_keys(other))

    assert shared or organisations(one, other).grade is Grade.DIFFERENT


@given(ANY_PERSON, ANY_PERSON)
def test_likeness_of_people_does_not_depend_on_the_order(one: str, other: str) -> None:
    there, back = people(one, other), people(other, one)

    assert (there.grade, there.because) == (back.grade, back.because)


@given(ANY_PERSON)
def test_a_person_is_himself(one: str) -> None:
    assert people(one, one).grade is Grade.SAME


@given(ANY_PERSON, ANY_PERSON)
def test_people_who_may_be_one_share_a_key(one: str, other: str) -> None:
    shared = set(person_keys(one)) & set(person_keys(other))

    assert shared or people(one, other).grade is Grade.DIFFERENT
