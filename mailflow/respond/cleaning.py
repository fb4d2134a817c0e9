"""Respond: texts of strangers, cleaned of everything they could smuggle in."""

import re
import unicodedata
from typing import Final

VALUE_LENGTH_MAX: Final = 120  # characters; longer names are mistakes of ours or of theirs
_DROPPED: Final = ("Cc", "Cf", "Co", "Cs", "Cn", "Zl", "Zp")
# A name with an address in it is an advertisement, and mail programs make links of "evil.com".
# „Св.Сава“ and "Sv.Sava" are names: what follows the point is no domain.
_ADDRESS: Final = re.compile(
    r"@|://|\b(?i:www)\b"
    r"|[\w-]{2,}\.(?:[a-z]{2,}|[A-Z]{2,}|(?i:com|net|org|info|biz|eu|rs|ru)|срб|рф)\b"
)


def clean(text: str, length_max: int = VALUE_LENGTH_MAX) -> str:
    """Return *text* on one line, without control, direction and private characters.

    >>> clean("Удружење\\r\\nBcc: zla\\u202e")
    'Удружење Bcc: zla'
    """
    spaced = " ".join(text.split())
    kept = spaced
    if not spaced.isprintable():  # nothing printable is dropped
        kept = "".join(c for c in spaced if unicodedata.category(c) not in _DROPPED)
    return unicodedata.normalize("NFC", " ".join(kept.split()))[:length_max].rstrip()


def clean_name(text: str | None) -> str:
    """Return *text* cleaned; "" if it carries an address or link.

    >>> clean_name("Купите на evil.com")
    ''
    >>> clean_name("Центар „Св.Сава“ д.о.о.")
    'Центар „Св.Сава“ д.о.о.'
    """
    name = clean(text or "")
    return "" if _ADDRESS.search(name) else name
