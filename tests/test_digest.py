"""The staff's digest: every letter counted once, and what to do about the held ones."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from hashlib import sha256

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mailflow import digest
from mailflow.digest.table import aligned
from mailflow.lifecycle import State
from mailflow.model import (
    Address,
    Correction,
    Deed,
    Doubt,
    LetterRecord,
    Registration,
    Reply,
    ReplyRecord,
    ReplyState,
    Script,
    StaffAct,
    Status,
    Verdict,
)

from .readings import IN_TIME, RULES, reading, registration

SINCE = IN_TIME - timedelta(days=1)
ACCEPTED = Verdict(rule="registered", reply="accepted", registers=True)


def letter(
    number: int = 1, verdict: Verdict | None = ACCEPTED, **fields: object
) -> LetterRecord:
    """A letter taken just now, registered and answered."""
    ordinary: dict[str, object] = {
        "key": sha256(str(number).encode()).hexdigest(),
        "state": State.CLOSED,
        "received_at": IN_TIME,
        "taken_at": IN_TIME,
        "via": "file",
        "file": None,
        "return_path": None,
        "reading": reading(),
        "verdict": verdict,
        "reply": "<r@desk.example>",
    }
    return LetterRecord(**(ordinary | fields))  # type: ignore[arg-type]


def held(number: int = 2, because: str = "two organisations", **fields: object) -> LetterRecord:
    verdict = Verdict(rule="uncertain", hold=because)
    ordinary = {"state": State.HELD, "held_because": because, "reply": None}
    return letter(number, verdict, **(ordinary | fields))


def body(
    *letters: LetterRecord,
    replies: tuple[ReplyRecord, ...] = (),
    book: tuple[Registration, ...] = (),
    acts: tuple[StaffAct, ...] = (),
    language: str = "sr",
) -> str:
    return digest.compose(
        event="Партнерство за отворену управу",
        letters=letters,
        replies=replies,
        registrations=book,
        acts=acts,
        since=SINCE,
        until=IN_TIME,
        zone=RULES.event.time_zone,
        language=language,
    ).body


@pytest.mark.parametrize(
    ("record", "kind"),
    [
        (letter(), "new"),
        (letter(verdict=replace(ACCEPTED, reply=None)), "new"),
        (letter(verdict=Verdict(rule="x", reply="changed", registers=True)), "changed"),
        (letter(verdict=Verdict(rule="x", reply="cancelled", registers=True)), "changed"),
        (letter(verdict=Verdict(rule="x", reply="duplicate")), "duplicate"),
        (letter(verdict=Verdict(rule="x", reply="late")), "late"),
        (letter(verdict=Verdict(rule="x", reply="incomplete")), "incomplete"),
        (letter(verdict=Verdict(rule="x", reply="waiting")), "waiting"),
        (letter(verdict=Verdict(rule="x", reply="declined")), "declined"),
        (letter(verdict=Verdict(rule="x", reply="parking")), "other"),
        (letter(verdict=Verdict(rule="x")), "silent"),
        (held(), "held"),
        (letter(state=State.HELD), "held"),
        (held(state=State.CLOSED), "by hand"),
        (letter(verdict=None), "by hand"),
        (letter(verdict=None, state=State.RECEIVED), "undecided"),
        (held(state=State.RECEIVED), "undecided"),
    ],
)  # fmt: skip
def test_a_letter_is_counted_in_one_row(record: LetterRecord, kind: str) -> None:
    assert digest.kind(record) == kind


VERDICTS = [None, ACCEPTED, *(Verdict(rule="x", reply=r) for r in ("late", "x", "duplicate"))]


@settings(max_examples=80, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from([*VERDICTS, Verdict(rule="x", hold="y"), Verdict(rule="x")]),
            st.sampled_from(list(State)),
            st.integers(-30, 1),
        )
    )
)
def test_the_rows_add_up_to_the_letters_received(
    drawn: list[tuple[Verdict | None, State, int]],
) -> None:
    letters = [
        letter(n, verdict, state=state, taken_at=IN_TIME + timedelta(hours=hours))
        for n, (verdict, state, hours) in enumerate(drawn)
    ]
    expected = sum(SINCE < one.taken_at <= IN_TIME for one in letters)
    counts = body(*letters).split("\n\n")[1].splitlines()
    total, *rows = [int(line.split()[-1]) for line in counts]

    assert total == expected == sum(rows)


def test_a_held_letter_comes_with_its_reason_and_the_commands_to_run() -> None:
    record = held()
    text = body(record)

    assert "two organisations" in text
    for verb in ("show", "release", "dismiss"):
        assert f"mailflow {verb} {record.key[:8]}\n" in text


@pytest.mark.parametrize(
    ("language", "said"),
    [("sr", "„Бреза“ или „Јела“?; нико није наведен"),
     ("en", "“Бреза” or “Јела”?; nobody is named")],
)  # fmt: skip
def test_the_staff_read_what_was_doubted_in_their_own_language(
    language: str, said: str
) -> None:
    doubts = (
        Doubt(code="two_organisations", values=("Бреза", "Јела"), weight=0.9),
        Doubt(code="nobody_named", weight=0.8),
    )
    record = held(because="in English", held_for=doubts)

    assert f"            {said}\n" in body(record, language=language)


def test_a_reason_kept_by_an_older_version_is_shown_as_it_is() -> None:
    assert "the server refused it" in body(held(because="the server refused it"))


def test_what_is_held_stays_in_the_digest_until_somebody_saw_to_it() -> None:
    old = held(taken_at=IN_TIME - timedelta(days=9))

    assert old.key[:8] in body(old)


def test_nothing_held_is_said() -> None:
    assert "Ниједно писмо не чека на вас." in body(letter())


def test_a_person_who_got_no_answer_is_named() -> None:
    silent = letter(reply=None)
    answered = letter(2)
    section = body(silent, answered).partition("ОДГОВОР НИЈЕ ПОСЛАТ")[2]

    assert silent.key[:8] in section
    assert answered.key[:8] not in section


def test_why_a_person_got_no_answer_is_told() -> None:
    asked = reading(head={"silence": "X-Auto-Response-Suppress: All"})

    assert "X-Auto-Response-Suppress: All\n" in body(letter(reply=None, reading=asked))
    assert "no return path\n" in body(letter(reply=None, return_path=""))


def test_a_machine_that_got_no_answer_is_not() -> None:
    assert "ОДГОВОР НИЈЕ ПОСЛАТ" not in body(letter(verdict=Verdict(rule="x"), reply=None))


def test_a_new_registration_is_named_with_its_people() -> None:
    entry = registration("Ана Анић", "Бора Борић")
    text = body(letter(registration=entry.reference), book=(entry,))

    assert re.search(rf"{entry.reference}  Удружење „Бреза“  2  Ана Анић, Бора Борић\n", text)


def test_the_book_is_summed_up_by_status() -> None:
    book = (
        registration("Ана Анић", "Бора Борић"),
        registration("Вера Верић", reference="B", attendee_count=4),
        registration("Г Г", reference="C", status=Status.LATE),
    )
    totals = body(book=book).split("\n\n")[-1].splitlines()

    assert [line.split()[-2:] for line in totals[1:]] == [["2", "6"], ["1", "1"]]


def test_an_answer_that_was_refused_for_now_is_shown_with_what_the_server_said() -> None:
    reply = Reply(
        message_id="<r>", template="accepted", language="sr", script=Script.CYRILLIC,
        to="ana@breza.example", sender="desk@x.example", subject="s", body="b", source=b"",
    )  # fmt: skip
    due = ReplyRecord(
        reply=reply, letter="ab" * 32, state=ReplyState.DUE, attempts=3, due_at=IN_TIME,
        said="451 try later",
    )  # fmt: skip

    assert "451 try later" in body(replies=(due,))
    assert "451" not in body(replies=(replace(due, state=ReplyState.SENT),))


@pytest.mark.parametrize("evil", ["\x1b[31mred", "a\nb\r\nc", "\u202egpj", "а" * 900])
def test_what_strangers_wrote_cannot_touch_the_terminal_or_the_layout(evil: str) -> None:
    who = Address(name="", email=evil)
    text = body(held(because=evil, reading=reading(org=f"Ц {evil}", sender=who)))

    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", text)
    assert text.count("\n") == body(held()).count("\n")
    assert max(map(len, text.splitlines())) < 330


def test_columns_align_in_both_scripts() -> None:
    lines = aligned([("Удружење", "1"), ("Udruženje", "2"), ("学会", "3"), ("é", "4")])

    assert lines == ["Удружење   1", "Udruženje  2", "学会       3", "é          4"]


def test_a_long_section_is_cut_and_says_so() -> None:
    text = body(*(held(n) for n in range(130)))

    assert text.count("mailflow release") == digest.ROWS_MAX
    assert "… и још 30\n" in text


def test_the_digest_exists_in_english_too() -> None:
    text = body(letter(), held(), language="en")

    assert "LETTERS RECEIVED" in text
    assert "WAITING FOR YOU: 1" in text


def test_both_languages_have_the_same_words() -> None:
    from mailflow.digest.words import WORDS

    assert WORDS["sr"].keys() == WORDS["en"].keys()


def test_an_empty_day_is_a_digest_too() -> None:
    assert "СТИГЛО ПИСАМА  0\n" in body()


@pytest.mark.parametrize(
    ("language", "dated", "delayed"),
    [
        (
            "sr",
            "у писму пише 11.03.2019. 09:00, примљено 12.03. 10:00",
            "други сервер га је имао",
        ),
        ("en", "dated 11.03.2019. 09:00, received 12.03. 10:00", "another mail server had it"),
    ],
)
@pytest.mark.parametrize("make", [held, letter])
def test_other_clocks_are_told_of_what_is_held_or_late(
    make: Callable[..., LetterRecord], language: str, dated: str, delayed: str
) -> None:
    earlier = datetime.fromisoformat("2019-03-11T09:00+01:00")
    odd = reading(head={"sent_at": earlier, "relayed_at": earlier})
    late = Verdict(rule="after the deadline", reply="late", registers=False)
    record = make(reading=odd) if make is held else make(1, late, reading=odd)

    assert dated in body(record, language=language)
    assert delayed in body(record, language=language)
    usual = replace(record, received_at=earlier + timedelta(minutes=10))
    assert dated.split(" 11")[0] not in body(usual, language=language)
    assert delayed not in body(usual, language=language)


def corrected(read: str) -> Registration:
    one = Correction(
        act="a00001", at=IN_TIME, by="mira", field="name", attendee="Ana Antić",
        was="Ana Anić", read=read, value="Ana Antić",
    )  # fmt: skip
    return replace(registration(), corrections=(one,))


@pytest.mark.parametrize(("read", "told"), [("Hana Anić", 1), ("Ana Anić", 0)])
def test_a_correction_the_letters_tell_a_third_thing_of_is_shown(read: str, told: int) -> None:
    entry = corrected(read)
    said = body(book=(entry,))

    assert said.count("„Ana Antić“, у писму: „Hana Anić“") == told
    assert said.count(f"mailflow history {entry.reference}") == told


@pytest.mark.parametrize(
    ("on", "told"), [("GONE234", 1), ("72PSH8K", 0), ("f" * 64, 0), ("", 0)]
)
def test_an_act_whose_registration_is_gone_is_shown(on: str, told: int) -> None:
    act = StaffAct(id="a00007", at=IN_TIME, by="mira", deed=Deed.ACCEPT, on=on, told={})
    entry = replace(registration(), former=("72PSH8K",))

    for acts, count in (((act,), told), ((replace(act, undone=True),), 0)):
        assert body(book=(entry,), acts=acts).count("mailflow undo a00007") == count


def test_a_registration_of_two_names_is_counted_once() -> None:
    entry = replace(registration(), former=("72PSH8K",))

    assert body(book=(entry,)) == body(book=(replace(entry, former=()),))
