"""Respond: Verdict + Reading + Registration -> Reply, in the sender's language and script."""

import hashlib
import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from mailflow.model import Header, Reading, Registration, Reply, Script, Verdict
from mailflow.reference import cited
from mailflow.respond.message import build
from mailflow.respond.templates import Templates
from mailflow.respond.values import Occasion, clean, clean_name, in_language, variables
from mailflow.script import to_latin

SUBJECT_LENGTH_MAX: Final = 80
# They read Serbian as their own, in Latin; English would be the stranger's language.
_NEIGHBOURS: Final = frozenset({"hr", "bs", "sh", "cnr", "me"})
_ADDRESS: Final = re.compile(
    r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,250}[A-Za-z0-9])"
)
_REPLIED: Final = re.compile(r"\s*(?:re|одг|odg|aw|sv)\s*:", re.IGNORECASE)
_BRACKETS: Final = re.compile(r"\s*\[\w{7}\]")
_KEPT: Final = re.compile(r"(\S*(?:@|://)\S*)")


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
) -> Reply | None:
    """Return the answer to the letter *key*; None for silence. Ask `unanswerable` before.

    *composed_at* becomes the Date field; it is no part of the reply's identity. *before* is
    the registration as it was, None if there was none: the answer says what changed.
    """
    to, name = addressee(reading.header), verdict.reply
    if name is None or not to:
        return None
    said = _say(name, reading, registration, before, occasion, templates, received_at)
    return _sealed(key, name, to, said, reading.header, occasion.address, composed_at)


def _sealed(
    key: str, name: str, to: str, said: "_Said", answered: Header, desk: str,
    composed_at: datetime,
) -> Reply:  # fmt: skip
    message_id = identity(desk, key, name, to, said.subject, said.body)
    return Reply(
        message_id=message_id,
        template=name,
        language=said.language,
        script=said.script,
        to=to,
        sender=desk,
        subject=said.subject,
        body=said.body,
        source=build(
            sender=(said.signed, desk),
            to=(to,),
            subject=said.subject,
            body=said.body,
            message_id=message_id,
            composed_at=composed_at,
            answered=answered,
        ),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Said:
    """The words of a reply, in the script they go out in."""

    language: str
    script: Script
    subject: str
    body: str
    signed: str


def _say(
    template: str,
    reading: Reading,
    registration: Registration | None,
    before: Registration | None,
    occasion: Occasion,
    templates: Templates,
    received_at: datetime,
) -> _Said:
    language, script = voice(template, reading, templates)
    values = variables(language, reading, registration, occasion, received_at, before)
    told, body = templates.render(template, language, values)
    signed = clean(in_language(occasion.signature, language))
    if language == "sr" and script is Script.LATIN:
        told, body, signed = latin(told), latin(body), latin(signed)
    return _Said(
        language=language,
        script=script,
        # What the sender called the letter stays in the script it was written in.
        subject=_subject(reading.header, told, registration),
        body=body,
        signed=signed,
    )


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
            sender=(clean(in_language(occasion.signature, language)), occasion.address),
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
        (not _ADDRESS.fullmatch(to), "its address cannot be written to"),
    )
    return next((why for is_so, why in reasons if is_so), "")


def addressee(header: Header) -> str:
    """Return the bare address to answer to, lower case; "" if there is none."""
    to = header.reply_to or header.sender
    return to.email.lower() if to else ""


def voice(template: str, reading: Reading, templates: Templates) -> tuple[str, Script]:
    """Return language and script of the answer: the sender's own where we have it."""
    if templates.has(template, reading.language):
        script = Script.LATIN if reading.language == "en" else reading.script
        return reading.language, script
    if reading.language in _NEIGHBOURS:
        return "sr", Script.LATIN
    return "en", Script.LATIN


def latin(text: str) -> str:
    """Return *text* in Latin, addresses and links left as they are.

    >>> latin("Пишите на адресу пример@пример.срб или desk@example.org.")
    'Pišite na adresu пример@пример.срб ili desk@example.org.'
    """
    return "".join(
        part if place % 2 else to_latin(part) for place, part in enumerate(_KEPT.split(text))
    )


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
