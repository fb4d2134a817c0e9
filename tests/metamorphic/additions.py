"""What others, or programs, write around a letter without changing what it asks for."""

import re

from .clients import linked
from .letters import Case, append, closed, in_words, is_page, opened, pick, texts

_OTHERS = re.compile(
    r"^\s*>|^-{3,}.*(?:message|poruka|порука)|(?:wrote|napisao|napisala|написао|írta)[^\n]{0,20}:"
    r"|^\s*(?:From|Od|Од|Feladó):",
    re.MULTILINE | re.IGNORECASE,
)
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


def quotes_nothing(case: Case) -> bool:
    message = opened(case)
    told = "\n".join(re.sub(r"<[^>]*>", "", in_words(part, str)) for part in texts(message))
    return bool(texts(message)) and not _OTHERS.search(told) and "blockquote" not in told


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
