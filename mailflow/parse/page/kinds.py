"""What a label asks for: "ime i prezime", "učesnik 2 – prezime"."""

import re
from functools import lru_cache
from typing import Final

from mailflow.parse.page.phrasebook import phrasebook

_GROUP: Final = re.compile(r"^item\d+\.")
# Before what is asked of one of several: "Učesnik 1 – prezime", "Participant 2 (position)".
_WHOSE: Final = re.compile(r"(?=\D{0,30}\d)[^-–—/(]{2,30}[-–—/(]\s*")


@lru_cache(maxsize=1024)  # the same labels are in every form, and asked for twice in one
def kind_of(label: str) -> str:
    """Return the kind of a label in its working form, "" if unknown.

    >>> kind_of("ime i prezime ucesnika"), kind_of("ucesnik 1 - prezime")
    ('name', 'surname')
    """
    # A visiting card's label has parameters and a group: "item1.tel;type=cell".
    # A database's columns have no blanks: "last_name".
    low = _GROUP.sub("", label.strip(" *_.:")).partition(";")[0].replace("_", " ")
    whose = _WHOSE.match(low)
    asked = phrasebook("labels.tsv").longest(low[whose.end() :])[0] if whose else ""
    if asked:
        return asked
    sense, length = phrasebook("labels.tsv").longest(low)
    if sense == "organisation" and low[length:].startswith(' "'):
        return ""  # "Udruženje „Breza“: Ana Ilić": it asks for none, it is one
    return sense if length and len(low) - length <= BEHIND_MAX else ""


BEHIND_MAX: Final = 28  # letters of a label behind what it asks for: "… (kako glasi u pasošu)"
