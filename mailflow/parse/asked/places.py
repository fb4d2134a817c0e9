"""Where an answer stands."""

from dataclasses import dataclass
from typing import Final

from mailflow.parse.leaves.leaf import Leaf

ANSWER_MAX: Final = 160  # letters; a longer one is cut, the letter has the rest


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of a page that answers a question.

    Attributes:
        start, end: Offsets in the page.
        because: The evidence, for a person.
        row: Name of the person in whose row of a table it stands; "" if in none.
        label: It stands behind a label: in a form, where persons have blocks of lines.
    """

    leaf: Leaf
    start: int
    end: int
    because: str
    row: str = ""
    label: bool = False

    @property
    def words(self) -> str:
        """As written, on one line, not too long."""
        said = " ".join(self.leaf.text[self.start : self.end].split()).strip(" .,;*_")
        return said if len(said) <= ANSWER_MAX else said[:ANSWER_MAX].rsplit(" ", 1)[0]

    @property
    def line(self) -> tuple[int, int]:
        """Offsets of the line it begins in."""
        return self.leaf.page.line_of(self.start)
