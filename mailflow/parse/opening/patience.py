"""How many unreadable documents one letter may bring. Pure."""

from typing import Final

from mailflow.model import OpenPaper

REFUSED_MAX: Final = 3  # each may cost seconds; who brings more brings them on purpose


def patient(open_paper: OpenPaper) -> OpenPaper:
    """Return *open_paper* for one letter: after `REFUSED_MAX` refusals nothing is opened."""
    refused = 0

    def opened(form: str, payload: bytes) -> tuple[str, str]:
        nonlocal refused
        if refused >= REFUSED_MAX:
            return "", "others before it could not be opened"
        text, reason = open_paper(form, payload)
        refused += bool(reason)
        return text, reason

    return opened
