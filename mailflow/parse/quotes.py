"""Lines -> where mail that others wrote begins. Pure; phrases of all languages in one table."""

import re
from collections.abc import Sequence
from typing import Final

from mailflow.parse.phrases import table
from mailflow.script import fold

_LINE_CHARS_MAX: Final = 300  # a header of a quote is shorter; its line may be wrapped
_WRAPPED_MAX: Final = 3
_LABEL: Final = re.compile(r"[\s*>_]*([^\W\d_][^:\t\n]{0,18}?)[\s*_]*:[\s*_]*(.*)")
_EMAIL: Final = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
_RULE: Final = re.compile(
    r"[\s>]*[-_=*—–]{2,}[\s>]*|[\s>]*[-_=*—–]{2,}\s*(.{3,60}?)\s*[-_=*—–]{2,}\s*"
)
_DATE: Final = re.compile(r"\d{1,2}[.:/-]\s?\d{1,2}|\b(?:19|20)\d\d\b")
_BEFORE_NAME: Final = re.compile(
    r".*(?:\d{1,2}[:.]\d\d(?::\d\d)?(?:\s?[AaPp]\.?[Mm]\.?)?|\b(?:19|20)\d\d\.?)"
    r"(?:\s*(?:h|ч|часова|časova|sati|\([^()]*\)|[+-]\d{4}|CET|CEST|GMT\S*))?[\s,;:]+"
)


def attribution(lines: Sequence[str], at: int) -> tuple[int, str]:
    """Return how many lines at *at* say "On …, … wrote:", and whom they name; 0 if none do.

    >>> attribution(["Дана 11.3.2019. у 15:40, Данило Родић је написао/ла:", "> Поштована,"], 0)
    (1, 'Данило Родић')
    """
    joined = ""
    for taken, line in enumerate(lines[at : at + _WRAPPED_MAX], 1):
        joined = f"{joined} {line.strip()}".strip()
        if not line.strip() or len(joined) > _LINE_CHARS_MAX:
            break
        if joined.endswith(":") and _says_wrote(joined):
            return taken, _author(joined)
    return 0, ""


def _says_wrote(text: str) -> bool:
    if not (_DATE.search(text) or "@" in text):
        return False
    folded = fold(text).rstrip(": ")
    if folded.endswith(table("quoting")["wrote"]):
        return True
    # "El … wrote" the other way round: "Napisao/la je Ana dana 11.3.:"
    return folded.startswith(table("quoting")["wrote"])


def _author(text: str) -> str:
    bare = text.rstrip(": ")
    email = _EMAIL.search(bare)
    name = _BEFORE_NAME.sub("", bare[: email.start()] if email else bare)
    name = re.sub(r"[<(\[\"]|mailto:", "", name)
    if not email:
        name = _without_verb(name)
    name = name.rsplit(",", 1)[-1].strip(" ,'\"„“”")
    return f"{name} <{email[0].lower()}>".strip() if email else name


def _without_verb(name: str) -> str:
    words = name.split()
    for verb in table("quoting")["wrote"]:
        size = len(verb.split())
        if fold(" ".join(words[-size:])) == verb:
            return " ".join(words[:-size])
    return name


def label(line: str) -> tuple[str, str]:
    """Return which header label *line* begins with ("from", "sent", "to", …) and its value."""
    match = _LABEL.match(line[:_LINE_CHARS_MAX])
    if match is None:
        return "", ""
    word = fold(match[1])
    for what in ("from", "sent", "to", "cc", "subject"):
        if word in table("quoting")[what]:
            return what, match[2].strip()
    return "", ""


def header_block(lines: Sequence[str], at: int) -> tuple[int, str]:
    """Return how many lines at *at* are the header of a mail below, and its sender; 0 if none.

    A header has From first and at least two of the other labels; blank lines may be between.
    """
    what, sender = label(lines[at])
    if what != "from":
        return 0, ""
    seen, end = {what}, at + 1
    for n in range(at + 1, min(at + 12, len(lines))):
        what, _ = label(lines[n])
        if what:
            seen.add(what)
            end = n + 1
        elif lines[n].strip(" >") and not (lines[n][:1].isspace() or n - end < 1):
            break
    return (end - at, _sender(sender)) if len(seen) >= 3 else (0, "")


def _sender(value: str) -> str:
    email = _EMAIL.search(value)
    if email is None:
        return value.strip(" <>[]")
    name = value[: email.start()].replace("mailto:", "").strip(" <[(\"'")
    return f"{name} <{email[0].lower()}>".strip()


def rule(line: str) -> str:
    """Return "forwarded", "original" for a line such as "--- Forwarded message ---"; else "".

    >>> rule("---------- Прослеђена порука ---------")
    'forwarded'
    """
    if len(line) > 100 or len(line) < 8:
        return ""
    words = fold(line.strip(" \t>-_=*—–:"))
    for what in ("forwarded", "original"):
        if any(words == p or words.startswith(p + " ") for p in table("quoting")[what]):
            return what if words != fold(line.strip()) or line.rstrip().endswith(":") else ""
    return ""


def passed_on(subject: str) -> bool:
    """The subject says that the letter passes on another one: "Fwd: …", "ПР: …"."""
    prefix, colon, _ = subject.partition(":")
    return bool(colon) and fold(prefix) in table("quoting")["passed-on"]
