"""The commands, as a person or a script types them."""

import json
import re
import shutil
import subprocess
import sys
from zipfile import ZipFile

import pytest
from python_calamine import CalamineWorkbook

from mailflow.cli import main

from .helpers import ROOT, furnish, letter

SAMPLES = ROOT / "data" / "samples"


@pytest.fixture
def folder(tmp_path):
    return furnish(tmp_path / "desk")


@pytest.fixture
def type_(capsys, folder):
    """Type a command at the desk; returns exit code, output, errors."""

    def run(*words, desk=folder):
        code = main([*map(str, words), *(["--desk", str(desk)] if desk else [])])
        said = capsys.readouterr()
        return code, said.out, said.err

    return run


def objects(out):
    return [json.loads(line) for line in out.splitlines()]


@pytest.fixture
def at_work(type_, tmp_path):
    """A desk with the samples imported, settled and answered."""
    code, out, err = type_("import", SAMPLES)
    assert (code, err) == (0, "")
    assert "12 letters settled" in out
    return type_


def test_every_command_has_help(type_):
    code, out, _ = type_("--help", desk=None)
    commands = [
        "demo", "run", "import", "work", "read", "letters", "list", "show", "history", "held",
        "release", "dismiss", "reprocess", "digest", "check", "export", "correct", "accept",
        "reject", "merge", "split", "extend", "note", "undo", "explain",
        "vocabulary", "preview", "forget", "purge",
    ]  # fmt: skip

    assert code == 0
    for command in commands:
        assert command in out
        assert type_(command, "--help", desk=None)[0] == 0


def test_letters_as_json_have_exactly_the_fields_promised(at_work):
    _, out, _ = at_work("letters", "--json")

    rows = objects(out)
    assert len(rows) == 12
    assert list(rows[0]) == [
        "key", "file", "source", "message_id", "received_at", "state", "intent", "rule",
        "registration", "held_because", "reply",
    ]  # fmt: skip
    assert rows == sorted(rows, key=lambda row: row["received_at"])
    replies = [row["reply"] for row in rows if row["reply"]]
    assert all(
        list(reply)
        == ["template", "language", "script", "to", "message_id", "state", "sent_at"]
        for reply in replies
    )


def test_the_book_as_json_has_exactly_the_fields_promised(at_work):
    _, out, _ = at_work("list", "--json")

    assert {tuple(row) for row in objects(out)} == {
        (
            "reference", "status", "organisation", "attendees", "attendee_count", "contact",
            "requests", "received_at", "letters", "rule", "answers",
        )
    }  # fmt: skip


def test_importing_again_takes_only_copies(at_work):
    _, out, _ = at_work("import", SAMPLES)

    assert "12 letters taken, 12 of them copies" in out
    assert "0 letters settled" in out


def test_received_at_overrides_what_the_file_says(type_):
    type_("import", SAMPLES / "02-latin-one-person.eml", "--received-at", "2019-03-14T08:00")
    (row,) = objects(type_("letters", "--json")[1])

    assert (row["received_at"], row["rule"]) == (
        "2019-03-14T08:00:00+01:00",
        "after the deadline",
    )


def test_take_only_decides_nothing(type_):
    type_("import", SAMPLES, "--take-only")

    assert {row["state"] for row in objects(type_("letters", "--json")[1])} == {"received"}


def test_every_list_is_also_shown_to_people(at_work):
    for command in ("letters", "list", "held"):
        code, out, _ = at_work(command)
        assert code == 0
        assert "2019" in out


def test_a_registration_and_a_letter_can_be_shown_with_their_history(at_work):
    row = next(row for row in objects(at_work("list", "--json")[1]))

    typed = row["reference"].lower()
    for name in (row["reference"], f"{typed[:3]}-{typed[3:]}", row["letters"][0][:8]):
        assert row["organisation"]["name"] in at_work("show", name)[1].replace("\n", " ")
        assert "rule" in at_work("history", name)[1]


def test_reading_keeps_nothing_and_prints_one_object_a_file(type_, folder):
    files = sorted(SAMPLES.glob("*.eml"))
    code, out, _ = type_("read", "--json", *files, desk=None)

    rows = objects(out)
    assert code == 0
    assert [row["file"] for row in rows] == [file.name for file in files]
    assert list(rows[0])[:5] == ["file", "intent", "language", "script", "organisation"]
    assert not (folder / "data").exists()


def explained(type_, key):
    (why,) = objects(type_("explain", "--json", key)[1])
    return why


def test_every_letter_is_explained_by_the_rule_that_decided_it(at_work):
    rows = objects(at_work("letters", "--json")[1])

    for row in rows:
        why = explained(at_work, row["key"])
        assert [one["name"] for one in why["rules"] if one["decides"]] == [row["rule"]]
        assert why["rulebook"] == why["rulebook_now"]


def test_a_rule_is_explained_to_people_with_its_facts(at_work):
    row = next(row for row in objects(at_work("letters", "--json")[1]) if row["registration"])
    code, out, _ = at_work("explain", row["key"][:8])

    assert code == 0
    assert f"Decided by rule “{row['rule']}”" in out
    assert "its deadline is 13.03.2019. 15:30" in out
    assert "automatic = false" in out
    assert "→" in out


def test_a_letter_decided_by_other_rules_than_today_s_is_told_as_such(at_work, folder):
    rows = objects(at_work("letters", "--json")[1])
    row = next(row for row in rows if row["rule"] == "registered")
    file = folder / "rules.yaml"
    text = file.read_text("utf-8").replace("day: 2019-03-13", "day: 2019-03-07")
    file.write_text(text, "utf-8")
    _, out, _ = at_work("explain", row["key"])

    assert "Decided by other rules" in out
    assert "then “registered”, now “after the deadline”" in " ".join(out.split())
    assert "changed since" in at_work("show", row["key"])[1]


def test_what_is_not_kept_is_not_explained(type_):
    type_("import", SAMPLES / "02-latin-one-person.eml", "--take-only")
    (row,) = objects(type_("letters", "--json")[1])
    code, _, err = type_("explain", row["key"])

    assert code == 2
    assert "no reading of it is kept" in err


def test_a_letter_that_other_clocks_date_otherwise_is_shown_with_both_times(type_, tmp_path):
    head = "Received: by relay.example; Wed, 13 Mar 2019 15:00:00 +0100\nDate: Wed, 13 Mar 2019"
    file = tmp_path / "odd.eml"
    source = letter().source.decode().replace("Subject:", f"{head} 08:00:00 +0000\nSubject:")
    file.write_text(source.replace("\r\n", "\n"), "utf-8", newline="\r\n")
    type_("import", file, "--received-at", "2019-03-13T16:00")
    (row,) = objects(type_("letters", "--json")[1])
    out = " ".join(type_("show", row["key"])[1].split())

    assert row["rule"] == "after the deadline"
    assert "received 13.03.2019. 16:00" in out
    assert "dated 13.03.2019. 09:00 (its Date field; decides nothing)" in out
    assert "delayed 13.03.2019. 15:00 (another mail server had it then)" in out


def test_the_vocabulary_can_be_printed(type_):
    code, out, _ = type_("vocabulary", desk=None)

    assert code == 0
    assert "| `late` | true or false |" in out


def test_why_a_letter_is_held_is_told_in_the_staff_s_language(at_work):
    two_senders = next(
        row for row in objects(at_work("held", "--json")[1]) if row["file"].startswith("10")
    )

    assert "2 From fields" in two_senders["held_because"]
    for command in (("held",), ("show", two_senders["key"][:8])):
        assert "пошиљалаца у пољу From: 2" in " ".join(at_work(*command)[1].split())


def test_a_held_letter_is_dismissed_by_its_key(at_work):
    held = objects(at_work("held", "--json")[1])
    code, _, _ = at_work("dismiss", held[0]["key"][:8])

    assert code == 0
    assert len(objects(at_work("held", "--json")[1])) == len(held) - 1


def test_the_attendees_can_be_exported_as_csv(at_work, tmp_path):
    code, _, _ = at_work("export", "attendees", "--to", tmp_path / "people.csv")
    sheet = (tmp_path / "people.csv").read_text("utf-8-sig")

    assert code == 0
    assert "Милена Вукосављевић" in sheet


def test_every_answer_is_previewed_in_one_page_that_loads_nothing(at_work, tmp_path):
    code, out, _ = at_work("preview", "--to", tmp_path / "answers.html")
    page = (tmp_path / "answers.html").read_text("utf-8")

    assert code == 0
    assert "answers.html: 10 answers" in out
    assert "default-src 'none'" in page
    assert not re.search(r"<script|<link|<img|src=|url\(|https?://", page)
    for told in ("Поштована госпођо Петровић,", "Poštovani gospodine Petroviću,", "21 учесник"):
        assert told in page


def test_a_preview_that_cannot_be_written_is_told(at_work, tmp_path):
    code, _, err = at_work("preview", "--to", tmp_path / "nowhere" / "x.html")

    assert (code, "cannot be written" in err) == (2, True)


@pytest.mark.parametrize("name", ["people.csv", "people.xlsx", "people.json", "PEOPLE.XLSX"])
def test_an_export_is_its_owner_s_alone(at_work, tmp_path, name):
    file = tmp_path / name
    file.write_bytes(b"")
    file.chmod(0o644)
    code, _, _ = at_work("export", "attendees", "--to", file)

    assert code == 0
    assert file.stat().st_mode & 0o777 == 0o600


def test_excel_gets_texts_and_no_formulas(at_work, tmp_path):
    at_work("export", "attendees", "--to", tmp_path / "people.xlsx")
    sheet = CalamineWorkbook.from_path(str(tmp_path / "people.xlsx")).get_sheet_by_index(0)
    head, *people = sheet.to_python()

    assert head[:3] == ["reference", "status", "name"]
    assert "Милена Вукосављевић" in [row[2] for row in people]
    with ZipFile(tmp_path / "people.xlsx") as file:
        assert b"<f>" not in file.read("xl/worksheets/sheet1.xml")


@pytest.mark.parametrize("name", ["people.pdf", "people", "people.xls"])
def test_an_export_into_another_kind_of_file_is_refused(at_work, tmp_path, name):
    code, _, err = at_work("export", "attendees", "--to", tmp_path / name)

    assert (code, ".csv, .xlsx, .json" in err) == (2, True)
    assert not (tmp_path / name).exists()


def test_answers_to_the_organiser_s_fields_are_read_shown_and_exported(folder, type_, tmp_path):
    rules = (folder / "rules.yaml").read_text("utf-8")
    field = "fields:\n  - {name: diet, label: Исхрана, words: [obrok]}\n"
    (folder / "rules.yaml").write_text(field + rules, "utf-8")
    file = tmp_path / "a.eml"
    file.write_bytes(letter("Организација: Бреза\nУчесник: Ана Анић\nИсхрана: посна").source)

    assert objects(type_("read", file, "--json")[1])[0]["answers"] == [
        {"field": "diet", "answer": "посна", "of": None}
    ]
    type_("import", file, "--received-at", "2019-03-12T10:00")
    [entry] = objects(type_("list", "--json")[1])
    assert entry["answers"] == {"diet": "посна"}
    assert "посна" in type_("show", entry["reference"])[1]
    assert ",diet\r\n" in type_("export")[1]
    assert "посна" in type_("export", "registrations")[1]


def test_forgetting_shows_first_what_would_be_erased(at_work, folder):
    before = (folder / "data" / "desk.journal").read_bytes()
    shown = at_work("forget", "Милена Вукосављевић")
    tried = at_work("forget", "Милена Вукосављевић", "--yes", "--dry-run")

    assert shown == tried
    assert shown[0] == 0
    assert "add --yes" in shown[1]
    assert "2 letters with their bytes" in shown[1]
    assert (folder / "data" / "desk.journal").read_bytes() == before


def test_whoever_is_forgotten_is_gone_and_the_receipt_does_not_say_who(at_work, tmp_path):
    receipt = tmp_path / "receipt.txt"
    code, out, _ = at_work("forget", "Милена Вукосављевић", "--yes", "--receipt", receipt)
    text = receipt.read_text("utf-8")

    assert code == 0
    assert str(receipt) in out
    assert receipt.stat().st_mode & 0o777 == 0o600
    assert "2  letters, their bytes" in text
    assert "Милена" not in text
    assert "Милена" not in at_work("list")[1]
    assert "Nothing at this desk" in at_work("forget", "Милена Вукосављевић")[1]


def test_who_was_forgotten_before_is_known_though_nothing_is_kept(at_work):
    address = next(
        row["reply"]["to"] for row in objects(at_work("letters", "--json")[1]) if row["reply"]
    )
    at_work("forget", address, "--yes")

    assert "erased on" in at_work("forget", address)[1]


@pytest.mark.parametrize(
    ("words", "said"),
    [(("Milena",), "given name and surname"), (("Ana Anić", "--in", "NOSUCH"), "NOSUCH")],
)
def test_whoever_cannot_be_told_is_not_forgotten(at_work, words, said):
    code, _, err = at_work("forget", *words, "--yes")

    assert code == 2
    assert said in err


def test_what_was_kept_long_enough_is_purged(at_work, folder):
    rules = (folder / "rules.yaml").read_text("utf-8")
    kept = "retention: {letters: 90 days after the event, unrelated: 7 days}\n"
    (folder / "rules.yaml").write_text(kept + rules, "utf-8")
    book = at_work("list", "--json")[1]

    _, tried, _ = at_work("purge", "--dry-run")
    assert "12 letters of the event" in tried
    assert len(list((folder / "data" / "letters").iterdir())) == 12
    _, out, _ = at_work("purge")
    assert "without --dry-run" not in out
    assert list((folder / "data" / "letters").iterdir()) == []
    assert at_work("list", "--json")[1] == book
    assert "Nothing was kept long enough" in at_work("purge")[1]


def test_check_tells_how_long_what_is_kept(type_, folder):
    assert "kept: everything, for ever" in type_("check")[1]

    rules = (folder / "rules.yaml").read_text("utf-8")
    kept = "retention: {letters: 90 days after the event, unrelated: 7 days}\n"
    (folder / "rules.yaml").write_text(kept + rules, "utf-8")
    assert "kept: letters until 13.06.2019., unrelated mail 7 days" in type_("check")[1]


def test_a_letter_is_read_without_loading_what_reads_rules(folder):
    """They load slower than letters are read; the shipped rules ask for no fields."""
    words = ["read", str(next(SAMPLES.glob("*.eml"))), "--desk", str(folder)]
    program = (
        "import sys; from mailflow.cli import main; "
        f"assert main({words!r}) == 0; print(*sys.modules, sep='\\n')"
    )
    ran = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True)

    assert not {"cel", "holidays", "jinja2"} & set(ran.stdout.decode().split())


def test_the_digest_names_what_waits_and_what_to_type(at_work):
    _, out, _ = at_work("digest")

    assert "mailflow release" in out


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("import", "/no/such/file.eml"), 65, "/no/such/file.eml"),
        (("release", "abcdef"), 2, "no letter with a key that begins with 'abcdef'"),
        (("show", "NOSUCH"), 2, "no letter"),
        (("nonsense",), 2, "No such command"),
    ],
)
def test_a_mistake_is_said_in_words_with_its_exit_code(type_, words, code, said):
    got, _, err = type_(*words)

    assert got == code
    assert said in err
    assert "Traceback" not in err


def test_every_mistake_in_every_file_is_told_at_once(type_, folder):
    rules = (folder / "rules.yaml").read_text("utf-8")
    (folder / "rules.yaml").write_text(rules.replace("when: late", "when: latte"), "utf-8")
    (folder / "templates" / "late.en.txt").write_text("no subject {{ organisaton }}", "utf-8")
    (folder / "mailflow.toml").write_text("[sink]\nprot = 25\n", "utf-8")

    code, _, err = type_("check")

    assert code == 78
    assert "latte" in err
    assert "did you mean 'late'" in err
    assert "templates/late.en.txt:1" in err
    assert "mailflow.toml:2: unknown key 'prot'; did you mean 'port'?" in err


def test_check_tells_in_which_languages_an_answer_is_missing(type_, folder):
    (folder / "templates" / "late.hu.txt").unlink()
    _, out, _ = type_("check")

    assert "in en, hr, hu, mk, ro, sk, sq, sr\n" in out
    assert "hu lacks late: written in en instead" in out


def test_check_tells_whether_documents_can_be_opened(type_):
    _, out, _ = type_("check")

    said = [" ".join(line.split()) for line in out.splitlines()]
    assert "ok papers attached documents are opened in a process of their own" in said


def test_a_folder_that_is_no_desk_is_said_so(type_, tmp_path):
    code, _, err = type_("letters", desk=tmp_path)

    assert code == 78
    assert "rules.yaml" in err


def test_nothing_a_letter_says_reaches_the_terminal_as_a_command(type_, tmp_path):
    evil = tmp_path / "evil.eml"
    evil.write_bytes(
        letter("Organizacija: Breza\x1b[2J\x1b]0;owned\x07\nUčesnik: Ana Anić").source
    )
    type_("import", evil)

    for command in (("letters",), ("list",), ("held",), ("read", evil)):
        _, out, _ = type_(*command, desk=None if command[0] == "read" else type_desk(tmp_path))
        assert "\x1b" not in out
        assert "\x07" not in out


def type_desk(tmp_path):
    return tmp_path / "desk"


def test_an_export_that_cannot_be_written_is_said_in_one_line(type_, tmp_path):
    code, _, err = type_("export", "--to", tmp_path / "no such folder" / "people.csv")

    assert code == 2
    assert err.endswith("people.csv: cannot be written: No such file or directory\n")
    assert err.count("\n") == 1


@pytest.fixture
def late(type_, tmp_path, folder):
    """A desk that told somebody he was too late, its deadline moved since then."""
    file = tmp_path / "late.eml"
    file.write_bytes(letter().source)
    type_("import", file, "--received-at", "2019-03-14T10:00+01:00")
    rules = folder / "rules.yaml"
    rules.write_text(rules.read_text("utf-8").replace("2019-03-13", "2019-03-15"), "utf-8")
    return type_


def test_what_would_change_is_shown_as_a_table_and_in_sum(late):
    code, out, _ = late("reprocess", "--notify")

    assert code == 0
    row, total = out.splitlines()[1:]
    assert " ".join(row.split()[3:]) == (
        "ana@breza.example after the deadline registered late → confirmed accepted"
    )
    assert total == (
        "1 letter gone through: 1 late → confirmed; nothing written: --apply writes it."
    )


def test_what_would_change_as_json_has_exactly_the_fields_promised(late):
    (change,) = objects(late("reprocess", "--notify", "--json")[1])

    keys = "key", "registration"
    assert {name: told for name, told in change.items() if name not in keys} == {
        "before": "after the deadline", "now": "registered", "reply": "accepted",
        "answers": True, "was": "late", "becomes": "confirmed", "to": "ana@breza.example",
        "instead_of": "late",
    }  # fmt: skip


def test_nobody_is_written_to_by_a_script_that_does_not_say_yes(late, folder):
    code, _, err = late("reprocess", "--apply", "--notify")
    assert (code, err) == (
        2,
        "1 answer would go out, and nobody is here to ask: see them with --notify alone, "
        "then add --yes\n",
    )
    assert len(list((folder / "out").glob("*.eml"))) == 1

    assert late("reprocess", "--apply", "--notify", "--yes")[0] == 0
    assert len(list((folder / "out").glob("*.eml"))) == 2


@pytest.mark.parametrize(
    ("typed", "code", "said"),
    [
        (("--reference", "NONE"), 1, "there is no registration NONE"),
        (("--rule", "registred"), 1, "there is no rule called registred; did you mean"),
        (("--state", "lost"), 2, "--state lost: it is one of received, reply due,"),
        (("--rules", "new.yaml", "--apply"), 2, "--rules and --templates are for trying:"),
    ],
)
def test_what_cannot_be_gone_through_is_said(late, typed, code, said):
    ended, out, err = late("reprocess", *typed)

    assert (ended, out) == (code, "")
    assert err.startswith(said)


def test_other_rules_and_templates_can_be_tried_without_installing_them(late, folder, tmp_path):
    rules = tmp_path / "earlier.yaml"
    text = (folder / "rules.yaml").read_text("utf-8")
    rules.write_text(text.replace("- name: registered\n", "- name: entered\n"), "utf-8")
    shutil.copytree(folder / "templates", tmp_path / "new")

    code, out, _ = late("reprocess", "--rules", rules, "--templates", tmp_path / "new")
    assert code == 0
    assert " entered " in out

    rules.write_text("rules: []", "utf-8")
    code, _, err = late("reprocess", "--rules", rules)
    assert code == 78
    assert f"{rules}:1: " in err
