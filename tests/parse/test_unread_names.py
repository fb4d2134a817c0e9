"""Who stands among those who come, called by words of every day, is not lost in silence."""

import pytest

from tests.parse.test_reading import letter, names


@pytest.mark.parametrize("name", ["Dan Price", "Grace Light", "Hope Banks"])
@pytest.mark.parametrize(
    "text",
    [
        "Participants:\nPeter Todd, director\nVera Cross, assistant\n{}, intern",
        "Participants:\n{}, intern\nPeter Todd, director\nVera Cross, assistant",
        "Participants:\nPeter Todd\n{}\nVera Cross",
        "Participants: Peter Todd, Vera Cross, {}",
        "Participants: {}, Vera Cross",
        "{} and Vera Cross will attend the conference.",
    ],
    ids=["last line", "first line", "bare line", "last of a label", "first of a label", "and"],
)
def test_a_name_of_plain_words_is_read_or_held(text: str, name: str) -> None:
    reading = letter(
        f"Dear Mr Rodić,\n\n{text.format(name)}\n\nKind regards,\nMila Petrović\nFir Foundation"
    )

    assert name in names(reading) or reading.needs_review


@pytest.mark.parametrize("other", ["Fir Foundation, London", "Novi Sad, Serbia"])
def test_a_house_or_a_town_below_a_list_is_nobody(other: str) -> None:
    text = f"Participants:\nPeter Todd, director\nVera Cross, assistant\n{other}"
    reading = letter(f"Dear Mr Rodić,\n\n{text}\n\nKind regards,\nMila Petrović")

    assert not any(doubt.code == "unread_line" for doubt in reading.doubts)
