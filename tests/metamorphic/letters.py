"""A letter taken apart and put together again, so that only what a change means is changed."""

import re
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from email import message_from_bytes, policy
from email.headerregistry import Address, BaseHeader, HeaderRegistry
from email.message import EmailMessage
from functools import lru_cache
from html import escape, unescape
from typing import Any


class _Headers(HeaderRegistry):
    """CPython 3.11 parses a header at every look at it; most of the time would go there."""

    @lru_cache(maxsize=4096)  # noqa: B019 - there is one, and it lives as long as the program
    def __call__(self, name: str, value: str) -> BaseHeader:
        return super().__call__(name, value)


POLICY = policy.SMTP.clone(refold_source="none", header_factory=_Headers())
# Folded between two encoded words, a name in Cyrillic would gain a blank (CPython 3.11).
_UNFOLDED = POLICY.clone(max_line_length=None)
DESK = "danilo.rodic@civilnodrustvo.gov.rs"
ADDRESSES = ("From", "To", "Cc", "Reply-To")
_MARKUP = re.compile(
    r"(<!--.*?-->|<head\b.*?</head>|<style\b.*?</style>|<[^>]*>)", re.DOTALL | re.IGNORECASE
)
_LABEL_IN_PAGE = re.compile(r"(<meta[^>]*charset=[\"']?)[\w-]+", re.IGNORECASE)
_BOUNDARY_OF_BODY = re.compile(r"</body>", re.IGNORECASE)

Words = Callable[[str], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A letter, and what a careful clerk writes down of it.

    Attributes:
        source: The RFC 5322 bytes.
        truth: One object of truth.jsonl.
    """

    source: bytes
    truth: dict[str, Any]


Change = Callable[[Case], Case | None]


def opened(case: Case) -> EmailMessage:
    message = message_from_bytes(case.source, policy=POLICY)
    assert isinstance(message, EmailMessage)
    return message


def closed(case: Case, message: EmailMessage, **truth: Any) -> Case:
    return replace(case, source=message.as_bytes(policy=_UNFOLDED), truth=case.truth | truth)


def leaves(part: EmailMessage) -> Iterator[EmailMessage]:
    """Letters inside the letter stay whole: they are somebody else's."""
    if part.get_content_maintype() == "multipart":
        for child in part.iter_parts():
            yield from leaves(child)  # type: ignore[arg-type]
    else:
        yield part


def texts(message: EmailMessage) -> list[EmailMessage]:
    """Return the parts that are the text of the letter, no documents."""
    shown = (p for p in leaves(message) if p.get_content_type() in ("text/plain", "text/html"))
    return [part for part in shown if not part.get_filename() and not part.is_attachment()]


def is_page(part: EmailMessage) -> bool:
    return part.get_content_subtype() == "html"


def said(part: EmailMessage) -> str:
    payload = part.get_payload(decode=True)
    assert isinstance(payload, bytes)
    return payload.decode(part.get_content_charset() or "ascii").replace("\r\n", "\n")


def say(
    part: EmailMessage, text: str, *, charset: str = "utf-8", transfer: str = "quoted-printable"
) -> None:
    kept = {"format": part.get_param("format")} if part.get_param("format") else {}
    page = is_page(part)
    shown = _LABEL_IN_PAGE.sub(rf"\g<1>{charset}", text) if page else text
    part.set_content(
        shown,
        subtype="html" if page else "plain",
        charset=charset,
        cte=transfer,
        params=kept or None,
    )


def in_words(part: EmailMessage, words: Words) -> str:
    """Return the text of *part* with *words* done to what a reader sees of it."""
    text = said(part)
    if not is_page(part):
        return words(text)
    pieces = _MARKUP.split(text)
    return "".join(
        piece if number % 2 else escape(words(unescape(piece)), quote=False)
        for number, piece in enumerate(pieces)
    )


def reworded(case: Case, words: Words, **truth: Any) -> Case:
    """Return *case* with *words* done to its texts, its subject and the names of its header."""
    message = opened(case)
    for part in texts(message):
        say(part, in_words(part, words))
    reheaded(message, words)
    return closed(case, message, **truth)


def reheaded(message: EmailMessage, words: Words, address: Words = str) -> None:
    """Change subject and names by *words*, and the addresses behind the names by *address*."""
    subject = message["Subject"]
    if subject and words(str(subject)) != str(subject):
        message.replace_header("Subject", words(str(subject)))
    for name in ADDRESSES:
        field = message[name]
        if field is None or field.defects:
            continue
        renamed = [
            Address(display_name=words(a.display_name), addr_spec=address(a.addr_spec))
            for a in field.addresses
        ]
        if [str(a) for a in renamed] != [str(a) for a in field.addresses]:
            message.replace_header(name, ", ".join(map(str, renamed)))


def plain_text(message: EmailMessage) -> str | None:
    """Return what the sender typed, if the letter tells it without HTML."""
    shown = [part for part in texts(message) if not is_page(part)]
    return said(shown[0]).rstrip("\n") if len(shown) == 1 else None


def body_of(message: EmailMessage) -> EmailMessage:
    """Return the part that holds the text in all its forms, without the documents."""
    part = message
    while part.get_content_type() in ("multipart/mixed", "multipart/report"):
        part = next(part.iter_parts())  # type: ignore[assignment]
    return part


def put_body(
    message: EmailMessage,
    *,
    plain: str | None = None,
    page: str | None = None,
    transfer: str = "quoted-printable",
    params: dict[str, str] | None = None,
) -> None:
    body = body_of(message)
    body.clear_content()
    if plain is not None:
        body.set_content(plain + "\n", cte=transfer, params=params)
    if page is not None and plain is not None:
        body.add_alternative(page, subtype="html", cte=transfer)
    elif page is not None:
        body.set_content(page, subtype="html", cte=transfer)


def append(message: EmailMessage, *, plain: str, page: str) -> None:
    """Write *plain* or *page* below every form of the text."""
    for part in texts(message):
        text = said(part)
        if not is_page(part):
            say(part, text.rstrip("\n") + plain + "\n")
        elif _BOUNDARY_OF_BODY.search(text):
            say(part, _BOUNDARY_OF_BODY.sub(lambda m: page + m[0], text, count=1))
        else:
            say(part, text.rstrip("\n") + page + "\n")


def pick(case: Case, among: Sequence[Any], salt: str = "") -> Any:
    """Return one of *among*, always the same for the same letter."""
    return among[zlib.crc32(case.source + salt.encode()) % len(among)]
