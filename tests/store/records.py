"""Ordinary records for the tests; everything not said is ordinary."""

from datetime import UTC, datetime
from typing import Any

from mailflow.lifecycle import State
from mailflow.model import (
    Act,
    Attendee,
    Correction,
    Deed,
    Found,
    Header,
    Intent,
    LetterRecord,
    Organisation,
    Person,
    RawMessage,
    Reading,
    Registration,
    Reply,
    ReplyRecord,
    ReplyState,
    Script,
    StaffAct,
    Status,
    Verdict,
)

NOON = datetime(2019, 3, 12, 12, tzinfo=UTC)


def raw(text: str = "Dolazimo.", **more: Any) -> RawMessage:
    source = f"From: mila@breza.example\r\nSubject: Prijava\r\n\r\n{text}\r\n".encode()
    return RawMessage(**{"source": source, "received_at": NOON, **more})


def found(value: str) -> Found:
    return Found(value=value, part="text", line=3, column=1, because="label")


def reading() -> Reading:
    return Reading(
        header=Header(
            sender=None,
            reply_to=None,
            subject="Пријава",
            message_id="<a@breza.example>",
            references=("<b@breza.example>",),
            sent_at=NOON,
            machine="",
            silence="",
        ),
        intent=Intent.REGISTER,
        because="„долазимо“",
        language="sr",
        script=Script.CYRILLIC,
        organisation=Organisation(name=found("Удружење Бреза"), city=found("Ниш")),
        attendees=(Person(name=found("Мила Брезић"), email=found("mila@breza.example")),),
        attendee_count=1,
    )


def letter(key: str = "a" * 64, **more: Any) -> LetterRecord:
    ordinary = {
        "state": State.RECEIVED,
        "received_at": NOON,
        "taken_at": NOON,
        "via": "smtp",
        "file": None,
        "return_path": "mila@breza.example",
    }
    return LetterRecord(key=key, **{**ordinary, **more})


def settled(key: str = "a" * 64, **more: Any) -> LetterRecord:
    verdict = Verdict(rule="registered", reply="accepted", registers=True)
    return letter(key, reading=reading(), verdict=verdict, state=State.REPLY_DUE, **more)


def reply(message_id: str = "<r1@desk.example>", **more: Any) -> ReplyRecord:
    body = more.pop("body", "Видимо се.\n")
    to = more.pop("to", "mila@breza.example")
    source = more.pop("source", "Subject: Пријава\r\n\r\nВидимо се.\r\n".encode())
    answer = Reply(
        message_id=message_id,
        template="accepted",
        language="sr",
        script=Script.CYRILLIC,
        to=to,
        sender="desk@office.example",
        subject="Пријава",
        body=body,
        source=source,
    )
    ordinary = {"letter": "a" * 64, "state": ReplyState.DUE, "attempts": 0, "due_at": NOON}
    return ReplyRecord(reply=answer, **{**ordinary, **more})


def registration(reference: str = "K7M2QX", **more: Any) -> Registration:
    ordinary = {
        "status": Status.CONFIRMED,
        "organisation": "Удружење Бреза",
        "city": "Ниш",
        "attendees": (Attendee(name="Мила Брезић"),),
        "attendee_count": 1,
        "contact_email": "mila@breza.example",
        "requests": ("vegetarian",),
        "received_at": NOON,
        "letters": ("a" * 64,),
        "rule": "registered",
        "marks": ("breza", "mila@breza.example"),
    }
    return Registration(reference=reference, **{**ordinary, **more})


def act(id: str = "1", **more: Any) -> Act:
    ordinary = {"at": NOON, "letter": "a" * 64, "what": "taken", "by": "desk"}
    return Act(id=id, **{**ordinary, **more})


def staff_act(id: str = "a00001", **more: Any) -> StaffAct:
    told = {"city": "Ниш", "was city": ""}
    ordinary = {"at": NOON, "by": "mira", "deed": Deed.CORRECT, "on": "K7M2QX", "told": told}
    return StaffAct(id=id, **{**ordinary, **more})


def corrected(**more: Any) -> Registration:
    one = Correction(act="a00001", at=NOON, by="mira", field="city", value="Ниш")
    return registration(corrections=(one,), former=("72PSH8K",), **more)
