"""A registration that a colleague passes on with a line above it."""

from collections.abc import Mapping
from functools import partial
from html import escape

from .alphabets import to_cyrillic
from .clients import linked, word_line
from .letters import (
    Case,
    Change,
    closed,
    opened,
    pick,
    plain_text,
    put_body,
)

_COVERS: Mapping[str, tuple[str, ...]] = {
    "sr": (
        "Poštovani,\n\nprosleđujem Vam prijavu naše organizacije, molim Vas da upišete one koji"
        " su u njoj navedeni.\n\nSrdačan pozdrav,",
        "Poštovani gospodine Rodiću,\n\nu poruci ispod je prijava za konferenciju. Molim Vas da"
        " je evidentirate.\n\nS poštovanjem,",
        "Dobar dan,\n\nprosleđujem prijavu u nastavku, molim potvrdu prijema.\n\nHvala,",
        "Poštovani,\n\nmolim vas da prijavite kolege prema poruci ispod.\n\nPozdrav,",
    ),
    "en": (
        "Dear Mr Rodić,\n\nplease register the people named in the message below.\n\nBest"
        " regards,",
        "Hello,\n\nI am forwarding our registration, see below.\n\nKind regards,",
    ),
}
_SECRETARIES = ("Radmila Jokić", "Svetlana Bogdanović", "Milijana Tasić", "Dragan Vukić")
_POSTS = ("sekretar", "poslovni sekretar", "kancelarija")
_GMAIL_HEADS = (
    ("---------- Forwarded message ---------", "From", "Date", "Subject", "To"),
    ("---------- Прослеђена порука ----------", "Од", "Датум", "Тема", "За"),
    ("---------- Prosleđena poruka ----------", "Od", "Datum", "Tema", "Za"),
)
_OUTLOOK_HEADS = (
    ("From", "Sent", "To", "Subject"), ("Од", "Послато", "За", "Тема"),
    ("Od", "Poslato", "Za", "Tema"),
)  # fmt: skip
_WHEN = "11. mar 2019. 9:14"


def forwarded(style: str) -> Change:
    """Return the change by which a secretary passes the letter on, as *style* does."""
    return partial(_forwarded, style=style)


def _forwarded(case: Case, *, style: str) -> Case | None:
    message = opened(case)
    plain = plain_text(message)
    language = "en" if case.truth["language"] == "en" else "sr"
    if not _is_passed_on(case) or not plain or not message["From"].addresses:
        return None
    cyrillic = case.truth["script"] == "Cyrl"
    secretary = pick(case, _SECRETARIES)
    cover = f"{pick(case, _COVERS[language])}\n{secretary}\n{pick(case, _POSTS)}"
    cover = to_cyrillic(cover) if cyrillic else cover
    author, subject = message["From"].addresses[0], str(message["Subject"] or "")
    name = to_cyrillic(secretary) if cyrillic else secretary
    address = f"{_local(secretary)}@{author.domain}"
    said = FORWARDS[style](case, plain, str(author), subject, f"{name} <{address}>")
    put_body(message, plain=f"{cover}\n\n{said[0]}", page=_page(cover, style) + said[1])
    message.replace_header("From", f"{name} <{address}>")
    _subject(message, f"{'FW' if style == 'Outlook' else 'Fwd'}: {subject}")
    contact = {"name": name, "email": address, "phone": None}
    return closed(case, message, contact=contact)


def _is_passed_on(case: Case) -> bool:
    """Who comes for nobody but themselves has no secretary."""
    truth = case.truth
    registers = truth["intent"] == "register" and truth["organisation"] is not None
    return registers and truth["language"] in _COVERS


def _subject(message, subject: str) -> None:
    del message["Subject"]
    message["Subject"] = subject


def _local(name: str) -> str:
    return name.lower().replace(" ", ".").translate(str.maketrans("čćšž", "ccsz"))


def _page(cover: str, style: str) -> str:
    if style == "Outlook":
        return "".join(map(word_line, cover.split("\n")))
    return f'<div dir="ltr">{"<br>".join(linked(line) for line in cover.split(chr(10)))}</div>'


def _as_gmail(
    case: Case, plain: str, author: str, subject: str, receiver: str
) -> tuple[str, str]:
    rule, from_, date, topic, to = pick(case, _GMAIL_HEADS)
    fields = ((from_, author), (date, _WHEN), (topic, subject), (to, receiver))
    block = [rule, *(f"{label}: {value}" for label, value in fields)]
    head = "<br>".join(escape(line) for line in block)
    below = "<br>\n".join(linked(line) for line in plain.split("\n"))
    page = f'<br><div class="gmail_quote"><div dir="ltr">{head}<br></div><br><br>{below}</div>'
    return "\n".join(block) + f"\n\n\n{plain}", page


def _as_outlook(
    case: Case, plain: str, author: str, subject: str, receiver: str
) -> tuple[str, str]:
    from_, sent, to, topic = pick(case, _OUTLOOK_HEADS)
    fields = ((from_, author), (sent, _WHEN), (to, receiver), (topic, subject))
    block = "\n".join(f"{label}: {value}" for label, value in fields)
    head = "<br>".join(f"<b>{label}:</b> {escape(value)}" for label, value in fields)
    below = "".join(map(word_line, plain.split("\n")))
    return f"{block}\n\n{plain}", f"<div><p class=MsoNormal>{head}</p></div>{below}"


FORWARDS = {"Gmail": _as_gmail, "Outlook": _as_outlook}
