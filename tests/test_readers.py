"""Many letters are read side by side; one that kills its reader costs no other its reading."""

import shutil
import sys
from contextlib import suppress
from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest

from mailflow import journey
from mailflow.intake import files
from mailflow.model import Question
from mailflow.readers import Readers, pool, version
from mailflow.readers.pool import DIED
from mailflow.reprocess import read_again, reprocess

from .helpers import ROOT, letter, work

GOOD = {f"good {n}": letter(f"Organizacija: Hrast {n}\nUčesnik: Ana Anić") for n in range(6)}
ENDLESS = letter("The letter that keeps its reader busy.")
LARGE = letter("a@b.rs, " * 6_000_000)  # takes more than its reader here has


# No letter is known that takes long to read; this one is one, with so much of the processor.
BUSY = (
    "reader.CPU_S_MAX = 0",
    "read = reader.journey.read",
    "def busy(raw, *all):",
    "    while b'busy' in raw.source: pass",
    "    return read(raw, *all)",
    "reader.journey.read = busy",
)


def program(*limits: str) -> tuple[str, ...]:
    """The reader as it is, but for its *limits*."""
    lines = ["from mailflow.readers import __main__ as reader", *limits, "reader.main()"]
    return sys.executable, "-B", "-P", "-c", "\n".join(lines)


def children() -> set[str]:
    """Return the ids of all processes that somebody here began."""
    began: set[str] = set()
    for task in Path("/proc/self/task").iterdir():
        with suppress(FileNotFoundError, ProcessLookupError):  # a thread that is over by now
            began.update((task / "children").read_text().split())
    return began


def test_readers_side_by_side_read_what_one_reads():
    letters = {str(n): raw for n, raw in zip(count(), files.messages([ROOT / "data/samples"]))}

    readings = dict(Readers({}, at_once=2).read(letters.items()))

    assert list(readings) == list(letters)
    assert readings == {key: journey.read(raw) for key, raw in letters.items()}


def test_readers_ask_the_organisers_questions():
    asked = Question(name="diet", words=("ishrana",))
    raw = letter("Organizacija: Hrast\nUčesnik: Ana Anić\nIshrana: bez glutena\n")

    ((_, reading),) = Readers({"questions": (asked,)}).read([("one", raw)])

    assert reading == journey.read(raw, None, (asked,))
    assert [answer.name for answer in reading.answers] == ["diet"]


@pytest.mark.parametrize(
    ("limits", "poison"),
    [(("reader.MEMORY_BYTES_MAX = 162_000_000",), LARGE), (BUSY, ENDLESS)],
    ids=["memory", "processor"],
)
def test_a_letter_at_which_readers_die_is_said_to_be_unreadable(limits, poison):
    letters = [("poison", poison), *GOOD.items(), ("more poison", poison)]

    readings = dict(Readers({}, program=program(*limits), at_once=2).read(letters))

    assert {key for key, reading in readings.items() if reading == DIED} == {
        "poison", "more poison",
    }  # fmt: skip
    assert len(readings) == len(letters)
    assert children() == set()


def test_a_letter_at_which_a_reader_only_waits_is_given_up_by_the_clock():
    waits = "import threading; reader.journey.read = lambda *all: threading.Event().wait()"

    ((_, reading),) = Readers({}, program=program(waits), wait_s_max=0.1).read(
        [("a", letter())]
    )

    assert reading == DIED
    assert children() == set()


@pytest.mark.parametrize("said", ["{}", "[", '{"intent": "register"}', ""])
def test_what_is_no_reading_is_not_taken_for_one(said):
    lies = f"reader.orjson.dumps = lambda reading: {said!r}.encode()"

    ((_, reading),) = Readers({}, program=program(lies)).read([("a", letter())])

    assert reading == DIED


def test_whoever_stops_listening_leaves_no_reader_behind():
    reading = Readers({}, at_once=2).read(GOOD.items())
    next(reading)
    assert len(children()) == 2

    reading.close()

    assert children() == set()


def test_interrupted_it_leaves_no_reader_behind():
    def interrupted():
        yield "good", GOOD["good 0"]
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        list(Readers({}, at_once=2).read(interrupted()))

    assert children() == set()


def test_a_reader_that_never_gets_ready_is_given_up(monkeypatch):
    monkeypatch.setattr(pool, "START_S_MAX", 0.2)
    idle = sys.executable, "-c", "import signal; signal.pause()"

    assert list(Readers({}, program=idle, at_once=1).read([("a", GOOD["good 0"])])) == [
        ("a", DIED)
    ]
    assert children() == set()


def test_nothing_to_read_starts_nobody():
    assert list(Readers({}, program=("/nonexistent",)).read([])) == []


def test_a_letter_that_kills_its_reader_stays_as_it_is_and_the_others_go_on(desk, post):
    work(desk, post, letter(), *GOOD.values())
    with desk.store.transaction() as tx:
        before = list(tx.letters())
    readers = Readers({}, program=program(*BUSY), at_once=2)
    poisoned = before[3].key

    def read_many(letters):
        return readers.read((key, ENDLESS if key == poisoned else raw) for key, raw in letters)

    newer = replace(desk, reader="of tomorrow", read_many=read_many)
    done = reprocess(newer, read_again(newer), apply=True)

    assert (dict(done.unread), done.changes, done.unchanged) == ({poisoned: DIED}, [], 6)
    with desk.store.transaction() as tx:
        after = list(tx.letters())
    assert [record.reader == "of tomorrow" for record in after] == [
        r != before[3] for r in before
    ]
    assert after[3] == before[3]


def test_the_version_of_the_reader_follows_what_is_asked():
    assert version(()) == version(())
    assert version(()) != version((Question(name="diet", words=("dijeta",)),))


@pytest.mark.parametrize("changed", ["parse/reading.py", "parse/words/cues.tsv", "script.py"])
def test_the_version_of_the_reader_follows_its_code_and_its_words(tmp_path, changed):
    package = tmp_path / "mailflow"
    shutil.copytree(ROOT / "mailflow", package)
    assert version((), package) == version(())

    with (package / changed).open("a", encoding="utf-8") as file:
        file.write("\n")

    assert version((), package) != version(())


@pytest.mark.parametrize("changed", ["rules/rulebook.py", "desk/desk.py", "respond/reply.py"])
def test_what_has_no_say_in_readings_does_not_make_them_old(tmp_path, changed):
    package = tmp_path / "mailflow"
    shutil.copytree(ROOT / "mailflow", package)
    (package / changed).write_text("", "utf-8")

    assert version((), package) == version(())
