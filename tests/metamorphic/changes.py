"""All the ways a letter is changed without changing what it says: one table."""

from collections.abc import Mapping

from . import additions, alphabets, clients, forwarding, keyboards, own_names, quoting, renaming
from .letters import Case, Change, closed, opened, reworded

_SEVERAL_MIN = 2


def rebuilt(case: Case) -> Case:
    """Taken apart and put together, nothing changed: what fails here is our own fault."""
    return closed(case, opened(case))


def respelled(case: Case) -> Case:
    """Every text written anew with the same words."""
    return reworded(case, str)


def several(*names: str) -> Change:
    """Return the change that makes those of *names* that apply, one after the other."""

    def all_at_once(case: Case) -> Case | None:
        made = 0
        for name in names:
            changed = ONE_AT_A_TIME[name](case)
            made += changed is not None
            case = changed or case
        return case if made >= _SEVERAL_MIN else None

    return all_at_once


ONE_AT_A_TIME: Mapping[str, Change] = {
    "rebuilt, nothing changed": rebuilt,
    "rewritten, nothing changed": respelled,
    "Cyrillic to Latin": alphabets.latin,
    "Latin to Cyrillic": alphabets.cyrillic,
    "Latin without diacritics": alphabets.bare,
    "look-alikes of the other script": keyboards.lookalikes,
    "blanks that do not break": keyboards.typed(keyboards.no_break),
    "letters and marks apart": keyboards.typed(keyboards.decomposed),
    "straight quotation marks": keyboards.typed(keyboards.straight),
    "pointed quotation marks": keyboards.typed(keyboards.pointed),
    "header in the other script": keyboards.headed_otherwise,
    "sender without a name": keyboards.nameless,
    "a blank line below each line": keyboards.spaced("", "\n"),
    "every line indented": keyboards.spaced("    ", ""),
    "utf-8 in base64": clients.encoded("utf-8", "base64"),
    "utf-8 as it is": clients.encoded("utf-8", "8bit"),
    "windows-1250, quoted-printable": clients.encoded("windows-1250", "quoted-printable"),
    "windows-1251, as it is": clients.encoded("windows-1251", "8bit"),
    "iso-8859-2 in base64": clients.encoded("iso-8859-2", "base64"),
    "iso-8859-5, quoted-printable": clients.encoded("iso-8859-5", "quoted-printable"),
    "windows-1250 labelled us-ascii": clients.encoded("windows-1250", "8bit", label="us-ascii"),
    "windows-1250 labelled iso-8859-1": clients.encoded(
        "windows-1250", "8bit", label="iso-8859-1"
    ),
    "windows-1251 labelled utf-8": clients.encoded("windows-1251", "8bit", label="utf-8"),
    "utf-8 labelled iso-8859-1": clients.encoded("utf-8", "8bit", label="iso-8859-1"),
    "utf-8 encoded twice": clients.twice,
    "header in bare utf-8": clients.raw_header("utf-8"),
    "header in bare windows-1250": clients.raw_header("windows-1250"),
    "header in bare windows-1251": clients.raw_header("windows-1251"),
    "HTML as Gmail writes it": clients.as_page("Gmail"),
    "HTML as Outlook writes it": clients.as_page("Outlook"),
    "HTML as Apple Mail writes it": clients.as_page("Apple Mail"),
    "HTML alone": clients.page_only,
    "plain text alone": clients.plain_only,
    "lines cut at 72": clients.wrapped,
    "format=flowed": clients.flowed,
    **{
        f"over the invitation, {name}": quoting.over_invitation(name) for name in quoting.QUOTES
    },
    "below the invitation": quoting.under_invitation,
    "with the invitation's subject": quoting.answering,
    "disclaimer added": additions.disclaimer,
    "device line added": additions.device,
    "signature block added": additions.signature,
    "passed on by a secretary, Gmail": forwarding.forwarded("Gmail"),
    "passed on by a secretary, Outlook": forwarding.forwarded("Outlook"),
    "organisation renamed": own_names.renamed,
    "organisation with another aim": own_names.with_another_aim,
    "people renamed, common names": renaming.renamed("common"),
    "people renamed, rare names": renaming.renamed("rare"),
    "people renamed, double-barrelled": renaming.renamed("double"),
    "people renamed, foreign": renaming.renamed("foreign"),
}

CHANGES: Mapping[str, Change] = {
    **ONE_AT_A_TIME,
    "other names, script and program": several(
        "people renamed, common names", "organisation renamed", "Cyrillic to Latin",
        "Latin to Cyrillic", "disclaimer added", "HTML as Outlook writes it",
    ),
    "bare Latin, passed on, cut lines": several(
        "Latin without diacritics", "passed on by a secretary, Gmail", "lines cut at 72",
        "device line added",
    ),
    "other names over the invitation": several(
        "people renamed, double-barrelled", "organisation renamed", "signature block added",
        "over the invitation, Outlook", "HTML alone", "utf-8 labelled iso-8859-1",
    ),
}  # fmt: skip
