"""Words at the end of a name, or of none: a number, a partner's surname, "its", a motto."""

import re
from collections.abc import Sequence
from typing import Final

from mailflow.parse.opening.closings import closing
from mailflow.parse.organisations.heads import boundaries, heads
from mailflow.parse.page.particles import any_of, particles
from mailflow.parse.page.towns import town
from mailflow.parse.page.working import Page
from mailflow.parse.people.case_endings import N
from mailflow.parse.people.nominative import surname_forms


def is_its(page: Page, at: int) -> bool:
    """Word *at*, or the one after a small "all", is a small "its" or "our"."""
    some = page.words[at : at + 2]
    return any(
        page.text[start].islower() and page.flat[start:end] in boundaries("its")
        for start, end in some[: 1 + (len(some) > 1 and page.flat[slice(*some[0])][:2] == "sv")]
    )


def asks(low: str) -> bool:
    """A word asks whom it is said to: "da od Doma kulture Bor primite prijavu".

    In Macedonian many nouns end so: "животните".
    """
    return _ASKS.fullmatch(low) is not None


_ASKS: Final = re.compile(
    r"(?!elite|satelite|granite)\w{3,}ite|\w{2,}(?:jte|sete|zete|ujete|cete|ljate)"
)


def is_deed(page: Page, at: int, language: str) -> bool:
    """Word *at*, small, says what a body did or how: "… žena predložilo", "… Bora rado".

    Or it asks somebody. A genitive does not end so; what looks like a participle is one beside
    "je" or "smo". What is told by an ending is told in the *language* of the head.
    """
    start, end = page.words[at]
    low = page.lows[at]
    verb = _VERBS.get(language)
    if low in boundaries("does", language) and page.lows[at - 1] != "na":
        return True
    if verb or language == "mk":
        return verb is not None and verb.fullmatch(low) is not None
    if low.endswith("o"):
        return not _is_neuter(page, at) or _is_done(page, at)
    if _WILL.fullmatch(page.text, start, end) or asks(low):
        return True
    soft = page.text[end - 2 : end - 1] in "љЉ"  # "родитеља": bare Latin does not show it
    return not soft and _DID.fullmatch(low) is not None and _is_helped(page, start, end)


# The third person, where its ending is no noun's: "прифаќува", "informon", "mulțumește".
_VERBS: Final = {
    "mk": re.compile(r"\w{3,}uva(?:at)?"),
    "bg": re.compile(r"\w{2,}(?:stva|uva|isva|prasa)(?:t|me)?"),
    "sq": re.compile(r"\w{2,}(?:(?<!i)on|ojne|het|hen|jet|jne)"),
    "ro": re.compile(r"\w{2,}(?:eaza|este|esc)"),
    "sk": re.compile(r"\w{2,}uj[eu]"),
}


def _is_neuter(page: Page, at: int) -> bool:
    """Word *at* in -o is of the name: "za dobro", "Naše selo", "rano rođene dece"."""
    (first, _), (start, end) = page.words[at - 1 : at + 1]
    before, after = page.lows[at - 1], page.flat[end : end + 1]
    if page.flat[start - 1] == "-" or after == "-" or before in boundaries("join"):
        return True
    if _OF_SUCH.match(page.flat, end):
        return True
    if before in heads():
        return _NEUTER.match(page.flat, end) is not None
    if town(page.text[first : start - 1]) is not None or _is_land(before):
        return False  # "… Lapovo stalno", "… Šumadije uspešno"
    return before[-1] == "o" or (page.text[first].isupper() and before[-1] == "e")


def _is_land(low: str) -> bool:
    """ "Šumadije", "Srbije", but not "istraživačko", which begins as Istra does."""
    stems = boundaries("land")
    return any(low.startswith(s) and len(low) - len(s) <= ENDING_MAX for s in stems)


ENDING_MAX: Final = 2  # letters of a case


def _is_done(page: Page, at: int) -> bool:
    """Word *at* is a participle right after a town and before "je": "… Lapovo prijavilo je"."""
    start, end = page.words[at]
    helped = any_of("helps").match(page.flat, end + 1) is not None
    before = page.text[slice(*page.words[at - 1])]
    return page.flat.endswith("lo", start, end) and helped and town(before) is not None


_NEUTER: Final = re.compile(r" \w+(?:o|tv[aeu])\b")
# What an adverb stands before within a name: "teško obolelih", "prevremeno rođene dece".
_OF_SUCH: Final = re.compile(r" (?:\w{2,}[aeiu][ln]ih\b|\w{2,}[ae][ln]e [^\W\d_])")


def _is_helped(page: Page, start: int, end: int) -> bool:
    """ "Je" or "smo" is in the sentence up to an offset, or right after another."""
    before = re.split(r"[.!?;:]\s|\n\n", page.flat[max(0, start - HELPED_WITHIN) : start])[-1]
    helps = any_of("helps")
    return bool(helps.search(before) or helps.match(page.flat, end + 1))


HELPED_WITHIN: Final = 120  # letters of a sentence before its participle
# "Činiće", "uputićemo", but not "braće", "pokuće".
_WILL: Final = re.compile(
    r"\w{2,}[aei](?:ćemo|ћемо)|(?!.*(?:kri|кри)(?:će|ће))\w{3,}[ai](?:će|ће)"
)
# "Javila", "poslali", but neither "škola", "sela" nor "automobila".
_DID: Final = re.compile(
    r"(?!\w*(?:mobil|vozil|cik(?:a?)l|tival|neval|kanal|neral|metal|tekstil|skol|sel|del|tel|terijal"
    r"|signal|sambal|profil|pcel|model|ogledal|kristal|portal|minal|pital|obal|stil|domacil"
    r"|zidal|fosil|muzikal|ideal|fudbal|specijal|original)\w$)\w{2,}[aeiu]l[aie]"
)


def is_article(page: Page, at: int) -> bool:
    """Word *at* is "the" or "an" within a name."""
    return at < len(page.words) and page.lows[at] in ("the", "an", "a")


def are_partners(page: Page, at: int) -> bool:
    """Word *at* and the next are surnames of partners that end a name: "… Tot – Dučić"."""
    pair = [page.text[slice(*word)] for word in page.words[at : at + 2]]
    ends = page.text[page.words[at + 1][1] :][:1] in ("", "\n", ",", "(", "|")
    return ends and all(map(_is_surname, pair))


def _is_surname(word: str) -> bool:
    """A capitalised word can be a surname in the nominative, and no town."""
    forms = surname_forms(word) if word[:1].isupper() else ()
    return any(form.cases & N for form in forms) and town(word) is None


def is_council(page: Page, at: int, end: int) -> bool:
    """The "vece" between two offsets is a council, and neither the evening nor "bigger".

    What it is called says so: "Gradsko vece", "Veće Saveza", "nastavno-naučno veće".
    """
    accent = page.text[at + 2].lower()
    called = _KIND.search(page.flat, max(0, at - KIND_MAX), at) is not None
    return accent not in "čч" and (called or (page.text[at].isupper() and accent != "c"))


KIND_MAX: Final = 24  # letters of the adjective before a council
_KIND: Final = re.compile(r"\w(?:[sc]k|aln|ucn|avn|orn|ovn|adn)(?:o|og|om) $")


def is_number(page: Page, at: int) -> bool:
    """Word *at*, a number, ends a name as in "Komuna 11", and is no date or count."""
    start, end = page.words[at]
    before = page.text[slice(*page.words[at - 1])]
    if _REACHED.match(page.flat, end):
        return False  # "DOM IZVIĐAČA 025/773-662"
    closed = re.match(
        r'\s*(?:[,;()"\n/]|$)|\s-\s|\.(?:\s+[^\W\d_a-zа-ш]|\s*$)', page.text[end:][:4]
    )
    following = re.match(r"\s(\w+)", page.flat[end : end + 20])
    ends = closed or (following is not None and following[1] in boundaries("stop"))
    return before[:1].isupper() and end - start < 5 and bool(ends)


_REACHED: Final = re.compile(r"[/-] ?\d{2}")  # a telephone goes on


def is_motto(words: Sequence[str], *, quoted: bool) -> bool:
    """What stands below a signature is a saying or where to follow: "Znanje je moć".

    Args:
        words: In their working form.
        quoted: In quotation marks; a saying is, a sentence of the letter is not.
    """
    says = quoted and not boundaries("saying").isdisjoint(words)
    says = says or (
        not quoted and bool({*particles("states")} & {*words[1:-1]})
    )  # "Veče je mudrije"
    asks = words[0].endswith("jte")  # "Pitajte za Vidu"
    return says or asks or not boundaries("network").isdisjoint(words)


def is_farewell(line: str) -> bool:
    """A line of a signature is a sentence that greets, up to its comma: "Suksese në punë,".

    A name has more capitals, or fewer words.
    """
    words = line.rstrip(" ,").split()
    greets = line.rstrip().endswith(",") and len(words) > FAREWELL_MIN
    return (greets and _says_farewell(words)) or bool(closing(line))


def _says_farewell(words: Sequence[str]) -> bool:
    capitals = sum(word != word.lower() or word[0] in '„“"' for word in words[1:])
    placed = capitals == 1 and len(words) > FAREWELL_PLACED_MIN  # "… vidimo se u Boru,"
    return words[0].istitle() and (placed or not capitals)


FAREWELL_MIN: Final = 2
FAREWELL_PLACED_MIN: Final = 4
