"""The desk's invitation quoted below or above what a letter says, as mail programs do."""

from collections.abc import Mapping, Sequence
from functools import cache, partial
from html import escape
from pathlib import Path

from .additions import quotes_nothing
from .clients import linked, word_line
from .letters import (
    DESK,
    Case,
    Change,
    append,
    closed,
    opened,
    pick,
    plain_text,
    put_body,
    reheaded,
)

INVITATION = Path(__file__).parent.parent / "letters" / "invitation.txt"
_SUBJECT = "Позив на конференцију поводом Недеље отворене управе"
_CYRILLIC, _LATIN = f"Данило Родић <{DESK}>", f"Danilo Rodić <{DESK}>"
# How Gmail says who wrote, by the language of its owner; the first row serves all others.
_GMAIL_SAID: Mapping[str, Sequence[str]] = {
    "sr": (
        f"пет, 8. мар 2019. у 12:03 {_CYRILLIC} је написао/ла:",
        f"pet, 8. mar 2019. u 12:03 {_LATIN} je napisao/la:",
        f"On Fri, Mar 8, 2019 at 12:03 PM {_LATIN} wrote:",
    ),
    "en": (f"On Fri, Mar 8, 2019 at 12:03 PM {_LATIN} wrote:",),
    "hu": (f"{_LATIN} ezt írta (időpont: 2019. márc. 8., P, 12:03):",),
    "sq": (f"Më pre, 8 mar 2019 në 12:03 {_LATIN} ka shkruar:",),
    "sk": (f"pi 8. 3. 2019 o 12:03 {_LATIN} napísal(a):",),
    "ro": (f"În vin., 8 mar. 2019 la 12:03, {_LATIN} a scris:",),
    "mk": (f"На пет, 8 мар 2019 во 12:03 {_CYRILLIC} напиша:",),
    "hr": (f"pet, 8. ožu 2019. u 12:03 {_LATIN} napisao je:",),
    "bs": (f"pet, 8. mar 2019. u 12:03 {_LATIN} je napisao/la:",),
}
_THUNDERBIRD_SAID = (
    f"Дана 8.3.2019. у 12:03, {_CYRILLIC} је написао/ла:",
    "On 3/8/19 12:03 PM, Danilo Rodić wrote:",
    "Dana 8.3.2019. u 12:03, Danilo Rodić je napisao/la:",
    "On 2019-03-08 12:03, Danilo Rodić wrote:",  # Roundcube's way
)
_APPLE_SAID = (
    f"On 8 Mar 2019, at 12:03, {_LATIN} wrote:",
    f"8.3.2019., u 12:03, {_LATIN} je napisao:",
    f"8. 3. 2019., у 12:03, {_CYRILLIC} је написао:",
)
_YAHOO_SAID = (
    f"    On Friday, March 8, 2019, 12:03:11 PM GMT+1, {_LATIN} wrote:  ",
    f"    Dana petak, 8. mart 2019. 12:03:11 CET, {_LATIN} je napisao/la:  ",
)
# Labels of a header, and how the same program tells the day.
_OUTLOOK_SAID = (
    ("From", "Sent", "To", "Subject", "Friday, March 8, 2019 12:03 PM"),
    ("Од", "Послато", "За", "Тема", "петак, 8. март 2019. 12:03"),
    ("Od", "Poslato", "Za", "Tema", "petak, 8. mart 2019. 12:03"),
)
_PHONE_SAID = (
    ("Original message", "From", "Date", "To", "Subject"),
    ("Изворна порука", "Од", "Датум", "За", "Наслов"),
    ("Izvorna poruka", "Od", "Datum", "Za", "Naslov"),
)


@cache
def invitation() -> tuple[str, ...]:
    return tuple(INVITATION.read_text("utf-8").strip().split("\n"))


def is_to_the_desk(case: Case) -> bool:
    """Who writes about another event does not answer this invitation."""
    asks = case.truth["intent"] not in ("automatic", "unrelated")
    return asks and DESK in str(opened(case)["To"])


def over_invitation(style: str) -> Change:
    """Return the change that quotes the invitation below, as *style* does."""
    return partial(_over_invitation, style=style)


def _over_invitation(case: Case, *, style: str) -> Case | None:
    if not is_to_the_desk(case) or not quotes_nothing(case):
        return None
    message = opened(case)
    plain, page = QUOTES[style](case)
    append(message, plain=plain, page=page)
    return closed(case, message)


def under_invitation(case: Case) -> Case | None:
    """The old way: the answer below what it answers, in plain text."""
    message = opened(case)
    plain = plain_text(message)
    if not is_to_the_desk(case) or not quotes_nothing(case) or not plain:
        return None
    put_body(message, plain=f"{pick(case, _THUNDERBIRD_SAID)}\n{_marked()}\n\n{plain}")
    return closed(case, message)


def answering(case: Case) -> Case | None:
    """The letter over the invitation carries its subject, if its own one told nothing."""
    quoted = _over_invitation(case, style="Gmail")
    if quoted is None or case.truth["intent"] not in ("register", "decline", "question"):
        return None
    subject = str(opened(case)["Subject"] or "").lower()
    people = " ".join(a["name"] for a in case.truth["attendees"]).lower().split()
    if any(word in subject for word in people) or _tells(subject, case):
        return None
    message = opened(quoted)
    reheaded(message, lambda text: text)
    del message["Subject"], message["In-Reply-To"], message["References"]
    message["Subject"] = f"Re: {_SUBJECT}"
    message["In-Reply-To"] = message["References"] = "<1@civilnodrustvo.gov.rs>"
    return closed(quoted, message)


def _tells(subject: str, case: Case) -> bool:
    """The organisation is in the subject, maybe nowhere else."""
    organisation = case.truth["organisation"] or {"name": "", "aliases": []}
    names = " ".join((organisation["name"], *organisation["aliases"])).lower().split()
    return any(len(word) > 3 and word.strip('„“".,')[:5] in subject for word in names)


def _as_gmail(case: Case) -> tuple[str, str]:
    said = pick(case, _GMAIL_SAID.get(case.truth["language"], _GMAIL_SAID["en"]))
    below = "<br>\n".join(linked(line) for line in invitation())
    page = (
        '<br><div class="gmail_quote">'
        f'<div dir="ltr" class="gmail_attr">{escape(said)}<br></div>'
        '<blockquote class="gmail_quote" style="margin:0px 0px 0px 0.8ex;border-left:1px solid'
        f' rgb(204,204,204);padding-left:1ex">{below}</blockquote></div>'
    )
    return f"\n\n{said}\n\n{_marked()}", page


def _as_thunderbird(case: Case) -> tuple[str, str]:
    said = pick(case, _THUNDERBIRD_SAID)
    paragraphs = "".join(f"<p>{linked(line)}</p>" for line in invitation() if line)
    page = (
        f'<div class="moz-cite-prefix">{escape(said)}<br></div>'
        f'<blockquote type="cite" cite="mid:1@civilnodrustvo.gov.rs">{paragraphs}</blockquote>'
    )
    return f"\n\n{said}\n{_marked()}", page


def _as_apple(case: Case) -> tuple[str, str]:
    said = pick(case, _APPLE_SAID)
    below = "".join(f'<div class="">{linked(line) or "<br>"}</div>' for line in invitation())
    page = (
        f'<div><br><blockquote type="cite" class=""><div class="">{escape(said)}</div><br>'
        f"{below}</blockquote></div>"
    )
    return f"\n\n> {said}\n> \n{_marked()}", page


def _as_yahoo(case: Case) -> tuple[str, str]:
    """Yahoo marks nothing: what is below its line is quoted to the end."""
    said = pick(case, _YAHOO_SAID)
    below = "".join(f'<div dir="ltr">{linked(line) or "<br>"}</div>' for line in invitation())
    page = (
        f'<div class="yahoo_quoted"><div><div>{escape(said.strip())}</div><div><br></div>'
        f"<div>{below}</div></div></div>"
    )
    return f"\n\n{said}\n\n" + "\n".join(f" {line}" for line in invitation()), page


def _as_outlook(case: Case) -> tuple[str, str]:
    from_, sent, to, subject, date = pick(case, _OUTLOOK_SAID)
    receiver = str(opened(case)["From"] or "")
    fields = (
        (from_, f"Данило Родић [mailto:{DESK}]"), (sent, date), (to, receiver),
        (subject, _SUBJECT),
    )  # fmt: skip
    block = "\n".join(f"{label}: {value}" for label, value in fields)
    page = "".join(map(word_line, invitation()))
    head = "<br>".join(f"<b>{label}:</b> {escape(value)}" for label, value in fields)
    rule = "border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm"
    return (
        f"\n\n{block}\n\n" + "\n".join(invitation()),
        f"<div><div style='{rule}'><p class=MsoNormal>{head}<o:p></o:p></p></div></div>{page}",
    )


def _as_phone(case: Case) -> tuple[str, str]:
    rule, from_, date, to, subject = pick(case, _PHONE_SAID)
    receiver = str(opened(case)["From"] or "")
    block = [
        f"-------- {rule} --------", f"{from_}: {_CYRILLIC}",
        f"{date}: 8.3.19. 12:03 (GMT+01:00)", f"{to}: {receiver}", f"{subject}: {_SUBJECT}",
    ]  # fmt: skip
    lines = [*block, "", *invitation()]
    below = "".join(f"<div>{linked(line) or '<br>'}</div>" for line in lines)
    return "\n\n" + "\n".join(lines), f"<div><br></div>{below}"


QUOTES = {
    "Gmail": _as_gmail, "Outlook": _as_outlook, "Thunderbird": _as_thunderbird,
    "Apple Mail": _as_apple, "Yahoo": _as_yahoo, "a phone": _as_phone,
}  # fmt: skip


def _marked() -> str:
    return "\n".join(f"> {line}".rstrip() for line in invitation())
