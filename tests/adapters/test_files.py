"""Letters from files, folders, mbox and Maildir."""

import mailbox
import os
import tracemalloc
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from mailflow.errors import InputError
from mailflow.intake import files
from mailflow.intake.files import count, messages

LETTER = b"From: ana@breza.example\nSubject: Prijava\n\nDolazimo.\n"
CET = timezone(timedelta(hours=1))


def put(file: Path, source: bytes = LETTER, written_at: datetime | None = None) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(source)
    if written_at:
        os.utime(file, (written_at.timestamp(), written_at.timestamp()))
    return file


def received(tmp_path: Path, header: bytes, written_at: datetime | None = None) -> datetime:
    file = put(tmp_path / "a.eml", header + b"\n\nText\n", written_at)
    (raw,) = messages([file])
    return raw.received_at


def test_a_file_is_a_letter_byte_for_byte(tmp_path: Path) -> None:
    (raw,) = messages([put(tmp_path / "a.eml")])

    assert (raw.source, raw.via, raw.file, raw.return_path) == (LETTER, "file", "a.eml", None)


def test_a_letter_was_received_when_the_topmost_received_field_says(tmp_path: Path) -> None:
    header = (
        b"Return-Path: <ana@breza.example>\n"
        b"Received: from a (a; b) by mx.example;\n\tMon, 11 Mar 2019 09:00:01 +0100 (CET)\n"
        b"Received: from forged by forged; Mon, 11 Mar 2019 01:00:00 +0100\n"
        b"Date: Mon, 11 Mar 2019 00:00:00 +0100"
    )

    assert received(tmp_path, header) == datetime(2019, 3, 11, 9, 0, 1, tzinfo=CET)


@pytest.mark.parametrize(
    "trace",
    [
        b"X-Received: by x; Mon, 11 Mar 2019 09:00:00 +0100\nReceived-SPF: pass; x",
        b"Received: by mx with no date at all",
        b"Received: by mx; sometime in March",
        b"Received: by mx; Mon, 11 Mar 99999 09:00:00 +0100",
        b"Received: by mx; Mon, 99 Mar 2019 09:00:00 +0100",
        b"Received: by mx; " + b";" * 100_000,
    ],
)
def test_without_a_usable_received_field_its_own_date_counts(
    tmp_path: Path, trace: bytes
) -> None:
    header = trace + b"\nDate: Mon, 11 Mar 2019 08:00:00 -0000"

    assert received(tmp_path, header) == datetime(2019, 3, 11, 8, 0, tzinfo=UTC)


def test_without_any_date_the_time_of_the_file_counts(tmp_path: Path) -> None:
    written_at = datetime(2019, 3, 11, 7, 0, tzinfo=UTC)

    assert received(tmp_path, b"Subject: x", written_at) == written_at


def test_a_date_in_the_text_is_not_the_date_of_the_letter(tmp_path: Path) -> None:
    written_at = datetime(2019, 3, 11, 7, 0, tzinfo=UTC)
    text = b"Subject: x\n\nDate: Mon, 11 Mar 2019 08:00:00 +0100"

    assert received(tmp_path, text, written_at) == written_at


def test_a_folder_is_its_letters_by_name_and_those_below(tmp_path: Path) -> None:
    for name in ("b.eml", "a.EML", "c/d.eml", "notes.txt", "c/.expected"):
        put(tmp_path / name)

    assert [raw.file for raw in messages([tmp_path])] == ["a.EML", "b.eml", "d.eml"]


def test_a_maildir_is_what_was_delivered_into_it(tmp_path: Path) -> None:
    put(tmp_path / "cur/1.a:2,S")
    put(tmp_path / "new/2.b")
    put(tmp_path / "tmp/3.eml")
    put(tmp_path / ".Sent/cur/4.d")
    put(tmp_path / ".Sent/new/5.e")
    put(tmp_path / "dovecot-uidlist")

    assert sorted(raw.file or "" for raw in messages([tmp_path])) == [
        "1.a:2,S",
        "2.b",
        "4.d",
        "5.e",
    ]


MBOX = (
    b"From ana@breza.example Mon Mar 11 09:00:00 2019\nSubject: 1\n\nPrvo.\n"
    b"From ovde Mon Mar 11 09:30:00 2019 je sve dobro\n"
    b">From here\n>>From there\n>From: nobody\n\n"
    b"From 15:30 on Monday\n\nFrom the heart of Serbia\n\n"
    b"From - Mon Mar 11 10:00:00 2019\nSubject: 2\n\nDrugo.\nbez praznog reda na kraju"
)


def test_an_mbox_is_the_letters_in_it_without_what_the_format_added(tmp_path: Path) -> None:
    first, second = messages([put(tmp_path / "pisma", MBOX)])

    assert first.source == (
        b"Subject: 1\n\nPrvo.\nFrom ovde Mon Mar 11 09:30:00 2019 je sve dobro\n"
        b"From here\n>From there\n>From: nobody\n"
        b"\nFrom 15:30 on Monday\n\nFrom the heart of Serbia\n"
    )
    assert second.source == b"Subject: 2\n\nDrugo.\nbez praznog reda na kraju"
    assert first.file == second.file == "pisma"


def test_an_mbox_with_crlf_keeps_it(tmp_path: Path) -> None:
    first, second = messages([put(tmp_path / "pisma", MBOX.replace(b"\n", b"\r\n"))])

    assert first.source.endswith(b"\r\n\r\nFrom the heart of Serbia\r\n")
    assert second.source.startswith(b"Subject: 2\r\n\r\nDrugo.\r\n")


def test_what_other_programs_store_is_read_back_as_it_was(tmp_path: Path) -> None:
    sources = [LETTER, LETTER + b"\nFrom ana Mon Mar 11 09:00:00 2019\n\n", LETTER + b"\n\n"]
    stored = mailbox.mbox(tmp_path / "a.mbox"), mailbox.Maildir(tmp_path / "maildir")
    for folder in stored:
        for source in sources:
            folder.add(source)
        folder.close()

    assert [raw.source for raw in messages([tmp_path / "a.mbox"])] == sources
    assert sorted(raw.source for raw in messages([tmp_path / "maildir"])) == sorted(sources)


def test_letters_are_counted_as_they_would_be_read(tmp_path: Path) -> None:
    put(tmp_path / "a.eml")
    put(tmp_path / "b.mbox", MBOX)
    put(tmp_path / "maildir/cur/1")
    put(tmp_path / "maildir/new/2")

    assert count([tmp_path]) == len(list(messages([tmp_path]))) == 5


def test_a_large_mbox_is_never_in_memory_at_once(tmp_path: Path) -> None:
    letter = b"From ana@breza.example Mon Mar 11 09:00:00 2019\nSubject: x\n\n"
    letter += (b"a" * 79 + b"\n") * 25_000 + b"\n"  # 2 MB
    with (tmp_path / "large").open("wb") as mbox:
        for _ in range(20):
            mbox.write(letter)
    tracemalloc.start()
    try:
        sizes = [len(raw.source) for raw in messages([tmp_path / "large"])]
        most_bytes = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()

    assert len(sizes) == 20
    assert most_bytes < 5 * len(letter)


@pytest.mark.parametrize("name", ["velika.eml", "velika.mbox"])
def test_of_a_letter_too_large_only_the_header_section_is_taken_and_marked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr(files, "SIZE_BYTES_MAX", 1000)
    start = b"From a Mon Mar 11 09:00:00 2019\n" if name.endswith("mbox") else b""
    header = b"Subject: veliko\nDate: Mon, 11 Mar 2019 08:00:00 +0100\n"
    file = put(tmp_path / name, start + header + b"\n" + b"x" * 2000 + b"\n")

    (raw,) = messages([file])

    assert raw.source.startswith(b"X-Mailflow-Incomplete: letter of 20")
    assert raw.source.endswith(header.rstrip() + b"\r\n\r\n")
    assert raw.received_at == datetime(2019, 3, 11, 8, 0, tzinfo=CET)


def test_a_letter_too_large_is_never_in_memory_at_once(tmp_path: Path) -> None:
    limit_bytes = files.SIZE_BYTES_MAX
    with (tmp_path / "large.mbox").open("wb") as mbox:
        mbox.write(b"From ana Mon Mar 11 09:00:00 2019\nSubject: x\n\n")
        for _ in range(4):
            mbox.write(b"a" * limit_bytes)
    tracemalloc.start()
    try:
        (raw,) = messages([tmp_path / "large.mbox"])
        most_bytes = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()

    assert raw.source.startswith(b"X-Mailflow-Incomplete")
    assert most_bytes < 3 * limit_bytes


def test_a_line_without_end_is_no_trouble(tmp_path: Path) -> None:
    file = put(tmp_path / "b.mbox", b"From a Mon Mar 11 09:00:00 2019\n" + b"x" * 1_000_000)

    (raw,) = messages([file])

    assert len(raw.source) == 1_000_000


def test_a_missing_path_is_said_before_the_first_letter(tmp_path: Path) -> None:
    there = put(tmp_path / "a.eml")

    with pytest.raises(InputError, match=r"nema\.eml: No such file"):
        messages([there, tmp_path / "nema.eml"])


def test_what_is_not_mail_is_an_error_that_names_it(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"slika\.png: this is not mail"):
        messages([put(tmp_path / "slika.png", b"\x89PNG\r\n\x1a\n")])


def test_a_folder_without_letters_is_an_error_that_names_it(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no letters in this folder"):
        messages([tmp_path])


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "cev.eml")

    with pytest.raises(InputError, match="not a file"):
        messages([tmp_path / "cev.eml"])


def test_a_path_no_system_could_have_is_an_error_too() -> None:
    with pytest.raises(InputError, match=r"a\x00b: .*null"):
        messages([Path("a\x00b")])


def test_a_name_that_is_not_utf8_becomes_one_that_can_be_written(tmp_path: Path) -> None:
    file = put(Path(os.fsdecode(os.fsencode(tmp_path) + b"/prija\xe8a.eml")))

    (raw,) = messages([file])

    assert raw.file == r"prija\udce8a.eml"


@pytest.mark.parametrize("source", [b"", b"\n", b"\x00\xff\xfe", b"Received:" + b" " * 200_000])
def test_a_broken_letter_is_still_taken(tmp_path: Path, source: bytes) -> None:
    (raw,) = messages([put(tmp_path / "a.eml", source)])

    assert raw.source == source
