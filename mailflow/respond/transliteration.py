"""Respond: Serbian texts in Latin, addresses, links and tags left as they are."""

import re
from typing import Final

from mailflow.script import to_latin

_KEPT: Final = re.compile(r"(\S*(?:@|://)\S*)")
_TAG: Final = re.compile(r"(<[^>]*>)")


def latin(text: str) -> str:
    """Return *text* in Latin, addresses and links left as they are.

    >>> latin("Пишите на адресу пример@пример.срб или desk@example.org.")
    'Pišite na adresu пример@пример.срб ili desk@example.org.'
    """
    if "@" not in text and "://" not in text:  # nearly always, and splitting is slow
        return to_latin(text)
    return "".join(
        part if place % 2 else to_latin(part) for place, part in enumerate(_KEPT.split(text))
    )


def latin_page(html: str) -> str:
    """Return an HTML page in Latin, its tags left as they are.

    >>> latin_page('<a href="https://пример.срб">Пријава</a>')
    '<a href="https://пример.срб">Prijava</a>'
    """
    return "".join(
        part if place % 2 else latin(part) for place, part in enumerate(_TAG.split(html))
    )
