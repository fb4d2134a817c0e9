"""Ordinary readings, and the organiser's own files; a test says only what is odd."""

from dataclasses import replace
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path

from mailflow import book, journey, respond, rules
from mailflow.model import (
    Address,
    Attendee,
    Found,
    Header,
    History,
    Intent,
    Organisation,
    Outcome,
    Person,
    Reading,
    Registration,
    Script,
    Verdict,
)

ROOT = Path(__file__).parent.parent
RULES_TEXT = (ROOT / "rules.yaml").read_text("utf-8")
TEXTS = {file.name: file.read_text("utf-8") for file in (ROOT / "templates").glob("*.txt")}
IN_TIME = datetime.fromisoformat("2019-03-12T10:00+01:00")
DEADLINE = datetime.fromisoformat("2019-03-13T15:30+01:00")
ANA = Address(name="Ана Анић", email="ana@breza.example")
ZLA = Address(name="Zla", email="zla@evil.example")


def found(value: str) -> Found:
    return Found(value=value, part="text", line=1, column=1, because="label")


def header(**fields: object) -> Header:
    ordinary: dict[str, object] = {
        "sender": ANA,
        "reply_to": None,
        "subject": "Пријава",
        "message_id": "<1@breza.example>",
        "references": (),
        "sent_at": None,
        "machine": "",
        "silence": "",
    }
    return Header(**(ordinary | fields))  # type: ignore[arg-type]


def organisation(name: str, **told: str) -> Organisation:
    return Organisation(name=found(name), **{key: found(value) for key, value in told.items()})


def people(*names: str) -> tuple[Person, ...]:
    return tuple(Person(name=found(name)) for name in names)


def reading(
    *names: str,
    org: str | Organisation | None = "Удружење „Бреза“",
    sender: Address | None = ANA,
    head: dict[str, object] | None = None,
    **fields: object,
) -> Reading:
    """A complete registration of Бреза by Ана, who comes herself."""
    named = names or ("Ана Анић",)
    ordinary: dict[str, object] = {
        "header": header(sender=sender, **(head or {})),
        "intent": Intent.REGISTER,
        "because": "пријављујем",
        "language": "sr",
        "script": Script.CYRILLIC,
        "organisation": organisation(org) if isinstance(org, str) else org,
        "attendees": people(*named),
    }
    return Reading(**(ordinary | fields))  # type: ignore[arg-type]


def rulebook(**swaps: str) -> rules.Rulebook:
    """The organiser's rules, with each text in *swaps* put in place of the one named."""
    return rules.load(swapped(**swaps))


def swapped(**swaps: str) -> str:
    text = RULES_TEXT
    for place, new in swaps.items():
        old = {
            "at": "at: end of working hours",
            "grace": "grace: 0 minutes",
            "day": "day: 2019-03-13",
            "zone": "time_zone: Europe/Belgrade",
            "hours": 'hours: {mon-fri: "07:30-15:30"}',
            "holidays": "holidays: RS",
            "address": "address: danilo.rodic@civilnodrustvo.gov.rs",
            "late": "when: late",
            "duplicate": "when: duplicate",
            "last": "  - name: registered\n",
            "limits": "# limits:\n",
        }[place]
        assert old in text
        text = text.replace(old, new, 1)
    return text


def with_limits(**limits: int | str) -> str:
    """The organiser's rules with *limits* and a waiting list; those who do not fit wait."""
    lines = "".join(f"  {name}: {count}\n" for name, count in limits.items())
    some = "{name: some, when: full || too_many, reply: accepted, registers: partly}"
    text = swapped(limits=f"limits:\n  waiting_list: true\n{lines}")
    place = "  - name: something is missing\n"
    return text.replace(place, f"  - {some}\n{place}")


def registration(*names: str, **fields: object) -> Registration:
    """What the book made of `reading(*names)`."""
    read = reading(*names)
    entered = book.enter("ab" * 32, IN_TIME, read, ACCEPTED, History())
    assert entered is not None
    return replace(entered, **fields)  # type: ignore[arg-type]


ACCEPTED = Verdict(rule="registered", reply="accepted", registers=True)


def facts(read: Reading, *earlier: Registration, **fields: object) -> rules.Facts:
    history = History(
        registrations=earlier,
        seats_taken=sum(there.seats for there in earlier),
    )
    ordinary: dict[str, object] = {
        "reading": read,
        "history": history,
        "earlier": book.find(read, history),
        "received_at": IN_TIME,
    }
    return rules.Facts(**(ordinary | fields))  # type: ignore[arg-type]


RULES = rulebook()
TEMPLATES = respond.load(TEXTS, RULES.templates)


def key(number: int) -> str:
    return sha256(str(number).encode()).hexdigest()


def travel(
    read: Reading,
    *earlier: Registration,
    received_at: datetime = IN_TIME,
    return_path: str | None = None,
    rules_now: rules.Rulebook | None = None,
    composed_at: datetime | None = None,
) -> Outcome:
    """What a letter read thus leads to under the organiser's own rules and templates."""
    return journey.decide_and_compose(
        key(1),
        read,
        History(registrations=earlier),
        rules_now or RULES,
        TEMPLATES,
        received_at=received_at,
        return_path=return_path,
        composed_at=composed_at or received_at + timedelta(minutes=1),
    )


def names_of(attendees: tuple[Attendee, ...]) -> list[str]:
    return [attendee.name for attendee in attendees]
