"""Name a letter: the same mail is one letter, whichever way it came. Pure.

A mail that comes to the sink and lies in a mailbox too, or is imported again from a file, has
the same text but other trace fields: each server on its way writes its own on top (RFC 5321
§4.4), a mailbox notes what was read, and line ends change with the medium. So the name is the
SHA-256 of the message without these. The Message-ID would not do: it is the sender's to
choose, and somebody could use another's to have that person's letter taken for a copy.
"""

import re
from hashlib import sha256
from typing import Final

# Written by servers and mailboxes on the way, never by the author. ARC: RFC 8617; the last
# two lines: what mbox files and delivery agents keep there.
_TRACE: Final = (
    rb"Return-Path|Received|X-Received|Delivered-To|X-Delivered-To|Delivery-Date"
    rb"|X-Original-To|Envelope-To|X-Envelope-To|X-Envelope-From"
    rb"|Authentication-Results|Received-SPF|ARC-[!-9;-~]+|X-Spam-[!-9;-~]+"
    rb"|Status|X-Status|X-Keywords|X-UID|Content-Length|Lines"
)
# No mail has more; looking for fields in thirty megabytes of them would keep others waiting.
_HEADER_BYTES_MAX: Final = 2**20
# Possessive (*+): a header of a hundred thousand lines is read once and never again.
_TRACE_FIELD: Final = re.compile(
    rb"^(?:" + _TRACE + rb")[ \t]*:[^\n]*+\n(?:[ \t][^\n]*+\n)*+", re.MULTILINE | re.IGNORECASE
)


def key_of(source: bytes) -> str:
    """Return the name of the message *source*, 64 hex digits.

    >>> key_of(b"Received: by a\\r\\nSubject: Prijava\\r\\n\\r\\nDolazimo.") == key_of(
    ...     b"Subject: Prijava\\n\\nDolazimo.\\n"
    ... )
    True
    """
    text = source.replace(b"\r\n", b"\n").replace(b"\r", b"\n").rstrip(b"\n")
    header, gap, body = text.partition(b"\n\n")
    is_ordinary = len(header) <= _HEADER_BYTES_MAX
    digest = sha256(_TRACE_FIELD.sub(b"", header + b"\n") if is_ordinary else header + b"\n")
    digest.update(gap[1:])
    digest.update(body)
    return digest.hexdigest()
