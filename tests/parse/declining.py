"""The other way round: a nominative -> its cases, for tests that put one name for another."""

SOFT = ("š", "ž", "č", "ć", "đ", "j", "lj", "nj", "dž", "c")
FLEETING = ("Petar", "Aleksandar", "Mitar", "Dimitar")
CASES = ("nominative", "genitive", "dative", "accusative", "instrumental")


def declined_given(name: str, case: str, *, female: bool) -> str:
    """Return a Serbian given name, in Latin, in *case*."""
    if case == "nominative" or name[-1] in "iuy" or (female and name[-1] != "a"):
        return name  # Ines, Toni
    if name[-1] == "a":
        endings = {"genitive": "e", "dative": "i", "accusative": "u", "instrumental": "om"}
        return name[:-1] + endings[case]
    return masculine(name, case)


def masculine(name: str, case: str) -> str:
    """Return a man's name that does not end in -a in *case*."""
    stem = name[:-2] + name[-1] if name in FLEETING else name
    stem = stem[:-1] if name[-1] in "oe" else stem
    soft = stem.lower().endswith(SOFT) and name[-1] != "o"
    instrumental = "em" if soft else "om"
    endings = {"genitive": "a", "dative": "u", "accusative": "a", "instrumental": instrumental}
    return stem + endings[case]


def declined_surname(name: str, case: str, *, female: bool) -> str:
    """Return a surname in *case*; those of women stay as they are."""
    if female or case == "nominative":
        return name
    if name.endswith(("ski", "čki", "ški")):
        endings = {"genitive": "og", "dative": "om", "accusative": "og", "instrumental": "im"}
        return name[:-1] + endings[case]
    if name[-1] == "a":
        return declined_given(name, case, female=False)
    if name.endswith("ac"):
        return masculine(name[:-2] + "c", case)
    return masculine(name, case)


def declined(given: str, surname: str, case: str, *, female: bool) -> str:
    """Return a whole name in *case*.

    >>> declined("Petar", "Sremac", "instrumental", female=False)
    'Petrom Sremcem'
    """
    first = declined_given(given, case, female=female)
    return f"{first} {declined_surname(surname, case, female=female)}"
