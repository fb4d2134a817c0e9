"""Lines -> where mail that others wrote begins. Pure; phrases of all languages in one table."""

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from typing import Final

from mailflow.parse.opening.phrases import table
from mailflow.script import fold

_LINE_CHARS_MAX: Final = 300  # a header of a quote is shorter; its line may be wrapped
_WRAPPED_MAX: Final = 3
_NAME_WORDS_MAX: Final = 6
_HEADER_LINES_MAX: Final = 14
_LABEL: Final = re.compile(r"[\s*>_]{0,9}([^\W\d_][^:\t\n]{0,18}?)[\s*_]{0,9}:[\s*_]{0,9}(.*)")
_EMAIL: Final = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
_CLOCK: Final = re.compile(r"\d{1,2}:\d\d|\b(?:u|у|at|ob|o|la|um|à|në|во) \d{1,2}[.h]\d\d")
_DATE: Final = re.compile(r"\d{1,2}[.:/-]\s?\d{1,2}|\b(?:19|20)\d\d\b")
_RULE: Final = re.compile(
    r"[\s>]{0,9}[-‐_=*—–]{2,}\s{0,9}(.{3,60}?)\s{0,9}[-‐_=*—–]{2,}\s{0,9}"
)
_DRAWN: Final = re.compile(r"[\s>]*[-‐_=*—–]")
_GROUP_WISE: Final = re.compile(r">>> ?(\S.{5,200}\d:\d\d.{0,9}?) ?>>>")
_BARE_RULE: Final = re.compile(r"\s{0,9}[-_=—–*]{4,}\s*")
_ASIDE: Final = re.compile(r"\s*\([^()]{0,80}\)$")
_BEFORE_NAME: Final = re.compile(
    r".*(?:\d{1,2}[:.]\d\d(?::\d\d)?(?:\s?[AaPp]\.?[Mm]\.?)?|\b(?:19|20)\d\d\.?)"
    r"(?:\s?(?:h|ч|часова|časova|sati|\([^()]{0,40}\)|[+-]\d{4}|CES?T|GMT\S{0,6})\b)?[\s,;:]+"
)


def attribution(lines: Sequence[str], at: int) -> tuple[int, str]:
    """Return how many lines at *at* say "On …, … wrote:", and whom they name; 0 if none do.

    >>> attribution(["Дана 11.3.2019. у 15:40, Данило Родић је написао/ла:", "> Поштована,"], 0)
    (1, 'Данило Родић')
    """
    size = _attribution_lines(lines, at)
    if size == 0 or (size > 1 and _is_whole(lines, at + 1)):
        return 0, ""
    return size, _author(_joined(lines[at : at + size]))


def _is_whole(lines: Sequence[str], at: int) -> bool:
    """What begins a line lower needs nothing from the sentence above it."""
    size = _attribution_lines(lines, at)
    return size > 0 and bool(_DATE.search(_joined(lines[at : at + size])))


def _attribution_lines(lines: Sequence[str], at: int) -> int:
    for size in range(1, _WRAPPED_MAX + 1):
        here = lines[at : at + size]
        if len(here) < size or not here[-1].strip() or len(here[0]) > _LINE_CHARS_MAX:
            return 0
        if here[-1].rstrip().endswith(":"):
            below = next((n for n in lines[at + size :][:3] if n.strip()), "")
            marked = below.lstrip().startswith(">")
            return size if _says_wrote(_joined(here), marked) else 0
    return 0


def _joined(lines: Iterable[str]) -> str:
    return " ".join(line.strip() for line in lines)


def _says_wrote(text: str, marked: bool) -> bool:
    """A verb is not enough: „у позиву од 7. марта пише:“ is the sender's own sentence.

    Args:
        marked: The lines below carry quote marks.
    """
    if len(text) > _LINE_CHARS_MAX:
        return False
    dated, mailed = bool(_DATE.search(text)), bool(_EMAIL.search(text))
    if not marked and not (dated and (mailed or _CLOCK.search(text))):
        return False
    return text.endswith(">:") or _verb_closes(text)


def _verb_closes(text: str) -> bool:
    """The verb is last, or only a name or a time stands behind it („schrieb Ana Ilić:“)."""
    bare = _ASIDE.sub("", text.rstrip(": "))
    verb = _verb(bare)
    rest = bare.split()[verb[1] :] if verb else []
    return (
        verb is not None and len(rest) <= _NAME_WORDS_MAX and all(map(_is_name_or_time, rest))
    )


def _is_name_or_time(word: str) -> bool:
    plain = word[0].isalpha() and not word[0].isupper() and "@" not in word
    return not plain or fold(word) in table("quoting")["on"]


def _verb(text: str) -> tuple[int, int] | None:
    """Return the words of *text*, from and to, that say "wrote"; the last such words."""
    found = list(_verbs().finditer(fold(text)))
    if not found:
        return None
    before = len(found[-1].string[: found[-1].start(1)].split())
    return before, before + len(found[-1][1].split())


@cache
def _verbs() -> re.Pattern[str]:
    return re.compile(
        r"(?:^|(?<=\s))(" + "|".join(map(re.escape, table("quoting")["wrote"])) + r")(?=\s|$)"
    )


def _author(text: str) -> str:
    """The name stands between the date and the verb, or after the verb („schrieb Ana“)."""
    bare = _ASIDE.sub("", text.rstrip(": "))
    email = _EMAIL.search(bare)
    words, verb = bare.split(), _verb(bare)
    after = " ".join(words[verb[1] :]) if verb else ""
    if after and after[0].isupper():
        return _named(after[: after.find("<")] if "<" in after else after, email)
    if email:
        return _named(bare[: email.start()], email)
    return _named(" ".join(words[: verb[0]] if verb else words), None)


def _named(text: str, email: re.Match[str] | None) -> str:
    """Return "Name <address>" of what stands before an address, its date left out."""
    name = _BEFORE_NAME.sub("", text)
    bare = re.sub(r"[<>()\[\]\"]|mailto:", "", name).strip(" ,;'„“”").rsplit(",", 1)[-1]
    start = next((p for p in table("quoting")["person"] if fold(bare).startswith(p + " ")), "")
    bare = " ".join(bare.split()[len(start.split()) :])
    return f"{bare} <{email[0].lower()}>".strip() if email else bare


def label(line: str) -> tuple[str, str]:
    """Return which header label *line* begins with ("from", "sent", "to", …) and its value.

    >>> label("Послато: петак, 8. март 2019. 12:05")
    ('sent', 'петак, 8. март 2019. 12:05')
    """
    match = _LABEL.match(line[:_LINE_CHARS_MAX]) if ":" in line[:40] else None
    if match is None:
        return "", ""
    what = _label(match[1])
    return what, match[2].strip() if what else ""


@lru_cache(maxsize=1_024)
def _label(word: str) -> str:
    folded = fold(word)
    labels = ("from", "sent", "to", "cc", "subject")
    return next((what for what in labels if folded in table("quoting")[what]), "")


def header_block(lines: Sequence[str], at: int, first: str = "from") -> tuple[int, str, bool]:
    """Return how many lines at *at* are the header of a mail below: 0 if none are.

    Args:
        first: Label it must begin with; "" for any.

    Returns:
        Lines; the sender it names; whether it tells a time of day, as mail programs do.
    """
    if label(lines[at])[0] not in ((first,) if first else ("from", "sent", "to", "subject")):
        return 0, "", False
    seen: dict[str, str] = {}
    end = at
    for n in range(at, min(at + _HEADER_LINES_MAX, len(lines))):
        what, value = label(lines[n])
        if what:
            seen.setdefault(what, value)
            end = n + 1
        elif _ends_header(lines, n, end):
            break
    timed = bool(_CLOCK.search(seen.get("sent", "")))
    whole = "from" in seen and len(seen) >= 3
    return (end - at, _sender(seen["from"]), timed) if whole else (0, "", False)


def _ends_header(lines: Sequence[str], n: int, end: int) -> bool:
    """Blank lines between fields and one wrapped line do not end it."""
    if not lines[n].strip(" >"):
        return n > end
    return n > end or not any(label(line)[0] for line in lines[n + 1 : n + 2])


def _sender(value: str) -> str:
    email = _EMAIL.search(value[:_LINE_CHARS_MAX])
    if email is None:
        return value.strip(" <>[]\"'")
    return _named(value[: email.start()].rsplit(";", 1)[-1].replace(",", " "), email)


def rule(line: str) -> tuple[str, str]:
    """Return "forwarded" or "original" for such a line as "--- Forwarded message ---", and
    whom it names: phones write the header of the mail below on the same line.

    >>> rule("---------- Прослеђена порука ---------")
    ('forwarded', '')
    """
    match = _RULE.match(line[:_LINE_CHARS_MAX])
    said = match[1] if match else line if line.rstrip().endswith(":") and len(line) < 60 else ""
    words = fold(said).strip(" :")
    for what in ("forwarded", "original") if words else ():
        if any(words == p or words.startswith(p + " ") for p in table("quoting")[what]):
            return what, _sender(line[match.end() :].partition(":")[2]) if match else ""
    if match and _verb(said) and _verb_closes(said):  # "---- Ana Ilić je napisala ----"
        return "original", _author(said)
    return "", ""


def is_drawn(line: str) -> bool:
    """It begins as every rule does, with or without words in it."""
    return _DRAWN.match(line) is not None


def is_bare_rule(line: str) -> bool:
    """Nothing but dashes or underscores, as Outlook draws above the mail it quotes."""
    return bool(_BARE_RULE.fullmatch(line[:_LINE_CHARS_MAX]))


def group_wise(line: str) -> str | None:
    """Return whom ">>> Ana <ana@krug.rs> 7.3.2019. 16:19 >>>" names; None if it is none."""
    match = _GROUP_WISE.fullmatch(line.strip()[:_LINE_CHARS_MAX])
    return _sender(match[1]) if match else None


def passed_on(subject: str) -> bool:
    """The subject says that the letter passes on another one: "Fwd: …", "ПР: …"."""
    return _prefix(subject) in table("quoting")["passed-on"]


def answers(subject: str) -> bool:
    """The subject says that the letter answers another one: "Re: …", "Одг: …"."""
    return _prefix(subject) in table("quoting")["answers"]


def _prefix(subject: str) -> str:
    prefix, colon, _ = subject.partition(":")
    return fold(prefix) if colon and len(prefix) < 20 else ""
