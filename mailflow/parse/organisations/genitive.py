"""The way back to the nominative for names without a head noun we know."""

from typing import Final

from mailflow.parse.page.working import flat, in_script_of


def nominative(name: str, *, quoted: bool = False) -> str:
    """Return a name that stood in the genitive in its likely nominative.

    "Gradjanskih akcija" is "Gradjanske akcije", "Zelenog kruga" is "Zeleni krug".

    Args:
        quoted: In quotation marks, where a name mostly stands as it is.

    >>> nominative("Kuće zajednice"), nominative("Zelene staze", quoted=True)
    ('Kuća zajednice', 'Zelene staze')
    """
    words = name.split()
    first, low = words[0], flat(words[0])
    second = flat(words[1]) if len(words) > 1 else ""
    if low.endswith("ih") and second.endswith("a"):
        return " ".join([_end(first, 2, "e"), _end(words[1], 1, "e"), *words[2:]])
    if low.endswith("og") and second.endswith("a"):
        return " ".join([_end(first, 2, "i"), _end(words[1], 1, ""), *words[2:]])
    if quoted:
        return name
    if is_plain(name):
        return " ".join([_end(first, 1, "a"), _end(words[1], 1, "a")])
    if low.endswith("e"):
        return " ".join([_end(first, 1, "a"), *words[1:]])
    return name


def is_plain(name: str) -> bool:
    """Only one nominative leads to this genitive: an adjective and a noun in -e.

    >>> is_plain("Zelene straže"), is_plain("Ruke podrške")
    (True, False)
    """
    words = flat(name).split()
    return len(words) == 2 and words[1].endswith("e") and _is_adjective(words[0])


def _is_adjective(low: str) -> bool:
    return low.endswith(("ske", "cke", "ne", "ene", "ove", "ive", "je")) or low in _ADJECTIVES


_ADJECTIVES: Final = frozenset({
    "bele", "bijele", "male", "plave", "zute", "mlade", "stare", "dobre", "tihe", "bistre",
    "brze", "mudre", "hrabre", "vesele", "zrele", "divlje", "nase", "vruce", "ciste",
    "otvorene", "zlatne", "druge", "trece",
})  # fmt: skip


def _end(word: str, cut: int, ending: str) -> str:
    return word[: len(word) - cut] + in_script_of(ending, word)
