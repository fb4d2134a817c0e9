"""Where sentences end, and where a full stop only closes an abbreviation."""

import re
from functools import cache
from itertools import groupby

from mailflow.parse.page.particles import either, particles


@cache
def sentence_end() -> re.Pattern[str]:
    """Return what finds the mark that ends a sentence, or a line, in the working form."""
    return re.compile(rf"[.!?](?=\s|$){_no_abbreviation()}|\n")


@cache
def clause_end() -> re.Pattern[str]:
    """Return what finds the end of a sentence, and of a line.

    A number with a dot ends one if it is a year, "15.03.2019.", or of a telephone, "45 67.".
    The mark first: to look back from every letter would take longer than all the rest.
    """
    number = r"(?:(?<=\d{4}\.)|(?<=\d[ /-]\d\d\.)|(?<=\d[ /-]\d{3}\.))"
    # "15.03.2019. godine", "14-15. marta"
    no_date = rf"(?!{either('month_begins')}|{either('opens_none')}\b)"
    return re.compile(
        rf"[.!?\n](?:(?<=[!?])(?=\s|$)|(?<=\n)|(?<=\.)(?=\s|$)(?<!\d\.){_no_abbreviation()}"
        rf"|{number}(?=\s+{no_date}[^\W\d]))"
    )


@cache
def _no_abbreviation() -> str:
    """Return what fails behind the full stop of one; a look back for each length."""
    cut = {*particles("title_cut_short"), *particles("abbreviation")}
    by_length = groupby(sorted(cut, key=len), key=len)
    words = "".join(rf"(?<!\b(?:{'|'.join(some)})\.)" for _, some in by_length)
    return words + r"(?<!\b(?<!')[a-z]\.)"  # not in "can't."
