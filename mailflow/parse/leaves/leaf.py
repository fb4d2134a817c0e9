"""A page with everything found in it, each kind looked for once and only when asked for."""

import re
from bisect import bisect_left, bisect_right
from itertools import islice
from typing import Final

from mailflow.model import Found
from mailflow.parse.leaves.in_tongue import in_their_tongue
from mailflow.parse.leaves.lines_below import with_lines_below
from mailflow.parse.leaves.no_house import names_no_house
from mailflow.parse.leaves.quoted import quoted
from mailflow.parse.letter import BOTH_KNOWN, Mention, Passage
from mailflow.parse.organisations.named import Named, find_organisations
from mailflow.parse.page.aligned import aligned_rows
from mailflow.parse.page.by_post import by_post
from mailflow.parse.page.columns import find_columns
from mailflow.parse.page.contacts import Piece, find_pieces, within
from mailflow.parse.page.contrast import cut_at_but, left_standing
from mailflow.parse.page.dates import goes_on
from mailflow.parse.page.ends import clause_end, sentence_end
from mailflow.parse.page.fallen import fallen_rows
from mailflow.parse.page.first_person import of_myself, of_nobody_else
from mailflow.parse.page.inverted import inverted, surnamed
from mailflow.parse.page.labels import Field, Row, find_fields, find_rows
from mailflow.parse.page.once import once
from mailflow.parse.page.parts import parties
from mailflow.parse.page.phrasebook import Cue, phrasebook
from mailflow.parse.page.streets import is_address
from mailflow.parse.page.tables import has_trait
from mailflow.parse.page.told import told_in
from mailflow.parse.page.towns import town
from mailflow.parse.page.turns import bracket_around, reason_around, turns
from mailflow.parse.page.unmeant import meant
from mailflow.parse.page.working import Page, is_cyrillic
from mailflow.parse.people.around import is_called_by
from mailflow.parse.people.find import find_people
from mailflow.parse.people.small_letters import find_small

SURE: Final = 0.5  # below it a mention only looks like a name
# The text is cut to this many letters: nobody's registration is longer, some attachments are.
LETTERS_MAX: Final = 60_000
# Words of an earlier registration, which a house may be called by: ŠK „Rokada“.
_ALTERS: Final = frozenset(
    {"change", "alters", "correction", "cancel", "strike", "swap", "instead", "replaces"}
)
_MINE: Final = ("self", "pair")
_NAMED_SO: Final = re.compile(r'"[^"\n.!?]{2,60}"')
NAMES_MAX: Final = 300  # people of one letter
MAIL_BELOW: Final = "mail passed on"  # why the words of another's mail count
COLLEAGUE: Final = "mail within the house"  # whose questions are not the desk's
CLAUSE_MAX: Final = 1_000  # letters looked at on either side; no sentence of a letter is longer
_SENTENCE_MAX: Final = 400  # letters looked at before an offset


class Leaf:
    """A page and what stands in it.

    Attributes:
        page: The passage in its working form.
        kind: What the passage is to the reader.
        text: As written, but that a line end within a sentence is a blank.
        language: Of its letter, ISO 639; "" of a page by itself: for the words of all.
        because: Why it counts though the sender did not type it; "" if he did. Of a mail below
            that does not count, COLLEAGUE if it was written in the sender's own house.
    """

    def __init__(self, passage: Passage, because: str = "", language: str = "") -> None:
        """Take one passage in *language*; nothing is looked for yet."""
        self.page = Page(passage)
        self.kind = passage.kind
        self.flat = self.page.flat
        self.text = self.page.text
        self.because = because
        self._clauses: dict[int, tuple[int, int]] = {}
        # The desk's subject over a Slovak letter: „управе“ is no „uprav“, to change.
        foreign = has_trait(language, "latin") and is_cyrillic(passage.text)
        self.language = "sr" if foreign else language

    @property
    def is_small(self) -> bool:
        """Typed without a single capital."""
        return self.page.is_small

    @once
    def cues(self) -> tuple[Cue, ...]:
        """What its words tell about coming."""
        said = phrasebook("cues.tsv", self.language).find(self.page)
        if has_trait(self.language, "ja_is_not_i"):  # "и ја пријавувам Ана" registers her
            said = tuple(c for c in said if not (c.sense in _MINE and c.words.endswith(" ja")))
        told = of_myself(map(cut_at_but, meant(said, self.text, self.flat)), self.flat)
        kept = [c for c in told if not (self._is_named(c) or self._is_house(c))]
        kept = of_nobody_else(kept, self.flat, self._mentions)
        return left_standing(self.kind, self.text, self.flat, kept)

    def _is_named(self, cue: Cue) -> bool:
        """The words are part of a name, or an address: Odavić is no "odjavi"."""
        if cue.start and self.flat[cue.start - 1] in ".@-" and within(self.pieces, cue.start):
            return True  # "ana@breza.me, tel. …" has no "me, …"
        at = bisect_right(self._mention_starts, cue.start) - 1
        if at < 0 or not (m := self._mentions[at]).surname:
            return False
        whole = cue.start == m.start and cue.end == m.end and not m.given
        return cue.end <= m.end and not whole  # "dolaziću" may look like a Dolazić

    def _is_house(self, cue: Cue) -> bool:
        """The words are part of what a house is called: „Rokada“, Pokret Promena."""
        if cue.sense not in _ALTERS or any(a < cue.start < b for a, b in self._quoted):
            return cue.sense in _ALTERS
        first, last = self.text[cue.start], self.text[cue.end - 1]
        if not first.isupper() or last.isupper():  # who shouts has capitals everywhere
            return False
        return any(o.start < cue.start and cue.end <= o.end for o in self.organisations)

    @once
    def _quoted(self) -> tuple[tuple[int, int], ...]:
        """Names between quotation marks."""
        spans = (m.span() for m in _NAMED_SO.finditer(self.flat))
        return tuple(s for s in spans if self.text[s[0] + 1].isupper())

    @once
    def pieces(self) -> tuple[Piece, ...]:
        """Addresses, telephone and official numbers."""
        return find_pieces(self.page, self.language)

    @once
    def fields(self) -> tuple[Field, ...]:
        """Labelled values."""
        found = with_lines_below(find_fields(self.page), self.page, self.named)
        return tuple(sorted(found, key=lambda field: field.start))

    @once
    def counts(self) -> tuple[int, ...]:
        """The numbers of people told, in order."""
        return told_in(self.page, tuple(parties(self.page)))

    @once
    def rows(self) -> tuple[Row, ...]:
        """Rows of tables, their columns known by heads or by what stands in them."""
        more = find_columns(self.page, self.headed)
        return tuple(sorted((*self.headed, *more), key=lambda row: row.start))

    @once
    def headed(self) -> tuple[Row, ...]:
        """Rows of tables under column heads."""
        finders = (find_rows, fallen_rows, aligned_rows)
        return tuple(row for find in finders for row in find(self.page))

    @once
    def _mentions(self) -> tuple[Mention, ...]:
        found = find_people(self.text)
        if self.is_small:
            # Typed on a telephone without a capital: those known by both halves, and those
            # that the words around them tell.
            known = find_small(self.text, find_people)
            taken = {m.start for m in known}
            told = (m for m in found if m.surname and m.start not in taken)
            found = tuple(sorted((*known, *told), key=lambda m: m.start))
        found = tuple(by_post(in_their_tongue(found, self.text, self.language), self.text))
        after = {m.start for m in found}
        kept = (
            m for m in found if not is_address(self.flat, m, after) and not self._is_else(m)
        )
        whole = (*islice(kept, NAMES_MAX), *self._surnamed)
        return tuple(sorted(whole, key=lambda m: m.start))

    @once
    def _mention_starts(self) -> list[int]:
        return [m.start for m in self._mentions]

    @once
    def _surnamed(self) -> tuple[Mention, ...]:
        return tuple(surnamed(self.page))

    def _is_else(self, m: Mention) -> bool:
        """What looks like a name is a town, or stands for nobody: N.N."""
        if self.flat[m.start : m.end].replace(" ", "").strip(".") == "n.n":
            return True
        said = self.text[m.start : m.end]
        if m.confidence >= BOTH_KNOWN or town(said) is None:
            return False
        # No "sa Sofijom i Petrom Ilić", who share a surname, nor "ćerka Sofija".
        return " " in said or not (m.surname or is_called_by(self.text, m.start))

    @once
    def organisations(self) -> tuple[Named, ...]:
        """Organisations by head noun or legal form."""
        people = [
            (m.start, m.end)
            for m in self._mentions
            if m.confidence >= BOTH_KNOWN
            or (m.confidence >= SURE and names_no_house(self.page, m, self._mentions))
        ]
        return find_organisations(self.page, people, self.language)

    @once
    def people(self) -> tuple[Mention, ...]:
        """Persons, without those who are part of a street's, school's or event's name."""
        spans = quoted(self.flat, self._mentions, self.cues)
        spans += [(one.start, one.end) for one in self.organisations]
        spans += [(p.start, p.end) for p in self.pieces]
        turned = (*inverted(self.text), *self._surnamed)
        spans += [(m.start, m.end) for m in turned]
        plain = [m for m in self._mentions if not any(a <= m.start < b for a, b in spans)]
        return tuple(sorted((*plain, *turned), key=lambda m: m.start))

    @once
    def _people_starts(self) -> list[int]:
        return [m.start for m in self.people]

    def named(self, start: int, end: int) -> tuple[Mention, ...]:
        """Return the people whose names begin at *start* or later and before *end*."""
        starts = self._people_starts
        return self.people[bisect_left(starts, start) : bisect_left(starts, end)]

    def named_before(self, at: int) -> int:
        """Return how many people's names begin before offset *at*."""
        return bisect_left(self._people_starts, at)

    def clause(self, at: int) -> tuple[int, int]:
        """Return start and end of the clause around offset *at*, of an endless one a part."""
        if at in self._clauses:  # of a name, a verb: a dozen rules ask for the same
            return self._clauses[at]
        begins, ends = self._limits
        before, after = bisect_right(begins, at), bisect_left(ends, at)
        start = begins[before - 1] if before else 0
        if (opened := bracket_around(self.flat, start, at)) is not None:
            start = self.clause(opened)[0]  # "Ana (peva, ali i vodi) i Petar dolaze"
        elif (comma := reason_around(self.flat, start, at)) is not None:
            start = self.clause(comma)[0]  # "dolaze Ana, jer vodi arhiv, i Petar"
        end = ends[after] if after < len(ends) else len(self.flat)
        found = self._clauses[at] = max(start, at - CLAUSE_MAX), min(end, at + CLAUSE_MAX)
        return found

    @once
    def _limits(self) -> tuple[list[int], list[int]]:
        """Offsets at which clauses begin, and at which they end, each sorted."""
        ends = [*clause_end().finditer(self.flat), *turns(self.language).finditer(self.flat)]
        return sorted([m.end() for m in ends]), sorted([m.start() for m in ends])

    @once
    def _cue_starts(self) -> list[int]:
        return [cue.start for cue in self.cues]

    def between(self, start: int, end: int) -> tuple[Cue, ...]:
        """Return the cues that begin at *start* or later and before *end*."""
        starts = self._cue_starts
        return self.cues[bisect_left(starts, start) : bisect_left(starts, end)]

    def sentence_start(self, at: int) -> int:
        """Return where the sentence around offset *at* starts."""
        if self.flat[at - 1 : at] in (".", "!", "?", "\n"):
            return at
        ends = self._sentence_ends
        last = bisect_right(ends, at)
        return max(ends[last - 1] if last else 0, at - _SENTENCE_MAX)

    @once
    def _sentence_ends(self) -> list[int]:
        ends = (m.end() for m in sentence_end().finditer(self.flat))
        return [end for end in ends if not goes_on(self.flat, end)]

    def sentence_end(self, at: int) -> int:
        """Return where the sentence around offset *at* ends."""
        ends = self._sentence_ends
        first = bisect_right(ends, at)
        last = min(at + CLAUSE_MAX, len(self.flat))
        return min(ends[first] - 1, last) if first < len(ends) else last

    @once
    def senses(self) -> frozenset[str]:
        """What its cues tell, each sense once."""
        return frozenset(cue.sense for cue in self.cues)

    def has(self, *senses: str) -> bool:
        """One of *senses* is among the cues."""
        return not self.senses.isdisjoint(senses)

    def found(self, value: str, at: int, because: str) -> Found:
        """Return *value* with its place."""
        return self.page.found(value, at, because)
