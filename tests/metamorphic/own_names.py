"""Every organisation's own name, the part between quotes, replaced by another."""

import re
from collections.abc import Mapping
from typing import Any

from mailflow.script import fold, to_latin

from . import invented
from .alphabets import REACH, to_cyrillic, without_marks, words_of
from .documents import documents, other_papers, rewritten
from .letters import Case, Words, closed, in_words, opened, pick, reheaded, say, texts

_QUOTED = re.compile('[„“"«]([^„“”"«»]+)[“”"»]')
_AIM = re.compile(r"[^„“\"]* (?:za|за|for|of) ([^„“\"(),]+)$")
_SMALL = frozenset(("za", "i", "na", "u", "for", "of", "the", "and"))
_STEM = 5  # a word that begins like the old name is the old name in another case


def renamed(case: Case) -> Case | None:
    """Return *case* with another own name; None unless it stands undeclined wherever it is."""
    old = _own_name(case.truth)
    new = pick(case, _of(invented.OWN_NAMES, case.truth["language"]))
    return _replaced(case, {old: new}) if old else None


def with_another_aim(case: Case) -> Case | None:
    """Return *case* whose „Центар за права детета“ works for something else."""
    organisation, language = case.truth["organisation"] or {"name": ""}, case.truth["language"]
    aim = _AIM.match(organisation["name"])
    if aim is None or language not in ("sr", "en"):
        return None
    new = pick(case, invented.AIMS[language])
    whole = organisation["name"].replace(aim[1], new)
    initials = "".join(word[0] for word in whole.split() if fold(word) not in _SMALL).upper()
    acronyms = {a: initials for a in organisation["aliases"] if a.isupper() and a.isalpha()}
    return _replaced(case, {aim[1]: new, **acronyms})


def _replaced(case: Case, pairs: Mapping[str, str]) -> Case | None:
    """Return *case* with the old in *pairs* made new; None if the old stands declined too."""
    told = words_of(case)
    old, new = next(iter(pairs.items()))
    if other_papers(opened(case)) or set(fold(new).split()) & set(fold(told).split()):
        return None
    bare = case.truth["script"] == "Latn" and not re.search("[čćšžđ]", told, re.I)

    def words(text: str) -> str:
        for before, after in pairs.items():
            text = _instead(text, before, after, bare)
        return text

    message = opened(case)
    for part in texts(message):
        say(part, in_words(part, words))
    reheaded(message, words, words)
    for part in documents(message):
        rewritten(part, words)
    changed = closed(case, message, organisation=_named(case.truth["organisation"], words))
    return None if _left(changed, old, new) or words(told) == told else changed


def _named(organisation: dict[str, Any], words: Words) -> dict[str, Any]:
    aliases = [words(other) for other in organisation["aliases"]]
    return organisation | {"name": words(organisation["name"]), "aliases": aliases}


def _own_name(truth: dict[str, Any]) -> str:
    name = (truth["organisation"] or {}).get("name") or ""
    quoted = _QUOTED.search(name)
    return quoted[1] if quoted else ""


def _of(names: Mapping[str, tuple[str, ...]], language: str) -> tuple[str, ...]:
    return names.get(language, names["sr"])


def _instead(text: str, old: str, new: str, bare: bool) -> str:
    joined = fold(old).replace(" ", "")
    out, at = [], 0
    for address in REACH.finditer(text):
        out.append(_in_prose(text[at : address.start()], old, new, bare))
        site = re.sub(r"[ ]", "", fold(new))
        out.append(re.sub(re.escape(joined), site, address[0], flags=re.IGNORECASE))
        at = address.end()
    return "".join(out) + _in_prose(text[at:], old, new, bare)


def _in_prose(text: str, old: str, new: str, bare: bool) -> str:
    spellings = {s for latin in (to_latin(old),) for s in (old, latin, without_marks(latin))}
    spellings |= {to_cyrillic(old)}
    choices = "|".join(re.escape(s).replace(r"\ ", r"\s+") for s in spellings)

    def put(match: re.Match[str]) -> str:
        word = match[0]
        latin = without_marks(to_latin(new)) if bare else to_latin(new)
        written = to_cyrillic(new) if re.search("[\u0400-\u04ff]", word) else latin
        if word.isupper():
            return written.upper()
        return written.lower() if word.islower() else written

    return re.sub(rf"(?<!\w)(?:{choices})(?!\w)", put, text, flags=re.IGNORECASE)


def _left(changed: Case, old: str, new: str) -> bool:
    prose = fold(REACH.sub(" ", words_of(changed))).split()
    stems = tuple(word[:_STEM] for word in fold(old).split() if len(word) >= _STEM)
    fresh = fold(new)
    return bool(stems) and any(
        word.strip('„“”".,;:()').startswith(stems) and word not in fresh for word in prose
    )
