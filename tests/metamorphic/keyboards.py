"""The same words as other hands type them: blanks, marks, look-alikes, spacing."""

import re
import unicodedata
from functools import partial
from itertools import count

from mailflow.script import fold, to_latin

from .alphabets import is_serbian, to_cyrillic
from .letters import (
    Case,
    Change,
    Words,
    closed,
    in_words,
    opened,
    plain_text,
    put_body,
    reheaded,
    reworded,
    texts,
)

_ALIKE = dict(zip("аеорсјАЕОКМТНВ", "aeopcjAEOKMTHB", strict=True))
_EVERY = 5  # so many look-alikes, one is of the other script
_STRAIGHT = str.maketrans({"„": '"', "“": '"', "”": '"', "–": "-", "—": "-", "’": "'"})
_POINTED = str.maketrans({"„": "»", "“": "«", "”": "«"})


def typed(words: Words) -> Change:
    """Return the change that types every text by *words*."""
    return partial(reworded, words=words)


def lookalikes(case: Case) -> Case | None:
    """Now and then a Latin letter that looks the same in Cyrillic words."""
    if case.truth["script"] != "Cyrl":
        return None
    numbers = count()

    def put(match: re.Match[str]) -> str:
        return match[0] if next(numbers) % _EVERY else _ALIKE[match[0]]

    return reworded(case, lambda text: re.sub(f"[{''.join(_ALIKE)}]", put, text))


def no_break(text: str) -> str:
    """Every third blank between words is one that does not break."""
    return re.sub(r"(?<=\w) (?=\w)", lambda m: " " if m.start() % 3 else "\xa0", text)


def decomposed(text: str) -> str:
    return unicodedata.normalize("NFD", text)


def straight(text: str) -> str:
    return text.translate(_STRAIGHT)


def pointed(text: str) -> str:
    return text.translate(_POINTED) if "„" in text else text


def headed_otherwise(case: Case) -> Case | None:
    """Subject and names of the header in the script that the text is not in."""
    if not is_serbian(case):
        return None
    message = opened(case)
    reheaded(message, to_latin if case.truth["script"] == "Cyrl" else to_cyrillic)
    return closed(case, message)


def nameless(case: Case) -> Case | None:
    """The sender's address is displayed without a name, if the letter itself tells it."""
    message = opened(case)
    name = (case.truth["contact"] or {}).get("name")
    told = fold(" ".join(in_words(part, str) for part in texts(message)))
    senders = message["From"].addresses if message["From"] else ()
    if not name or fold(name) not in told or not senders or not senders[0].display_name:
        return None
    message.replace_header("From", senders[0].addr_spec)
    return closed(case, message)


def spaced(before: str, after: str) -> Change:
    """Return the change that writes *before* above and *after* below every line typed."""
    return partial(_spaced, before=before, after=after)


def _spaced(case: Case, *, before: str, after: str) -> Case | None:
    message = opened(case)
    plain = plain_text(message)
    if not plain or re.search("^>", plain, re.MULTILINE):
        return None
    put_body(message, plain="\n".join(before + line + after for line in plain.split("\n")))
    return closed(case, message)
