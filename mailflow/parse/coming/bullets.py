"""Marks that open a line of a list, in the working form of a text."""

from typing import Final

SIGNS: Final = r"[-*•·+°#~=»›➢➤►▪■□●○◦‣⁃→✓✔]+"
# "1.", "(1)", "1/", "a)", "(a)", "a/"; Word's "o" stands apart, or it would be „о Ани“.
BULLET: Final = (
    rf"(?:{SIGNS}|\(?\d{{1,2}}\s*[.)]|\d{{1,2}}/|\(?[a-z]\)|[a-z]/|o(?:\t|\s{{2,}}))"
)
