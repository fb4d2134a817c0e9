"""Staff acts as people type them."""

import json

import pytest

from mailflow.cli import main

from .helpers import furnish, letter

HELD = "Organizacija: Udruženje „Breza“\nDolaze možda Ana Anić ili Bora Borić.\n"


@pytest.fixture
def folder(tmp_path):
    return furnish(tmp_path / "desk")


@pytest.fixture
def type_(capsys, folder, monkeypatch):
    """Type a command at the desk; returns exit code, output and errors on one line."""
    monkeypatch.setenv("LOGNAME", "mira")

    def run(*words):
        code = main([*map(str, words), "--desk", str(folder)])
        said = capsys.readouterr()
        return code, " ".join((said.out + said.err).split())

    return run


@pytest.fixture
def reference(type_, tmp_path, capsys):
    """The reference of the one registration of the book."""
    post(type_, tmp_path, letter())
    return json.loads(type_("list", "--json")[1])["reference"]


def post(type_, tmp_path, raw):
    (tmp_path / "letter.eml").write_bytes(raw.source)
    type_("import", tmp_path / "letter.eml", "--received-at", raw.received_at.isoformat())


def test_a_registration_is_corrected_and_shows_who_did_it(type_, reference):
    code, said = type_("correct", reference, "city=Niš", "--reason", "po telefonu")

    assert (code, "mailflow undo a00001" in said) == (0, True)
    shown = type_("show", reference)[1]
    assert "Udruženje „Breza“, Niš" in shown
    assert "mira" in shown
    assert "correct city “Niš”: po telefonu" in type_("history", reference)[1]


def test_an_attendee_is_corrected_added_and_taken_out(type_, reference):
    type_("correct", reference, "--attendee", "Ana Anić", "name=Ana Antić", "role=direktorka")
    type_("correct", reference, "--add", "Bora Borić", "--add", "Vera Verić")
    type_("correct", reference, "--remove", "Bora Borić")

    people = json.loads(type_("list", "--json")[1])["attendees"]
    assert [one["name"] for one in people] == ["Ana Antić", "Vera Verić"]
    assert people[0]["role"] == "direktorka"


def test_a_held_letter_is_corrected_and_released(type_, tmp_path):
    post(type_, tmp_path, letter(HELD))
    key = json.loads(type_("held", "--json")[1])["key"]
    for name in ("Ana Anić", "Bora Borić"):
        type_("correct", key[:8], "--remove", name)
    code, said = type_("correct", key[:8], "--add", "Vera Verić")

    assert code == 0, said
    assert f"mailflow release {key[:8]}" in said
    assert "corrected by mira" in type_("show", key[:8])[1]
    type_("release", key[:8])
    (person,) = json.loads(type_("list", "--json")[1])["attendees"]
    assert person["name"] == "Vera Verić"


def test_a_note_is_shown_and_undone(type_, reference):
    type_("note", reference, "zvali su")
    assert "note by mira" in type_("show", reference)[1]

    assert type_("undo", reference)[0] == 0
    assert "zvali su" not in type_("show", reference)[1]
    assert "note: zvali su (undone)" in type_("history", reference)[1]
    assert "undo note of mira" in type_("history", reference)[1]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("correct", "{}", "city"), "write FIELD=VALUE"),
        (("correct", "{}"), "nothing to correct"),
        (("correct", "NOSUCH", "city=Niš"), "no letter with a key"),
        (("undo", "a17"), "no letter with a key"),
        (("undo", "{}"), "nothing to undo"),
    ],
)
def test_what_cannot_be_done_is_said_in_words(type_, reference, words, said):
    code, told = type_(*(word.format(reference) for word in words))

    assert code == 2
    assert said in told
