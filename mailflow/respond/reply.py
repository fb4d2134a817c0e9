"""Respond: Verdict + Reading + Registration -> Reply, in the sender's language and script."""

import hashlib
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Final

from mailflow.model import Header, Reading, Registration, Reply, Script, Verdict
from mailflow.reference import cited
from mailflow.respond.calendar import calendar, method
from mailflow.respond.cleaning import clean, clean_name
from mailflow.respond.message import build
from mailflow.respond.occasion import Earlier, Occasion, in_language
from mailflow.respond.people import Told
from mailflow.respond.templates import Templates
from mailflow.respond.values import variables
from mailflow.respond.voices import Voice, voices

SUBJECT_LENGTH_MAX: Final = 80
BETWEEN: Final = "\n* * *\n\n"  # the line between two languages
_ADDRESS: Final = re.compile(
    r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,250}[A-Za-z0-9])"
)
_REPLIED: Final = re.compile(r"\s*(?:re|одг|odg|aw|sv)\s*:", re.IGNORECASE)
_BRACKETS: Final = re.compile(r"\s*\[\w{7}\]")


def compose(
    *,
    key: str,
    verdict: Verdict,
    reading: Reading,
    registration: Registration | None,
    occasion: Occasion,
    templates: Templates,
    received_at: datetime,
    composed_at: datetime,
    before: Registration | None = None,
    earlier: Earlier | None = None,
) -> Reply | None:
    """Return the answer to the letter *key*; None for silence. Ask `unanswerable` before.

    Args:
        composed_at: Becomes the Date field; it is no part of the reply's identity.
        before: The registration as it was, None if there was none: answers say what changed.
        earlier: Our answer to the same letter that went out before; another one corrects it.
    """
    to, name = addressee(reading.header), verdict.reply
    if name is None or not to:
        return None
    told = Told(template=name, reading=reading, registration=registration, before=before)
    said = _say(told, occasion, templates, received_at, None)
    parts = filter(None, (said.subject, said.body, said.html, said.calendar))
    message_id = identity(occasion.address, key, name, to, *parts)
    if earlier is not None and earlier.message_id != message_id:
        # No part of its identity: the same answer, sent before, is not sent as a correction.
        said = _say(told, occasion, templates, received_at, earlier)
    return _sealed(message_id, name, to, said, reading.header, occasion.address, composed_at)


def _sealed(
    message_id: str, name: str, to: str, said: "_Said", answered: Header, desk: str,
    composed_at: datetime,
) -> Reply:  # fmt: skip
    return Reply(
        message_id=message_id,
        template=name,
        language=said.language,
        script=said.script,
        to=to,
        sender=desk,
        subject=said.subject,
        body=said.body,
        html=said.html,
        calendar=said.calendar,
        source=build(
            sender=(said.signed, desk),
            to=(to,),
            subject=said.subject,
            body=said.body,
            message_id=message_id,
            composed_at=composed_at,
            answered=answered,
            html=said.html,
            calendar=(said.method, said.calendar),
        ),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Said:
    """The words of a reply, in the script they go out in.

    Attributes:
        signed: Display name it goes out under.
        method: Of the calendar; "" if it has none.
    """

    language: str
    script: Script
    subject: str
    body: str
    signed: str
    html: str
    method: str
    calendar: str


def _say(
    told: Told,
    occasion: Occasion,
    templates: Templates,
    received_at: datetime,
    earlier: Earlier | None = None,
) -> _Said:
    """Return the reply in one voice, or in two with a line between."""
    all_voices = voice(told.template, told.reading, templates, occasion)
    all_values = [variables(told, v, occasion, received_at, earlier) for v in all_voices]
    texts = [
        templates.render(told.template, v, values)
        for v, values in zip(all_voices, all_values, strict=True)
    ]
    first, values = all_voices[0], all_values[0]
    how = method(told)
    return _Said(
        language=first.language,
        script=first.script,
        # What the sender called the letter stays in the script it was written in.
        subject=_subject(told.reading.header, texts[0].subject, told.registration),
        body=BETWEEN.join(text.body for text in texts),
        signed=clean(str(values["signature"])),
        # Two pages are no page: who is answered in two languages is answered in plain text.
        html=texts[0].html if len(texts) == 1 else "",
        method=how,
        calendar=_calendar(how, told, occasion, values, received_at),
    )


def _calendar(
    how: str,
    told: Told,
    occasion: Occasion,
    values: Mapping[str, object],
    received_at: datetime,
) -> str:
    if not how or told.registration is None:
        return ""
    spoken = {name: str(values[name]) for name in ("event", "place", "signature")}
    return calendar(how, told.registration, occasion, spoken, received_at)


def announce(
    *,
    name: str,
    to: str,
    subject: str,
    body: str,
    language: str,
    occasion: Occasion,
    composed_at: datetime,
) -> Reply:
    """Return a message of the desk's own accord, such as the digest, ready to send to *to*.

    *name* stands for the template's; the same text has the same Message-ID, as in `compose`.
    """
    told = clean(subject, SUBJECT_LENGTH_MAX)
    message_id = identity(occasion.address, name, to, told, body)
    return Reply(
        message_id=message_id,
        template=name,
        language=language,
        script=Script.CYRILLIC if language == "sr" else Script.LATIN,
        to=to,
        sender=occasion.address,
        subject=told,
        body=body,
        source=build(
            sender=(
                clean(in_language(occasion.signature, language, occasion.languages)),
                occasion.address,
            ),
            to=(to,),
            subject=told,
            body=body,
            message_id=message_id,
            composed_at=composed_at,
        ),
    )


def unanswerable(
    header: Header, return_path: str | None, desk_addresses: Collection[str]
) -> str:
    """Return why no answer may go out, in plain words for staff; "" if one may.

    Args:
        return_path: MAIL FROM; "" is the null sender, None when we did not see it.
    """
    to = addressee(header)
    ours = {address.lower() for address in desk_addresses}
    reasons = (
        (header.sender is None, "it does not have exactly one sender"),
        # RFC 3834 §2: never to the null sender, or bounces and answers go on for ever.
        (
            return_path is not None and return_path.strip("<> ") == "",
            "sent with no return path",
        ),
        (bool(header.machine), header.machine),
        (bool(header.silence), header.silence),
        (bool(ours & {to, header.sender.email if header.sender else ""}), "it is our own"),
        # RFC 2606 §2: nobody has an address there; what we erased has such a one.
        (
            not _ADDRESS.fullmatch(to) or to.endswith(".invalid"),
            "its address cannot be written to",
        ),
    )
    return next((why for is_so, why in reasons if is_so), "")


def addressee(header: Header) -> str:
    """Return the bare address to answer to, lower case; "" if there is none."""
    to = header.reply_to or header.sender
    return to.email.lower() if to else ""


def voice(
    template: str, reading: Reading, templates: Templates, occasion: Occasion
) -> tuple[Voice, ...]:
    """Return how the answer speaks: the sender's language and script where we have it.

    A second voice, where the organiser wants two, says the same in another language.
    """
    has = partial(templates.has, template)
    return tuple(voices(reading.language, reading.script, occasion.languages, has))


def identity(desk: str, *parts: str) -> str:
    """Return the Message-ID of what *parts* say; the same for ever, whenever it is composed."""
    digest = hashlib.sha256("\0".join(parts).encode()).hexdigest()
    return f"<{digest[:40]}@{desk.rpartition('@')[2]}>"


def _subject(header: Header, told: str, registration: Registration | None) -> str:
    """Return "Re: " and the letter's subject (RFC 5322 §3.6.5), or what the template says.

    With the registration's reference, so that an answer to it is known again; once, and in
    place of any other.
    """
    subject = _BRACKETS.sub(lambda m: "" if cited(m[0]) else m[0], header.subject)
    own = clean_name(subject[:SUBJECT_LENGTH_MAX])
    answered = own if not own or _REPLIED.match(own) else f"Re: {own}"
    named = f" [{registration.reference}]" if registration else ""
    return (answered or clean(told, SUBJECT_LENGTH_MAX)) + named
