"""Marks that open a line of a list, in the working form of a text."""

import re
from typing import Final

from mailflow.parse.letter import BULLETS

# Small pictures too, with what tones or joins them: "👉 Ana Ilić, direktorka".
_PICTURES: Final = "\u2600-\u27bf\U0001f300-\U0001faff\ufe0f\u200d\u20e3"
SIGNS: Final = rf"[-{BULLETS}#~=@»›►⁃{_PICTURES}]+"
# "1.", "(1)", "1/", "a)", "(a)", "a/", "iv."; Word's "o" stands apart, or it would be „о Ани“.
BULLET: Final = (
    rf"(?:{SIGNS}|\(?\d{{1,2}}\s*[.)]|\d{{1,2}}/|\(?[a-z]\)|[a-z]/|\(?[ivx]{{1,4}}\s?[.)]"
    r"|o(?:\t|\s{2,}))"
)
BULLETED: Final = re.compile(rf"\s*{BULLET}\s*")
