"""Bytes -> parts, by the message tree. Never raises; a letter inside stays whole.

The tree is the standard library's; mail-parser names its defects, where there are some.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.errors import MessageError
from email.feedparser import BytesFeedParser
from email.message import Message
from email.policy import compat32
from typing import Any, Final

from mailflow.parse.opening import charset, limits
from mailflow.parse.opening import fields as f

# What mail-parser 4.8 and the standard library let escape when a letter is broken on purpose.
_FAILURES: Final = (MessageError, ValueError, LookupError, TypeError, AttributeError)
BROKEN: Final = "broken MIME"
_NAME_CHARS_MAX: Final = 120
_FIELDS: Final = re.compile(rb"(?:[!-9;-~]++:[^\r\n]*+\r?\n(?:[ \t][^\r\n]*+\r?\n)*+)*+")
_TOLD: Final = re.compile(rb"^content-[^\n]*\n(?:[ \t][^\n]*\n)*", re.IGNORECASE | re.MULTILINE)
_PARTED: Final = re.compile(rb"(?:multipart|message)/", re.IGNORECASE)
# Of a field that tells of several parts: where each begins.
_BOUNDARY: Final = re.compile(
    rb"content-type:\s*multipart/(?!digest)[a-z]{1,20};\s*"
    rb"(?:(?!boundary)[a-z-]{1,20}=(?:\"[ !#-\[\]-~]*\"|[\w./+-]+);\s*)*"
    rb"boundary=(?:\"([ !#-\[\]-~]{0,69}[!#-\[\]-~])\"|([\w./+=-]{1,70}))\s*",
    re.IGNORECASE,
)
# What may stand beside it without a parser's finding anything amiss.
_BESIDE: Final = re.compile(
    rb"content-(?:language:[ -~]*|transfer-encoding:\s*(?:7bit|8bit|binary))\s*",
    re.IGNORECASE,
)
_CLOSED: Final = re.compile(rb"--[ \t]*(?:\r?\n|\Z)")
_PLAIN_CHARSET: Final = re.compile(
    r"text/[a-z]{1,20};\s*charset=(\"?)([\w.:-]{1,40})\1\s*", re.ASCII | re.IGNORECASE
)
# charset.py repairs the first, fields.py is stricter about the second.
_JUDGED_ELSEWHERE: Final = frozenset(("CharsetDecodeDefect", "AddressHeaderDefect"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A leaf of the MIME tree, or a whole letter inside the letter.

    Attributes:
        kind: Content type in lower case, without parameters.
        charset: As labelled; "" if not.
        name: File name, its path cut off, "" if none.
        attached: It is a document rather than part of the text.
        flowed: format=flowed of RFC 3676; "delsp" if trailing blanks go too; "" if not.
        payload: Bytes with the transfer encoding undone; of a letter inside, its source.
    """

    kind: str
    charset: str
    name: str
    attached: bool
    flowed: str
    payload: bytes


def parts(source: bytes) -> tuple[tuple[Part, ...], tuple[str, ...]]:
    """Return the parts of *source* in order, and findings; never none without a finding."""
    tree, findings = _tree(source)
    try:
        return tuple(_leaves(tree)), findings
    except _FAILURES as error:
        return (_as_text(source),), (*findings, f"{BROKEN}: {type(error).__name__}")


def _tree(source: bytes) -> tuple[Message, tuple[str, ...]]:
    tree = _parsed(source)
    return tree, (() if _is_sound(tree) else _judged(tree))


def _parsed(source: bytes) -> Message:
    """Return the tree, of the headers but what tells of parts: header.py reads the rest.

    The parser goes through field by field, and through a body line by line; it is spared both
    unless something is odd, for it has to tell what is.
    """
    plain = _plain(source)
    return _fed(source) if plain is None else plain


def _plain(source: bytes) -> Message | None:
    """Return the tree of *source*; None if anything in it is odd, or a letter is inside."""
    blank = limits.BLANK_LINE.search(source, 0, f.HEADER_BYTES_MAX)
    head = source[: blank.start() + 1] if blank else b""
    if blank is None or not _FIELDS.fullmatch(head):
        return None
    told, body = _TOLD.findall(head), source[blank.end() :]
    tree = Message(compat32)
    for field in told:
        tree.set_raw(*compat32.header_source_parse([field.decode("ascii", "surrogateescape")]))
    if not any(map(_PARTED.search, told)):
        tree.set_payload(body.decode("ascii", "surrogateescape"))
        return tree
    for part in _between(told, body):
        child = _plain(part)
        if child is None:
            return None
        tree.attach(child)
    return tree if tree.is_multipart() else None


def _between(told: list[bytes], body: bytes) -> list[bytes]:
    """Return what stands between the boundaries in *body*; nothing if that is not plain.

    Args:
        told: The fields that tell of its parts.
    """
    found = list(filter(None, map(_BOUNDARY.fullmatch, told)))
    if len(found) != 1 or len(told) - 1 != sum(map(bool, map(_BESIDE.fullmatch, told))):
        return []
    boundary = found[0][1] or found[0][2]
    _, *begun = (b"\n" + body).split(b"\n--" + boundary)
    *within, last = begun or [b""]
    lines = [part.removeprefix(b"\r").partition(b"\n") for part in within]
    # Alone, "\r" ends a line for the parser, and "\n" for us.
    odd = _CLOSED.match(last) is None or body.count(b"\r") != body.count(b"\r\n")
    if odd or any(before or not end for before, end, _ in lines):
        return []
    return [part.removesuffix(b"\r") for *_, part in lines]


def _fed(source: bytes) -> Message:
    parser = BytesFeedParser(policy=compat32)
    parser.feed(source)  # whole: BytesParser would wrap it in files, and feed it bit by bit
    return parser.close()


def _is_sound(tree: Message) -> bool:
    """No part at which a parser stumbled, and none described in bytes beyond ASCII."""
    return not any(part.defects or not _is_plain(part) for part in tree.walk())


def _is_plain(part: Message) -> bool:
    told = [str(raw) for name, raw in part.raw_items() if name[:8].lower() == "content-"]
    return all(map(str.isascii, told))


def _judged(tree: Message) -> tuple[str, ...]:
    """Return the defects of *tree*. mail-parser looks for them; its time would go into fields
    that header.py reads, so they are taken out first."""
    # Deferred: it costs 90 ms, and commands that read no letter should start without it.
    import mailparser
    from mailparser.exceptions import MailParserError

    # It writes subjects and addresses to the log; what matters of them is in our findings.
    mailparser.core.log.disabled = mailparser.utils.log.disabled = True
    for name in {name.lower() for name in tree}:
        if not name.startswith("content-"):
            del tree[name]
    try:
        parsed = mailparser.MailParser(tree)
    except (MailParserError, *_FAILURES) as error:
        return (f"MIME defect: {type(error).__name__}",)
    return tuple(_defects(parsed))


def _as_text(source: bytes) -> Part:
    """What no parser can take apart is shown as it stands below the header."""
    body = source.replace(b"\r\n", b"\n").partition(b"\n\n")[2]
    return Part(kind="text/plain", charset="", name="", attached=False, flowed="", payload=body)


def _leaves(tree: Any) -> Iterator[Part]:
    """mail-parser 4.8 mixes the text of a letter inside with the cover note's: do not go in."""
    if tree.is_multipart() and tree.get_content_maintype() == "multipart":
        for child in tree.get_payload():
            yield from _leaves(child)
    else:
        yield _part(tree)


def _part(node: Any) -> Part:
    kind = node.get_content_type()
    if kind.startswith("multipart/"):  # its boundary never comes: one text after all
        kind = "text/plain"
    told = str(node.get("content-type") or "")
    low = told.lower()
    disposition = str(node.get("content-disposition") or "").strip().lower()
    # Its parameters are parsed anew each time they are asked for: ask where there are some.
    name = _name(node) if "name" in low or "name" in disposition else ""
    return Part(
        kind=kind,
        charset=_charset(node, told) if "charset" in low and kind.startswith("text/") else "",
        name=name,
        attached=disposition.startswith("attachment") or bool(name) or not _is_text(kind),
        flowed=_flowed(node) if "flowed" in low else "",
        payload=_payload(node),
    )


def _charset(node: Any, told: str) -> str:
    """Return the charset of a part whose content type is *told*; nearly always plainly."""
    plain = _PLAIN_CHARSET.fullmatch(told)
    return plain[2] if plain else str(node.get_param("charset") or "")


def _is_text(kind: str) -> bool:
    return kind in ("text/plain", "text/html", "text/enriched")


def _payload(node: Any) -> bytes:
    if node.is_multipart():
        inside = node.get_payload()
        return _source_of(inside[0]) if inside else b""
    decoded = node.get_payload(decode=True)
    return decoded if isinstance(decoded, bytes) else b""


def _source_of(letter: Any) -> bytes:
    try:
        return bytes(letter.as_bytes())
    except _FAILURES:
        return b""  # the standard library cannot write again all that it can read


def _flowed(node: Any) -> str:
    if str(node.get_param("format") or "").lower() != "flowed":
        return ""
    return "delsp" if str(node.get_param("delsp") or "").lower() == "yes" else "flowed"


def _name(node: Any) -> str:
    raw = node.get_filename() or ""
    text = f.decoded(str(raw).encode("utf-8", "surrogateescape"))[0]
    return text.replace("\\", "/").rsplit("/", 1)[-1][:_NAME_CHARS_MAX].strip(". ")


def _defects(parsed: Any) -> Iterator[str]:
    for defect in sorted(parsed.defects_categories):
        if defect not in _JUDGED_ELSEWHERE:
            yield f"MIME defect: {defect}"


def text_of(part: Part) -> tuple[str, str]:
    """Return a text part decoded, line ends "\\n", and what was repaired."""
    text, finding = charset.decode(part.payload, part.charset)
    return text.replace("\r\n", "\n").replace("\r", "\n"), finding
