"""Staff acts as people type them."""

import json
import os
import subprocess
import sys
from datetime import datetime

import pytest

from mailflow.cli import main

from .helpers import FULL, ROOT, furnish, letter

TWO = FULL + "Učesnik: Bora Borić\n"
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

    def lines(*words):
        main([*map(str, words), "--desk", str(folder)])
        return capsys.readouterr().out.splitlines()

    run.lines = lines
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


@pytest.fixture
def late(type_, tmp_path):
    """The reference of a registration that came after the deadline."""
    raw = letter(TWO, received_at=datetime.fromisoformat("2019-03-13T16:00+01:00"))
    post(type_, tmp_path, raw)
    return json.loads(type_("list", "--json")[1])["reference"]


def status(type_):
    return [json.loads(line)["status"] for line in type_.lines("list", "--json")]


def test_a_late_registration_is_accepted_and_its_answer_sent(type_, late, folder):
    code, said = type_("accept", late, "--reason", "važni su")

    assert code == 0, said
    assert f"{late} is confirmed now (a00001); answer “accepted” to" in said
    assert ": sent." in said
    assert "accept: važni su" in type_("history", late)[1]
    assert len(list((folder / "out").iterdir())) == 2


def test_some_people_are_accepted_in_silence(type_, late, folder):
    type_("accept", late, "--attendee", "Bora Borić", "--quiet")

    people = json.loads(type_("list", "--json")[1])["attendees"]
    assert [one["status"] for one in people] == ["late", "confirmed"]
    assert len(list((folder / "out").iterdir())) == 1


def test_a_rejection_is_told_when_asked(type_, late, folder):
    assert "nobody was written to" in type_("reject", late, "--attendee", "Ana Anić")[1]
    assert "answer “status”" in type_("reject", late, "--notify")[1]
    assert status(type_) == ["cancelled"]


def test_one_is_split_off_and_merged_again(type_, late):
    code, said = type_("split", late, "--attendee", "Bora Borić", "--organisation", "Hrast")
    assert code == 0, said
    rows = [json.loads(line) for line in type_.lines("list", "--json")]
    new = next(row["reference"] for row in rows if row["reference"] != late)
    assert f"{new} is the registration of Bora Borić" in said

    assert f"{new} is part of {late} now" in type_("merge", new, late)[1]
    assert "was before" in type_("show", late)[1]
    assert "Bora Borić" in type_("show", new)[1]
    assert "merge" in type_("history", new)[1]


def test_time_is_granted_and_stands_in_the_history(type_, late):
    until = ("--until", "2019-03-13 18:00")
    assert type_("extend", *until)[0] == 2
    code, said = type_(
        "extend", *until, "--organisation", "breza", "--reason", "x", "--earlier"
    )

    assert code == 0, said
    assert "Until 13.03.2019. 18:00 for breza (a00001)" in said
    assert status(type_) == ["confirmed"]
    acts = [json.loads(line) for line in type_.lines("history", "--json")]
    assert [(act["id"], act["deed"], act["by"]) for act in acts] == [
        ("a00001", "extend", "mira")
    ]


def test_a_dismissal_and_a_release_are_undone(type_, tmp_path):
    post(type_, tmp_path, letter(HELD))
    key = json.loads(type_("held", "--json")[1])["key"]
    type_("dismiss", key)
    assert type_("held", "--json")[1] == ""

    assert "waits for a person again" in type_("undo", key)[1]
    assert json.loads(type_("held", "--json")[1])["key"] == key
    type_("release", key)
    code, said = type_("undo", key)
    assert (code, "has gone out" in said) == (2, True)


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


def test_two_of_the_staff_at_once_lose_nothing_of_each_other(type_, reference, folder):
    def command(*words):
        code = "import sys; from mailflow.cli import main; sys.exit(main(sys.argv[1:]))"
        environment = os.environ | {"LOGNAME": f"osoba{words[-1][-1]}"}
        return subprocess.Popen(
            [sys.executable, "-c", code, *words, "--desk", str(folder)],
            cwd=ROOT,
            env=environment,
            stdout=subprocess.DEVNULL,
        )

    at_once = [
        command("correct", reference, "--add", f"Vera Verić{number}") for number in range(4)
    ]
    assert [one.wait() for one in at_once] == [0] * 4

    acts = [json.loads(line) for line in type_.lines("history", "--json")]
    assert [act["id"] for act in acts] == [f"a0000{number}" for number in range(1, 5)]
    assert {act["by"] for act in acts} == {f"osoba{number}" for number in range(4)}
    (row,) = type_.lines("list", "--json")
    assert len(json.loads(row)["attendees"]) == 5


def test_of_two_who_accept_at_once_one_is_told_that_it_is_done(type_, late, folder):
    code = "import sys; from mailflow.cli import main; sys.exit(main(sys.argv[1:]))"
    words = [sys.executable, "-c", code, "accept", late, "--desk", str(folder)]
    at_once = [
        subprocess.Popen(
            words, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
        )
        for _ in range(2)
    ]
    said = [one.communicate()[1] for one in at_once]

    assert sorted(one.returncode for one in at_once) == [0, 2]
    assert any("confirmed already" in words for words in said)
    assert len(list((folder / "out").iterdir())) == 2
