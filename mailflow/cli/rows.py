"""Records as the JSON objects that `--json` promises."""

from typing import Any

from mailflow.model import Act, Attendee, LetterRecord, Registration, ReplyRecord, StaffAct


def letter(record: LetterRecord, reply: ReplyRecord | None) -> dict[str, Any]:
    """Return the object of `mailflow letters --json`."""
    return {
        "key": record.key,
        "file": record.file,
        "source": record.via,
        "message_id": record.message_id or None,
        "received_at": record.received_at.isoformat(),
        "state": record.state.value,
        "intent": record.reading.intent.value if record.reading else None,
        "rule": record.verdict.rule if record.verdict else None,
        "registration": record.registration,
        "held_because": record.held_because,
        "reply": _reply(reply) if reply else None,
    }


def _reply(record: ReplyRecord) -> dict[str, Any]:
    reply = record.reply
    return {
        "template": reply.template,
        "language": reply.language,
        "script": reply.script.value,
        "to": reply.to,
        "message_id": reply.message_id,
        "state": record.state.value,
        "sent_at": record.sent_at.isoformat() if record.sent_at else None,
    }


def registration(entry: Registration) -> dict[str, Any]:
    """Return the object of `mailflow list --json`."""
    names = "name", "city", "registration_number", "tax_number", "website"
    values = (
        entry.organisation,
        entry.city,
        entry.registration_number,
        entry.tax_number,
        entry.website,
    )
    contact = entry.contact_name, entry.contact_email, entry.contact_phone
    return {
        "reference": entry.reference,
        "status": entry.status.value,
        "organisation": dict(zip(names, values, strict=True)) if entry.organisation else None,
        "attendees": [_attendee(one) for one in entry.attendees],
        "attendee_count": entry.attendee_count,
        "contact": dict(zip(("name", "email", "phone"), contact, strict=True)),
        "requests": list(entry.requests),
        "received_at": entry.received_at.isoformat(),
        "letters": list(entry.letters),
        "rule": entry.rule,
        "answers": dict(entry.answers),
    }


def _attendee(one: Attendee) -> dict[str, Any]:
    return {
        "name": one.name,
        "role": one.role,
        "email": one.email,
        "phone": one.phone,
        "organisation": one.organisation,
        "status": one.status.value,
        "answers": dict(one.answers),
    }


def act(one: Act | StaffAct) -> dict[str, Any]:
    """Return the object of `mailflow history --json`; *deed* is null for the desk's own."""
    happened = {"id": one.id, "at": one.at.isoformat(), "by": one.by}
    if isinstance(one, Act):
        return happened | {
            "deed": None, "on": one.letter, "told": {}, "what": one.what, "undone": False,
        }  # fmt: skip
    return happened | {
        "deed": one.deed.value,
        "on": one.on or None,
        "told": dict(one.told),
        "what": one.reason,
        "undone": one.undone,
    }
