"""Respond: in which language and script an answer speaks; dates and plurals in it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from typing import Final

from babel import Locale, UnknownLocaleError
from babel.dates import format_date
from jinja2 import TemplateRuntimeError, pass_context
from jinja2.runtime import Context

from mailflow.model import Languages, Script

# Where CLDR's own choice for a language is not ours.
_LOCALES: Final[Mapping[str, str]] = {
    "sr": "sr_Cyrl",
    "en": "en_GB",
    "bs": "bs_Latn",
    "sh": "bs_Latn",
    "cnr": "sr_Latn_ME",
    "me": "sr_Latn_ME",
}
# They share one text, but not the names of the months.
_SHARE_A_TEXT: Final = frozenset(("bs", "sh", "cnr", "me"))
_CYRILLIC: Final = frozenset(("mk", "bg", "ru", "rue", "uk"))
_COUNTED: Final = range(201)  # CLDR's rules for whole numbers repeat after 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """How one text of an answer speaks.

    Attributes:
        language: Of the template.
        script: The text goes out in.
        locale: Of its dates.
    """

    language: str
    script: Script
    locale: str

    @property
    def is_transliterated(self) -> bool:
        """Serbian texts are written once, in Cyrillic."""
        return self.language == "sr" and self.script is Script.LATIN


def voices(
    reader: str, script: Script, languages: Languages, has: Callable[[str], bool]
) -> Iterator[Voice]:
    """Yield how to answer who wrote in *reader* and *script*: one voice, or two.

    Args:
        has: Whether the answer can be written in a language.
    """
    spoken = next(filter(has, languages.preferred(reader)))
    yield _voice(spoken, reader, script)
    second = languages.bilingual.get(spoken, spoken)
    if second != spoken and has(second):
        yield _voice(second, second, script)


def _voice(language: str, reader: str, script: Script) -> Voice:
    own = reader if language == "hr" and reader in _SHARE_A_TEXT else language
    written = script if language == "sr" else Script.LATIN
    return Voice(
        language=language,
        script=Script.CYRILLIC if language in _CYRILLIC else written,
        locale=locale_of(own),
    )


def locale_of(language: str) -> str:
    """Return CLDR's name for what *language* is written like."""
    return _LOCALES.get(language, language)


def is_language(code: str) -> bool:
    """There are dates and plurals for that language."""
    try:
        Locale.parse(locale_of(code))
    except (ValueError, UnknownLocaleError):
        return False
    return True


@lru_cache(maxsize=1024)  # the same few days in every answer, and CLDR's patterns are slow
def written_day(day: date, locale: str) -> str:
    """Return *day* as people write it.

    >>> written_day(date(2019, 3, 15), "sr_Cyrl")
    'петак, 15. март 2019.'
    """
    # CLDR has spaces of several kinds.
    return " ".join(format_date(day, "full", locale=locale).split())


@pass_context
def plural(context: Context, number: int, **forms: str) -> str:
    """Return the form for *number*, of those a template gives by CLDR's names.

    Raises:
        TemplateRuntimeError: A form that the language needs is not there.
    """
    language = str(context.get("language"))
    needed = plurals(language)
    if lacking := sorted(set(needed) - set(forms)):
        example = ", ".join(f"{name} (e.g. {needed[name]})" for name in lacking)
        raise TemplateRuntimeError(f"plural: {language!r} needs {example}")
    return forms[Locale.parse(locale_of(language)).plural_form(number)]


@cache
def plurals(language: str) -> dict[str, int]:
    """Return the forms that whole numbers need, by CLDR's names, each with an example.

    >>> plurals("sr")
    {'other': 0, 'one': 1, 'few': 2}
    """
    rule = Locale.parse(locale_of(language)).plural_form
    found: dict[str, int] = {}
    for number in _COUNTED:
        found.setdefault(rule(number), number)
    return found
