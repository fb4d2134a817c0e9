"""What a letter tells of a person's coming, and why: the words that rules tell apart."""

from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.letter import Mention
from mailflow.parse.page.labels import Row


class Standing(Enum):
    """What a letter tells of a person's coming."""

    COMES = auto()
    STAYS = auto()
    REMOVED = auto()
    ADDRESSED = auto()  # the one written to
    WRITES = auto()  # signs, no more
    UNKNOWN = auto()


BY_ORDER: Final = "by whose order others come"
WITHOUT_VERB: Final = "no verb of coming"
MENTIONED: Final = "only mentioned"  # a verb of something else tells of him
ELSEWHERE: Final = "comes elsewhere, or only if"
PERHAPS: Final = "perhaps, it says"
REFUSES: Final = "the form says no"
UNLISTED: Final = "not to be entered:"  # and was not before: he falls away from nothing
SIGNS: Final = "signs the document"
MET: Final = "sat in the meeting that decided, or wrote its minutes"
REGISTERED: Final = "earlier:"  # why somebody came, unless the letter says otherwise
SHORT: Final = "called for short: "
MEANT: Final = "who is meant: "  # by a pronoun, and nobody else named can be


@dataclass(frozen=True, slots=True, kw_only=True)
class Guest:
    """A person named in a letter.

    Attributes:
        standing: Whether the person comes, and by which words (*because*).
        row: The table row the person stands in, or None.
        label: What stands before the name and a colon: "novinarka: Ana Ilić", or "".
        is_item: The person has a line of a list, a row or a label of their own.
    """

    leaf: Leaf
    mention: Mention
    standing: Standing
    because: str
    row: Row | None = None
    label: str = ""
    is_item: bool = False


def words_in(because: str) -> str:
    """Return the letter's own words that *because* quotes, "" if it quotes none."""
    return because.partition("“")[2].rpartition("”")[0]


def by_words(because: str) -> bool:
    """Tell whether words of running text tell it, no label, list or heading."""
    return because.removeprefix(MEANT).startswith("“")


def is_earlier(because: str) -> bool:
    """Tell whether somebody comes only because an earlier letter registered him."""
    return because.startswith(REGISTERED)


def is_unlisted(because: str) -> bool:
    """Tell whether somebody is not to be entered, and was not before."""
    return because.startswith(UNLISTED)
