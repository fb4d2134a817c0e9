"""The calendar that confirmed people get: read back by a library, and the message around it."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime, time
from email import message_from_bytes, policy
from email.message import EmailMessage

import icalendar
import pytest

from mailflow import respond
from mailflow.errors import ConfigError
from mailflow.journey import occasion
from mailflow.model import Reading, Registration, Reply, Script, Status, Verdict

from .readings import ANA, IN_TIME, RULES, TEMPLATES, TEXTS, ZLA, key, reading, registration

PAGE = "<!doctype html><html><body><p>{{ event }}</p><ul>{% for n in attendees %}"
PAGE += "<li>{{ n }}</li>{% endfor %}</ul><a href='https://пример.срб'>Више</a></body></html>\n"
HOSTILE = (
    "Бреза\r\nATTENDEE:mailto:zla@evil.example",
    "Бреза\nEND:VEVENT\nBEGIN:VEVENT",
    "a;b,c\\d:e",
    "Бреза\x00\x1b[31m\u202e",
    "Ж" * 500,
)


def say(
    reply: str = "accepted",
    read: Reading | None = None,
    now: Registration | None = None,
    before: Registration | None = None,
    texts: dict[str, str] | None = None,
    composed_at: datetime = IN_TIME,
    **fields: object,
) -> Reply:
    said = respond.compose(
        key=key(1),
        verdict=Verdict(rule="x", reply=reply),
        reading=read or reading(),
        registration=now or registration(),
        before=before,
        occasion=replace(occasion(RULES), **fields),  # type: ignore[arg-type]
        templates=respond.load(TEXTS | texts, RULES.templates) if texts else TEMPLATES,
        received_at=IN_TIME,
        composed_at=composed_at,
    )
    assert said is not None
    return said


def parts(reply: Reply) -> dict[str, EmailMessage]:
    message = message_from_bytes(reply.source, policy=policy.default)
    assert isinstance(message, EmailMessage)
    assert not message.defects
    return {part.get_content_type(): part for part in message.walk()}


def of(status: Status) -> Registration:
    people = tuple(replace(a, status=status) for a in registration().attendees)
    return replace(registration(), status=status, attendees=people)


def text_of(part: EmailMessage) -> str:
    return str(part.get_content()).replace("\r\n", "\n")


def event(reply: Reply) -> icalendar.Event:
    (found,) = icalendar.Calendar.from_ical(reply.calendar).walk("VEVENT")
    assert isinstance(found, icalendar.Event)
    assert not found.errors
    return found


# What it says.


def test_a_confirmation_brings_the_event_to_keep() -> None:
    reply = say(starts=time(10), ends=time(16, 30))
    told = event(reply)

    assert told["UID"] == f"{registration().reference}@civilnodrustvo.gov.rs"
    assert told["DTSTART"].dt == datetime(2019, 3, 15, 9, tzinfo=UTC)
    assert told["DTEND"].dt == datetime(2019, 3, 15, 15, 30, tzinfo=UTC)
    assert told["DTSTAMP"].dt == IN_TIME
    assert told["SUMMARY"].startswith("Партнерство за отворену управу")
    assert told["LOCATION"] == "хотел „Хајат“, Милентија Поповића 5, Нови Београд"
    assert registration().reference in told["DESCRIPTION"]
    assert told["ORGANIZER"] == "mailto:danilo.rodic@civilnodrustvo.gov.rs"
    assert (told["SEQUENCE"], told["STATUS"]) == (0, "CONFIRMED")


def test_without_hours_it_is_a_whole_day() -> None:
    told = event(say())

    assert (told["DTSTART"].dt, told["DTEND"].dt) == (date(2019, 3, 15), date(2019, 3, 16))


def test_in_summer_the_hour_is_that_of_summer() -> None:
    assert event(say(starts=time(10), day=date(2019, 7, 1)))["DTSTART"].dt.hour == 8


def test_it_names_nobody_and_invites_nobody() -> None:
    reply = say(now=registration("Ана Анић", "Вера Верић"))

    assert "ATTENDEE" not in reply.calendar
    assert not re.search("Ана|Вера|ana@", reply.calendar)
    assert "METHOD:PUBLISH\r\n" in reply.calendar


def test_a_change_updates_it_and_a_cancellation_takes_it_back() -> None:
    first = event(say())
    now = replace(registration(), revision=1)
    changed = event(say("changed", now=now, before=registration()))
    gone = replace(of(Status.CANCELLED), revision=2)
    cancelled = say("cancelled", now=gone, before=now)
    back = event(cancelled)

    assert first["UID"] == changed["UID"] == back["UID"]
    assert (first["SEQUENCE"], changed["SEQUENCE"], back["SEQUENCE"]) == (0, 1, 2)
    assert "METHOD:CANCEL\r\n" in cancelled.calendar
    assert back["STATUS"] == "CANCELLED"


@pytest.mark.parametrize(
    ("reply", "status", "before"),
    [
        ("late", Status.LATE, None),
        ("waiting", Status.WAITING, None),
        ("incomplete", Status.INCOMPLETE, None),
        ("status", Status.CONFIRMED, None),
        ("duplicate", Status.CONFIRMED, None),
        ("changed", Status.WAITING, None),
        ("cancelled", Status.CANCELLED, Status.WAITING),
        ("cancelled", Status.CANCELLED, None),
    ],
)
def test_only_who_is_confirmed_gets_one(
    reply: str, status: Status, before: Status | None
) -> None:
    assert say(reply, now=of(status), before=before and of(before)).calendar == ""


@pytest.mark.parametrize("read", [reading(sender=ZLA), reading(head={"reply_to": ZLA})])
def test_only_the_owner_gets_one(read: Reading) -> None:
    assert say(read=read).calendar == ""


def test_it_speaks_the_language_and_script_of_the_answer() -> None:
    latin = event(say(read=reading(script=Script.LATIN)))
    hungarian = event(
        say(read=reading(language="hu"), title={"sr": "Семинар", "hu": "Szeminárium"})
    )

    assert latin["SUMMARY"].startswith("Partnerstvo")
    assert hungarian["SUMMARY"] == "Szeminárium"


# How it is written.


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_becomes_a_line_of_its_own(text: str) -> None:
    reply = say(title={"": text}, place={"": text}, signature={"": text})
    lines = reply.calendar.split("\r\n")
    names = [re.split("[:;]", line)[0] for line in lines if line and line[0] != " "]

    assert max(len(line.encode()) for line in lines) <= 75
    assert "\n" not in reply.calendar.replace("\r\n", "")
    assert len(names) == len(set(names)) + 2  # BEGIN and END stand twice
    assert "ATTENDEE" not in names
    assert (
        event(reply)["LOCATION"]
        == " ".join("".join(c for c in text if c.isprintable() or c.isspace()).split())
        .replace("\x00", "")[:120]
        .rstrip()
    )


def test_the_same_answer_is_the_same_to_the_byte() -> None:
    assert say().source == say().source
    later = say(composed_at=IN_TIME.replace(year=2020))

    assert (later.message_id, later.calendar) == (say().message_id, say().calendar)


def test_the_message_holds_what_its_fields_say() -> None:
    reply = say()
    found = parts(reply)
    file = found["text/calendar"]

    assert list(found) == ["multipart/mixed", "text/plain", "text/calendar"]
    assert file["Content-Type"].params["method"] == "PUBLISH"
    assert file.get_filename() == "event.ics"
    assert file.get_payload(decode=True).decode() == reply.calendar
    assert text_of(found["text/plain"]) == reply.body
    assert reply.source.isascii()


def test_who_gets_no_calendar_gets_one_plain_part() -> None:
    assert list(parts(say("late"))) == ["text/plain"]


# The page that an organiser may add.


def test_a_page_goes_beside_the_text() -> None:
    reply = say("late", texts={"late.sr.html": PAGE})
    found = parts(reply)

    assert list(found) == ["multipart/alternative", "text/plain", "text/html"]
    assert text_of(found["text/html"]) == reply.html
    assert "<li>Ана Анић</li>" in reply.html


def test_a_page_and_a_calendar_go_together() -> None:
    found = parts(say(texts={"accepted.sr.html": PAGE}))

    assert list(found) == [
        "multipart/mixed", "multipart/alternative", "text/plain", "text/html", "text/calendar",
    ]  # fmt: skip


def test_a_name_in_a_page_is_no_tag() -> None:
    now = registration("<script>alert(1)</script>")
    reply = say(now=now, read=reading("<b>x</b>"), texts={"accepted.sr.html": PAGE})

    assert "<script" not in reply.html
    assert "&lt;script&gt;" in reply.html


def test_a_page_in_latin_keeps_its_tags() -> None:
    reply = say(read=reading(script=Script.LATIN), texts={"accepted.sr.html": PAGE})

    assert "<a href='https://пример.срб'>Više</a>" in reply.html
    assert "Partnerstvo" in reply.html


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("late.sr.html", "<p>{{ evnt }}</p>", "unknown variable 'evnt'; did you mean 'event'?"),
        ("late.sr.html", "", "is empty"),
        ("late.sr.html", "{{ event.__class__ }}", "not allowed in a template"),
        ("latte.sr.html", "<p>x</p>", "a page needs its text beside it, latte.sr.txt"),
        ("late.html", "<p>x</p>", "the name must read"),
    ],
)
def test_a_page_with_a_mistake_is_refused(name: str, text: str, expected: str) -> None:
    with pytest.raises(ConfigError) as caught:
        respond.load(TEXTS | {name: text}, RULES.templates)

    assert any(
        problem.startswith(f"templates/{name}:1: ") and expected in problem
        for problem in caught.value.problems
    )


def test_the_sender_of_these_tests_is_the_owner() -> None:
    assert registration().is_of(reading(sender=ANA).header)
