"""A text that is just one name: a display name, a cell of a table, the value of a label."""

import pytest

from mailflow.parse.people.find import name_of

NAMES = [
    ("ПЕТРОВИЋ Јелена", "Јелена Петровић"),
    ("Petrović, Jelena", "Jelena Petrović"),
    ("prof. dr Ana Ilić", "Ana Ilić"),
    ("GORDANA DJUKIC", "Gordana Djukic"),
    ("Horváth Istvánné", "Horváth Istvánné"),
    ("Balogh Tímea", "Tímea Balogh"),
    ("Nagy Abonyi Ilona", "Ilona Nagy Abonyi"),
    ("Smith, John", "John Smith"),
    ("Lukić, Predrag K.", "Predrag K. Lukić"),
    ("Jelena S. Đorđić", "Jelena S. Đorđić"),
    ("A. B. Tomić", "A. B. Tomić"),
    ("ana tomic", "Ana Tomic"),
    ("Ana Tomić (direktorka)", "Ana Tomić"),
    ("Ana Tomić - direktorka", "Ana Tomić"),
    ("Ana Tomić, direktorka", "Ana Tomić"),
    ("Dr. Milan Tomić, dipl. inž.", "Milan Tomić"),
    ('"Ana Tomić" <ana@primer.rs>', "Ana Tomić"),
    ('Dragan "Gane" Tomić', "Dragan Tomić"),
    ("Марка Томића", "Марко Томић"),
    ("Blerta RAMADANI", "Blerta Ramadani"),
    ("Xing Zhang", "Xing Zhang"),
    ("direktorka Ana Tomić iz Niša", "Ana Tomić"),
    ("Mgr. Zuzana Kováčová", "Zuzana Kováčová"),
    ("Ана", "Ана"),
    ("Томић", "Томић"),
]


@pytest.mark.parametrize(("text", "name"), NAMES)
def test_one_name_is_read_as_it_would_be_called_out(text: str, name: str) -> None:
    mention = name_of(text)

    assert mention is not None
    assert mention.name == name


@pytest.mark.parametrize(
    "text",
    ["", "-", "/", "info", "direktor", "Novi Sad", "Zeleni krug", "Удружење „Зелени круг“",
     "ana.tomic@primer.rs", "Kancelarija za saradnju", "Centar za mlade", "ABC Tribina",
     "Radna grupa", "samo 10. april", "Omladinski klaster Raške oblasti", "engleski, nemački",
     "011 123 456"],
)  # fmt: skip
def test_what_is_no_name_is_none(text: str) -> None:
    assert name_of(text) is None


def test_its_offsets_leave_titles_and_the_rest_out() -> None:
    text = "prof. dr Ana Ilić <ana@primer.rs>"

    mention = name_of(text)

    assert mention is not None
    assert text[mention.start : mention.end] == "Ana Ilić"


def test_a_name_nobody_has_seen_is_believed_least() -> None:
    stranger, known = name_of("Xing Zhang"), name_of("Ana Ilić")

    assert stranger is not None
    assert known is not None
    assert stranger.confidence < known.confidence
