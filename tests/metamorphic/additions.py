"""What others, or programs, write around a letter without changing what it asks for."""

import re
from functools import cache, partial
from html import escape
from pathlib import Path

from .clients import linked, word_line
from .letters import DESK, Case, Change, append, closed, in_words, is_page, opened, pick, texts

INVITATION = Path(__file__).parent.parent / "letters" / "invitation.txt"
_OTHERS = re.compile(
    r"^\s*>|^-{3,}.*(?:message|poruka|порука)|(?:wrote|napisao|napisala|написао|írta)[^\n]{0,20}:"
    r"|^\s*(?:From|Od|Од|Feladó):",
    re.MULTILINE | re.IGNORECASE,
)
_AUTHOR = f"Данило Родић <{DESK}>"
_GMAIL_SAID = (
    f"пет, 8. мар 2019. у 12:03 {_AUTHOR} је написао/ла:",
    f"On Fri, Mar 8, 2019 at 12:03 PM Danilo Rodić <{DESK}> wrote:",
    f"pet, 8. mar 2019. u 12:03 Danilo Rodić <{DESK}> je napisao/la:",
)
_OUTLOOK_SAID = (
    ("From", "Sent", "To", "Subject", "Friday, March 8, 2019 12:03 PM"),
    ("Од", "Послато", "За", "Тема", "петак, 8. март 2019. 12:03"),
    ("Od", "Poslato", "Za", "Tema", "petak, 8. mart 2019. 12:03"),
)
_THUNDERBIRD_SAID = (
    f"Дана 8.3.2019. у 12:03, {_AUTHOR} је написао/ла:",
    "On 3/8/19 12:03 PM, Danilo Rodić wrote:",
    "Dana 8.3.2019. u 12:03, Danilo Rodić je napisao/la:",
)
_SUBJECT = "Позив на конференцију поводом Недеље отворене управе"
_DISCLAIMERS = (
    "Ова порука и њени прилози могу садржати поверљиве податке и намењени су искључиво"
    " примаоцу. Ако сте је примили грешком, молимо Вас да је обришете и о томе обавестите"
    " пошиљаоца.",
    "Ova poruka i njeni prilozi mogu sadržati poverljive podatke i namenjeni su isključivo"
    " primaocu. Ako ste je primili greškom, molimo Vas da je obrišete i o tome obavestite"
    " pošiljaoca.",
    "This e-mail and any attachments are confidential and intended solely for the use of the"
    " addressee. If you have received it in error, please delete it and notify the sender"
    " immediately.",
    "Sačuvajte drveće. Pre nego što odštampate ovu poruku, razmislite da li je to potrebno.",
)
_DEVICES = (
    "Послато са мог iPhone уређаја", "Poslato sa mog Samsung telefona", "Sent from my iPhone",
    "Get Outlook for Android", "Послато из апликације Пошта за Windows 10",
)  # fmt: skip
_STREETS = ("Цара Лазара 14", "Kralja Petra 27", "Светог Саве 3/II", "Vojvode Mišića 9")


@cache
def invitation() -> tuple[str, ...]:
    return tuple(INVITATION.read_text("utf-8").strip().split("\n"))


def quotes_nothing(case: Case) -> bool:
    message = opened(case)
    told = "\n".join(re.sub(r"<[^>]*>", "", in_words(part, str)) for part in texts(message))
    return bool(texts(message)) and not _OTHERS.search(told) and "blockquote" not in told


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


def _as_gmail(case: Case) -> tuple[str, str]:
    said = pick(case, _GMAIL_SAID)
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


QUOTES = {"Gmail": _as_gmail, "Outlook": _as_outlook, "Thunderbird": _as_thunderbird}


def _marked() -> str:
    return "\n".join(f"> {line}".rstrip() for line in invitation())


def disclaimer(case: Case) -> Case | None:
    return _with_lines(case, [pick(case, _DISCLAIMERS)])


def device(case: Case) -> Case | None:
    return _with_lines(case, [pick(case, _DEVICES)]) if quotes_nothing(case) else None


def _with_lines(case: Case, lines: list[str]) -> Case | None:
    message = opened(case)
    if not any(re.sub(r"<[^>]*>", "", in_words(part, str)).strip() for part in texts(message)):
        return None  # nothing is said that these lines could stand below
    told = "<br>\n".join(linked(line) for line in lines)
    append(message, plain="\n\n" + "\n".join(lines), page=f"<div><br>{told}</div>")
    return closed(case, message)


def signature(case: Case) -> Case | None:
    """A block of address and phones below a letter that ends with the contact's name."""
    name = (case.truth["contact"] or {}).get("name")
    message = opened(case)
    plain = [said for said in map(_last_line, texts(message)) if said]
    if not name or not plain or any(said != name for said in plain):
        return None
    organisation = (case.truth["organisation"] or {}).get("name")
    street, number = pick(case, _STREETS), pick(case, range(100_000, 999_999))
    reach = f"tel. 011/{str(number)[:3]}-{str(number)[2:]}"
    site = "www." + str(message["From"].addresses[0].domain)
    block = [line for line in (organisation, street, reach, site) if line]
    told = "<br>\n".join(linked(line) for line in block)
    append(message, plain="\n" + "\n".join(block), page=f"<div>{told}</div>")
    return closed(case, message)


def _last_line(part) -> str:
    """Return the last line of *part* that says something; of HTML, roughly."""
    told = in_words(part, str)
    if is_page(part):
        told = re.sub(r"<head.*?</head>|<style.*?</style>", "", told, flags=re.S | re.I)
        told = re.sub(r"<(?:br|/?p|/?div)\b[^>]*>", "\n", told)
        told = re.sub(r"<[^>]*>|&nbsp;", "", told)
    lines = [line.strip("\xa0 ") for line in told.split("\n")]
    return next((line for line in reversed(lines) if line), "")
